/* SPDX-License-Identifier: Apache-2.0 */
/* The law by date: the level of a point on the days before and after it changes, and on
 * both sides of each threshold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding/judge.h"
#include "read/plain.h"
#include "rules/pack.h"

#include <string.h>

enum { MOST_FACTS = 8 };

typedef struct Case {
    const char *rule, *date;
    GivenFact facts[MOST_FACTS];
    const char *text;
    Verdict verdict;
    Level level;
    const char *unknown; /* the fact that would decide; NULL = none */
    const char *next;    /* the day of a stricter level; "" = none, NULL = not asked */
    const char *clause;  /* words of the clause proposed; NULL = not asked */
} Case;

#define MARCHE                                                                         \
    {                                                                                  \
        "nature", "marche"                                                             \
    }
#define CONCESSION                                                                     \
    {                                                                                  \
        "nature", "concession"                                                         \
    }
#define SERVICES                                                                       \
    {                                                                                  \
        "categorie", "services"                                                        \
    }
#define FOURNITURES                                                                    \
    {                                                                                  \
        "categorie", "fournitures"                                                     \
    }
#define TRAVAUX                                                                        \
    {                                                                                  \
        "categorie", "travaux"                                                         \
    }
#define ETAT                                                                           \
    {                                                                                  \
        "acheteur", "etat"                                                             \
    }
#define COLLECTIVITE                                                                   \
    {                                                                                  \
        "acheteur", "collectivite"                                                     \
    }
#define ENTITE                                                                         \
    {                                                                                  \
        "acheteur", "entite-adjudicatrice"                                             \
    }
#define NETTOYAGE                                                                      \
    {                                                                                  \
        "secteur", "nettoyage"                                                         \
    }
#define SOCIAL                                                                         \
    {                                                                                  \
        "secteur", "social"                                                            \
    }
#define MONTANT(euros)                                                                 \
    {                                                                                  \
        "montant", euros                                                               \
    }
#define LOTS(count)                                                                    \
    {                                                                                  \
        "lots", count                                                                  \
    }
#define LARGEST(euros)                                                                 \
    {                                                                                  \
        "montant-lot", euros                                                           \
    }
#define SUBSEQUENT                                                                     \
    {                                                                                  \
        "forme", "marche-subsequent"                                                   \
    }

static const char nothing[] = "Les prestations sont exécutées dans les délais.";

static int set_up(void **state)
{
    Error err = { 0 };
    *state = pack_load(NULL, 0, false, &err);
    if (!*state)
        print_error("%s:%u: %s\n", err.file, err.line, err.message);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    pack_free(*state);
    return 0;
}

static bool is_rule(const Rule *rule, const void *id)
{
    return strcmp(rule->id, id) == 0;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_right(const Pack *pack, const Case *one)
{
    Error err = { 0 };
    Dossier *dossier = dossier_new("essai", pack, &limits_default, &err);
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, &err);
    Document *document =
        plain_read("RC", "", one->text ? one->text : nothing, &limits_default, &err);
    assert_non_null(dossier);
    assert_non_null(document);
    assert_true(dossier_add_document(dossier, "RC", "RC", document, scratch, &err));
    size_t count = 0;
    while (count < MOST_FACTS && one->facts[count].name)
        count++;
    const Facts *facts = facts_find(dossier, one->facts, count, &err);
    const Findings *findings =
        facts ? judge_dossier(dossier, facts, one->date, is_rule, one->rule, &err)
              : NULL;
    if (!findings)
        fail_msg("%s", err.message);
    assert_int_equal(findings->count, 1);
    const Finding *given = &findings->items[0];
    bool right = given->verdict == one->verdict && given->level == one->level &&
                 is_same(given->unknown_fact, one->unknown);
    const char *next = given->next_case ? given->next_case->since : "";
    if (one->next && strcmp(one->next, next) != 0) {
        print_error("%s on %s: next on %s, given %s\n", one->rule, one->date, one->next,
                    next);
        right = false;
    }
    if (one->clause && !strstr(wording_in(given->clause, LANGUAGE_FR), one->clause)) {
        print_error("%s: expected a clause with \"%s\", given %s\n", one->rule,
                    one->clause, wording_in(given->clause, LANGUAGE_FR));
        right = false;
    }
    if (!right)
        print_error("%s on %s: expected %s, level %d, unknown %s; given %s, level %d, "
                    "unknown %s\n",
                    one->rule, one->date, verdict_name(one->verdict), one->level,
                    one->unknown ? one->unknown : "-", verdict_name(given->verdict),
                    given->level, given->unknown_fact ? given->unknown_fact : "-");
    dossier_free(dossier);
    match_scratch_free(scratch);
    return right;
}

static void check(const Pack *pack, const Case *cases, size_t count)
{
    int faults = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_right(pack, &cases[i])) {
            print_error("    (case %zu)\n", i);
            faults++;
        }
    assert_int_equal(faults, 0);
}

#define CHECK(...)                                                                     \
    do {                                                                               \
        static const Case cases[] = { __VA_ARGS__ };                                   \
        check(*state, cases, sizeof cases / sizeof *cases);                            \
    } while (0)

#define DUE VERDICT_MISSING, LEVEL_OBLIGATION, NULL
#define ADVISED VERDICT_MISSING, LEVEL_RECOMMENDATION, NULL

/* Loi Climat et résilience: the criterion on 21 August 2026, the condition on the 22nd;
 * any amount; not for the call-offs of an older framework. */
static void the_environment_is_due_from_august_2026(void **state)
{
    static const char criterion[] = "environnement/critere-environnemental";
    static const char clause[] = "environnement/clause-execution";
    CHECK(
        { criterion, "2026-08-20", { MARCHE }, NULL, ADVISED },
        { criterion, "2026-08-21", { MARCHE }, NULL, DUE },
        { criterion, "2026-08-22", { MARCHE, MONTANT("1000") }, NULL, DUE },
        { criterion, "2026-08-20", { CONCESSION }, NULL, ADVISED },
        { criterion, "2026-08-21", { CONCESSION }, NULL, DUE },
        { criterion, "2026-08-22", { MARCHE, SUBSEQUENT }, NULL, ADVISED },
        { clause, "2026-08-20", { MARCHE }, NULL, ADVISED },
        { clause, "2026-08-21", { MARCHE }, NULL, ADVISED },
        { clause, "2026-08-22", { MARCHE }, NULL, DUE },
        { clause, "2026-08-22", { MARCHE, SUBSEQUENT }, NULL, ADVISED },
        { clause, "2026-08-21", { CONCESSION, NETTOYAGE }, NULL, ADVISED },
        { clause, "2026-08-22", { CONCESSION, NETTOYAGE }, NULL, DUE },
        { clause,
          "2026-08-22",
          { CONCESSION, { "secteur", "transport" } },
          NULL,
          ADVISED },
        /* The launch of the consultation decides, not the day of the check. */
        { clause, "2026-11-23", { MARCHE, { "date", "2026-08-21" } }, NULL, ADVISED });
}

/* From the European thresholds on, which are those of the buyer and of the object. */
static void a_social_condition_is_due_from_the_thresholds_on(void **state)
{
    static const char rule[] = "social/condition-execution";
    static const char day[] = "2026-08-22";
    CHECK(
        { rule,
          "2026-08-21",
          { MARCHE, SERVICES, NETTOYAGE, COLLECTIVITE, MONTANT("900000") },
          NULL,
          ADVISED },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, COLLECTIVITE, MONTANT("216000") },
          NULL,
          DUE },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, COLLECTIVITE, MONTANT("215999") },
          NULL,
          ADVISED },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, ETAT, MONTANT("140000") },
          NULL,
          DUE },
        { rule,
          day,
          { MARCHE, FOURNITURES, NETTOYAGE, ETAT, MONTANT("139999") },
          NULL,
          ADVISED },
        { rule,
          day,
          { MARCHE, FOURNITURES, NETTOYAGE, ENTITE, MONTANT("432000") },
          NULL,
          DUE },
        { rule,
          day,
          { MARCHE, FOURNITURES, NETTOYAGE, ENTITE, MONTANT("431999") },
          NULL,
          ADVISED },
        { rule,
          day,
          { MARCHE, SERVICES, SOCIAL, COLLECTIVITE, MONTANT("750000") },
          NULL,
          DUE },
        { rule,
          day,
          { MARCHE, SERVICES, SOCIAL, COLLECTIVITE, MONTANT("749999") },
          NULL,
          ADVISED },
        { rule, day, { MARCHE, TRAVAUX, MONTANT("5404000") }, NULL, DUE },
        { rule, day, { MARCHE, TRAVAUX, MONTANT("5403999") }, NULL, ADVISED },
        { rule, day, { CONCESSION, MONTANT("5404000") }, NULL, DUE },
        { rule, day, { CONCESSION, MONTANT("5403999") }, NULL, ADVISED },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, COLLECTIVITE, SUBSEQUENT, MONTANT("900000") },
          NULL,
          ADVISED },
        /* What is not known is said; what it could not change is not asked. */
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, COLLECTIVITE },
          NULL,
          VERDICT_MISSING,
          LEVEL_RECOMMENDATION,
          "montant" },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, MONTANT("216000") },
          NULL,
          VERDICT_MISSING,
          LEVEL_RECOMMENDATION,
          "acheteur" },
        { rule, day, { MARCHE, SERVICES, NETTOYAGE, MONTANT("432000") }, NULL, DUE },
        { rule,
          day,
          { MARCHE, SERVICES, NETTOYAGE, MONTANT("139999") },
          NULL,
          ADVISED });
}

static void other_levels_follow_the_verdict(void **state)
{
    static const char avance[] = "acces/avance";
    static const char none[] = "Aucune avance n'est versée au titulaire.";
    static const char banned[] = "Les groupements d'entreprises ne sont pas autorisés.";
    CHECK({ avance,
            "2026-11-23",
            { MARCHE, MONTANT("50001"), { "duree", "3" } },
            none,
            VERDICT_EXCLUDED,
            LEVEL_OBLIGATION,
            NULL },
          { avance,
            "2026-11-23",
            { MARCHE, MONTANT("50001"), { "duree", "2" } },
            none,
            VERDICT_EXCLUDED,
            LEVEL_GOOD_PRACTICE,
            NULL },
          { avance,
            "2026-11-23",
            { MARCHE, MONTANT("50001") },
            none,
            VERDICT_EXCLUDED,
            LEVEL_GOOD_PRACTICE,
            "duree" },
          { avance,
            "2026-11-23",
            { MARCHE, MONTANT("50000") },
            none,
            VERDICT_EXCLUDED,
            LEVEL_GOOD_PRACTICE,
            NULL },
          { avance,
            "2026-11-23",
            { MARCHE },
            none,
            VERDICT_EXCLUDED,
            LEVEL_GOOD_PRACTICE,
            "montant" },
          { avance,
            "2026-11-23",
            { MARCHE, MONTANT("90000") },
            NULL,
            VERDICT_MISSING,
            LEVEL_GOOD_PRACTICE,
            NULL },
          { "groupement/autorise",
            "2026-11-23",
            { MARCHE },
            banned,
            VERDICT_EXCLUDED,
            LEVEL_OBLIGATION,
            NULL },
          { "groupement/autorise", "2026-11-23", { MARCHE }, NULL, ADVISED },
          { "groupement/autorise",
            "2026-11-23",
            { CONCESSION },
            banned,
            VERDICT_EXCLUDED,
            LEVEL_RECOMMENDATION,
            NULL },
          { "allotissement/lots-ou-motivation", "2025-12-31", { MARCHE }, NULL, DUE },
          { "allotissement/lots-ou-motivation", "2026-11-23", { MARCHE }, NULL, DUE });
}

/* A concession is reserved by articles of its own, and its parties have names of their
 * own; what is not known keeps the clause
 * of a marché. */
static void the_clause_fits_the_contract(void **state)
{
    static const char insertion[] = "reservation/insertion";
    CHECK({ insertion,
            "2026-11-23",
            { CONCESSION },
            NULL,
            ADVISED,
            .clause = "article L. 3113-2 " },
          { insertion,
            "2026-11-23",
            { MARCHE },
            NULL,
            ADVISED,
            .clause = "article L. 2113-13 " },
          { "social/clause-insertion",
            "2026-11-23",
            { CONCESSION },
            NULL,
            ADVISED,
            .clause = "Le concessionnaire transmet chaque trimestre au facilitateur "
                      "et à l'autorité concédante" },
          { "social/clause-insertion",
            "2026-11-23",
            { { "secteur", "voirie" } },
            NULL,
            ADVISED,
            .clause = "Le titulaire transmet chaque trimestre au facilitateur et à "
                      "l'acheteur" },
          { "groupement/sous-traitance-inclusive",
            "2026-11-23",
            { MARCHE, FOURNITURES },
            NULL,
            ADVISED,
            .clause = "travaux de pose" },
          { "groupement/sous-traitance-inclusive",
            "2026-11-23",
            { MARCHE },
            NULL,
            ADVISED,
            .clause = "une partie des prestations" });
}

/* A scheme is no contract. */
static void nothing_is_asked_of_a_scheme(void **state)
{
    static const char *const rules[] = {
        "environnement/critere-environnemental",
        "environnement/clause-execution",
        "social/condition-execution",
        "acces/avance",
        "groupement/autorise",
        "allotissement/lots-ou-motivation",
    };
    int faults = 0;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        Case one = { .rule = rules[i],
                     .date = "2026-11-23",
                     .facts = { { "nature", "spaser" } },
                     .verdict = VERDICT_NA,
                     .level = i == 3 ? LEVEL_GOOD_PRACTICE : LEVEL_RECOMMENDATION };
        faults += !is_right(*state, &one);
    }
    assert_int_equal(faults, 0);
}

/* The threshold is that of each lot; without lots, of the contract. */
static void a_social_condition_is_judged_by_lot(void **state)
{
    static const char rule[] = "social/condition-execution";
    static const char day[] = "2026-11-23";
    CHECK({ rule,
            day,
            { MARCHE, TRAVAUX, MONTANT("9000000"), LOTS("4"), LARGEST("5403999") },
            NULL,
            ADVISED },
          { rule,
            day,
            { MARCHE, TRAVAUX, MONTANT("9000000"), LOTS("4"), LARGEST("5404000") },
            NULL,
            DUE },
          { rule, day, { MARCHE, TRAVAUX, MONTANT("9000000"), LOTS("1") }, NULL, DUE },
          { rule, day, { MARCHE, TRAVAUX, MONTANT("9000000") }, NULL, DUE },
          { rule,
            day,
            { MARCHE, TRAVAUX, MONTANT("9000000"), LOTS("4") },
            NULL,
            VERDICT_MISSING,
            LEVEL_RECOMMENDATION,
            "montant-lot" });
}

/* What changes next, and only when it is known to hold for this contract. */
static void the_next_change_is_named(void **state)
{
    static const char criterion[] = "environnement/critere-environnemental";
    static const char social[] = "social/condition-execution";
    CHECK({ criterion, "2026-08-20", { MARCHE }, NULL, ADVISED, "2026-08-21" },
          { criterion, "2026-08-21", { MARCHE }, NULL, DUE, "" },
          { criterion, "2026-08-20", { MARCHE, SUBSEQUENT }, NULL, ADVISED, "" },
          { social,
            "2026-08-20",
            { MARCHE, TRAVAUX, MONTANT("5404000") },
            NULL,
            ADVISED,
            "2026-08-22" },
          { social,
            "2026-08-20",
            { MARCHE, TRAVAUX, MONTANT("5403999") },
            NULL,
            ADVISED,
            "" });
}

typedef struct Limit {
    const char *date;
    GivenFact facts[MOST_FACTS];
    double amount; /* 0 = none is known */
} Limit;

static void thresholds_hold_on_their_days(void **state)
{
    static const Limit limits[] = {
        { "2023-12-31", { MARCHE, TRAVAUX }, 0 },
        { "2024-01-01", { MARCHE, TRAVAUX }, 5538000 },
        { "2025-12-31", { MARCHE, TRAVAUX }, 5538000 },
        { "2026-01-01", { MARCHE, TRAVAUX }, 5404000 },
        { "2027-12-31", { MARCHE, TRAVAUX }, 5404000 },
        { "2028-01-01", { MARCHE, TRAVAUX }, 0 },
        { "2025-12-31", { CONCESSION }, 5538000 },
        { "2026-01-01", { CONCESSION }, 5404000 },
        { "2025-12-31", { MARCHE, SERVICES, NETTOYAGE, ETAT }, 143000 },
        { "2026-01-01", { MARCHE, SERVICES, NETTOYAGE, ETAT }, 140000 },
        { "2025-12-31", { MARCHE, FOURNITURES, NETTOYAGE, COLLECTIVITE }, 221000 },
        { "2026-01-01", { MARCHE, FOURNITURES, NETTOYAGE, COLLECTIVITE }, 216000 },
        { "2025-12-31", { MARCHE, SERVICES, NETTOYAGE, ENTITE }, 443000 },
        { "2026-01-01", { MARCHE, SERVICES, NETTOYAGE, ENTITE }, 432000 },
        { "2025-12-31", { MARCHE, SERVICES, SOCIAL, COLLECTIVITE }, 750000 },
        { "2026-01-01", { MARCHE, SERVICES, SOCIAL, COLLECTIVITE }, 750000 },
    };
    Error err = { 0 };
    int faults = 0;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        Dossier *dossier = dossier_new("essai", *state, &limits_default, &err);
        assert_non_null(dossier);
        size_t count = 0;
        while (count < MOST_FACTS && limits[i].facts[count].name)
            count++;
        const Facts *facts = facts_find(dossier, limits[i].facts, count, &err);
        assert_non_null(facts);
        const Threshold *given =
            facts_threshold(facts, *state, "seuil-europeen", limits[i].date);
        double amount = given ? given->amount : 0;
        if (amount != limits[i].amount) {
            print_error("case %zu, %s: expected %.0f, given %.0f\n", i, limits[i].date,
                        limits[i].amount, amount);
            faults++;
        }
        dossier_free(dossier);
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_is_due_from_august_2026),
        cmocka_unit_test(a_social_condition_is_due_from_the_thresholds_on),
        cmocka_unit_test(other_levels_follow_the_verdict),
        cmocka_unit_test(the_clause_fits_the_contract),
        cmocka_unit_test(nothing_is_asked_of_a_scheme),
        cmocka_unit_test(a_social_condition_is_judged_by_lot),
        cmocka_unit_test(the_next_change_is_named),
        cmocka_unit_test(thresholds_hold_on_their_days),
    };
    return cmocka_run_group_tests_name("levels", tests, set_up, tear_down);
}
