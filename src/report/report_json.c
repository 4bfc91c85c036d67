/* SPDX-License-Identifier: Apache-2.0 */
/* report_json.c - the whole report as JSON: docs/report.schema.json.
 *
 * Adding a member raises the minor number of the schema, changing or dropping one the
 * major. */
#include "report/report_json.h"

#include "report/listing.h"

static const char *const origin_names[] = {
    [FACT_UNKNOWN] = "unknown",
    [FACT_FOUND] = "found",
    [FACT_GIVEN] = "given",
};

static const char *const role_names[] = {
    [EVIDENCE_SUBJECT] = "subject",
    [EVIDENCE_ELEMENT] = "element",
    [EVIDENCE_EXCLUSION] = "exclusion",
    [EVIDENCE_NEAR_MISS] = "near-miss",
};

const char *report_json_role(EvidenceRole role)
{
    return role_names[role];
}

static const char *said(const Wording *wording, const WriterOptions *options)
{
    return wording_in(wording, options->language);
}

void report_json_place(json_t *value, const ReportDossier *dossier,
                       const ReportPlace *place, bool *ok)
{
    json_t *article = json_null();
    if (*place->article_number || *place->article_title) {
        article = json_object();
        json_set(article, "number", json_words_or_null(place->article_number), ok);
        json_set(article, "title", json_words_or_null(place->article_title), ok);
    }
    json_set(value, "document", json_words(dossier->documents[place->document].name),
             ok);
    json_set(value, "article", article, ok);
    json_set(value, "page", json_count_or_null(place->page), ok);
    json_set(value, "page_exact", json_boolean(place->page && place->page_exact), ok);
    json_set(value, "line", json_count_or_null(place->line), ok);
    json_set(value, "column", json_count_or_null(place->column), ok);
    json_set(value, "quote", json_words(place->quote), ok);
    json_set(value, "match", json_words(place->match), ok);
}

static json_t *notice_value(const ReportNotice *notice, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "kind", json_string(notice_name(notice->kind)), ok);
    json_set(value, "count", json_integer(notice->count), ok);
    json_set(value, "what", json_words_or_null(notice->what), ok);
    return value;
}

static json_t *document_value(const ReportDocument *document, bool *ok)
{
    json_t *value = json_object(), *read = json_object(), *notices = json_array();
    json_set(value, "name", json_words(document->name), ok);
    json_set(value, "path", json_words(document->path), ok);
    json_set(value, "kind", json_string(kind_name(document->kind)), ok);
    json_set(value, "kind_given", json_boolean(document->kind_given), ok);
    json_set(value, "format", json_words(document->format), ok);
    json_set(read, "blocks", json_integer(document->blocks), ok);
    json_set(read, "articles", json_integer(document->articles), ok);
    json_set(read, "tables", json_integer(document->tables), ok);
    json_set(read, "pages", json_count_or_null(document->pages), ok);
    for (size_t i = 0; i < document->notice_count; i++)
        json_add(notices, notice_value(&document->notices[i], ok), ok);
    json_set(read, "notices", notices, ok);
    json_set(value, "extraction", read, ok);
    return value;
}

static json_t *fact_value(const ReportDossier *dossier, const ReportFact *fact,
                          bool *ok)
{
    json_t *value = json_object(), *place = json_null();
    json_set(value, "name", json_words(fact->name), ok);
    json_set(value, "value", json_words(fact->value), ok);
    json_set(value, "origin", json_string(origin_names[fact->origin]), ok);
    json_set(value, "confidence", json_real(fact->confidence), ok);
    if (fact->has_place) {
        place = json_object();
        report_json_place(place, dossier, &fact->place, ok);
    }
    json_set(value, "place", place, ok);
    json_t *others = json_array();
    for (size_t i = 0; i < fact->other_count; i++) {
        json_t *other = json_object(), *there = json_object();
        json_set(other, "value", json_words(fact->others[i].value), ok);
        report_json_place(there, dossier, &fact->others[i].place, ok);
        json_set(other, "place", there, ok);
        json_add(others, other, ok);
    }
    json_set(value, "others", others, ok);
    return value;
}

static json_t *grounds_value(const Rule *rule, const WriterOptions *options, bool *ok)
{
    json_t *value = json_array();
    for (size_t i = 0; i < rule->ground_count; i++) {
        const Ground *ground = &rule->grounds[i];
        json_t *one = json_object();
        json_set(one, "text", json_words(said(&ground->text, options)), ok);
        json_set(one, "since", json_words_or_null(ground->since), ok);
        json_set(one, "until", json_words_or_null(ground->until), ok);
        json_set(one, "verified", json_boolean(ground->verified), ok);
        json_add(value, one, ok);
    }
    return value;
}

/* What made the level, or what would make another. */
static json_t *level_value(const LevelCase *level, const WriterOptions *options,
                           bool *ok)
{
    if (!level)
        return json_null();
    json_t *value = json_object();
    json_set(value, "level", json_string(level_name(level->level)), ok);
    json_set(value, "since", json_words_or_null(level->since), ok);
    json_set(value, "until", json_words_or_null(level->until), ok);
    json_set(value, "ground", json_words_or_null(said(&level->ground, options)), ok);
    json_set(value, "caution", json_words_or_null(said(&level->caution, options)), ok);
    json_set(value, "unknown", json_words_or_null(said(&level->unknown, options)), ok);
    return value;
}

static json_t *passage_value(const ReportDossier *dossier, const ReportPassage *passage,
                             bool *ok)
{
    json_t *value = json_object();
    json_set(value, "role", json_string(report_json_role(passage->role)), ok);
    json_set(value, "standing", json_string(standing_name(passage->standing)), ok);
    json_set(value, "element", json_words_or_null(passage->element), ok);
    report_json_place(value, dossier, &passage->place, ok);
    json_set(value, "reason", json_words_or_null(passage->reason), ok);
    json_set(value, "notice",
             passage->notice ? notice_value(passage->notice, ok) : json_null(), ok);
    return value;
}

json_t *report_json_lots(Lots lots, bool *ok)
{
    json_t *list = json_array();
    for (int lot = 1; lot < 64; lot++)
        if (lots >> lot & 1)
            json_add(list, json_integer(lot), ok);
    return list;
}

static json_t *finding_value(const ReportDossier *dossier, const ReportFinding *finding,
                             const WriterOptions *options, bool *ok)
{
    const Rule *rule = finding->rule;
    json_t *value = json_object(), *evidence = json_array(), *missing = json_array();
    json_set(value, "rule", json_words(rule->id), ok);
    json_set(value, "title", json_words(said(&rule->title, options)), ok);
    json_set(value, "kind", json_string(rule_kind_name(rule->kind)), ok);
    json_set(value, "verdict", json_string(verdict_name(finding->verdict)), ok);
    json_set(value, "level", json_string(level_name(finding->level)), ok);
    json_set(value, "failing", json_boolean(report_is_failing(dossier, finding)), ok);
    json_set(value, "unread", json_boolean(finding->unread), ok);
    json_set(value, "lots", report_json_lots(finding->lots, ok), ok);
    json_set(value, "level_ground", level_value(finding->level_case, options, ok), ok);
    json_set(value, "unknown_fact", json_words_or_null(finding->unknown_fact), ok);
    json_set(value, "unknown_level", level_value(finding->unknown_case, options, ok),
             ok);
    json_set(value, "next_level", level_value(finding->next_case, options, ok), ok);
    json_set(value, "na_fact", json_words_or_null(finding->na_fact), ok);
    json_set(value, "grounds", grounds_value(rule, options, ok), ok);
    for (size_t i = 0; i < finding->passage_count; i++)
        json_add(evidence, passage_value(dossier, &finding->passages[i], ok), ok);
    json_set(value, "evidence", evidence, ok);
    for (size_t i = 0; i < finding->missing_count; i++) {
        json_t *element = json_object();
        json_set(element, "element", json_words(finding->missing[i]->name), ok);
        json_set(element, "label",
                 json_words(said(&finding->missing[i]->label, options)), ok);
        json_add(missing, element, ok);
    }
    json_set(value, "missing", missing, ok);
    json_set(value, "clause",
             verdict_is_flagged(finding->verdict)
                 ? json_words_or_null(said(finding->clause, options))
                 : json_null(),
             ok);
    json_set(value, "advice",
             verdict_is_flagged(finding->verdict)
                 ? json_words_or_null(said(&rule->advice, options))
                 : json_null(),
             ok);
    return value;
}

static json_t *failure_value(const Error *error, bool *ok)
{
    static const char *const names[] = {
        [ERROR_NONE] = "none",
        [ERROR_IO] = "io",
        [ERROR_FORMAT] = "format",
        [ERROR_ENCRYPTED] = "encrypted",
        [ERROR_UNSUPPORTED] = "unsupported",
        [ERROR_LIMIT] = "limit",
        [ERROR_MEMORY] = "memory",
        [ERROR_RULES] = "rules",
        [ERROR_USAGE] = "usage",
    };
    json_t *value = json_object();
    json_set(value, "file", json_words(error->file), ok);
    json_set(value, "part", json_words_or_null(error->part), ok);
    json_set(value, "kind", json_string(names[error->kind]), ok);
    json_set(value, "message", json_sentence(error->message), ok);
    return value;
}

static json_t *counts_value(const size_t counts[VERDICT_COUNT], bool *ok)
{
    json_t *value = json_object();
    for (int v = 0; v < VERDICT_COUNT; v++)
        json_set(value, verdict_name((Verdict)v), json_integer((json_int_t)counts[v]),
                 ok);
    return value;
}

json_t *report_json_dossier(const ReportDossier *dossier, const WriterOptions *options,
                            bool *ok)
{
    json_t *value = json_object(), *documents = json_array(), *facts = json_array();
    json_t *findings = json_array(), *failures = json_array(), *skipped = json_array();
    json_t *ignored = json_array();
    json_set(value, "name", json_words(dossier->name), ok);
    json_set(value, "config", json_words_or_null(dossier->config), ok);
    json_set(value, "fail_on",
             dossier->fail_never ? json_null()
                                 : json_string(level_name(dossier->fail_on)),
             ok);
    for (size_t i = 0; i < dossier->document_count; i++)
        json_add(documents, document_value(&dossier->documents[i], ok), ok);
    for (size_t i = 0; i < dossier->fact_count; i++)
        json_add(facts, fact_value(dossier, &dossier->facts[i], ok), ok);
    for (size_t i = 0; i < dossier->finding_count; i++)
        json_add(findings, finding_value(dossier, &dossier->findings[i], options, ok),
                 ok);
    for (size_t i = 0; i < dossier->failure_count; i++)
        json_add(failures, failure_value(&dossier->failures[i], ok), ok);
    for (size_t i = 0; i < dossier->skipped_count; i++) {
        json_t *one = json_object();
        json_set(one, "file", json_words(dossier->skipped[i].path), ok);
        json_set(one, "reason", json_sentence(dossier->skipped[i].reason), ok);
        json_add(skipped, one, ok);
    }
    for (size_t i = 0; i < dossier->ignored_count; i++) {
        json_t *one = json_object();
        json_set(one, "rule", json_words(dossier->ignored[i].rule), ok);
        json_set(one, "reason", json_words(dossier->ignored[i].reason), ok);
        json_add(ignored, one, ok);
    }
    json_set(value, "documents", documents, ok);
    json_set(value, "recognised", json_boolean(dossier->recognised), ok);
    json_set(value, "facts", facts, ok);
    json_set(value, "findings", findings, ok);
    json_set(value, "failures", failures, ok);
    json_set(value, "skipped", skipped, ok);
    json_set(value, "ignored", ignored, ok);
    json_set(value, "summary", counts_value(dossier->counts, ok), ok);
    return value;
}

static json_t *summary_value(const Report *report, bool *ok)
{
    size_t counts[VERDICT_COUNT] = { 0 }, documents = 0, failures = 0, failing = 0;
    for (size_t d = 0; d < report->count; d++) {
        const ReportDossier *dossier = &report->dossiers[d];
        documents += dossier->document_count;
        failures += dossier->failure_count;
        for (int v = 0; v < VERDICT_COUNT; v++)
            counts[v] += dossier->counts[v];
        for (size_t i = 0; i < dossier->finding_count; i++)
            failing += report_is_failing(dossier, &dossier->findings[i]);
    }
    json_t *value = json_object();
    json_set(value, "dossiers", json_integer((json_int_t)report->count), ok);
    json_set(value, "documents", json_integer((json_int_t)documents), ok);
    json_set(value, "verdicts", counts_value(counts, ok), ok);
    json_set(value, "failing", json_integer((json_int_t)failing), ok);
    json_set(value, "failures", json_integer((json_int_t)failures), ok);
    json_set(value, "status", json_integer(report_status(report)), ok);
    return value;
}

void report_json_member(Buffer *out, const char *name, json_t *value, bool *ok)
{
    buffer_add_format(out, "  \"%s\": ", name);
    json_write(out, value, 2, ok);
}

json_t *report_json_tool(const Report *report, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "name", json_string("clausier"), ok);
    json_set(value, "version", json_words(report->program_version), ok);
    return value;
}

json_t *report_json_pack(const Pack *pack, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "name", json_words(pack_name(pack)), ok);
    json_set(value, "version", json_words(pack_version(pack)), ok);
    json_set(value, "law_date", json_words(pack_law_date(pack)), ok);
    return value;
}

/* One dossier at a time: a batch may have ten thousand of them. */
static bool write_json(const Report *report, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    bool ok = true;
    buffer_add_string(out, "{\n");
    report_json_member(out, "schema_version", json_string("1.0"), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "tool", report_json_tool(report, &ok), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "pack", report_json_pack(report->pack, &ok), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "date", json_words(report->date), &ok);
    buffer_add_string(out, ",\n  \"dossiers\": [");
    for (size_t d = 0; ok && d < report->count; d++) {
        buffer_add_string(out, d ? ",\n    " : "\n    ");
        json_write(out, report_json_dossier(&report->dossiers[d], options, &ok), 4,
                   &ok);
    }
    buffer_add_string(out, "\n  ],\n");
    report_json_member(out, "summary", summary_value(report, &ok), &ok);
    buffer_add_string(out, "\n}\n");
    return (ok && !buffer_failed(out)) || error_memory(err);
}

static const char *const extensions[] = { "json", NULL };

const Writer writer_json = {
    .name = "json",
    .title = "JSON, docs/report.schema.json",
    .extensions = extensions,
    .write = write_json,
};
