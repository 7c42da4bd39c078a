/* Latin letters without their marks: decompositions of Unicode 14 (UnicodeData.txt) as two tables of bases.
 */
#include "terms/marks.h"

#include "base/utf8.h"

#include <string.h>

enum { LOW_FIRST = 0xC0, LOW_LAST = 0x24F, HIGH_FIRST = 0x1E00, HIGH_LAST = 0x1EFF };

/* The letter below the marks of each small letter; '.' for those without marks, and for capitals, which
 * folded text has not. */
static const char low_bases[] = "................................aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
                                ".a.a.a.c.c.c.c.d...e.e.e.e.e.g.g.g.g.h...i.i.i.i.....j.k..l.l.l."
                                "....n.n.n....o.o.o...r.r.r.s.s.s.s.t.t...u.u.u.u.u.u.w.y..z.z.z."
                                ".................................o..............u..............."
                                "..............a.i.o.u.u.u.u.u..a.a.....g.k.o.o..j....g...n.a...."
                                ".a.a.e.e.i.i.o.o.r.r.u.u.s.t...h.......a.e.o.o.o.o.y............"
                                "................";
static const char high_bases[] = ".a.b.b.b.c.d.d.d.d.d.e.e.e.e.e.f.g.h.h.h.h.h.i.i.k.k.k.l.l.l.l.m"
                                 ".m.m.n.n.n.n.o.o.o.o.p.p.r.r.r.r.s.s.s.s.s.t.t.t.t.u.u.u.u.u.v.v"
                                 ".w.w.w.w.w.x.x.y.z.z.zhtwy.......a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e"
                                 ".e.e.e.e.i.i.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.y.y.y.y......";

_Static_assert(sizeof low_bases == LOW_LAST - LOW_FIRST + 2, "one base for each code point");
_Static_assert(sizeof high_bases == HIGH_LAST - HIGH_FIRST + 2, "one base for each code point");

/* Letters whose base is not ASCII. */
static const struct {
    int32_t code;
    const char *base;
} other_bases[] = {{0x1E3, "\xC3\xA6"}, {0x1EF, "\xCA\x92"}, {0x1FD, "\xC3\xA6"}, {0x1FF, "\xC3\xB8"}};

/* The base of `code`, or the empty span. */
static struct span base_of(int32_t code)
{
    if (code >= LOW_FIRST && code <= LOW_LAST && low_bases[code - LOW_FIRST] != '.')
        return (struct span){&low_bases[code - LOW_FIRST], 1};
    if (code >= HIGH_FIRST && code <= HIGH_LAST && high_bases[code - HIGH_FIRST] != '.')
        return (struct span){&high_bases[code - HIGH_FIRST], 1};
    for (size_t i = 0; i < sizeof other_bases / sizeof *other_bases; i++)
        if (other_bases[i].code == code)
            return span_of(other_bases[i].base);
    return SPAN_EMPTY;
}

bool marks_strip(struct span fold, struct buffer *out)
{
    bool latin = false; /* the last letter was one, so that marks after it go */
    for (size_t at = 0; at < fold.size;) {
        size_t start = at;
        int32_t code = utf8_next(fold, &at);
        struct span base = base_of(code);
        if (latin && utf8_class_of(code) == UTF8_MARK)
            continue;
        latin = utf8_is_latin(code);
        buffer_append(out, base.size > 0 ? base : span_part(fold, start, at));
    }
    return !out->failed;
}
