/* SPDX-License-Identifier: Apache-2.0 */
/* annotator.h - the plug an output of annotated copies fills in.
 *
 * To add a format: write annotate/<name>.c, export one const Annotator, name it in
 * annotators.c. */
#ifndef CLAUSIER_ANNOTATE_ANNOTATOR_H
#define CLAUSIER_ANNOTATE_ANNOTATOR_H

#include "annotate/plan.h"
#include "container/container.h"

typedef struct Annotator {
    const char *format; /* the reader's name: "docx" */
    /* Adds to `out` the bytes of a copy of `source`, which was opened from bytes and
     * read with origins as `document`.  What the plan does not ask for stays as it is,
     * byte for byte; the same plan gives the same bytes. */
    bool (*annotate)(Container *source, const Document *document,
                     const AnnotationPlan *plan, const AnnotateOptions *options,
                     Buffer *out, Error *err);
} Annotator;

/* The annotators there are. */
extern const Annotator annotator_docx;
extern const Annotator annotator_odt;
extern const Annotator annotator_fodt;

/* For documents of that format; NULL when their copies cannot be annotated. */
const Annotator *annotator_find(const char *format);

#endif
