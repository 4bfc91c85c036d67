/* SPDX-License-Identifier: Apache-2.0 */
/* docx_copy.h - what the files of the DOCX annotator share: one copy on its way. */
#ifndef CLAUSIER_ANNOTATE_DOCX_COPY_H
#define CLAUSIER_ANNOTATE_DOCX_COPY_H

#include "annotate/annotator.h"
#include "annotate/splice.h"
#include "container/markup.h"
#include "container/xml.h"
#include "read/docx_package.h"

enum { DOCX_CHANGES_MOST = 4 };

typedef struct DocxCopy {
    Container *source;
    const Document *document;
    const AnnotationPlan *plan;
    const AnnotateOptions *options;
    Arena *arena;
    Relations relations; /* of the main part */
    const char *main;    /* its name */
    Buffer text;         /* its bytes */
    Markup markup;       /* its tags */
    Splices splices;     /* what goes into it */
    const char *space;   /* its namespace */
    bool is_strict;
    long *used; /* ids of annotations, in order */
    size_t used_count;
    long next_id;
    Buffer comments; /* w:comment elements, for prefix and declarations of `comment` */
    PartChange changes[DOCX_CHANGES_MOST];
    Buffer changed[DOCX_CHANGES_MOST]; /* their bytes */
    size_t change_count;
} DocxCopy;

/* How the elements of WordprocessingML are called at some place. */
typedef struct Vocabulary {
    char prefix[32];    /* "w:" */
    char declares[160]; /* " xmlns:w=..." for the outermost new element; mostly "" */
} Vocabulary;

/* docx_copy.c */
bool docx_is(const Markup *markup, uint32_t number, const char *local);
/* Which of the two namespaces of WordprocessingML the main part has. */
void docx_find_space(DocxCopy *copy);
/* What holds for what is put inside an element. */
Vocabulary docx_vocabulary(const DocxCopy *copy, const Markup *markup, uint32_t number);
/* Adds the ids on the elements of a part to those in use; false when memory is short.
 */
bool docx_note_ids(DocxCopy *copy, const Markup *markup);
/* New ids begin above the greatest in use, as long as there is room above it. */
void docx_settle_ids(DocxCopy *copy);
/* An id that no annotation has; once the ids are settled. */
long docx_new_id(DocxCopy *copy);
/* Takes over the buffer as the new bytes of a part. */
void docx_change(DocxCopy *copy, const char *part, Buffer *bytes);
/* w:id, w:author and w:date. */
void docx_add_signature(const DocxCopy *copy, const Vocabulary *words, long id,
                        Buffer *out);
/* A run of text, with properties that are XML already. */
void docx_add_run(const Vocabulary *words, const char *properties, const char *text,
                  size_t length, Buffer *out);

/* docx_place.c */
/* A stretch of whole children of paragraphs of the body, but for runs that are parted.
 */
typedef struct DocxRange {
    uint32_t first, last; /* opening tags of the paragraphs; 0 = there is none */
    size_t start, end;    /* bytes where it begins and ends */
    uint32_t start_text;  /* w:t that is parted there; 0 = it is between runs */
    uint32_t end_text;
} DocxRange;

/* Where bytes [start, end) of a block stand: notes and text boxes where they hang. */
DocxRange docx_range(const DocxCopy *copy, uint32_t block, uint32_t start,
                     uint32_t end);
/* The outermost paragraph of a block, where it ends; 0. */
uint32_t docx_paragraph(const DocxCopy *copy, uint32_t block);
/* The first child of that name; 0. */
uint32_t docx_child(const Markup *markup, uint32_t parent, const char *local);
/* The opening tag that comes behind an element in the same parent; 0. */
uint32_t docx_next(const Markup *markup, uint32_t element);
/* Where something is put at the end of the body; 0 when there is no body. */
size_t docx_body_end(const DocxCopy *copy, uint32_t *body);

/* docx_comments.c: puts the marks of all comments into the text and the comments into
 * their part, with all that names it. */
bool docx_add_comments(DocxCopy *copy, Error *err);

/* docx_proposals.c: puts the proposals into the text. */
bool docx_add_proposals(DocxCopy *copy, Error *err);

#endif
