/* SPDX-License-Identifier: Apache-2.0 */
/* judge.c - from the candidates of a rule to its verdict.
 *
 * The order when several passages disagree: an operative passage with all its elements
 * is met; an operative one without, a softened, blank or undecided one is incomplete;
 * else an exclusion is excluded; else missing.  An express derogation that stands
 * outside the article of the operative passage cancels it.  What a rule forbids is
 * judged in vigilance.c, what rests on the verdicts of other rules in derived.c. */
#include "finding/judge.h"

#include "evidence/polarity.h"
#include "finding/derived.h"
#include "finding/judge_parts.h"
#include "finding/vigilance.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NEAR_MISSES = 6, MOST_SUBJECTS = 8 };

/* The lots that the deciding passage names, and with them those of the passages that
 * say as much; 0 when it, or one as good, speaks of the whole contract. */
static Lots lots_of_verdict(const Judge *judge, const Rule *rule, const Weighed *best)
{
    Lots lots = lots_of(&judge->sources[best->document], best->candidate->passage);
    for (uint32_t d = 0; lots && d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            Weighed one = { .candidate = &judge->candidates[d].items[i],
                            .document = d };
            if (one.candidate->standing != best->candidate->standing)
                continue;
            const Source *source = &judge->sources[d];
            Span passage = one.candidate->passage;
            Lots named = lots_of(source, passage);
            bool near = d == best->document &&
                        one.candidate->article == best->candidate->article;
            bool as_good = is_as_good(judge, rule, best, &one);
            bool goes_on = near && one.candidate->line == best->candidate->line;
            if (as_good && !named && !goes_on && !is_about_lots(source, passage))
                return 0;
            if (as_good || near)
                lots |= named;
        }
    Lots all = lots_of_dossier(judge);
    return all && (lots & all) == all ? 0 : lots;
}

/* Turns the best candidate, if any, into a verdict with its evidence. */
static bool conclude(Judge *judge, const Rule *rule, const Weighed *best,
                     Finding *finding)
{
    Arena *arena = dossier_arena(judge->dossier);
    /* Room for many, of which few are used. */
    Evidence items[MOST_ELEMENTS + 2 * MOST_SUBJECTS + MOST_NEAR_MISSES];
    EvidenceList list = { .items = items, .room = sizeof items / sizeof *items };
    finding->verdict = VERDICT_MISSING;
    if (best->candidate)
        finding->verdict = verdict_of(best->candidate->standing);
    uint32_t document = 0;
    const Candidate *cancel = NULL;
    if (!rule->several &&
        (finding->verdict == VERDICT_MET || finding->verdict == VERDICT_INCOMPLETE))
        cancel = find_cancel(judge, best, &document);
    if (cancel) {
        finding->verdict = VERDICT_EXCLUDED;
        list_add(&list, evidence_of(EVIDENCE_EXCLUSION, document, cancel));
    } else if (finding->verdict == VERDICT_EXCLUDED) {
        list_add(&list,
                 evidence_of(EVIDENCE_EXCLUSION, best->document, best->candidate));
        list_others(judge, &list, EVIDENCE_EXCLUSION, VERDICT_EXCLUDED, MOST_SUBJECTS);
    } else if (finding->verdict != VERDICT_MISSING) {
        if (finding->verdict == VERDICT_MET && best->lacks)
            finding->verdict = VERDICT_INCOMPLETE;
        list_add(&list, evidence_of(EVIDENCE_SUBJECT, best->document, best->candidate));
        list_elements(judge, rule, best, &list);
        list_others(judge, &list, EVIDENCE_SUBJECT, VERDICT_MET, MOST_SUBJECTS);
        list_missing(arena, rule, best->lacks, finding);
    }
    if (finding->verdict == VERDICT_MISSING)
        list_others(judge, &list, EVIDENCE_NEAR_MISS, VERDICT_EXCLUDED,
                    MOST_NEAR_MISSES);
    if (finding->verdict != VERDICT_MET)
        list_others(judge, &list, EVIDENCE_NEAR_MISS, VERDICT_MISSING,
                    MOST_NEAR_MISSES);
    finding->evidence = arena_keep(arena, list.items, list.count * sizeof *list.items);
    finding->evidence_count = list.count;
    if (best->candidate && !cancel && !rule->whole)
        finding->lots = lots_of_verdict(judge, rule, best);
    finding->unread = judge->unread && finding->verdict == VERDICT_MISSING;
    return finding->evidence != NULL;
}

/* Words that would bind in a tender, in papers of which nothing says so. */
static void doubt(Candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (verdict_of(candidates->items[i].standing) != VERDICT_MISSING)
            candidates->items[i].standing = STANDING_UNPLACED;
}

static bool find_candidates(Judge *judge, const Rule *rule, Error *err)
{
    for (uint32_t d = 0; d < judge->count; d++) {
        candidates_find(&judge->sources[d], rule, &judge->candidates[d]);
        if (judge->candidates[d].failed)
            return error_memory(err);
        if (judge->unplaced && rule->kind == RULE_CLAUSE)
            doubt(&judge->candidates[d]);
    }
    return true;
}

static const Finding *find_finding(void *user, const char *id);

/* By the words of the dossier, or by the verdicts of other rules. */
static bool judge_subject(Judge *judge, const Rule *rule, Finding *finding, Error *err)
{
    if (rule_is_derived(rule)) {
        const Derivation on = { judge->dossier, judge->facts, judge->date, find_finding,
                                judge };
        return (derived_conclude(&on, rule, finding) && !judge->failed) ||
               error_memory(err);
    }
    Weighed best = { 0 };
    bool ok = find_candidates(judge, rule, err);
    if (ok && rule->kind == RULE_VIGILANCE) {
        const Watch watch = { judge->dossier, judge->facts, judge->date, judge->sources,
                              judge->candidates };
        ok = vigilance_conclude(&watch, rule, finding) || error_memory(err);
        finding->unread = judge->unread && finding->verdict == VERDICT_MET;
    } else if (ok) {
        find_best(judge, rule, &best);
        ok = conclude(judge, rule, &best, finding) || error_memory(err);
    }
    for (size_t d = 0; d < judge->count; d++)
        candidates_done(&judge->candidates[d]);
    return ok;
}

/* An option that is left, or not even spoken of, is no flaw. */
static void forget_option(const Rule *rule, Finding *finding)
{
    if (rule->option &&
        (finding->verdict == VERDICT_MISSING || finding->verdict == VERDICT_EXCLUDED)) {
        finding->verdict = VERDICT_NA;
        finding->unread = false;
    }
}

/* A guide, an annex by itself or a form to fill in lacks nothing of what a tender says.
 */
static void forget_absence(const Judge *judge, const Rule *rule, Finding *finding)
{
    if ((judge->unplaced || judge->aside) && rule->kind == RULE_CLAUSE &&
        finding->verdict == VERDICT_MISSING) {
        finding->verdict = VERDICT_NA;
        finding->unread = false;
    }
}

static bool judge_rule(Judge *judge, const Rule *rule, Finding *finding, Error *err)
{
    finding->rule = rule;
    set_codes(judge, rule, finding);
    if (!set_clause(judge, rule, finding))
        return error_memory(err);
    if (facts_hold(judge->facts, judge->pack, rule->applies, rule->applies_count,
                   judge->date, &finding->na_fact) == TRUTH_NO) {
        finding->verdict = VERDICT_NA;
        set_level(judge, rule, finding);
        return true;
    }
    finding->na_fact = NULL;
    if (!judge_subject(judge, rule, finding, err))
        return false;
    forget_option(rule, finding);
    forget_absence(judge, rule, finding);
    set_level(judge, rule, finding);
    if (finding->verdict != VERDICT_NA)
        set_next_level(judge, rule, finding);
    return true;
}

/* The finding of a rule that looks at words; one that the user set aside is judged for
 * the rule that asks. */
static const Finding *find_finding(void *user, const char *id)
{
    Judge *judge = user;
    size_t index = 0, count = pack_rule_count(judge->pack);
    while (index < count && strcmp(pack_rule_at(judge->pack, index)->id, id) != 0)
        index++;
    if (index == count || rule_is_derived(pack_rule_at(judge->pack, index)))
        return NULL;
    if (!judge->found[index]) {
        Error err = { 0 };
        Finding *finding = arena_alloc(dossier_arena(judge->dossier), sizeof *finding);
        if (!finding ||
            !judge_rule(judge, pack_rule_at(judge->pack, index), finding, &err)) {
            judge->failed = true;
            return NULL;
        }
        judge->found[index] = finding;
    }
    return judge->found[index];
}

/* True when some text of the dossier could not be read: an absence is then not sure. */
static bool is_unread(const Dossier *dossier)
{
    if (dossier_failure_count(dossier) > 0)
        return true;
    for (size_t i = 0; i < dossier_document_count(dossier); i++) {
        const Document *document = dossier_document_at(dossier, i)->document;
        for (size_t j = 0; j < document_notice_count(document); j++) {
            NoticeKind kind = document_notice_at(document, j)->kind;
            if (kind == NOTICE_UNREAD_PART || kind == NOTICE_DAMAGE)
                return true;
        }
    }
    return false;
}

/* All is known not to be what a tender is made of. */
static bool is_aside(const Dossier *dossier)
{
    size_t count = dossier_document_count(dossier);
    for (size_t i = 0; i < count; i++) {
        const DossierDocument *document = dossier_document_at(dossier, i);
        if (document->kind_given ||
            (document->kind != KIND_ANNEXE && document->kind != KIND_FORM))
            return false;
    }
    return count > 0;
}

static bool judge_init(Judge *judge, Dossier *dossier, const Facts *facts,
                       const char *date, Error *err)
{
    const Fact *launch = facts_get(facts, "date"), *nature = facts_get(facts, "nature");
    *judge = (Judge){ .dossier = dossier,
                      .facts = facts,
                      .pack = dossier_pack(dossier),
                      .date = launch->origin == FACT_GIVEN ? launch->value : date,
                      .count = dossier_document_count(dossier),
                      .unread = is_unread(dossier),
                      .unplaced = !dossier_is_recognised(dossier) &&
                                  nature->origin == FACT_UNKNOWN,
                      .aside = is_aside(dossier) && nature->origin != FACT_GIVEN };
    size_t room = judge->count ? judge->count : 1;
    judge->scratch = match_scratch_new(limits_default.match_steps, err);
    judge->sources = calloc(room, sizeof *judge->sources);
    judge->candidates = calloc(room, sizeof *judge->candidates);
    judge->found =
        arena_alloc(dossier_arena(dossier),
                    (pack_rule_count(judge->pack) + 1) * sizeof *judge->found);
    if (!judge->scratch || !judge->sources || !judge->candidates || !judge->found)
        return error_memory(err);
    for (size_t i = 0; i < judge->count; i++) {
        const DossierDocument *document = dossier_document_at(dossier, i);
        judge->sources[i] = (Source){ .pack = judge->pack,
                                      .text = document->text,
                                      .matches = document->matches,
                                      .kind = document->kind,
                                      .scratch = judge->scratch };
        /* Without it the answers are asked again, and are the same. */
        judge->sources[i].told =
            calloc(text_sentence_count(document->text) + 1, sizeof(Told));
    }
    return true;
}

static void judge_done(Judge *judge)
{
    match_scratch_free(judge->scratch);
    for (size_t i = 0; judge->sources && i < judge->count; i++)
        free(judge->sources[i].told);
    free(judge->sources);
    free(judge->candidates);
}

/* What was given up on a document, for its size or for a pattern of the rules. */
static bool add_given_up(Judge *judge, uint32_t document, Error *err)
{
    const Matches *matches = judge->sources[document].matches;
    const DossierDocument *of = dossier_document_at(judge->dossier, document);
    Error error = { 0 };
    if (matches_failed(matches))
        return error_memory(err);
    if (matches_exhausted(matches))
        error_set(&error, ERROR_LIMIT, (Where){ .file = of->path },
                  "ce document est trop long ou trop répétitif pour être jugé en "
                  "entier\u00a0; scindez-le, ou relisez-le vous-même");
    else if (matches_gave_up(matches))
        error_set(&error, ERROR_LIMIT, (Where){ .file = of->path },
                  "une expression des règles y demande trop de calcul et a été "
                  "abandonnée\u00a0; «\u00a0clausier rules lint\u00a0» dit laquelle");
    return error.kind == ERROR_NONE || dossier_add_failure(judge->dossier, &error, err);
}

/* After it an absence is no longer sure. */
static bool tell_given_up(Judge *judge, Finding *findings, size_t count, Error *err)
{
    size_t before = dossier_failure_count(judge->dossier);
    for (uint32_t i = 0; i < judge->count; i++)
        if (!add_given_up(judge, i, err))
            return false;
    bool unread = dossier_failure_count(judge->dossier) > before;
    for (size_t i = 0; unread && i < count; i++)
        findings[i].unread =
            findings[i].unread || findings[i].verdict == VERDICT_MISSING;
    return true;
}

const Findings *judge_dossier(Dossier *dossier, const Facts *facts, const char *date,
                              RuleFilter filter, const void *user, Error *err)
{
    const Findings *result = NULL;
    Judge judge;
    Arena *arena = dossier_arena(dossier);
    const Pack *pack = dossier_pack(dossier);
    size_t room = pack_rule_count(pack);
    Findings *findings = arena_alloc(arena, sizeof *findings);
    Finding *items = arena_alloc(arena, (room ? room : 1) * sizeof *items);
    if (!judge_init(&judge, dossier, facts, date, err))
        goto done;
    if (!findings || !items) {
        error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < room; i++)
        if (!filter || filter(pack_rule_at(pack, i), user))
            judge.found[i] = &items[findings->count++];
    for (int derived = 0; derived < 2; derived++)
        for (size_t i = 0; i < room; i++) {
            const Rule *rule = pack_rule_at(pack, i);
            if (judge.found[i] && rule_is_derived(rule) == (derived == 1) &&
                !judge_rule(&judge, rule, judge.found[i], err))
                goto done;
        }
    for (size_t i = 0; i < findings->count; i++)
        findings->counts[items[i].verdict]++;
    if (!tell_given_up(&judge, items, findings->count, err))
        goto done;
    findings->items = items;
    findings->recognised = dossier_is_recognised(dossier);
    result = findings;
done:
    judge_done(&judge);
    return result;
}
