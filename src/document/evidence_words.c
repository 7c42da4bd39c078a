/* Type, access, issuer and days of a document by the words around its link. */
#include "document/evidence_words.h"

#include "base/cleanup.h"
#include "document/prose.h"

enum { DAY_BYTES = 18, ISSUER_BYTES = 80 };

struct type_row {
    const char *phrase; /* in the form of prose_plain */
    enum evidence_type type;
    bool weak; /* also said of what is no document: counts in lists of evidence only */
};

/* The first that is said decides. */
static const struct type_row types[] = {
    {" statement of applicability ", EVIDENCE_APPLICABILITY, false},
    {" statements of applicability ", EVIDENCE_APPLICABILITY, false},
    {" declaration of applicability ", EVIDENCE_APPLICABILITY, false},
    {" soa ", EVIDENCE_APPLICABILITY, false},
    {" bridge letter ", EVIDENCE_LETTER, false},
    {" bridge letters ", EVIDENCE_LETTER, false},
    {" gap letter ", EVIDENCE_LETTER, false},
    {" letter ", EVIDENCE_LETTER, false},
    {" attestation of compliance ", EVIDENCE_CERTIFICATE, false},
    {" aoc ", EVIDENCE_CERTIFICATE, false},
    {" report ", EVIDENCE_REPORT, false},
    {" reports ", EVIDENCE_REPORT, false},
    {" certificate ", EVIDENCE_CERTIFICATE, false},
    {" certificates ", EVIDENCE_CERTIFICATE, false},
    {" certification ", EVIDENCE_CERTIFICATE, false},
    {" certifications ", EVIDENCE_CERTIFICATE, false},
    {" attestation ", EVIDENCE_CERTIFICATE, false},
    {" zertifikat ", EVIDENCE_CERTIFICATE, false},
    {" zertifikate ", EVIDENCE_CERTIFICATE, false},
    {" certificat ", EVIDENCE_CERTIFICATE, false},
    {" certificats ", EVIDENCE_CERTIFICATE, false},
    {" certificado ", EVIDENCE_CERTIFICATE, false},
    {" certificato ", EVIDENCE_CERTIFICATE, false},
    {"証明書", EVIDENCE_CERTIFICATE, false},
    {"认证证书", EVIDENCE_CERTIFICATE, false},
    {"证书", EVIDENCE_CERTIFICATE, false},
    {" bericht ", EVIDENCE_REPORT, true},
    {" prüfbericht ", EVIDENCE_REPORT, false},
    {" rapport ", EVIDENCE_REPORT, true},
    {" informe ", EVIDENCE_REPORT, true},
    {"レポート", EVIDENCE_REPORT, true},
    {"報告書", EVIDENCE_REPORT, true},
    {"报告", EVIDENCE_REPORT, true},
    {" authorization ", EVIDENCE_CERTIFICATE, true},
    {" authorizations ", EVIDENCE_CERTIFICATE, true},
    {" audit ", EVIDENCE_REPORT, true},
    {" residual risk ", EVIDENCE_REPORT, true},
    {" risk environment ", EVIDENCE_REPORT, true},
    {" assessment ", EVIDENCE_REPORT, true},
    {" summary ", EVIDENCE_REPORT, true},
};

bool evidence_type_of(struct span text, bool list, enum evidence_type *type)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(text, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if ((list || !types[i].weak) && span_find(plain, span_of(types[i].phrase), 0) != SPAN_NONE) {
            *type = types[i].type;
            return true;
        }
    return false;
}

bool evidence_is_other(struct span label)
{
    static const char *const others[] = {
        " agreement ", " policy ",    " matrix ", " mapping ",       " addendum ",  " form ",
        " template ",  " terms ",     " guide ",  " documentation ", " blueprint ", " package ",
        " blog ",      " checklist ", " paper ",  " overview ",      " website ",   " plan ",
        " portal ",    " program ",   " video ",  " guidelines ",    NULL};
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(label, &scratch, &plain, NULL) != AVOW_OK)
        return true;
    for (const char *const *other = others; *other != NULL; other++)
        if (span_find(plain, span_of(*other), 0) != SPAN_NONE)
            return true;
    return false;
}

enum evidence_access evidence_access_of(struct span text)
{
    struct access_row {
        const char *phrase;
        enum evidence_access access;
    };
    static const struct access_row rows[] = {
        {" nda ", ACCESS_NDA},
        {" non disclosure ", ACCESS_NDA},
        {" confidentiality agreement ", ACCESS_NDA},
        {" on request ", ACCESS_ON_REQUEST},
        {" upon request ", ACCESS_ON_REQUEST},
        {" request form ", ACCESS_ON_REQUEST},
        {" public ", ACCESS_PUBLIC},
        {" publicly ", ACCESS_PUBLIC},
    };
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(text, &scratch, &plain, NULL) != AVOW_OK)
        return ACCESS_NOT_STATED;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_find(plain, span_of(rows[i].phrase), 0) != SPAN_NONE)
            return rows[i].access;
    return ACCESS_NOT_STATED;
}

struct span evidence_issuer_of(struct span text)
{
    static const char *const verbs[] = {"issued by ",    "signed by ",    "prepared by ", "performed by ",
                                        "conducted by ", "certified by ", "audited by "};
    static const char *const ends[] = {" on ", " and ", " in ", " for ", " under ", " against "};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t at = span_find(text, span_of(verbs[i]), 0);
        if (at == SPAN_NONE)
            continue;
        struct span name = span_part(text, at + span_of(verbs[i]).size, text.size);
        if (name.size == 0 || name.bytes[0] < 'A' || name.bytes[0] > 'Z')
            return SPAN_EMPTY;
        for (size_t end = 0; end < name.size; end++)
            if (span_find_byte(SPAN(",;.()"), name.bytes[end], 0) != SPAN_NONE)
                name.size = end;
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            size_t end = span_find(name, span_of(ends[k]), 0);
            name.size = end != SPAN_NONE ? end : name.size;
        }
        return name.size <= ISSUER_BYTES ? span_trim(name) : SPAN_EMPTY;
    }
    return SPAN_EMPTY;
}

date_day evidence_day(struct span text)
{
    date_day first = DATE_NONE;
    date_day last = date_read(span_trim(text));
    return last != DATE_NONE || date_read_month(text, &first, &last) ? last : DATE_NONE;
}

/* A day that starts at `at`; `*end` is the byte after it. A day without a year takes that of the day two
 * words on: "1 April to 30 June 2026". */
static date_day day_at(struct span text, size_t at, size_t *end)
{
    size_t most = at + DAY_BYTES < text.size ? at + DAY_BYTES : text.size;
    for (size_t stop = most; stop > at + 5; stop--) {
        bool whole = stop == text.size || span_find_byte(SPAN(" ,.;)(|:"), text.bytes[stop], 0) != SPAN_NONE;
        date_day day = whole ? date_read(span_part(text, at, stop)) : DATE_NONE;
        if (day != DATE_NONE) {
            *end = stop;
            return day;
        }
    }
    return DATE_NONE;
}

static bool is_word_start(struct span text, size_t at)
{
    return at == 0 || span_find_byte(SPAN(" (,|:"), text.bytes[at - 1], 0) != SPAN_NONE;
}

/* "1 April" of "1 April to 30 June 2026": the words before "to" with the year of the day after it. */
static date_day first_of_period(struct span text, size_t to, date_day last)
{
    size_t start = to;
    for (int words = 0; start > 0 && words < 2; words++) {
        start--;
        while (start > 0 && text.bytes[start - 1] != ' ')
            start--;
    }
    char day[DAY_BYTES * 2];
    struct span words = span_trim(span_part(text, start, to));
    if (words.size == 0 || words.size > DAY_BYTES)
        return DATE_NONE;
    size_t size = 0;
    for (; size < words.size; size++)
        day[size] = words.bytes[size];
    day[size++] = ' ';
    for (unsigned unit = 1000; unit > 0; unit /= 10)
        day[size++] = (char)('0' + last / 10000 / unit % 10);
    return date_read((struct span){day, size});
}

static bool ends_with(struct span text, const char *word)
{
    return span_ends_case(span_trim(text), span_of(word));
}

/* Where a day that has been found belongs; `before` is the text up to it. */
static void place_day(struct span text, size_t at, date_day day, date_day previous, struct evidence_row *row)
{
    static const char *const until[] = {"valid until", "valid through", "valid to",    "expires",
                                        "expires on",  "until",         "expiry date", "valid until:"};
    struct span before = span_part(text, 0, at);
    for (size_t i = 0; i < sizeof until / sizeof *until; i++)
        if (ends_with(before, until[i])) {
            row->valid_until = row->valid_until == DATE_NONE ? day : row->valid_until;
            return;
        }
    size_t to = span_trim(before).size;
    bool period = ends_with(before, " to") || ends_with(before, "through") || ends_with(before, "-") ||
                  ends_with(before, "\xE2\x80\x93");
    if (period && row->to == DATE_NONE) {
        row->from = previous != DATE_NONE ? previous : first_of_period(text, to - 2, day);
        row->to = day;
        if (row->reported == row->from)
            row->reported = DATE_NONE;
    } else if (row->reported == DATE_NONE) {
        row->reported = day;
    }
}

void evidence_days_of(struct span text, struct evidence_row *row)
{
    date_day previous = DATE_NONE;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        date_day day = is_word_start(text, at) ? day_at(text, at, &end) : DATE_NONE;
        if (day == DATE_NONE) {
            at++;
            continue;
        }
        place_day(text, at, day, previous, row);
        previous = day;
        at = end;
    }
}
