/* SPDX-License-Identifier: Apache-2.0 */
/* reader.h - the plug an input format fills in.
 *
 * To add a format: write read/<name>.c, export one const Reader, name it in
 * readers.c, add a folder under tests/cases/. */
#ifndef CLAUSIER_READ_READER_H
#define CLAUSIER_READ_READER_H

#include "base/error.h"
#include "base/limits.h"
#include "container/container.h"
#include "document/document.h"

typedef struct Reader {
    const char *name;              /* "docx": in options, JSON and messages */
    const char *title;             /* "Office Open XML text (ECMA-376)" */
    const char *const *extensions; /* NULL-terminated, without the dot */
    /* How sure are we that this container is ours?  0 no ... 100 certain.  Looks at
     * part names, content types and the root element; never parses a body. */
    int (*bid)(Container *container);
    /* Builds the document, document_finish() included; the caller owns it and calls
     * document_free().  With `origins` its blocks say where they stand in the file, for
     * those who will write into it.  On failure returns NULL and `err` says where. */
    Document *(*read)(Container *container, const Limits *limits, bool origins,
                      Error *err);
} Reader;

/* The readers there are. */
extern const Reader reader_docx, reader_odt, reader_fodt;

/* All of them, NULL-terminated. */
extern const Reader *const readers[];

/* The surest bidder; NULL when none knows the container. */
const Reader *reader_choose(Container *container);

/* Chooses and reads.  The caller owns the document, and the container as before. */
Document *reader_read(Container *container, const Limits *limits, Error *err);
/* Opens, chooses, reads.  The caller owns the document. */
Document *reader_read_file(const char *path, const Limits *limits, Error *err);
/* The same for bytes in memory, named `name`. */
Document *reader_read_bytes(const char *name, const char *bytes, size_t length,
                            const Limits *limits, Error *err);
/* True when a file of that name looks like something a reader reads, by extension. */
bool reader_knows_extension(const char *path);

#endif
