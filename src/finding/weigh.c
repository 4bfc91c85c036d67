/* SPDX-License-Identifier: Apache-2.0 */
/* weigh.c - of all the passages that speak of a rule, the one that decides. */
#include "finding/judge_parts.h"

#include "evidence/nearness.h"
#include "evidence/polarity.h"

#include <stdlib.h>
#include <string.h>

Verdict verdict_of(Standing standing)
{
    switch (standing) {
    case STANDING_OPERATIVE:
        return VERDICT_MET;
    case STANDING_SOFTENED:
    case STANDING_BLANK:
    case STANDING_UNDECIDED:
        return VERDICT_INCOMPLETE;
    case STANDING_EXCLUDED:
        return VERDICT_EXCLUDED;
    default:
        return VERDICT_MISSING;
    }
}

static void find_elements(const Judge *judge, const Rule *rule, Weighed *weighed)
{
    const Candidate *candidate = weighed->candidate;
    weighed->lacks = 0;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        const Element *element = &rule->elements[i];
        Span span = candidate->match;
        uint32_t document = weighed->document;
        bool found =
            (candidate->item->gives >> i & 1) != 0 ||
            element_find(&judge->sources[document], rule, element, candidate, &span);
        for (uint32_t d = 0;
             !found && element->within == SCOPE_DOSSIER && d < judge->count; d++)
            if (d != weighed->document && judge->sources[d].kind != KIND_FORM &&
                element_find_anywhere(&judge->sources[d], rule, element, &span)) {
                document = d;
                found = true;
            }
        weighed->elements[i].found = found;
        weighed->elements[i].document = document;
        weighed->elements[i].span = span;
        if (!found && facts_want(judge->facts, judge->pack, element, judge->date))
            weighed->lacks |= UINT64_C(1) << i;
    }
}

/* True when the title of its article names what the rule is about. */
static bool is_under_subject(const Source *source, const Rule *rule,
                             const Candidate *candidate)
{
    Span title = article_title(source, candidate->article);
    if (title.end == title.start)
        return false;
    const ItemList *lists[] = { &rule->subject, &rule->soft };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t j = 0; j < lists[i]->count; j++) {
            const Item *item = &lists[i]->items[j];
            if ((item->all_count == 1 &&
                 pattern_is_within(source, item->all[0], title)) ||
                (item->under != PATTERN_NONE &&
                 pattern_is_within(source, item->under, title)))
                return true;
        }
    return false;
}

/* True when the element stands in the words of the candidate, or in the list that they
 * introduce. */
static bool is_own_element(const Source *source, const Candidate *candidate,
                           Span element)
{
    if (span_is_within(element, candidate->passage))
        return true;
    Span lead = passage_at(source, element).lead;
    return lead.end > lead.start && span_is_within(candidate->passage, lead);
}

/* A bare title, which says less than what stands under it. */
static bool is_title(const Source *source, const Candidate *candidate)
{
    Span title = article_title(source, candidate->article);
    enum { LONGEST_TITLE = 90 };
    return title.end > title.start && title.end - title.start < LONGEST_TITLE &&
           span_is_within(candidate->match, title) &&
           candidate->passage.end <= title.end + 1;
}

/* Among passages that give the same verdict the one to quote first: with the
 * rule's first element in its own words or close by, then with the others, under a
 * title that names the subject, in a document where the clause belongs, with words that
 * bind, then by the order of the rule's items.  A question speaks less well than its
 * answer, a row or an item of a list less than a sentence, the head of a table less
 * than its rows, an announcement less than what it announces. */
static int strength_of(const Judge *judge, const Rule *rule, const Weighed *weighed)
{
    enum {
        FOR_FIRST_ELEMENT = 100,
        FOR_ELEMENT_NEAR = 60,
        PER_ELEMENT = 30,
        FOR_TITLE = 110,
        FOR_PLACE = 30,
        FOR_BINDING = 30,
        FOR_SENTENCE = 75,
        FOR_OPENING = 20,
        FOR_ELSEWHERE = 120,
        FOR_HEADER = 100,
        PER_ITEM = 3,
        MOST_ORDER = 29
    };
    const Candidate *candidate = weighed->candidate;
    const Source *source = &judge->sources[weighed->document];
    int strength = 0;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        Span element = weighed->elements[i].span;
        if (!weighed->elements[i].found ||
            weighed->elements[i].document != weighed->document)
            continue;
        if (is_own_element(source, candidate, element))
            strength += i == 0 ? FOR_FIRST_ELEMENT : PER_ELEMENT;
        else if (i == 0 && passage_at(source, element).article == candidate->article)
            strength += FOR_ELEMENT_NEAR;
    }
    if (!is_title(source, candidate) && is_under_subject(source, rule, candidate))
        strength += FOR_TITLE;
    if (rule->place >> source->kind & 1)
        strength += FOR_PLACE;
    if (rule->binding && turn_find(source, TURN_BINDING, candidate->passage, NULL))
        strength += FOR_BINDING;
    const Line *line = text_line_at(source->text, candidate->line);
    if (!line->is_row)
        strength += FOR_SENTENCE;
    else if (line->row == 0)
        strength -= FOR_HEADER;
    if (turn_find(source, TURN_ELSEWHERE, candidate->passage, NULL))
        strength -= FOR_ELSEWHERE;
    if (line->lead == LINE_NONE)
        strength += FOR_OPENING;
    if (candidate->passage.end > candidate->passage.start &&
        text_bytes(source->text)[candidate->passage.end - 1] == '?')
        strength -= FOR_TITLE;
    for (size_t i = 0; i < rule->subject.count && i < MOST_ORDER; i++)
        if (&rule->subject.items[i] == candidate->item)
            strength += PER_ITEM * (MOST_ORDER - (int)i);
    return strength;
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* How near a candidate comes to the verdict asked for: one with a blank as near as one
 * that lacks an element, for there the buyer has to write. */
static int nearness_of(const Weighed *weighed)
{
    Standing standing = weighed->candidate->standing;
    if (verdict_of(standing) == VERDICT_MET)
        return weighed->lacks ? 1 : 0;
    return standing == STANDING_BLANK ? 1 : 1 + (int)verdict_of(standing);
}

/* What is missing is the blank that the buyer left. */
static bool is_blank_to_fill(const Weighed *weighed)
{
    return weighed->lacks && weighed->candidate->standing == STANDING_BLANK;
}

/* True when `b` speaks better for the rule than `a`. */
static bool is_better(const Weighed *a, const Weighed *b)
{
    if (a->candidate->item->yields != b->candidate->item->yields)
        return a->candidate->item->yields;
    int na = nearness_of(a), nb = nearness_of(b);
    if (na != nb)
        return nb < na;
    if (b->lacks != a->lacks)
        return count_bits(b->lacks) < count_bits(a->lacks);
    if (is_blank_to_fill(a) != is_blank_to_fill(b))
        return is_blank_to_fill(b);
    return b->strength > a->strength;
}

bool is_as_good(const Judge *judge, const Rule *rule, const Weighed *best,
                Weighed *other)
{
    Verdict worth = verdict_of(other->candidate->standing);
    if (worth != VERDICT_MET && worth != VERDICT_INCOMPLETE)
        return true;
    find_elements(judge, rule, other);
    if (other->lacks != best->lacks)
        return false;
    size_t first = 0;
    while (first < rule->element_count &&
           (rule->elements[first].optional || (other->lacks >> first & 1)))
        first++;
    return first == rule->element_count || first >= MOST_ELEMENTS ||
           (other->elements[first].found &&
            other->elements[first].document == other->document &&
            is_own_element(&judge->sources[other->document], other->candidate,
                           other->elements[first].span));
}

Lots lots_of_dossier(const Judge *judge)
{
    const Fact *fact = facts_get(judge->facts, "lots");
    long count = fact->origin == FACT_UNKNOWN ? 0 : strtol(fact->value, NULL, 10);
    return count > 0 && count < 63 ? (UINT64_C(2) << count) - 2 : 0;
}

/* « Par dérogation, aucune avance n'est versée pour le lot 2 » leaves the other lots
 * what they have. */
static bool is_of_other_lots(const Judge *judge, uint32_t document,
                             const Candidate *cancel, const Weighed *best)
{
    Lots ruled_out = lots_of(&judge->sources[document], cancel->passage);
    if (!ruled_out)
        return false;
    Lots kept = lots_of(&judge->sources[best->document], best->candidate->passage);
    if (!kept)
        kept = lots_of_dossier(judge);
    return (kept & ~ruled_out) != 0;
}

const Candidate *find_cancel(const Judge *judge, const Weighed *best,
                             uint32_t *document)
{
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            const Candidate *candidate = &judge->candidates[d].items[i];
            if (candidate->cancels &&
                (d != best->document ||
                 candidate->article != best->candidate->article) &&
                !is_of_other_lots(judge, d, candidate, best)) {
                *document = d;
                return candidate;
            }
        }
    return NULL;
}

/* An article, or one around it, is titled with the words of the item. */
static bool is_titled(const Source *source, const Item *item, uint32_t article)
{
    const Document *document = text_document(source->text);
    for (; article != 0; article = document_article_at(document, article)->parent) {
        Span title = article_title(source, article);
        if (title.end > title.start && item->all_count > 0 &&
            pattern_is_within(source, item->all[0], title))
            return true;
    }
    return false;
}

/* Where any one of several things meets the rule, a derogation rules out what it names:
 * what the same item finds, and what stands under a title that the item finds. */
static bool is_cancelled(const Judge *judge, const Weighed *one)
{
    const Candidate *candidate = one->candidate;
    const Source *source = &judge->sources[one->document];
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            const Candidate *cancel = &judge->candidates[d].items[i];
            if (cancel->cancels &&
                (d != one->document || cancel->article != candidate->article) &&
                (cancel->item == candidate->item ||
                 is_titled(source, cancel->item, candidate->article)))
                return true;
        }
    return false;
}

/* One of several things is ruled out, which says nothing of the others, or is of those
 * that a derogation rules out. */
static bool is_ruled_out(const Judge *judge, const Rule *rule, const Weighed *one)
{
    if (verdict_of(one->candidate->standing) != VERDICT_EXCLUDED)
        return is_cancelled(judge, one);
    for (size_t i = 0; i < rule->subject.count; i++)
        if (&rule->subject.items[i] == one->candidate->item)
            return !one->candidate->item->heading;
    return false;
}

void find_best(const Judge *judge, const Rule *rule, Weighed *best)
{
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            Weighed one = { .candidate = &judge->candidates[d].items[i],
                            .document = d };
            Verdict worth = verdict_of(one.candidate->standing);
            if (worth == VERDICT_MISSING)
                continue;
            if (worth == VERDICT_MET || worth == VERDICT_INCOMPLETE)
                find_elements(judge, rule, &one);
            if (rule->several && is_ruled_out(judge, rule, &one))
                continue;
            one.strength = strength_of(judge, rule, &one);
            if (!best->candidate || is_better(best, &one))
                *best = one;
        }
}
