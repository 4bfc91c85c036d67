/* SPDX-License-Identifier: Apache-2.0 */
/* odt_labels.c - "3.2", "a)", "iv.", bullets.  OpenDocument 1.4, part 3, 16.30. */
#include "read/odt_labels.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LETTERS = 8, LARGEST_ROMAN = 4999 };

static void add_letters(Buffer *out, long number, char first, bool sync)
{
    char letters[MOST_LETTERS + 1];
    size_t used = 0;
    if (sync) {
        /* a, b, ... z, aa, bb */
        long times = (number - 1) / 26 + 1;
        for (; times > 0 && used < MOST_LETTERS; times--)
            letters[used++] = (char)(first + (number - 1) % 26);
    } else {
        /* a, b, ... z, aa, ab */
        for (; number > 0 && used < MOST_LETTERS; number = (number - 1) / 26)
            letters[used++] = (char)(first + (number - 1) % 26);
    }
    while (used)
        buffer_add_char(out, letters[--used]);
}

static void add_roman(Buffer *out, long number, bool upper)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } parts[] = {
        { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" }, { 400, "CD", "cd" },
        { 100, "C", "c" },  { 90, "XC", "xc" },  { 50, "L", "l" },  { 40, "XL", "xl" },
        { 10, "X", "x" },   { 9, "IX", "ix" },   { 5, "V", "v" },   { 4, "IV", "iv" },
        { 1, "I", "i" },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buffer_add_string(out, upper ? parts[i].upper : parts[i].lower);
}

static void add_number(Buffer *out, const OdtListLevel *level, long number)
{
    bool lettered = number > 0;
    switch (level->format) {
    case '\0':
        return;
    case 'a':
    case 'A':
        if (lettered) {
            add_letters(out, number, level->format, level->letter_sync);
            return;
        }
        break;
    case 'i':
    case 'I':
        if (lettered && number <= LARGEST_ROMAN) {
            add_roman(out, number, level->format == 'I');
            return;
        }
        break;
    default:
        break;
    }
    buffer_add_format(out, level->padded ? "%02ld" : "%ld", number);
}

/* The number shown for a level: one above that was never counted shows what comes
 * before its first. */
static long number_at(const OdtListStyle *style, const OdtListCount *count, int level)
{
    return count->started[level] ? count->numbers[level]
                                 : style->levels[level].start - 1;
}

/* "%1%.%2%)": numbers between percent signs, the rest as it is. */
static void add_pattern(Buffer *out, const OdtListStyle *style,
                        const OdtListCount *count, const char *pattern)
{
    while (*pattern) {
        char *end = NULL;
        long level = *pattern == '%' ? strtol(pattern + 1, &end, 10) : 0;
        if (end && *end == '%' && level >= 1 && level <= ODT_LIST_LEVELS) {
            int index = (int)level - 1;
            add_number(out, &style->levels[index], number_at(style, count, index));
            pattern = end + 1;
        } else {
            buffer_add_char(out, *pattern++);
        }
    }
}

static void add_levels(Buffer *out, const OdtListStyle *style,
                       const OdtListCount *count, int last)
{
    const OdtListLevel *level = &style->levels[last];
    bool first = true;
    buffer_add_string(out, level->prefix);
    for (int i = last - level->display_levels + 1; i <= last; i++) {
        if (style->levels[i].kind != LEVEL_NUMBER || !style->levels[i].format)
            continue;
        if (!first)
            buffer_add_char(out, '.');
        add_number(out, &style->levels[i], number_at(style, count, i));
        first = false;
    }
    buffer_add_string(out, level->suffix);
}

static const char *trimmed(Buffer *label)
{
    const char *text = buffer_string(label);
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1]))
        length--;
    buffer_cut(label, (size_t)(text - buffer_string(label)) + length);
    return text;
}

const char *odt_label_write(const OdtListStyle *style, const OdtListCount *count,
                            int index, Buffer *out)
{
    const OdtListLevel *level = &style->levels[index];
    if (level->kind == LEVEL_BULLET) {
        buffer_add_string(out, level->bullet);
    } else if (level->kind == LEVEL_NUMBER && level->format) {
        if (level->pattern)
            add_pattern(out, style, count, level->pattern);
        else
            add_levels(out, style, count, index);
    } else if (level->kind == LEVEL_NUMBER) {
        buffer_add_string(out, level->prefix);
        buffer_add_string(out, level->suffix);
    }
    return trimmed(out);
}
