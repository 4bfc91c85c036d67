/* SPDX-License-Identifier: Apache-2.0 */
/* condition_load.c - `when` and `applies`: comparisons of facts, all of which must
 * hold.
 *
 *     {montant: ">= seuil-europeen", nature: marche, secteur: [a, b], procedure: {not:
 * x}}
 *
 * {known: x} holds only where the fact is known to be x: an unknown one is a no.
 * A list of comparisons of one amount is a range: montant: [">= 40000", "< 90000"]. */
#include "rules/load.h"

#include "rules/nearest.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 200 };

const char *const fact_names[] = { "nature",      "categorie", "secteur", "cpv",
                                   "montant",     "procedure", "forme",   "acheteur",
                                   "date",        "duree",     "lots",    "verdict",
                                   "montant-lot", NULL };

/* Facts whose values are known whatever a pack recognises. */
static const struct {
    const char *fact;
    const char *values[6];
} closed[] = {
    { "nature", { "marche", "concession", "spaser" } },
    { "categorie", { "travaux", "fournitures", "services" } },
    { "procedure", { "formalisee", "adaptee", "sans-publicite" } },
    { "forme", { "accord-cadre", "marche", "marche-subsequent" } },
    { "acheteur", { "etat", "collectivite", "entite-adjudicatrice" } },
    { "verdict", { "met", "incomplete", "excluded", "missing", "na" } },
};

static bool is_number_fact(const char *fact)
{
    return strcmp(fact, "montant") == 0 || strcmp(fact, "montant-lot") == 0 ||
           strcmp(fact, "duree") == 0 || strcmp(fact, "lots") == 0;
}

/* The values a fact may have, as far as they are known. */
static size_t known_values(const Vocabulary *vocabulary, const char *fact,
                           const char *values[MOST_VALUES])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        for (size_t j = 0; strcmp(closed[i].fact, fact) == 0 && j < 6; j++)
            if (closed[i].values[j])
                values[count++] = closed[i].values[j];
    for (size_t i = 0; i < vocabulary->fact_count && count < MOST_VALUES; i++)
        if (strcmp(vocabulary->facts[i].fact, fact) == 0)
            values[count++] = vocabulary->facts[i].value;
    return count;
}

static bool check_value(const Loader *loader, const Node *node, const char *fact)
{
    const char *values[MOST_VALUES];
    size_t count =
        loader->vocabulary ? known_values(loader->vocabulary, fact, values) : 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i], node->text) == 0)
            return true;
    if (!count)
        return true;
    const char *nearest = nearest_word(node->text, values, count);
    if (nearest)
        return load_fail(loader, node,
                         "«\u00a0%s\u00a0» n'est pas une valeur de "
                         "«\u00a0%s\u00a0»\u00a0; attendu «\u00a0%s\u00a0»",
                         load_quote(loader, node), fact, nearest);
    return load_fail(loader, node,
                     "«\u00a0%s\u00a0» n'est pas une valeur de «\u00a0%s\u00a0»\u00a0; "
                     "attendu par exemple «\u00a0%s\u00a0»",
                     load_quote(loader, node), fact, values[0]);
}

static bool is_threshold(const Vocabulary *vocabulary, const char *name)
{
    for (size_t i = 0; i < vocabulary->threshold_count; i++)
        if (strcmp(vocabulary->thresholds[i].name, name) == 0)
            return true;
    return vocabulary->threshold_count == 0;
}

/* ">= 40000", "> 50000", "< seuil-europeen": what follows the sign is a number or a
 * threshold. */
static bool load_comparison(const Loader *loader, const Node *node,
                            Condition *condition)
{
    const char *text = node->text;
    double number;
    if (strncmp(text, ">=", 2) == 0) {
        condition->how = COMPARE_AT_LEAST;
        text += 2;
    } else if (*text == '>') {
        condition->how = COMPARE_ABOVE;
        text++;
    } else if (*text == '<' && text[1] != '=') {
        condition->how = COMPARE_BELOW;
        text++;
    } else {
        return load_fail(
            loader, node,
            "comparaison «\u00a0%s\u00a0» incorrecte\u00a0; attendu \">= 40000\", "
            "\"> 50000\", \"< 90000\" ou \">= seuil-europeen\"",
            load_quote(loader, node));
    }
    text += strspn(text, " ");
    if (!number_parse(text, &number)) {
        if (*text < 'a' || *text > 'z')
            return load_fail(loader, node,
                             "«\u00a0%s\u00a0» n'est ni un nombre ni le nom d'un seuil",
                             load_quote(loader, node));
        if (loader->vocabulary && !is_threshold(loader->vocabulary, text))
            return load_fail(loader, node,
                             "seuil inconnu «\u00a0%s\u00a0»\u00a0; attendu un nom "
                             "de seuils.yaml",
                             load_excerpt(loader->arena, text));
    }
    const char **values = load_room(loader, 1, sizeof *values);
    if (!values)
        return false;
    values[0] = text;
    condition->values = values;
    condition->value_count = 1;
    return true;
}

static bool load_values(const Loader *loader, const Node *node, Condition *condition)
{
    size_t used = 0;
    const char **values = load_room(loader, load_count(node), sizeof *values);
    if (!values)
        return false;
    for (const Node *value = load_first(node); value; value = load_next(node, value)) {
        if (!load_text(loader, value, &values[used++]) ||
            !check_value(loader, value, condition->fact))
            return false;
    }
    if (!used)
        return load_fail(loader, node,
                         "liste vide\u00a0; attendu des valeurs de «\u00a0%s\u00a0»",
                         condition->fact);
    condition->values = values;
    condition->value_count = used;
    return true;
}

static bool load_condition(const Loader *loader, const Node *node, const char *fact,
                           Condition *condition)
{
    static const char *const keys[] = { "not", "known", NULL };
    *condition = (Condition){ .fact = fact, .how = COMPARE_IS };
    if (is_number_fact(fact) && node->kind == NODE_SCALAR)
        return load_comparison(loader, node, condition);
    if (is_number_fact(fact))
        return load_check_kind(loader, node, NODE_SCALAR);
    if (node->kind != NODE_MAP)
        return load_values(loader, node, condition);
    if (!load_check_keys(loader, node, keys))
        return false;
    if (!node->first || node->first->next)
        return load_fail(loader, node, "attendu {not: valeur} ou {known: valeur}");
    if (strcmp(node->first->key, "not") == 0)
        condition->how = COMPARE_IS_NOT;
    else
        condition->known = true;
    return load_values(loader, node->first, condition);
}

/* A fact the program finds by itself, or one that faits.yaml recognises. */
static bool check_fact(const Loader *loader, const Node *node)
{
    const char *names[MOST_VALUES];
    size_t count = 0;
    for (; fact_names[count]; count++)
        names[count] = fact_names[count];
    size_t own = loader->vocabulary ? loader->vocabulary->fact_count : 0;
    for (size_t i = 0; i < own && count < MOST_VALUES; i++)
        if (!count || strcmp(names[count - 1], loader->vocabulary->facts[i].fact) != 0)
            names[count++] = loader->vocabulary->facts[i].fact;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], node->key) == 0)
            return true;
    const char *nearest = nearest_word(node->key, names, count);
    if (nearest)
        return load_fail_key(
            loader, node,
            "fait inconnu «\u00a0%s\u00a0»\u00a0; attendu «\u00a0%s\u00a0»",
            load_excerpt(loader->arena, node->key), nearest);
    return own == 0 ||
           load_fail_key(
               loader, node,
               "fait inconnu «\u00a0%s\u00a0»\u00a0; attendu un fait de faits.yaml",
               load_excerpt(loader->arena, node->key));
}

bool load_conditions(Loader *loader, const Node *node, const Condition **conditions,
                     size_t *count)
{
    size_t room = 0, used = 0;
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    for (const Node *child = node->first; child; child = child->next) {
        if (!check_fact(loader, child))
            return false;
        room += load_count(child);
    }
    Condition *list = load_room(loader, room, sizeof *list);
    if (!list)
        return false;
    for (const Node *child = node->first; child; child = child->next) {
        bool range = is_number_fact(child->key) && child->kind == NODE_LIST;
        for (const Node *part = range ? child->first : child; part;
             part = range ? part->next : NULL)
            if (!load_condition(loader, part, child->key, &list[used++]))
                return false;
    }
    *conditions = list;
    *count = used;
    return true;
}
