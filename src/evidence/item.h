/* SPDX-License-Identifier: Apache-2.0 */
/* item.h - where the items of a rule hold in one document.
 *
 * An item holds at each match of its first pattern around which the others hold too. */
#ifndef CLAUSIER_EVIDENCE_ITEM_H
#define CLAUSIER_EVIDENCE_ITEM_H

#include "evidence/source.h"

/* Calls `see` for each place where the item holds and whose anchor starts inside
 * `within`, until it returns true; then returns true. */
typedef bool (*ItemVisitor)(const Item *item, Span match, void *user);
bool item_visit(const Source *source, const Item *item, Span within, ItemVisitor see,
                void *user);

/* The same for every item of a list. */
bool items_visit(const Source *source, ItemList list, Span within, ItemVisitor see,
                 void *user);

/* True when the item holds somewhere inside `within`. */
bool item_holds(const Source *source, const Item *item, Span within, Span *match);

/* True when some item of the list holds inside `within`. */
bool items_hold(const Source *source, ItemList list, Span within, Span *match);

/* What an item that looks as far as `within` (SENTENCE, LINE or ARTICLE) sees around a
 * passage, its lead-in apart. */
Span passage_scope(const Source *source, const Passage *passage, Scope within);

/* The whole text of the document. */
Span source_span(const Source *source);

/* True when something said for `kinds` (bits; 0 = all) counts in a document of `kind`:
 * a CCP is a CCAP and a CCTP in one, a concession contract is the CCP of a concession,
 * and a document of unknown kind may be any. */
bool kind_is_among(DocumentKind kind, uint32_t kinds);

#endif
