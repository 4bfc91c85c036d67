/* SPDX-License-Identifier: Apache-2.0 */
/* gitlab.c - the code quality report of GitLab, an issue a finding. */
#include "report/json.h"
#include "report/remark.h"
#include "report/report.h"

static json_t *point_value(uint32_t line, uint32_t column, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "line", json_integer(line), ok);
    json_set(value, "column", json_integer(column), ok);
    return value;
}

static json_t *location_value(const ReportDossier *dossier, const char *path,
                              const RemarkPlace *place, bool *ok)
{
    json_t *value = json_object(), *positions = json_object();
    Buffer shown;
    buffer_init(&shown, 1 << 20);
    remark_add_path(&shown, dossier, path);
    json_set(value, "path", json_words(buffer_string(&shown)), ok);
    json_set(positions, "begin", point_value(place->line, place->column, ok), ok);
    json_set(positions, "end", point_value(place->line, place->end_column, ok), ok);
    json_set(value, "positions", positions, ok);
    *ok = *ok && !buffer_failed(&shown);
    buffer_done(&shown);
    return value;
}

/* The dossier is in the fingerprint: GitLab wants each but once in a file, and two
 * dossiers may well say the same. */
static json_t *issue_value(const RemarkContext *context, const ReportFinding *finding,
                           bool *ok)
{
    static const char *const severities[] = {
        [REMARK_ERROR] = "major",
        [REMARK_WARNING] = "minor",
        [REMARK_NOTE] = "info",
    };
    char print[FINGERPRINT_ROOM];
    RemarkPlace place = remark_place(context, finding);
    json_t *value = json_object();
    Buffer words;
    buffer_init(&words, 1 << 24);
    remark_add_message(&words, context, finding);
    remark_fingerprint(context, finding, context->dossier->name, print);
    json_set(value, "description", json_words(buffer_string(&words)), ok);
    json_set(value, "check_name", json_words(finding->rule->id), ok);
    json_set(value, "fingerprint", json_string(print), ok);
    json_set(value, "severity", json_string(severities[remark_level(finding)]), ok);
    json_set(value, "location",
             location_value(context->dossier,
                            place.document ? place.document->path : "", &place, ok),
             ok);
    *ok = *ok && !buffer_failed(&words);
    buffer_done(&words);
    return value;
}

static bool write_gitlab(const Report *report, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    bool ok = true, any = false;
    buffer_add_char(out, '[');
    for (size_t d = 0; ok && d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        for (size_t i = 0; ok && i < context.dossier->finding_count; i++) {
            const ReportFinding *finding = &context.dossier->findings[i];
            if (!verdict_is_flagged(finding->verdict))
                continue;
            buffer_add_string(out, any ? ",\n  " : "\n  ");
            json_write(out, issue_value(&context, finding, &ok), 2, &ok);
            any = true;
        }
    }
    buffer_add_string(out, any ? "\n]\n" : "]\n");
    return (ok && !buffer_failed(out)) || error_memory(err);
}

static const char *const extensions[] = { "codequality.json", NULL };

const Writer writer_gitlab = {
    .name = "gitlab",
    .title = "GitLab Code Quality, JSON",
    .extensions = extensions,
    .write = write_gitlab,
};
