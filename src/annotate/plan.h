/* SPDX-License-Identifier: Apache-2.0 */
/* plan.h - what is written into the copy of one document, whatever its format.
 *
 * Comments stand at the passage that decided a verdict; that of a missing clause stands
 * at the heading of the article where it belongs, else at the end of the document.  A
 * proposal is the missing clause itself, to be inserted as a tracked change.  Places
 * are blocks of the document as it was read. */
#ifndef CLAUSIER_ANNOTATE_PLAN_H
#define CLAUSIER_ANNOTATE_PLAN_H

#include "document/document.h"
#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How copies are made. */
typedef struct AnnotateOptions {
    const char *author, *initials;
    const char *date; /* "YYYY-MM-DD", NULL for none */
    Language language;
    bool propose; /* missing clauses are inserted as well */
    bool quiet;   /* only what fails the run */
} AnnotateOptions;

/* A comment. */
typedef struct Annotation {
    const char *rule;    /* id */
    uint32_t block;      /* BLOCK_NONE: nothing in the document shows text */
    uint32_t start, end; /* bytes of its text; all of it when there are no words */
    const char *text;    /* UTF-8; paragraphs are parted by '\n' */
} Annotation;

/* A clause to insert: a title and its paragraphs, each a new paragraph of the document.
 * Proposals behind the same block follow each other in the order of the plan. */
typedef struct Proposal {
    const char *rule;
    uint32_t after; /* block behind which it goes (behind its outermost table when
                       it stands in one); BLOCK_NONE: at the end of the body */
    uint32_t heading_like; /* heading whose style and numbering the title takes;
                              BLOCK_NONE: that of `body_like`, in bold */
    uint32_t body_like;    /* paragraph whose style the others take; BLOCK_NONE: none */
    const char *title;     /* with its number where numbers are typed */
    const char *const *paragraphs;
    size_t count;
} Proposal;

typedef struct AnnotationPlan {
    Arena *arena;
    const Annotation *annotations; /* in the order of the document */
    size_t annotation_count;
    const Proposal *proposals; /* by block, then obligations first */
    size_t proposal_count;
} AnnotationPlan;

/* The plan for document `index` of a dossier, as read again into `document`.  Done with
 * annotation_plan_done() whatever comes back. */
bool annotation_plan_init(AnnotationPlan *plan, const Report *report,
                          const ReportDossier *dossier, uint32_t index,
                          const Document *document, const AnnotateOptions *options,
                          Error *err);
void annotation_plan_done(AnnotationPlan *plan);

#endif
