/* SPDX-License-Identifier: Apache-2.0 */
/* judge.c - from the candidates of a rule to its verdict.
 *
 * The order when several passages disagree: an operative passage with all its elements
 * is met; an operative one without, a softened, blank or undecided one is incomplete;
 * else an exclusion is excluded; else missing.  An express derogation that stands
 * outside the article of the operative passage cancels it.  What a rule forbids is
 * judged in vigilance.c, what rests on the verdicts of other rules in derived.c. */
#include "finding/judge.h"

#include "evidence/candidate.h"
#include "evidence/nearness.h"
#include "evidence/polarity.h"
#include "finding/derived.h"
#include "finding/vigilance.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ELEMENTS = 64, MOST_NEAR_MISSES = 6, MOST_SUBJECTS = 8 };

/* A candidate with the document it stands in, and what it lacks. */
typedef struct Weighed {
    const Candidate *candidate;
    uint32_t document;
    uint64_t lacks; /* bits of the rule's required elements that were not found */
    int strength;   /* how well it speaks for the verdict, among its equals */
    struct {
        bool found;
        uint32_t document;
        Span span;
    } elements[MOST_ELEMENTS];
} Weighed;

typedef struct Judge {
    Dossier *dossier;
    const Facts *facts;
    const Pack *pack;
    const char *date; /* the law of which day applies */
    MatchScratch *scratch;
    Source *sources;        /* one a document */
    Candidates *candidates; /* one list a document, of the rule being judged */
    size_t count;
    Finding **found; /* by the pack's rules; NULL where not yet judged */
    bool unread;
    bool unplaced; /* no kind of document and no words tell of a tender */
    bool failed;   /* memory was short for a finding that another rule asked for */
} Judge;

/* What each standing is worth towards a verdict. */
static Verdict verdict_of(Standing standing)
{
    switch (standing) {
    case STANDING_OPERATIVE:
        return VERDICT_MET;
    case STANDING_SOFTENED:
    case STANDING_BLANK:
    case STANDING_UNDECIDED:
        return VERDICT_INCOMPLETE;
    case STANDING_EXCLUDED:
        return VERDICT_EXCLUDED;
    default:
        return VERDICT_MISSING;
    }
}

static void find_elements(const Judge *judge, const Rule *rule, Weighed *weighed)
{
    const Candidate *candidate = weighed->candidate;
    weighed->lacks = 0;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        const Element *element = &rule->elements[i];
        Span span = candidate->match;
        uint32_t document = weighed->document;
        bool found =
            (candidate->item->gives >> i & 1) != 0 ||
            element_find(&judge->sources[document], rule, element, candidate, &span);
        for (uint32_t d = 0;
             !found && element->within == SCOPE_DOSSIER && d < judge->count; d++)
            if (d != weighed->document && judge->sources[d].kind != KIND_FORM &&
                element_find_anywhere(&judge->sources[d], rule, element, &span)) {
                document = d;
                found = true;
            }
        weighed->elements[i].found = found;
        weighed->elements[i].document = document;
        weighed->elements[i].span = span;
        if (!found && facts_want(judge->facts, judge->pack, element, judge->date))
            weighed->lacks |= UINT64_C(1) << i;
    }
}

/* True when the title of its article names what the rule is about. */
static bool is_under_subject(const Source *source, const Rule *rule,
                             const Candidate *candidate)
{
    Span title = article_title(source, candidate->article);
    if (title.end == title.start)
        return false;
    const ItemList *lists[] = { &rule->subject, &rule->soft };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t j = 0; j < lists[i]->count; j++) {
            const Item *item = &lists[i]->items[j];
            if ((item->all_count == 1 &&
                 pattern_is_within(source, item->all[0], title)) ||
                (item->under != PATTERN_NONE &&
                 pattern_is_within(source, item->under, title)))
                return true;
        }
    return false;
}

/* True when the element stands in the words of the candidate, or in the list that they
 * introduce. */
static bool is_own_element(const Source *source, const Candidate *candidate,
                           Span element)
{
    if (span_is_within(element, candidate->passage))
        return true;
    Span lead = passage_at(source, element).lead;
    return lead.end > lead.start && span_is_within(candidate->passage, lead);
}

/* A bare title, which says less than what stands under it. */
static bool is_title(const Source *source, const Candidate *candidate)
{
    Span title = article_title(source, candidate->article);
    enum { LONGEST_TITLE = 90 };
    return title.end > title.start && title.end - title.start < LONGEST_TITLE &&
           span_is_within(candidate->match, title) &&
           candidate->passage.end <= title.end + 1;
}

/* Among passages that give the same verdict the one to quote first: with the
 * rule's first element in its own words or close by, then with the others, under a
 * title that names the subject, in a document where the clause belongs, with words that
 * bind, then by the order of the rule's items.  A question speaks less well than its
 * answer, a row or an item of a list less than a sentence, the head of a table less
 * than its rows, an announcement less than what it announces. */
static int strength_of(const Judge *judge, const Rule *rule, const Weighed *weighed)
{
    enum {
        FOR_FIRST_ELEMENT = 100,
        FOR_ELEMENT_NEAR = 60,
        PER_ELEMENT = 30,
        FOR_TITLE = 110,
        FOR_PLACE = 30,
        FOR_BINDING = 30,
        FOR_SENTENCE = 75,
        FOR_OPENING = 20,
        FOR_ELSEWHERE = 120,
        FOR_HEADER = 100,
        PER_ITEM = 3,
        MOST_ORDER = 29
    };
    const Candidate *candidate = weighed->candidate;
    const Source *source = &judge->sources[weighed->document];
    int strength = 0;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        Span element = weighed->elements[i].span;
        if (!weighed->elements[i].found ||
            weighed->elements[i].document != weighed->document)
            continue;
        if (is_own_element(source, candidate, element))
            strength += i == 0 ? FOR_FIRST_ELEMENT : PER_ELEMENT;
        else if (i == 0 && passage_at(source, element).article == candidate->article)
            strength += FOR_ELEMENT_NEAR;
    }
    if (!is_title(source, candidate) && is_under_subject(source, rule, candidate))
        strength += FOR_TITLE;
    if (rule->place >> source->kind & 1)
        strength += FOR_PLACE;
    if (rule->binding && turn_find(source, TURN_BINDING, candidate->passage, NULL))
        strength += FOR_BINDING;
    const Line *line = text_line_at(source->text, candidate->line);
    if (!line->is_row)
        strength += FOR_SENTENCE;
    else if (line->row == 0)
        strength -= FOR_HEADER;
    if (turn_find(source, TURN_ELSEWHERE, candidate->passage, NULL))
        strength -= FOR_ELSEWHERE;
    if (line->lead == LINE_NONE)
        strength += FOR_OPENING;
    if (candidate->passage.end > candidate->passage.start &&
        text_bytes(source->text)[candidate->passage.end - 1] == '?')
        strength -= FOR_TITLE;
    for (size_t i = 0; i < rule->subject.count && i < MOST_ORDER; i++)
        if (&rule->subject.items[i] == candidate->item)
            strength += PER_ITEM * (MOST_ORDER - (int)i);
    return strength;
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* How near a candidate comes to the verdict asked for: one with a blank as near as one
 * that lacks an element, for there the buyer has to write. */
static int nearness_of(const Weighed *weighed)
{
    Standing standing = weighed->candidate->standing;
    if (verdict_of(standing) == VERDICT_MET)
        return weighed->lacks ? 1 : 0;
    return standing == STANDING_BLANK ? 1 : 1 + (int)verdict_of(standing);
}

/* True when `b` speaks better for the rule than `a`. */
static bool is_better(const Weighed *a, const Weighed *b)
{
    int na = nearness_of(a), nb = nearness_of(b);
    if (na != nb)
        return nb < na;
    if (b->lacks != a->lacks)
        return count_bits(b->lacks) < count_bits(a->lacks);
    return b->strength > a->strength;
}

static const Candidate *find_cancel(const Judge *judge, const Weighed *best,
                                    uint32_t *document)
{
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            const Candidate *candidate = &judge->candidates[d].items[i];
            if (candidate->cancels &&
                (d != best->document ||
                 candidate->article != best->candidate->article)) {
                *document = d;
                return candidate;
            }
        }
    return NULL;
}

static Evidence evidence_of(EvidenceRole role, uint32_t document,
                            const Candidate *candidate)
{
    return (Evidence){ .role = role,
                       .standing = candidate->standing,
                       .element = "",
                       .document = document,
                       .span = candidate->match,
                       .sentence = candidate->passage,
                       .reason = candidate->reason };
}

typedef struct EvidenceList {
    Evidence *items;
    size_t count, room;
} EvidenceList;

static void list_add(EvidenceList *list, Evidence evidence)
{
    if (list->count < list->room)
        list->items[list->count++] = evidence;
}

static bool is_listed(const EvidenceList *list, uint32_t document, Span passage)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].document == document &&
            span_is_crossing(list->items[i].sentence, passage))
            return true;
    return false;
}

/* A title, or a sentence set aside, tells less than one that falls short. */
static bool tells_little(const Candidate *candidate)
{
    return candidate->standing == STANDING_TITLE_ONLY ||
           candidate->standing == STANDING_IGNORED ||
           candidate->standing == STANDING_BIDDER_FORM;
}

/* Adds the other candidates of a verdict's worth, each passage once. */
static void list_some(const Judge *judge, EvidenceList *list, EvidenceRole role,
                      Verdict worth, bool little, size_t most)
{
    size_t added = 0;
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count && added < most; i++) {
            const Candidate *candidate = &judge->candidates[d].items[i];
            if (verdict_of(candidate->standing) != worth ||
                tells_little(candidate) != little ||
                candidate->standing == STANDING_OTHER_SENSE ||
                is_listed(list, d, candidate->passage))
                continue;
            list_add(list, evidence_of(role, d, candidate));
            added++;
        }
}

static void list_others(const Judge *judge, EvidenceList *list, EvidenceRole role,
                        Verdict worth, size_t most)
{
    size_t before = list->count;
    list_some(judge, list, role, worth, false, most);
    list_some(judge, list, role, worth, true, most - (list->count - before));
}

static void list_elements(const Judge *judge, const Rule *rule, const Weighed *best,
                          EvidenceList *list)
{
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++) {
        if (!best->elements[i].found)
            continue;
        Evidence evidence = { .role = EVIDENCE_ELEMENT,
                              .standing = STANDING_OPERATIVE,
                              .element = rule->elements[i].name,
                              .document = best->elements[i].document,
                              .span = best->elements[i].span };
        evidence.sentence =
            passage_at(&judge->sources[evidence.document], evidence.span).span;
        list_add(list, evidence);
    }
}

static void list_missing(Arena *arena, const Rule *rule, uint64_t lacks,
                         Finding *finding)
{
    const Element **missing =
        arena_alloc(arena, (rule->element_count + 1) * sizeof *missing);
    if (!missing)
        return;
    for (size_t i = 0; i < rule->element_count && i < MOST_ELEMENTS; i++)
        if (lacks >> i & 1)
            missing[finding->missing_count++] = &rule->elements[i];
    finding->missing = missing;
}

/* Lots 1 to N of a dossier whose number of lots is known; 0 else. */
static Lots lots_of_dossier(const Judge *judge)
{
    const Fact *fact = facts_get(judge->facts, "lots");
    long count = fact->origin == FACT_UNKNOWN ? 0 : strtol(fact->value, NULL, 10);
    return count > 0 && count < 63 ? (UINT64_C(2) << count) - 2 : 0;
}

/* The lots that the deciding passage names, and with them those of the passages of its
 * article that say the same; 0 when it speaks of the whole contract. */
static Lots lots_of_verdict(const Judge *judge, const Weighed *best)
{
    const Source *source = &judge->sources[best->document];
    const Candidates *candidates = &judge->candidates[best->document];
    Lots lots = lots_of(source, best->candidate->passage);
    for (size_t i = 0; lots && i < candidates->count; i++) {
        const Candidate *candidate = &candidates->items[i];
        if (candidate->standing == best->candidate->standing &&
            candidate->article == best->candidate->article)
            lots |= lots_of(source, candidate->passage);
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
    if (finding->verdict == VERDICT_MET || finding->verdict == VERDICT_INCOMPLETE)
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
    if (finding->verdict != VERDICT_MET)
        list_others(judge, &list, EVIDENCE_NEAR_MISS, VERDICT_MISSING,
                    MOST_NEAR_MISSES);
    finding->evidence = arena_keep(arena, list.items, list.count * sizeof *list.items);
    finding->evidence_count = list.count;
    if (best->candidate && !cancel)
        finding->lots = lots_of_verdict(judge, best);
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

/* The candidate that speaks best for the rule; none when nothing speaks for it. */
static void find_best(const Judge *judge, const Rule *rule, Weighed *best)
{
    for (uint32_t d = 0; d < judge->count; d++)
        for (size_t i = 0; i < judge->candidates[d].count; i++) {
            Weighed one = { .candidate = &judge->candidates[d].items[i],
                            .document = d };
            Verdict worth = verdict_of(one.candidate->standing);
            if (worth == VERDICT_MISSING)
                continue;
            if (worth == VERDICT_MET || worth == VERDICT_INCOMPLETE)
                find_elements(judge, rule, &one);
            one.strength = strength_of(judge, rule, &one);
            if (!best->candidate || is_better(best, &one))
                *best = one;
        }
}

/* A case may be for some verdicts only: « excluded » is a breach, silence is not. */
static bool is_for_verdict(const LevelCase *one, Verdict verdict)
{
    for (size_t i = 0; i < one->when_count; i++) {
        const Condition *condition = &one->when[i];
        if (strcmp(condition->fact, "verdict") != 0)
            continue;
        bool among = false;
        for (size_t j = 0; j < condition->value_count; j++)
            among = among || strcmp(condition->values[j], verdict_name(verdict)) == 0;
        if (among != (condition->how == COMPARE_IS))
            return false;
    }
    return true;
}

static bool is_case_on(const LevelCase *one, Verdict verdict, const char *date)
{
    return (!one->since || strcmp(date, one->since) >= 0) &&
           (!one->until || strcmp(date, one->until) <= 0) &&
           is_for_verdict(one, verdict);
}

/* The first case of the rule that begins after the day of the consultation, when it
 * would then weigh more than today. */
static void set_next_level(const Judge *judge, const Rule *rule, Finding *finding)
{
    const char *day = NULL;
    for (size_t i = 0; i < rule->level_count; i++) {
        const char *since = rule->levels[i].since;
        if (since && strcmp(since, judge->date) > 0 && (!day || strcmp(since, day) < 0))
            day = since;
    }
    for (size_t i = 0; day && i < rule->level_count; i++) {
        const LevelCase *one = &rule->levels[i];
        if (!is_case_on(one, finding->verdict, day) ||
            facts_hold(judge->facts, judge->pack, one->when, one->when_count, day,
                       NULL) != TRUTH_YES)
            continue;
        if (one->level < finding->level)
            finding->next_case = one;
        return;
    }
}

/* A fact that could only make the point weigh less is not worth asking. */
static void forget_milder(Finding *finding)
{
    if (finding->unknown_case && finding->unknown_case->level >= finding->level) {
        finding->unknown_case = NULL;
        finding->unknown_fact = NULL;
    }
}

/* The first case whose conditions hold, by the date of the consultation.  A case whose
 * facts are unknown does not hold, but names the fact when it would be stricter: the
 * fact of the strictest of them. */
static void set_level(const Judge *judge, const Rule *rule, Finding *finding)
{
    for (size_t i = 0; i < rule->level_count; i++) {
        const LevelCase *one = &rule->levels[i];
        if (!is_case_on(one, finding->verdict, judge->date))
            continue;
        const char *unknown = NULL;
        switch (facts_hold(judge->facts, judge->pack, one->when, one->when_count,
                           judge->date, &unknown)) {
        case TRUTH_NO:
            break;
        case TRUTH_UNKNOWN:
            if (!finding->unknown_case || one->level < finding->unknown_case->level) {
                finding->unknown_fact = unknown;
                finding->unknown_case = one;
            }
            break;
        case TRUTH_YES:
            finding->level = one->level;
            finding->level_case = one;
            forget_milder(finding);
            return;
        }
    }
    finding->level = LEVEL_GOOD_PRACTICE;
}

/* The codes of the rule that may be published of this contract. */
static void set_codes(const Judge *judge, const Rule *rule, Finding *finding)
{
    for (size_t i = 0; i < rule->code_count; i++) {
        const RuleCode *code = &rule->codes[i];
        if (facts_hold(judge->facts, judge->pack, code->when, code->when_count,
                       judge->date, NULL) != TRUTH_NO)
            finding->codes |= UINT64_C(1) << i;
    }
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

static bool judge_rule(Judge *judge, const Rule *rule, Finding *finding, Error *err)
{
    finding->rule = rule;
    set_codes(judge, rule, finding);
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

/* Some document is of a kind that makes a tender, or the user said what it is.  A pack
 * without kinds cannot tell. */
static bool is_recognised(const Dossier *dossier)
{
    for (size_t i = 0; i < dossier_document_count(dossier); i++) {
        const DossierDocument *document = dossier_document_at(dossier, i);
        if (document->kind_given || kind_is_of_tender(document->kind))
            return true;
    }
    return pack_kind_count(dossier_pack(dossier)) == 0;
}

static bool judge_init(Judge *judge, Dossier *dossier, const Facts *facts,
                       const char *date, Error *err)
{
    const Fact *launch = facts_get(facts, "date");
    *judge = (Judge){ .dossier = dossier,
                      .facts = facts,
                      .pack = dossier_pack(dossier),
                      .date = launch->origin == FACT_GIVEN ? launch->value : date,
                      .count = dossier_document_count(dossier),
                      .unread = is_unread(dossier),
                      .unplaced = !is_recognised(dossier) &&
                                  facts_get(facts, "nature")->origin == FACT_UNKNOWN };
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
    findings->recognised = is_recognised(dossier);
    result = findings;
done:
    judge_done(&judge);
    return result;
}
