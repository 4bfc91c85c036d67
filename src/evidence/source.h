/* SPDX-License-Identifier: Apache-2.0 */
/* source.h - one document as the evidence stage sees it: folded, matched, of a kind.
 *
 * A plain bundle of borrowed pointers, made once a document and passed by pointer. */
#ifndef CLAUSIER_EVIDENCE_SOURCE_H
#define CLAUSIER_EVIDENCE_SOURCE_H

#include "match/matcher.h"
#include "rules/pack.h"
#include "text/text.h"

#include <stdbool.h>

typedef struct Source {
    const Pack *pack;
    const Text *text;
    Matches *matches; /* asked as the questions come */
    DocumentKind kind;
    MatchScratch *scratch; /* of the worker */
    struct Told *told;     /* by sentence: what telling_of() answered; NULL: not kept */
} Source;

/* --- Ways of the language (turns.c) --- */

/* The first match of a turn that starts inside `within`; false when there is none. */
bool turn_find(const Source *source, Turn turn, Span within, Span *found);

/* Calls `see` for each match of a turn that starts inside `within`, until it returns
 * true; then returns true. */
typedef bool (*TurnVisitor)(Span match, void *user);
bool turn_visit(const Source *source, Turn turn, Span within, TurnVisitor see,
                void *user);

/* True when a pattern of the turn matches the bytes of `slice` taken alone, so that ^
 * and $ mean its ends. */
bool turn_is_slice(const Source *source, Turn turn, Span slice);

/* --- Where a match stands (passage.c) --- */

/* What is read around a match: its sentence, or its whole table row. */
typedef struct Passage {
    uint32_t line;
    Span span; /* the sentence or row */
    Span lead; /* the line that introduces it; empty when none */
    uint32_t article;
    bool in_title; /* the line is a heading */
} Passage;

Passage passage_at(const Source *source, Span match);

/* The title of an article, empty when it has none: its heading or, of a paragraph that
 * opens with its title, the opening alone. */
Span article_title(const Source *source, uint32_t article);

/* The article's title or one around it matches `under`, and none matches `not_under`,
 * but for those around the one that matches `under`.  PATTERN_NONE asks nothing. */
bool passage_is_under(const Source *source, uint32_t article, PatternId under,
                      PatternId not_under);

/* « l'article 6 » is named in `within`, and the title of that article of the same
 * document, or one around it, or the paragraph that opens with its number, matches. */
bool reference_is_about(const Source *source, Span within, PatternId about);

/* The reach of a negation or of a wish around `match`: from the last break before it
 * to the first break after it, inside the passage. */
Span passage_clause(const Source *source, const Passage *passage, Span match);

/* Lines under the article's own heading, down to the next heading; empty (first ==
 * end) when the title has nothing under it. */
void article_body(const Source *source, uint32_t article, uint32_t *first,
                  uint32_t *end);

/* True when the line is text of the printed body: not a header, not a footer. */
bool line_is_counting(const Line *line);

/* A pattern has a match that starts inside `within`. */
bool pattern_is_within(const Source *source, PatternId id, Span within);

#endif
