/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/lots.h"

#include <string.h>

enum { LAST_LOT = 63 };

typedef struct Reading {
    const char *bytes;
    Lots lots;
} Reading;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The numbers of a mention, « 1 a 3 » being 1, 2 and 3.  The header of a column that
 * says « - » below names a lot that is not meant. */
static bool read_mention(Span mention, void *user)
{
    Reading *reading = user;
    const char *bytes = reading->bytes;
    if (strncmp(bytes + mention.end, " : -", 4) == 0)
        return false;
    unsigned before = 0;
    bool range = false;
    for (uint32_t at = mention.start; at < mention.end;) {
        if (!is_digit(bytes[at])) {
            range = range || (before && bytes[at] == 'a' && bytes[at - 1] == ' ');
            at++;
            continue;
        }
        unsigned lot = 0;
        while (at < mention.end && is_digit(bytes[at]))
            lot = lot * 10 + (unsigned)(bytes[at++] - '0');
        for (unsigned i = range ? before : lot; i <= lot && i <= LAST_LOT; i++)
            reading->lots |= i ? UINT64_C(1) << i : 0;
        before = lot;
        range = false;
    }
    return false;
}

static Lots mentions_in(const Source *source, Span span)
{
    Reading reading = { text_bytes(source->text), 0 };
    turn_visit(source, TURN_LOTS, span, read_mention, &reading);
    return reading.lots;
}

/* A row that begins with a number, in a table whose first row begins with « lot ». */
static Lots lot_of_row(const Source *source, uint32_t index)
{
    const Line *line = text_line_at(source->text, index);
    const char *bytes = text_bytes(source->text);
    if (!line->is_row || !is_digit(bytes[line->span.start]))
        return 0;
    uint32_t first = index;
    while (first > 0 && text_line_at(source->text, first - 1)->table == line->table)
        first--;
    Span head = text_line_at(source->text, first)->span;
    if (first == index || head.end - head.start < 3 ||
        memcmp(bytes + head.start, "lot", 3) != 0)
        return 0;
    Reading reading = { bytes, 0 };
    Span number = { line->span.start, line->span.start };
    while (number.end < line->span.end && is_digit(bytes[number.end]))
        number.end++;
    read_mention(number, &reading);
    return reading.lots;
}

/* What the cover of the document names, down to its first numbered article: the papers
 * of one lot. */
static Lots lots_of_cover(const Source *source)
{
    enum { MOST_LINES = 12, LONGEST = 160 };
    const Document *document = text_document(source->text);
    Lots lots = 0;
    for (uint32_t i = 0; i < text_line_count(source->text) && i < MOST_LINES; i++) {
        const Line *line = text_line_at(source->text, i);
        bool is_title = line->article == 0 ||
                        text_article_heading(source->text, line->article) == i;
        if (*document_article_at(document, line->article)->number)
            break;
        if (is_title && !line->is_row && line->span.end - line->span.start < LONGEST)
            lots |= mentions_in(source, line->span);
    }
    return lots;
}

Lots lots_of(const Source *source, Span passage)
{
    Lots lots = mentions_in(source, passage);
    if (!lots)
        lots = lot_of_row(source, text_line_of(source->text, passage.start));
    const Document *document = text_document(source->text);
    uint32_t line = text_line_of(source->text, passage.start);
    for (uint32_t article = text_line_at(source->text, line)->article;
         !lots && article != 0;
         article = document_article_at(document, article)->parent) {
        uint32_t heading = text_article_heading(source->text, article);
        if (heading != LINE_NONE)
            lots = mentions_in(source, text_line_at(source->text, heading)->span);
    }
    bool is_of_contract = source->kind == KIND_AE || source->kind == KIND_CCTP;
    return lots || !is_of_contract ? lots : lots_of_cover(source);
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool says_lot(const char *bytes, Span span)
{
    static const char word[] = "lot";
    enum { LENGTH = sizeof word - 1 };
    for (uint32_t at = span.start; at + LENGTH <= span.end; at++) {
        if (memcmp(bytes + at, word, LENGTH) != 0 ||
            (at > span.start && is_letter(bytes[at - 1])))
            continue;
        uint32_t end = at + LENGTH;
        end += end < span.end && bytes[end] == 's';
        if (end == span.end || !is_letter(bytes[end]))
            return true;
    }
    return false;
}

bool is_about_lots(const Source *source, Span passage)
{
    const char *bytes = text_bytes(source->text);
    const Document *document = text_document(source->text);
    uint32_t line = text_line_of(source->text, passage.start);
    const Line *row = text_line_at(source->text, line);
    bool found =
        says_lot(bytes, passage) || (row->is_row && is_digit(bytes[row->span.start]));
    for (uint32_t article = text_line_at(source->text, line)->article;
         !found && article != 0;
         article = document_article_at(document, article)->parent) {
        uint32_t heading = text_article_heading(source->text, article);
        found = heading != LINE_NONE &&
                says_lot(bytes, text_line_at(source->text, heading)->span);
    }
    return found;
}
