/* SPDX-License-Identifier: Apache-2.0 */
#include "report/explain_rule.h"

#include "report/words.h"

#include <string.h>

static bool is_vigilance(const Rule *rule)
{
    return rule->kind == RULE_VIGILANCE;
}

static void add_days(Sheet *sheet, const char *since, bool is_version,
                     const char *until)
{
    char day[WORDS_ROOM];
    sheet_words(sheet, since_word(since, is_version, sheet->language, day));
    if (until)
        sheet_format(sheet, sheet_is_french(sheet) ? ", jusqu'au %s" : ", until %s",
                     date_word(until, sheet->language, day));
}

/* "règlement de la consultation, avis ou lettre" */
static void add_kinds(Sheet *sheet, uint32_t kinds)
{
    const char *separator = "";
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (!(kinds >> kind & 1))
            continue;
        uint32_t rest = kinds & ~((UINT32_C(2) << kind) - 1);
        sheet_words(sheet, separator);
        sheet_words(sheet, kind_title((DocumentKind)kind, sheet->language));
        if (rest & (rest - 1))
            separator = ", ";
        else
            separator = sheet_is_french(sheet) ? " ou " : " or ";
    }
}

/* A threshold of one amount is told by it, another by its name. */
static const char *value_word(const Sheet *sheet, const Condition *when, size_t index,
                              char *room)
{
    const Threshold *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < pack_threshold_count(sheet->pack); i++) {
        const Threshold *one = pack_threshold_at(sheet->pack, i);
        if (strcmp(one->name, when->values[index]) != 0)
            continue;
        only = one;
        count++;
    }
    return count == 1 ? sheet_said(sheet, &only->label)
                      : fact_value_word(when->fact, when->values[index],
                                        sheet->language, room);
}

static const char *comparison_word(const Sheet *sheet, Comparison how)
{
    static const Wording words[] = {
        [COMPARE_IS] = { { "\u00a0: ", " is " } },
        [COMPARE_IS_NOT] = { { " autre que ", " is not " } },
        [COMPARE_AT_LEAST] = { { "\u00a0: au moins ", " at least " } },
        [COMPARE_ABOVE] = { { "\u00a0: plus de ", " above " } },
        [COMPARE_BELOW] = { { "\u00a0: en dessous de ", " below " } },
    };
    return sheet_said(sheet, &words[how]);
}

static void add_values(Sheet *sheet, const Condition *when)
{
    char room[WORDS_ROOM];
    for (size_t v = 0; v < when->value_count; v++) {
        if (v && v + 1 < when->value_count)
            sheet_words(sheet, ", ");
        else if (v)
            sheet_say(sheet, " ou ", " or ");
        sheet_words(sheet, value_word(sheet, when, v, room));
    }
}

/* « procédure adaptée » says by itself what it is a value of. */
static bool is_telling(const Sheet *sheet, const Condition *when)
{
    char room[WORDS_ROOM];
    const char *fact = fact_word(when->fact, sheet->language);
    return when->how == COMPARE_IS && when->value_count &&
           strncmp(value_word(sheet, when, 0, room), fact, strlen(fact)) == 0;
}

static void add_conditions(Sheet *sheet, const Condition *conditions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Condition *when = &conditions[i];
        if (i)
            sheet_words(sheet, ", ");
        else
            sheet_say(sheet, "si ", "if ");
        if (!is_telling(sheet, when)) {
            sheet_words(sheet, fact_word(when->fact, sheet->language));
            sheet_words(sheet, comparison_word(sheet, when->how));
        }
        add_values(sheet, when);
    }
}

/* --- Examples --- */

static const Example *first_example(const Rule *rule, Verdict verdict)
{
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].verdict == verdict)
            return &rule->examples[i];
    return NULL;
}

/* A text on one paragraph: its lines are parted by " / ". */
static void cite_flat(Sheet *sheet, const char *text)
{
    Buffer flat;
    buffer_init(&flat, 1 << 20);
    for (const char *at = text; *at; at++) {
        if (*at == '\n' && at[1])
            buffer_add_string(&flat, " / ");
        else if (*at != '\n')
            buffer_add_char(&flat, *at);
    }
    sheet_cite(sheet, buffer_string(&flat));
    sheet_mind(sheet, &flat);
    buffer_done(&flat);
}

/* What else the verdict rests on: « (secteur : nettoyage) ». */
static void add_example_facts(Sheet *sheet, const Example *example)
{
    char room[WORDS_ROOM];
    for (size_t i = 0; i < example->fact_count; i++) {
        const ExampleFact *fact = &example->facts[i];
        sheet_words(sheet, i ? ", " : " (");
        sheet_words(sheet, fact_word(fact->name, sheet->language));
        sheet_say(sheet, "\u00a0: ", ": ");
        sheet_words(sheet,
                    fact_value_word(fact->name, fact->value, sheet->language, room));
    }
    if (example->fact_count)
        sheet_words(sheet, ")");
}

static void cite_example(Sheet *sheet, const Example *example)
{
    cite_flat(sheet, example->text);
    if (*example->heading) {
        sheet_say(sheet, ", sous ", ", under ");
        sheet_cite(sheet, example->heading);
    }
    for (size_t i = 0; i < example->beside_count; i++) {
        const Example *other = &example->beside[i];
        sheet_say(sheet, "\u00a0; et, dans une autre pièce (",
                  "; and in another document (");
        sheet_words(sheet, kind_name(other->kind));
        sheet_say(sheet, ")\u00a0: ", "): ");
        cite_flat(sheet, other->text);
    }
    add_example_facts(sheet, example);
}

static void list_examples(Sheet *sheet, const Rule *rule, const Verdict *verdicts,
                          size_t count, const char *fr, const char *en)
{
    bool any = false;
    for (size_t v = 0; v < count; v++)
        for (size_t i = 0; i < rule->example_count; i++) {
            const Example *example = &rule->examples[i];
            if (example->verdict != verdicts[v])
                continue;
            if (!any) {
                sheet_say_title(sheet, fr, en);
                sheet_open_list(sheet);
            }
            any = true;
            sheet_open_item(sheet);
            sheet_verdict(sheet, rule, verdicts[v]);
            cite_example(sheet, example);
            sheet_close_item(sheet);
        }
    if (any)
        sheet_close_list(sheet);
}

static void write_examples(Sheet *sheet, const Rule *rule)
{
    static const Verdict good[] = { VERDICT_MET };
    static const Verdict weak[] = { VERDICT_INCOMPLETE, VERDICT_EXCLUDED,
                                    VERDICT_MISSING };
    if (is_vigilance(rule)) {
        list_examples(sheet, rule, weak, 3, "À reprendre", "To be changed");
        list_examples(sheet, rule, good, 1, "Sans risque", "Harmless");
    } else {
        list_examples(sheet, rule, good, 1, "Bonnes rédactions", "Good wordings");
        list_examples(sheet, rule, weak, 3,
                      "Rédactions faibles, ou qui ne comptent pas",
                      "Weak wordings, or such that do not count");
    }
}

/* --- What is looked for --- */

static void write_checked(Sheet *sheet, const Rule *rule)
{
    const Example *example =
        first_example(rule, is_vigilance(rule) ? VERDICT_INCOMPLETE : VERDICT_MET);
    bool any = false;
    if (is_vigilance(rule))
        sheet_say_title(sheet, "Ce qui ne doit pas s'y trouver",
                        "What must not be there");
    else
        sheet_say_title(sheet, "Ce qui est vérifié", "What is checked");
    sheet_text(sheet, sheet_said(sheet, &rule->summary));
    for (size_t i = 0; i < rule->element_count; i++) {
        const Element *element = &rule->elements[i];
        if (element->optional)
            continue;
        if (!any)
            sheet_open_list(sheet);
        any = true;
        sheet_open_item(sheet);
        sheet_words(sheet, sheet_said(sheet, &element->label));
        sheet_words(sheet, element->when_count ? " " : "");
        add_conditions(sheet, element->when, element->when_count);
        sheet_close_item(sheet);
    }
    if (any)
        sheet_close_list(sheet);
    if (!example)
        return;
    sheet_open(sheet);
    sheet_say(sheet, "Par exemple : ", "For example: ");
    cite_example(sheet, example);
    sheet_close(sheet);
}

/* The kinds of documents where the subject counts; 0 = everywhere. */
static uint32_t searched_kinds(const Rule *rule)
{
    uint32_t kinds = 0;
    for (size_t i = 0; i < rule->subject.count; i++) {
        if (!rule->subject.items[i].kinds)
            return 0;
        kinds |= rule->subject.items[i].kinds;
    }
    return kinds;
}

static const char *scope_word(Scope scope, Language language)
{
    static const Wording words[SCOPE_COUNT] = {
        [SCOPE_SENTENCE] = { { "dans la même phrase", "in the same sentence" } },
        [SCOPE_LINE] = { { "dans le même paragraphe", "in the same paragraph" } },
        [SCOPE_ARTICLE] = { { "dans le même article", "in the same article" } },
        [SCOPE_DOCUMENT] = { { "dans le même document", "in the same document" } },
        [SCOPE_DOSSIER] = { { "n'importe où dans le dossier",
                              "anywhere in the dossier" } },
    };
    return words[scope].in[language];
}

/* Where an item looks that does not look at words; NULL. */
static const char *source_word(ItemSource from, Language language)
{
    static const Wording words[FROM_COUNT] = {
        [FROM_REVISIONS] = { { "les modifications suivies", "tracked changes" } },
        [FROM_COMMENTS] = { { "les commentaires", "comments" } },
        [FROM_HIDDEN] = { { "le texte masqué", "hidden text" } },
        [FROM_METADATA] = { { "les propriétés des fichiers",
                              "the properties of the files" } },
        [FROM_CONTRADICTIONS] = { { "ce que les documents disent l'un et l'autre de",
                                    "what one document and another say of" } },
        [FROM_DIFFERENCES] = { { "les chiffres que donnent les documents pour",
                                 "the figures that the documents give for" } },
        [FROM_VERDICTS] = { { "les constats sur", "the findings on" } },
    };
    return words[from].in[language];
}

/* One item of the list a source; several of the same are told once. */
static void list_sources(Sheet *sheet, const Rule *rule)
{
    const ItemList *subject = &rule->subject;
    sheet_open_list(sheet);
    for (int from = FROM_REVISIONS; from < FROM_COUNT; from++) {
        bool any = false, named = false;
        for (size_t i = 0; i < subject->count; i++) {
            const Item *item = &subject->items[i];
            if (item->from != (ItemSource)from)
                continue;
            if (!any) {
                sheet_open_item(sheet);
                sheet_words(sheet, source_word((ItemSource)from, sheet->language));
            }
            any = true;
            for (size_t r = 0; r < item->rule_count; r++) {
                sheet_words(sheet, named ? ", " : " ");
                sheet_code(sheet, item->rules[r]);
                named = true;
            }
        }
        if (any)
            sheet_close_item(sheet);
    }
    sheet_close_list(sheet);
}

static bool looks_at_words(const Rule *rule)
{
    for (size_t i = 0; i < rule->subject.count; i++)
        if (rule->subject.items[i].from <= FROM_BLANKS)
            return true;
    return false;
}

static bool looks_elsewhere(const Rule *rule)
{
    for (size_t i = 0; i < rule->subject.count; i++)
        if (rule->subject.items[i].from > FROM_BLANKS)
            return true;
    return false;
}

static void write_documents(Sheet *sheet, const Rule *rule)
{
    uint32_t kinds = searched_kinds(rule);
    sheet_open(sheet);
    if (!looks_at_words(rule)) {
        sheet_say(sheet, "Dans ce que la lecture du dossier a donné :",
                  "In what reading the dossier gave:");
    } else if (kinds) {
        sheet_say(sheet, "Dans : ", "In: ");
        add_kinds(sheet, kinds);
        sheet_words(sheet, ".");
    } else {
        sheet_say(sheet, "Dans le texte de tous les documents du dossier.",
                  "In the text of all documents of the dossier.");
    }
    sheet_close(sheet);
    if (looks_elsewhere(rule))
        list_sources(sheet, rule);
}

static void write_searched(Sheet *sheet, const Rule *rule)
{
    sheet_say_title(sheet, "Où c'est cherché", "Where it is searched");
    write_documents(sheet, rule);
    if (rule->applies_count) {
        sheet_open(sheet);
        sheet_say(sheet, "Seulement ", "Only ");
        add_conditions(sheet, rule->applies, rule->applies_count);
        sheet_words(sheet, ".");
        sheet_close(sheet);
    }
    if (!rule->element_count || !looks_at_words(rule))
        return;
    sheet_open_list(sheet);
    for (size_t i = 0; i < rule->element_count; i++) {
        const Element *element = &rule->elements[i];
        sheet_open_item(sheet);
        sheet_words(sheet, sheet_said(sheet, &element->label));
        sheet_words(sheet, " — ");
        sheet_words(sheet, scope_word(element->within, sheet->language));
        if (element->optional)
            sheet_say(sheet, " (facultatif)", " (optional)");
        sheet_close_item(sheet);
    }
    sheet_close_list(sheet);
}

static void write_not_counted(Sheet *sheet, const Rule *rule)
{
    if (!looks_at_words(rule))
        return;
    sheet_say_title(sheet, "Ce qui ne compte pas", "What does not count");
    if (rule->binding)
        sheet_text(
            sheet,
            sheet_is_french(sheet)
                ? "Un souhait (« est invité à », « pourra »), une citation de la loi, "
                  "une définition, un renvoi au CCAG, un titre sans contenu, un texte "
                  "barré, supprimé ou masqué."
                : "A wish, a quotation of the law, a definition, a bare reference to "
                  "the CCAG, a title without content, struck, deleted or hidden text.");
    else
        sheet_text(sheet, sheet_is_french(sheet)
                              ? "Une citation de la loi, une définition, un titre sans "
                                "contenu, un texte barré, supprimé ou masqué."
                              : "A quotation of the law, a definition, a title without "
                                "content, struck, deleted or hidden text.");
}

/* --- The law --- */

static void write_grounds(Sheet *sheet, const Rule *rule)
{
    if (!rule->ground_count)
        return;
    sheet_say_title(sheet, "Fondements", "Grounds");
    sheet_open_list(sheet);
    for (size_t i = 0; i < rule->ground_count; i++) {
        const Ground *ground = &rule->grounds[i];
        sheet_open_item(sheet);
        sheet_words(sheet, sheet_said(sheet, &ground->text));
        add_days(sheet, ground->since, true, ground->until);
        sheet_close_item(sheet);
    }
    sheet_close_list(sheet);
}

static void write_levels(Sheet *sheet, const Rule *rule)
{
    if (!rule->level_count)
        return;
    sheet_say_title(sheet, "Niveau", "Level");
    sheet_open_list(sheet);
    for (size_t i = 0; i < rule->level_count; i++) {
        const LevelCase *level = &rule->levels[i];
        sheet_open_item(sheet);
        sheet_words(sheet, level_word(level->level, sheet->language));
        add_days(sheet, level->since, false, level->until);
        sheet_words(sheet, level->when_count ? " " : "");
        add_conditions(sheet, level->when, level->when_count);
        if (*sheet_said(sheet, &level->ground))
            sheet_format(sheet, " (%s)", sheet_said(sheet, &level->ground));
        if (*sheet_said(sheet, &level->caution))
            sheet_format(sheet, ". %s", sheet_said(sheet, &level->caution));
        sheet_close_item(sheet);
    }
    sheet_close_list(sheet);
}

/* --- What to write --- */

static void write_place(Sheet *sheet, const Rule *rule)
{
    if (!rule->place && !*rule->place_title)
        return;
    sheet_say_title(sheet, "Où l'écrire", "Where it belongs");
    sheet_open(sheet);
    add_kinds(sheet, rule->place);
    if (*rule->place_title) {
        sheet_words(sheet, ", ");
        sheet_cite(sheet, rule->place_title);
    }
    sheet_words(sheet, ".");
    sheet_close(sheet);
}

static void write_cautions(Sheet *sheet, const Rule *rule)
{
    if (!rule->caution_count)
        return;
    sheet_say_title(sheet, "Points de vigilance", "Cautions");
    sheet_open_list(sheet);
    for (size_t i = 0; i < rule->caution_count; i++) {
        sheet_open_item(sheet);
        sheet_words(sheet, sheet_said(sheet, &rule->cautions[i]));
        sheet_close_item(sheet);
    }
    sheet_close_list(sheet);
}

/* A section of one text, where the rule has it. */
static void write_said(Sheet *sheet, const Wording *said, const char *fr,
                       const char *en)
{
    if (!*sheet_said(sheet, said))
        return;
    sheet_say_title(sheet, fr, en);
    sheet_text(sheet, sheet_said(sheet, said));
}

static void write_silence(Sheet *sheet, const Rule *rule)
{
    Buffer line;
    buffer_init(&line, 1 << 16);
    buffer_add_format(&line, "ignore: [{rule: %s, reason: \"…\"}]", rule->id);
    sheet_say_title(sheet, "Pour la mettre de côté", "To set it aside");
    sheet_open(sheet);
    sheet_say(sheet, "Dans clausier.yml : ", "In clausier.yml: ");
    sheet_code(sheet, buffer_string(&line));
    sheet_close(sheet);
    sheet_mind(sheet, &line);
    buffer_done(&line);
}

void explain_rule(Sheet *sheet, const Rule *rule)
{
    write_checked(sheet, rule);
    write_said(sheet, &rule->why, "Pourquoi", "Why");
    write_grounds(sheet, rule);
    write_levels(sheet, rule);
    write_searched(sheet, rule);
    write_not_counted(sheet, rule);
    write_cautions(sheet, rule);
    if (is_vigilance(rule))
        write_said(sheet, &rule->verify, "Que relire", "What to read again");
    else
        write_said(sheet, &rule->verify, "Comment la clause est contrôlée",
                   "How the clause is verified");
    write_said(sheet, &rule->advice, "Que faire", "What to do");
    write_place(sheet, rule);
    if (*sheet_said(sheet, &rule->clause)) {
        sheet_say_title(sheet, "Clause proposée", "Proposed clause");
        sheet_clause(sheet, rule);
    }
    write_examples(sheet, rule);
    write_silence(sheet, rule);
}
