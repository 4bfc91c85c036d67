/* SPDX-License-Identifier: Apache-2.0 */
#include "report/xml_words.h"

#include "base/escape.h"
#include "base/unicode.h"

#include <string.h>

static const char *reference_of(uint32_t code)
{
    switch (code) {
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return escape_of(code);
    }
}

static bool is_allowed(uint32_t code)
{
    return code >= 0x20 && (code < 0x7f || code >= 0xa0) && code != 0xfffe &&
           code != 0xffff;
}

void xml_words_add(Buffer *out, const char *text)
{
    for (size_t length = strlen(text), at = 0; at < length;) {
        uint32_t code;
        char bytes[4];
        at += utf8_decode(text + at, length - at, &code);
        const char *reference = reference_of(code);
        if (reference)
            buffer_add_string(out, reference);
        else
            buffer_add(out, bytes,
                       utf8_encode(is_allowed(code) ? code : 0xfffd, bytes));
    }
}

void xml_attribute_add(Buffer *out, const char *name, const char *text)
{
    buffer_add_format(out, " %s=\"", name);
    xml_words_add(out, text);
    buffer_add_char(out, '"');
}
