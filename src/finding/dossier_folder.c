/* SPDX-License-Identifier: Apache-2.0 */
/* dossier_folder.c - the files of a folder and of the folders in it, by name.
 *
 * Links to folders are not followed: a dossier is a tree, and a link may lead back. */
#include "base/file.h"
#include "finding/dossier_paths.h"
#include "finding/dossier_store.h"

#include <string.h>
#include <sys/stat.h>

static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static bool take_archive(Intake *intake, const char *path, const char *name)
{
    Error error = { 0 };
    Container *container = container_open(path, intake->limits, &error);
    if (!container)
        return intake_keep(intake, path, name, NULL, &error);
    bool ok = intake_archive(intake, container, path, name, false);
    container_free(container);
    return ok;
}

static bool take_file(Intake *intake, const char *path, const char *name)
{
    const char *reason;
    Error error = { 0 };
    switch (path_kind(name, &reason)) {
    case PATH_SILENT:
        return true;
    case PATH_SKIPPED:
        return intake_skip(intake, path, reason);
    case PATH_ARCHIVE:
        return take_archive(intake, path, name);
    case PATH_DOCUMENT:
        break;
    }
    Document *document =
        intake_read(intake, container_open(path, intake->limits, &error), &error);
    return intake_keep(intake, path, name, document, &error);
}

static bool take_entry(Intake *intake, const char *path, const char *name,
                       uint32_t depth)
{
    switch (file_kind(path)) {
    case FILE_REGULAR:
        return take_file(intake, path, name);
    case FILE_FOLDER:
        if (is_link(path))
            return intake_skip(intake, path, "lien vers un dossier");
        return path_is_hidden_folder(path) ||
               intake_folder(intake, path, name, depth + 1);
    default:
        return intake_skip(intake, path, "ni fichier ni dossier");
    }
}

bool intake_folder(Intake *intake, const char *path, const char *name, uint32_t depth)
{
    Arena *arena = dossier_arena(intake->dossier);
    Error error = { 0 };
    char **names;
    size_t count;
    if (depth > intake->limits->folder_depth) {
        error_set(&error, ERROR_LIMIT, (Where){ .file = path },
                  "les dossiers sont emboîtés sur plus de %u niveaux\u00a0; "
                  "rapprochez ces fichiers de la racine",
                  intake->limits->folder_depth);
        return intake_fail(intake, &error);
    }
    if (!folder_list(path, arena, &names, &count, &error))
        return intake_keep(intake, path, name, NULL, &error);
    const char *slash = path[strlen(path) - 1] == '/' ? "" : "/";
    for (size_t i = 0; i < count && intake_has_room(intake, path); i++) {
        const char *inner = arena_printf(arena, "%s%s%s", path, slash, names[i]);
        const char *relative =
            arena_printf(arena, "%s%s%s", name, *name ? "/" : "", names[i]);
        if (!inner || !relative)
            return error_memory(intake->err);
        if (!take_entry(intake, inner, relative, depth))
            return false;
    }
    return true;
}
