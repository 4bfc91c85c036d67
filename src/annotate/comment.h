/* SPDX-License-Identifier: Apache-2.0 */
/* comment.h - the words of a review comment: the verdict, why, on what ground, and what
 * to do.  The passage itself is not quoted, the comment stands at it. */
#ifndef CLAUSIER_ANNOTATE_COMMENT_H
#define CLAUSIER_ANNOTATE_COMMENT_H

#include "annotate/plan.h"

typedef struct CommentContext {
    const Report *report;
    const ReportDossier *dossier;
    const AnnotateOptions *options;
} CommentContext;

/* Where the comment of a missing clause stands. */
typedef enum CommentHome {
    COMMENT_ARTICLE,   /* at the article where it belongs */
    COMMENT_END,       /* at the end of a document where it belongs */
    COMMENT_ELSEWHERE, /* no document of the right kind is there */
} CommentHome;

/* Of a finding at the passage that decided. */
void comment_passage(const CommentContext *context, const ReportFinding *finding,
                     const ReportPassage *passage, Buffer *out);
/* Of a clause that is missing; `proposed` when it is inserted as well. */
void comment_missing(const CommentContext *context, const ReportFinding *finding,
                     CommentHome home, bool proposed, Buffer *out);

#endif
