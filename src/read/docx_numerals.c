/* SPDX-License-Identifier: Apache-2.0 */
/* docx_numerals.c - the number formats of lists.  ISO/IEC 29500-1, 17.18.59. */
#include "read/docx_numerals.h"

#include <string.h>

static const struct {
    const char *name;
    NumberFormat format;
} formats[] = {
    { "decimal", FORMAT_DECIMAL },
    { "decimalZero", FORMAT_DECIMAL_ZERO },
    { "upperRoman", FORMAT_UPPER_ROMAN },
    { "lowerRoman", FORMAT_LOWER_ROMAN },
    { "upperLetter", FORMAT_UPPER_LETTER },
    { "lowerLetter", FORMAT_LOWER_LETTER },
    { "ordinal", FORMAT_ORDINAL },
    { "cardinalText", FORMAT_CARDINAL_TEXT },
    { "ordinalText", FORMAT_ORDINAL_TEXT },
    { "numberInDash", FORMAT_DASHED },
    { "bullet", FORMAT_BULLET },
    { "none", FORMAT_NONE },
};

NumberFormat docx_number_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return formats[i].format;
    return FORMAT_DECIMAL;
}

static void add_roman(Buffer *out, long number, bool lower)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } digits[] = {
        { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" }, { 400, "CD", "cd" },
        { 100, "C", "c" },  { 90, "XC", "xc" },  { 50, "L", "l" },  { 40, "XL", "xl" },
        { 10, "X", "x" },   { 9, "IX", "ix" },   { 5, "V", "v" },   { 4, "IV", "iv" },
        { 1, "I", "i" },
    };
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        for (; number >= digits[i].value; number -= digits[i].value)
            buffer_add_string(out, lower ? digits[i].lower : digits[i].upper);
}

/* a ... z, aa ... zz, aaa: the letter is repeated. */
static void add_letter(Buffer *out, long number, char first)
{
    char letter = (char)(first + (number - 1) % 26);
    for (long i = 0; i <= (number - 1) / 26; i++)
        buffer_add_char(out, letter);
}

static const char *const french_units[] = {
    "",         "un",     "deux",  "trois",    "quatre",   "cinq",     "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",    "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
};
static const char *const french_tens[] = {
    "",          "",         "vingt",    "trente",       "quarante",
    "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"
};
static const char *const english_units[] = {
    "",         "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};
static const char *const english_ordinals[] = {
    "",          "first",     "second",      "third",      "fourth",
    "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
    "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
};
static const char *const english_tens[] = {
    "", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"
};

/* 1 to 99: vingt et un, soixante et onze, quatre-vingt-dix-neuf. */
static void add_french(Buffer *out, long number)
{
    if (number < 20) {
        buffer_add_string(out, french_units[number]);
        return;
    }
    long ten = number / 10, unit = number % 10;
    if (ten == 7 || ten == 9)
        unit += 10;
    buffer_add_string(out, french_tens[ten]);
    if (number == 80)
        buffer_add_char(out, 's');
    if (!unit)
        return;
    buffer_add_string(out, (unit == 1 || unit == 11) && ten < 8 ? " et " : "-");
    buffer_add_string(out, french_units[unit]);
}

static void add_french_ordinal(Buffer *out, long number)
{
    if (number == 1) {
        buffer_add_string(out, "premier");
        return;
    }
    add_french(out, number);
    char last = out->length ? out->bytes[out->length - 1] : '\0';
    if (last == 'e' || number == 80)
        buffer_cut(out, out->length - 1);
    else if (number % 10 == 5)
        buffer_add_char(out, 'u');
    else if (number % 10 == 9)
        out->bytes[out->length - 1] = 'v';
    buffer_add_string(out, "ième");
}

static void add_english(Buffer *out, long number, bool ordinal)
{
    if (number < 20) {
        buffer_add_string(out,
                          ordinal ? english_ordinals[number] : english_units[number]);
        return;
    }
    long unit = number % 10;
    buffer_add_string(out, english_tens[number / 10]);
    buffer_add_string(out, unit || !ordinal ? "y" : "ieth");
    if (!unit)
        return;
    buffer_add_char(out, '-');
    buffer_add_string(out, ordinal ? english_ordinals[unit] : english_units[unit]);
}

static void add_words(Buffer *out, long number, bool ordinal, bool is_french)
{
    size_t start = out->length;
    if (is_french && ordinal)
        add_french_ordinal(out, number);
    else if (is_french)
        add_french(out, number);
    else
        add_english(out, number, ordinal);
    if (!buffer_failed(out) && out->length > start)
        out->bytes[start] = (char)(out->bytes[start] - 'a' + 'A');
}

static void add_ordinal(Buffer *out, long number, bool is_french)
{
    const char *ending = "th";
    if (is_french)
        ending = number == 1 ? "er" : "e";
    else if (number % 100 < 11 || number % 100 > 13)
        ending = number % 10 == 1   ? "st"
                 : number % 10 == 2 ? "nd"
                 : number % 10 == 3 ? "rd"
                                    : "th";
    buffer_add_format(out, "%ld%s", number, ending);
}

void docx_number_add(Buffer *out, NumberFormat format, long number, int width,
                     bool is_french)
{
    bool is_word = format == FORMAT_CARDINAL_TEXT || format == FORMAT_ORDINAL_TEXT;
    bool is_letters = format >= FORMAT_UPPER_ROMAN && format <= FORMAT_LOWER_LETTER;
    /* Letters, numerals and words have no zero and no end; past theirs, digits. */
    if ((is_letters || is_word) && (number < 1 || number > (is_word ? 99 : 32767)))
        format = FORMAT_DECIMAL;
    switch (format) {
    case FORMAT_UPPER_ROMAN:
    case FORMAT_LOWER_ROMAN:
        add_roman(out, number, format == FORMAT_LOWER_ROMAN);
        break;
    case FORMAT_UPPER_LETTER:
        add_letter(out, number > 780 ? (number - 1) % 780 + 1 : number, 'A');
        break;
    case FORMAT_LOWER_LETTER:
        add_letter(out, number > 780 ? (number - 1) % 780 + 1 : number, 'a');
        break;
    case FORMAT_ORDINAL:
        add_ordinal(out, number, is_french);
        break;
    case FORMAT_CARDINAL_TEXT:
    case FORMAT_ORDINAL_TEXT:
        add_words(out, number, format == FORMAT_ORDINAL_TEXT, is_french);
        break;
    case FORMAT_DASHED:
        buffer_add_format(out, "- %ld -", number);
        break;
    case FORMAT_DECIMAL_ZERO:
        buffer_add_format(out, "%02ld", number);
        break;
    case FORMAT_BULLET:
    case FORMAT_NONE:
        break;
    case FORMAT_DECIMAL:
        buffer_add_format(out, "%0*ld", width, number);
        break;
    }
}
