/* SPDX-License-Identifier: Apache-2.0 */
/* fact_set.c - a fact that was found, and what other documents say of it. */
#include "finding/facts_build.h"

#include <string.h>

void fact_set(FactFinder *finder, FactName name, const char *value, double confidence,
              uint32_t document, Span span)
{
    Fact *fact = &finder->facts[name];
    const char *copy = arena_strdup(finder->arena, value);
    if (fact->origin == FACT_GIVEN || !copy)
        return;
    fact->value = copy;
    fact->origin = FACT_FOUND;
    fact->confidence = confidence;
    fact->document = document;
    fact->span = span;
}

void fact_add_other(FactFinder *finder, FactName name, const char *value,
                    uint32_t document, Span span)
{
    Fact *fact = &finder->facts[name];
    if (fact->origin != FACT_FOUND || fact->other_count == FACT_MOST_OTHERS ||
        strcmp(fact->value, value) == 0)
        return;
    for (size_t i = 0; i < fact->other_count; i++)
        if (strcmp(fact->others[i].value, value) == 0)
            return;
    FactOther *others =
        arena_alloc(finder->arena, (fact->other_count + 1) * sizeof *others);
    const char *copy = arena_strdup(finder->arena, value);
    if (!others || !copy)
        return;
    for (size_t i = 0; i < fact->other_count; i++)
        others[i] = fact->others[i];
    others[fact->other_count++] = (FactOther){ copy, document, span };
    fact->others = others;
}
