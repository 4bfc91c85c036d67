/* SPDX-License-Identifier: Apache-2.0 */
/* condition.c - comparing facts, with "not known" as an answer of its own. */
#include "finding/fact.h"

#include <stdlib.h>
#include <string.h>

/* A found fact that is less sure than this decides nothing. */
static const double sure_enough = 0.4;

static bool is_known(const Fact *fact)
{
    return fact && fact->origin != FACT_UNKNOWN &&
           (fact->origin != FACT_FOUND || fact->confidence >= sure_enough);
}

/* Where nothing says that there are several lots, the contract is its largest. */
static const Fact *known_fact(const Facts *facts, const char *name)
{
    const Fact *fact = facts_get(facts, name);
    if (!is_known(fact) && strcmp(name, "montant-lot") == 0) {
        const Fact *lots = facts_get(facts, "lots");
        if (!is_known(lots) || strcmp(lots->value, "1") == 0)
            fact = facts_get(facts, "montant");
    }
    return is_known(fact) ? fact : NULL;
}

static bool is_number(const char *text)
{
    return *text >= '0' && *text <= '9';
}

static bool is_in_force(const char *since, const char *until, const char *date)
{
    return (!since || strcmp(date, since) >= 0) && (!until || strcmp(date, until) <= 0);
}

static bool reaches(Comparison how, double amount, double limit)
{
    return how == COMPARE_ABOVE ? amount > limit : amount >= limit;
}

/* Does the amount reach the limit, or with COMPARE_ABOVE exceed it?  When the facts
 * leave several amounts of a threshold open, the answer stands only if it is the same
 * for all of them. */
static Truth is_reached(const Facts *facts, const Pack *pack, Comparison how,
                        double amount, const char *limit, const char *date,
                        const char **unknown)
{
    if (is_number(limit))
        return reaches(how, amount, strtod(limit, NULL)) ? TRUTH_YES : TRUTH_NO;
    bool above = false, below = false;
    for (size_t i = 0; i < pack_threshold_count(pack); i++) {
        const Threshold *threshold = pack_threshold_at(pack, i);
        const char *missing = NULL;
        if (strcmp(threshold->name, limit) != 0 ||
            !is_in_force(threshold->since, threshold->until, date))
            continue;
        Truth holds = facts_hold(facts, pack, threshold->when, threshold->when_count,
                                 date, &missing);
        if (holds == TRUTH_NO)
            continue;
        bool reached = reaches(how, amount, threshold->amount);
        above = above || reached;
        below = below || !reached;
        if (holds == TRUTH_YES)
            break;
        if (unknown && !*unknown)
            *unknown = missing;
    }
    if (above != below)
        return above ? TRUTH_YES : TRUTH_NO;
    return TRUTH_UNKNOWN;
}

static Truth compare_number(const Facts *facts, const Pack *pack, const Fact *fact,
                            const Condition *condition, const char *date,
                            const char **unknown)
{
    double number = strtod(fact->value, NULL);
    if (condition->value_count == 0)
        return TRUTH_UNKNOWN;
    Truth reached = is_reached(facts, pack, condition->how, number,
                               condition->values[0], date, unknown);
    if (condition->how != COMPARE_BELOW || reached == TRUTH_UNKNOWN)
        return reached;
    return reached == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}

static Truth compare_words(const Fact *fact, const Condition *condition)
{
    bool among = false;
    for (size_t i = 0; i < condition->value_count; i++)
        among = among || strcmp(fact->value, condition->values[i]) == 0;
    return among == (condition->how == COMPARE_IS) ? TRUTH_YES : TRUTH_NO;
}

/* Days compare like words: they are written year first. */
static Truth compare_dates(const Fact *fact, const Condition *condition)
{
    if (condition->value_count == 0)
        return TRUTH_UNKNOWN;
    int order = strcmp(fact->value, condition->values[0]);
    bool reached = condition->how == COMPARE_ABOVE ? order > 0 : order >= 0;
    return reached == (condition->how != COMPARE_BELOW) ? TRUTH_YES : TRUTH_NO;
}

/* A schema says what it is: a dossier of unknown nature is none. */
static bool is_only_spaser(const Condition *condition)
{
    return strcmp(condition->fact, "nature") == 0 && condition->how == COMPARE_IS &&
           condition->value_count == 1 && strcmp(condition->values[0], "spaser") == 0;
}

static Truth holds(const Facts *facts, const Pack *pack, const Condition *condition,
                   const char *date, const char **unknown)
{
    const Fact *fact = known_fact(facts, condition->fact);
    if (!fact && is_only_spaser(condition))
        return TRUTH_NO;
    if (!fact) {
        *unknown = condition->fact;
        return condition->known ? TRUTH_NO : TRUTH_UNKNOWN;
    }
    if (condition->how == COMPARE_IS || condition->how == COMPARE_IS_NOT)
        return compare_words(fact, condition);
    if (strcmp(fact->name, "date") == 0)
        return compare_dates(fact, condition);
    return compare_number(facts, pack, fact, condition, date, unknown);
}

Truth facts_hold(const Facts *facts, const Pack *pack, const Condition *when,
                 size_t count, const char *date, const char **unknown)
{
    Truth all = TRUTH_YES;
    const char *first = NULL;
    for (size_t i = 0; i < count; i++) {
        /* The verdict is no fact of the dossier: judge.c has compared it. */
        if (strcmp(when[i].fact, "verdict") == 0)
            continue;
        const char *missing = NULL;
        Truth one = holds(facts, pack, &when[i], date, &missing);
        if (one == TRUTH_NO) {
            if (unknown)
                *unknown = when[i].fact;
            return TRUTH_NO;
        }
        if (one == TRUTH_UNKNOWN && all == TRUTH_YES) {
            all = TRUTH_UNKNOWN;
            first = missing;
        }
    }
    if (unknown)
        *unknown = first;
    return all;
}

bool facts_want(const Facts *facts, const Pack *pack, const Element *element,
                const char *date)
{
    return !element->optional &&
           (element->when_count == 0 ||
            facts_hold(facts, pack, element->when, element->when_count, date, NULL) ==
                TRUTH_YES);
}

const Threshold *facts_threshold(const Facts *facts, const Pack *pack, const char *name,
                                 const char *date)
{
    for (size_t i = 0; i < pack_threshold_count(pack); i++) {
        const Threshold *threshold = pack_threshold_at(pack, i);
        if (strcmp(threshold->name, name) != 0 ||
            !is_in_force(threshold->since, threshold->until, date))
            continue;
        switch (facts_hold(facts, pack, threshold->when, threshold->when_count, date,
                           NULL)) {
        case TRUTH_YES:
            return threshold;
        case TRUTH_UNKNOWN:
            return NULL;
        case TRUTH_NO:
            break;
        }
    }
    return NULL;
}
