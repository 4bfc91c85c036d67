/* SPDX-License-Identifier: Apache-2.0 */
/* fact.c - the facts of a dossier: given ones first, then what is found. */
#include "finding/fact.h"

#include "finding/facts_build.h"

#include <string.h>

struct Facts {
    Fact items[FACT_NAME_COUNT];
};

static bool prepare(FactFinder *finder)
{
    finder->count = dossier_document_count(finder->dossier);
    size_t room = finder->count + 1;
    finder->sources = arena_alloc(finder->arena, room * sizeof *finder->sources);
    finder->zones = arena_alloc(finder->arena, room * sizeof *finder->zones);
    if (!finder->sources || !finder->zones)
        return false;
    for (size_t i = 0; i < finder->count; i++) {
        const DossierDocument *document = dossier_document_at(finder->dossier, i);
        finder->sources[i] = (Source){ .pack = finder->pack,
                                       .text = document->text,
                                       .matches = document->matches,
                                       .kind = document->kind,
                                       .scratch = finder->scratch };
        finder->zones[i] = zones_find(finder, &finder->sources[i]);
        if (!finder->zones[i])
            return false;
    }
    return true;
}

/* Papers of which nothing says that they are a contract's tell no facts of one. */
static void forget_found(Facts *facts)
{
    for (int i = 0; i < FACT_NAME_COUNT; i++)
        if (facts->items[i].origin == FACT_FOUND)
            facts->items[i] = (Fact){ .name = fact_name(i), .value = "" };
}

const Facts *facts_find(Dossier *dossier, const GivenFact *given, size_t given_count,
                        Error *err)
{
    Arena *arena = dossier_arena(dossier);
    Facts *facts = arena_alloc(arena, sizeof *facts);
    FactFinder finder = { .dossier = dossier,
                          .pack = dossier_pack(dossier),
                          .arena = arena,
                          .scratch =
                              match_scratch_new(limits_default.match_steps, err) };
    bool ok = facts && finder.scratch;
    if (!ok)
        goto done;
    finder.facts = facts->items;
    for (int i = 0; i < FACT_NAME_COUNT; i++)
        facts->items[i] = (Fact){ .name = fact_name(i), .value = "" };
    for (size_t i = 0; i < given_count; i++)
        if (!fact_take_given(&finder, &given[i], err)) {
            ok = false;
            goto done;
        }
    kinds_find(dossier, finder.scratch);
    ok = prepare(&finder);
    if (!ok)
        goto done;
    votes_find(&finder);
    if (facts->items[FACT_NATURE].origin == FACT_UNKNOWN &&
        !dossier_is_recognised(dossier)) {
        forget_found(facts);
        goto done;
    }
    if (strcmp(facts->items[FACT_NATURE].value, "spaser") == 0)
        goto done;
    dates_find(&finder);
    duration_find(&finder);
    lots_find(&finder);
    cpv_find(&finder);
    amount_find(&finder);
    for (size_t i = 0; i < finder.count; i++)
        ok = ok && !matches_failed(finder.sources[i].matches);
done:
    match_scratch_free(finder.scratch);
    if (ok && !arena_failed(arena))
        return facts;
    error_memory(err);
    return NULL;
}

size_t facts_count(const Facts *facts)
{
    (void)facts;
    return FACT_NAME_COUNT;
}

const Fact *facts_at(const Facts *facts, size_t index)
{
    return &facts->items[index];
}

const Fact *facts_get(const Facts *facts, const char *name)
{
    for (size_t i = 0; i < FACT_NAME_COUNT; i++)
        if (strcmp(facts->items[i].name, name) == 0)
            return &facts->items[i];
    return NULL;
}
