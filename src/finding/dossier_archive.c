/* SPDX-License-Identifier: Apache-2.0 */
/* dossier_archive.c - the documents in a .zip, as a buyer downloads a DCE.
 *
 * A .zip in the .zip is opened (a DCE often has one a lot), one in that is not.  The
 * container keeps the limits on sizes and ratios: an archive made to explode is refused
 * by it, and that refusal ends the archive. */
#include "base/file.h"
#include "finding/dossier_paths.h"
#include "finding/dossier_store.h"

#include <stdlib.h>
#include <string.h>

/* Some programs begin every name with "./", the folder that was packed. */
static const char *skip_here(const char *entry)
{
    while (strncmp(entry, "./", 2) == 0)
        entry += 2 + strspn(entry + 2, "/");
    return entry;
}

static bool is_in_hidden_folder(const char *entry)
{
    entry = skip_here(entry);
    return *entry == '.' || strncmp(entry, "__MACOSX/", 9) == 0 ||
           strstr(entry, "/.") || strstr(entry, "/__MACOSX/");
}

static uint32_t depth_of(const char *entry)
{
    uint32_t depth = 0;
    for (; *entry; entry++)
        depth += *entry == '/';
    return depth;
}

/* One entry on its way: where it is and what it is called. */
typedef struct Packed {
    Container *container;
    const char *entry;
    const char *path; /* "dce.zip/RC.docx" */
    const char *name; /* relative to the dossier */
    bool nested;
    bool repeated; /* the name of another entry, which is the one it leads to */
} Packed;

static bool take_bytes(Intake *intake, const Packed *packed, bool is_archive,
                       bool *broken)
{
    bool ok;
    Error error = { 0 };
    Buffer bytes;
    buffer_init(&bytes, intake->limits->part_bytes);
    if (!container_read(packed->container, packed->entry, &bytes, &error)) {
        /* A limit holds for the archive as a whole; damage for this entry. */
        *broken = error.kind == ERROR_LIMIT;
        ok = intake_keep(intake, packed->path, packed->name, NULL, &error);
    } else {
        Container *inner = container_open_bytes(packed->path, buffer_string(&bytes),
                                                bytes.length, intake->limits, &error);
        if (inner && is_archive) {
            ok = intake_archive(intake, inner, packed->path, packed->name, true);
            container_free(inner);
        } else {
            Document *document = intake_read(intake, inner, &error);
            ok = intake_keep(intake, packed->path, packed->name, document, &error);
        }
    }
    buffer_done(&bytes);
    return ok;
}

static bool take_entry(Intake *intake, const Packed *packed, bool *broken)
{
    const char *reason;
    size_t length = strlen(packed->entry);
    if (packed->entry[length - 1] == '/')
        return true;
    PathKind kind = path_kind(packed->entry, &reason);
    if (kind == PATH_SILENT ||
        (kind == PATH_SKIPPED && is_in_hidden_folder(packed->entry)))
        return true;
    if (kind == PATH_SKIPPED)
        return intake_skip(intake, packed->path, reason);
    if (is_in_hidden_folder(packed->entry))
        return true;
    if (kind == PATH_ARCHIVE && packed->nested)
        return intake_skip(intake, packed->path,
                           "archive trop emboîtée\u00a0; décompressez-la");
    if (packed->repeated)
        return intake_skip(intake, packed->path,
                           "même nom qu'un autre fichier de l'archive\u00a0; "
                           "renommez-le");
    if (depth_of(packed->entry) > intake->limits->folder_depth)
        return intake_skip(intake, packed->path, "dossiers trop emboîtés");
    return take_bytes(intake, packed, kind == PATH_ARCHIVE, broken);
}

/* What would be written outside of its folder when the archive is unpacked. */
static bool skip_climbing(Intake *intake, const Container *container, const char *path)
{
    Arena *arena = dossier_arena(intake->dossier);
    for (size_t i = 0;
         i < container_climbing_count(container) && intake_has_room(intake, path);
         i++) {
        const char *entry =
            arena_printf(arena, "%s/%s", path, container_climbing_at(container, i));
        if (!entry)
            return error_memory(intake->err);
        if (!intake_skip(
                intake, entry,
                "son nom le place hors de l'archive\u00a0; refaites l'archive"))
            return false;
    }
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool intake_archive(Intake *intake, Container *container, const char *path,
                    const char *name, bool nested)
{
    Arena *arena = dossier_arena(intake->dossier);
    size_t count = container_is_archive(container) ? container_count(container) : 0;
    const char **entries = arena_alloc(arena, (count + 1) * sizeof *entries);
    if (!entries)
        return error_memory(intake->err);
    for (size_t i = 0; i < count; i++)
        entries[i] = container_at(container, i);
    qsort(entries, count, sizeof *entries, compare_names);
    bool broken = false;
    for (size_t i = 0; i < count && !broken && intake_has_room(intake, path); i++) {
        Packed packed = {
            .container = container,
            .entry = entries[i],
            .path = arena_printf(arena, "%s/%s", path, entries[i]),
            .name = arena_printf(arena, "%s%s%s", name, *name ? "/" : "",
                                 skip_here(entries[i])),
            .nested = nested,
            .repeated = i && strcmp(entries[i - 1], entries[i]) == 0,
        };
        if (!packed.path || !packed.name)
            return error_memory(intake->err);
        if (!take_entry(intake, &packed, &broken))
            return false;
    }
    return skip_climbing(intake, container, path);
}
