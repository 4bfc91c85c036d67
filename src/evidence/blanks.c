/* SPDX-License-Identifier: Apache-2.0 */
/* blanks.c - « XX heures », « …… % », « [à compléter] »: a missing element, not an
 * element; unless it is for the bidder to fill in. */
#include "evidence/polarity.h"

#include <string.h>

bool is_for_bidder(const Source *source, const Passage *passage)
{
    Span line = text_line_at(source->text, passage->line)->span;
    if (turn_find(source, TURN_BIDDER, line, NULL))
        return true;
    if (passage->lead.end > passage->lead.start &&
        turn_find(source, TURN_BIDDER, passage->lead, NULL))
        return true;
    const Document *document = text_document(source->text);
    for (uint32_t article = passage->article; article != 0;
         article = document_article_at(document, article)->parent) {
        Span title = article_title(source, article);
        if (title.end > title.start && turn_find(source, TURN_BIDDER, title, NULL))
            return true;
    }
    return false;
}

/* « … suivantes : », « … la notice ci-après. » */
static bool is_pointing_below(const Source *source, Span line)
{
    static const char *const pointers[] = { ":", " ci-apres", " ci-dessous" };
    const char *bytes = text_bytes(source->text);
    if (line.end > line.start && bytes[line.end - 1] == '.')
        line.end--;
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        size_t length = strlen(pointers[i]);
        if (line.end - line.start > length &&
            memcmp(bytes + line.end - length, pointers[i], length) == 0)
            return true;
    }
    return false;
}

/* « Le titulaire prend les mesures suivantes : » with « 1. ......... » below it. */
static bool is_introducing_blank(const Source *source, const Passage *passage)
{
    Span line = text_line_at(source->text, passage->line)->span;
    uint32_t next = passage->line + 1;
    if (passage->span.end != line.end || !is_pointing_below(source, line) ||
        next >= text_line_count(source->text))
        return false;
    const Line *below = text_line_at(source->text, next);
    return below->article == passage->article &&
           turn_find(source, TURN_BLANK, below->span, NULL);
}

/* The sentence with what goes on behind its semicolon. */
static Span to_full_stop(const Source *source, const Passage *passage)
{
    Span span = passage->span;
    const char *bytes = text_bytes(source->text);
    const Line *line = text_line_at(source->text, passage->line);
    for (uint32_t i = line->first_sentence; i < line->sentence_end; i++) {
        Span next = text_sentence_at(source->text, i)->span;
        if (next.start >= span.end && bytes[span.end - 1] == ';')
            span.end = next.end;
    }
    return span;
}

/* « Il mène trois actions. Leur contenu reste à définir : ……… » */
static bool is_left_open_after(const Source *source, const Passage *passage,
                               Span *reason)
{
    const Line *line = text_line_at(source->text, passage->line);
    for (uint32_t i = line->first_sentence; i < line->sentence_end; i++) {
        Span next = text_sentence_at(source->text, i)->span;
        if (next.start >= passage->span.end)
            return turn_find(source, TURN_BLANK_AFTER, next, reason);
    }
    return false;
}

/* « [part à définir par le service] » whole, where a few words of it tell the blank. */
static void widen_to_brackets(const Source *source, Span within, Span *reason)
{
    const char *bytes = text_bytes(source->text);
    size_t start = reason->start, end = reason->end;
    while (start > within.start && bytes[start] != '[' && bytes[start - 1] != ']')
        start--;
    while (end < within.end && bytes[end - 1] != ']' && bytes[end] != '[')
        end++;
    if (bytes[start] == '[' && bytes[end - 1] == ']')
        *reason = (Span){ start, end };
}

bool is_blank(const Source *source, const Passage *passage, Span *reason)
{
    Span sentence = to_full_stop(source, passage);
    if (is_for_bidder(source, passage) &&
        !turn_find(source, TURN_BLANK_BUYER, sentence, NULL))
        return false;
    if (!turn_find(source, TURN_BLANK, sentence, reason))
        return is_introducing_blank(source, passage) ||
               is_left_open_after(source, passage, reason);
    widen_to_brackets(source, sentence, reason);
    return true;
}
