/* SPDX-License-Identifier: Apache-2.0 */
/* fact_given.c - the table of facts, and those that the user gives: checked against
 * what each looks like. */
#include "base/date.h"
#include "finding/facts_build.h"
#include "finding/quantity.h"

#include <stdio.h>
#include <string.h>

typedef enum Shape { SHAPE_WORD, SHAPE_NUMBER, SHAPE_DATE, SHAPE_CPV } Shape;

/* What each fact is called and looks like; `values` where they are few. */
static const struct {
    const char *name;
    Shape shape;
    const char *values[4];
} names[FACT_NAME_COUNT] = {
    [FACT_NATURE] = { "nature", SHAPE_WORD, { "marche", "concession", "spaser" } },
    [FACT_CATEGORIE] = { "categorie",
                         SHAPE_WORD,
                         { "travaux", "fournitures", "services" } },
    [FACT_SECTEUR] = { "secteur", SHAPE_WORD, { NULL } },
    [FACT_CPV] = { "cpv", SHAPE_CPV, { NULL } },
    [FACT_MONTANT] = { "montant", SHAPE_NUMBER, { NULL } },
    [FACT_MONTANT_LOT] = { "montant-lot", SHAPE_NUMBER, { NULL } },
    [FACT_PROCEDURE] = { "procedure",
                         SHAPE_WORD,
                         { "formalisee", "adaptee", "sans-publicite" } },
    [FACT_FORME] = { "forme",
                     SHAPE_WORD,
                     { "accord-cadre", "marche", "marche-subsequent" } },
    [FACT_ACHETEUR] = { "acheteur",
                        SHAPE_WORD,
                        { "etat", "collectivite", "entite-adjudicatrice" } },
    [FACT_DATE] = { "date", SHAPE_DATE, { NULL } },
    [FACT_DUREE] = { "duree", SHAPE_NUMBER, { NULL } },
    [FACT_LOTS] = { "lots", SHAPE_NUMBER, { NULL } },
    [FACT_ALIMENTATION] = { "alimentation", SHAPE_WORD, { "oui", "non" } },
    [FACT_RESERVABLES] = { "services-reservables", SHAPE_WORD, { "oui", "non" } },
};

const char *fact_name(FactName name)
{
    return names[name].name;
}

/* A sector is one of those that the pack recognises, or "autre". */
static bool is_sector(const Pack *pack, const char *value)
{
    for (size_t i = 0; i < pack_fact_count(pack); i++) {
        const FactValue *one = pack_fact_at(pack, i);
        if (strcmp(one->fact, "secteur") == 0 && strcmp(one->value, value) == 0)
            return true;
    }
    return strcmp(value, "autre") == 0;
}

/* "640 000", "640000,50" as the digits of a number; NULL when it is none. */
static const char *normal_number(const char *value, Arena *arena)
{
    double number;
    size_t length = strlen(value);
    size_t taken = quantity_read(value, value + length, &number);
    if (taken != length || number < 0 || value[0] < '0' || value[0] > '9')
        return NULL;
    return arena_printf(arena, "%.0f", number);
}

static bool is_cpv(const char *value)
{
    return strspn(value, "0123456789") == 8 &&
           (value[8] == '\0' || (value[8] == '-' && value[9] >= '0' &&
                                 value[9] <= '9' && value[10] == '\0'));
}

/* FACT_NAME_COUNT when there is none of that name. */
static int find_name(const char *word)
{
    int name = 0;
    while (name < FACT_NAME_COUNT && strcmp(names[name].name, word) != 0)
        name++;
    return name;
}

bool fact_is_name(const char *name)
{
    return find_name(name) < FACT_NAME_COUNT;
}

static bool refuse(const GivenFact *given, const char *expected, Error *err)
{
    return error_set(
        err, ERROR_USAGE, given->where,
        "«\u00a0%.60s\u00a0» n'est pas une valeur de «\u00a0%s\u00a0»\u00a0; "
        "attendu\u00a0: %s",
        given->value, given->name, expected);
}

static bool refuse_word(const GivenFact *given, const char *const *values, Error *err)
{
    char list[128] = "";
    for (size_t i = 0; i < 4 && values[i]; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", values[i]);
    }
    return refuse(given, list, err);
}

/* Names the sectors that the pack recognises, each once. */
static bool refuse_sector(const Pack *pack, const GivenFact *given, Error *err)
{
    char list[384] = "";
    const char *last = "";
    for (size_t i = 0; i < pack_fact_count(pack); i++) {
        const FactValue *one = pack_fact_at(pack, i);
        size_t used = strlen(list);
        if (strcmp(one->fact, "secteur") != 0 || strcmp(one->value, last) == 0 ||
            strcmp(one->value, "autre") == 0)
            continue;
        last = one->value;
        snprintf(list + used, sizeof list - used, "%s, ", last);
    }
    size_t used = strlen(list);
    snprintf(list + used, sizeof list - used, "autre");
    return refuse(given, list, err);
}

static bool check_word(const FactFinder *finder, FactName name, const GivenFact *given,
                       Error *err)
{
    const char *const *values = names[name].values;
    for (size_t i = 0; i < 4 && values[i]; i++)
        if (strcmp(values[i], given->value) == 0)
            return true;
    if (values[0])
        return refuse_word(given, values, err);
    return is_sector(finder->pack, given->value) ||
           refuse_sector(finder->pack, given, err);
}

bool fact_take_given(FactFinder *finder, const GivenFact *given, Error *err)
{
    int name = find_name(given->name);
    if (name == FACT_NAME_COUNT)
        return error_set(err, ERROR_USAGE, given->where,
                         "fait inconnu «\u00a0%.60s\u00a0»\u00a0; attendu par exemple "
                         "nature, categorie, secteur, montant ou date",
                         given->name);
    const char *value = arena_strdup(finder->arena, given->value);
    switch (names[name].shape) {
    case SHAPE_WORD:
        if (!check_word(finder, (FactName)name, given, err))
            return false;
        break;
    case SHAPE_NUMBER:
        value = normal_number(given->value, finder->arena);
        if (!value)
            return refuse(given, "un nombre, comme 640000", err);
        break;
    case SHAPE_DATE:
        if (!date_is_valid(given->value))
            return refuse(given, "un jour, comme 2026-11-20", err);
        break;
    case SHAPE_CPV:
        if (!is_cpv(given->value))
            return refuse(given, "un code CPV, comme 90910000-9", err);
        break;
    }
    if (!value)
        return error_memory(err);
    Fact *fact = &finder->facts[name];
    fact->value = value;
    fact->origin = FACT_GIVEN;
    fact->confidence = 1;
    return true;
}
