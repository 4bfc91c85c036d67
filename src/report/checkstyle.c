/* SPDX-License-Identifier: Apache-2.0 */
/* checkstyle.c - Checkstyle XML, which many review tools read: findings by file. */
#include "report/remark.h"
#include "report/report.h"
#include "report/xml_words.h"

static const char *const severities[] = {
    [REMARK_ERROR] = "error",
    [REMARK_WARNING] = "warning",
    [REMARK_NOTE] = "info",
};

static void open_file(Buffer *out, const ReportDossier *dossier, const char *path)
{
    Buffer shown;
    buffer_init(&shown, 1 << 20);
    remark_add_path(&shown, dossier, path);
    buffer_add_string(out, "  <file");
    xml_attribute_add(out, "name", buffer_string(&shown));
    buffer_add_string(out, ">\n");
    out->failed = out->failed || buffer_failed(&shown);
    buffer_done(&shown);
}

static void add_finding(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding, const RemarkPlace *place)
{
    Buffer words;
    buffer_init(&words, 1 << 24);
    remark_add_message(&words, context, finding);
    buffer_add_format(out, "    <error line=\"%u\" column=\"%u\"", place->line,
                      place->column);
    xml_attribute_add(out, "severity", severities[remark_level(finding)]);
    xml_attribute_add(out, "message", buffer_string(&words));
    buffer_add_string(out, " source=\"clausier.");
    xml_words_add(out, finding->rule->id);
    buffer_add_string(out, "\"/>\n");
    out->failed = out->failed || buffer_failed(&words);
    buffer_done(&words);
}

/* What was found in one document; nothing when nothing was. */
static void add_document(Buffer *out, const RemarkContext *context,
                         const ReportDocument *document)
{
    bool open = false;
    for (size_t i = 0; i < context->dossier->finding_count; i++) {
        const ReportFinding *finding = &context->dossier->findings[i];
        RemarkPlace place = remark_place(context, finding);
        if (!verdict_is_flagged(finding->verdict) || place.document != document)
            continue;
        if (!open)
            open_file(out, context->dossier, document->path);
        open = true;
        add_finding(out, context, finding, &place);
    }
    if (open)
        buffer_add_string(out, "  </file>\n");
}

static void add_unread(Buffer *out, const RemarkContext *context, const Error *error)
{
    Buffer words;
    buffer_init(&words, 1 << 20);
    remark_add_failure(&words, context, error);
    open_file(out, context->dossier, error->file);
    buffer_add_string(out, "    <error line=\"1\" severity=\"error\"");
    xml_attribute_add(out, "message", buffer_string(&words));
    buffer_add_string(out, " source=\"clausier\"/>\n  </file>\n");
    out->failed = out->failed || buffer_failed(&words);
    buffer_done(&words);
}

static bool write_checkstyle(const Report *report, const WriterOptions *options,
                             Buffer *out, Error *err)
{
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<checkstyle version=\"4.3\">\n");
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        const ReportDossier *dossier = context.dossier;
        for (size_t i = 0; i < dossier->document_count; i++)
            add_document(out, &context, &dossier->documents[i]);
        for (size_t i = 0; i < dossier->failure_count; i++)
            add_unread(out, &context, &dossier->failures[i]);
    }
    buffer_add_string(out, "</checkstyle>\n");
    return !buffer_failed(out) || error_memory(err);
}

static const char *const extensions[] = { "checkstyle.xml", NULL };

const Writer writer_checkstyle = {
    .name = "checkstyle",
    .title = "Checkstyle XML 4.3",
    .extensions = extensions,
    .write = write_checkstyle,
};
