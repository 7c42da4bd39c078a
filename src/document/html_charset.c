/* Character sets of HTML pages: UTF-8 and Windows-1252 by our own hands, the others by iconv. */
#include "document/html_charset.h"

#include "base/cleanup.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>

enum { PRESCAN = 2048 /* bytes in which a page must name its character set */, OUT_STEP = 4096 };

struct charset_row {
    struct span label; /* as in pages (WHATWG Encoding Standard) */
    const char *name;  /* as iconv has it */
};

static const struct charset_row charsets[] = {
    {SPAN_INIT("shift_jis"), "CP932"},
    {SPAN_INIT("shift-jis"), "CP932"},
    {SPAN_INIT("sjis"), "CP932"},
    {SPAN_INIT("windows-31j"), "CP932"},
    {SPAN_INIT("euc-jp"), "EUC-JP"},
    {SPAN_INIT("iso-2022-jp"), "ISO-2022-JP"},
    {SPAN_INIT("gb2312"), "GB18030"},
    {SPAN_INIT("gbk"), "GB18030"},
    {SPAN_INIT("gb18030"), "GB18030"},
    {SPAN_INIT("big5"), "BIG5-HKSCS"},
    {SPAN_INIT("euc-kr"), "CP949"},
    {SPAN_INIT("ks_c_5601-1987"), "CP949"},
    {SPAN_INIT("windows-1250"), "CP1250"},
    {SPAN_INIT("windows-1251"), "CP1251"},
    {SPAN_INIT("windows-1253"), "CP1253"},
    {SPAN_INIT("windows-1254"), "CP1254"},
    {SPAN_INIT("windows-1255"), "CP1255"},
    {SPAN_INIT("windows-1256"), "CP1256"},
    {SPAN_INIT("windows-1257"), "CP1257"},
    {SPAN_INIT("iso-8859-2"), "ISO-8859-2"},
    {SPAN_INIT("iso-8859-5"), "ISO-8859-5"},
    {SPAN_INIT("iso-8859-7"), "ISO-8859-7"},
    {SPAN_INIT("iso-8859-9"), "CP1254"},
    {SPAN_INIT("iso-8859-15"), "ISO-8859-15"},
    {SPAN_INIT("koi8-r"), "KOI8-R"},
    {SPAN_INIT("koi8-u"), "KOI8-U"},
};

enum { CHARSETS = sizeof charsets / sizeof *charsets };

/* Held open for the life of the process, so that iconv needs no file when the process may open none. */
static iconv_t held[CHARSETS];

void html_charset_prepare(void)
{
    for (size_t i = 0; i < CHARSETS; i++)
        if (held[i] == NULL)
            held[i] = iconv_open("UTF-8", charsets[i].name);
}

static bool is_label_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '-' ||
           byte == '_';
}

/* What stands after the first `charset=`. */
static struct span declared_label(struct span bytes)
{
    static const struct span key = SPAN_INIT("charset=");
    struct span head = span_part(bytes, 0, PRESCAN);
    size_t at = 0;
    while (at + key.size < head.size && !span_equal_case(span_part(head, at, at + key.size), key))
        at++;
    size_t start = at + key.size;
    while (start < head.size &&
           (head.bytes[start] == '"' || head.bytes[start] == '\'' || head.bytes[start] == ' '))
        start++;
    size_t end = start;
    while (end < head.size && is_label_byte(head.bytes[end]))
        end++;
    return span_part(head, start, end);
}

static const char *iconv_name(struct span label)
{
    for (size_t i = 0; i < CHARSETS; i++)
        if (span_equal_case(label, charsets[i].label))
            return charsets[i].name;
    return NULL;
}

static bool starts_with_mark(struct span bytes)
{
    return span_starts(bytes, SPAN("\xEF\xBB\xBF")) || span_starts(bytes, SPAN("\xFE\xFF")) ||
           span_starts(bytes, SPAN("\xFF\xFE"));
}

/* The bytes that are no character become U+FFFD, one by one. */
static void convert(iconv_t converter, struct span bytes, struct buffer *out)
{
    char step[OUT_STEP];
    char *from = (char *)(uintptr_t)bytes.bytes;
    size_t left = bytes.size;
    while (left > 0 && !out->failed) {
        char *to = step;
        size_t room = sizeof step;
        size_t done = iconv(converter, &from, &left, &to, &room);
        bool stuck = done == (size_t)-1 && errno != E2BIG;
        buffer_append(out, (struct span){step, sizeof step - room});
        if (!stuck)
            continue;
        utf8_append(out, UTF8_REPLACEMENT);
        from++;
        left--;
    }
}

/* `*bytes` as UTF-8; as they are when the system knows no such character set. */
static enum avow_status transcode(const char *name, struct arena *arena, struct span *bytes,
                                  struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return AVOW_OK;
    convert(converter, *bytes, &out);
    iconv_close(converter);
    struct span copy = out.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&out));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "");
    *bytes = copy;
    return AVOW_OK;
}

enum avow_status html_charset_decode(struct span bytes, struct arena *arena, struct span *text,
                                     const char **note, struct avow_error *err)
{
    struct span label = declared_label(bytes);
    const char *name = starts_with_mark(bytes) ? NULL : iconv_name(label);
    /* A page that was converted often keeps its old label. ISO-2022 looks like ASCII. */
    bool other = name != NULL && (span_starts(span_of(name), SPAN("ISO-2022")) || !utf8_valid(bytes));
    enum avow_status status = other ? transcode(name, arena, &bytes, err) : AVOW_OK;
    bool repaired = false;
    if (status == AVOW_OK)
        status = utf8_clean(bytes, arena, text, &repaired, err);
    bool said = span_equal_case(label, SPAN("windows-1252")) || span_equal_case(label, SPAN("iso-8859-1"));
    if (status == AVOW_OK && repaired && !said)
        *note = "not UTF-8, read as Windows-1252";
    return status;
}
