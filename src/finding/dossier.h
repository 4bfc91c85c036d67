/* SPDX-License-Identifier: Apache-2.0 */
/* dossier.h - all documents of one consultation, the unit that gets verdicts.
 *
 * A PATH is a dossier: one file, a folder (recursive; lock files "~$..." and
 * ".~lock..." are left out, and said so), or a .zip of a DCE.  A file that cannot be
 * read becomes a Failure, and the others are checked all the same. */
#ifndef CLAUSIER_FINDING_DOSSIER_H
#define CLAUSIER_FINDING_DOSSIER_H

#include "base/arena.h"
#include "base/english.h"
#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"
#include "match/matcher.h"
#include "rules/pack.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* One readable document, with all that the later stages need of it. */
typedef struct DossierDocument {
    const char *path; /* as the user named it, "/" inside a folder or a zip */
    const char *name; /* relative to the dossier */
    DocumentKind kind;
    bool kind_given; /* by clausier.yml, not recognised */
    Document *document;
    Text *text;
    Matches *matches;
} DossierDocument;

typedef struct Failure {
    Error error;
} Failure;

/* A file that was left out on purpose. */
typedef struct Skipped {
    const char *path;
    const char *reason; /* "fichier de verrou de Word", "format non lu"... */
} Skipped;

static inline const char *skipped_words(const Skipped *skipped, bool english)
{
    return english ? english_of(skipped->reason) : skipped->reason;
}

typedef struct Dossier Dossier;

/* `name` is what reports call it.  The pack must outlive the dossier. */
Dossier *dossier_new(const char *name, const Pack *pack, const Limits *limits,
                     Error *err);
void dossier_free(Dossier *dossier);

/* Adds a file, a folder or a zip.  False only when nothing more can be done (memory);
 * what cannot be read is kept as a Failure.  `scratch` belongs to the calling worker.
 */
bool dossier_add_path(Dossier *dossier, const char *path, MatchScratch *scratch,
                      Error *err);
/* Adds a document that was made or read elsewhere; the dossier owns it from here on,
 * come what may. */
bool dossier_add_document(Dossier *dossier, const char *path, const char *name,
                          Document *document, MatchScratch *scratch, Error *err);

const char *dossier_name(const Dossier *dossier);
const Pack *dossier_pack(const Dossier *dossier);
Arena *dossier_arena(Dossier *dossier);
size_t dossier_document_count(const Dossier *dossier);
const DossierDocument *dossier_document_at(const Dossier *dossier, size_t index);
void dossier_set_kind(Dossier *dossier, size_t index, DocumentKind kind, bool given);
/* True when some document is of a kind that makes a tender, or the user said what it
 * is.  A pack without kinds cannot tell. */
bool dossier_is_recognised(const Dossier *dossier);
/* Keeps what could not be read or judged. */
bool dossier_add_failure(Dossier *dossier, const Error *error, Error *err);
size_t dossier_failure_count(const Dossier *dossier);
const Failure *dossier_failure_at(const Dossier *dossier, size_t index);
size_t dossier_skipped_count(const Dossier *dossier);
const Skipped *dossier_skipped_at(const Dossier *dossier, size_t index);

#endif
