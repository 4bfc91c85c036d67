/* SPDX-License-Identifier: Apache-2.0 */
/* item_load.c - patterns, and the ways of recognising something. */
#include "rules/load.h"

#include "rules/nearest.h"

#include <stdlib.h>
#include <string.h>

const char *const item_keys[] = { "match",  "all",       "none",  "within",  "under",
                                  "in",     "not-under", "gives", "heading", "settled",
                                  "from",   "when",      "rules", "besides", "element",
                                  "refers", "yields",    NULL };

/* PCRE2's reasons in French; those that no rule file has met yet stay as they are. */
static const char *reason_of(const char *message)
{
    static const struct {
        const char *english, *french;
    } reasons[] = {
        { "missing closing parenthesis", "parenthèse ouvrante sans fermante" },
        { "missing )", "parenthèse ouvrante sans fermante" },
        { "unmatched closing parenthesis", "parenthèse fermante sans ouvrante" },
        { "missing terminating ]", "crochet ouvrant sans fermant" },
        { "quantifier does not follow", "répétition (*, + ou ?) sans rien à répéter" },
        { "range out of order", "intervalle à l'envers entre crochets" },
        { "numbers out of order", "répétition à l'envers entre accolades" },
        { "number too big", "répétition trop grande entre accolades" },
        { "\\ at end of pattern", "barre oblique inverse à la fin" },
        { "unrecognized character follows \\", "échappement inconnu après \\" },
        { "unrecognized character after (?", "groupe inconnu après (?" },
        { "lookbehind assertion is not fixed",
          "regard en arrière de longueur variable" },
        { "too large", "motif trop long" },
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strstr(message, reasons[i].english))
            return reasons[i].french;
    return message;
}

/* Shows the pattern as it was written, and where PCRE2 stopped in what became of it. */
static bool fail_pattern(const Loader *loader, const Node *node, const char *reason,
                         size_t offset)
{
    const Buffer *expanded = &loader->scratch;
    const char *rest = offset < expanded->length ? expanded->bytes + offset : "";
    const char *near = *rest ? load_excerpt(loader->arena, rest) : "la fin";
    return load_fail(
        loader, node,
        "motif incorrect «\u00a0%s\u00a0»\u00a0: %s, devant «\u00a0%s\u00a0»",
        load_quote(loader, node), reason_of(reason), near);
}

static bool trace_use(const Loader *loader, const Node *node, PatternId pattern)
{
    Trace *trace = loader->trace;
    if (!trace)
        return true;
    if (trace->use_count == trace->use_room) {
        size_t room = trace->use_room ? trace->use_room * 2 : 256;
        PatternUse *uses = realloc(trace->uses, room * sizeof *uses);
        if (!uses)
            return error_memory(loader->err);
        trace->uses = uses;
        trace->use_room = room;
    }
    trace->uses[trace->use_count++] =
        (PatternUse){ .file = loader->file, .node = node, .pattern = pattern };
    return true;
}

bool load_pattern(Loader *loader, const Node *node, PatternId *pattern)
{
    if (loader->prepared && node->pattern) {
        *pattern = node->pattern - 1;
        return true;
    }
    buffer_clear(&loader->scratch);
    if (!load_check_kind(loader, node, NODE_SCALAR) ||
        !lexicon_expand(loader->lexicon, loader->file, node, &loader->scratch,
                        loader->err))
        return false;
    PatternId id =
        matcher_add(loader->matcher, buffer_string(&loader->scratch), loader->err);
    if (id == PATTERN_NONE)
        return false;
    if (loader->compile) {
        size_t offset = 0;
        Error reason = { 0 };
        if (!pattern_compile(matcher_pattern_at(loader->matcher, id), &offset, &reason))
            return fail_pattern(loader, node, reason.message, offset);
    }
    *pattern = id;
    return trace_use(loader, node, id);
}

bool load_patterns(Loader *loader, const Node *node, const PatternId **patterns,
                   size_t *count)
{
    if (node->kind == NODE_MAP)
        return load_check_kind(loader, node, NODE_LIST);
    size_t used = 0;
    PatternId *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_pattern(loader, item, &list[used++]))
            return false;
    if (!used)
        return load_fail(loader, node, "liste vide\u00a0; attendu des motifs");
    *patterns = list;
    *count = used;
    return true;
}

/* The bits of the elements named. */
static bool load_gives(Loader *loader, const Node *node, uint64_t *gives)
{
    const char *names[64];
    size_t count = 0;
    if (!loader->elements)
        return load_fail_key(loader, node,
                             "«\u00a0gives\u00a0» n'est possible que sous "
                             "«\u00a0subject\u00a0» et «\u00a0soft\u00a0» "
                             "d'une règle qui a des «\u00a0elements\u00a0»");
    for (const Node *child = loader->elements->first; child && count < 64;
         child = child->next)
        names[count++] = child->key;
    for (const Node *item = load_first(node); item; item = load_next(node, item)) {
        size_t i = 0;
        if (!load_check_kind(loader, item, NODE_SCALAR))
            return false;
        while (i < count && strcmp(names[i], item->text) != 0)
            i++;
        if (i == count) {
            const char *nearest = nearest_word(item->text, names, count);
            return load_fail(loader, item,
                             "élément inconnu «\u00a0%s\u00a0»\u00a0; attendu %s%s%s",
                             load_quote(loader, item),
                             nearest ? "«\u00a0" : "un nom de «\u00a0elements\u00a0»",
                             nearest ? nearest : "", nearest ? "\u00a0»" : "");
        }
        *gives |= UINT64_C(1) << i;
    }
    return true;
}

static bool load_within(Loader *loader, const Node *node, Item *item)
{
    static const char *const words[] = { "sentence", "line", "article", NULL };
    size_t index = 0;
    if (!load_word(loader, node, words, &index))
        return false;
    item->within = (Scope)index;
    return true;
}

/* Outside these rules the contracts a rule is for are said once, by `applies`. */
static bool load_when(Loader *loader, const Node *node, Item *item)
{
    if (loader->kind != RULE_VIGILANCE)
        return load_fail_key(loader, node,
                             "«\u00a0when\u00a0» n'est possible que dans une règle "
                             "«\u00a0kind: vigilance\u00a0»");
    return load_conditions(loader, node, &item->when, &item->when_count);
}

/* What the reading told speaks for itself: nothing of it is a matter of wording. */
static bool load_from(Loader *loader, const Node *node, Item *item)
{
    static const char *const words[] = { "blanks",      "revisions", "comments",
                                         "hidden",      "metadata",  "contradictions",
                                         "differences", "verdicts",  NULL };
    size_t index = 0;
    if (!load_word(loader, node, words, &index))
        return false;
    item->from = (ItemSource)(FROM_BLANKS + index);
    if (item->from == FROM_VERDICTS && loader->kind != RULE_CLAUSE)
        return load_fail(loader, node,
                         "«\u00a0from: verdicts\u00a0» n'est possible que dans une "
                         "règle «\u00a0kind: clause\u00a0»");
    if (item->from != FROM_VERDICTS && loader->kind != RULE_VIGILANCE)
        return load_fail_key(loader, node,
                             "«\u00a0from\u00a0» n'est possible que dans une règle "
                             "«\u00a0kind: vigilance\u00a0», «\u00a0verdicts\u00a0» "
                             "mis à part");
    item->settled = true;
    return true;
}

/* The patterns of a list but for the first `leading`, which are asked everywhere. */
static bool load_beside(Loader *loader, const Node *node, size_t leading,
                        const PatternId **patterns, size_t *count)
{
    Trace *trace = loader->trace;
    size_t from = trace ? trace->use_count + leading : 0;
    if (!load_patterns(loader, node, patterns, count))
        return false;
    for (size_t i = from; trace && i < trace->use_count; i++)
        trace->uses[i].beside = true;
    return true;
}

/* What the item is recognised by: one of match, all, heading and from. */
static bool load_anchor(Loader *loader, const Node *node, Item *item)
{
    const Node *match = node_find(node, "match");
    const Node *all = node_find(node, "all");
    const Node *heading = node_find(node, "heading");
    const Node *from = node_find(node, "from");
    if (!!match + !!all + !!heading + !!from != 1)
        return load_fail(loader, node,
                         "attendu une seule des clés match, all, heading et from");
    if (from)
        return load_from(loader, from, item);
    item->heading = heading != NULL;
    if (all)
        return load_beside(loader, all, 1, &item->all, &item->all_count);
    const Node *one = match ? match : heading;
    PatternId *pattern = load_room(loader, 1, sizeof *pattern);
    if (!pattern || !load_pattern(loader, one, pattern))
        return false;
    item->all = pattern;
    item->all_count = 1;
    return true;
}

/* The clause rules that an item watches, and the element of theirs. */
static bool load_watched(Loader *loader, const Node *node, Item *item)
{
    const Node *rules = node_find(node, "rules");
    const Node *element = node_find(node, "element");
    bool watches = item->from >= FROM_CONTRADICTIONS && item->from <= FROM_VERDICTS;
    if (watches && !rules)
        return load_fail(loader, node, "attendu la clé «\u00a0rules\u00a0»");
    if (item->from == FROM_DIFFERENCES && !element)
        return load_fail(loader, node, "attendu la clé «\u00a0element\u00a0»");
    if (rules && !watches)
        return load_fail_key(loader, rules,
                             "«\u00a0rules\u00a0» va avec «\u00a0from: "
                             "contradictions\u00a0», «\u00a0differences\u00a0» ou "
                             "«\u00a0verdicts\u00a0»");
    if (element && item->from != FROM_DIFFERENCES)
        return load_fail_key(loader, element,
                             "«\u00a0element\u00a0» va avec «\u00a0from: "
                             "differences\u00a0»");
    if (rules && rules->kind == NODE_LIST && !rules->count)
        return load_fail(loader, rules,
                         "liste vide\u00a0; attendu des identifiants de règles");
    if (element)
        item->element = element->text;
    const Node *besides = node_find(node, "besides");
    if (besides && item->from != FROM_VERDICTS)
        return load_fail_key(loader, besides,
                             "«\u00a0besides\u00a0» va avec «\u00a0from: "
                             "verdicts\u00a0»");
    return (!besides ||
            load_texts(loader, besides, &item->besides, &item->besides_count)) &&
           (!rules || load_texts(loader, rules, &item->rules, &item->rule_count));
}

static bool load_item_map(Loader *loader, const Node *node, Item *item)
{
    const Node *value;
    if (!load_check_keys(loader, node, item_keys) || !load_anchor(loader, node, item))
        return false;
    if (!load_watched(loader, node, item))
        return false;
    if ((value = node_find(node, "none")) &&
        !load_beside(loader, value, 0, &item->none, &item->none_count))
        return false;
    if ((value = node_find(node, "within")) && !load_within(loader, value, item))
        return false;
    if ((value = node_find(node, "under")) &&
        !load_pattern(loader, value, &item->under))
        return false;
    if ((value = node_find(node, "not-under")) &&
        !load_pattern(loader, value, &item->not_under))
        return false;
    if ((value = node_find(node, "refers")) &&
        !load_pattern(loader, value, &item->refers))
        return false;
    if ((value = node_find(node, "yields")) && !load_bool(loader, value, &item->yields))
        return false;
    if ((value = node_find(node, "in")) && !load_kinds(loader, value, &item->kinds))
        return false;
    if ((value = node_find(node, "gives")) && !load_gives(loader, value, &item->gives))
        return false;
    if ((value = node_find(node, "when")) && !load_when(loader, value, item))
        return false;
    value = node_find(node, "settled");
    return !value || load_bool(loader, value, &item->settled);
}

static bool load_item(Loader *loader, const Node *node, Item *item)
{
    *item = (Item){ .under = PATTERN_NONE,
                    .not_under = PATTERN_NONE,
                    .refers = PATTERN_NONE,
                    .line = node->line };
    if (node->kind == NODE_MAP)
        return load_item_map(loader, node, item);
    PatternId *pattern = load_room(loader, 1, sizeof *pattern);
    if (!pattern || !load_pattern(loader, node, pattern))
        return false;
    item->all = pattern;
    item->all_count = 1;
    return true;
}

bool load_items(Loader *loader, const Node *node, ItemList *items)
{
    size_t used = 0;
    Item *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_item(loader, item, &list[used++]))
            return false;
    *items = (ItemList){ .items = list, .count = used };
    return true;
}
