/* SPDX-License-Identifier: Apache-2.0 */
/* markdown.c - a summary for the page of a job or a merge request (GitHub's and
 * GitLab's Markdown): counts, then what asks for something, then the details, folded.
 */
#include "report/choice.h"
#include "report/markdown_words.h"
#include "report/remark.h"
#include "report/report.h"
#include "report/tally.h"
#include "report/words.h"

#include "base/typography.h"

#include <string.h>

typedef struct Summary {
    Buffer *out;
    const WriterOptions *options;
    bool french;
} Summary;

/* Our own words, with French spaces. */
static void say(const Summary *summary, const char *fr, const char *en)
{
    if (summary->french)
        typography_add(summary->out, fr);
    else
        buffer_add_string(summary->out, en);
}

static void add_name(const Summary *summary, const ReportDossier *dossier,
                     const char *path)
{
    Buffer name;
    buffer_init(&name, 1 << 20);
    remark_add_path(&name, dossier, path);
    markdown_add(summary->out, buffer_string(&name));
    summary->out->failed = summary->out->failed || buffer_failed(&name);
    buffer_done(&name);
}

/* --- Counts --- */

static void add_heading(const Summary *summary, const Report *report)
{
    Buffer words;
    char day[WORDS_ROOM], law[WORDS_ROOM];
    Language language = summary->options->language;
    buffer_init(&words, 1 << 16);
    buffer_add_format(&words,
                      summary->french
                          ? "Contrôle du %s ; règles « %s » %s, droit vérifié au %s."
                          : "Check of %s; rules “%s” %s, law verified on %s.",
                      date_word(report->date, language, day), pack_name(report->pack),
                      pack_version(report->pack),
                      date_word(pack_law_date(report->pack), language, law));
    buffer_add_string(summary->out, "# clausier\n\n");
    say(summary, buffer_string(&words), buffer_string(&words));
    buffer_add_string(summary->out, "\n\n");
    buffer_done(&words);
}

enum { COLUMNS = 9 };

/* Points of vigilance with nothing to report are no « conformes ». */
static void add_counts(const Summary *summary, const ReportDossier *dossier)
{
    Tally tally = { 0 };
    tally_add(&tally, dossier);
    const size_t counts[COLUMNS] = { count_failing(dossier),
                                     tally.clauses[VERDICT_MET],
                                     tally.clauses[VERDICT_INCOMPLETE],
                                     tally.clauses[VERDICT_EXCLUDED],
                                     tally.clauses[VERDICT_MISSING] - tally.unsure,
                                     tally.unsure,
                                     tally.watched[VERDICT_INCOMPLETE],
                                     tally.clauses[VERDICT_NA],
                                     tally.failures };
    buffer_add_string(summary->out, "| ");
    add_name(summary, dossier, dossier->name);
    for (size_t i = 0; i < COLUMNS; i++)
        buffer_add_format(summary->out, " | %zu", counts[i]);
    buffer_add_string(summary->out, " |\n");
}

static void add_table(const Summary *summary, const Report *report)
{
    say(summary,
        "| Dossier | En défaut | Conformes | À compléter | Écartés | Manquants | À "
        "vérifier | À revoir | Sans objet | Fichiers non lus |\n",
        "| Dossier | Failing | Met | Incomplete | Excluded | Missing | To be "
        "checked | To review | Not applicable | Files not read |\n");
    buffer_add_string(summary->out, "| --- |");
    for (int i = 0; i < COLUMNS; i++)
        buffer_add_string(summary->out, " ---: |");
    buffer_add_char(summary->out, '\n');
    for (size_t d = 0; d < report->count; d++)
        add_counts(summary, &report->dossiers[d]);
}

/* --- What asks for something --- */

static bool is_shown(const Summary *summary, const ReportDossier *dossier,
                     const ReportFinding *finding)
{
    return summary->options->quiet ? report_is_failing(dossier, finding)
                                   : verdict_is_flagged(finding->verdict);
}

static void add_row(const Summary *summary, const RemarkContext *context,
                    const ReportFinding *finding)
{
    Buffer *out = summary->out, title, where;
    bool failing = report_is_failing(context->dossier, finding);
    buffer_init(&title, 1 << 20);
    buffer_init(&where, 1 << 20);
    remark_add_title(&title, context, finding);
    remark_add_where(&where, context, finding);
    buffer_add_string(out, failing ? "| **" : "| ");
    markdown_add(out, buffer_string(&title));
    buffer_add_string(out, failing ? "** | " : " | ");
    markdown_add(out, where.length ? buffer_string(&where) : "–");
    buffer_add_format(out, " | `%s` |\n", finding->rule->id);
    out->failed = out->failed || buffer_failed(&title) || buffer_failed(&where);
    buffer_done(&title);
    buffer_done(&where);
}

/* Commands are set as such: the names of rules hold no syntax. */
static void add_line(Buffer *out, const char *line)
{
    static const char command[] = "clausier explain ";
    if (strncmp(line, command, sizeof command - 1) == 0)
        buffer_add_format(out, "`%s`", line);
    else
        markdown_add(out, line);
}

static void add_details(const Summary *summary, const RemarkContext *context,
                        const ReportFinding *finding)
{
    Buffer *out = summary->out, title, lines;
    buffer_init(&title, 1 << 20);
    buffer_init(&lines, 1 << 24);
    remark_add_title(&title, context, finding);
    remark_add_details(&lines, context, finding);
    buffer_add_string(out, "\n**");
    markdown_add(out, buffer_string(&title));
    buffer_add_string(out, "**\n\n");
    for (char *at = lines.bytes; at && *at;) {
        size_t length = strcspn(at, "\n");
        bool last = !at[length];
        at[length] = '\0';
        buffer_add_string(out, "- ");
        add_line(out, at);
        buffer_add_char(out, '\n');
        at += length + !last;
    }
    out->failed = out->failed || buffer_failed(&title) || buffer_failed(&lines);
    buffer_done(&title);
    buffer_done(&lines);
}

typedef void Add(const Summary *summary, const RemarkContext *context,
                 const ReportFinding *finding);

/* What the law requires first. */
static size_t add_each(const Summary *summary, const RemarkContext *context, Add *add)
{
    size_t count = 0;
    for (int level = 0; level < LEVEL_COUNT; level++)
        for (size_t i = 0; i < context->dossier->finding_count; i++) {
            const ReportFinding *finding = &context->dossier->findings[i];
            if (finding->level != (Level)level ||
                !is_shown(summary, context->dossier, finding))
                continue;
            count++;
            if (add)
                add(summary, context, finding);
        }
    return count;
}

static void add_findings(const Summary *summary, const RemarkContext *context)
{
    if (!add_each(summary, context, NULL)) {
        if (summary->options->quiet)
            say(summary, "Rien n'est relevé au niveau demandé.\n",
                "Nothing is flagged at the level asked for.\n");
        else
            say(summary, "Rien n'est relevé.\n", "Nothing is flagged.\n");
        return;
    }
    say(summary, "| Constat | Où | Règle |\n", "| Finding | Where | Rule |\n");
    buffer_add_string(summary->out, "| --- | --- | --- |\n");
    add_each(summary, context, add_row);
    buffer_add_string(summary->out, "\n<details>\n<summary>");
    say(summary, "Passages, et que faire", "Passages, and what to do");
    buffer_add_string(summary->out, "</summary>\n");
    add_each(summary, context, add_details);
    buffer_add_string(summary->out, "\n</details>\n");
}

/* --- What was not read --- */

static void add_unread(const Summary *summary, const RemarkContext *context)
{
    const ReportDossier *dossier = context->dossier;
    if (dossier->failure_count) {
        buffer_add_char(summary->out, '\n');
        say(summary, "Fichiers non lus :\n\n", "Files not read:\n\n");
    }
    for (size_t i = 0; i < dossier->failure_count; i++) {
        Buffer why;
        buffer_init(&why, 1 << 20);
        remark_add_failure(&why, context, &dossier->failures[i]);
        buffer_add_string(summary->out, "- ");
        add_name(summary, dossier, dossier->failures[i].file);
        say(summary, " : ", ": ");
        markdown_add(summary->out, buffer_string(&why));
        buffer_add_char(summary->out, '\n');
        summary->out->failed = summary->out->failed || buffer_failed(&why);
        buffer_done(&why);
    }
}

static bool write_markdown(const Report *report, const WriterOptions *options,
                           Buffer *out, Error *err)
{
    Summary summary = { out, options, options->language == LANGUAGE_FR };
    add_heading(&summary, report);
    add_table(&summary, report);
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        buffer_add_string(out, "\n## ");
        add_name(&summary, context.dossier, context.dossier->name);
        buffer_add_string(out, "\n\n");
        const char *lacking = lacking_word(context.dossier, options->language);
        if (lacking) {
            markdown_add(out, lacking);
            buffer_add_string(out, "\n\n");
        }
        if (context.dossier->document_count)
            add_findings(&summary, &context);
        else
            say(&summary, "Aucun document n'a pu être lu : rien n'a été jugé.\n",
                "No document could be read: nothing was judged.\n");
        add_unread(&summary, &context);
    }
    return !buffer_failed(out) || error_memory(err);
}

static const char *const extensions[] = { "md", "markdown", NULL };

const Writer writer_markdown = {
    .name = "markdown",
    .title = "Markdown",
    .extensions = extensions,
    .write = write_markdown,
};
