/* SPDX-License-Identifier: Apache-2.0 */
#include "finding/examples.h"

#include "read/plain.h"

#include <stdlib.h>

static bool is_rule(const Rule *rule, const void *wanted)
{
    return rule == wanted;
}

/* Facts on which the rule applies; an example of `na` has to find its own. */
static GivenFact *facts_of(const Rule *rule, const Example *example, size_t *count)
{
    GivenFact *facts = calloc(rule->applies_count + 1, sizeof *facts);
    *count = 0;
    for (size_t i = 0; facts && i < rule->applies_count; i++) {
        const Condition *condition = &rule->applies[i];
        if (example->verdict != VERDICT_NA && condition->how == COMPARE_IS)
            facts[(*count)++] = (GivenFact){ condition->fact, condition->values[0] };
    }
    return facts;
}

static bool judge_example(Dossier *dossier, const Rule *rule, const Example *example,
                          const char *date, Verdict *verdict, Error *err)
{
    size_t count;
    const Findings *findings = NULL;
    dossier_set_kind(dossier, 0, example->kind, true);
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
    Document *document = NULL;
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, err);
    Dossier *dossier = dossier_new(name, pack, &limits_default, err);
    if (scratch && dossier)
        document =
            plain_read(name, example->heading, example->text, &limits_default, err);
    bool ok = document &&
              dossier_add_document(dossier, name, name, document, scratch, err) &&
              judge_example(dossier, rule, example, date, verdict, err);
    dossier_free(dossier);
    match_scratch_free(scratch);
    return ok;
}
