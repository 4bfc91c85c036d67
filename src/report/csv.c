/* SPDX-License-Identifier: Apache-2.0 */
/* csv.c - one line a finding (RFC 4180, UTF-8), for tables and rates over time.
 *
 * Every verdict is told, what is met and what does not apply as well: without them
 * there is no rate.  Names are those of the JSON report, in every language. */
#include "report/choice.h"
#include "report/remark.h"
#include "report/report.h"

#include "base/printable.h"

#include <string.h>

/* A spreadsheet would compute a field that begins like a formula: an apostrophe makes
 * it text again.  Quotes and file names are words of strangers. */
static bool is_formula(const char *text)
{
    return *text && strchr("=+-@", *text) != NULL;
}

static void add_field(Buffer *out, const char *text)
{
    Buffer field;
    buffer_init(&field, out->ceiling);
    printable_add(&field, text, strlen(text));
    const char *words = buffer_string(&field);
    bool quoted = strpbrk(words, ",\"") || *words == ' ';
    if (quoted)
        buffer_add_char(out, '"');
    if (is_formula(words))
        buffer_add_char(out, '\'');
    for (; *words; words++) {
        if (*words == '"')
            buffer_add_char(out, '"');
        buffer_add_char(out, *words);
    }
    if (quoted)
        buffer_add_char(out, '"');
    out->failed = out->failed || buffer_failed(&field);
    buffer_done(&field);
}

static void next_field(Buffer *out, const char *text)
{
    buffer_add_char(out, ',');
    add_field(out, text);
}

static void next_number(Buffer *out, uint32_t number)
{
    buffer_add_char(out, ',');
    if (number)
        buffer_add_format(out, "%u", number);
}

/* document, article, page, line, quote: of the passage that decided; else nothing. */
static void add_place(Buffer *out, const RemarkContext *context,
                      const ReportFinding *finding)
{
    const ReportPassage *passage = remark_passage(finding);
    if (!passage) {
        buffer_add_string(out, ",,,,,");
        return;
    }
    const ReportPlace *place = &passage->place;
    Buffer article;
    buffer_init(&article, 1 << 20);
    buffer_add_string(&article, place->article_number);
    if (*place->article_number && *place->article_title)
        buffer_add_char(&article, ' ');
    buffer_add_string(&article, place->article_title);
    next_field(out, context->dossier->documents[place->document].name);
    next_field(out, buffer_string(&article));
    next_number(out, place->page);
    next_number(out, place->line);
    next_field(out, place->quote);
    out->failed = out->failed || buffer_failed(&article);
    buffer_done(&article);
}

static void add_missing(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    Buffer labels;
    buffer_init(&labels, 1 << 20);
    for (size_t i = 0; i < finding->missing_count; i++) {
        buffer_add_string(&labels, i ? "; " : "");
        buffer_add_string(&labels, wording_in(&finding->missing[i]->label,
                                              context->options->language));
    }
    next_field(out, buffer_string(&labels));
    out->failed = out->failed || buffer_failed(&labels);
    buffer_done(&labels);
}

static void add_finding(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    const char *id = finding->rule->id, *slash = strchr(id, '/');
    ChosenGround ground = choose_ground(context->report, context->dossier, finding,
                                        context->options->language);
    add_field(out, context->dossier->name);
    next_field(out, id);
    buffer_add_char(out, ',');
    buffer_add(out, id, slash ? (size_t)(slash - id) : 0);
    next_field(out, verdict_name(finding->verdict));
    next_field(out, level_name(finding->level));
    next_field(out, report_is_failing(context->dossier, finding) ? "true" : "false");
    add_place(out, context, finding);
    add_missing(out, context, finding);
    next_field(out, ground.words);
    buffer_add_string(out, "\r\n");
}

static bool write_csv(const Report *report, const WriterOptions *options, Buffer *out,
                      Error *err)
{
    buffer_add_string(out, "dossier,rule,family,verdict,level,failing,document,article,"
                           "page,line,quote,missing,ground\r\n");
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        for (size_t i = 0; i < context.dossier->finding_count; i++)
            add_finding(out, &context, &context.dossier->findings[i]);
    }
    return !buffer_failed(out) || error_memory(err);
}

static const char *const extensions[] = { "csv", NULL };

const Writer writer_csv = {
    .name = "csv",
    .title = "CSV (RFC 4180), UTF-8",
    .extensions = extensions,
    .write = write_csv,
};
