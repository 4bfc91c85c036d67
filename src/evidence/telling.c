/* SPDX-License-Identifier: Apache-2.0 */
/* telling.c - passages that tell and impose nothing.
 *
 * The law is quoted, a word is defined, the buyer speaks of himself, the drafter is
 * addressed, something may come later, or a CCAG article is named and no more.  A title
 * such as « Définitions » says so for all that stands under it, and « Préambule » for
 * what names nobody who is bound. */
#include "evidence/polarity.h"

/* True when the title of the article, or of one around it, is of this turn. */
static bool is_under(const Source *source, uint32_t article, Turn turn)
{
    const Document *document = text_document(source->text);
    for (; article != 0; article = document_article_at(document, article)->parent) {
        Span title = article_title(source, article);
        if (title.end > title.start && turn_is_slice(source, turn, title))
            return true;
    }
    return false;
}

/* « Former des stagiaires responsables », in a preamble, is what the buyer does. */
static bool is_preamble(const Source *source, const Passage *passage)
{
    return is_under(source, passage->article, TURN_PREAMBLE) &&
           !turn_find(source, TURN_BINDING, passage->span, NULL) &&
           !turn_find(source, TURN_HOLDER, passage->span, NULL) &&
           !turn_find(source, TURN_HOLDER, passage->lead, NULL);
}

/* Further sentences of a quotation that its first one opens: « Selon l'article 5, « …
 * . … . » ». */
static bool is_in_quotation(const Source *source, const Passage *passage)
{
    const Text *text = source->text;
    uint32_t line = text_line_of(text, passage->span.start);
    Span whole = text_line_at(text, line)->span;
    uint32_t open = UINT32_MAX;
    for (uint32_t at = whole.start; at < passage->span.start; at++)
        if (text_bytes(text)[at] == '"')
            open = open == UINT32_MAX ? at : UINT32_MAX;
    if (open == UINT32_MAX || text_sentence_count(text) == 0)
        return false;
    Span first = text_sentence_at(text, text_sentence_of(text, open))->span;
    return turn_find(source, TURN_QUOTATION, first, NULL) ||
           turn_is_slice(source, TURN_QUOTATION, first);
}

static Standing ask(const Source *source, const Passage *passage, Span *reason)
{
    static const struct {
        Turn turn;
        Standing standing;
    } tellings[] = {
        { TURN_INSTRUCTION, STANDING_INSTRUCTION },
        { TURN_DEFINITION, STANDING_DEFINITION },
        { TURN_QUOTATION, STANDING_QUOTATION },
        { TURN_CCAG, STANDING_REFERENCE },
        { TURN_FUTURE, STANDING_FUTURE },
        { TURN_CONTEXT, STANDING_CONTEXT },
    };
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        if (turn_find(source, tellings[i].turn, passage->span, reason) ||
            turn_is_slice(source, tellings[i].turn, passage->span)) {
            if (reason->end == reason->start)
                *reason = passage->span;
            return tellings[i].standing;
        }
    if (is_in_quotation(source, passage)) {
        *reason = passage->span;
        return STANDING_QUOTATION;
    }
    if (is_under(source, passage->article, TURN_DEFINITION)) {
        *reason = passage->span;
        return STANDING_DEFINITION;
    }
    if (source->kind != KIND_SPASER && is_preamble(source, passage)) {
        *reason = passage->span;
        return STANDING_CONTEXT;
    }
    return STANDING_OPERATIVE;
}

Standing telling_of(const Source *source, const Passage *passage, Span *reason)
{
    Span span = passage->span;
    if (!source->told || text_sentence_count(source->text) == 0)
        return ask(source, passage, reason);
    Told *told = &source->told[text_sentence_of(source->text, span.start)];
    if (told->passage.start != span.start || told->passage.end != span.end) {
        Span words = { 0, 0 };
        told->standing = ask(source, passage, &words);
        told->reason = words;
        told->passage = span;
    }
    if (told->standing != STANDING_OPERATIVE)
        *reason = told->reason;
    return told->standing;
}
