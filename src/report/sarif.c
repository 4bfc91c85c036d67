/* SPDX-License-Identifier: Apache-2.0 */
/* sarif.c - SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code-scanning services.
 *
 * One run for all dossiers.  A result is a finding that somebody has to act on; what is
 * met or does not apply is written only when it is asked for, since services that do
 * not know `kind` show it as an alert.
 *
 * A Word file has no lines: regions count those of `clausier text`.  Nothing here tells
 * when, where or by whom the check was made, so that the same dossier gives the same
 * bytes. */
#include "report/json.h"
#include "report/listing.h"
#include "report/remark.h"
#include "report/report.h"
#include "report/sarif_rule.h"
#include "report/words.h"

#include "base/typography.h"

#include <stdlib.h>
#include <string.h>

static const char *language_tag(const WriterOptions *options)
{
    return options->language == LANGUAGE_FR ? "fr-FR" : "en";
}

/* --- Places --- */

/* The path as a relative reference: UTF-8, percent-encoded (RFC 3986, 2). */
static json_t *uri_value(const ReportDossier *dossier, const char *path, bool *ok)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789-._~/";
    Buffer shown, uri;
    buffer_init(&shown, 1 << 20);
    buffer_init(&uri, 1 << 22);
    remark_add_path(&shown, dossier, path);
    for (const char *at = buffer_string(&shown); *at; at++)
        if (strchr(plain, *at))
            buffer_add_char(&uri, *at);
        else
            buffer_add_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
    json_t *value = json_object();
    json_set(value, "uri", json_words(buffer_string(&uri)), ok);
    *ok = *ok && !buffer_failed(&shown) && !buffer_failed(&uri);
    buffer_done(&shown);
    buffer_done(&uri);
    return value;
}

static json_t *region_value(const RemarkPlace *place, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "startLine", json_integer(place->line), ok);
    json_set(value, "startColumn", json_integer(place->column), ok);
    json_set(value, "endLine", json_integer(place->line), ok);
    json_set(value, "endColumn", json_integer(place->end_column), ok);
    if (place->place && *place->place->match) {
        json_t *snippet = json_object();
        json_set(snippet, "text", json_words(place->place->match), ok);
        json_set(value, "snippet", snippet, ok);
    }
    return value;
}

/* "CCAP/Article 5/5.2"; a document of no known kind is called by its name. */
static json_t *logical_value(const RemarkPlace *place, bool *ok)
{
    const ReportDocument *document = place->document;
    json_t *value = json_object(), *list = json_array();
    Buffer name;
    buffer_init(&name, 1 << 20);
    buffer_add_string(&name, document->kind == KIND_OTHER ? document->name
                                                          : kind_name(document->kind));
    if (place->place && *place->place->article_path)
        buffer_add_format(&name, "/%s", place->place->article_path);
    json_set(value, "fullyQualifiedName", json_words(buffer_string(&name)), ok);
    json_set(value, "kind", json_string("element"), ok);
    json_add(list, value, ok);
    *ok = *ok && !buffer_failed(&name);
    buffer_done(&name);
    return list;
}

static json_t *location_value(const ReportDossier *dossier, const RemarkPlace *place,
                              bool *ok)
{
    json_t *value = json_object(), *physical = json_object();
    json_set(physical, "artifactLocation",
             uri_value(dossier, place->document->path, ok), ok);
    json_set(physical, "region", region_value(place, ok), ok);
    json_set(value, "physicalLocation", physical, ok);
    json_set(value, "logicalLocations", logical_value(place, ok), ok);
    return value;
}

/* --- Results --- */

static json_t *message_value(Buffer *words, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "text", json_words(buffer_string(words)), ok);
    *ok = *ok && !buffer_failed(words);
    buffer_done(words);
    return value;
}

/* The other passages that a rule of vigilance found. */
static json_t *related_value(const RemarkContext *context, const ReportFinding *finding,
                             bool *ok)
{
    enum { MOST = 100 };
    json_t *list = json_array();
    const ReportPassage *first = remark_passage(finding);
    for (size_t i = 0; i < finding->passage_count && json_array_size(list) < MOST;
         i++) {
        const ReportPassage *passage = &finding->passages[i];
        if (passage == first || passage->role != EVIDENCE_SUBJECT)
            continue;
        RemarkPlace place = remark_place_of(context, passage);
        json_t *location = location_value(context->dossier, &place, ok);
        json_set(location, "id", json_integer((json_int_t)json_array_size(list) + 1),
                 ok);
        json_add(list, location, ok);
    }
    return list;
}

static json_t *fingerprints_value(const RemarkContext *context,
                                  const ReportFinding *finding, bool *ok)
{
    char print[FINGERPRINT_ROOM];
    remark_fingerprint(context, finding, "", print);
    json_t *value = json_object();
    json_set(value, "primaryLocationLineHash", json_string(print), ok);
    json_set(value, "clausier/v1", json_string(print), ok);
    return value;
}

static json_t *properties_value(const RemarkContext *context,
                                const ReportFinding *finding, const RemarkPlace *place,
                                bool *ok)
{
    json_t *value = json_object(), *lots = json_array();
    Buffer name;
    buffer_init(&name, 1 << 20);
    remark_add_path(&name, context->dossier, context->dossier->name);
    json_set(value, "dossier", json_words(buffer_string(&name)), ok);
    *ok = *ok && !buffer_failed(&name);
    buffer_done(&name);
    json_set(value, "verdict", json_string(verdict_name(finding->verdict)), ok);
    json_set(value, "level", json_string(level_name(finding->level)), ok);
    json_set(value, "failing",
             json_boolean(report_is_failing(context->dossier, finding)), ok);
    json_set(value, "document", json_string(kind_name(place->document->kind)), ok);
    for (int lot = 1; lot < 64; lot++)
        if (finding->lots >> lot & 1)
            json_add(lots, json_integer(lot), ok);
    json_set(value, "lots", lots, ok);
    return value;
}

static json_t *result_value(const RemarkContext *context, const ReportFinding *finding,
                            size_t rule, bool *ok)
{
    bool flagged = verdict_is_flagged(finding->verdict);
    RemarkPlace place = remark_place(context, finding);
    json_t *value = json_object(), *locations = json_array();
    Buffer words;
    buffer_init(&words, 1 << 24);
    remark_add_message(&words, context, finding);
    json_set(value, "ruleId", json_words(finding->rule->id), ok);
    json_set(value, "ruleIndex", json_integer((json_int_t)rule), ok);
    json_set(value, "kind",
             json_string(flagged                          ? "fail"
                         : finding->verdict == VERDICT_NA ? "notApplicable"
                                                          : "pass"),
             ok);
    json_set(value, "level",
             json_string(flagged ? sarif_level_name(remark_level(finding)) : "none"),
             ok);
    json_set(value, "message", message_value(&words, ok), ok);
    json_add(locations, location_value(context->dossier, &place, ok), ok);
    json_set(value, "locations", locations, ok);
    json_t *related = related_value(context, finding, ok);
    if (flagged && json_array_size(related))
        json_set(value, "relatedLocations", related, ok);
    else
        json_decref(related);
    json_set(value, "partialFingerprints", fingerprints_value(context, finding, ok),
             ok);
    json_set(value, "properties", properties_value(context, finding, &place, ok), ok);
    return value;
}

/* --- What was not read --- */

static json_t *notification_value(const ReportDossier *dossier, const char *path,
                                  const char *level, Buffer *words, bool *ok)
{
    json_t *value = json_object(), *locations = json_array();
    json_t *location = json_object(), *physical = json_object();
    json_set(physical, "artifactLocation", uri_value(dossier, path, ok), ok);
    json_set(location, "physicalLocation", physical, ok);
    json_add(locations, location, ok);
    json_set(value, "level", json_string(level), ok);
    json_set(value, "message", message_value(words, ok), ok);
    json_set(value, "locations", locations, ok);
    return value;
}

/* True for what may hide a clause; the rest is only good to know. */
static bool is_gap(NoticeKind kind)
{
    return kind == NOTICE_UNREAD_PART || kind == NOTICE_IMAGE ||
           kind == NOTICE_NUMBERING || kind == NOTICE_DAMAGE;
}

static void add_notices(json_t *list, const RemarkContext *context,
                        const ReportDocument *document, bool *ok)
{
    char room[WORDS_ROOM];
    for (size_t i = 0; i < document->notice_count; i++) {
        const ReportNotice *notice = &document->notices[i];
        Language language = context->options->language;
        Buffer words;
        buffer_init(&words, 1 << 16);
        buffer_add_format(&words, language == LANGUAGE_FR ? "%s : %s." : "%s: %s.",
                          document->name, notice_word(notice, language, room));
        json_add(list,
                 notification_value(context->dossier, document->path,
                                    is_gap(notice->kind) ? "warning" : "note", &words,
                                    ok),
                 ok);
    }
}

static void add_notifications(json_t *list, const RemarkContext *context, bool *ok)
{
    const ReportDossier *dossier = context->dossier;
    for (size_t i = 0; i < dossier->failure_count; i++) {
        Buffer words;
        buffer_init(&words, 1 << 16);
        remark_add_failure(&words, context, &dossier->failures[i]);
        json_add(
            list,
            notification_value(dossier, dossier->failures[i].file, "error", &words, ok),
            ok);
    }
    for (size_t i = 0; i < dossier->skipped_count; i++) {
        Buffer words;
        buffer_init(&words, 1 << 16);
        if (context->options->language == LANGUAGE_EN)
            buffer_add_string(&words, skipped_words(&dossier->skipped[i], true));
        else
            typography_add(&words, dossier->skipped[i].reason);
        buffer_add_char(&words, '.');
        json_add(
            list,
            notification_value(dossier, dossier->skipped[i].path, "note", &words, ok),
            ok);
    }
    for (size_t i = 0; i < dossier->document_count; i++)
        add_notices(list, context, &dossier->documents[i], ok);
}

static json_t *invocations_value(const Report *report, const WriterOptions *options,
                                 bool *ok)
{
    enum { UNREAD = 3 };
    int status = report_status(report);
    json_t *list = json_array(), *value = json_object(), *told = json_array();
    for (size_t d = 0; d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        add_notifications(told, &context, ok);
    }
    json_set(value, "executionSuccessful", json_boolean(status != UNREAD), ok);
    json_set(value, "exitCode", json_integer(status), ok);
    json_set(value, "toolExecutionNotifications", told, ok);
    json_add(list, value, ok);
    return list;
}

/* --- The run --- */

/* The number of a rule in the pack.  Findings stand in that order. */
static size_t rule_from(const Pack *pack, size_t at, const Rule *rule)
{
    while (at < pack_rule_count(pack) && pack_rule_at(pack, at) != rule)
        at++;
    return at;
}

/* Rules that ran, by their number in the pack: their number in the file plus one. */
static size_t *number_rules(const Report *report)
{
    const Pack *pack = report->pack;
    size_t count = pack_rule_count(pack), used = 0;
    size_t *numbers = calloc(count + 1, sizeof *numbers);
    if (!numbers)
        return NULL;
    for (size_t d = 0; d < report->count; d++)
        for (size_t i = 0, at = 0; i < report->dossiers[d].finding_count; i++) {
            const Rule *rule = report->dossiers[d].findings[i].rule;
            at = rule_from(pack, at, rule);
            numbers[at] = 1;
        }
    for (size_t i = 0; i < count; i++)
        if (numbers[i])
            numbers[i] = ++used;
    return numbers;
}

static json_t *tool_value(const Report *report, const WriterOptions *options,
                          const size_t *numbers, bool *ok)
{
    json_t *value = json_object(), *driver = json_object(), *rules = json_array();
    json_t *properties = json_object();
    json_set(driver, "name", json_string("clausier"), ok);
    json_set(driver, "semanticVersion", json_words(report->program_version), ok);
    json_set(driver, "language", json_string(language_tag(options)), ok);
    for (size_t i = 0; i < pack_rule_count(report->pack); i++)
        if (numbers[i])
            json_add(
                rules,
                sarif_rule(report->pack, pack_rule_at(report->pack, i), options, ok),
                ok);
    json_set(driver, "rules", rules, ok);
    json_set(properties, "pack", json_words(pack_name(report->pack)), ok);
    json_set(properties, "packVersion", json_words(pack_version(report->pack)), ok);
    json_set(properties, "lawDate", json_words(pack_law_date(report->pack)), ok);
    json_set(driver, "properties", properties, ok);
    json_set(value, "driver", driver, ok);
    return value;
}

/* "clausier/consultations/nettoyage/": the category under which a service keeps the
 * alerts of a dossier apart from those of another. */
static json_t *automation_value(const Report *report, bool *ok)
{
    json_t *value = json_object();
    Buffer id;
    buffer_init(&id, 1 << 20);
    buffer_add_string(&id, "clausier/");
    if (report->count == 1) {
        size_t before = id.length;
        remark_add_path(&id, &report->dossiers[0], report->dossiers[0].name);
        if (strcmp(buffer_string(&id) + before, ".") == 0)
            buffer_cut(&id, before);
        else
            buffer_add_char(&id, '/');
    }
    json_set(value, "id", json_words(buffer_string(&id)), ok);
    *ok = *ok && !buffer_failed(&id);
    buffer_done(&id);
    return value;
}

/* The day whose law was applied. */
static json_t *date_value(const Report *report, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "date", json_words(report->date), ok);
    return value;
}

static void write_member(Buffer *out, const char *name, json_t *value, bool *ok)
{
    buffer_add_format(out, "      \"%s\": ", name);
    json_write(out, value, 6, ok);
    buffer_add_string(out, ",\n");
}

/* One result at a time: a batch may have a hundred thousand of them. */
static void write_results(const Report *report, const WriterOptions *options,
                          const size_t *numbers, Buffer *out, bool *ok)
{
    bool any = false;
    for (size_t d = 0; *ok && d < report->count; d++) {
        RemarkContext context = { report, &report->dossiers[d], options };
        for (size_t i = 0, at = 0; *ok && i < context.dossier->finding_count; i++) {
            const ReportFinding *finding = &context.dossier->findings[i];
            at = rule_from(report->pack, at, finding->rule);
            if (!verdict_is_flagged(finding->verdict) && !options->show_passed)
                continue;
            buffer_add_string(out, any ? ",\n        " : "\n        ");
            json_write(out, result_value(&context, finding, numbers[at] - 1, ok), 8,
                       ok);
            any = true;
        }
    }
    buffer_add_string(out, any ? "\n      ]" : "]");
}

static bool write_sarif(const Report *report, const WriterOptions *options, Buffer *out,
                        Error *err)
{
    bool ok = true;
    size_t *numbers = number_rules(report);
    if (!numbers)
        return error_memory(err);
    buffer_add_string(
        out, "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
             "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n");
    write_member(out, "tool", tool_value(report, options, numbers, &ok), &ok);
    write_member(out, "automationDetails", automation_value(report, &ok), &ok);
    write_member(out, "invocations", invocations_value(report, options, &ok), &ok);
    write_member(out, "columnKind", json_string("unicodeCodePoints"), &ok);
    write_member(out, "language", json_string(language_tag(options)), &ok);
    write_member(out, "properties", date_value(report, &ok), &ok);
    buffer_add_string(out, "      \"results\": [");
    write_results(report, options, numbers, out, &ok);
    buffer_add_string(out, "\n    }\n  ]\n}\n");
    free(numbers);
    return (ok && !buffer_failed(out)) || error_memory(err);
}

static const char *const extensions[] = { "sarif", "sarif.json", NULL };

const Writer writer_sarif = {
    .name = "sarif",
    .title = "SARIF 2.1.0",
    .extensions = extensions,
    .write = write_sarif,
};
