/* SPDX-License-Identifier: Apache-2.0 */
#include "report/sarif_rule.h"

#include "base/typography.h"
#include "base/unicode.h"
#include "report/explain.h"

#include <string.h>

/* What code-scanning services take of a description, in characters, and of tags. */
enum { MOST_DESCRIBED = 1024, MOST_TAGS = 20 };

const char *sarif_level_name(RemarkLevel level)
{
    static const char *const names[] = {
        [REMARK_ERROR] = "error",
        [REMARK_WARNING] = "warning",
        [REMARK_NOTE] = "note",
    };
    return names[level];
}

/* { "text": … }, never empty and never too long. */
static json_t *described(const char *words, const char *otherwise,
                         const WriterOptions *options, bool *ok)
{
    Buffer set;
    json_t *value = json_object();
    buffer_init(&set, 1 << 20);
    if (options->language == LANGUAGE_FR)
        typography_add(&set, *words ? words : otherwise);
    else
        buffer_add_string(&set, *words ? words : otherwise);
    buffer_cut(&set, utf8_cut(buffer_string(&set), set.length, MOST_DESCRIBED));
    json_set(value, "text", json_words(buffer_string(&set)), ok);
    *ok = *ok && !buffer_failed(&set);
    buffer_done(&set);
    return value;
}

/* The page of `clausier explain`, as text and as Markdown. */
static json_t *help_of(const Pack *pack, const Rule *rule, const WriterOptions *options,
                       bool *ok)
{
    static const char *const forms[] = { "text", "markdown" };
    Explanation explanation = { .pack = pack, .rule = rule };
    WriterOptions plain = *options;
    plain.width = 0;
    plain.color = false;
    json_t *value = json_object();
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Buffer page;
        Error err = { 0 };
        buffer_init(&page, 1 << 24);
        *ok = explain_write(&explanation, forms[i], &plain, &page, &err) && *ok;
        json_set(value, forms[i], json_words(buffer_string(&page)), ok);
        buffer_done(&page);
    }
    return value;
}

/* The loudest level that a rule may take. */
static RemarkLevel loudest(const Rule *rule)
{
    RemarkLevel level = REMARK_NOTE;
    for (size_t i = 0; i < rule->level_count; i++)
        if (remark_level_of(rule->levels[i].level) < level)
            level = remark_level_of(rule->levels[i].level);
    return level;
}

static json_t *properties_of(const Rule *rule, bool *ok)
{
    static const char *const severities[] = {
        [REMARK_ERROR] = "error",
        [REMARK_WARNING] = "warning",
        [REMARK_NOTE] = "recommendation",
    };
    const char *slash = strchr(rule->id, '/');
    json_t *value = json_object(), *tags = json_array();
    if (slash)
        json_add(tags, json_words_of(rule->id, (size_t)(slash - rule->id)), ok);
    for (size_t i = 0; i < rule->tag_count && json_array_size(tags) < MOST_TAGS; i++)
        json_add(tags, json_words(rule->tags[i]), ok);
    json_set(value, "tags", tags, ok);
    /* A clause is there or is not; a vigilance rule shows passages to read again. */
    json_set(value, "precision",
             json_string(rule->kind == RULE_VIGILANCE ? "medium" : "high"), ok);
    json_set(value, "problem.severity", json_string(severities[loudest(rule)]), ok);
    return value;
}

json_t *sarif_rule(const Pack *pack, const Rule *rule, const WriterOptions *options,
                   bool *ok)
{
    const char *slash = strrchr(rule->id, '/');
    const char *title = wording_in(&rule->title, options->language);
    json_t *value = json_object(), *configuration = json_object();
    json_set(value, "id", json_words(rule->id), ok);
    json_set(value, "name", json_words(slash ? slash + 1 : rule->id), ok);
    json_set(value, "shortDescription", described(title, rule->id, options, ok), ok);
    json_set(
        value, "fullDescription",
        described(wording_in(&rule->summary, options->language), title, options, ok),
        ok);
    json_set(value, "help", help_of(pack, rule, options, ok), ok);
    json_set(configuration, "level", json_string(sarif_level_name(loudest(rule))), ok);
    json_set(value, "defaultConfiguration", configuration, ok);
    json_set(value, "properties", properties_of(rule, ok), ok);
    return value;
}
