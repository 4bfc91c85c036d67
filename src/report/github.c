/* SPDX-License-Identifier: Apache-2.0 */
/* github.c - workflow commands of GitHub Actions: an annotation a finding. */
#include "report/remark.h"
#include "report/report.h"

#include "base/printable.h"

#include <string.h>

/* A command ends with its line; a property with ":" or "," too. */
static void add_escaped(Buffer *out, const char *text, bool property)
{
    for (; *text; text++)
        if (strchr(property ? "%\r\n:," : "%\r\n", *text))
            buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            buffer_add_char(out, *text);
}

static void open_command(Buffer *out, const char *level, const char *rule)
{
    buffer_add_format(out, "::%s title=clausier", level);
    if (!*rule)
        return;
    buffer_add_string(out, " (");
    add_escaped(out, rule, true);
    buffer_add_char(out, ')');
}

static void add_file(Buffer *out, const ReportDossier *dossier, const char *path)
{
    Buffer shown, safe;
    buffer_init(&shown, 1 << 20);
    buffer_init(&safe, 1 << 20);
    remark_add_path(&shown, dossier, path);
    buffer_add_string(out, ",file=");
    printable_add(&safe, buffer_string(&shown), shown.length);
    add_escaped(out, buffer_string(&safe), true);
    out->failed = out->failed || buffer_failed(&shown) || buffer_failed(&safe);
    buffer_done(&shown);
    buffer_done(&safe);
}

static void add_message(Buffer *out, const Buffer *words)
{
    buffer_add_string(out, "::");
    add_escaped(out, buffer_string(words), false);
    buffer_add_char(out, '\n');
    out->failed = out->failed || buffer_failed(words);
}

static void add_finding(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    static const char *const levels[] = {
        [REMARK_ERROR] = "error",
        [REMARK_WARNING] = "warning",
        [REMARK_NOTE] = "notice",
    };
    RemarkPlace place = remark_place(context, finding);
    Buffer words;
    buffer_init(&words, 1 << 24);
    remark_add_message(&words, context, finding);
    open_command(out, levels[remark_level(finding)], finding->rule->id);
    if (place.document)
        add_file(out, context->dossier, place.document->path);
    buffer_add_format(out, ",line=%u,col=%u,endLine=%u,endColumn=%u", place.line,
                      place.column, place.line, place.end_column);
    add_message(out, &words);
    buffer_done(&words);
}

static bool write_github(const Report *report, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        const ReportDossier *dossier = context.dossier;
        for (size_t i = 0; i < dossier->failure_count; i++) {
            Buffer words;
            buffer_init(&words, 1 << 20);
            remark_add_failure(&words, &context, &dossier->failures[i]);
            open_command(out, "error", "");
            add_file(out, dossier, dossier->failures[i].file);
            add_message(out, &words);
            buffer_done(&words);
        }
        for (size_t i = 0; i < dossier->finding_count; i++) {
            const ReportFinding *finding = &dossier->findings[i];
            bool shown = options->quiet ? report_is_failing(dossier, finding)
                                        : verdict_is_flagged(finding->verdict);
            if (shown)
                add_finding(out, &context, finding);
        }
    }
    return !buffer_failed(out) || error_memory(err);
}

static const char *const extensions[] = { NULL };

const Writer writer_github = {
    .name = "github",
    .title = "GitHub Actions",
    .extensions = extensions,
    .write = write_github,
};
