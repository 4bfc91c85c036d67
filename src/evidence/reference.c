/* SPDX-License-Identifier: Apache-2.0 */
/* reference.c - « le manquement à l'article 6 »: what the article is about.
 *
 * Only articles of the same document are followed; those of the code and of the CCAG
 * are not the buyer's words. */
#include "evidence/item.h"

#include <string.h>

enum { MOST_NUMBER = 16, MOST_LISTED = 6 };

typedef struct Number {
    char digits[MOST_NUMBER];
    size_t length;
} Number;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* « 6 » or « 6.2 » at `at`; the offset behind it, `at` when there is none. */
static uint32_t read_number(const char *bytes, uint32_t at, uint32_t end,
                            Number *number)
{
    number->length = 0;
    uint32_t p = at;
    while (p < end && number->length < MOST_NUMBER &&
           (is_digit(bytes[p]) ||
            (bytes[p] == '.' && p > at && p + 1 < end && is_digit(bytes[p + 1]))))
        number->digits[number->length++] = bytes[p++];
    return p;
}

static uint32_t skip(const char *bytes, uint32_t at, uint32_t end, const char *word)
{
    size_t length = strlen(word);
    return end - at >= length && memcmp(bytes + at, word, length) == 0
               ? at + (uint32_t)length
               : at;
}

/* Behind « article », « articles » or « art. » at `at`; `at` when it is another word.
 */
static uint32_t skip_word(const char *bytes, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "articles ", "article ", "art. ", "art." };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t behind = skip(bytes, at, end, words[i]);
        if (behind > at)
            return behind;
    }
    return at;
}

/* Of another text than this document. */
static bool is_foreign(const char *bytes, uint32_t at, uint32_t end)
{
    static const char *const others[] = { " du code", " du ccag", " de la loi",
                                          " du decret", " du reglement" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (skip(bytes, at, end, others[i]) > at)
            return true;
    return false;
}

static bool is_number(const char *text, size_t length, const Number *number)
{
    return length >= number->length &&
           memcmp(text, number->digits, number->length) == 0 &&
           (length == number->length ||
            (!is_digit(text[number->length]) &&
             (text[number->length] != '.' || length == number->length + 1 ||
              !is_digit(text[number->length + 1]))));
}

/* The article has this number, whatever word stands before it. */
static bool is_numbered(const Article *article, const Number *number)
{
    const char *text = article->number;
    while (*text && !is_digit(*text))
        text++;
    return *text && is_number(text, strlen(text), number);
}

/* The line opens with this number, the word before it apart. */
static bool is_line_numbered(const char *bytes, Span line, const Number *number)
{
    if (line.end == line.start ||
        !(is_digit(bytes[line.start]) || bytes[line.start] == 'a'))
        return false;
    uint32_t at = skip_word(bytes, line.start, line.end);
    return is_number(bytes + at, line.end - at, number);
}

static bool is_about(const Source *source, const Number *number, PatternId about)
{
    const Document *document = text_document(source->text);
    for (uint32_t i = 1; i < document_article_count(document); i++)
        if (is_numbered(document_article_at(document, i), number) &&
            passage_is_under(source, i, about, PATTERN_NONE))
            return true;
    const char *bytes = text_bytes(source->text);
    MatchWalk walk = match_walk(source->matches, about, source_span(source));
    while (match_walk_line(&walk)) {
        const Line *line = text_line_at(source->text, walk.line);
        Span match;
        if (is_line_numbered(bytes, line->span, number) && line_is_counting(line) &&
            match_walk_next(&walk, &match))
            return true;
    }
    return false;
}

/* « articles 6, 7 et 8.2 » from its first number on. */
static bool is_one_about(const Source *source, uint32_t at, uint32_t end,
                         PatternId about)
{
    const char *bytes = text_bytes(source->text);
    Number numbers[MOST_LISTED];
    size_t count = 0;
    uint32_t behind;
    while (count < MOST_LISTED &&
           (behind = read_number(bytes, at, end, &numbers[count])) > at) {
        count++;
        at = behind;
        uint32_t next = skip(bytes, at, end, ", ");
        next = next > at ? next : skip(bytes, at, end, " et ");
        next = next > at ? next : skip(bytes, at, end, " ou ");
        next = next > at ? next : skip(bytes, at, end, " a ");
        if (next == at || next == end || !is_digit(bytes[next]))
            break;
        at = next;
    }
    if (is_foreign(bytes, at, end))
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_about(source, &numbers[i], about))
            return true;
    return false;
}

bool reference_is_about(const Source *source, Span within, PatternId about)
{
    const char *bytes = text_bytes(source->text);
    for (uint32_t at = within.start; at < within.end; at++) {
        uint32_t behind = skip_word(bytes, at, within.end);
        if (behind > at && is_one_about(source, behind, within.end, about))
            return true;
    }
    return false;
}
