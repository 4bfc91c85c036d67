/* SPDX-License-Identifier: Apache-2.0 */
/* Rules that say what must not stand in a dossier, on one about nothing real: no
 * cockchafer in the orchard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding/judge.h"
#include "read/plain.h"
#include "rules/pack.h"

#include <string.h>

typedef struct Fixture {
    Pack *pack;
    Dossier *dossier;
    MatchScratch *scratch;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    static const char *const paths[] = { SOURCE_DIR "/tests/data/pack-essai" };
    Error err = { 0 };
    fixture = (Fixture){ 0 };
    fixture.pack = pack_load(paths, 1, false, &err);
    fixture.scratch = match_scratch_new(limits_default.match_steps, &err);
    *state = &fixture;
    return fixture.pack && fixture.scratch ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    dossier_free(fixture->dossier);
    match_scratch_free(fixture->scratch);
    pack_free(fixture->pack);
    return 0;
}

static bool is_trial(const Rule *rule, const void *user)
{
    (void)user;
    return strcmp(rule->id, "essai/nuisible") == 0;
}

/* A dossier of one document; `notice` is put on it when it is not NOTICE_COUNT.  The
 * finding lives until the next call. */
static const Finding *judge(Fixture *fixture, DocumentKind kind, const char *heading,
                            const char *text, NoticeKind notice, const char *what)
{
    Error err = { 0 };
    dossier_free(fixture->dossier);
    fixture->dossier = dossier_new("essai", fixture->pack, &limits_default, &err);
    Document *document = plain_read("essai", heading, text, &limits_default, &err);
    assert_non_null(fixture->dossier);
    assert_non_null(document);
    if (notice != NOTICE_COUNT)
        document_add_notice(document, notice, what, 3);
    assert_true(dossier_add_document(fixture->dossier, "essai", "essai", document,
                                     fixture->scratch, &err));
    dossier_set_kind(fixture->dossier, 0, kind, true);
    const GivenFact given[] = { { "nature", "marche" } };
    const Facts *facts = facts_find(fixture->dossier, given, 1, &err);
    const Findings *findings = facts ? judge_dossier(fixture->dossier, facts,
                                                     "2026-11-23", is_trial, NULL, &err)
                                     : NULL;
    if (!findings)
        fail_msg("%s", err.message);
    assert_int_equal(findings->count, 1);
    return &findings->items[0];
}

static size_t count_found(const Finding *finding)
{
    size_t count = 0;
    for (size_t i = 0; i < finding->evidence_count; i++)
        count += finding->evidence[i].role == EVIDENCE_SUBJECT;
    return count;
}

static void words_count_by_the_same_polarity(void **state)
{
    static const struct {
        size_t found;
        DocumentKind kind;
        const char *heading, *text;
    } cases[] = {
        { 1, KIND_CCTP, "", "Le titulaire élève des hannetons." },
        { 0, KIND_CCTP, "", "Le titulaire élève des abeilles." },
        { 0, KIND_CCTP, "", "Le titulaire n'élève pas de hannetons." },
        { 0, KIND_CCTP, "", "Élevage de hannetons : ☐ oui ☒ non" },
        { 1, KIND_CCTP, "", "Élevage de hannetons : ☒ oui ☐ non" },
        { 0, KIND_CCTP, "Définitions", "On entend par hanneton un insecte." },
        { 0, KIND_CCTP, "", "L'article L. 12 prévoit des hannetons." },
        { 0, KIND_CCTP, "", "Le goûter comprend des hannetons en chocolat." },
        { 0, KIND_CCTP, "", "La chanson des hannetons est chantée." },
        /* A wish is enough, and a blank beside it changes nothing. */
        { 1, KIND_CCTP, "", "Le titulaire pourra élever des hannetons." },
        { 1, KIND_CCTP, "", "Le titulaire élève …… hannetons." },
        /* Each passage once, in reading order. */
        { 2, KIND_CCTP, "", "Des hannetons et des hannetons.\nEncore des hannetons." },
        { 1, KIND_CCTP, "", "Le ver blanc est fourni." },
        { 0, KIND_RC, "", "Le ver blanc est fourni." },
        /* Only for contracts that are surely of that kind. */
        { 0, KIND_CCTP, "", "Des doryphores sont fournis." },
        { 1, KIND_CCTP, "", "Des limaces sont fournies." },
        { 0, KIND_CCTP, "", "Des pucerons sont fournis." },
        /* What makes it harmless, as far as it may stand. */
        { 0, KIND_CCTP, "", "Le titulaire élève des hannetons ou équivalent." },
        { 1, KIND_CCTP, "", "Il élève des hannetons. Des abeilles, ou équivalent." },
        { 0, KIND_CCTP, "Insectes",
          "Des hannetons sont lâchés.\nTout est sous filet." },
    };
    int faults = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Finding *finding = judge(*state, cases[i].kind, cases[i].heading,
                                       cases[i].text, NOTICE_COUNT, "");
        size_t found = count_found(finding);
        Verdict expected = cases[i].found ? VERDICT_INCOMPLETE : VERDICT_MET;
        if (found != cases[i].found || finding->verdict != expected) {
            print_error("« %s »: expected %zu, given %zu (%s)\n", cases[i].text,
                        cases[i].found, found, verdict_name(finding->verdict));
            faults++;
        }
    }
    assert_int_equal(faults, 0);
}

static void blanks_are_those_of_the_buyer(void **state)
{
    static const struct {
        size_t found;
        DocumentKind kind;
        const char *heading, *text;
    } cases[] = {
        { 1, KIND_CCTP, "Verger", "Le verger compte …… arbres." },
        { 0, KIND_CCTP, "Pré", "Le pré compte …… arbres." },
        { 0, KIND_AE, "Verger", "Le verger compte …… arbres." },
        { 0, KIND_CCTP, "Verger", "Le candidat propose …… arbres." },
        { 1, KIND_CCTP, "Verger", "☒ clos de …… mètres ☐ non clos" },
        { 0, KIND_CCTP, "Verger", "☐ clos de …… mètres ☒ non clos" },
    };
    int faults = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Finding *finding = judge(*state, cases[i].kind, cases[i].heading,
                                       cases[i].text, NOTICE_COUNT, "");
        if (count_found(finding) != cases[i].found) {
            print_error("« %s »: expected %zu, given %zu\n", cases[i].text,
                        cases[i].found, count_found(finding));
            faults++;
        }
    }
    assert_int_equal(faults, 0);
}

static void notices_are_evidence_without_words(void **state)
{
    const Finding *finding =
        judge(*state, KIND_CCTP, "", "Rien à voir.", NOTICE_REVISION, "");
    assert_int_equal(finding->verdict, VERDICT_INCOMPLETE);
    assert_int_equal(finding->level, LEVEL_OBLIGATION);
    assert_int_equal(finding->evidence_count, 1);
    assert_int_equal(finding->evidence[0].notice->kind, NOTICE_REVISION);
    assert_int_equal(finding->evidence[0].notice->count, 3);

    finding = judge(*state, KIND_CCTP, "", "Rien à voir.", NOTICE_COMMENT, "");
    assert_int_equal(finding->verdict, VERDICT_MET);
    assert_int_equal(finding->level, LEVEL_RECOMMENDATION);
    finding = judge(*state, KIND_RC, "", "Rien à voir.", NOTICE_COMMENT, "");
    assert_int_equal(finding->verdict, VERDICT_INCOMPLETE);

    /* A name that is nobody's. */
    finding = judge(*state, KIND_RC, "", "Rien.", NOTICE_METADATA, "Anne Dupont");
    assert_int_equal(finding->verdict, VERDICT_INCOMPLETE);
    finding = judge(*state, KIND_RC, "", "Rien.", NOTICE_METADATA, "Service des eaux");
    assert_int_equal(finding->verdict, VERDICT_MET);
}

static void absence_is_unsure_where_text_was_not_read(void **state)
{
    const Finding *finding =
        judge(*state, KIND_CCTP, "", "Rien à voir.", NOTICE_DAMAGE, "");
    assert_int_equal(finding->verdict, VERDICT_MET);
    assert_true(finding->unread);
    finding = judge(*state, KIND_CCTP, "", "Des hannetons.", NOTICE_DAMAGE, "");
    assert_int_equal(finding->verdict, VERDICT_INCOMPLETE);
    assert_false(finding->unread);
}

/* A template may be nothing but blanks. */
static void evidence_has_a_bound(void **state)
{
    enum { LINES = 400 };
    static const char line[] = "a ____\n";
    char text[LINES * (sizeof line - 1) + 1] = "";
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + i * (sizeof line - 1), line, sizeof line);
    const Finding *finding = judge(*state, KIND_CCTP, "Verger", text, NOTICE_COUNT, "");
    assert_int_equal(finding->verdict, VERDICT_INCOMPLETE);
    assert_in_range(count_found(finding), 100, LINES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_count_by_the_same_polarity),
        cmocka_unit_test(blanks_are_those_of_the_buyer),
        cmocka_unit_test(notices_are_evidence_without_words),
        cmocka_unit_test(absence_is_unsure_where_text_was_not_read),
        cmocka_unit_test(evidence_has_a_bound),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
