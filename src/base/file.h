/* SPDX-License-Identifier: Apache-2.0 */
/* file.h - whole files in, whole files out, and what a folder holds. */
#ifndef CLAUSIER_BASE_FILE_H
#define CLAUSIER_BASE_FILE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum FileKind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER } FileKind;

/* What stands at `path`; FILE_NONE when nothing does. */
FileKind file_kind(const char *path);

/* What `code` of errno says, in a buyer's words (French): "le disque est plein". */
const char *file_reason(int code);

/* Adds the bytes of `path` to `out`; fails past the ceiling of `out`. */
bool file_read(const char *path, Buffer *out, Error *err);

/* Writes the bytes to a new file beside `path`, then puts it in its place: a reader
 * sees the old file or the whole new one.  Without `replace` an existing file is an
 * error and stays as it is.  A device or a pipe is written to as it is. */
bool file_write(const char *path, const char *bytes, size_t length, bool replace,
                Error *err);

/* Makes a folder and those above it, where they are not there yet. */
bool folder_make(const char *path, Error *err);

/* True when both paths lead to one file. */
bool file_is_same(const char *a, const char *b);

/* True when `path`, which need not be there yet, is a folder or lies in it. */
bool path_is_inside(const char *path, const char *folder);

/* Names in a folder (without "." and ".."), sorted by bytes, allocated in `arena`.
 * `*count` gets their number. */
bool folder_list(const char *path, Arena *arena, char ***names, size_t *count,
                 Error *err);

/* The last component of a path; a borrowed pointer into it. */
const char *path_base(const char *path);

/* True when the name ends in "." and `extension` ("docx", "sarif.json"), letter case
 * aside. */
bool path_has_extension(const char *path, const char *extension);

#endif
