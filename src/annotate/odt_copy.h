/* SPDX-License-Identifier: Apache-2.0 */
/* odt_copy.h - what the files that write into OpenDocument texts share: the part with
 * the body, its tags, and what goes between them.
 *
 * Packages and flat files are the same here but for the name of the part.  OASIS
 * OpenDocument 1.4, part 3. */
#ifndef CLAUSIER_ANNOTATE_ODT_COPY_H
#define CLAUSIER_ANNOTATE_ODT_COPY_H

#include "annotate/plan.h"
#include "annotate/splice.h"
#include "container/markup.h"

typedef enum OdtSpace {
    ODT_OFFICE,
    ODT_TEXT,
    ODT_TABLE,
    ODT_STYLE,
    ODT_FO,
    ODT_DC,
    ODT_META,
    ODT_SPACES,
} OdtSpace;

enum { ODT_PREFIX_ROOM = 32, ODT_NAME_ROOM = 32 };

typedef struct OdtCopy {
    const Document *document;
    const AnnotateOptions *options;
    const char *part; /* "content.xml", "" for a flat file */
    Markup markup;
    Splices splices;
    uint32_t body; /* the tag of office:text */
    char prefixes[ODT_SPACES][ODT_PREFIX_ROOM];
    bool declared[ODT_SPACES]; /* where the body stands */
    uint32_t named;            /* the last number given to something of ours */
    bool has_initials;         /* the file's version knows those of comments */
    Buffer text;               /* what is being written */
} OdtCopy;

/* Fails when the part has no body or cannot be written into.  Done with
 * odt_copy_done() whatever comes back. */
bool odt_copy_init(OdtCopy *copy, const char *part, const Buffer *bytes,
                   const Document *document, const AnnotateOptions *options,
                   const Limits *limits, Error *err);
void odt_copy_done(OdtCopy *copy);

/* --- Looking --- */

/* True for either tag of an element with that local name. */
bool odt_is_element(const OdtCopy *copy, uint32_t tag, OdtSpace space,
                    const char *local);
bool odt_is_paragraph(const OdtCopy *copy, uint32_t tag);
/* One of those that hold paragraphs and nothing else of their own: sections, lists,
 * tables and their parts. */
bool odt_is_structure(const OdtCopy *copy, uint32_t tag);
/* The tag of the paragraph a block was read from; 0 when it stands elsewhere. */
uint32_t odt_paragraph_tag(const OdtCopy *copy, uint32_t block);
/* The byte where a mark may stand before (or `after`, behind) byte `offset` of a block;
 * false when none may stand there or near. */
bool odt_anchor(const OdtCopy *copy, const Block *block, uint32_t offset, bool after,
                size_t *at);

/* --- Writing, into copy->text --- */

/* " xmlns:x=…" for those of the spaces (bits 1 << OdtSpace) that the file does not
 * declare: for each element of ours that stands in none of ours. */
void odt_add_declarations(OdtCopy *copy, unsigned spaces);
/* <office:annotation and the like, without what follows. */
void odt_add_tag(OdtCopy *copy, const char *opening, OdtSpace space, const char *local);
/* ` text:name="` */
void odt_add_attribute(OdtCopy *copy, OdtSpace space, const char *local);
/* Words as a paragraph keeps them, blanks too. */
void odt_add_words(OdtCopy *copy, const char *words);
/* dc:creator and dc:date.  A change without a day gets the one that LibreOffice writes
 * where days are not to be told: it takes one without any for no change at all. */
void odt_add_author(OdtCopy *copy, bool is_change);
/* A name that nothing in the file has. */
void odt_new_name(OdtCopy *copy, char name[ODT_NAME_ROOM]);
/* Puts what was written at that byte of the part, and begins anew. */
void odt_put(OdtCopy *copy, size_t at);
/* The same as the last child of an element, also of one that is empty. */
void odt_put_inside(OdtCopy *copy, uint32_t tag);

/* --- odt_comment.c, odt_insertion.c --- */

bool odt_add_comments(OdtCopy *copy, const AnnotationPlan *plan);
bool odt_add_insertions(OdtCopy *copy, const AnnotationPlan *plan);

#endif
