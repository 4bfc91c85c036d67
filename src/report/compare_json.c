/* SPDX-License-Identifier: Apache-2.0 */
#include "report/compare_parts.h"
#include "report/json.h"

static const char *const move_names[MOVE_COUNT] = {
    [MOVE_SAME] = "same",
    [MOVE_BETTER] = "better",
    [MOVE_WORSE] = "worse",
    [MOVE_OTHER] = "other",
};

static json_t *side_value(const ReportDossier *dossier, const ReportFinding *finding,
                          bool *ok)
{
    const ReportPassage *passage = compare_passage(finding);
    json_t *value = json_object();
    json_set(value, "verdict", json_string(verdict_name(finding->verdict)), ok);
    json_set(value, "level", json_string(level_name(finding->level)), ok);
    json_set(value, "document",
             passage ? json_words(dossier->documents[passage->place.document].name)
                     : json_null(),
             ok);
    json_set(value, "line",
             passage ? json_count_or_null(passage->place.line) : json_null(), ok);
    json_set(value, "quote", json_words_or_null(passage ? passage->place.quote : NULL),
             ok);
    return value;
}

bool compare_json(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err)
{
    bool ok = true;
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    size_t counts[MOVE_COUNT] = { 0 }, at = 0;
    json_t *root = json_object(), *rules = json_array(), *summary = json_object();
    compare_count(report, counts);
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "date", json_words(report->date), &ok);
    json_set(root, "before", json_words(before->name), &ok);
    json_set(root, "after", json_words(after->name), &ok);
    for (Pair pair; compare_next(report, &at, &pair);) {
        json_t *value = json_object();
        json_set(value, "rule", json_words(pair.after->rule->id), &ok);
        json_set(value, "title",
                 json_words(wording_in(&pair.after->rule->title, options->language)),
                 &ok);
        json_set(value, "change", json_string(move_names[pair.move]), &ok);
        json_set(value, "before", side_value(before, pair.before, &ok), &ok);
        json_set(value, "after", side_value(after, pair.after, &ok), &ok);
        json_add(rules, value, &ok);
    }
    json_set(root, "rules", rules, &ok);
    for (int move = 0; move < MOVE_COUNT; move++)
        json_set(summary, move_names[move], json_integer((json_int_t)counts[move]),
                 &ok);
    json_set(root, "summary", summary, &ok);
    return json_finish(root, ok, out, err);
}
