/* SPDX-License-Identifier: Apache-2.0 */
/* odt_look.h - paragraphs that look like their neighbours.
 *
 * A new paragraph takes the style of the one it is like, the style of its letters, and
 * the lists it stands in, continued, so that it gets the next number.  A style that
 * begins a page belongs to its place: then the style it is made from is taken. */
#ifndef CLAUSIER_ANNOTATE_ODT_LOOK_H
#define CLAUSIER_ANNOTATE_ODT_LOOK_H

#include "annotate/odt_copy.h"

enum { ODT_LISTS_MOST = 10 };

typedef struct OdtLook {
    const char *local;              /* "p" or "h" */
    uint32_t model;                 /* the tag of the paragraph it is like; 0 */
    MarkupValue style;              /* of the paragraph, as it stands in the file */
    MarkupValue letters;            /* style of its letters */
    const char *bold;               /* or this one of ours; NULL */
    uint32_t lists[ODT_LISTS_MOST]; /* tags, the outermost first */
    size_t list_count;
} OdtLook;

/* A style for bold letters, made when it is first asked for. */
typedef struct OdtBold {
    char name[ODT_NAME_ROOM];
} OdtBold;

OdtLook odt_look_title(OdtCopy *copy, const Proposal *proposal, bool in_item,
                       OdtBold *bold);
OdtLook odt_look_body(const OdtCopy *copy, const Proposal *proposal);

/* The paragraph with its lists, to the place where its text begins. */
void odt_look_open(OdtCopy *copy, const OdtLook *look);
void odt_look_words(OdtCopy *copy, const OdtLook *look, const char *words);
void odt_look_close(OdtCopy *copy, const OdtLook *look);

/* Puts the style into the part, if it was asked for. */
void odt_put_bold(OdtCopy *copy, const OdtBold *bold);

#endif
