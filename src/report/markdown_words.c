/* SPDX-License-Identifier: Apache-2.0 */
#include "report/markdown_words.h"

#include "base/printable.h"

#include <string.h>

void markdown_add(Buffer *out, const char *text)
{
    Buffer words;
    buffer_init(&words, out->ceiling);
    printable_add(&words, text, strlen(text));
    for (const char *at = buffer_string(&words); *at; at++)
        if (strchr("<>&@", *at))
            buffer_add_format(out, "&#%d;", *at);
        else if (strchr("\\`*_[]|~#$", *at))
            buffer_add_format(out, "\\%c", *at);
        else
            buffer_add_char(out, *at);
    out->failed = out->failed || buffer_failed(&words);
    buffer_done(&words);
}
