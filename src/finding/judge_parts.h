/* SPDX-License-Identifier: Apache-2.0 */
/* judge_parts.h - what the files of the judge share: weigh.c chooses the passage that
 * decides, quoting.c lists what is quoted, level.c says how much it weighs; judge.c
 * puts them together.  Private to them. */
#ifndef CLAUSIER_FINDING_JUDGE_PARTS_H
#define CLAUSIER_FINDING_JUDGE_PARTS_H

#include "evidence/candidate.h"
#include "finding/finding.h"

enum { MOST_ELEMENTS = 64 };

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
    bool aside;    /* nothing but annexes and forms of the bidder */
    bool failed;   /* memory was short for a finding that another rule asked for */
} Judge;

/* --- weigh.c --- */

/* What each standing is worth towards a verdict. */
Verdict verdict_of(Standing standing);
/* The candidate that speaks best for the rule; none when nothing speaks for it. */
void find_best(const Judge *judge, const Rule *rule, Weighed *best);
/* True for a candidate that would decide as the best one does: it lacks no more, and
 * says itself the first element that the rule requires. */
bool is_as_good(const Judge *judge, const Rule *rule, const Weighed *best,
                Weighed *other);
/* Lots 1 to N of a dossier whose number of lots is known; 0 else. */
Lots lots_of_dossier(const Judge *judge);

/* A derogation outside the article of the best candidate; NULL.  `*document` is where
 * it stands. */
const Candidate *find_cancel(const Judge *judge, const Weighed *best,
                             uint32_t *document);

/* --- quoting.c --- */

typedef struct EvidenceList {
    Evidence *items;
    size_t count, room;
} EvidenceList;

Evidence evidence_of(EvidenceRole role, uint32_t document, const Candidate *candidate);
void list_add(EvidenceList *list, Evidence evidence);
/* The elements that were found. */
void list_elements(const Judge *judge, const Rule *rule, const Weighed *best,
                   EvidenceList *list);
/* The other candidates of a verdict's worth, each passage once; those that tell little
 * come last. */
void list_others(const Judge *judge, EvidenceList *list, EvidenceRole role,
                 Verdict worth, size_t most);
/* The elements that were not: `lacks` as in Weighed. */
void list_missing(Arena *arena, const Rule *rule, uint64_t lacks, Finding *finding);

/* --- level.c --- */

/* The first case whose conditions hold, by the date of the consultation.  A case whose
 * facts are unknown does not hold, but names the fact when it would be stricter: the
 * fact of the strictest of them. */
void set_level(const Judge *judge, const Rule *rule, Finding *finding);
/* The first case of the rule that begins after the day of the consultation, when it
 * would then weigh more than today. */
void set_next_level(const Judge *judge, const Rule *rule, Finding *finding);
/* The wording of the clause that fits the contract; false without memory. */
bool set_clause(const Judge *judge, const Rule *rule, Finding *finding);
/* The codes of the rule that may be published of this contract. */
void set_codes(const Judge *judge, const Rule *rule, Finding *finding);

#endif
