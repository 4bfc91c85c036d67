/* SPDX-License-Identifier: Apache-2.0 */
/* coherence.c - the same point, two documents, two answers.
 *
 * Only what is beyond doubt is told.  A clause is contradicted by another document that
 * says nothing for it and rules it out for the whole contract: a sentence about one
 * lot, and the form that the bidder fills in, contradict nothing.  Figures differ when
 * two documents give figures of the same sort and have none in common. */
#include "finding/coherence.h"

#include "evidence/candidate.h"
#include "evidence/item.h"
#include "evidence/lots.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FIGURES = 32, FIGURE_LENGTH = 16 };

/* Figures of an element in one document, "420" or "5%". */
typedef struct Figures {
    char items[MOST_FIGURES][FIGURE_LENGTH];
    size_t count;
    const Candidate *candidate; /* the first that has one */
    Span span;                  /* its first figure's element */
} Figures;

static Evidence evidence_of(uint32_t document, const Candidate *candidate, Span span)
{
    return (Evidence){ .role = EVIDENCE_SUBJECT,
                       .standing = candidate->standing,
                       .element = "",
                       .document = document,
                       .span = span,
                       .sentence = candidate->passage,
                       .reason = candidate->reason };
}

/* The first candidate of that standing that speaks of the whole contract. */
static const Candidate *find_standing(const Source *source,
                                      const Candidates *candidates, Standing standing)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *one = &candidates->items[i];
        if (one->standing == standing && !one->cancels &&
            !lots_of(source, one->passage))
            return one;
    }
    return NULL;
}

static bool has_standing(const Candidates *candidates, Standing standing)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].standing == standing)
            return true;
    return false;
}

static bool find_contradiction(const Source *sources, const Candidates *candidates,
                               size_t count, Conflict *conflict)
{
    for (uint32_t a = 0; a < count; a++) {
        const Candidate *imposed =
            find_standing(&sources[a], &candidates[a], STANDING_OPERATIVE);
        if (!imposed || sources[a].kind == KIND_AE ||
            has_standing(&candidates[a], STANDING_EXCLUDED))
            continue;
        for (uint32_t b = 0; b < count; b++) {
            const Candidate *denied =
                find_standing(&sources[b], &candidates[b], STANDING_EXCLUDED);
            if (b == a || !denied || sources[b].kind == KIND_AE ||
                has_standing(&candidates[b], STANDING_OPERATIVE))
                continue;
            conflict->one = evidence_of(a, imposed, imposed->match);
            conflict->other = evidence_of(b, denied, denied->match);
            return true;
        }
    }
    return false;
}

typedef struct Gather {
    const Source *source;
    const Candidate *candidate;
    Figures *figures;
} Gather;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The figures of a span: digits with their thousands joined, and a '%' kept. */
static bool gather(const Item *item, Span match, void *user)
{
    (void)item;
    Gather *gathering = user;
    Figures *figures = gathering->figures;
    const char *bytes = text_bytes(gathering->source->text);
    for (uint32_t at = match.start; at < match.end && figures->count < MOST_FIGURES;) {
        char figure[FIGURE_LENGTH];
        size_t length = 0;
        if (!is_digit(bytes[at])) {
            at++;
            continue;
        }
        for (; at < match.end; at++) {
            bool thousands = bytes[at] == ' ' && at + 3 < match.end &&
                             is_digit(bytes[at + 1]) && is_digit(bytes[at + 2]) &&
                             is_digit(bytes[at + 3]);
            if (!thousands && !is_digit(bytes[at]) && bytes[at] != ',')
                break;
            if (!thousands && length + 2 < sizeof figure)
                figure[length++] = bytes[at];
        }
        if (at < match.end &&
            (bytes[at] == '%' ||
             (bytes[at] == ' ' && at + 1 < match.end && bytes[at + 1] == '%')))
            figure[length++] = '%';
        figure[length] = '\0';
        /* A figure at the far end of a longer wording counts something else. */
        if (at >= match.end && !is_digit(bytes[match.start]) &&
            figure[length - 1] != '%')
            continue;
        if (figures->count == 0) {
            figures->candidate = gathering->candidate;
            figures->span = match;
        }
        strcpy(figures->items[figures->count++], figure);
    }
    return false;
}

/* The figures of the element's own wording, and of a subject that brings it along. */
static void gather_figures(const Source *source, const Candidates *candidates,
                           const Rule *rule, size_t index, Figures *figures)
{
    figures->count = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *candidate = &candidates->items[i];
        Gather gathering = { source, candidate, figures };
        if (candidate->standing != STANDING_OPERATIVE)
            continue;
        if (candidate->item->gives >> index & 1)
            gather(candidate->item, candidate->match, &gathering);
        items_visit(source, rule->elements[index].any, candidate->passage, gather,
                    &gathering);
    }
}

static bool is_share(const char *figure)
{
    return strchr(figure, '%') != NULL;
}

/* True when both give figures of one sort, shares or quantities, and share none. */
static bool is_different(const Figures *a, const Figures *b)
{
    bool comparable = false;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) {
            if (strcmp(a->items[i], b->items[j]) == 0)
                return false;
            comparable = comparable || is_share(a->items[i]) == is_share(b->items[j]);
        }
    return comparable;
}

static bool find_difference(const Source *sources, const Candidates *candidates,
                            size_t count, const Rule *rule, size_t element,
                            Conflict *conflict, bool *different)
{
    *different = false;
    Figures *figures = calloc(count ? count : 1, sizeof *figures);
    if (!figures)
        return false;
    for (size_t d = 0; d < count; d++)
        gather_figures(&sources[d], &candidates[d], rule, element, &figures[d]);
    for (uint32_t a = 0; a < count && !*different; a++)
        for (uint32_t b = a + 1; b < count && !*different; b++)
            if (is_different(&figures[a], &figures[b])) {
                conflict->one = evidence_of(a, figures[a].candidate, figures[a].span);
                conflict->other = evidence_of(b, figures[b].candidate, figures[b].span);
                *different = true;
            }
    free(figures);
    return true;
}

/* The rule's number of elements when it has none of that name. */
static size_t element_named(const Rule *rule, const char *name)
{
    size_t index = 0;
    while (index < rule->element_count && strcmp(rule->elements[index].name, name) != 0)
        index++;
    return index;
}

static bool watch(const Rule *rule, const Item *item, const Source *sources,
                  size_t count, Candidates *candidates, Conflict *conflict, bool *found)
{
    for (size_t d = 0; d < count; d++) {
        candidates_find(&sources[d], rule, &candidates[d]);
        if (candidates[d].failed)
            return false;
    }
    if (item->from == FROM_CONTRADICTIONS) {
        *found = find_contradiction(sources, candidates, count, conflict);
        return true;
    }
    size_t element = element_named(rule, item->element);
    *found = false;
    return element == rule->element_count ||
           find_difference(sources, candidates, count, rule, element, conflict, found);
}

bool coherence_find(const Pack *pack, const Item *item, const Source *sources,
                    size_t count, Conflict *conflicts, size_t most, size_t *found)
{
    *found = 0;
    bool ok = true;
    Candidates *candidates = calloc(count ? count : 1, sizeof *candidates);
    if (!candidates)
        return false;
    for (size_t i = 0; ok && i < item->rule_count && *found < most; i++) {
        const Rule *rule = pack_rule_find(pack, item->rules[i]);
        bool conflicting = false;
        if (!rule || rule->kind != RULE_CLAUSE)
            continue;
        ok = watch(rule, item, sources, count, candidates, &conflicts[*found],
                   &conflicting);
        *found += ok && conflicting;
        for (size_t d = 0; d < count; d++)
            candidates_done(&candidates[d]);
    }
    free(candidates);
    return ok;
}
