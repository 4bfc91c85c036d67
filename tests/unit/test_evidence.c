/* SPDX-License-Identifier: Apache-2.0 */
/* Polarity, boxes, answers, blanks and nearness, on a rule about nothing real: what is
 * tried is the words around its subject, « récolte de pommes ». */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding/judge.h"
#include "read/plain.h"
#include "rules/pack.h"

#include <stdio.h>
#include <string.h>

typedef struct Case {
    Verdict expected;
    const char *heading, *text;
    const char *quote;  /* how the passage quoted first begins, folded; or NULL */
    const char *reason; /* how what gave it its standing begins, folded; or NULL */
} Case;

/* What was concluded. */
typedef struct Outcome {
    Verdict verdict;
    Level level;
    char quote[80], reason[80];
} Outcome;

static bool is_trial(const Rule *rule, const void *user)
{
    (void)user;
    return strcmp(rule->id, "essai/recolte") == 0;
}

static Outcome judge_case(const Pack *pack, const Case *one)
{
    Error err = { 0 };
    Dossier *dossier = dossier_new("essai", pack, &limits_default, &err);
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, &err);
    Document *document =
        plain_read("CCAP", one->heading, one->text, &limits_default, &err);
    assert_non_null(dossier);
    assert_non_null(document);
    assert_true(dossier_add_document(dossier, "CCAP", "CCAP", document, scratch, &err));
    const GivenFact given[] = { { "nature", "marche" } };
    const Facts *facts = facts_find(dossier, given, 1, &err);
    const Findings *findings =
        facts ? judge_dossier(dossier, facts, "2026-11-23", is_trial, NULL, &err)
              : NULL;
    if (!findings)
        fail_msg("%s", err.message);
    assert_int_equal(findings->count, 1);
    const Finding *finding = &findings->items[0];
    Outcome outcome = { .verdict = finding->verdict, .level = finding->level };
    if (finding->evidence_count) {
        Span sentence = finding->evidence[0].sentence;
        const Text *text = dossier_document_at(dossier, 0)->text;
        snprintf(outcome.quote, sizeof outcome.quote, "%.*s",
                 (int)(sentence.end - sentence.start),
                 text_bytes(text) + sentence.start);
        Span reason = finding->evidence[0].reason;
        snprintf(outcome.reason, sizeof outcome.reason, "%.*s",
                 (int)(reason.end - reason.start), text_bytes(text) + reason.start);
    }
    dossier_free(dossier);
    match_scratch_free(scratch);
    return outcome;
}

static void check(const Case *cases, size_t count)
{
    Error err = { 0 };
    const char *paths[] = { SOURCE_DIR "/tests/data/pack-essai" };
    Pack *pack = pack_load(paths, 1, false, &err);
    if (!pack)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    int faults = 0;
    for (size_t i = 0; i < count; i++) {
        Outcome given = judge_case(pack, &cases[i]);
        const char *quote = cases[i].quote ? cases[i].quote : "";
        const char *reason = cases[i].reason ? cases[i].reason : "";
        if (given.verdict != cases[i].expected ||
            strncmp(given.quote, quote, strlen(quote)) != 0 ||
            strncmp(given.reason, reason, strlen(reason)) != 0) {
            print_error(
                "« %s » %s\n    expected %s « %s » by « %s », given %s « %s » by "
                "« %s »\n",
                cases[i].heading, cases[i].text, verdict_name(cases[i].expected), quote,
                reason, verdict_name(given.verdict), given.quote, given.reason);
            faults++;
        }
    }
    pack_free(pack);
    assert_int_equal(faults, 0);
}

#define CHECK(...)                                                                     \
    do {                                                                               \
        static const Case cases[] = { __VA_ARGS__ };                                   \
        check(cases, sizeof cases / sizeof *cases);                                    \
    } while (0)

static void negations(void **state)
{
    (void)state;
    CHECK({ VERDICT_MET, "", "Le titulaire réalise une récolte de pommes de 30 kg." },
          { VERDICT_INCOMPLETE, "", "Le titulaire réalise une récolte de pommes." },
          { VERDICT_EXCLUDED, "", "Le marché ne comporte pas de récolte de pommes." },
          { VERDICT_EXCLUDED, "", "Aucune récolte de pommes n'est demandée." },
          { VERDICT_EXCLUDED, "",
            "La récolte de pommes prévue au modèle est supprimée." },
          { VERDICT_EXCLUDED, "",
            "L'acheteur a renoncé à imposer une récolte de pommes." },
          { VERDICT_MET, "",
            "Le titulaire ne peut être exonéré de la récolte de pommes de 30 kg." },
          { VERDICT_MET, "",
            "Aucune poire n'est due ; en revanche, une récolte de pommes de 30 kg est "
            "due." },
          { VERDICT_EXCLUDED, "", "Le verger fermé ne donne rien." });
}

static void answers_and_boxes(void **state)
{
    (void)state;
    CHECK({ VERDICT_EXCLUDED, "", "Récolte de pommes : sans objet" },
          { VERDICT_EXCLUDED, "", "Récolte de pommes : ☐ oui ☒ non" },
          { VERDICT_EXCLUDED, "", "Récolte de pommes : [ ] Oui [X] Non" },
          { VERDICT_INCOMPLETE, "", "Récolte de pommes : ☐ oui ☐ non" },
          { VERDICT_MET, "", "Récolte de pommes : ☒ oui ☐ non, 30 kg" },
          { VERDICT_EXCLUDED, "", "☐ Récolte de pommes\n☒ Récolte de figues" },
          { VERDICT_MET, "", "☒ Récolte de pommes de 30 kg\n☐ Récolte de figues" },
          { VERDICT_MET, "", "☒ récolte de pommes de 30 kg ☐ non retenue" },
          { VERDICT_EXCLUDED, "",
            "Une récolte de pommes est-elle due ?\n☐ Oui\n☒ Non, aucune n'est due" },
          { VERDICT_INCOMPLETE, "",
            "Une récolte de pommes est-elle due ?\n☐ Oui\n☐ Non" },
          { VERDICT_EXCLUDED, "Récolte de pommes", "Sans objet." },
          { VERDICT_EXCLUDED, "Fiche", "Récolte de pommes\nNon\nFigues\nOui" },
          { VERDICT_EXCLUDED, "", "Récolte de pommes : non prévue dans ce marché" },
          { VERDICT_EXCLUDED, "",
            "Objet | Exigence\nRécolte de pommes | Non\nFigues | Oui" },
          /* Both alternatives of a form whose ticks are lost. */
          { VERDICT_INCOMPLETE, "",
            "La récolte de pommes n'est pas due.\nLa récolte de pommes est due : "
            "30 kg." },
          { VERDICT_INCOMPLETE, "",
            "La récolte de pommes est due, 30 kg\nLa récolte de pommes n'est pas due" },
          { VERDICT_MET, "",
            "La récolte de figues n'est pas due.\nLa récolte de pommes est due : "
            "30 kg." });
}

static void titles(void **state)
{
    (void)state;
    CHECK({ VERDICT_EXCLUDED, "Article 4 – Pommes", "Néant." },
          { VERDICT_INCOMPLETE, "Article 4 – Pommes", "[à compléter]" },
          { VERDICT_MET, "Article 4 – Pommes", "Le titulaire en cueille 30 kg." },
          { VERDICT_EXCLUDED, "Article 4 – Pommes",
            "Compte tenu de la saison, la cueillette de 30 kg que prévoyait le modèle "
            "n'est pas demandée." },
          { VERDICT_MET, "Article 4 – Pommes",
            "Le titulaire en cueille 30 kg. La pluie n'est pas une excuse." },
          { VERDICT_MISSING, "Récolte de pommes", "" },
          { VERDICT_MISSING, "Définitions", "Récolte de pommes : action de cueillir." },
          { VERDICT_MISSING, "Article 2 – Définitions",
            "Récolte de pommes : cueillette de 30 kg à la main." });
}

static void blanks_and_wishes(void **state)
{
    (void)state;
    CHECK(
        { VERDICT_INCOMPLETE, "",
          "Le titulaire réalise une récolte de pommes de XX kg." },
        { VERDICT_INCOMPLETE, "",
          "Le titulaire réalise une récolte de pommes de …… kg." },
        { VERDICT_INCOMPLETE, "",
          "Le titulaire réalise une récolte de pommes de [poids à définir par la "
          "mairie] "
          "kg.",
          NULL, "[poids a definir par la mairie]" },
        { VERDICT_INCOMPLETE, "", "Choix : [récolte de pommes / sans objet], 30 kg." },
        { VERDICT_INCOMPLETE, "",
          "Pour la récolte de pommes, le titulaire prend ces mesures :\n1. "
          "............" },
        { VERDICT_MET, "",
          "Le titulaire fait une récolte de pommes de 30 kg et n'a pas recours à une "
          "machine." },
        { VERDICT_MISSING, "",
          "Le titulaire est invité à une récolte de pommes de 30 kg." },
        { VERDICT_MISSING, "", "Une récolte de pommes de 30 kg serait appréciée." },
        { VERDICT_INCOMPLETE, "",
          "Le titulaire réalise, dans la mesure du possible, une récolte de pommes "
          "de 30 kg." });
}

static void other_senses_and_tellings(void **state)
{
    (void)state;
    CHECK({ VERDICT_MISSING, "", "La récolte de pommes de pin est de 30 kg." },
          { VERDICT_MISSING, "", "La chanson dit la récolte de pommes de 30 kg." },
          { VERDICT_MISSING, "",
            "L'article L. 2112-2 du code permet d'imposer une récolte de pommes de 30 "
            "kg." },
          { VERDICT_MET, "",
            "En application de l'article L. 2112-2 du code, le titulaire réalise une "
            "récolte de "
            "pommes de 30 kg." });
}

static void preambles(void **state)
{
    (void)state;
    CHECK({ VERDICT_MISSING, "Préambule", "Réussir sa récolte de pommes de 30 kg." },
          { VERDICT_MISSING, "1.2 Présentation de la Régie",
            "Pôle des vergers : récolte de pommes de 30 kg par an." },
          { VERDICT_MET, "Préambule",
            "Le titulaire réalise une récolte de pommes de 30 kg." },
          { VERDICT_MET, "Présentation des offres", "Récolte de pommes de 30 kg." });
}

/* Of several passages that count, the one a reader would quote first. */
static void the_passage_quoted_first(void **state)
{
    (void)state;
    CHECK({ VERDICT_MET, "",
            "Article 1. Récolte de pommes. La récolte de pommes est de 30 kg.\n"
            "Article 2. Bilan. Le titulaire écrit le bilan de sa récolte de pommes de "
            "30 kg.",
            "la recolte de pommes est" },
          { VERDICT_MET, "Vergers",
            "Fruit | Poids\nRécolte de pommes | 30 kg\n"
            "Le titulaire réalise une récolte de pommes de 30 kg.",
            "le titulaire realise" });
}

static void the_level_follows_the_verdict(void **state)
{
    (void)state;
    static const struct {
        Level expected;
        Case one;
    } cases[] = {
        { LEVEL_OBLIGATION,
          { VERDICT_EXCLUDED, "", "Aucune récolte de pommes n'est due." } },
        { LEVEL_RECOMMENDATION, { VERDICT_MISSING, "", "Le titulaire chante." } },
    };
    Error err = { 0 };
    const char *paths[] = { SOURCE_DIR "/tests/data/pack-essai" };
    Pack *pack = pack_load(paths, 1, false, &err);
    assert_non_null(pack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Outcome given = judge_case(pack, &cases[i].one);
        assert_int_equal(given.verdict, cases[i].one.expected);
        assert_int_equal(given.level, cases[i].expected);
    }
    pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(negations),
        cmocka_unit_test(answers_and_boxes),
        cmocka_unit_test(titles),
        cmocka_unit_test(blanks_and_wishes),
        cmocka_unit_test(other_senses_and_tellings),
        cmocka_unit_test(preambles),
        cmocka_unit_test(the_passage_quoted_first),
        cmocka_unit_test(the_level_follows_the_verdict),
    };
    return cmocka_run_group_tests_name("evidence", tests, NULL, NULL);
}
