/* SPDX-License-Identifier: Apache-2.0 */
#include "report/explain.h"

#include "report/explain_json.h"
#include "report/page.h"
#include "report/words.h"

#include <stdio.h>
#include <string.h>

/* A sheet is written the same way for a terminal and as Markdown. */
typedef struct Sheet {
    Page page;
    bool markdown;
    const Rule *rule;
} Sheet;

static const char *said(const Sheet *sheet, const Wording *wording)
{
    return wording_in(wording, sheet->page.language);
}

static bool is_french(const Sheet *sheet)
{
    return sheet->page.language == LANGUAGE_FR;
}

static void heading(Sheet *sheet, const char *fr, const char *en)
{
    page_gap(&sheet->page);
    page_open(&sheet->page, 0, 0);
    if (sheet->markdown)
        page_words(&sheet->page, "## ");
    page_style(&sheet->page, STYLE_STRONG);
    page_say(&sheet->page, fr, en);
    page_style(&sheet->page, STYLE_PLAIN);
    page_close(&sheet->page);
    if (sheet->markdown)
        page_gap(&sheet->page);
}

static void open_item(Sheet *sheet)
{
    page_open(&sheet->page, sheet->markdown ? 0 : 2, sheet->markdown ? 2 : 4);
    page_words(&sheet->page, "- ");
}

static void item(Sheet *sheet, const char *words)
{
    open_item(sheet);
    page_words(&sheet->page, words);
    page_close(&sheet->page);
}

static void paragraph(Sheet *sheet, const char *words)
{
    if (!*words)
        return;
    page_text(&sheet->page, words, sheet->markdown ? 0 : 2);
}

static void add_days(Sheet *sheet, const char *since, const char *until)
{
    char day[WORDS_ROOM];
    if (since)
        page_format(&sheet->page, is_french(sheet) ? ", depuis le %s" : ", since %s",
                    date_word(since, sheet->page.language, day));
    if (until)
        page_format(&sheet->page, is_french(sheet) ? ", jusqu'au %s" : ", until %s",
                    date_word(until, sheet->page.language, day));
}

static void write_title(Sheet *sheet)
{
    const Rule *rule = sheet->rule;
    page_open(&sheet->page, 0, 0);
    if (sheet->markdown)
        page_words(&sheet->page, "# ");
    page_style(&sheet->page, STYLE_STRONG);
    page_words(&sheet->page, said(sheet, &rule->title));
    page_style(&sheet->page, STYLE_PLAIN);
    page_close(&sheet->page);
    if (sheet->markdown)
        page_gap(&sheet->page);
    page_open(&sheet->page, 0, 0);
    page_style(&sheet->page, STYLE_FAINT);
    page_format(&sheet->page, sheet->markdown ? "`%s`" : "%s", rule->id);
    page_style(&sheet->page, STYLE_PLAIN);
    page_close(&sheet->page);
}

static bool is_vigilance(const Sheet *sheet)
{
    return sheet->rule->kind == RULE_VIGILANCE;
}

static const Example *first_example(const Rule *rule, Verdict verdict)
{
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].verdict == verdict)
            return &rule->examples[i];
    return NULL;
}

/* An example on one paragraph: its lines are parted by " / ". */
static void cite_example(Sheet *sheet, const Example *example)
{
    Buffer flat;
    buffer_init(&flat, 1 << 20);
    for (const char *at = example->text; *at; at++) {
        if (*at == '\n' && at[1])
            buffer_add_string(&flat, " / ");
        else if (*at != '\n')
            buffer_add_char(&flat, *at);
    }
    page_cite(&sheet->page, buffer_string(&flat), "", 0);
    if (*example->heading) {
        page_words(&sheet->page, is_french(sheet) ? ", sous " : ", under ");
        page_cite(&sheet->page, example->heading, "", 0);
    }
    buffer_done(&flat);
}

static void add_conditions(Sheet *sheet, const Condition *conditions, size_t count)
{
    Page *page = &sheet->page;
    char room[WORDS_ROOM];
    for (size_t i = 0; i < count; i++) {
        const Condition *when = &conditions[i];
        page_format(page, i ? ", %s " : (is_french(sheet) ? " si %s " : " if %s "),
                    fact_word(when->fact, page->language));
        switch (when->how) {
        case COMPARE_IS:
            page_say(page, ": ", "is ");
            break;
        case COMPARE_IS_NOT:
            page_say(page, "autre que ", "is not ");
            break;
        case COMPARE_AT_LEAST:
            page_say(page, ": au moins ", "at least ");
            break;
        case COMPARE_BELOW:
            page_say(page, ": en dessous de ", "below ");
            break;
        }
        for (size_t v = 0; v < when->value_count; v++) {
            page_words(page, v ? (is_french(sheet) ? " ou " : " or ") : "");
            page_words(page, fact_value_word(when->fact, when->values[v],
                                             page->language, room));
        }
    }
}

static void write_checked(Sheet *sheet)
{
    const Rule *rule = sheet->rule;
    const Example *example =
        first_example(rule, is_vigilance(sheet) ? VERDICT_INCOMPLETE : VERDICT_MET);
    if (is_vigilance(sheet))
        heading(sheet, "Ce qui ne doit pas s'y trouver", "What must not be there");
    else
        heading(sheet, "Ce qui est vérifié", "What is checked");
    paragraph(sheet, said(sheet, &rule->summary));
    for (size_t i = 0; i < rule->element_count; i++) {
        const Element *element = &rule->elements[i];
        if (element->optional)
            continue;
        open_item(sheet);
        page_words(&sheet->page, said(sheet, &element->label));
        add_conditions(sheet, element->when, element->when_count);
        page_close(&sheet->page);
    }
    if (!example)
        return;
    page_open(&sheet->page, sheet->markdown ? 0 : 2, sheet->markdown ? 0 : 2);
    page_say(&sheet->page, "Par exemple : ", "For example: ");
    cite_example(sheet, example);
    page_close(&sheet->page);
}

static void write_grounds(Sheet *sheet)
{
    const Rule *rule = sheet->rule;
    if (!rule->ground_count)
        return;
    heading(sheet, "Fondements", "Grounds");
    for (size_t i = 0; i < rule->ground_count; i++) {
        const Ground *ground = &rule->grounds[i];
        open_item(sheet);
        page_words(&sheet->page, said(sheet, &ground->text));
        add_days(sheet, ground->since, ground->until);
        page_close(&sheet->page);
    }
}

static void write_levels(Sheet *sheet)
{
    const Rule *rule = sheet->rule;
    if (!rule->level_count)
        return;
    heading(sheet, "Niveau", "Level");
    for (size_t i = 0; i < rule->level_count; i++) {
        const LevelCase *level = &rule->levels[i];
        open_item(sheet);
        page_words(&sheet->page, level_word(level->level, sheet->page.language));
        add_days(sheet, level->since, level->until);
        add_conditions(sheet, level->when, level->when_count);
        if (*said(sheet, &level->ground))
            page_format(&sheet->page, " (%s)", said(sheet, &level->ground));
        if (*said(sheet, &level->caution))
            page_format(&sheet->page, ". %s", said(sheet, &level->caution));
        page_close(&sheet->page);
    }
}

static void write_place(Sheet *sheet)
{
    const Rule *rule = sheet->rule;
    const char *separator = "";
    if (!rule->place && !*rule->place_title)
        return;
    heading(sheet, "Où l'écrire", "Where it belongs");
    page_open(&sheet->page, sheet->markdown ? 0 : 2, 2);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (rule->place >> kind & 1) {
            page_words(&sheet->page, separator);
            page_words(&sheet->page,
                       kind_title((DocumentKind)kind, sheet->page.language));
            separator = is_french(sheet) ? " ou " : " or ";
        }
    if (*rule->place_title) {
        page_words(&sheet->page, ", ");
        page_cite(&sheet->page, rule->place_title, "", 0);
    }
    page_words(&sheet->page, ".");
    page_close(&sheet->page);
}

static void write_not_counted(Sheet *sheet)
{
    heading(sheet, "Ce qui ne compte pas", "What does not count");
    if (sheet->rule->binding)
        paragraph(
            sheet,
            is_french(sheet)
                ? "Un souhait (« est invité à », « pourra »), une citation de la loi, "
                  "une définition, un renvoi au CCAG, un titre sans contenu, un texte "
                  "barré, supprimé ou masqué."
                : "A wish, a quotation of the law, a definition, a bare reference to "
                  "the CCAG, a title without content, struck, deleted or hidden text.");
    else
        paragraph(sheet, is_french(sheet)
                             ? "Une citation de la loi, une définition, un titre sans "
                               "contenu, un texte barré, supprimé ou masqué."
                             : "A quotation of the law, a definition, a title without "
                               "content, struck, deleted or hidden text.");
}

static void write_cautions(Sheet *sheet)
{
    if (!sheet->rule->caution_count)
        return;
    heading(sheet, "Points de vigilance", "Cautions");
    for (size_t i = 0; i < sheet->rule->caution_count; i++)
        item(sheet, said(sheet, &sheet->rule->cautions[i]));
}

static void write_advice(Sheet *sheet)
{
    const char *advice = said(sheet, &sheet->rule->advice);
    if (!*advice)
        return;
    heading(sheet, "Que faire", "What to do");
    paragraph(sheet, advice);
}

static void write_clause(Sheet *sheet)
{
    const char *clause = said(sheet, &sheet->rule->clause);
    if (!*clause)
        return;
    heading(sheet, "Clause proposée", "Proposed clause");
    if (!sheet->markdown) {
        page_text(&sheet->page, clause, 4);
        return;
    }
    for (const char *at = clause; *at;) {
        size_t length = strcspn(at, "\n");
        buffer_add_format(sheet->page.out, "> %.*s\n", (int)length, at);
        if (at[length] && at[length + 1])
            buffer_add_string(sheet->page.out, ">\n");
        at += length + (at[length] == '\n');
    }
}

static void write_examples(Sheet *sheet)
{
    static const Verdict order[] = { VERDICT_MET, VERDICT_INCOMPLETE, VERDICT_EXCLUDED,
                                     VERDICT_MISSING };
    if (!sheet->rule->example_count)
        return;
    heading(sheet, "Exemples", "Examples");
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        for (size_t i = 0; i < sheet->rule->example_count; i++) {
            const Example *example = &sheet->rule->examples[i];
            if (example->verdict != order[v])
                continue;
            open_item(sheet);
            page_style(&sheet->page, order[v] == VERDICT_MET ? STYLE_GOOD : STYLE_WARN);
            page_words(&sheet->page,
                       rule_verdict_word(sheet->rule, order[v], sheet->page.language));
            page_style(&sheet->page, STYLE_PLAIN);
            page_words(&sheet->page, is_french(sheet) ? " : " : ": ");
            cite_example(sheet, example);
            page_close(&sheet->page);
        }
}

static void write_silence(Sheet *sheet)
{
    heading(sheet, "Pour la mettre de côté", "To set it aside");
    page_open(&sheet->page, sheet->markdown ? 0 : 2, 4);
    page_say(&sheet->page, "Dans clausier.yml : ", "In clausier.yml: ");
    page_quote(&sheet->page, "ignore: [{rule: ");
    page_quote(&sheet->page, sheet->rule->id);
    page_quote(&sheet->page, ", reason: \"…\"}]");
    page_close(&sheet->page);
}

static bool explain_text(const Rule *rule, bool markdown, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    WriterOptions plain = *options;
    if (markdown) {
        plain.width = 0;
        plain.color = false;
    }
    Sheet sheet = { .markdown = markdown, .rule = rule };
    page_init(&sheet.page, out, &plain);
    write_title(&sheet);
    write_checked(&sheet);
    if (*said(&sheet, &rule->why)) {
        heading(&sheet, "Pourquoi", "Why");
        paragraph(&sheet, said(&sheet, &rule->why));
    }
    write_grounds(&sheet);
    write_levels(&sheet);
    write_place(&sheet);
    write_not_counted(&sheet);
    write_cautions(&sheet);
    if (*said(&sheet, &rule->verify)) {
        if (is_vigilance(&sheet))
            heading(&sheet, "Que relire", "What to read again");
        else
            heading(&sheet, "Comment la clause est contrôlée",
                    "How the clause is verified");
        paragraph(&sheet, said(&sheet, &rule->verify));
    }
    write_advice(&sheet);
    write_clause(&sheet);
    write_examples(&sheet);
    write_silence(&sheet);
    return page_done(&sheet.page, err);
}

bool explain_write(const Pack *pack, const Rule *rule, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err)
{
    if (strcmp(format, "json") == 0)
        return explain_json(pack, rule, options, out, err);
    if (strcmp(format, "text") == 0 || strcmp(format, "markdown") == 0)
        return explain_text(rule, strcmp(format, "markdown") == 0, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text, markdown ou json",
                     format);
}
