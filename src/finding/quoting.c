/* SPDX-License-Identifier: Apache-2.0 */
/* quoting.c - the passages that a finding quotes, the deciding one first. */
#include "finding/judge_parts.h"

#include "evidence/polarity.h"

Evidence evidence_of(EvidenceRole role, uint32_t document, const Candidate *candidate)
{
    return (Evidence){ .role = role,
                       .standing = candidate->standing,
                       .element = "",
                       .document = document,
                       .span = candidate->match,
                       .sentence = candidate->passage,
                       .reason = candidate->reason };
}

void list_add(EvidenceList *list, Evidence evidence)
{
    if (list->count < list->room)
        list->items[list->count++] = evidence;
}

static bool is_listed(const EvidenceList *list, uint32_t document, Span passage)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].document == document &&
            span_is_crossing(list->items[i].sentence, passage))
            return true;
    return false;
}

/* « Article 14. Clause sociale d'insertion », and nothing below it. */
static bool is_empty_article(const Source *source, const Candidate *candidate)
{
    const Article *article =
        document_article_at(text_document(source->text), candidate->article);
    return candidate->standing == STANDING_TITLE_ONLY && candidate->article != 0 &&
           article->end <= article->first;
}

/* A title, or a sentence set aside, tells less than one that falls short. */
static bool tells_little(const Candidate *candidate)
{
    return candidate->standing == STANDING_TITLE_ONLY ||
           candidate->standing == STANDING_IGNORED ||
           candidate->standing == STANDING_BIDDER_FORM;
}

/* How soon a candidate is told: an article left empty before a sentence that falls
 * short, a title or a sentence set aside last. */
static int turn_of(const Source *source, const Candidate *candidate)
{
    if (is_empty_article(source, candidate))
        return 0;
    return tells_little(candidate) ? 2 : 1;
}

/* Adds the other candidates of a verdict's worth, each passage once. */
static size_t list_some(const Judge *judge, EvidenceList *list, EvidenceRole role,
                        Verdict worth, int turn, size_t most)
{
    size_t added = 0;
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count && added < most; i++) {
            const Candidate *candidate = &judge->candidates[d].items[i];
            if (verdict_of(candidate->standing) != worth ||
                turn_of(&judge->sources[d], candidate) != turn ||
                candidate->standing == STANDING_OTHER_SENSE ||
                is_listed(list, d, candidate->passage))
                continue;
            list_add(list, evidence_of(role, d, candidate));
            added++;
        }
    return added;
}

void list_others(const Judge *judge, EvidenceList *list, EvidenceRole role,
                 Verdict worth, size_t most)
{
    for (int turn = 0; turn < 3; turn++)
        most -= list_some(judge, list, role, worth, turn, most);
}

void list_elements(const Judge *judge, const Rule *rule, const Weighed *best,
                   EvidenceList *list)
{
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        if (!best->elements[i].found)
            continue;
        Evidence evidence = { .role = EVIDENCE_ELEMENT,
                              .standing = STANDING_OPERATIVE,
                              .element = rule->elements[i].name,
                              .document = best->elements[i].document,
                              .span = best->elements[i].span };
        evidence.sentence =
            passage_at(&judge->sources[evidence.document], evidence.span).span;
        list_add(list, evidence);
    }
}

void list_missing(Arena *arena, const Rule *rule, uint64_t lacks, Finding *finding)
{
    const Element **missing =
        arena_alloc(arena, (rule->element_count + 1) * sizeof *missing);
    if (!missing)
        return;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++)
        if (lacks >> i & 1)
            missing[finding->missing_count++] = &rule->elements[i];
    finding->missing = missing;
}
