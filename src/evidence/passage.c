/* SPDX-License-Identifier: Apache-2.0 */
/* passage.c - where a match stands: sentence, row, lead-in, article, clause. */
#include "evidence/source.h"

#include <string.h>

enum { BOX_LENGTH = 3 };

/* « Ne sont pas admis : les groupements ; les variantes. » in one paragraph: the words
 * before the colon lead to each of the sentences that the semicolons part. */
static Span inline_lead(const Source *source, const Line *line, uint32_t index)
{
    const char *bytes = text_bytes(source->text);
    uint32_t first = index;
    while (first > line->first_sentence) {
        Span before = text_sentence_at(source->text, first - 1)->span;
        if (bytes[before.end - 1] != ';')
            break;
        first--;
    }
    Span head = text_sentence_at(source->text, first)->span;
    if (bytes[head.end - 1] != ';')
        return (Span){ 0, 0 };
    const char *colon = memchr(bytes + head.start, ':', head.end - head.start);
    if (!colon)
        return (Span){ 0, 0 };
    return (Span){ head.start, (uint32_t)(colon - bytes) + 1 };
}

Passage passage_at(const Source *source, Span match)
{
    const Text *text = source->text;
    Passage passage = { .line = text_line_of(text, match.start) };
    const Line *line = text_line_at(text, passage.line);
    passage.article = line->article;
    passage.in_title = line->kind == BLOCK_HEADING;
    passage.span = line->span;
    if (!line->is_row) {
        uint32_t index = text_sentence_of(text, match.start);
        Span sentence = text_sentence_at(text, index)->span;
        passage.lead = inline_lead(source, line, index);
        if (match.start < passage.lead.end)
            passage.lead = (Span){ 0, 0 };
        if (span_is_within(match, sentence))
            passage.span = sentence;
        else if (match.end > sentence.end)
            passage.span.start = sentence.start;
    }
    if (line->lead != LINE_NONE && passage.lead.end == passage.lead.start)
        passage.lead = text_line_at(text, line->lead)->span;
    return passage;
}

bool pattern_is_within(const Source *source, PatternId id, Span within)
{
    Span found;
    return matches_first(source->matches, id, within, &found);
}

Span article_title(const Source *source, uint32_t article)
{
    const Text *text = source->text;
    uint32_t heading = text_article_heading(text, article);
    if (heading == LINE_NONE)
        return (Span){ 0, 0 };
    const Line *line = text_line_at(text, heading);
    Span title = line->span;
    if (line->kind == BLOCK_HEADING || title.end == title.start)
        return title;
    /* What parts the number from the title, and the title from the text. */
    enum { MARKS = 4 };
    const Article *named = document_article_at(text_document(text), article);
    size_t most = strlen(named->number) + strlen(named->title) + MARKS;
    Span opening = text_sentence_at(text, text_sentence_of(text, title.start))->span;
    if (title.end > opening.end)
        title.end = opening.end;
    if (title.end - title.start > most)
        title.end = title.start + (uint32_t)most;
    return title;
}

/* The nearest article, from `article` outwards, whose title matches; 0 when none. */
static uint32_t nearest_under(const Source *source, uint32_t article, PatternId title)
{
    const Document *document = text_document(source->text);
    while (article != 0) {
        Span own = article_title(source, article);
        if (own.end > own.start && pattern_is_within(source, title, own))
            return article;
        article = document_article_at(document, article)->parent;
    }
    return 0;
}

static bool is_inside(const Document *document, uint32_t inner, uint32_t outer)
{
    while (inner != 0 && inner != outer)
        inner = document_article_at(document, inner)->parent;
    return inner != 0;
}

bool passage_is_under(const Source *source, uint32_t article, PatternId under,
                      PatternId not_under)
{
    uint32_t wanted = 0;
    if (under != PATTERN_NONE && !(wanted = nearest_under(source, article, under)))
        return false;
    if (not_under == PATTERN_NONE)
        return true;
    uint32_t barred = nearest_under(source, article, not_under);
    if (!barred)
        return true;
    /* « 4. Candidatures et offres » around « 4.2 Critères » bars nothing. */
    return wanted && barred != wanted &&
           !is_inside(text_document(source->text), barred, wanted);
}

typedef struct Bounds {
    Span match, clause;
} Bounds;

static bool narrow(Span found, void *user)
{
    Bounds *bounds = user;
    if (found.end <= bounds->match.start && found.end > bounds->clause.start)
        bounds->clause.start = found.end;
    if (found.start >= bounds->match.end && found.start < bounds->clause.end)
        bounds->clause.end = found.start;
    return false;
}

static bool is_box(const char *bytes)
{
    return bytes[0] == '[' && strchr("x ?", bytes[1]) && bytes[2] == ']';
}

/* A tick box starts a label of its own: « [x] réservé [ ] non réservé ». */
static void narrow_to_boxes(const Source *source, Bounds *bounds)
{
    const char *bytes = text_bytes(source->text);
    matches_spend_bytes(source->matches, bounds->clause.end - bounds->clause.start);
    for (uint32_t at = bounds->clause.start; at + BOX_LENGTH <= bounds->clause.end;
         at++)
        if (is_box(bytes + at))
            narrow((Span){ at, at + BOX_LENGTH }, bounds);
}

Span passage_clause(const Source *source, const Passage *passage, Span match)
{
    Bounds bounds = { match, passage->span };
    turn_visit(source, TURN_CLAUSE_BREAK, passage->span, narrow, &bounds);
    narrow_to_boxes(source, &bounds);
    return bounds.clause;
}

bool line_is_counting(const Line *line)
{
    return line->stream == STREAM_BODY || line->stream == STREAM_TEXTBOX ||
           line->stream == STREAM_FOOTNOTE || line->stream == STREAM_ENDNOTE;
}

void article_body(const Source *source, uint32_t article, uint32_t *first,
                  uint32_t *end)
{
    uint32_t last;
    text_article_lines(source->text, article, first, &last);
    uint32_t heading = text_article_heading(source->text, article);
    if (heading != LINE_NONE && *first <= heading)
        *first = heading + 1;
    *end = *first;
    while (*end < last && text_line_at(source->text, *end)->kind != BLOCK_HEADING)
        ++*end;
    matches_spend(source->matches, *end - *first);
}
