/* SPDX-License-Identifier: Apache-2.0 */
/* level.c - what a verdict weighs in law, by the facts and the date of the
 * consultation. */
#include "finding/judge_parts.h"

#include "finding/terms.h"

#include <string.h>

/* A case may be for some verdicts only: « excluded » is a breach, silence is not. */
static bool is_for_verdict(const LevelCase *one, Verdict verdict)
{
    for (size_t i = 0; i < one->when_count; i++) {
        const Condition *condition = &one->when[i];
        if (strcmp(condition->fact, "verdict") != 0)
            continue;
        bool among = false;
        for (size_t j = 0; j < condition->value_count; j++)
            among = among || strcmp(condition->values[j], verdict_name(verdict)) == 0;
        if (among != (condition->how == COMPARE_IS))
            return false;
    }
    return true;
}

static bool is_case_on(const LevelCase *one, Verdict verdict, const char *date)
{
    return (!one->since || strcmp(date, one->since) >= 0) &&
           (!one->until || strcmp(date, one->until) <= 0) &&
           is_for_verdict(one, verdict);
}

void set_next_level(const Judge *judge, const Rule *rule, Finding *finding)
{
    const char *day = NULL;
    for (size_t i = 0; i < rule->level_count; i++) {
        const char *since = rule->levels[i].since;
        if (since && strcmp(since, judge->date) > 0 && (!day || strcmp(since, day) < 0))
            day = since;
    }
    for (size_t i = 0; day && i < rule->level_count; i++) {
        const LevelCase *one = &rule->levels[i];
        if (!is_case_on(one, finding->verdict, day) ||
            facts_hold(judge->facts, judge->pack, one->when, one->when_count, day,
                       NULL) != TRUTH_YES)
            continue;
        if (one->level < finding->level)
            finding->next_case = one;
        return;
    }
}

/* A fact that could only make the point weigh less is not worth asking. */
static void forget_milder(Finding *finding)
{
    if (finding->unknown_case && finding->unknown_case->level >= finding->level) {
        finding->unknown_case = NULL;
        finding->unknown_fact = NULL;
    }
}

void set_level(const Judge *judge, const Rule *rule, Finding *finding)
{
    for (size_t i = 0; i < rule->level_count; i++) {
        const LevelCase *one = &rule->levels[i];
        if (!is_case_on(one, finding->verdict, judge->date))
            continue;
        const char *unknown = NULL;
        switch (facts_hold(judge->facts, judge->pack, one->when, one->when_count,
                           judge->date, &unknown)) {
        case TRUTH_NO:
            break;
        case TRUTH_UNKNOWN:
            if (!finding->unknown_case || one->level < finding->unknown_case->level) {
                finding->unknown_fact = unknown;
                finding->unknown_case = one;
            }
            break;
        case TRUTH_YES:
            finding->level = one->level;
            finding->level_case = one;
            forget_milder(finding);
            return;
        }
    }
    finding->level = LEVEL_GOOD_PRACTICE;
}

void set_codes(const Judge *judge, const Rule *rule, Finding *finding)
{
    for (size_t i = 0; i < rule->code_count; i++) {
        const RuleCode *code = &rule->codes[i];
        if (facts_hold(judge->facts, judge->pack, code->when, code->when_count,
                       judge->date, NULL) != TRUTH_NO)
            finding->codes |= UINT64_C(1) << i;
    }
}

static const Wording *choose_clause(const Judge *judge, const Rule *rule)
{
    for (size_t i = 0; i < rule->clause_case_count; i++) {
        const ClauseCase *one = &rule->clause_cases[i];
        if (facts_hold(judge->facts, judge->pack, one->when, one->when_count,
                       judge->date, NULL) == TRUTH_YES)
            return &one->words;
    }
    return &rule->clause;
}

bool set_clause(const Judge *judge, const Rule *rule, Finding *finding)
{
    finding->clause =
        terms_apply(judge->facts, judge->pack, judge->date, choose_clause(judge, rule),
                    dossier_arena(judge->dossier));
    return finding->clause != NULL;
}
