/* SPDX-License-Identifier: Apache-2.0 */
#include "base/typography.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool ends(const char *text, size_t length, const char *with)
{
    size_t tail = strlen(with);
    return length >= tail && memcmp(text + length - tail, with, tail) == 0;
}

/* Abbreviations that may not be parted from what follows them. */
static bool leads(const char *text, size_t length)
{
    static const char *const words[] = { "art.", "p.", "L.", "R.", "D.", "n°" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t tail = strlen(words[i]);
        if (ends(text, length, words[i]) &&
            (length == tail || !isalnum((unsigned char)text[length - tail - 1])))
            return true;
    }
    return ends(text, length, "«");
}

static bool is_three_digits(const char *text)
{
    return isdigit((unsigned char)text[0]) && isdigit((unsigned char)text[1]) &&
           isdigit((unsigned char)text[2]) && !isdigit((unsigned char)text[3]);
}

/* True when the blank at `text[at]` may not end a line. */
static bool is_fast(const char *text, size_t at)
{
    const char *after = text + at + 1;
    if (*after && strchr(":;?!%", *after) &&
        (!after[1] || !isalnum((unsigned char)after[1])))
        return true;
    if (starts(after, "»") || starts(after, "€") || leads(text, at))
        return true;
    return at && isdigit((unsigned char)text[at - 1]) && is_three_digits(after);
}

void typography_add(Buffer *out, const char *text)
{
    size_t from = 0;
    for (size_t i = 0; text[i]; i++) {
        if (text[i] != ' ' || !is_fast(text, i))
            continue;
        buffer_add(out, text + from, i - from);
        buffer_add_string(out, "\u00a0");
        from = i + 1;
    }
    buffer_add_string(out, text + from);
}
