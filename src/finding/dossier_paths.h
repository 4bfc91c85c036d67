/* SPDX-License-Identifier: Apache-2.0 */
/* dossier_paths.h - what a name in a folder or an archive promises. */
#ifndef CLAUSIER_FINDING_DOSSIER_PATHS_H
#define CLAUSIER_FINDING_DOSSIER_PATHS_H

#include <stdbool.h>

typedef enum PathKind {
    PATH_DOCUMENT, /* a reader knows its extension */
    PATH_ARCHIVE,  /* .zip */
    PATH_SKIPPED,  /* something else; the reason says what */
    PATH_SILENT,   /* nothing a buyer needs to hear of: clausier.yml */
} PathKind;

/* Judges a path by its name alone.  `*reason` is set for PATH_SKIPPED, a constant. */
PathKind path_kind(const char *path, const char **reason);

/* True when a folder of that name is left out with all it holds (".git", "__MACOSX").
 */
bool path_is_hidden_folder(const char *path);

#endif
