/* SPDX-License-Identifier: Apache-2.0 */
#include "document/numbers.h"

#include "base/unicode.h"

#include <string.h>
#include <strings.h>

/* In the order of their first letters. */
static const struct {
    char text[16];
    NumberWord word;
    const char *shown; /* as reports write it */
} words[] = {
    { "annexe", WORD_ANNEX, "Annexe" },
    { "article", WORD_ARTICLE, "Article" },
    { "art.", WORD_ARTICLE, "Article" },
    { "chapitre", WORD_CHAPTER, "Chapitre" },
    { "livre", WORD_BOOK, "Livre" },
    { "lot", WORD_LOT, "Lot" },
    { "partie", WORD_PART, "Partie" },
    { "paragraphe", WORD_PARAGRAPH, "Paragraphe" },
    { "phase", WORD_LOT, "Phase" },
    { "rubrique", WORD_PARAGRAPH, "Rubrique" },
    { "sous-section", WORD_SECTION, "Sous-section" },
    { "section", WORD_SECTION, "Section" },
    { "titre", WORD_PART, "Titre" },
    { "tranche", WORD_LOT, "Tranche" },
    { "volet", WORD_PART, "Volet" },
    { "\u00A7", WORD_PARAGRAPH, "\u00A7" },
};

enum { WORD_COUNT = sizeof words / sizeof *words, PART_DIGITS = 3 };

size_t wide_blank_at(const char *bytes, size_t length)
{
    uint32_t code;
    size_t taken = utf8_decode(bytes, length, &code);
    bool blank = code == 0xA0 || code == 0x202F || (code >= 0x2000 && code <= 0x200B) ||
                 code == 0x3000;
    return blank ? taken : 0;
}

size_t dash_at(const char *bytes, size_t length)
{
    uint32_t code;
    if (!length)
        return 0;
    size_t taken = utf8_decode(bytes, length, &code);
    bool dash = code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
    return dash ? taken : 0;
}

static size_t skip_blanks(const char *line, size_t length, size_t at)
{
    for (size_t taken; (taken = blank_at(line + at, length - at));)
        at += taken;
    return at;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* True when a letter, accented ones too, starts there: a blank or a sign does not. */
static bool starts_word(const char *line, size_t length, size_t at)
{
    if (at >= length)
        return false;
    if (!(line[at] & 0x80))
        return is_letter(line[at]);
    uint32_t code;
    utf8_decode(line + at, length - at, &code);
    return code >= 0xC0 && code < 0x2000;
}

static uint16_t roman_digit(char c)
{
    switch (c) {
    case 'I':
        return 1;
    case 'V':
        return 5;
    case 'X':
        return 10;
    case 'L':
        return 50;
    case 'C':
        return 100;
    default:
        return 0;
    }
}

/* A Roman number at `at`, in capitals; its end, or `at` when there is none. */
static size_t read_roman(const char *line, size_t length, size_t at, uint16_t *value)
{
    static const char *const hundreds[] = { "", "C", "CC" };
    static const char *const tens[] = { "",  "X",  "XX",  "XXX",  "XL",
                                        "L", "LX", "LXX", "LXXX", "XC" };
    static const char *const ones[] = { "",  "I",  "II",  "III",  "IV",
                                        "V", "VI", "VII", "VIII", "IX" };
    uint16_t sum = 0;
    size_t end = at;
    while (end < length && end - at < 8 && roman_digit(line[end]))
        end++;
    for (size_t i = at; i < end; i++) {
        uint16_t digit = roman_digit(line[i]);
        uint16_t next = i + 1 < end ? roman_digit(line[i + 1]) : 0;
        sum = next > digit ? (uint16_t)(sum - digit) : (uint16_t)(sum + digit);
    }
    if (end == at || sum == 0 || sum >= 300)
        return at;
    /* Only the usual way of writing it: "IIII" and "CIVIL" are not numbers. */
    const char *parts[] = { hundreds[sum / 100], tens[sum / 10 % 10], ones[sum % 10] };
    size_t checked = at;
    for (size_t i = 0; i < 3; i++) {
        size_t size = strlen(parts[i]);
        if (checked + size > end || strncmp(line + checked, parts[i], size) != 0)
            return at;
        checked += size;
    }
    *value = sum;
    return checked == end ? end : at;
}

static size_t read_digits(const char *line, size_t length, size_t at, uint16_t *value)
{
    size_t end = at;
    uint16_t sum = 0;
    while (end < length && is_digit(line[end]) && end - at <= PART_DIGITS)
        sum = (uint16_t)(sum * 10 + (line[end++] - '0'));
    if (end == at || end - at > PART_DIGITS)
        return at;
    *value = sum;
    return end;
}

static void add_part(HeadingNumber *number, uint16_t value)
{
    if (number->depth < NUMBER_DEPTH)
        number->parts[number->depth++] = value;
}

/* The first part: digits, Roman or one letter.  Its end, or `at`. */
static size_t read_first(const char *line, size_t length, size_t at, bool small,
                         HeadingNumber *number)
{
    uint16_t value = 0;
    size_t end = read_digits(line, length, at, &value);
    if (end > at) {
        number->family = FAMILY_ARABIC;
        add_part(number, value);
        return end;
    }
    /* Most lines begin with a word, which no number does. */
    if (starts_word(line, length, at + 1) && !roman_digit(line[at + 1]))
        return at;
    end = read_roman(line, length, at, &value);
    /* L, C and D alone are far more often letters of a list than 50, 100 and 500. */
    if (end > at && !(end == at + 1 && (line[at] == 'L' || line[at] == 'C')) &&
        !starts_word(line, length, end)) {
        number->family = FAMILY_ROMAN;
        add_part(number, value);
        return end;
    }
    char c = at < length ? line[at] : '\0';
    bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(small && c >= 'a' && c <= 'z'))
        return at;
    if (starts_word(line, length, at + 1))
        return at;
    number->family = FAMILY_LETTER;
    add_part(number, (uint16_t)(c - (capital ? 'A' : 'a') + 1));
    end = read_digits(line, length, at + 1, &value);
    if (end > at + 1)
        add_part(number, value);
    return end > at + 1 ? end : at + 1;
}

/* Further parts: ".2", "-2", ".a" when a letter stands alone. */
static size_t read_rest(const char *line, size_t length, size_t at,
                        HeadingNumber *number)
{
    for (;;) {
        size_t point =
            at < length && line[at] == '.' ? 1 : dash_at(line + at, length - at);
        uint16_t value = 0;
        size_t from = at + point;
        if (!point)
            return at;
        size_t end = read_digits(line, length, from, &value);
        if (end == from && line[at] == '.') {
            end = read_roman(line, length, from, &value);
            if (end > from && starts_word(line, length, end))
                end = from;
            if (end == from && from < length && line[from] >= 'A' &&
                line[from] <= 'Z' && !starts_word(line, length, from + 1)) {
                value = (uint16_t)(line[from] - 'A' + 1);
                end = from + 1;
            }
        }
        if (end == from)
            return at;
        add_part(number, value);
        at = end;
    }
}

/* What stands between number and title; sets `separated`. */
static size_t read_separator(const char *line, size_t length, size_t at,
                             HeadingNumber *number)
{
    size_t from = at;
    for (;;) {
        at = skip_blanks(line, length, at);
        if (at >= length)
            return length;
        size_t dash = dash_at(line + at, length - at);
        /* "A-t-il" has no separator. */
        if (dash && at == from && starts_word(line, length, at + dash) &&
            number->family != FAMILY_ARABIC && number->word == WORD_NONE)
            return at;
        if (dash)
            at += dash;
        else if (line[at] == '.' || line[at] == ')' || line[at] == ':' ||
                 line[at] == '/')
            at++;
        else
            return at;
        number->separated = true;
    }
}

/* Bytes of the word, in small letters, that the text starts with in any case; 0 when it
 * does not. */
static size_t word_at(const char *bytes, size_t length, const char *word)
{
    size_t size = 0;
    for (; word[size]; size++) {
        char c = size < length ? bytes[size] : '\0';
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != word[size])
            return 0;
    }
    return size;
}

/* The first letter in its small form; of other signs, one that serves as well. */
static unsigned char initial(const char *bytes)
{
    enum { CASE_BIT = 0x20 };
    return (unsigned char)*bytes | CASE_BIT;
}

static size_t read_word(const char *line, size_t length, size_t at,
                        HeadingNumber *number)
{
    unsigned char first = at < length ? initial(line + at) : 0;
    for (size_t i = 0; i < WORD_COUNT && initial(words[i].text) <= first; i++) {
        if (initial(words[i].text) < first)
            continue;
        size_t size = word_at(line + at, length - at, words[i].text);
        if (!size)
            continue;
        size_t end = skip_blanks(line, length, at + size);
        if (end == at + size && is_letter(words[i].text[size - 1]) &&
            words[i].word != WORD_PARAGRAPH)
            continue;
        number->word = words[i].word;
        /* "n° 3" */
        if (length - end > 2 && (line[end] == 'n' || line[end] == 'N')) {
            if (strncmp(line + end + 1, "\u00B0", 2) == 0)
                end = skip_blanks(line, length, end + 3);
            else if (line[end + 1] == 'o' && blank_at(line + end + 2, length - end - 2))
                end = skip_blanks(line, length, end + 2);
        }
        return end;
    }
    return at;
}

/* "1er", "premier": the only ordinals in use. */
static size_t read_ordinal(const char *line, size_t length, size_t at,
                           HeadingNumber *number)
{
    static const char *const forms[] = { "1er", "1\u1D49\u02B3", "premier", "unique" };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t size = strlen(forms[i]);
        if (length - at < size || strncasecmp(line + at, forms[i], size) != 0 ||
            starts_word(line, length, at + size))
            continue;
        number->family = FAMILY_ARABIC;
        add_part(number, 1);
        return at + size;
    }
    return at;
}

/* True when what follows the figures shows that they count something. */
static bool is_quantity(const char *line, size_t length, size_t at)
{
    if (at >= length)
        return false;
    if (is_digit(line[at]) || line[at] == '%' || line[at] == '/' || line[at] == '+')
        return true;
    if (line[at] == ',' || line[at] == '.')
        return at + 1 < length && is_digit(line[at + 1]);
    if (dash_at(line + at, length - at))
        return false;
    return starts_word(line, length, at) || strncmp(line + at, "\u20AC", 3) == 0;
}

static bool read_number(const char *line, size_t length, bool label,
                        HeadingNumber *number)
{
    *number = (HeadingNumber){ 0 };
    size_t at = skip_blanks(line, length, 0);
    number->start = at;
    at = read_word(line, length, at, number);
    size_t end = number->word ? read_ordinal(line, length, at, number) : at;
    if (end == at) {
        end = read_first(line, length, at, label, number);
        if (end == at)
            return false;
        /* The law is cited so: "Article L. 2112-2", "Article R2142-22". */
        if (number->word == WORD_ARTICLE && number->family == FAMILY_LETTER &&
            strchr("LRD", line[at])) {
            size_t next = end;
            while (next < length &&
                   (line[next] == '.' || blank_at(line + next, length - next)))
                next += line[next] == '.' ? 1 : blank_at(line + next, length - next);
            if (end > at + 1 || (next < length && is_digit(line[next])))
                return false;
        }
        end = read_rest(line, length, end, number);
        if (is_quantity(line, length, end))
            return false;
    }
    if (end < length && strncmp(line + end, "\u00B0", 2) == 0) {
        end += 2;
        number->separated = true;
    }
    number->end = end;
    number->title = read_separator(line, length, end, number);
    return true;
}

bool number_read(const char *line, size_t length, HeadingNumber *number)
{
    return read_number(line, length, false, number);
}

bool number_read_label(const char *label, HeadingNumber *number)
{
    return read_number(label, strlen(label), true, number);
}

char *number_print(Arena *arena, const char *line, const HeadingNumber *number)
{
    size_t size = number->end - number->start;
    const char *from = line + number->start;
    if (!number->word)
        return arena_copy(arena, from, size);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        size_t word = word_at(from, size, words[i].text);
        if (!word)
            continue;
        size_t rest = skip_blanks(from, size, word);
        size_t shown = strlen(words[i].shown);
        char *result = arena_alloc(arena, shown + 1 + (size - rest) + 1);
        if (!result)
            return NULL;
        memcpy(result, words[i].shown, shown);
        result[shown] = ' ';
        memcpy(result + shown + 1, from + rest, size - rest);
        return result;
    }
    return arena_copy(arena, from, size);
}
