/* SPDX-License-Identifier: Apache-2.0 */
#include "base/printable.h"

#include "base/unicode.h"

static bool is_obeyed(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
           code == 0x2029 || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

void printable_add(Buffer *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code;
        char encoded[4];
        i += utf8_decode(bytes + i, length - i, &code);
        if (is_obeyed(code))
            buffer_add_char(out, ' ');
        else
            buffer_add(out, encoded, utf8_encode(code, encoded));
    }
}
