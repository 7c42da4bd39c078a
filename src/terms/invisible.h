/* Characters that show nothing and part nothing: soft hyphen, zero-width and direction marks, word joiner,
 * BOM. */
#ifndef TERMS_INVISIBLE_H
#define TERMS_INVISIBLE_H

#include <stdbool.h>
#include <stdint.h>

static inline bool code_is_invisible(int32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

#endif
