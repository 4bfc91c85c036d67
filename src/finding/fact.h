/* SPDX-License-Identifier: Apache-2.0 */
/* fact.h - what is known of a dossier, and how.
 *
 * nature (marche, concession, spaser), categorie (travaux, fournitures, services),
 * secteur, cpv, montant (euros HT), procedure (formalisee, adaptee, sans-publicite),
 * forme (accord-cadre, marche, marche-subsequent), acheteur (etat, collectivite,
 * entite-adjudicatrice), date (of launch, YYYY-MM-DD), duree (months), lots (number),
 * and two that are "oui" or "non" beside the main sector: alimentation (meals or
 * foodstuffs in some lot), services-reservables (social, health, educational or
 * cultural services in some lot).
 * Found in the text with its passage, or given by the user, who always wins. */
#ifndef CLAUSIER_FINDING_FACT_H
#define CLAUSIER_FINDING_FACT_H

#include "finding/dossier.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum FactOrigin {
    FACT_UNKNOWN,
    FACT_FOUND, /* in the documents */
    FACT_GIVEN, /* by an option or clausier.yml */
} FactOrigin;

/* What another document says of a fact. */
typedef struct FactOther {
    const char *value;
    uint32_t document;
    Span span;
} FactOther;

enum { FACT_MOST_OTHERS = 4 };

typedef struct Fact {
    const char *name;  /* "montant" */
    const char *value; /* "640000", "services", "2026-11-20"; "" when unknown */
    FactOrigin origin;
    double confidence; /* 0 to 1; 1 when given */
    uint32_t document; /* of the dossier, when found */
    Span span;         /* the passage; empty when it came from a file name or a kind */
    const FactOther *others; /* of montant, lots, nature, procedure: said elsewhere */
    size_t other_count;
} Fact;

typedef struct Facts Facts;

/* A fact the user gives: name and value, checked against the names above. */
typedef struct GivenFact {
    const char *name, *value;
    Where where; /* in a configuration file; all 0 for an option */
} GivenFact;

/* True for a name that can be given. */
bool fact_is_name(const char *name);

/* Recognises the kind of each document, then finds the facts.  Lives in the dossier's
 * arena.  NULL with `err` when memory is short or a given fact is wrong. */
const Facts *facts_find(Dossier *dossier, const GivenFact *given, size_t given_count,
                        Error *err);
size_t facts_count(const Facts *facts);
const Fact *facts_at(const Facts *facts, size_t index);
/* Never NULL for the names above: an unknown fact has FACT_UNKNOWN. */
const Fact *facts_get(const Facts *facts, const char *name);

/* Three answers: a condition on an unknown fact is neither. */
typedef enum Truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES } Truth;

/* All conditions together, on the date of the check or of the launch (`date`,
 * YYYY-MM-DD).  `*unknown` (may be NULL) gets the name of the first unknown fact that
 * would decide; after TRUTH_NO that of the fact that decided. */
Truth facts_hold(const Facts *facts, const Pack *pack, const Condition *when,
                 size_t count, const char *date, const char **unknown);

/* True for an element that a contract with these facts must have: one that is for some
 * contracts only is not asked for where their facts are unknown. */
bool facts_want(const Facts *facts, const Pack *pack, const Element *element,
                const char *date);

/* The threshold of that name for these facts and date; NULL when none or unknown. */
const Threshold *facts_threshold(const Facts *facts, const Pack *pack, const char *name,
                                 const char *date);

#endif
