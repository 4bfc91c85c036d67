/* SPDX-License-Identifier: Apache-2.0 */
/* report.c - takes plain values out of a judged dossier. */
#include "report/report.h"

#include "report/listing.h"

#include <string.h>

/* Everything below adds to the arena and asks once, at the end, whether it failed. */

/* The articles from the outermost one in, each by its number, else by its title. */
static const char *take_article_path(Arena *arena, const Document *document,
                                     uint32_t index)
{
    const char *path = "";
    for (; index; index = document_article_at(document, index)->parent) {
        const Article *article = document_article_at(document, index);
        const char *name = *article->number ? article->number : article->title;
        path = *path ? arena_printf(arena, "%s/%s", name, path)
                     : arena_strdup(arena, name);
        if (!path)
            return "";
    }
    return path;
}

static void take_article(Arena *arena, const Document *document, uint32_t index,
                         ReportPlace *out)
{
    out->article_number = out->article_title = out->article_path = "";
    if (!index || index >= document_article_count(document))
        return;
    const Article *article = document_article_at(document, index);
    out->article_number = arena_strdup(arena, article->number);
    out->article_title = arena_strdup(arena, article->title);
    out->article_path = take_article_path(arena, document, index);
}

/* What a match that begins between a key and its value begins with. */
static const char between_cells[] = " :";

static ReportPlace take_place(Arena *arena, const Dossier *dossier, uint32_t index,
                              Span match, Span sentence)
{
    const Text *text = dossier_document_at(dossier, index)->text;
    Place found = text_locate(text, match);
    ReportPlace out = { .document = index,
                        .page = found.page,
                        .page_exact = found.page_exact,
                        .line = found.line,
                        .block = found.block,
                        .start = found.start,
                        .end = found.end };
    out.match = match.end > match.start ? text_quote(text, match, arena) : "";
    if (out.match)
        out.match += strspn(out.match, between_cells);
    out.quote =
        sentence.end > sentence.start ? text_quote(text, sentence, arena) : out.match;
    out.column = listing_column(text, found.block, found.start);
    out.end_column = listing_column(text, found.block, found.end);
    if (!out.column || !out.end_column)
        arena_fail(arena);
    take_article(arena, text_document(text), found.article, &out);
    return out;
}

static ReportNotice take_notice(Arena *arena, const Notice *from)
{
    return (ReportNotice){ from->kind, from->count, arena_strdup(arena, from->what) };
}

static ReportDocument take_document(Arena *arena, const DossierDocument *from)
{
    const Document *document = from->document;
    size_t count = document_notice_count(document);
    ReportNotice *notices = arena_alloc(arena, (count + 1) * sizeof *notices);
    for (size_t i = 0; notices && i < count; i++)
        notices[i] = take_notice(arena, document_notice_at(document, i));
    return (ReportDocument){
        .path = arena_strdup(arena, from->path),
        .name = arena_strdup(arena, from->name),
        .format = arena_strdup(arena, document_format(document)),
        .kind = from->kind,
        .kind_given = from->kind_given,
        .blocks = (uint32_t)document_block_count(document),
        .articles = (uint32_t)document_article_count(document) - 1,
        .tables = (uint32_t)document_table_count(document),
        .pages = document_page_count(document),
        .notices = notices,
        .notice_count = notices ? count : 0,
    };
}

/* The place of a span that may go over several sentences: all of them are quoted. */
static ReportPlace take_sentences(Arena *arena, const Dossier *dossier,
                                  uint32_t document, Span span)
{
    const Text *text = dossier_document_at(dossier, document)->text;
    uint32_t first = text_sentence_of(text, span.start);
    uint32_t last = text_sentence_of(text, span.end - 1);
    Span quote = { text_sentence_at(text, first)->span.start,
                   text_sentence_at(text, last)->span.end };
    return take_place(arena, dossier, document, span, quote);
}

static ReportFact take_fact(Arena *arena, const Dossier *dossier, const Fact *from)
{
    ReportFact fact = { .name = arena_strdup(arena, from->name),
                        .value = arena_strdup(arena, from->value),
                        .origin = from->origin,
                        .confidence = from->confidence };
    fact.has_place = from->origin == FACT_FOUND && from->span.end > from->span.start &&
                     from->document < dossier_document_count(dossier);
    if (fact.has_place)
        fact.place = take_sentences(arena, dossier, from->document, from->span);
    ReportOther *others = arena_alloc(arena, (from->other_count + 1) * sizeof *others);
    for (size_t i = 0; others && i < from->other_count; i++) {
        const FactOther *other = &from->others[i];
        others[i] = (ReportOther){ .value = arena_strdup(arena, other->value),
                                   .place = take_sentences(
                                       arena, dossier, other->document, other->span) };
    }
    fact.others = others;
    fact.other_count = others ? from->other_count : 0;
    return fact;
}

/* A finding that rests on no words, but on what the reading told of a document. */
static void take_telling(Arena *arena, const Evidence *evidence, ReportPassage *passage)
{
    ReportNotice *notice = arena_alloc(arena, sizeof *notice);
    if (notice)
        *notice = take_notice(arena, evidence->notice);
    passage->notice = notice;
    passage->place = (ReportPlace){ .document = evidence->document,
                                    .quote = "",
                                    .match = "",
                                    .article_number = "",
                                    .article_title = "",
                                    .article_path = "" };
}

static bool is_of_rule(const Wording *clause, const Rule *rule)
{
    for (size_t i = 0; i < rule->clause_case_count; i++)
        if (clause == &rule->clause_cases[i].words)
            return true;
    return clause == &rule->clause;
}

/* A clause of the rule lives as long as the pack, one reworded for the contract only as
 * long as the dossier. */
static const Wording *take_clause(Arena *arena, const Finding *from)
{
    if (is_of_rule(from->clause, from->rule))
        return from->clause;
    Wording *clause = arena_alloc(arena, sizeof *clause);
    for (int i = 0; clause && i < LANGUAGE_COUNT; i++)
        clause->in[i] = arena_strdup(arena, from->clause->in[i]);
    return clause;
}

static bool is_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_in_word(const char *bytes, uint32_t at)
{
    return is_of_word(bytes[at - 1]) && is_of_word(bytes[at]);
}

/* A pattern may end with the stem of a word, which nobody reads. */
static Span to_whole_words(const Text *text, Span span)
{
    const char *bytes = text_bytes(text);
    while (span.start > 0 && is_in_word(bytes, span.start))
        span.start--;
    while (span.end < text_length(text) && is_in_word(bytes, span.end))
        span.end++;
    return span;
}

static ReportFinding take_finding(Arena *arena, const Dossier *dossier,
                                  const Finding *from)
{
    ReportPassage *passages =
        arena_alloc(arena, (from->evidence_count + 1) * sizeof *passages);
    const Element **missing =
        arena_alloc(arena, (from->missing_count + 1) * sizeof *missing);
    ReportFinding finding = { .rule = from->rule,
                              .verdict = from->verdict,
                              .level = from->level,
                              .level_case = from->level_case,
                              .unknown_fact = arena_strdup(arena, from->unknown_fact),
                              .unknown_case = from->unknown_case,
                              .next_case = from->next_case,
                              .clause = take_clause(arena, from),
                              .na_fact = arena_strdup(arena, from->na_fact),
                              .lots = from->lots,
                              .codes = from->codes,
                              .unread = from->unread };
    if (!passages || !missing)
        return finding;
    for (size_t i = 0; i < from->evidence_count; i++) {
        const Evidence *evidence = &from->evidence[i];
        ReportPassage *passage = &passages[i];
        passage->role = evidence->role;
        passage->standing = evidence->standing;
        passage->element =
            arena_strdup(arena, evidence->element ? evidence->element : "");
        const Text *text = dossier_document_at(dossier, evidence->document)->text;
        passage->reason =
            evidence->reason.end > evidence->reason.start
                ? text_quote(text, to_whole_words(text, evidence->reason), arena)
                : "";
        if (passage->reason)
            passage->reason += strspn(passage->reason, between_cells);
        if (evidence->notice)
            take_telling(arena, evidence, passage);
        else
            passage->place = take_place(arena, dossier, evidence->document,
                                        evidence->span, evidence->sentence);
    }
    if (from->missing_count)
        memcpy(missing, from->missing, from->missing_count * sizeof *missing);
    finding.passages = passages;
    finding.passage_count = from->evidence_count;
    finding.missing = missing;
    finding.missing_count = from->missing_count;
    return finding;
}

static void take_failures(Arena *arena, const Dossier *from, ReportDossier *out)
{
    size_t failed = dossier_failure_count(from), skipped = dossier_skipped_count(from);
    Error *failures = arena_alloc(arena, (failed + 1) * sizeof *failures);
    Skipped *left = arena_alloc(arena, (skipped + 1) * sizeof *left);
    if (!failures || !left)
        return;
    for (size_t i = 0; i < failed; i++)
        failures[i] = dossier_failure_at(from, i)->error;
    for (size_t i = 0; i < skipped; i++) {
        const Skipped *one = dossier_skipped_at(from, i);
        left[i] = (Skipped){ arena_strdup(arena, one->path),
                             arena_strdup(arena, one->reason) };
    }
    out->failures = failures;
    out->failure_count = failed;
    out->skipped = left;
    out->skipped_count = skipped;
}

bool report_dossier_take(ReportDossier *out, const Dossier *dossier, const Facts *facts,
                         const Findings *findings, Error *err)
{
    Arena *arena = arena_new();
    if (!arena)
        return error_memory(err);
    *out = (ReportDossier){ .arena = arena, .config = "" };
    size_t known = dossier_document_count(dossier);
    ReportDocument *documents = arena_alloc(arena, (known + 1) * sizeof *documents);
    ReportFact *taken = arena_alloc(arena, (facts_count(facts) + 1) * sizeof *taken);
    ReportFinding *items = arena_alloc(arena, (findings->count + 1) * sizeof *items);
    out->name = arena_strdup(arena, dossier_name(dossier));
    if (!documents || !taken || !items)
        return error_memory(err);
    for (size_t i = 0; i < known; i++)
        documents[i] = take_document(arena, dossier_document_at(dossier, i));
    for (size_t i = 0; i < facts_count(facts); i++)
        if (facts_at(facts, i)->origin != FACT_UNKNOWN)
            taken[out->fact_count++] = take_fact(arena, dossier, facts_at(facts, i));
    /* Of a dossier that could not be read nothing can be said, not even what it lacks.
     */
    size_t judged = known ? findings->count : 0;
    for (size_t i = 0; i < judged; i++)
        items[i] = take_finding(arena, dossier, &findings->items[i]);
    take_failures(arena, dossier, out);
    out->documents = documents;
    out->document_count = known;
    out->recognised = findings->recognised;
    out->facts = taken;
    out->findings = items;
    out->finding_count = judged;
    if (judged)
        memcpy(out->counts, findings->counts, sizeof out->counts);
    return !arena_failed(arena) || error_memory(err);
}

void report_dossier_done(ReportDossier *dossier)
{
    arena_free(dossier->arena);
    *dossier = (ReportDossier){ 0 };
}

bool report_is_failing(const ReportDossier *dossier, const ReportFinding *finding)
{
    return !dossier->fail_never && verdict_is_flagged(finding->verdict) &&
           finding->level <= dossier->fail_on;
}

int report_status(const Report *report)
{
    bool flagged = false, unread = false;
    for (size_t d = 0; d < report->count; d++) {
        const ReportDossier *dossier = &report->dossiers[d];
        unread = unread || dossier->failure_count;
        for (size_t i = 0; i < dossier->finding_count; i++)
            flagged = flagged || report_is_failing(dossier, &dossier->findings[i]);
    }
    return unread ? 3 : flagged ? 1 : 0;
}
