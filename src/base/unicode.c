/* SPDX-License-Identifier: Apache-2.0 */
#include "base/unicode.h"

enum { REPLACEMENT = 0xFFFD };

/* RFC 3629: shortest form only, no surrogates, nothing past U+10FFFF. */
static size_t decode(const unsigned char *s, size_t length, uint32_t *code)
{
    size_t need = s[0] < 0x80 ? 1 : s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (need == 1) {
        *code = s[0];
        return 1;
    }
    if (s[0] < 0xC2 || s[0] > 0xF4 || need > length)
        return 0;
    uint32_t value = s[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (s[i] & 0x3Fu);
    }
    if (value < least[need] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return need;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *code)
{
    size_t taken = decode((const unsigned char *)bytes, length, code);
    if (taken)
        return taken;
    *code = REPLACEMENT;
    return 1;
}

size_t utf8_encode(uint32_t code, char *out)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_cut(const char *bytes, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most && ((unsigned char)bytes[most] & 0xC0) == 0x80)
        most--;
    return most;
}

size_t utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

bool utf8_is_valid(const char *bytes, size_t length)
{
    uint32_t code;
    while (length) {
        size_t taken = decode((const unsigned char *)bytes, length, &code);
        if (!taken)
            return false;
        bytes += taken;
        length -= taken;
    }
    return true;
}
