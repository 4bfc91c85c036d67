/* SPDX-License-Identifier: Apache-2.0 */
/* rule_load.c - one rule file; the form is described in rules/README.md.
 *
 * A table leads each key to its loader, in the order in which they need one another:
 * the fragments and the names of the elements come before the patterns. */
#include "rules/load.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ELEMENTS = 64 };

const char *const element_keys[] = { "label",    "any",  "ignore", "within",
                                     "optional", "when", NULL };
const char *const place_keys[] = { "in", "title", NULL };

typedef bool RuleFn(Loader *loader, const Node *node, Rule *rule);

static bool trace_lexicon(const Loader *loader, Lexicon *lexicon)
{
    Trace *trace = loader->trace;
    if (!trace)
        return true;
    if (trace->lexicon_count == trace->lexicon_room) {
        size_t room = trace->lexicon_room ? trace->lexicon_room * 2 : 32;
        Lexicon **lexicons = realloc(trace->lexicons, room * sizeof *lexicons);
        if (!lexicons)
            return error_memory(loader->err);
        trace->lexicons = lexicons;
        trace->lexicon_room = room;
    }
    trace->lexicons[trace->lexicon_count++] = lexicon;
    return true;
}

static bool load_fragments(Loader *loader, const Node *node, Rule *rule)
{
    (void)rule;
    if (loader->prepared) /* no pattern of the rule is put together any more */
        return true;
    Lexicon *own = lexicon_new(loader->arena, loader->lexicon);
    if (!own)
        return error_memory(loader->err);
    loader->lexicon = own;
    return lexicon_add(own, loader->file, node, loader->err) &&
           (!loader->compile || lexicon_check(own, loader->err)) &&
           trace_lexicon(loader, own);
}

static bool load_rule_kind(Loader *loader, const Node *node, Rule *rule)
{
    static const char *const words[] = { "clause", "vigilance", NULL };
    size_t index = 0;
    if (!load_word(loader, node, words, &index))
        return false;
    rule->kind = (RuleKind)index;
    loader->kind = rule->kind;
    rule->binding = rule->kind == RULE_CLAUSE;
    return true;
}

static bool load_title(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->title);
}

static bool load_summary(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->summary);
}

static bool load_why(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->why);
}

static bool load_verify(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->verify);
}

static bool load_clause(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->clause);
}

static bool load_clause_case(Loader *loader, const Node *node, ClauseCase *one)
{
    static const char *const names[] = { "when", "fr", "en", NULL };
    if (!load_check_keys(loader, node, names))
        return false;
    const Node *when = node_find(node, "when");
    if (!when)
        return load_fail(loader, node,
                         "attendu «\u00a0when\u00a0»\u00a0: les faits pour lesquels "
                         "cette rédaction est proposée");
    const Node *french = node_find(node, "fr"), *english = node_find(node, "en");
    if (!french)
        return load_fail(loader, node, "attendu «\u00a0fr\u00a0»\u00a0: la rédaction");
    return load_conditions(loader, when, &one->when, &one->when_count) &&
           load_text(loader, french, &one->words.in[LANGUAGE_FR]) &&
           (!english || load_text(loader, english, &one->words.in[LANGUAGE_EN]));
}

/* One case, or a list of them. */
static bool load_clause_cases(Loader *loader, const Node *node, Rule *rule)
{
    size_t used = 0;
    ClauseCase *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_clause_case(loader, item, &list[used++]))
            return false;
    rule->clause_cases = list;
    rule->clause_case_count = used;
    return true;
}

static bool load_advice(Loader *loader, const Node *node, Rule *rule)
{
    return load_wording(loader, node, &rule->advice);
}

/* One wording, or a list of them. */
static bool load_cautions(Loader *loader, const Node *node, Rule *rule)
{
    size_t used = 0;
    Wording *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_wording(loader, item, &list[used++]))
            return false;
    rule->cautions = list;
    rule->caution_count = used;
    return true;
}

static bool load_applies(Loader *loader, const Node *node, Rule *rule)
{
    return load_conditions(loader, node, &rule->applies, &rule->applies_count);
}

/* The kinds in the order of the file: the first that a dossier has is the home. */
static bool load_homes(Loader *loader, const Node *node, Rule *rule)
{
    if (!load_kinds(loader, node, &rule->place))
        return false;
    uint32_t left = rule->place;
    for (const Node *item = load_first(node); item; item = load_next(node, item)) {
        DocumentKind kind;
        if (!load_kind(loader, item, &kind))
            return false;
        if (left >> kind & 1)
            rule->homes[rule->home_count++] = kind;
        left &= ~(UINT32_C(1) << kind);
    }
    return true;
}

static bool load_place(Loader *loader, const Node *node, Rule *rule)
{
    if (!load_check_keys(loader, node, place_keys))
        return false;
    const Node *in = node_find(node, "in");
    const Node *title = node_find(node, "title");
    return (!in || load_homes(loader, in, rule)) &&
           (!title || load_text(loader, title, &rule->place_title));
}

static bool load_binding(Loader *loader, const Node *node, Rule *rule)
{
    return load_bool(loader, node, &rule->binding);
}

static bool load_option(Loader *loader, const Node *node, Rule *rule)
{
    return load_bool(loader, node, &rule->option);
}

static bool load_several(Loader *loader, const Node *node, Rule *rule)
{
    return load_bool(loader, node, &rule->several);
}

static bool load_whole(Loader *loader, const Node *node, Rule *rule)
{
    return load_bool(loader, node, &rule->whole);
}

static bool load_tags(Loader *loader, const Node *node, Rule *rule)
{
    return load_texts(loader, node, &rule->tags, &rule->tag_count);
}

static bool load_subject(Loader *loader, const Node *node, Rule *rule)
{
    if (node->kind == NODE_LIST && !node->count)
        return load_fail(loader, node, "liste vide\u00a0; attendu des motifs");
    return load_items(loader, node, &rule->subject);
}

static bool load_soft(Loader *loader, const Node *node, Rule *rule)
{
    return load_items(loader, node, &rule->soft);
}

/* What stands for no candidate brings no element with it. */
static bool load_other(Loader *loader, const Node *node, ItemList *items)
{
    const Node *elements = loader->elements;
    loader->elements = NULL;
    bool ok = load_items(loader, node, items);
    loader->elements = elements;
    return ok;
}

static bool load_excluded(Loader *loader, const Node *node, Rule *rule)
{
    return load_other(loader, node, &rule->excluded);
}

static bool load_weak(Loader *loader, const Node *node, Rule *rule)
{
    return load_other(loader, node, &rule->weak);
}

static bool load_not(Loader *loader, const Node *node, Rule *rule)
{
    return load_other(loader, node, &rule->not );
}

static bool load_ignore(Loader *loader, const Node *node, Rule *rule)
{
    return load_other(loader, node, &rule->ignore);
}

static bool load_unless(Loader *loader, const Node *node, Rule *rule)
{
    return load_other(loader, node, &rule->unless);
}

static bool load_element(Loader *loader, const Node *node, Element *element)
{
    static const char *const scopes[] = { "sentence", "line",    "article",
                                          "document", "dossier", NULL };
    const Node *value;
    size_t scope;
    *element = (Element){ .name = node->key, .within = SCOPE_ARTICLE };
    if (!load_check_keys(loader, node, element_keys))
        return false;
    const Node *label = node_find(node, "label");
    const Node *any = node_find(node, "any"), *ignore = node_find(node, "ignore");
    if (!label)
        return load_fail_key(loader, node,
                             "élément «\u00a0%s\u00a0» sans «\u00a0label\u00a0»\u00a0; "
                             "attendu {fr: \"un volume "
                             "d'heures\"}",
                             node->key);
    if (!load_wording(loader, label, &element->label) ||
        (any && !load_other(loader, any, &element->any)) ||
        (ignore && !load_other(loader, ignore, &element->ignore)))
        return false;
    if ((value = node_find(node, "within"))) {
        if (!load_word(loader, value, scopes, &scope))
            return false;
        element->within = (Scope)scope;
    }
    if ((value = node_find(node, "when")) &&
        !load_conditions(loader, value, &element->when, &element->when_count))
        return false;
    value = node_find(node, "optional");
    return !value || load_bool(loader, value, &element->optional);
}

static bool load_elements(Loader *loader, const Node *node, Rule *rule)
{
    size_t used = 0;
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    if (node->count > MOST_ELEMENTS)
        return load_fail(loader, node, "trop d'éléments\u00a0; %d au plus",
                         MOST_ELEMENTS);
    Element *list = load_room(loader, node->count, sizeof *list);
    if (!list)
        return false;
    for (const Node *child = node->first; child; child = child->next)
        if (!load_element(loader, child, &list[used++]))
            return false;
    rule->elements = list;
    rule->element_count = used;
    return true;
}

enum { ONLY_CLAUSE = 1 << RULE_CLAUSE, ONLY_VIGILANCE = 1 << RULE_VIGILANCE };

/* In the order of loading. */
static const struct {
    const char *key;
    RuleFn *load;
    bool required;
    uint32_t kinds; /* bits of the kinds of rules it is for; 0 = all */
} keys[] = {
    { "kind", load_rule_kind, false },
    { "title", load_title, true },
    { "summary", load_summary, false },
    { "why", load_why, false },
    { "grounds", load_grounds, false },
    { "level", load_levels, true },
    { "applies", load_applies, false },
    { "place", load_place, false },
    { "binding", load_binding, false },
    { "option", load_option, false, ONLY_CLAUSE },
    { "several", load_several, false, ONLY_CLAUSE },
    { "whole", load_whole, false, ONLY_CLAUSE },
    { "tags", load_tags, false },
    { "publishes", load_rule_codes, false },
    { "fragments", load_fragments, false },
    { "subject", load_subject, true },
    { "soft", load_soft, false, ONLY_CLAUSE },
    { "excluded", load_excluded, false, ONLY_CLAUSE },
    { "weak", load_weak, false },
    { "not", load_not, false },
    { "ignore", load_ignore, false },
    { "unless", load_unless, false, ONLY_VIGILANCE },
    { "elements", load_elements, false, ONLY_CLAUSE },
    { "verify", load_verify, false },
    { "cautions", load_cautions, false },
    { "advice", load_advice, false, ONLY_VIGILANCE },
    { "clause", load_clause, false },
    { "clause-for", load_clause_cases, false },
    { "examples", load_examples, false },
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

/* The first item that looks elsewhere than the first of the subject does. */
static const Item *find_stray(const Rule *rule)
{
    bool derived = rule_is_derived(rule);
    for (size_t i = 0; i < rule->subject.count; i++)
        if ((rule->subject.items[i].from == FROM_VERDICTS) != derived)
            return &rule->subject.items[i];
    for (size_t i = 0; i < rule->element_count; i++)
        for (size_t j = 0; j < rule->elements[i].any.count; j++)
            if ((rule->elements[i].any.items[j].from == FROM_VERDICTS) != derived)
                return &rule->elements[i].any.items[j];
    return NULL;
}

/* A rule looks at the verdicts of others or at words, not at both. */
static bool check_derived(const Loader *loader, const Node *root, const Rule *rule)
{
    const Item *stray = find_stray(rule);
    if (stray)
        return load_fail(loader, &(Node){ .line = stray->line, .column = 1 },
                         "«\u00a0from: verdicts\u00a0» vaut pour toute la règle, "
                         "«\u00a0subject\u00a0» et «\u00a0elements\u00a0», ou pour "
                         "rien");
    const Node *other = rule->soft.count       ? node_find(root, "soft")
                        : rule->excluded.count ? node_find(root, "excluded")
                        : rule->weak.count     ? node_find(root, "weak")
                        : rule->not .count     ? node_find(root, "not")
                        : rule->ignore.count   ? node_find(root, "ignore")
                                               : NULL;
    return !rule_is_derived(rule) || !other ||
           load_fail_key(loader, other,
                         "«\u00a0%s\u00a0» ne va pas avec «\u00a0from: "
                         "verdicts\u00a0»",
                         other->key);
}

const char *rule_key_at(size_t index)
{
    return index < KEY_COUNT ? keys[index].key : NULL;
}

bool load_rule(Loader *loader, const Node *root, const char *id, Rule *rule)
{
    const Lexicon *lexicon = loader->lexicon;
    const char *names[KEY_COUNT + 1] = { NULL };
    bool ok = false;
    for (size_t i = 0; i < KEY_COUNT; i++)
        names[i] = keys[i].key;
    *rule =
        (Rule){ .id = id, .file = loader->file, .place_title = "", .binding = true };
    if (!load_check_keys(loader, root, names))
        return false;
    loader->elements = node_find(root, "elements");
    loader->kind = RULE_CLAUSE;
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const Node *node = node_find(root, keys[i].key);
        if (node && keys[i].kinds && !(keys[i].kinds >> rule->kind & 1)) {
            load_fail_key(loader, node,
                          "«\u00a0%s\u00a0» ne va pas avec une règle «\u00a0kind: "
                          "%s\u00a0»",
                          keys[i].key, rule_kind_name(rule->kind));
            goto done;
        }
        if (node && !keys[i].load(loader, node, rule))
            goto done;
        if (!node && keys[i].required) {
            load_fail(loader, root, "clé «\u00a0%s\u00a0» absente de la règle",
                      keys[i].key);
            goto done;
        }
    }
    ok = check_derived(loader, root, rule);
done:
    loader->lexicon = lexicon;
    loader->elements = NULL;
    return ok;
}
