/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/pack_files.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 2000, MOST_FOLDERS_DEEP = 4, MOST_BYTES = 4 << 20 };

static const char *const shared_files[] = {
    "codes", "documents", "faits", "langue", "lexique", "pack", "seuils", "termes"
};

static bool is_shared(const char *id)
{
    for (size_t i = 0; i < sizeof shared_files / sizeof *shared_files; i++)
        if (strcmp(shared_files[i], id) == 0)
            return true;
    return false;
}

static bool is_yaml(const char *name)
{
    return path_has_extension(name, "yaml") || path_has_extension(name, "yml");
}

/* A path in the pack without its ending. */
static const char *id_of(Arena *arena, const char *path)
{
    const char *dot = strrchr(path, '.');
    return arena_copy(arena, path, dot ? (size_t)(dot - path) : strlen(path));
}

/* Room for one more file. */
static PackFile *add_file(PackFolder *folder, Arena *arena, const char *file,
                          Error *err)
{
    if (folder->count == MOST_FILES) {
        error_set(err, ERROR_LIMIT, (Where){ .file = file },
                  "trop de fichiers de règles\u00a0; %d au plus", MOST_FILES);
        return NULL;
    }
    if (folder->count == folder->room) {
        size_t room = folder->room ? folder->room * 2 : 64;
        PackFile *files = arena_alloc(arena, room * sizeof *files);
        if (!files) {
            error_memory(err);
            return NULL;
        }
        if (folder->count)
            memcpy(files, folder->files, folder->count * sizeof *files);
        folder->files = files;
        folder->room = room;
    }
    return &folder->files[folder->count++];
}

bool pack_folder_thaw(PackFolder *folder, Arena *arena, Error *err)
{
    *folder = (PackFolder){ .name = pack_image.name, .built_in = true };
    for (uint32_t i = 0; i < pack_image.file_count; i++) {
        const NodeImage *image = &pack_image.files[i];
        PackFile *file = add_file(folder, arena, image->file, err);
        if (!file)
            return error_memory(err);
        *file = (PackFile){ .id = image->id,
                            .file = image->file,
                            .is_rule = !is_shared(image->id),
                            .image = image };
    }
    return true;
}

static bool read_file(PackFolder *folder, const char *path, const char *id,
                      bool is_rule, Arena *arena, Error *err)
{
    bool ok = false;
    Buffer bytes;
    Error *own = arena_alloc(arena, sizeof *own);
    PackFile *file = own ? add_file(folder, arena, path, err) : NULL;
    buffer_init(&bytes, MOST_BYTES);
    if (!file) {
        error_memory(err);
        goto done;
    }
    *file = (PackFile){ .id = id, .file = path, .is_rule = is_rule };
    if (file_read(path, &bytes, own))
        file->root = node_parse(path, buffer_string(&bytes), bytes.length, arena, own);
    if (!file->root)
        file->error = own;
    ok = true;
done:
    buffer_done(&bytes);
    return ok;
}

/* Adds the YAML files under a folder; `prefix` is its path in the pack, with a slash at
 * the end, or "". */
static bool read_folder(PackFolder *folder, const char *path, const char *prefix,
                        unsigned depth, Arena *arena, Error *err)
{
    char **names;
    size_t count;
    if (!folder_list(path, arena, &names, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (names[i][0] == '.')
            continue;
        const char *full = arena_printf(arena, "%s/%s", path, names[i]);
        if (!full)
            return error_memory(err);
        FileKind kind = file_kind(full);
        if (kind == FILE_FOLDER && depth < MOST_FOLDERS_DEEP) {
            const char *below = arena_printf(arena, "%s%s/", prefix, names[i]);
            if (!below)
                return error_memory(err);
            if (!read_folder(folder, full, below, depth + 1, arena, err))
                return false;
        } else if (kind == FILE_REGULAR && is_yaml(names[i])) {
            const char *id = id_of(arena, names[i]);
            bool shared = id && !*prefix && is_shared(id);
            if (id && !shared)
                id = *prefix ? arena_printf(arena, "%s%s", prefix, id)
                             : arena_printf(arena, "%s/%s", folder->name, id);
            if (!id)
                return error_memory(err);
            if (!read_file(folder, full, id, !shared, arena, err))
                return false;
        }
    }
    return true;
}

/* The name of the folder itself, also for ".", or of the folder a file stands in. */
static const char *folder_name(const char *path, bool is_file, Arena *arena)
{
    char *real = realpath(path, NULL);
    const char *name = NULL;
    if (!real)
        return NULL;
    if (is_file) {
        char *slash = strrchr(real, '/');
        if (slash)
            *slash = '\0';
    }
    name = arena_strdup(arena, path_base(real));
    free(real);
    return name;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const PackFile *)a)->id, ((const PackFile *)b)->id);
}

bool pack_folder_read(PackFolder *folder, const char *path, Arena *arena, Error *err)
{
    FileKind kind = file_kind(path);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    const char *trimmed = arena_copy(arena, path, length);
    const char *name = folder_name(path, kind == FILE_REGULAR, arena);
    *folder = (PackFolder){ .name = name };
    if (kind == FILE_NONE || kind == FILE_OTHER)
        return error_set(
            err, ERROR_IO, (Where){ .file = path },
            "ni dossier ni fichier de règles à cet endroit\u00a0; vérifiez le "
            "chemin donné à --rules");
    if (!name || !trimmed)
        return error_memory(err);
    if (kind == FILE_FOLDER) {
        if (!read_folder(folder, trimmed, "", 0, arena, err))
            return false;
        if (!folder->count)
            return error_set(
                err, ERROR_RULES, (Where){ .file = path },
                "ce dossier n'a aucun fichier .yaml\u00a0; attendu un jeu de "
                "règles");
        qsort(folder->files, folder->count, sizeof *folder->files, compare_files);
        return true;
    }
    const char *id = id_of(arena, path_base(trimmed));
    bool shared = id && is_shared(id);
    if (id && !shared)
        id = arena_printf(arena, "%s/%s", name, id);
    return id ? read_file(folder, trimmed, id, !shared, arena, err) : error_memory(err);
}

PackFile *pack_folder_find(PackFolder *folder, const char *id)
{
    for (size_t i = 0; i < folder->count; i++)
        if (!folder->files[i].is_rule && strcmp(folder->files[i].id, id) == 0)
            return &folder->files[i];
    return NULL;
}
