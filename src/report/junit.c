/* SPDX-License-Identifier: Apache-2.0 */
/* junit.c - JUnit XML, as continuous integration reads it: a suite a dossier, a case a
 * rule, passes as well, and a case for each file that could not be read. */
#include "report/remark.h"
#include "report/report.h"
#include "report/words.h"
#include "report/xml_words.h"

typedef struct Tally {
    size_t tests, failures, errors, skipped;
} Tally;

static Tally tally_of(const ReportDossier *dossier)
{
    Tally tally = { .tests = dossier->finding_count + dossier->failure_count +
                             dossier->ignored_count,
                    .errors = dossier->failure_count,
                    .skipped = dossier->ignored_count };
    for (size_t i = 0; i < dossier->finding_count; i++) {
        tally.failures += verdict_is_flagged(dossier->findings[i].verdict);
        tally.skipped += dossier->findings[i].verdict == VERDICT_NA;
    }
    return tally;
}

static void add_tally(Buffer *out, const Tally *tally)
{
    buffer_add_format(
        out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n",
        tally->tests, tally->failures, tally->errors, tally->skipped);
}

/* A path, as it is told to other machines. */
static void add_path(Buffer *out, const char *attribute, const ReportDossier *dossier,
                     const char *path)
{
    Buffer shown;
    buffer_init(&shown, 1 << 20);
    remark_add_path(&shown, dossier, path);
    xml_attribute_add(out, attribute, buffer_string(&shown));
    out->failed = out->failed || buffer_failed(&shown);
    buffer_done(&shown);
}

static void open_case(Buffer *out, const ReportDossier *dossier, const char *rule)
{
    buffer_add_string(out, "    <testcase");
    add_path(out, "classname", dossier, dossier->name);
    if (*rule)
        xml_attribute_add(out, "name", rule);
}

static void add_failure(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    Buffer title, details;
    buffer_init(&title, 1 << 20);
    buffer_init(&details, 1 << 24);
    remark_add_title(&title, context, finding);
    remark_add_details(&details, context, finding);
    buffer_add_string(out, ">\n      <failure");
    xml_attribute_add(out, "message", buffer_string(&title));
    xml_attribute_add(out, "type", level_name(finding->level));
    buffer_add_char(out, '>');
    xml_words_add(out, buffer_string(&details));
    buffer_add_string(out, "</failure>\n    </testcase>\n");
    out->failed = out->failed || buffer_failed(&title) || buffer_failed(&details);
    buffer_done(&title);
    buffer_done(&details);
}

static void add_skipped(Buffer *out, const char *why)
{
    buffer_add_string(out, ">\n      <skipped");
    xml_attribute_add(out, "message", why);
    buffer_add_string(out, "/>\n    </testcase>\n");
}

static void add_finding(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    open_case(out, context->dossier, finding->rule->id);
    if (verdict_is_flagged(finding->verdict))
        add_failure(out, context, finding);
    else if (finding->verdict == VERDICT_NA)
        add_skipped(out, verdict_word(VERDICT_NA, context->options->language));
    else
        buffer_add_string(out, "/>\n");
}

static void add_unread(Buffer *out, const RemarkContext *context, const Error *error)
{
    Buffer why;
    buffer_init(&why, 1 << 20);
    remark_add_failure(&why, context, error);
    open_case(out, context->dossier, "");
    add_path(out, "name", context->dossier, error->file);
    buffer_add_string(out, ">\n      <error");
    xml_attribute_add(out, "message", buffer_string(&why));
    xml_attribute_add(out, "type", "unread");
    buffer_add_string(out, "/>\n    </testcase>\n");
    out->failed = out->failed || buffer_failed(&why);
    buffer_done(&why);
}

static void add_suite(Buffer *out, const RemarkContext *context)
{
    const ReportDossier *dossier = context->dossier;
    Tally tally = tally_of(dossier);
    buffer_add_string(out, "  <testsuite");
    add_path(out, "name", dossier, dossier->name);
    add_tally(out, &tally);
    for (size_t i = 0; i < dossier->finding_count; i++)
        add_finding(out, context, &dossier->findings[i]);
    for (size_t i = 0; i < dossier->ignored_count; i++) {
        open_case(out, dossier, dossier->ignored[i].rule);
        add_skipped(out, dossier->ignored[i].reason);
    }
    for (size_t i = 0; i < dossier->failure_count; i++)
        add_unread(out, context, &dossier->failures[i]);
    buffer_add_string(out, "  </testsuite>\n");
}

static bool write_junit(const Report *report, const WriterOptions *options, Buffer *out,
                        Error *err)
{
    Tally all = { 0 };
    for (size_t d = 0; d < report->count; d++) {
        Tally tally = tally_of(&report->dossiers[d]);
        all.tests += tally.tests;
        all.failures += tally.failures;
        all.errors += tally.errors;
        all.skipped += tally.skipped;
    }
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    xml_attribute_add(out, "name", "clausier");
    add_tally(out, &all);
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        add_suite(out, &context);
    }
    buffer_add_string(out, "</testsuites>\n");
    return !buffer_failed(out) || error_memory(err);
}

static const char *const extensions[] = { "xml", "junit.xml", NULL };

const Writer writer_junit = {
    .name = "junit",
    .title = "JUnit XML",
    .extensions = extensions,
    .write = write_junit,
};
