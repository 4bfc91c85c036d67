/* SPDX-License-Identifier: Apache-2.0 */
/* docx_package.h - which part of the package is which.
 *
 * Parts have no fixed names: the package says by relationships which one is the text,
 * and each part by its own relationships which others it needs.  ISO/IEC 29500-2. */
#ifndef CLAUSIER_READ_DOCX_PACKAGE_H
#define CLAUSIER_READ_DOCX_PACKAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "container/container.h"
#include "container/xml.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum RelationKind {
    RELATION_OTHER,
    RELATION_MAIN,
    RELATION_STYLES,
    RELATION_NUMBERING,
    RELATION_SETTINGS,
    RELATION_FOOTNOTES,
    RELATION_ENDNOTES,
    RELATION_COMMENTS,
    RELATION_HEADER,
    RELATION_FOOTER,
    RELATION_GLOSSARY,
    RELATION_CHUNK, /* a document of another format, to be merged in */
    RELATION_SUBDOCUMENT,
    RELATION_PACKAGE, /* an embedded Office file */
    RELATION_OLE,
    RELATION_CONTROL,
    RELATION_CHART,
    RELATION_DIAGRAM,
    RELATION_MACROS,
    RELATION_CORE,     /* author */
    RELATION_EXTENDED, /* company, program */
} RelationKind;

typedef struct Relation {
    RelationKind kind;
    const char *id;
    const char *target; /* name of the part in the container, or an address */
    bool external;
} Relation;

typedef struct Relations {
    Relation *items;
    size_t count, room;
} Relations;

/* Reads what `part` ("" for the package) relates to; the strings live in `arena`.
 * Hyperlinks and images are left out.  A part without relationships has none; false
 * only when they cannot be read. */
bool docx_relations_read(Container *container, const char *part, const XmlNames *names,
                         Arena *arena, const Limits *limits, Relations *relations,
                         Error *err);

/* The first of that kind inside the package; NULL when there is none. */
const Relation *docx_relations_of(const Relations *relations, RelationKind kind);
/* The one with that id, not NUL-terminated; NULL when there is none. */
const Relation *docx_relations_find(const Relations *relations, const char *id,
                                    size_t length);

/* The part that holds the text, in `arena`; NULL when the package is no word processing
 * document, with `err` only when it cannot be read. */
const char *docx_package_main(Container *container, const XmlNames *names, Arena *arena,
                              const Limits *limits, const Relations *package,
                              Error *err);

#endif
