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

/* A title, or a sentence set aside, tells less than one that falls short. */
static bool tells_little(const Candidate *candidate)
{
    return candidate->standing == STANDING_TITLE_ONLY ||
           candidate->standing == STANDING_IGNORED ||
           candidate->standing == STANDING_BIDDER_FORM;
}

/* Adds the other candidates of a verdict's worth, each passage once. */
static void list_some(const Judge *judge, EvidenceList *list, EvidenceRole role,
                      Verdict worth, bool little, size_t most)
{
    size_t added = 0;
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count && added < most; i++) {
            const Candidate *candidate = &judge->candidates[d].items[i];
            if (verdict_of(candidate->standing) != worth ||
                tells_little(candidate) != little ||
                candidate->standing == STANDING_OTHER_SENSE ||
                is_listed(list, d, candidate->passage))
                continue;
            list_add(list, evidence_of(role, d, candidate));
            added++;
        }
}

void list_others(const Judge *judge, EvidenceList *list, EvidenceRole role,
                 Verdict worth, size_t most)
{
    size_t before = list->count;
    list_some(judge, list, role, worth, false, most);
    list_some(judge, list, role, worth, true, most - (list->count - before));
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
