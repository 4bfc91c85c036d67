/* SPDX-License-Identifier: Apache-2.0 */
/* derived.c - the passages of other rules, taken over as evidence.
 *
 * Nothing is looked for twice: what another rule found operative counts here too, with
 * the same passage and for the same lots. */
#include "finding/derived.h"

/* What one of the rules named found. */
typedef struct Taken {
    const Finding *finding; /* NULL: nothing */
    const Evidence *passage;
} Taken;

static bool is_there(const Finding *finding)
{
    return finding && finding->evidence_count &&
           (finding->verdict == VERDICT_MET || finding->verdict == VERDICT_INCOMPLETE);
}

/* A rule that the item leaves aside rests on the same words. */
static bool is_beside(const Derivation *on, const Item *item, const Evidence *passage)
{
    for (size_t i = 0; i < item->besides_count; i++) {
        const Finding *other = on->find(on->user, item->besides[i]);
        for (size_t j = 0; other && j < other->evidence_count; j++)
            if (other->evidence[j].role == EVIDENCE_SUBJECT &&
                other->evidence[j].document == passage->document &&
                span_is_crossing(other->evidence[j].sentence, passage->sentence))
                return true;
    }
    return false;
}

/* The first passage of the finding that the item may rest on. */
static Taken take(const Derivation *on, const Item *item, const Finding *finding)
{
    for (size_t i = 0; is_there(finding) && i < finding->evidence_count; i++)
        if (finding->evidence[i].role == EVIDENCE_SUBJECT &&
            !is_beside(on, item, &finding->evidence[i]))
            return (Taken){ finding, &finding->evidence[i] };
    return (Taken){ 0 };
}

/* Of the rules named by the first item that finds something, the first that is met;
 * else the first whose subject is there. */
static Taken find_first(const Derivation *on, ItemList items)
{
    Taken first = { 0 };
    for (size_t i = 0; !first.finding && i < items.count; i++)
        for (size_t j = 0; j < items.items[i].rule_count; j++) {
            Taken taken =
                take(on, &items.items[i], on->find(on->user, items.items[i].rules[j]));
            if (taken.finding &&
                (!first.finding || taken.finding->verdict < first.finding->verdict))
                first = taken;
        }
    return first;
}

/* The lots of all rules of the item that finds something; 0 when one of them is of the
 * whole contract. */
static Lots lots_of_first(const Derivation *on, ItemList items)
{
    Lots lots = 0;
    for (size_t i = 0; !lots && i < items.count; i++)
        for (size_t j = 0; j < items.items[i].rule_count; j++) {
            Taken taken =
                take(on, &items.items[i], on->find(on->user, items.items[i].rules[j]));
            if (taken.finding && !taken.finding->lots)
                return 0;
            if (taken.finding)
                lots |= taken.finding->lots;
        }
    return lots;
}

/* True when some rule could not be sure that its subject is absent. */
static bool is_unsure(const Derivation *on, ItemList items)
{
    for (size_t i = 0; i < items.count; i++)
        for (size_t j = 0; j < items.items[i].rule_count; j++) {
            const Finding *finding = on->find(on->user, items.items[i].rules[j]);
            if (finding && finding->unread)
                return true;
        }
    return false;
}

static Evidence evidence_from(Taken taken, EvidenceRole role, const char *element)
{
    Evidence evidence = *taken.passage;
    evidence.role = role;
    evidence.element = element;
    return evidence;
}

bool derived_conclude(const Derivation *on, const Rule *rule, Finding *finding)
{
    Arena *arena = dossier_arena(on->dossier);
    const Pack *pack = dossier_pack(on->dossier);
    size_t room = rule->element_count + 1;
    Evidence *evidence = arena_alloc(arena, room * sizeof *evidence);
    const Element **missing = arena_alloc(arena, room * sizeof *missing);
    if (!evidence || !missing)
        return false;
    finding->evidence = evidence;
    finding->missing = missing;
    finding->verdict = VERDICT_MISSING;
    Taken subject = find_first(on, rule->subject);
    if (subject.finding) {
        finding->lots = lots_of_first(on, rule->subject);
        evidence[finding->evidence_count++] =
            evidence_from(subject, EVIDENCE_SUBJECT, "");
    }
    for (size_t i = 0; i < rule->element_count; i++) {
        const Element *element = &rule->elements[i];
        Taken found = find_first(on, element->any);
        if (found.finding && found.finding != subject.finding)
            evidence[finding->evidence_count++] =
                evidence_from(found, EVIDENCE_ELEMENT, element->name);
        else if (!found.finding && facts_want(on->facts, pack, element, on->date))
            missing[finding->missing_count++] = element;
    }
    if (subject.finding)
        finding->verdict = finding->missing_count ? VERDICT_INCOMPLETE : VERDICT_MET;
    else
        finding->unread = is_unsure(on, rule->subject);
    return true;
}
