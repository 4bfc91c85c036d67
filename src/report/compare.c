/* SPDX-License-Identifier: Apache-2.0 */
#include "report/compare.h"

#include "report/json.h"
#include "report/page.h"
#include "report/words.h"

#include <string.h>

typedef enum Move { MOVE_SAME, MOVE_BETTER, MOVE_WORSE, MOVE_OTHER, MOVE_COUNT } Move;

static const char *const move_names[MOVE_COUNT] = {
    [MOVE_SAME] = "same",
    [MOVE_BETTER] = "better",
    [MOVE_WORSE] = "worse",
    [MOVE_OTHER] = "other",
};

/* What a verdict is worth; 0 for those that do not compare. */
static int worth(Verdict verdict)
{
    switch (verdict) {
    case VERDICT_MET:
        return 3;
    case VERDICT_INCOMPLETE:
        return 2;
    case VERDICT_EXCLUDED:
    case VERDICT_MISSING:
        return 1;
    default:
        return 0;
    }
}

static Move move_of(const ReportFinding *before, const ReportFinding *after)
{
    int from = worth(before->verdict), to = worth(after->verdict);
    if (before->verdict == after->verdict)
        return MOVE_SAME;
    if (!from || !to || from == to)
        return MOVE_OTHER;
    return to > from ? MOVE_BETTER : MOVE_WORSE;
}

static const ReportFinding *find_rule(const ReportDossier *dossier, const Rule *rule)
{
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].rule == rule)
            return &dossier->findings[i];
    return NULL;
}

int compare_status(const Report *report)
{
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    int status = 0;
    for (size_t i = 0; i < after->finding_count; i++) {
        const ReportFinding *now = &after->findings[i];
        const ReportFinding *then = find_rule(before, now->rule);
        if (then && move_of(then, now) == MOVE_WORSE && report_is_failing(after, now))
            status = 1;
    }
    return before->failure_count || after->failure_count ? 3 : status;
}

/* The passage that decided; NULL for an absence. */
static const ReportPassage *deciding(const ReportFinding *finding)
{
    if (!finding->passage_count || finding->passages[0].role == EVIDENCE_NEAR_MISS)
        return NULL;
    return &finding->passages[0];
}

static void print_side(Page *page, const ReportDossier *dossier,
                       const ReportFinding *finding, const char *fr, const char *en)
{
    enum { SHORT = 160 };
    char room[WORDS_ROOM];
    const ReportPassage *passage = deciding(finding);
    page_open(page, 4, 6);
    page_say(page, fr, en);
    page_words(page,
               rule_verdict_word(finding->rule, finding->verdict, page->language));
    if (passage) {
        page_words(page, ", ");
        if (passage->notice)
            page_quote(page, notice_word(passage->notice, page->language, room));
        else
            page_cite(page, passage->place.quote, passage->place.match, SHORT);
        page_words(page, " — ");
        page_quote(page, dossier->documents[passage->place.document].name);
    }
    for (size_t i = 0; i < finding->missing_count; i++) {
        page_words(page, i                               ? " ; "
                         : page->language == LANGUAGE_FR ? ". Il manque : "
                                                         : ". Missing: ");
        page_words(page, wording_in(&finding->missing[i]->label, page->language));
    }
    page_words(page, ".");
    page_close(page);
}

static void print_moves(Page *page, const Report *report, Move move, const char *fr,
                        const char *en)
{
    static const Style styles[MOVE_COUNT] = {
        [MOVE_BETTER] = STYLE_GOOD, [MOVE_WORSE] = STYLE_BAD, [MOVE_OTHER] = STYLE_WARN
    };
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    bool titled = false;
    for (size_t i = 0; i < after->finding_count; i++) {
        const ReportFinding *now = &after->findings[i];
        const ReportFinding *then = find_rule(before, now->rule);
        if (!then || move_of(then, now) != move)
            continue;
        if (!titled) {
            page_gap(page);
            page_open(page, 0, 0);
            page_style(page, styles[move]);
            page_say(page, fr, en);
            page_style(page, STYLE_PLAIN);
            page_close(page);
        }
        titled = true;
        page_open(page, 2, 4);
        page_style(page, STYLE_STRONG);
        page_words(page, wording_in(&now->rule->title, page->language));
        page_style(page, STYLE_PLAIN);
        page_format(page, " (%s)", level_word(now->level, page->language));
        page_close(page);
        print_side(page, before, then, "avant : ", "before: ");
        print_side(page, after, now, "après : ", "after: ");
    }
}

static void count_moves(const Report *report, size_t counts[MOVE_COUNT])
{
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    for (size_t i = 0; i < after->finding_count; i++) {
        const ReportFinding *then = find_rule(before, after->findings[i].rule);
        if (then)
            counts[move_of(then, &after->findings[i])]++;
    }
}

static void print_failures(Page *page, const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->failure_count; i++) {
        page_open(page, 0, 2);
        page_quote(page, dossier->failures[i].file);
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        page_words(page, dossier->failures[i].message);
        page_words(page, ".");
        page_close(page);
    }
}

static bool compare_text(const Report *report, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    Page page;
    size_t counts[MOVE_COUNT] = { 0 };
    count_moves(report, counts);
    page_init(&page, out, options);
    page_open(&page, 0, 0);
    page_style(&page, STYLE_STRONG);
    page_say(&page, "De ", "From ");
    page_quote(&page, report->dossiers[0].name);
    page_say(&page, " à ", " to ");
    page_quote(&page, report->dossiers[1].name);
    page_style(&page, STYLE_PLAIN);
    page_close(&page);
    print_failures(&page, &report->dossiers[0]);
    print_failures(&page, &report->dossiers[1]);
    print_moves(&page, report, MOVE_WORSE, "Moins bien", "Worse");
    print_moves(&page, report, MOVE_BETTER, "Mieux", "Better");
    print_moves(&page, report, MOVE_OTHER, "Autrement", "Otherwise");
    page_gap(&page);
    page_open(&page, 0, 0);
    page_format(
        &page,
        options->language == LANGUAGE_FR
            ? "En bref : %zu mieux, %zu moins bien, %zu autrement, %zu inchangés."
            : "In short: %zu better, %zu worse, %zu otherwise, %zu unchanged.",
        counts[MOVE_BETTER], counts[MOVE_WORSE], counts[MOVE_OTHER], counts[MOVE_SAME]);
    page_close(&page);
    return page_done(&page, err);
}

static json_t *side_value(const ReportDossier *dossier, const ReportFinding *finding,
                          bool *ok)
{
    const ReportPassage *passage = deciding(finding);
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

static bool compare_json(const Report *report, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    bool ok = true;
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    size_t counts[MOVE_COUNT] = { 0 };
    json_t *root = json_object(), *rules = json_array(), *summary = json_object();
    count_moves(report, counts);
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "date", json_words(report->date), &ok);
    json_set(root, "before", json_words(before->name), &ok);
    json_set(root, "after", json_words(after->name), &ok);
    for (size_t i = 0; i < after->finding_count; i++) {
        const ReportFinding *now = &after->findings[i];
        const ReportFinding *then = find_rule(before, now->rule);
        if (!then)
            continue;
        json_t *value = json_object();
        json_set(value, "rule", json_words(now->rule->id), &ok);
        json_set(value, "title",
                 json_words(wording_in(&now->rule->title, options->language)), &ok);
        json_set(value, "change", json_string(move_names[move_of(then, now)]), &ok);
        json_set(value, "before", side_value(before, then, &ok), &ok);
        json_set(value, "after", side_value(after, now, &ok), &ok);
        json_add(rules, value, &ok);
    }
    json_set(root, "rules", rules, &ok);
    for (int move = 0; move < MOVE_COUNT; move++)
        json_set(summary, move_names[move], json_integer((json_int_t)counts[move]),
                 &ok);
    json_set(root, "summary", summary, &ok);
    return json_finish(root, ok, out, err);
}

bool compare_write(const Report *report, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err)
{
    if (strcmp(format, "json") == 0)
        return compare_json(report, options, out, err);
    if (strcmp(format, "text") == 0)
        return compare_text(report, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text ou json", format);
}
