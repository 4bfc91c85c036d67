/* SPDX-License-Identifier: Apache-2.0 */
#include "base/printable.h"

#include "base/scan.h"
#include "base/unicode.h"

enum { REPLACEMENT = 0xFFFD };

static bool is_obeyed(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
           code == 0x2029 || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* U+00C0 to U+00FF, the letters of western Europe that are not ASCII. */
static bool is_western(const char *bytes, size_t length)
{
    return length > 1 && bytes[0] == '\xC3' && (bytes[1] & 0xC0) == 0x80;
}

size_t printable_plain(const char *bytes, size_t length)
{
    size_t at = 0;
    while ((at += scan_ascii(bytes + at, length - at)) < length) {
        if (is_western(bytes + at, length - at)) {
            at += 2;
            continue;
        }
        uint32_t code;
        size_t took = utf8_decode(bytes + at, length - at, &code);
        if (code == REPLACEMENT || is_obeyed(code))
            break;
        at += took;
    }
    return at;
}

size_t printable_add_one(Buffer *out, const char *bytes, size_t length)
{
    uint32_t code;
    char encoded[4];
    size_t taken = utf8_decode(bytes, length, &code);
    if (is_obeyed(code))
        buffer_add_char(out, ' ');
    else
        buffer_add(out, encoded, utf8_encode(code, encoded));
    return taken;
}

void printable_add(Buffer *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t plain = printable_plain(bytes + i, length - i);
        buffer_add(out, bytes + i, plain);
        i += plain;
        if (i < length)
            i += printable_add_one(out, bytes + i, length - i);
    }
}
