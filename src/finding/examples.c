/* SPDX-License-Identifier: Apache-2.0 */
#include "finding/examples.h"

#include "read/plain.h"

#include <stdlib.h>
#include <string.h>

static bool is_rule(const Rule *rule, const void *wanted)
{
    return rule == wanted;
}

static bool is_given(const Example *example, const char *fact)
{
    for (size_t i = 0; i < example->fact_count; i++)
        if (strcmp(example->facts[i].name, fact) == 0)
            return true;
    return false;
}

/* The example's own facts, and those on which the rule applies; an example of `na` has
 * to find its own. */
static GivenFact *facts_of(const Rule *rule, const Example *example, size_t *count)
{
    GivenFact *facts =
        calloc(rule->applies_count + example->fact_count + 1, sizeof *facts);
    *count = 0;
    for (size_t i = 0; facts && i < example->fact_count; i++)
        facts[(*count)++] =
            (GivenFact){ example->facts[i].name, example->facts[i].value };
    for (size_t i = 0; facts && i < rule->applies_count; i++) {
        const Condition *condition = &rule->applies[i];
        if (example->verdict != VERDICT_NA && condition->how == COMPARE_IS &&
            !is_given(example, condition->fact))
            facts[(*count)++] = (GivenFact){ condition->fact, condition->values[0] };
    }
    return facts;
}

static bool add_document(Dossier *dossier, const Example *part, const char *name,
                         MatchScratch *scratch, Error *err)
{
    size_t index = dossier_document_count(dossier);
    Document *document =
        plain_read(name, part->heading, part->text, &limits_default, err);
    if (!document || !dossier_add_document(dossier, name, name, document, scratch, err))
        return false;
    dossier_set_kind(dossier, index, part->kind, true);
    return true;
}

static bool judge_example(Dossier *dossier, const Rule *rule, const Example *example,
                          const char *date, Verdict *verdict, Error *err)
{
    size_t count;
    const Findings *findings = NULL;
    GivenFact *given = facts_of(rule, example, &count);
    if (!given)
        return error_memory(err);
    const Facts *facts = facts_find(dossier, given, count, err);
    if (facts)
        findings = judge_dossier(dossier, facts, date, is_rule, rule, err);
    free(given);
    if (!findings || findings->count != 1)
        return error_memory(err);
    *verdict = findings->items[0].verdict;
    return true;
}

bool example_judge(const Pack *pack, const Rule *rule, const Example *example,
                   const char *date, Verdict *verdict, Error *err)
{
    static const char name[] = "exemple";
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, err);
    Dossier *dossier = dossier_new(name, pack, &limits_default, err);
    bool ok = scratch && dossier && add_document(dossier, example, name, scratch, err);
    for (size_t i = 0; ok && i < example->beside_count; i++)
        ok = add_document(dossier, &example->beside[i],
                          kind_name(example->beside[i].kind), scratch, err);
    ok = ok && judge_example(dossier, rule, example, date, verdict, err);
    dossier_free(dossier);
    match_scratch_free(scratch);
    return ok;
}
