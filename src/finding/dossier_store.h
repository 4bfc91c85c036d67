/* SPDX-License-Identifier: Apache-2.0 */
/* dossier_store.h - how the ways into a dossier (dossier_add.c, dossier_folder.c,
 * dossier_archive.c) put into it what they find.  Private to the dossier. */
#ifndef CLAUSIER_FINDING_DOSSIER_STORE_H
#define CLAUSIER_FINDING_DOSSIER_STORE_H

#include "container/container.h"
#include "finding/dossier.h"

/* --- dossier.c --- */

/* A file that was left out, and why; false when memory is short. */
bool dossier_add_skipped(Dossier *dossier, const char *path, const char *reason,
                         Error *err);
/* Bytes read from all its containers. */
void dossier_add_inflated(Dossier *dossier, uint64_t bytes);
uint64_t dossier_inflated(const Dossier *dossier);
const Limits *dossier_limits(const Dossier *dossier);

/* --- intake.c --- */

/* One PATH on its way into a dossier. */
typedef struct Intake {
    Dossier *dossier;
    const Limits *limits;
    MatchScratch *scratch;
    Error *err;    /* for what ends the whole check: memory */
    uint32_t seen; /* names looked at, against Limits.entries */
    bool full;     /* a limit was met, and said so */
} Intake;

/* Reads and frees the container (NULL when it could not be opened) and counts what it
 * cost, against Limits.dossier_bytes. */
Document *intake_read(Intake *intake, Container *container, Error *error);

/* These return false only when memory is short. */
bool intake_fail(Intake *intake, const Error *error);
bool intake_skip(Intake *intake, const char *path, const char *reason);
/* Keeps the document, or the Error in its place when `document` is NULL. */
bool intake_keep(Intake *intake, const char *path, const char *name, Document *document,
                 const Error *error);
/* True while limits allow one more name; the first time they do not is a Failure. */
bool intake_has_room(Intake *intake, const char *path);

/* --- dossier_folder.c, dossier_archive.c --- */

/* `name` is relative to the dossier: "" for its root.  Takes what a folder holds. */
bool intake_folder(Intake *intake, const char *path, const char *name, uint32_t depth);
/* Takes what an archive holds; `nested` archives inside it are not opened. */
bool intake_archive(Intake *intake, Container *container, const char *path,
                    const char *name, bool nested);

#endif
