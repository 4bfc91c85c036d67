/* SPDX-License-Identifier: Apache-2.0 */
/* derived.c - the passages of other rules, taken over as evidence.
 *
 * Nothing is looked for twice: what another rule found operative counts here too, with
 * the same passage and for the same lots. */
#include "finding/derived.h"

static bool is_there(const Finding *finding)
{
    return finding && finding->evidence_count &&
           (finding->verdict == VERDICT_MET || finding->verdict == VERDICT_INCOMPLETE);
}

/* The first of the rules named whose subject is there. */
static const Finding *find_first(const Derivation *on, ItemList items)
{
    for (size_t i = 0; i < items.count; i++)
        for (size_t j = 0; j < items.items[i].rule_count; j++) {
            const Finding *finding = on->find(on->user, items.items[i].rules[j]);
            if (is_there(finding))
                return finding;
        }
    return NULL;
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

static Evidence evidence_from(const Finding *finding, EvidenceRole role,
                              const char *element)
{
    Evidence evidence = finding->evidence[0];
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
    const Finding *subject = find_first(on, rule->subject);
    if (subject) {
        finding->lots = subject->lots;
        evidence[finding->evidence_count++] =
            evidence_from(subject, EVIDENCE_SUBJECT, "");
    }
    for (size_t i = 0; i < rule->element_count; i++) {
        const Element *element = &rule->elements[i];
        const Finding *found = find_first(on, element->any);
        if (found && found != subject)
            evidence[finding->evidence_count++] =
                evidence_from(found, EVIDENCE_ELEMENT, element->name);
        else if (!found && facts_want(on->facts, pack, element, on->date))
            missing[finding->missing_count++] = element;
    }
    if (subject)
        finding->verdict = finding->missing_count ? VERDICT_INCOMPLETE : VERDICT_MET;
    else
        finding->unread = is_unsure(on, rule->subject);
    return true;
}
