/* The stop list, sorted by bytes so that a word is found by halving. */
#include "terms/stop.h"

static const struct span stops[] = {
    SPAN_INIT("a"),       SPAN_INIT("about"),     SPAN_INIT("above"),      SPAN_INIT("after"),
    SPAN_INIT("again"),   SPAN_INIT("against"),   SPAN_INIT("all"),        SPAN_INIT("also"),
    SPAN_INIT("am"),      SPAN_INIT("an"),        SPAN_INIT("and"),        SPAN_INIT("any"),
    SPAN_INIT("are"),     SPAN_INIT("aren't"),    SPAN_INIT("as"),         SPAN_INIT("at"),
    SPAN_INIT("be"),      SPAN_INIT("because"),   SPAN_INIT("been"),       SPAN_INIT("before"),
    SPAN_INIT("being"),   SPAN_INIT("below"),     SPAN_INIT("between"),    SPAN_INIT("both"),
    SPAN_INIT("but"),     SPAN_INIT("by"),        SPAN_INIT("can"),        SPAN_INIT("cannot"),
    SPAN_INIT("could"),   SPAN_INIT("did"),       SPAN_INIT("do"),         SPAN_INIT("does"),
    SPAN_INIT("doesn't"), SPAN_INIT("doing"),     SPAN_INIT("don't"),      SPAN_INIT("down"),
    SPAN_INIT("during"),  SPAN_INIT("each"),      SPAN_INIT("eg"),         SPAN_INIT("etc"),
    SPAN_INIT("for"),     SPAN_INIT("from"),      SPAN_INIT("further"),    SPAN_INIT("had"),
    SPAN_INIT("has"),     SPAN_INIT("have"),      SPAN_INIT("having"),     SPAN_INIT("he"),
    SPAN_INIT("her"),     SPAN_INIT("here"),      SPAN_INIT("hers"),       SPAN_INIT("him"),
    SPAN_INIT("his"),     SPAN_INIT("how"),       SPAN_INIT("i"),          SPAN_INIT("ie"),
    SPAN_INIT("if"),      SPAN_INIT("in"),        SPAN_INIT("into"),       SPAN_INIT("is"),
    SPAN_INIT("isn't"),   SPAN_INIT("it"),        SPAN_INIT("it's"),       SPAN_INIT("its"),
    SPAN_INIT("itself"),  SPAN_INIT("just"),      SPAN_INIT("may"),        SPAN_INIT("me"),
    SPAN_INIT("might"),   SPAN_INIT("more"),      SPAN_INIT("most"),       SPAN_INIT("must"),
    SPAN_INIT("my"),      SPAN_INIT("no"),        SPAN_INIT("nor"),        SPAN_INIT("not"),
    SPAN_INIT("of"),      SPAN_INIT("off"),       SPAN_INIT("on"),         SPAN_INIT("once"),
    SPAN_INIT("only"),    SPAN_INIT("or"),        SPAN_INIT("other"),      SPAN_INIT("our"),
    SPAN_INIT("ours"),    SPAN_INIT("ourselves"), SPAN_INIT("out"),        SPAN_INIT("over"),
    SPAN_INIT("own"),     SPAN_INIT("same"),      SPAN_INIT("shall"),      SPAN_INIT("she"),
    SPAN_INIT("should"),  SPAN_INIT("so"),        SPAN_INIT("some"),       SPAN_INIT("such"),
    SPAN_INIT("than"),    SPAN_INIT("that"),      SPAN_INIT("the"),        SPAN_INIT("their"),
    SPAN_INIT("theirs"),  SPAN_INIT("them"),      SPAN_INIT("themselves"), SPAN_INIT("then"),
    SPAN_INIT("there"),   SPAN_INIT("these"),     SPAN_INIT("they"),       SPAN_INIT("this"),
    SPAN_INIT("those"),   SPAN_INIT("through"),   SPAN_INIT("to"),         SPAN_INIT("too"),
    SPAN_INIT("under"),   SPAN_INIT("until"),     SPAN_INIT("up"),         SPAN_INIT("upon"),
    SPAN_INIT("us"),      SPAN_INIT("very"),      SPAN_INIT("was"),        SPAN_INIT("we"),
    SPAN_INIT("were"),    SPAN_INIT("what"),      SPAN_INIT("when"),       SPAN_INIT("where"),
    SPAN_INIT("whether"), SPAN_INIT("which"),     SPAN_INIT("while"),      SPAN_INIT("who"),
    SPAN_INIT("whom"),    SPAN_INIT("whose"),     SPAN_INIT("why"),        SPAN_INIT("will"),
    SPAN_INIT("with"),    SPAN_INIT("would"),     SPAN_INIT("you"),        SPAN_INIT("your"),
    SPAN_INIT("yours"),   SPAN_INIT("yourself"),  SPAN_INIT("yourselves"),
};

enum { COUNT = sizeof stops / sizeof *stops, STOP_MOST = sizeof "yourselves" - 1 /* bytes */ };

bool stop_has(struct span fold)
{
    return span_is_among(fold, stops, COUNT);
}

bool stop_has_typed(struct span word)
{
    char fold[STOP_MOST];
    if (word.size > sizeof fold)
        return false;
    for (size_t i = 0; i < word.size; i++)
        fold[i] = word.bytes[i] >= 'A' && word.bytes[i] <= 'Z' ? (char)(word.bytes[i] + ('a' - 'A'))
                                                               : word.bytes[i];
    return stop_has((struct span){fold, word.size});
}

void stop_digest(struct digest *digest)
{
    for (size_t i = 0; i < COUNT; i++)
        digest_add_field(digest, stops[i]);
}
