/* SPDX-License-Identifier: Apache-2.0 */
#include "report/rules_list.h"

#include "report/json.h"

#include <string.h>

static bool list_text(const Pack *pack, RuleFilter filter, const void *user,
                      const WriterOptions *options, Buffer *out, Error *err)
{
    size_t widest = 0;
    for (size_t i = 0; i < pack_rule_count(pack); i++) {
        size_t length = strlen(pack_rule_at(pack, i)->id);
        widest = length > widest ? length : widest;
    }
    for (size_t i = 0; i < pack_rule_count(pack); i++) {
        const Rule *rule = pack_rule_at(pack, i);
        if (filter(rule, user))
            buffer_add_format(out, "%-*s  %s%s\n", (int)widest, rule->id,
                              wording_in(&rule->title, options->language),
                              rule->kind == RULE_VIGILANCE
                                  ? options->language == LANGUAGE_FR ? " (vigilance)"
                                                                     : " (caution)"
                                  : "");
    }
    return !buffer_failed(out) || error_memory(err);
}

static bool list_json(const Pack *pack, RuleFilter filter, const void *user,
                      const WriterOptions *options, Buffer *out, Error *err)
{
    bool ok = true;
    json_t *root = json_object(), *rules = json_array();
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "pack", json_words(pack_name(pack)), &ok);
    json_set(root, "version", json_words(pack_version(pack)), &ok);
    json_set(root, "law_date", json_words(pack_law_date(pack)), &ok);
    for (size_t i = 0; i < pack_rule_count(pack); i++) {
        const Rule *rule = pack_rule_at(pack, i);
        if (!filter(rule, user))
            continue;
        json_t *value = json_object();
        json_set(value, "id", json_words(rule->id), &ok);
        json_set(value, "kind", json_string(rule_kind_name(rule->kind)), &ok);
        json_set(value, "title",
                 json_words(wording_in(&rule->title, options->language)), &ok);
        json_set(value, "summary",
                 json_words(wording_in(&rule->summary, options->language)), &ok);
        json_set(value, "examples", json_integer((json_int_t)rule->example_count), &ok);
        json_add(rules, value, &ok);
    }
    json_set(root, "rules", rules, &ok);
    return json_finish(root, ok, out, err);
}

bool rules_list_write(const Pack *pack, RuleFilter filter, const void *user,
                      const char *format, const WriterOptions *options, Buffer *out,
                      Error *err)
{
    if (strcmp(format, "json") == 0)
        return list_json(pack, filter, user, options, out, err);
    if (strcmp(format, "text") == 0)
        return list_text(pack, filter, user, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text ou json", format);
}
