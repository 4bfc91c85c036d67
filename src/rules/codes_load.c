/* SPDX-License-Identifier: Apache-2.0 */
/* codes_load.c - codes.yaml, the fields in which contracts are published with their
 * lists of codes, and `publishes`, what a rule says in them:
 *
 *     publishes:
 *       BT-06-Lot: soc-obj
 *       considerationSociale: [{code: "Marché réservé", when: {nature: {not:
 * concession}}}]
 *
 * A code is one of its field's list: a misspelt one would be refused where the contract
 * is published. */
#include "rules/load.h"

#include "rules/nearest.h"

#include <string.h>

enum { MOST_FIELDS = 200 };

const char *const code_keys[] = { "code", "verdict", "when", NULL };

static const CodeValue *find_code(const CodeField *field, const char *code)
{
    for (size_t i = 0; i < field->code_count; i++)
        if (strcmp(field->codes[i].code, code) == 0)
            return &field->codes[i];
    return NULL;
}

/* A scalar that must be a code of the field. */
static bool load_code(const Loader *loader, const Node *node, const CodeField *field,
                      const CodeValue **value)
{
    const char *code;
    if (!load_text(loader, node, &code))
        return false;
    *value = find_code(field, code);
    return *value
               ? true
               : load_fail(loader, node,
                           "«\u00a0%s\u00a0» n'est pas un code de "
                           "«\u00a0%s\u00a0»\u00a0; attendu par exemple "
                           "«\u00a0%s\u00a0»",
                           load_quote(loader, node), field->name, field->codes[0].code);
}

/* The field that a key names. */
static bool load_field_name(const Loader *loader, const Node *node, uint32_t *field)
{
    const Vocabulary *vocabulary = loader->vocabulary;
    const char *names[MOST_FIELDS];
    size_t count = 0;
    for (; count < vocabulary->field_count; count++) {
        names[count] = vocabulary->fields[count].name;
        if (strcmp(names[count], node->key) == 0) {
            *field = (uint32_t)count;
            return true;
        }
    }
    const char *nearest = nearest_word(node->key, names, count);
    if (nearest)
        return load_fail_key(loader, node,
                             "champ inconnu «\u00a0%s\u00a0»\u00a0; attendu "
                             "«\u00a0%s\u00a0»",
                             load_excerpt(loader->arena, node->key), nearest);
    return load_fail_key(loader, node,
                         "champ inconnu «\u00a0%s\u00a0»\u00a0; attendu un champ de "
                         "codes.yaml",
                         load_excerpt(loader->arena, node->key));
}

static bool load_values(Loader *loader, const Node *list, CodeField *field)
{
    static const char *const keys[] = { "code", "title", NULL };
    if (!load_check_kind(loader, list, NODE_LIST))
        return false;
    CodeValue *values = load_room(loader, list->count, sizeof *values);
    if (!values)
        return false;
    for (const Node *node = list->first; node; node = node->next) {
        CodeValue *value = &values[field->code_count++];
        if (!load_check_keys(loader, node, keys))
            return false;
        const Node *code = node_find(node, "code");
        const Node *title = node_find(node, "title");
        if (!code || !title)
            return load_fail(loader, node, "attendu {code: soc-obj, title: {fr: …}}");
        if (!load_text(loader, code, &value->code) ||
            !load_wording(loader, title, &value->title))
            return false;
    }
    field->codes = values;
    return field->code_count ||
           load_fail(loader, list, "liste vide\u00a0; attendu des codes");
}

/* {BT-06-Lot: soc-obj}: a field that stands before this one. */
static bool load_with(const Loader *loader, const Node *node, CodeField *field)
{
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    if (!node->first || node->first->next)
        return load_fail(loader, node, "attendu {BT-06-Lot: soc-obj}");
    return load_field_name(loader, node->first, &field->with) &&
           load_code(loader, node->first, &loader->vocabulary->fields[field->with],
                     &field->with_code);
}

static bool load_field(Loader *loader, const Node *node, CodeField *field)
{
    static const char *const keys[] = { "name", "source",    "within", "title", "none",
                                        "with", "otherwise", "codes",  NULL };
    *field = (CodeField){ .within = "", .with = NO_FIELD };
    if (!load_check_keys(loader, node, keys))
        return false;
    const Node *name = node_find(node, "name");
    const Node *source = node_find(node, "source");
    const Node *title = node_find(node, "title");
    const Node *codes = node_find(node, "codes");
    const Node *value;
    if (!name || !source || !title || !codes)
        return load_fail(loader, node,
                         "attendu «\u00a0name\u00a0», «\u00a0source\u00a0», "
                         "«\u00a0title\u00a0» et «\u00a0codes\u00a0»");
    if (!load_text(loader, name, &field->name) ||
        !load_text(loader, source, &field->source) ||
        !load_wording(loader, title, &field->title) ||
        !load_values(loader, codes, field))
        return false;
    if ((value = node_find(node, "within")) &&
        !load_text(loader, value, &field->within))
        return false;
    if ((value = node_find(node, "none")) &&
        !load_code(loader, value, field, &field->none))
        return false;
    if ((value = node_find(node, "with")) && !load_with(loader, value, field))
        return false;
    value = node_find(node, "otherwise");
    return !value || load_code(loader, value, field, &field->otherwise);
}

static bool load_sources(Loader *loader, const Node *list, Vocabulary *vocabulary)
{
    static const char *const keys[] = { "name", "title", "url", "date", NULL };
    if (!load_check_kind(loader, list, NODE_LIST))
        return false;
    size_t used = vocabulary->source_count;
    CodeSource *all = load_room(loader, list->count + used, sizeof *all);
    if (!all)
        return false;
    if (used)
        memcpy(all, vocabulary->sources, used * sizeof *all);
    for (const Node *node = list->first; node; node = node->next, used++) {
        if (!load_check_keys(loader, node, keys))
            return false;
        const Node *name = node_find(node, "name"), *title = node_find(node, "title");
        const Node *url = node_find(node, "url"), *date = node_find(node, "date");
        if (!name || !title || !url || !date)
            return load_fail(loader, node,
                             "attendu {name: decp, title: …, url: …, date: …}");
        if (!load_text(loader, name, &all[used].name) ||
            !load_text(loader, title, &all[used].title) ||
            !load_text(loader, url, &all[used].url) ||
            !load_date(loader, date, &all[used].date))
            return false;
    }
    vocabulary->sources = all;
    vocabulary->source_count = used;
    return true;
}

bool load_codes(Loader *loader, const Node *root, Vocabulary *vocabulary)
{
    static const char *const keys[] = { "sources", "fields", NULL };
    if (!load_check_keys(loader, root, keys))
        return false;
    const Node *sources = node_find(root, "sources");
    const Node *list = node_find(root, "fields");
    if (sources && !load_sources(loader, sources, vocabulary))
        return false;
    if (!list || !load_check_kind(loader, list, NODE_LIST))
        return load_fail(loader, root, "attendu «\u00a0fields\u00a0»\u00a0: une liste");
    size_t before = vocabulary->field_count;
    if (before + list->count > MOST_FIELDS)
        return load_fail(loader, list, "trop de champs\u00a0; %d au plus", MOST_FIELDS);
    CodeField *all = load_room(loader, list->count + before, sizeof *all);
    if (!all)
        return false;
    if (before)
        memcpy(all, vocabulary->fields, before * sizeof *all);
    vocabulary->fields = all;
    for (const Node *node = list->first; node; node = node->next) {
        CodeField *field = &all[vocabulary->field_count];
        if (!load_field(loader, node, field))
            return false;
        for (size_t i = 0; i < vocabulary->field_count; i++)
            if (strcmp(all[i].name, field->name) == 0)
                return load_fail(loader, node, "le champ «\u00a0%s\u00a0» existe déjà",
                                 load_excerpt(loader->arena, field->name));
        vocabulary->field_count++;
    }
    return true;
}

static bool load_rule_code(Loader *loader, const Node *node, uint32_t field,
                           RuleCode *code)
{
    const CodeField *of = &loader->vocabulary->fields[field];
    *code = (RuleCode){ .field = field, .verdict = VERDICT_MET };
    if (node->kind == NODE_SCALAR)
        return load_code(loader, node, of, &code->value);
    if (!load_check_keys(loader, node, code_keys))
        return false;
    const Node *value = node_find(node, "code");
    if (!value)
        return load_fail(loader, node, "attendu {code: %s}", of->codes[0].code);
    if (!load_code(loader, value, of, &code->value))
        return false;
    if ((value = node_find(node, "when")) &&
        !load_conditions(loader, value, &code->when, &code->when_count))
        return false;
    if ((value = node_find(node, "verdict"))) {
        const char *words[VERDICT_COUNT + 1] = { NULL };
        size_t index;
        for (int i = 0; i < VERDICT_COUNT; i++)
            words[i] = verdict_name((Verdict)i);
        if (!load_word(loader, value, words, &index))
            return false;
        code->verdict = (Verdict)index;
    }
    return true;
}

bool load_rule_codes(Loader *loader, const Node *node, Rule *rule)
{
    size_t room = 0, used = 0;
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    for (const Node *child = node->first; child; child = child->next)
        room += load_count(child);
    if (room > MOST_RULE_CODES)
        return load_fail(loader, node, "trop de codes\u00a0; %d au plus",
                         MOST_RULE_CODES);
    RuleCode *codes = load_room(loader, room, sizeof *codes);
    if (!codes)
        return false;
    for (const Node *child = node->first; child; child = child->next) {
        uint32_t field = 0;
        if (!load_field_name(loader, child, &field))
            return false;
        for (const Node *item = load_first(child); item; item = load_next(child, item))
            if (!load_rule_code(loader, item, field, &codes[used++]))
                return false;
    }
    rule->codes = codes;
    rule->code_count = used;
    return true;
}
