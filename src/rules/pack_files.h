/* SPDX-License-Identifier: Apache-2.0 */
/* pack_files.h - the files of a pack, parsed, wherever they come from.
 *
 * Everything lives in the arena given.  Internal to rules/. */
#ifndef CLAUSIER_RULES_PACK_FILES_H
#define CLAUSIER_RULES_PACK_FILES_H

#include "base/arena.h"
#include "rules/node_image.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct PackFile {
    const char *id;   /* "social/clause-insertion", "lexique" */
    const char *file; /* what messages call it */
    bool is_rule;     /* else one of the files that serve all rules */
    const Node *root; /* NULL when it could not be parsed: `error` says why */
    const Error *error;
    const NodeImage *image; /* of the built-in pack: what its tree is made of; NULL */
} PackFile;

typedef struct PackFolder {
    const char *name; /* "fr" */
    bool built_in;
    PackFile *files; /* by id */
    size_t count, room;
} PackFolder;

/* The pack compiled into the library; its files have no trees yet. */
bool pack_folder_thaw(PackFolder *folder, Arena *arena, Error *err);

/* A folder, or one file.  A rule that stands at the top of the folder belongs to the
 * family named by the folder.  A file that cannot be parsed is kept with its error. */
bool pack_folder_read(PackFolder *folder, const char *path, Arena *arena, Error *err);

/* The file of that id which is no rule; NULL. */
PackFile *pack_folder_find(PackFolder *folder, const char *id);

#endif
