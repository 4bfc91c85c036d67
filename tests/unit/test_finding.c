/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/file.h"
#include "finding/dossier.h"
#include "finding/dossier_paths.h"
#include "finding/fact.h"
#include "finding/facts_build.h"
#include "finding/judge.h"
#include "finding/quantity.h"
#include "read/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

typedef struct Fixture {
    Pack *pack;
    MatchScratch *scratch;
} Fixture;

static int set_up(void **state)
{
    Error err = { 0 };
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->pack = pack_load(NULL, 0, false, &err);
    if (!fixture->pack)
        print_error("%s:%u:%u: %s\n", err.file, err.line, err.column, err.message);
    fixture->scratch = match_scratch_new(200000, &err);
    *state = fixture;
    return fixture->pack && fixture->scratch ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    match_scratch_free(fixture->scratch);
    pack_free(fixture->pack);
    free(fixture);
    return 0;
}

/* --- Numbers --- */

static void amounts_are_read_as_buyers_write_them(void **state)
{
    static const struct {
        const char *text;
        double euros;
        bool has_currency, with_tax;
    } cases[] = {
        { "640 000 eur ht", 640000, true, false },
        { "1 900 000 euros", 1900000, true, false },
        { "1.500.000,50 eur", 1500000.5, true, false },
        { "1,2 meur", 1200000, true, false },
        { "164 millions d'euros ht", 164e6, true, false },
        { "90 keur", 90000, true, false },
        { "90 k eur ttc", 90000, true, true },
        { "deux cent mille euros", 200000, true, false },
        { "quatre-vingt-dix mille euros", 90000, true, false },
        { "216000 eur", 216000, true, false },
        { "2027 100", 2027, false, false },
        { "145 000", 145000, false, false },
        { "48 mois", 48, false, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Amount amount;
        const char *text = cases[i].text;
        assert_true(amount_read(text, text + strlen(text), &amount) > 0);
        if (amount.euros != cases[i].euros)
            print_error("%s: %f, not %f\n", text, amount.euros, cases[i].euros);
        assert_true(amount.euros == cases[i].euros);
        assert_int_equal(amount.has_currency, cases[i].has_currency);
        assert_int_equal(amount.with_tax, cases[i].with_tax);
    }
    Amount none;
    assert_int_equal(amount_read("euros", (const char *)"euros" + 5, &none), 0);
}

static void times_and_days_are_read(void **state)
{
    static const struct {
        const char *text;
        double months;
    } times[] = {
        { "quatre ans", 48 },
        { "18 mois", 18 },
        { "un (1) an", 12 },
        { "vingt-deux ans", 264 },
        { "trente-six mois", 36 },
        { "48 heures", 0 },
        { "quatre-vingts mois", 80 },
        { "soixante-douze mois", 72 },
        { "anneau", 0 },
        { "treize semaines", 3 },
    };
    static const struct {
        const char *text;
        int year, month, day;
    } days[] = {
        { "20/11/2026", 2026, 11, 20 }, { "1er decembre 2026", 2026, 12, 1 },
        { "2026-11-20", 2026, 11, 20 }, { "29 fevrier 2027", 0, 0, 0 },
        { "31.12.26", 2026, 12, 31 },   { "15 thermidor 2026", 0, 0, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        double months = 0;
        const char *text = times[i].text;
        size_t taken = months_read(text, text + strlen(text), &months);
        assert_float_equal(months, times[i].months, 0.001);
        assert_int_equal(taken > 0, times[i].months > 0);
    }
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        Day day = { 0 };
        const char *text = days[i].text;
        bool read = day_read(text, text + strlen(text), &day) > 0;
        assert_int_equal(read, days[i].year > 0);
        if (read) {
            assert_int_equal(day.year, days[i].year);
            assert_int_equal(day.month, days[i].month);
            assert_int_equal(day.day, days[i].day);
        }
    }
    assert_int_equal(day_months_between((Day){ 2027, 4, 1 }, (Day){ 2030, 3, 31 }), 36);
    assert_true(date_is_valid("2028-02-29"));
    assert_false(date_is_valid("2027-02-29"));
    assert_false(date_is_valid("2026-1-1"));
    assert_false(date_is_valid("20261120"));
    assert_false(date_is_valid(""));
}

/* --- Facts --- */

/* A dossier of plain documents: names and texts in turn, NULL at the end. */
static Dossier *make_dossier(const Fixture *fixture, const char *const *documents)
{
    Error err = { 0 };
    Dossier *dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
    for (; *documents; documents += 2) {
        Document *document =
            plain_read(documents[0], "", documents[1], &limits_default, &err);
        assert_non_null(document);
        assert_true(dossier_add_document(dossier, documents[0], documents[0], document,
                                         fixture->scratch, &err));
    }
    return dossier;
}

static void check_fact(const Facts *facts, const char *name, const char *expected)
{
    const Fact *fact = facts_get(facts, name);
    if (strcmp(fact->value, expected) != 0)
        print_error("%s\n", name);
    assert_string_equal(fact->value, expected);
}

static void facts_of_a_cleaning_tender(void **state)
{
    static const char *const documents[] = {
        "01_RC_nettoyage.docx",
        "Commune de Valbrune\nRèglement de la consultation\n"
        "Nettoyage des bâtiments communaux\nObjet : prestations de nettoyage des "
        "locaux.\n"
        "La procédure est un appel d'offres ouvert. Les prestations sont réparties en "
        "trois lots.\n"
        "L'accord-cadre est conclu pour une durée d'un an, reconductible trois fois.\n"
        "Lot | Désignation | Maximum annuel HT\n"
        "1 | Mairie et annexes | 80 000 €\n"
        "2 | Écoles | 120 000 €\n"
        "3 | Vitrerie | 10 000 €\n"
        "Date d'envoi de l'avis : 20/11/2026",
        "CCAP.odt",
        "Cahier des clauses administratives particulières\n"
        "CCAG-FCS. Les pénalités sont plafonnées à 10 % du montant maximum.",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    assert_non_null(facts);
    check_fact(facts, "nature", "marche");
    check_fact(facts, "categorie", "services");
    check_fact(facts, "secteur", "nettoyage");
    check_fact(facts, "procedure", "formalisee");
    check_fact(facts, "forme", "accord-cadre");
    check_fact(facts, "acheteur", "collectivite");
    check_fact(facts, "date", "2026-11-20");
    check_fact(facts, "duree", "48");
    check_fact(facts, "lots", "3");
    check_fact(facts, "montant", "840000");
    check_fact(facts, "alimentation", "non");
    check_fact(facts, "services-reservables", "non");
    assert_int_equal(dossier_document_at(dossier, 0)->kind, KIND_RC);
    assert_int_equal(dossier_document_at(dossier, 1)->kind, KIND_CCAP);
    assert_null(facts_get(facts, "couleur"));

    const char *date = "2026-11-23";
    const Threshold *threshold =
        facts_threshold(facts, ((Fixture *)*state)->pack, "seuil-europeen", date);
    assert_non_null(threshold);
    assert_true(threshold->amount == 216000);
    dossier_free(dossier);
}

/* How long an order takes is not how long the contract lasts. */
static void a_delivery_is_no_duration(void **state)
{
    static const char *const documents[] = {
        "CCAP.docx",
        "Cahier des clauses administratives particulières\n"
        "Article 4 – Délais\n"
        "Le délai de livraison est de huit semaines.",
        "RC.docx",
        "Règlement de la consultation\n"
        "I.4. Durée. Deux ans, reconductible une fois deux ans.",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    check_fact(facts_find(dossier, NULL, 0, &err), "duree", "48");
    dossier_free(dossier);
    const char *const alone[] = { documents[0], documents[1], NULL };
    dossier = make_dossier(*state, alone);
    check_fact(facts_find(dossier, NULL, 0, &err), "duree", "1.85");
    dossier_free(dossier);
}

static bool is_asked(const Rule *rule, const void *user)
{
    return strcmp(rule->id, user) == 0;
}

/* A verdict is told for some lots only where nothing as good speaks of the contract. */
static void verdicts_are_told_for_their_lots(void **state)
{
    static const char *const documents[] = {
        "RC.docx",
        "Règlement de la consultation\n"
        "Le marché de mobilier comporte trois lots.\n"
        "Lot | Contenu | Réservation (art. L. 2113-12)\n"
        "1 | Tables | –\n"
        "2 | Armoires | –\n"
        "3 | Remise en état | Oui : EA, ESAT, agrément à joindre\n"
        "Article 4 – Critères\n"
        "La performance écologique du produit : 25 %.\n"
        "Pour le lot 3, la performance écologique est remplacée par la capacité de "
        "réparation (25 %).",
        "CCAP.docx",
        "Cahier des clauses administratives particulières\n"
        "Article 9 – Insertion\n"
        "Le titulaire du lot 1 réserve 300 heures d'insertion par an à des personnes "
        "éloignées de l'emploi. Il transmet chaque mois les justificatifs au "
        "facilitateur.",
        NULL
    };
    static const struct {
        const char *rule;
        Lots lots;
    } cases[] = {
        { "environnement/critere-environnemental", 0 },
        { "reservation/handicap", 1 << 3 },
        { "social/clause-insertion", 1 << 1 },
        { "allotissement/lots-ou-motivation", 0 },
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Findings *findings =
            judge_dossier(dossier, facts, "2026-11-23", is_asked, cases[i].rule, &err);
        assert_int_equal(findings->count, 1);
        if (findings->items[0].verdict != VERDICT_MET ||
            findings->items[0].lots != cases[i].lots)
            print_error("%s\n", cases[i].rule);
        assert_int_equal(findings->items[0].verdict, VERDICT_MET);
        assert_int_equal(findings->items[0].lots, cases[i].lots);
    }
    dossier_free(dossier);
}

/* Facts of a dossier of one règlement with that title. */
static void check_title(const Fixture *fixture, const char *title, const char *nature,
                        const char *category, const char *sector)
{
    Error err = { 0 };
    const char *documents[] = { "RC.docx", title, NULL };
    Dossier *dossier = make_dossier(fixture, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    if (strcmp(facts_get(facts, "secteur")->value, sector) != 0)
        print_error("%s\n", title);
    check_fact(facts, "nature", nature);
    check_fact(facts, "categorie", category);
    check_fact(facts, "secteur", sector);
    dossier_free(dossier);
}

static void a_title_tells_the_sector(void **state)
{
    check_title(*state, "Nettoyage de la cuisine centrale", "marche", "services",
                "nettoyage");
    check_title(*state, "Construction d'un restaurant scolaire", "marche", "travaux",
                "batiment");
    check_title(*state, "Fourniture de denrées alimentaires", "marche", "fournitures",
                "restauration");
    check_title(*state, "Exploitation des déchèteries", "marche", "services",
                "dechets");
    check_title(*state, "Délégation de service public pour la gestion de la crèche",
                "concession", "services", "social");
    check_title(*state, "Restauration de l'église Saint-Martin", "marche", "travaux",
                "batiment");
    check_title(*state, "Étude des déplacements des agents de la Métropole", "marche",
                "services", "autre");
    check_title(*state, "Prestations d'agence de voyages", "marche", "services",
                "autre");
}

static bool is_rule(const Rule *rule, const void *id)
{
    return strcmp(rule->id, id) == 0;
}

/* The acte d'engagement of one lot says on its cover whose it is; the division into
 * lots is of the whole contract. */
static void a_cover_names_the_lot(void **state)
{
    static const char *const documents[] = {
        "RC.docx",
        "Règlement de la consultation\nLot | Désignation\n1 | Bureaux\n2 | "
        "Vitrerie",
        "AE.docx",
        "Acte d'engagement – lot n° 2\nLe titulaire réalise 300 heures "
        "d'insertion et en justifie chaque mois auprès du facilitateur.",
        NULL
    };
    static const struct {
        const char *rule;
        Lots lots;
    } cases[] = { { "social/clause-insertion", UINT64_C(1) << 2 },
                  { "allotissement/lots-ou-motivation", 0 } };
    Error err = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Dossier *dossier = make_dossier(*state, documents);
        const Facts *facts = facts_find(dossier, NULL, 0, &err);
        const Findings *findings =
            judge_dossier(dossier, facts, "2026-11-23", is_rule, cases[i].rule, &err);
        assert_non_null(findings);
        assert_int_equal(findings->items[0].verdict, VERDICT_MET);
        assert_int_equal(findings->items[0].lots, cases[i].lots);
        dossier_free(dossier);
    }
}

/* The passage that is shown is the sentence that says it, not a word by the way. */
static void a_fact_is_proved_by_its_best_passage(void **state)
{
    static const char *const documents[] = {
        "CCP.docx",
        "Cahier des clauses particulières\n1. Type\nCe marché est un marché à bons de "
        "commande.\n2. Dérogations au CCAG\nNéant. L'Agence, un EPIC, assure pour le "
        "compte du ministère et du préfet des missions de service public.",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    const Fact *nature = facts_get(facts, "nature");
    const Text *text = dossier_document_at(dossier, 0)->text;
    const char *at = text_bytes(text) + nature->span.start;
    assert_string_equal(nature->value, "marche");
    assert_memory_equal(at, "ce marche est un", strlen("ce marche est un"));
    check_fact(facts, "acheteur", "collectivite");
    dossier_free(dossier);
}

static void what_is_no_tender_has_no_facts(void **state)
{
    static const char *const documents[] = {
        "guide.odt",
        "Accueillir le public\nLes séances du conseil municipal sont accessibles. La "
        "collecte des déchets est hebdomadaire, pour une durée de trois ans.",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    for (size_t i = 0; i < facts_count(facts); i++)
        assert_string_equal(facts_at(facts, i)->value, "");
    assert_false(dossier_is_recognised(dossier));
    dossier_free(dossier);
}

static void a_scheme_is_no_tender(void **state)
{
    static const char *const documents[] = {
        "Deliberation.docx",
        "Séance du 15 octobre 2026\nObjet : adoption du schéma de promotion des achats "
        "socialement et écologiquement responsables",
        NULL
    };
    static const char *const tender[] = {
        "RC.docx", "Règlement de la consultation\nMarché de nettoyage des locaux",
        "SPASER.odt",
        "Schéma de promotion des achats socialement et écologiquement "
        "responsables de la région",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, NULL, 0, &err);
    check_fact(facts, "nature", "spaser");
    assert_int_equal(dossier_document_at(dossier, 0)->kind, KIND_SPASER);
    dossier_free(dossier);
    /* A scheme that comes with a tender does not make it one. */
    dossier = make_dossier(*state, tender);
    facts = facts_find(dossier, NULL, 0, &err);
    check_fact(facts, "nature", "marche");
    dossier_free(dossier);
}

static void kinds_are_recognised_by_name_then_title(void **state)
{
    static const struct {
        const char *name, *text;
        DocumentKind kind;
    } cases[] = {
        { "02_CCAP_nettoyage.docx", "x", KIND_CCAP },
        { "RC.odt", "x", KIND_RC },
        { "Règlement de consultation v2.docx", "x", KIND_RC },
        { "ActeEngagement.docx", "x", KIND_AE },
        { "ATTRI1.odt", "x", KIND_AE },
        { "2027-AE-CCP.docx", "x", KIND_CCP },
        { "CCAP-CCTP.docx", "x", KIND_CCP },
        { "Annexe 2 au CCAP.docx", "x", KIND_ANNEXE },
        { "Cadre de mémoire technique.docx", "x", KIND_FORM },
        { "BPU lot 2.xlsx.docx", "x", KIND_FORM },
        { "Annexe 3 Notice environnementale.docx", "x", KIND_ANNEXE },
        { "2026_DC1.docx", "x", KIND_FORM },
        { "Lettre_de_candidature.odt", "x", KIND_FORM },
        { "Déclaration du candidat.docx", "x", KIND_FORM },
        { "AE_DC1.docx", "x", KIND_AE },
        { "Projet de contrat.odt", "x", KIND_CONCESSION },
        { "AAPC.docx", "x", KIND_AAPC },
        { "lots.docx", "x", KIND_OTHER },
        { "document1.docx", "Mairie\nRèglement de la consultation\nLe CCAP", KIND_RC },
        { "document2.docx", "Cahier des clauses techniques particulières", KIND_CCTP },
        { "document3.docx", "Avis d'appel public à la concurrence", KIND_AAPC },
        { "document4.docx", "Contrat de concession de service public",
          KIND_CONCESSION },
        { "document5.docx", "Programme de la DSP", KIND_CONCESSION },
        { "document6.docx", "SPASER 2026-2030", KIND_SPASER },
        { "Annexe3_indicateurs.odt", "x", KIND_ANNEXE },
        { "fiches.docx", "Annexe 2 – Fiches d'action\nCahier des charges type",
          KIND_ANNEXE },
        { "bilan.docx", "Livrable : un cahier des charges. Pilote : les achats.",
          KIND_OTHER },
        { "AFFAIRE_2026_DPF.odt", "x", KIND_FORM },
        { "document8.odt", "Bordereau des prix unitaires", KIND_FORM },
        { "document9.odt",
          "Décomposition\ndes prix\nLe candidat renseigne l'intégralité des tableaux",
          KIND_FORM },
        { "document7.docx", "Le formulaire DC2 est un modèle de déclaration",
          KIND_FORM },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        const char *documents[] = { cases[i].name, cases[i].text, NULL };
        Dossier *dossier = make_dossier(*state, documents);
        assert_non_null(facts_find(dossier, NULL, 0, &err));
        DocumentKind kind = dossier_document_at(dossier, 0)->kind;
        if (kind != cases[i].kind)
            print_error("%s\n", cases[i].name);
        assert_string_equal(kind_name(kind), kind_name(cases[i].kind));
        dossier_free(dossier);
    }
}

/* What adopts a scheme is not the scheme, where that is there. */
static void a_deliberation_goes_with_its_scheme(void **state)
{
    static const char *const documents[] = {
        "Deliberation.docx",
        "Extrait du registre des délibérations\n"
        "Objet : adoption du schéma de promotion des achats socialement et "
        "écologiquement responsables",
        "Schema.odt",
        "Schéma de promotion des achats socialement et écologiquement responsables",
        NULL
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    check_fact(facts_find(dossier, NULL, 0, &err), "nature", "spaser");
    assert_int_equal(dossier_document_at(dossier, 0)->kind, KIND_ANNEXE);
    assert_int_equal(dossier_document_at(dossier, 1)->kind, KIND_SPASER);
    dossier_free(dossier);
    const char *const alone[] = { documents[0], documents[1], NULL };
    dossier = make_dossier(*state, alone);
    facts_find(dossier, NULL, 0, &err);
    assert_int_equal(dossier_document_at(dossier, 0)->kind, KIND_SPASER);
    dossier_free(dossier);
}

static void what_the_user_gives_wins(void **state)
{
    static const char *const documents[] = {
        "RC.docx", "Règlement de la consultation\nNettoyage des locaux", NULL
    };
    static const GivenFact given[] = { { "secteur", "dechets" },
                                       { "montant", "640 000" },
                                       { "date", "2026-09-01" } };
    static const GivenFact wrong[] = {
        { "secteur", "bricolage" }, { "nature", "achat" }, { "montant", "beaucoup" },
        { "date", "2026-02-30" },   { "cpv", "9091" },     { "humeur", "bonne" },
    };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, given, 3, &err);
    check_fact(facts, "secteur", "dechets");
    check_fact(facts, "montant", "640000");
    assert_int_equal(facts_get(facts, "secteur")->origin, FACT_GIVEN);
    assert_int_equal(facts_get(facts, "nature")->origin, FACT_FOUND);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        err = (Error){ 0 };
        assert_null(facts_find(dossier, &wrong[i], 1, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.message, "attendu"));
    }
    dossier_free(dossier);
}

static void conditions_have_three_answers(void **state)
{
    static const char *const documents[] = { "note.docx", "Note de service", NULL };
    static const GivenFact given[] = { { "nature", "marche" },
                                       { "categorie", "services" },
                                       { "secteur", "nettoyage" },
                                       { "montant", "180000" } };
    const Pack *pack = ((Fixture *)*state)->pack;
    const char *date = "2026-11-23", *unknown = NULL;
    const char *const marche[] = { "marche" }, *const travaux[] = { "travaux" },
                      *const europe[] = { "seuil-europeen" },
                      *const small[] = { "90000" }, *const etat[] = { "etat" };
    const Condition is_marche = { "nature", COMPARE_IS, marche, 1 };
    const Condition is_works = { "categorie", COMPARE_IS, travaux, 1 };
    const Condition no_works = { "categorie", COMPARE_IS_NOT, travaux, 1 };
    const Condition european = { "montant", COMPARE_AT_LEAST, europe, 1 };
    const Condition from_small = { "montant", COMPARE_AT_LEAST, small, 1 };
    const Condition below_small = { "montant", COMPARE_BELOW, small, 1 };
    const char *const same[] = { "180000" };
    const Condition from_same = { "montant", COMPARE_AT_LEAST, same, 1 };
    const Condition above_same = { "montant", COMPARE_ABOVE, same, 1 };
    const Condition above_small = { "montant", COMPARE_ABOVE, small, 1 };
    const Condition is_state = { "acheteur", COMPARE_IS, etat, 1 };
    Error err = { 0 };
    Dossier *dossier = make_dossier(*state, documents);
    const Facts *facts = facts_find(dossier, given, 4, &err);

    assert_int_equal(facts_hold(facts, pack, NULL, 0, date, NULL), TRUTH_YES);
    assert_int_equal(facts_hold(facts, pack, &is_marche, 1, date, NULL), TRUTH_YES);
    assert_int_equal(facts_hold(facts, pack, &is_works, 1, date, &unknown), TRUTH_NO);
    assert_string_equal(unknown, "categorie");
    assert_int_equal(facts_hold(facts, pack, &no_works, 1, date, NULL), TRUTH_YES);
    assert_int_equal(facts_hold(facts, pack, &from_small, 1, date, NULL), TRUTH_YES);
    assert_int_equal(facts_hold(facts, pack, &below_small, 1, date, NULL), TRUTH_NO);
    assert_int_equal(facts_hold(facts, pack, &from_same, 1, date, NULL), TRUTH_YES);
    assert_int_equal(facts_hold(facts, pack, &above_same, 1, date, NULL), TRUTH_NO);
    assert_int_equal(facts_hold(facts, pack, &above_small, 1, date, NULL), TRUTH_YES);
    Condition surely_state = is_state;
    surely_state.known = true;
    assert_int_equal(facts_hold(facts, pack, &surely_state, 1, date, &unknown),
                     TRUTH_NO);
    assert_int_equal(facts_hold(facts, pack, &is_state, 1, date, &unknown),
                     TRUTH_UNKNOWN);
    assert_string_equal(unknown, "acheteur");
    /* 180 000 is above the threshold of the State and below that of a commune. */
    assert_int_equal(facts_hold(facts, pack, &european, 1, date, &unknown),
                     TRUTH_UNKNOWN);
    assert_string_equal(unknown, "acheteur");
    const Condition both[] = { is_state, is_works };
    assert_int_equal(facts_hold(facts, pack, both, 2, date, NULL), TRUTH_NO);

    /* Above all of them the buyer does not matter. */
    const GivenFact large[] = { given[0], given[1], given[2], { "montant", "500000" } };
    facts = facts_find(dossier, large, 4, &err);
    assert_int_equal(facts_hold(facts, pack, &european, 1, date, NULL), TRUTH_YES);
    assert_null(facts_threshold(facts, pack, "seuil-europeen", date));
    assert_null(facts_threshold(facts, pack, "seuil-inconnu", date));
    dossier_free(dossier);
}

static void amount_of_the_whole_need(void **state)
{
    static const struct {
        const char *text, *expected, *largest;
    } cases[] = {
        { "Montant maximum sur la durée totale : 640 000 € HT.", "640000" },
        { "Estimation : 118 000 euros hors taxes.", "118000" },
        { "Le montant estimé du marché est de 120 000 € TTC.", "100000" },
        { "Durée : quatre ans.\nMontant maximum annuel : 50 000 € HT.", "200000" },
        { "Valeur estimée : 1,2 M€ HT", "1200000" },
        { "Durée : quatre ans.\nLes montants minimum et maximum annuels sont de 210 "
          "000 € HT "
          "et 420 000 € HT.",
          "1680000" },
        { "Lot 1 : montant maximum de 100 000 € HT.\n"
          "Lot 2 : montant maximum de 50 000 € HT.",
          "150000", "100000" },
        { "Chiffre d'affaires annuel minimal : 120 000 €.", "" },
        { "Montant maximal pouvant être présenté en nantissement : 10 000 €", "" },
        { "Les pénalités ont un montant maximum de 5 000 €.", "" },
        { "Une avance est versée au-delà de 50 000 € HT.", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        const char *documents[] = { "RC.docx", cases[i].text, NULL };
        Dossier *dossier = make_dossier(*state, documents);
        const Facts *facts = facts_find(dossier, NULL, 0, &err);
        check_fact(facts, "montant-lot", cases[i].largest ? cases[i].largest : "");
        if (strcmp(facts_get(facts, "montant")->value, cases[i].expected) != 0)
            print_error("%s\n", cases[i].text);
        check_fact(facts, "montant", cases[i].expected);
        dossier_free(dossier);
    }
}

/* Two documents that say different amounts and numbers of lots: both are shown. */
static void documents_that_disagree_are_both_shown(void **state)
{
    static const struct {
        const char *rc, *ccap, *lots, *amount; /* what the other document says; "" */
    } cases[] = {
        { "Le marché comporte 3 lots.\nMontant maximum sur la durée totale : 640 000 € "
          "HT.",
          "Le marché comporte 4 lots.\nMontant maximum sur la durée totale : 580 000 € "
          "HT.",
          "3", "580000" },
        { "Le marché comporte 3 lots.\nMontant maximum sur la durée totale : 640 000 € "
          "HT.",
          "Le marché comporte trois lots.\nMontant maximum sur la durée totale : 640 "
          "000 € HT.",
          "", "" },
        { "Le marché comporte 3 lots.", "Lot 1 : montant maximum de 100 000 € HT.", "",
          "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        const char *documents[] = { "CCAP.docx", cases[i].ccap, "RC.docx", cases[i].rc,
                                    NULL };
        Dossier *dossier = make_dossier(*state, documents);
        const Facts *facts = facts_find(dossier, NULL, 0, &err);
        const Fact *lots = facts_get(facts, "lots");
        const Fact *amount = facts_get(facts, "montant");
        assert_string_equal(lots->other_count ? lots->others[0].value : "",
                            cases[i].lots);
        assert_string_equal(amount->other_count ? amount->others[0].value : "",
                            cases[i].amount);
        dossier_free(dossier);
    }
}

/* What a document says of the procedure and of the contract itself. */
static void a_document_that_says_another_procedure_is_shown(void **state)
{
    static const struct {
        const char *notice, *rc, *ccap, *procedure, *nature; /* said elsewhere; "" */
        const char *found; /* the nature of the dossier */
    } cases[] = {
        { "Avis de marché en procédure adaptée.",
          "La consultation est un appel d'offres ouvert.",
          "Marché public passé par appel d'offres ouvert.", "adaptee", "", "marche" },
        { "Appel d'offres ouvert.", "La consultation est un appel d'offres ouvert.",
          "Marché public. Des prestations similaires suivent l'article R. 2122-7.", "",
          "", "marche" },
        { "Appel d'offres ouvert.",
          "La consultation est un appel d'offres ouvert ; la procédure adaptée est "
          "écartée.",
          "Marché public de services.", "", "", "marche" },
        { "Appel d'offres ouvert.", "Marché public passé par appel d'offres ouvert.",
          "Contrat de concession de service public\nArticle 1 : le délégataire "
          "exploite.",
          "", "marche", "concession" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        const char *documents[] = { "AAPC.docx",   cases[i].notice, "CCAP.docx",
                                    cases[i].ccap, "RC.docx",       cases[i].rc,
                                    NULL };
        Dossier *dossier = make_dossier(*state, documents);
        const Facts *facts = facts_find(dossier, NULL, 0, &err);
        const Fact *procedure = facts_get(facts, "procedure");
        const Fact *nature = facts_get(facts, "nature");
        assert_string_equal(procedure->value, "formalisee");
        assert_string_equal(nature->value, cases[i].found);
        assert_string_equal(procedure->other_count ? procedure->others[0].value : "",
                            cases[i].procedure);
        assert_string_equal(nature->other_count ? nature->others[0].value : "",
                            cases[i].nature);
        dossier_free(dossier);
    }
}

/* --- Dossiers --- */

static void names_in_a_folder_are_sorted_out(void **state)
{
    static const struct {
        const char *name;
        PathKind kind;
        const char *reason;
    } cases[] = {
        { "RC.docx", PATH_DOCUMENT, "" },
        { "sous/CCAP.ODT", PATH_DOCUMENT, "" },
        { "dce.zip", PATH_ARCHIVE, "" },
        { "~$RC.docx", PATH_SKIPPED, "fichier de verrou de Word" },
        { ".~lock.RC.odt#", PATH_SKIPPED, "fichier de verrou de LibreOffice" },
        { ".DS_Store", PATH_SKIPPED, "fichier caché" },
        { "plan.PDF", PATH_SKIPPED,
          "format non lu\u00a0; joignez le document d'origine, en .docx ou .odt" },
        { "vieux.doc", PATH_SKIPPED,
          "format non lu\u00a0; enregistrez-le en .docx ou .odt" },
        { "sans-extension", PATH_SKIPPED, "format non lu" },
        { "clausier.yml", PATH_SILENT, NULL },
    };
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reason = NULL;
        assert_int_equal(path_kind(cases[i].name, &reason), cases[i].kind);
        if (cases[i].kind == PATH_SKIPPED)
            assert_string_equal(reason, cases[i].reason);
    }
    assert_string_equal(name_fold("dce/02_CCAP-Nettoyage (v2).docx", arena),
                        "02 ccap nettoyage v2");
    arena_free(arena);
}

static void write_file(const char *folder, const char *name, const char *bytes,
                       size_t length)
{
    char path[512];
    Error err = { 0 };
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(file_write(path, bytes, length, true, &err));
}

static const char flat_odt[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    "<office:document "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "office:version=\"1.3\" "
    "office:mimetype=\"application/vnd.oasis.opendocument.text\">"
    "<office:body><office:text><text:p>Nettoyage</text:p></office:text></office:body>"
    "</office:document>";

/* A zip with these entries: names and bytes in turn, NULL at the end. */
static void write_zip(const char *path, const char *const *entries)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    assert_non_null(zip);
    for (; *entries; entries += 2) {
        zip_source_t *source =
            zip_source_buffer(zip, entries[1], strlen(entries[1]), 0);
        assert_true(zip_file_add(zip, entries[0], source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

static void a_folder_is_read_with_its_folders(void **state)
{
    const Fixture *fixture = *state;
    char folder[] = "/tmp/clausier-test-XXXXXX", path[128], command[160];
    static const char *const entries[] = {
        "lot 1/CCTP.fodt",  flat_odt, "plan.pdf", "%PDF-1.4",
        "__MACOSX/._x.odt", "x",      NULL
    };
    Error err = { 0 };
    assert_non_null(mkdtemp(folder));
    write_file(folder, "RC.fodt", flat_odt, sizeof flat_odt - 1);
    write_file(folder, "~$RC.docx", "x", 1);
    write_file(folder, "faux.docx", "%PDF-1.7", 8);
    snprintf(path, sizeof path, "%s/annexes", folder);
    assert_int_equal(mkdir(path, 0755), 0);
    write_file(path, "Annexe.fodt", flat_odt, sizeof flat_odt - 1);
    assert_int_equal(symlink(folder, strcat(path, "/retour")), 0);
    snprintf(path, sizeof path, "%s/dce.zip", folder);
    write_zip(path, entries);

    Dossier *dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
    assert_true(dossier_add_path(dossier, folder, fixture->scratch, &err));
    assert_int_equal(dossier_document_count(dossier), 3);
    assert_string_equal(dossier_document_at(dossier, 0)->name, "RC.fodt");
    assert_string_equal(dossier_document_at(dossier, 1)->name, "annexes/Annexe.fodt");
    assert_string_equal(dossier_document_at(dossier, 2)->name,
                        "dce.zip/lot 1/CCTP.fodt");
    assert_int_equal(dossier_failure_count(dossier), 1);
    assert_non_null(strstr(dossier_failure_at(dossier, 0)->error.file, "faux.docx"));
    assert_int_equal(dossier_skipped_count(dossier), 3);
    dossier_free(dossier);

    /* The archive by itself. */
    dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
    assert_true(dossier_add_path(dossier, path, fixture->scratch, &err));
    assert_int_equal(dossier_document_count(dossier), 1);
    assert_string_equal(dossier_document_at(dossier, 0)->name, "lot 1/CCTP.fodt");
    dossier_free(dossier);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void names_in_an_archive_may_begin_with_here(void **state)
{
    const Fixture *fixture = *state;
    char folder[] = "/tmp/clausier-test-XXXXXX", path[128], command[160];
    static const char *const entries[] = {
        "./RC.fodt", flat_odt, "././lot/CCTP.fodt", flat_odt, "./.cache/x.fodt",
        flat_odt,    NULL
    };
    Error err = { 0 };
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/dce.zip", folder);
    write_zip(path, entries);
    Dossier *dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
    assert_true(dossier_add_path(dossier, path, fixture->scratch, &err));
    assert_int_equal(dossier_document_count(dossier), 2);
    assert_string_equal(dossier_document_at(dossier, 0)->name, "lot/CCTP.fodt");
    assert_string_equal(dossier_document_at(dossier, 1)->name, "RC.fodt");
    dossier_free(dossier);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void nothing_to_read_is_a_failure(void **state)
{
    const Fixture *fixture = *state;
    char folder[] = "/tmp/clausier-test-XXXXXX", path[128];
    Error err = { 0 };
    assert_non_null(mkdtemp(folder));
    write_file(folder, "plan.pdf", "%PDF-1.4", 8);
    snprintf(path, sizeof path, "%s/plan.pdf", folder);
    const char *const paths[] = { folder, path, "/nulle/part.docx" };
    for (size_t i = 0; i < 3; i++) {
        Dossier *dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
        assert_true(dossier_add_path(dossier, paths[i], fixture->scratch, &err));
        assert_int_equal(dossier_document_count(dossier), 0);
        assert_int_equal(dossier_failure_count(dossier), 1);
        assert_int_not_equal(dossier_failure_at(dossier, 0)->error.message[0], '\0');
        assert_non_null(facts_find(dossier, NULL, 0, &err));
        dossier_free(dossier);
    }
    unlink(path);
    rmdir(folder);
}

static void too_many_files_are_refused(void **state)
{
    const Fixture *fixture = *state;
    char folder[] = "/tmp/clausier-test-XXXXXX", name[32], command[160];
    Limits limits = limits_default;
    Error err = { 0 };
    limits.entries = 3;
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < 6; i++) {
        snprintf(name, sizeof name, "%d.fodt", i);
        write_file(folder, name, flat_odt, sizeof flat_odt - 1);
    }
    Dossier *dossier = dossier_new("essai", fixture->pack, &limits, &err);
    assert_true(dossier_add_path(dossier, folder, fixture->scratch, &err));
    assert_int_equal(dossier_document_count(dossier), 3);
    assert_int_equal(dossier_failure_count(dossier), 1);
    assert_int_equal(dossier_failure_at(dossier, 0)->error.kind, ERROR_LIMIT);
    dossier_free(dossier);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void heavy_dossiers_are_cut(void **state)
{
    const Fixture *fixture = *state;
    char folder[] = "/tmp/clausier-test-XXXXXX", name[32], command[160];
    Limits limits = limits_default;
    Error err = { 0 };
    limits.dossier_bytes = sizeof flat_odt / 2; /* met by the first */
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < 6; i++) {
        snprintf(name, sizeof name, "%d.fodt", i);
        write_file(folder, name, flat_odt, sizeof flat_odt - 1);
    }
    Dossier *dossier = dossier_new("essai", fixture->pack, &limits, &err);
    assert_true(dossier_add_path(dossier, folder, fixture->scratch, &err));
    assert_int_equal(dossier_document_count(dossier), 1);
    assert_int_equal(dossier_failure_count(dossier), 1);
    assert_int_equal(dossier_failure_at(dossier, 0)->error.kind, ERROR_LIMIT);
    dossier_free(dossier);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_as_buyers_write_them),
        cmocka_unit_test(times_and_days_are_read),
        cmocka_unit_test(facts_of_a_cleaning_tender),
        cmocka_unit_test(a_delivery_is_no_duration),
        cmocka_unit_test(verdicts_are_told_for_their_lots),
        cmocka_unit_test(a_title_tells_the_sector),
        cmocka_unit_test(a_cover_names_the_lot),
        cmocka_unit_test(a_fact_is_proved_by_its_best_passage),
        cmocka_unit_test(what_is_no_tender_has_no_facts),
        cmocka_unit_test(a_scheme_is_no_tender),
        cmocka_unit_test(kinds_are_recognised_by_name_then_title),
        cmocka_unit_test(a_deliberation_goes_with_its_scheme),
        cmocka_unit_test(what_the_user_gives_wins),
        cmocka_unit_test(conditions_have_three_answers),
        cmocka_unit_test(amount_of_the_whole_need),
        cmocka_unit_test(documents_that_disagree_are_both_shown),
        cmocka_unit_test(a_document_that_says_another_procedure_is_shown),
        cmocka_unit_test(names_in_a_folder_are_sorted_out),
        cmocka_unit_test(a_folder_is_read_with_its_folders),
        cmocka_unit_test(names_in_an_archive_may_begin_with_here),
        cmocka_unit_test(nothing_to_read_is_a_failure),
        cmocka_unit_test(too_many_files_are_refused),
        cmocka_unit_test(heavy_dossiers_are_cut),
    };
    return cmocka_run_group_tests_name("finding", tests, set_up, tear_down);
}
