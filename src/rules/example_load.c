/* SPDX-License-Identifier: Apache-2.0 */
/* example_load.c - the examples of a rule: a passage and the verdict it shall have. */
#include "rules/load.h"

const char *const example_keys[] = { "text",   "heading", "kind", "note",
                                     "beside", "facts",   NULL };
/* What can be said of a document beside the first. */
static const char *const beside_keys[] = { "text", "heading", "kind", NULL };

/* The first kind of document the clause belongs to: where an example stands that does
 * not say it. */
static DocumentKind usual_kind(const Rule *rule)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (rule->place & UINT32_C(1) << kind)
            return (DocumentKind)kind;
    return KIND_OTHER;
}

static bool load_example_facts(Loader *loader, const Node *node, Example *example)
{
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    ExampleFact *list = load_room(loader, node->count, sizeof *list);
    if (!list)
        return false;
    for (const Node *fact = node->first; fact; fact = fact->next) {
        ExampleFact *one = &list[example->fact_count++];
        one->name = fact->key;
        if (!load_text(loader, fact, &one->value))
            return false;
    }
    example->facts = list;
    return true;
}

static bool load_example(Loader *loader, const Node *node, const char *const *known,
                         const Rule *rule, Example *example);

static bool load_beside(Loader *loader, const Node *node, const Rule *rule,
                        Example *example)
{
    size_t used = 0;
    Example *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_example(loader, item, beside_keys, rule, &list[used++]))
            return false;
    example->beside = list;
    example->beside_count = used;
    return true;
}

static bool load_example(Loader *loader, const Node *node, const char *const *known,
                         const Rule *rule, Example *example)
{
    const Node *value;
    *example = (Example){ .verdict = example->verdict,
                          .heading = "",
                          .note = "",
                          .kind = usual_kind(rule),
                          .line = node->line };
    if (node->kind == NODE_SCALAR)
        return load_text(loader, node, &example->text);
    if (!load_check_keys(loader, node, known))
        return false;
    if (!(value = node_find(node, "text")))
        return load_fail(loader, node, "exemple sans «\u00a0text\u00a0»");
    if (!load_text(loader, value, &example->text))
        return false;
    if ((value = node_find(node, "heading")) &&
        !load_text(loader, value, &example->heading))
        return false;
    if ((value = node_find(node, "note")) && !load_text(loader, value, &example->note))
        return false;
    if ((value = node_find(node, "beside")) &&
        !load_beside(loader, value, rule, example))
        return false;
    if ((value = node_find(node, "facts")) &&
        !load_example_facts(loader, value, example))
        return false;
    value = node_find(node, "kind");
    return !value || load_kind(loader, value, &example->kind);
}

bool load_examples(Loader *loader, const Node *node, Rule *rule)
{
    const char *words[VERDICT_COUNT + 1] = { NULL };
    size_t room = 0, used = 0;
    for (int i = 0; i < VERDICT_COUNT; i++)
        words[i] = verdict_name((Verdict)i);
    if (!load_check_keys(loader, node, words))
        return false;
    for (const Node *group = node->first; group; group = group->next)
        room += load_count(group);
    Example *list = load_room(loader, room, sizeof *list);
    if (!list)
        return false;
    for (const Node *group = node->first; group; group = group->next) {
        Verdict verdict;
        if (!verdict_parse(group->key, &verdict))
            return load_fail_key(loader, group, "verdict inconnu «\u00a0%s\u00a0»",
                                 group->key);
        for (const Node *item = load_first(group); item;
             item = load_next(group, item)) {
            list[used].verdict = verdict;
            if (!load_example(loader, item, example_keys, rule, &list[used++]))
                return false;
        }
    }
    rule->examples = list;
    rule->example_count = used;
    return true;
}
