/* Small words of questions in other languages: who asks in French may still be answered by a page in English.
 */
#include "search/understanding.h"

/* French, German, Spanish, Italian and Dutch, folded; in byte order. */
static const struct span words[] = {
    SPAN_INIT("al"),      SPAN_INIT("au"),      SPAN_INIT("auf"),     SPAN_INIT("aux"),
    SPAN_INIT("avec"),    SPAN_INIT("avete"),   SPAN_INIT("avez"),    SPAN_INIT("bei"),
    SPAN_INIT("bent"),    SPAN_INIT("ce"),      SPAN_INIT("ces"),     SPAN_INIT("cette"),
    SPAN_INIT("che"),     SPAN_INIT("combien"), SPAN_INIT("comment"), SPAN_INIT("como"),
    SPAN_INIT("con"),     SPAN_INIT("cual"),    SPAN_INIT("cuando"),  SPAN_INIT("cuál"),
    SPAN_INIT("cuáles"),  SPAN_INIT("cuándo"),  SPAN_INIT("cómo"),    SPAN_INIT("da"),
    SPAN_INIT("dans"),    SPAN_INIT("das"),     SPAN_INIT("de"),      SPAN_INIT("del"),
    SPAN_INIT("dem"),     SPAN_INIT("den"),     SPAN_INIT("der"),     SPAN_INIT("des"),
    SPAN_INIT("di"),      SPAN_INIT("donde"),   SPAN_INIT("dove"),    SPAN_INIT("du"),
    SPAN_INIT("dónde"),   SPAN_INIT("een"),     SPAN_INIT("ein"),     SPAN_INIT("eine"),
    SPAN_INIT("einen"),   SPAN_INIT("einer"),   SPAN_INIT("el"),      SPAN_INIT("elle"),
    SPAN_INIT("elles"),   SPAN_INIT("est"),     SPAN_INIT("estan"),   SPAN_INIT("está"),
    SPAN_INIT("están"),   SPAN_INIT("et"),      SPAN_INIT("etes"),    SPAN_INIT("fur"),
    SPAN_INIT("für"),     SPAN_INIT("gibt"),    SPAN_INIT("gli"),     SPAN_INIT("haben"),
    SPAN_INIT("habt"),    SPAN_INIT("hat"),     SPAN_INIT("hebben"),  SPAN_INIT("hebt"),
    SPAN_INIT("heeft"),   SPAN_INIT("het"),     SPAN_INIT("hoe"),     SPAN_INIT("ihr"),
    SPAN_INIT("ihre"),    SPAN_INIT("ihrem"),   SPAN_INIT("ihren"),   SPAN_INIT("il"),
    SPAN_INIT("ils"),     SPAN_INIT("ist"),     SPAN_INIT("jullie"),  SPAN_INIT("kann"),
    SPAN_INIT("konnen"),  SPAN_INIT("können"),  SPAN_INIT("la"),      SPAN_INIT("las"),
    SPAN_INIT("le"),      SPAN_INIT("les"),     SPAN_INIT("lo"),      SPAN_INIT("los"),
    SPAN_INIT("mit"),     SPAN_INIT("nach"),    SPAN_INIT("nicht"),   SPAN_INIT("nos"),
    SPAN_INIT("notre"),   SPAN_INIT("nous"),    SPAN_INIT("o"),       SPAN_INIT("oder"),
    SPAN_INIT("ou"),      SPAN_INIT("où"),      SPAN_INIT("par"),     SPAN_INIT("para"),
    SPAN_INIT("pas"),     SPAN_INIT("per"),     SPAN_INIT("pour"),    SPAN_INIT("quand"),
    SPAN_INIT("quando"),  SPAN_INIT("que"),     SPAN_INIT("quel"),    SPAN_INIT("quelle"),
    SPAN_INIT("quelles"), SPAN_INIT("quels"),   SPAN_INIT("qui"),     SPAN_INIT("quoi"),
    SPAN_INIT("qué"),     SPAN_INIT("sie"),     SPAN_INIT("siete"),   SPAN_INIT("sind"),
    SPAN_INIT("sono"),    SPAN_INIT("sont"),    SPAN_INIT("su"),      SPAN_INIT("sur"),
    SPAN_INIT("sus"),     SPAN_INIT("tenéis"),  SPAN_INIT("tiene"),   SPAN_INIT("tienen"),
    SPAN_INIT("un"),      SPAN_INIT("una"),     SPAN_INIT("und"),     SPAN_INIT("une"),
    SPAN_INIT("unser"),   SPAN_INIT("unsere"),  SPAN_INIT("von"),     SPAN_INIT("voor"),
    SPAN_INIT("vos"),     SPAN_INIT("votre"),   SPAN_INIT("vous"),    SPAN_INIT("waar"),
    SPAN_INIT("wann"),    SPAN_INIT("welche"),  SPAN_INIT("welcher"), SPAN_INIT("welches"),
    SPAN_INIT("welke"),   SPAN_INIT("wer"),     SPAN_INIT("werden"),  SPAN_INIT("wie"),
    SPAN_INIT("wird"),    SPAN_INIT("wo"),      SPAN_INIT("y"),       SPAN_INIT("zijn"),
    SPAN_INIT("zu"),      SPAN_INIT("zum"),     SPAN_INIT("zur"),     SPAN_INIT("è"),
    SPAN_INIT("êtes"),
};

bool word_is_foreign_asking(struct span fold)
{
    return span_is_among(fold, words, sizeof words / sizeof *words);
}
