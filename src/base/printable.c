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

/* Bytes that are themselves when printed: what needs no change, to be added at once. */
static size_t plain_length(const char *bytes, size_t length)
{
    size_t at = 0;
    while ((at += scan_ascii(bytes + at, length - at)) < length) {
        uint32_t code = (unsigned char)bytes[at];
        size_t took = code < 0x80 ? 1 : utf8_decode(bytes + at, length - at, &code);
        if (code == REPLACEMENT || is_obeyed(code))
            break;
        at += took;
    }
    return at;
}

void printable_add(Buffer *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t plain = plain_length(bytes + i, length - i);
        buffer_add(out, bytes + i, plain);
        i += plain;
        if (i == length)
            return;
        uint32_t code;
        char encoded[4];
        i += utf8_decode(bytes + i, length - i, &code);
        if (is_obeyed(code))
            buffer_add_char(out, ' ');
        else
            buffer_add(out, encoded, utf8_encode(code, encoded));
    }
}
