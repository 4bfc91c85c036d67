/* SPDX-License-Identifier: Apache-2.0 */
#include "report/explain_json.h"

#include "report/json.h"

static json_t *words_of(const Wording *wording, const WriterOptions *options)
{
    return json_words_or_null(wording_in(wording, options->language));
}

static json_t *grounds_of(const Rule *rule, const WriterOptions *options, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->ground_count; i++) {
        const Ground *ground = &rule->grounds[i];
        json_t *one = json_object();
        json_set(one, "text", words_of(&ground->text, options), ok);
        json_set(one, "since", json_words_or_null(ground->since), ok);
        json_set(one, "until", json_words_or_null(ground->until), ok);
        json_set(one, "verified", json_boolean(ground->verified), ok);
        json_add(list, one, ok);
    }
    return list;
}

static json_t *levels_of(const Rule *rule, const WriterOptions *options, bool *ok)
{
    static const char *const comparisons[] = {
        [COMPARE_IS] = "is",
        [COMPARE_IS_NOT] = "is-not",
        [COMPARE_AT_LEAST] = "at-least",
        [COMPARE_ABOVE] = "above",
        [COMPARE_BELOW] = "below",
    };
    json_t *list = json_array();
    for (size_t i = 0; i < rule->level_count; i++) {
        const LevelCase *level = &rule->levels[i];
        json_t *one = json_object(), *when = json_array();
        json_set(one, "level", json_string(level_name(level->level)), ok);
        json_set(one, "since", json_words_or_null(level->since), ok);
        json_set(one, "until", json_words_or_null(level->until), ok);
        json_set(one, "ground", words_of(&level->ground, options), ok);
        json_set(one, "caution", words_of(&level->caution, options), ok);
        for (size_t c = 0; c < level->when_count; c++) {
            json_t *condition = json_object(), *values = json_array();
            json_set(condition, "fact", json_words(level->when[c].fact), ok);
            json_set(condition, "how", json_string(comparisons[level->when[c].how]),
                     ok);
            for (size_t v = 0; v < level->when[c].value_count; v++)
                json_add(values, json_words(level->when[c].values[v]), ok);
            json_set(condition, "values", values, ok);
            json_add(when, condition, ok);
        }
        json_set(one, "when", when, ok);
        json_add(list, one, ok);
    }
    return list;
}

static json_t *elements_of(const Rule *rule, const WriterOptions *options, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->element_count; i++) {
        json_t *one = json_object();
        json_set(one, "name", json_words(rule->elements[i].name), ok);
        json_set(one, "label", words_of(&rule->elements[i].label, options), ok);
        json_set(one, "within", json_string(scope_name(rule->elements[i].within)), ok);
        json_set(one, "optional", json_boolean(rule->elements[i].optional), ok);
        json_add(list, one, ok);
    }
    return list;
}

static json_t *place_of(const Rule *rule, bool *ok)
{
    json_t *place = json_object(), *kinds = json_array();
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (rule->place >> kind & 1)
            json_add(kinds, json_string(kind_name((DocumentKind)kind)), ok);
    json_set(place, "in", kinds, ok);
    json_set(place, "title", json_words_or_null(rule->place_title), ok);
    return place;
}

static json_t *examples_of(const Rule *rule, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule->example_count; i++) {
        const Example *example = &rule->examples[i];
        json_t *one = json_object();
        json_set(one, "verdict", json_string(verdict_name(example->verdict)), ok);
        json_set(one, "kind", json_string(kind_name(example->kind)), ok);
        json_set(one, "heading", json_words_or_null(example->heading), ok);
        json_set(one, "text", json_words(example->text), ok);
        json_set(one, "note", json_words_or_null(example->note), ok);
        json_add(list, one, ok);
    }
    return list;
}

static void set_rule(json_t *root, const Rule *rule, const WriterOptions *options,
                     bool *ok)
{
    json_t *cautions = json_array();
    json_set(root, "id", json_words(rule->id), ok);
    json_set(root, "kind", json_string(rule_kind_name(rule->kind)), ok);
    json_set(root, "title", words_of(&rule->title, options), ok);
    json_set(root, "summary", words_of(&rule->summary, options), ok);
    json_set(root, "why", words_of(&rule->why, options), ok);
    json_set(root, "grounds", grounds_of(rule, options, ok), ok);
    json_set(root, "levels", levels_of(rule, options, ok), ok);
    json_set(root, "elements", elements_of(rule, options, ok), ok);
    json_set(root, "place", place_of(rule, ok), ok);
    json_set(root, "binding", json_boolean(rule->binding), ok);
    for (size_t i = 0; i < rule->caution_count; i++)
        json_add(cautions, words_of(&rule->cautions[i], options), ok);
    json_set(root, "cautions", cautions, ok);
    json_set(root, "verify", words_of(&rule->verify, options), ok);
    json_set(root, "advice", words_of(&rule->advice, options), ok);
    json_set(root, "clause", words_of(&rule->clause, options), ok);
    json_set(root, "examples", examples_of(rule, ok), ok);
}

bool explain_json(const Explanation *explanation, const WriterOptions *options,
                  Buffer *out, Error *err)
{
    bool ok = true;
    const Rule *rule = explanation->rule;
    json_t *root = json_object();
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "pack", json_words(pack_name(explanation->pack)), &ok);
    json_set(root, "pack_version", json_words(pack_version(explanation->pack)), &ok);
    if (rule) {
        set_rule(root, rule, options, &ok);
        return json_finish(root, ok, out, err);
    }
    json_t *rules = json_array();
    for (size_t at = 0; (rule = explain_next(explanation, &at));) {
        json_t *one = json_object();
        set_rule(one, rule, options, &ok);
        json_add(rules, one, &ok);
    }
    json_set(root, "rules", rules, &ok);
    return json_finish(root, ok, out, err);
}
