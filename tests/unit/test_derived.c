/* SPDX-License-Identifier: Apache-2.0 */
/* Rules that look at the verdicts of others, and options, on the trial pack. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding/examples.h"
#include "finding/judge.h"
#include "read/plain.h"
#include "rules/pack.h"

#include <stdio.h>
#include <string.h>

static int load(void **state)
{
    Error err = { 0 };
    const char *const paths[] = { SOURCE_DIR "/tests/data/pack-essai" };
    *state = pack_load(paths, 1, false, &err);
    if (!*state)
        print_error("%s:%u:%u: %s\n", err.file, err.line, err.column, err.message);
    return *state ? 0 : -1;
}

static int unload(void **state)
{
    pack_free(*state);
    return 0;
}

static bool is_ladder(const Rule *rule, const void *user)
{
    (void)user;
    return strcmp(rule->id, "essai/echelle") == 0;
}

static bool is_trial(const Rule *rule, const void *user)
{
    (void)user;
    return strncmp(rule->id, "essai/", 6) == 0;
}

static Dossier *make_dossier(const Pack *pack, MatchScratch *scratch, const char *rc,
                             const char *ccap)
{
    Error err = { 0 };
    const char *const texts[] = { rc, ccap };
    const DocumentKind kinds[] = { KIND_RC, KIND_CCAP };
    Dossier *dossier = dossier_new("essai", pack, &limits_default, &err);
    assert_non_null(dossier);
    for (size_t i = 0; i < 2; i++) {
        const char *name = kind_name(kinds[i]);
        Document *document = plain_read(name, "", texts[i], &limits_default, &err);
        assert_non_null(document);
        assert_true(dossier_add_document(dossier, name, name, document, scratch, &err));
        dossier_set_kind(dossier, i, kinds[i], true);
    }
    return dossier;
}

static const Finding *find_ladder(const Findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (is_ladder(findings->items[i].rule, NULL))
            return &findings->items[i];
    return NULL;
}

/* Whether the rules it looks at were asked for or not, the verdict is the same. */
static void verdicts_of_others_are_evidence(void **state)
{
    static const struct {
        const char *rc, *ccap;
        Verdict verdict;
        size_t evidence, missing;
        uint32_t document; /* of the first evidence */
        Lots lots;
    } cases[] = {
        { "Le verger du lot 2 est réservé.",
          "Le titulaire réalise une récolte de pommes.", VERDICT_MET, 2, 0, 0, 1 << 2 },
        { "Le marché est alloti.",
          "Le titulaire réalise une récolte de pommes de 30 kg.", VERDICT_INCOMPLETE, 1,
          1, 1, 0 },
        { "Le verger n'est pas réservé.", "Aucune récolte de pommes n'est demandée.",
          VERDICT_MISSING, 0, 1, 0, 0 },
    };
    const GivenFact given[] = { { "nature", "marche" } };
    const RuleFilter filters[] = { is_ladder, is_trial };
    for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        size_t n = i / 2;
        MatchScratch *scratch = match_scratch_new(limits_default.match_steps, &err);
        Dossier *dossier = make_dossier(*state, scratch, cases[n].rc, cases[n].ccap);
        const Facts *facts = facts_find(dossier, given, 1, &err);
        const Findings *findings =
            judge_dossier(dossier, facts, "2026-11-23", filters[i % 2], NULL, &err);
        assert_non_null(findings);
        const Finding *finding = find_ladder(findings);
        assert_int_equal(finding->verdict, cases[n].verdict);
        assert_int_equal(finding->evidence_count, cases[n].evidence);
        assert_int_equal(finding->missing_count, cases[n].missing);
        assert_int_equal(finding->lots, cases[n].lots);
        if (finding->evidence_count) {
            assert_int_equal(finding->evidence[0].role, EVIDENCE_SUBJECT);
            assert_int_equal(finding->evidence[0].document, cases[n].document);
        }
        if (finding->evidence_count > 1)
            assert_string_equal(finding->evidence[1].element, "recolte");
        size_t sum = 0;
        for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
            sum += findings->counts[verdict];
        assert_int_equal(sum, findings->count);
        dossier_free(dossier);
        match_scratch_free(scratch);
    }
}

/* Examples of several documents, with facts of their own. */
static void examples_hold(void **state)
{
    static const char *const ids[] = { "essai/echelle", "essai/verger" };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const Rule *rule = pack_rule_find(*state, ids[i]);
        assert_non_null(rule);
        for (size_t j = 0; j < rule->example_count; j++) {
            Error err = { 0 };
            Verdict verdict;
            const Example *example = &rule->examples[j];
            assert_true(
                example_judge(*state, rule, example, "2026-11-23", &verdict, &err));
            if (verdict != example->verdict)
                fail_msg("%s:%u: %s, expected %s", rule->file, example->line,
                         verdict_name(verdict), verdict_name(example->verdict));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_of_others_are_evidence),
        cmocka_unit_test(examples_hold),
    };
    return cmocka_run_group_tests_name("derived", tests, load, unload);
}
