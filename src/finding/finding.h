/* SPDX-License-Identifier: Apache-2.0 */
/* finding.h - a rule's verdict on a dossier, with what it rests on.
 *
 * The end of the way: reports only print this.  Everything lives in the dossier's
 * arena. */
#ifndef CLAUSIER_FINDING_FINDING_H
#define CLAUSIER_FINDING_FINDING_H

#include "evidence/lots.h"
#include "evidence/standing.h"
#include "finding/dossier.h"
#include "finding/fact.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum EvidenceRole {
    EVIDENCE_SUBJECT,
    EVIDENCE_ELEMENT,
    EVIDENCE_EXCLUSION,
    EVIDENCE_NEAR_MISS,
} EvidenceRole;

/* A passage and what it speaks for. */
typedef struct Evidence {
    EvidenceRole role;
    Standing standing;
    const char *element; /* its name, for EVIDENCE_ELEMENT; else "" */
    uint32_t document;   /* of the dossier */
    Span span;           /* the words that decided */
    Span sentence;       /* what is quoted around them */
    Span reason;         /* what gave it its standing (the negation...); may be empty */
    const Notice *notice; /* what the reading told, where no words speak; else NULL */
} Evidence;

typedef struct Finding {
    const Rule *rule;
    Verdict verdict;
    Level level;
    const LevelCase
        *level_case; /* what made the level; NULL when no case of the rule holds */
    const char *unknown_fact;      /* a fact that would change the level; NULL */
    const LevelCase *unknown_case; /* the level it would then be; NULL */
    const LevelCase *next_case;    /* a stricter level that begins later; NULL */
    const char *na_fact;           /* for na: the fact that decided; NULL */
    const Evidence *evidence;      /* the deciding ones first */
    size_t evidence_count;
    const Element *const *missing; /* elements not found, for incomplete; of a rule that
                                      looks at others, for missing too */
    size_t missing_count;
    Lots lots; /* the deciding passage is about these lots; 0 = the whole contract */
    const Wording *clause; /* proposed to this contract, of the rule or reworded in the
                              arena of the dossier; may be empty */
    uint64_t codes;        /* bits of rule->codes that the facts do not rule out */
    bool unread;           /* a verdict of absence while some text could not be read */
} Finding;

typedef struct Findings {
    const Finding *items; /* in the order of the pack's rules */
    size_t count;
    size_t counts[VERDICT_COUNT];
    bool recognised; /* some document is known for what it is in a tender */
} Findings;

/* True for a verdict that a buyer has to act on. */
static inline bool verdict_is_flagged(Verdict verdict)
{
    return verdict == VERDICT_INCOMPLETE || verdict == VERDICT_EXCLUDED ||
           verdict == VERDICT_MISSING;
}

#endif
