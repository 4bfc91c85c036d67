/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/lint.h"

#include "rules/backtracking.h"
#include "rules/one_word.h"
#include "rules/pack_parts.h"
#include "rules/typography.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_EXAMPLES = 10, MATCH_STEPS = 10000 };

struct Lint {
    Arena *arena;
    LintNote *notes;
    size_t count, room;
    size_t rule_count;
    bool bilingual; /* the layer being looked at has English texts */
    bool failed;    /* memory was short */
};

static void add_note(Lint *lint, const char *file, uint32_t line, uint32_t column,
                     bool is_error, const char *message)
{
    if (lint->count == lint->room) {
        size_t room = lint->room ? lint->room * 2 : 64;
        LintNote *notes = realloc(lint->notes, room * sizeof *notes);
        if (!notes) {
            lint->failed = true;
            return;
        }
        lint->notes = notes;
        lint->room = room;
    }
    lint->notes[lint->count++] =
        (LintNote){ .file = arena_strdup(lint->arena, file),
                    .line = line,
                    .column = column,
                    .message = arena_strdup(lint->arena, message),
                    .is_error = is_error };
}

static void add_error(void *user, const Error *error)
{
    add_note(user, error->file, error->line, error->column, true, error->message);
}

static void advise(Lint *lint, const char *file, const Node *node, const char *message)
{
    add_note(lint, file, node->line, node->column, false, message ? message : "");
}

static void advise_key(Lint *lint, const char *file, const Node *node,
                       const char *message)
{
    add_note(lint, file, node->key ? node->key_line : node->line,
             node->key ? node->key_column : node->column, false,
             message ? message : "");
}

/* --- Patterns and fragments --- */

static bool is_layer_file(const PackLayer *layer, const char *file)
{
    for (size_t i = 0; i < layer->folder.count; i++)
        if (layer->folder.files[i].file == file)
            return true;
    return false;
}

/* Rules should meet few lines; the ways of the language are often signs. */
static bool is_rule_file(const Pack *pack, const char *file)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i]->file == file)
            return true;
    return false;
}

static bool is_looked_at(const Pack *pack, size_t first, const char *file)
{
    for (size_t i = first; i < pack->layer_count; i++)
        if (is_layer_file(&pack->layers[i], file))
            return true;
    return false;
}

static void lint_use(Lint *lint, const Pack *pack, const PatternUse *use,
                     MatchScratch *scratch)
{
    const Matcher *matcher = pack->matcher;
    Pattern *pattern = matcher_pattern_at(matcher, use->pattern);
    const char *quote = load_excerpt(lint->arena, use->node->text);
    Span found;
    if (pattern_find(pattern, scratch, "", 0, 0, &found) > 0)
        advise(
            lint, use->file, use->node,
            arena_printf(
                lint->arena,
                "le motif «\u00a0%s\u00a0» trouve un texte vide\u00a0; rendez un mot "
                "obligatoire",
                quote));
    else if (!use->beside && matcher_is_unfiltered(matcher, use->pattern) &&
             is_rule_file(pack, use->file))
        advise(lint, use->file, use->node,
               arena_printf(lint->arena,
                            "le motif «\u00a0%s\u00a0» n'a aucun mot obligatoire et "
                            "rencontre toutes "
                            "les lignes\u00a0; ajoutez un mot de trois lettres",
                            quote));
    switch (backtrack_risk(pattern_source(pattern))) {
    case BACKTRACK_NESTED:
        advise(lint, use->file, use->node,
               arena_printf(lint->arena,
                            "le motif «\u00a0%s\u00a0» répète une répétition, comme "
                            "(a+)+\u00a0; mettez "
                            "une borne\u00a0: {0,60}",
                            quote));
        break;
    case BACKTRACK_TWICE:
        advise(lint, use->file, use->node,
               arena_printf(lint->arena,
                            "le motif «\u00a0%s\u00a0» a deux répétitions sans borne, "
                            "comme .*.*\u00a0; "
                            "mettez une borne\u00a0: .{0,60}",
                            quote));
        break;
    case BACKTRACK_FINE:
        break;
    }
}

static void lint_fragments(Lint *lint, const Lexicon *lexicon)
{
    for (size_t i = 0; i < lexicon_count(lexicon); i++) {
        const Fragment *fragment = lexicon_at(lexicon, i);
        if (!fragment->used)
            advise_key(lint, fragment->file, fragment->node,
                       arena_printf(lint->arena,
                                    "le fragment «\u00a0{%s}\u00a0» ne sert nulle part",
                                    fragment->name));
    }
}

/* --- Texts --- */

static void lint_french(Lint *lint, const char *file, const Node *text)
{
    size_t length = 0;
    const char *fault = typography_find_fault(text->text, &length);
    if (!fault)
        return;
    const char *from = fault;
    while (from > text->text && fault - from < 24 && from[-1] != '\n')
        from--;
    while (((unsigned char)*from & 0xC0) == 0x80)
        from++;
    bool opening = fault > text->text && (unsigned char)fault[-1] == 0xAB;
    advise(lint, file, text,
           opening
               ? arena_printf(lint->arena,
                              "espace insécable attendue après «\u00a0dans "
                              "«\u00a0%.*s\u00a0»",
                              (int)(fault + length - from), from)
               : arena_printf(lint->arena,
                              "espace insécable attendue devant %.*s dans "
                              "«\u00a0%.*s\u00a0»",
                              (int)length, fault, (int)(fault + length - from), from));
}

/* A text, {fr, en}, or a list of them; `both` when the reports show it in English.  A
 * pack that has no English at all is asked for none. */
static void lint_wording(Lint *lint, const char *file, const Node *node, bool both)
{
    if (!node)
        return;
    if (node->kind == NODE_LIST) {
        for (const Node *item = node->first; item; item = item->next)
            lint_wording(lint, file, item, both);
        return;
    }
    const Node *french = node->kind == NODE_MAP ? node_find(node, "fr") : node;
    if (french)
        lint_french(lint, file, french);
    if (both && lint->bilingual && !node_find(node, "en"))
        advise(lint, file, node,
               arena_printf(
                   lint->arena,
                   "«\u00a0%s\u00a0» sans texte anglais\u00a0; attendu {fr: \"…\", "
                   "en: \"…\"}",
                   node->key ? node->key : "texte"));
}

static void lint_texts(Lint *lint, const char *file, const Rule *rule, const Node *root)
{
    static const char *const clause[] = { "summary",  "why",   "grounds", "clause",
                                          "examples", "place", NULL };
    static const char *const vigilance[] = { "summary", "why",      "grounds",
                                             "advice",  "examples", NULL };
    static const char *const both[] = { "title",  "summary",  "why",
                                        "verify", "cautions", "advice" };
    const char *const *required = rule->kind == RULE_VIGILANCE ? vigilance : clause;
    for (size_t i = 0; required[i]; i++)
        if (!node_find(root, required[i]))
            advise(
                lint, file, root,
                arena_printf(lint->arena, "règle sans «\u00a0%s\u00a0»", required[i]));
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        lint_wording(lint, file, node_find(root, both[i]), true);
    lint_wording(lint, file, node_find(root, "clause"), false);
    lint_wording(lint, file, node_find(node_find(root, "place"), "title"), false);
    const Node *list = node_find(root, "grounds");
    for (const Node *ground = list ? load_first(list) : NULL; ground;
         ground = ground->next)
        lint_wording(lint, file,
                     ground->kind == NODE_MAP ? node_find(ground, "text") : ground,
                     false);
    list = node_find(root, "level");
    for (const Node *level = list ? list->first : NULL; level; level = level->next) {
        lint_wording(lint, file, node_find(level, "ground"), false);
        lint_wording(lint, file, node_find(level, "unknown"), true);
        lint_wording(lint, file, node_find(level, "caution"), true);
    }
    list = node_find(root, "elements");
    for (const Node *element = list ? list->first : NULL; element;
         element = element->next)
        lint_wording(lint, file, node_find(element, "label"), true);
}

/* --- Rules --- */

/* An example is words: it cannot show a comment or a name left in a file. */
static bool can_be_shown(const Rule *rule)
{
    for (size_t i = 0; i < rule->subject.count; i++) {
        ItemSource from = rule->subject.items[i].from;
        if (from <= FROM_BLANKS || from >= FROM_CONTRADICTIONS)
            return true;
    }
    return false;
}

static void lint_examples(Lint *lint, const Pack *pack, const Rule *rule,
                          const Node *root, MatchScratch *scratch)
{
    size_t counts[VERDICT_COUNT] = { 0 };
    const Node *examples = node_find(root, "examples");
    if (!examples)
        return;
    for (size_t i = 0; i < rule->example_count; i++)
        counts[rule->examples[i].verdict]++;
    if (!counts[VERDICT_MET])
        advise_key(lint, rule->file, examples, "aucun exemple «\u00a0met\u00a0»");
    if (rule->kind == RULE_VIGILANCE && !counts[VERDICT_INCOMPLETE] &&
        can_be_shown(rule))
        advise_key(lint, rule->file, examples,
                   "aucun exemple «\u00a0incomplete\u00a0»\u00a0: attendu un passage à "
                   "revoir");
    if (rule->option && !counts[VERDICT_NA])
        advise_key(lint, rule->file, examples,
                   "aucun exemple «\u00a0na\u00a0»\u00a0: attendu une option écartée, "
                   "un autre sens des mots, une loi citée");
    if (rule->kind == RULE_CLAUSE && !rule->option && !counts[VERDICT_MISSING])
        advise_key(lint, rule->file, examples,
                   "aucun exemple «\u00a0missing\u00a0»\u00a0: attendu un autre sens "
                   "des mots, une loi "
                   "citée, un souhait");
    const char *word = one_word_find(pack, rule, scratch, lint->arena);
    if (word)
        advise_key(lint, rule->file, examples,
                   arena_printf(lint->arena,
                                "un seul mot, «\u00a0%s\u00a0», décide de tous les "
                                "exemples où le sujet est reconnu\u00a0; ajoutez-en un "
                                "qui le dise autrement",
                                word));
    if (rule->example_count < FEWEST_EXAMPLES && can_be_shown(rule))
        advise_key(lint, rule->file, examples,
                   arena_printf(lint->arena, "%zu exemple%s\u00a0; attendu %d au moins",
                                rule->example_count, rule->example_count > 1 ? "s" : "",
                                FEWEST_EXAMPLES));
}

static uint64_t elements_given(const ItemList *items)
{
    uint64_t given = 0;
    for (size_t i = 0; i < items->count; i++)
        given |= items->items[i].gives;
    return given;
}

static void lint_elements(Lint *lint, const Rule *rule, const Node *root)
{
    const Node *nodes = node_find(root, "elements");
    uint64_t given = elements_given(&rule->subject) | elements_given(&rule->soft);
    const Node *node = nodes ? nodes->first : NULL;
    for (size_t i = 0; i < rule->element_count && node; i++, node = node->next)
        if (!rule->elements[i].any.count && !(given & UINT64_C(1) << i))
            advise_key(
                lint, rule->file, node,
                arena_printf(lint->arena,
                             "l'élément «\u00a0%s\u00a0» n'a aucun motif et aucun "
                             "sujet ne l'apporte (gives)",
                             rule->elements[i].name));
}

/* An obligation has to stand on a text of the law that somebody has read. */
static void lint_grounds(Lint *lint, const Rule *rule, const Node *root)
{
    bool verified = false, obligation = false;
    for (size_t i = 0; i < rule->ground_count; i++)
        verified = verified || rule->grounds[i].verified;
    for (size_t i = 0; i < rule->level_count; i++)
        obligation = obligation || rule->levels[i].level == LEVEL_OBLIGATION;
    const Node *levels = node_find(root, "level");
    if (obligation && !verified && levels)
        advise_key(lint, rule->file, levels,
                   "obligation sans référence vérifiée\u00a0; attendu un "
                   "«\u00a0grounds\u00a0» avec "
                   "verified: true");
}

static bool has_english(const Pack *pack, const PackLayer *layer)
{
    for (size_t i = 0; i < pack->rule_count; i++) {
        const Rule *rule = pack->rules[i];
        if (is_layer_file(layer, rule->file) &&
            (rule->title.in[LANGUAGE_EN] || rule->summary.in[LANGUAGE_EN]))
            return true;
    }
    return false;
}

static void lint_layer(Lint *lint, const Pack *pack, const PackLayer *layer,
                       MatchScratch *scratch)
{
    lint->bilingual = has_english(pack, layer);
    lint_fragments(lint, layer->lexicon);
    for (size_t i = 0; i < layer->folder.count; i++) {
        const PackFile *file = &layer->folder.files[i];
        const Rule *rule = file->is_rule ? pack_rule_find(pack, file->id) : NULL;
        if (!rule || rule->file != file->file)
            continue; /* it could not be loaded, or another one took its place */
        lint->rule_count++;
        lint_texts(lint, file->file, rule, file->root);
        lint_examples(lint, pack, rule, file->root, scratch);
        lint_elements(lint, rule, file->root);
        lint_grounds(lint, rule, file->root);
    }
}

static int compare_notes(const void *a, const void *b)
{
    const LintNote *one = a, *other = b;
    int order = strcmp(one->file, other->file);
    if (order)
        return order;
    if (one->line != other->line)
        return one->line < other->line ? -1 : 1;
    if (one->column != other->column)
        return one->column < other->column ? -1 : 1;
    return strcmp(one->message, other->message);
}

Lint *lint_new(const char *const *paths, size_t count, bool without_default, Error *err)
{
    Trace trace = { 0 };
    Pack *pack = NULL;
    MatchScratch *scratch = NULL;
    bool *seen = NULL;
    bool ok = false;
    Lint *lint = calloc(1, sizeof *lint);
    if (!lint || !(lint->arena = arena_new())) {
        error_memory(err);
        goto done;
    }
    PackWatch watch = { .tell = add_error, .user = lint, .trace = &trace };
    pack = pack_load_watched(paths, count, without_default, &watch, err);
    scratch = match_scratch_new(MATCH_STEPS, err);
    if (!pack || !scratch)
        goto done;

    /* The built-in pack is looked at when nothing else is asked for. */
    size_t first = count && !without_default;
    for (size_t i = first; i < pack->layer_count; i++)
        lint_layer(lint, pack, &pack->layers[i], scratch);
    seen = calloc(matcher_count(pack->matcher) + 1, sizeof *seen);
    if (!seen) {
        error_memory(err);
        goto done;
    }
    /* A pattern is told where it is written first. */
    for (size_t i = 0; i < trace.use_count; i++) {
        const PatternUse *use = &trace.uses[i];
        if (!seen[use->pattern] && is_looked_at(pack, first, use->file))
            lint_use(lint, pack, use, scratch);
        seen[use->pattern] = true;
    }
    for (size_t i = 0; i < trace.lexicon_count; i++) {
        const Lexicon *own = trace.lexicons[i];
        if (lexicon_count(own) && is_looked_at(pack, first, lexicon_at(own, 0)->file))
            lint_fragments(lint, own);
    }
    if (lint->count)
        qsort(lint->notes, lint->count, sizeof *lint->notes, compare_notes);
    ok = !lint->failed && !arena_failed(lint->arena);
    if (!ok)
        error_memory(err);
done:
    free(seen);
    free(trace.uses);
    free(trace.lexicons);
    match_scratch_free(scratch);
    pack_free(pack);
    if (ok)
        return lint;
    lint_free(lint);
    return NULL;
}

void lint_free(Lint *lint)
{
    if (!lint)
        return;
    free(lint->notes);
    arena_free(lint->arena);
    free(lint);
}

size_t lint_rule_count(const Lint *lint)
{
    return lint->rule_count;
}

size_t lint_count(const Lint *lint)
{
    return lint->count;
}

const LintNote *lint_at(const Lint *lint, size_t index)
{
    return &lint->notes[index];
}
