/* SPDX-License-Identifier: Apache-2.0 */
/* Documents that contradict each other, on the harvest of the trial pack. */
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

static bool is_trial(const Rule *rule, const void *user)
{
    (void)user;
    return strcmp(rule->id, "essai/accord") == 0;
}

static void add(Dossier *dossier, MatchScratch *scratch, DocumentKind kind,
                const char *text)
{
    Error err = { 0 };
    size_t index = dossier_document_count(dossier);
    const char *name = kind_name(kind);
    Document *document = plain_read(name, "Article 4", text, &limits_default, &err);
    assert_non_null(document);
    assert_true(dossier_add_document(dossier, name, name, document, scratch, &err));
    dossier_set_kind(dossier, index, kind, true);
}

/* How many passages the rule finds in an RC and a CCAP of these texts. */
static size_t count_passages(const char *rc, const char *ccap)
{
    Error err = { 0 };
    const char *const paths[] = { SOURCE_DIR "/tests/data/pack-essai" };
    Pack *pack = pack_load(paths, 1, false, &err);
    if (!pack)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, &err);
    Dossier *dossier = dossier_new("essai", pack, &limits_default, &err);
    assert_non_null(dossier);
    add(dossier, scratch, KIND_RC, rc);
    add(dossier, scratch, KIND_CCAP, ccap);
    const GivenFact given[] = { { "nature", "marche" } };
    const Facts *facts = facts_find(dossier, given, 1, &err);
    const Findings *findings =
        judge_dossier(dossier, facts, "2026-11-23", is_trial, NULL, &err);
    if (!findings)
        fail_msg("%s", err.message);
    const Finding *finding = &findings->items[0];
    size_t count = finding->evidence_count;
    assert_int_equal(finding->verdict, count ? VERDICT_INCOMPLETE : VERDICT_MET);
    if (count)
        assert_int_not_equal(finding->evidence[0].document,
                             finding->evidence[1].document);
    dossier_free(dossier);
    match_scratch_free(scratch);
    pack_free(pack);
    return count;
}

static const char harvest[] = "Le titulaire réalise une récolte de pommes de 30 kg.";

static void what_one_imposes_another_rules_out(void **state)
{
    (void)state;
    assert_int_equal(count_passages(harvest, "Le marché ne comporte pas de récolte de "
                                             "pommes."),
                     2);
    assert_int_equal(count_passages(harvest, "Le titulaire est assuré."), 0);
    /* A single lot contradicts nothing. */
    assert_int_equal(
        count_passages(harvest, "Aucune récolte de pommes n'est demandée au lot 2."),
        0);
}

static void figures_differ(void **state)
{
    (void)state;
    assert_int_equal(count_passages(harvest,
                                    "Le titulaire réalise une récolte de pommes "
                                    "de 45 kg."),
                     2);
    assert_int_equal(count_passages(harvest,
                                    "Le titulaire réalise une récolte de pommes "
                                    "de 45 kg, dont 30 kg en septembre."),
                     0);
    assert_int_equal(count_passages(harvest, harvest), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_imposes_another_rules_out),
        cmocka_unit_test(figures_differ),
    };
    return cmocka_run_group_tests_name("coherence", tests, NULL, NULL);
}
