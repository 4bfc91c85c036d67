/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/typography.h"

#include "base/unicode.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    NO_BREAK = 0xA0,
    NARROW_NO_BREAK = 0x202F,
    LEFT_QUOTE = 0xAB,
    RIGHT_QUOTE = 0xBB,
};

static bool is_no_break(uint32_t code)
{
    return code == NO_BREAK || code == NARROW_NO_BREAK;
}

static bool is_sign(uint32_t code)
{
    return code == ':' || code == ';' || code == '?' || code == '!' ||
           code == RIGHT_QUOTE;
}

static bool ends_word(char next)
{
    return next == '\0' || strchr(" \n\t\"')]}", next);
}

/* A sign inside an address, an hour, or beside another sign ("?!", "…?") is no sign of
 * the sentence. */
static bool is_faulty(uint32_t before, uint32_t code, char next)
{
    if (!is_sign(code) || is_no_break(before) || is_sign(before) || before == '(' ||
        before == '[' || before == 0)
        return false;
    return code == RIGHT_QUOTE || before == ' ' || ends_word(next);
}

const char *typography_find_fault(const char *text, size_t *length)
{
    uint32_t before = 0;
    size_t left = strlen(text);
    while (left) {
        uint32_t code;
        size_t bytes = utf8_decode(text, left, &code);
        if (is_faulty(before, code, text[bytes]) ||
            (before == LEFT_QUOTE && !is_no_break(code))) {
            *length = bytes;
            return text;
        }
        before = code;
        text += bytes;
        left -= bytes;
    }
    return NULL;
}
