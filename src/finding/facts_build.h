/* SPDX-License-Identifier: Apache-2.0 */
/* facts_build.h - what the finders of facts share.  Private to the facts.
 *
 * The pack says which words speak for a fact (faits.yaml); where they stand says how
 * loudly.  Each finder fills in the facts it is named after and leaves alone those that
 * the user gave. */
#ifndef CLAUSIER_FINDING_FACTS_BUILD_H
#define CLAUSIER_FINDING_FACTS_BUILD_H

#include "evidence/item.h"
#include "finding/fact.h"

/* In the order in which facts_at() gives them. */
typedef enum FactName {
    FACT_NATURE,
    FACT_CATEGORIE,
    FACT_SECTEUR,
    FACT_CPV,
    FACT_MONTANT,
    FACT_MONTANT_LOT, /* of the largest lot */
    FACT_PROCEDURE,
    FACT_FORME,
    FACT_ACHETEUR,
    FACT_DATE,
    FACT_DUREE,
    FACT_LOTS,
    FACT_ALIMENTATION,
    FACT_RESERVABLES,
    FACT_NAME_COUNT,
} FactName;

/* How much a line says of the contract as a whole. */
typedef enum Zone {
    ZONE_BODY,
    ZONE_HEADING, /* a title inside the document */
    ZONE_LOTS,    /* a row or line that names a lot */
    ZONE_OBJECT,  /* under the title of the object, or "a pour objet ..." */
    ZONE_TITLE,   /* before the first article */
    ZONE_NAME,    /* not a line: the file's name */
    ZONE_COUNT,
} Zone;

/* Added to the zone of a row or line that names a lot, whatever its zone. */
enum { ZONE_IS_LOT = 0x80 };

static inline Zone zone_of(uint8_t mark)
{
    return (Zone)(mark & ~ZONE_IS_LOT);
}

typedef struct FactFinder {
    Dossier *dossier;
    const Pack *pack;
    Arena *arena;
    MatchScratch *scratch;
    Source *sources;       /* one a document */
    const uint8_t **zones; /* of each document's lines; see zone_of() */
    size_t count;
    Fact *facts; /* by FactName */
} FactFinder;

const char *fact_name(FactName name);

/* Takes a fact over, or says what was expected. */
bool fact_take_given(FactFinder *finder, const GivenFact *given, Error *err);

/* The zones of a document's lines, in the finder's arena; NULL when memory is short. */
const uint8_t *zones_find(const FactFinder *finder, const Source *source);

/* Calls `see` for every match of what the pack has for `fact` with `value`, in one
 * document, until it returns true. */
bool marks_visit(const FactFinder *finder, const Source *source, const char *fact,
                 const char *value, Span within, ItemVisitor see, void *user);
bool marks_hold(const FactFinder *finder, const Source *source, const char *fact,
                const char *value, Span within);

/* Sets a fact unless the user gave it; `value` is copied. */
void fact_set(FactFinder *finder, FactName name, const char *value, double confidence,
              uint32_t document, Span span);

/* Adds what another document says, when it is something else and the fact was found. */
void fact_add_other(FactFinder *finder, FactName name, const char *value,
                    uint32_t document, Span span);

/* A file name as words: « 02_CCAP-nettoyage.docx » is "02 ccap nettoyage". */
const char *name_fold(const char *path, Arena *arena);

/* Recognises the kinds of the documents whose kind was not given. */
void kinds_find(Dossier *dossier, MatchScratch *scratch);

/* nature, categorie, secteur, procedure, forme, acheteur and the yes-or-no facts. */
void votes_find(FactFinder *finder);
void dates_find(FactFinder *finder);
void duration_find(FactFinder *finder);
void lots_find(FactFinder *finder);
void cpv_find(FactFinder *finder);
/* After duration_find(). */
void amount_find(FactFinder *finder);

#endif
