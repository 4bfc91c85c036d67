/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

FileKind file_kind(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return FILE_NONE;
    if (S_ISREG(info.st_mode))
        return FILE_REGULAR;
    return S_ISDIR(info.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

const char *file_reason(int code)
{
    switch (code) {
    case ENOENT:
        return "ce fichier n'existe pas ; vérifiez son nom et son dossier";
    case EACCES:
    case EPERM:
        return "l'accès est refusé ; vérifiez les droits du fichier";
    case EISDIR:
        return "c'est un dossier et non un fichier";
    case ENOSPC:
        return "le disque est plein";
    case EROFS:
        return "le disque est en lecture seule";
    case ELOOP:
        return "ce lien tourne en rond ; donnez le fichier lui-même";
    case ENOTDIR:
        return "ce chemin passe par un fichier ; vérifiez le nom du dossier";
    case ENAMETOOLONG:
        return "le nom du fichier est trop long";
    default:
        return "erreur d'entrée ou de sortie ; réessayez, ou copiez le fichier sur ce "
               "poste";
    }
}

bool file_read(const char *path, Buffer *out, Error *err)
{
    bool ok = false;
    char chunk[64 * 1024];
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(err, ERROR_IO, (Where){ .file = path }, "%s",
                         file_reason(errno));
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buffer_add(out, chunk, got);
        if (out->short_of_memory) {
            error_memory(err);
            goto done;
        }
        if (buffer_failed(out)) {
            error_set(err, ERROR_LIMIT, (Where){ .file = path },
                      "le fichier dépasse %zu Mio ; scindez-le", out->ceiling >> 20);
            goto done;
        }
    }
    if (ferror(file))
        error_set(err, ERROR_IO, (Where){ .file = path }, "%s", file_reason(errno));
    else
        ok = true;
done:
    fclose(file);
    return ok;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t done = write(fd, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        length -= (size_t)done;
    }
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

/* A device or a pipe takes the bytes and stays what it is. */
static bool write_through(const char *path, const char *bytes, size_t length,
                          Error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, bytes, length);
    if (!ok)
        error_set(err, ERROR_IO, (Where){ .file = path }, "%s", file_reason(errno));
    if (fd >= 0 && close(fd) != 0 && ok)
        ok =
            error_set(err, ERROR_IO, (Where){ .file = path }, "%s", file_reason(errno));
    return ok;
}

bool file_write(const char *path, const char *bytes, size_t length, bool replace,
                Error *err)
{
    Where where = { .file = path };
    bool ok = false;
    FileKind kind = file_kind(path);
    if (kind == FILE_FOLDER)
        return error_set(err, ERROR_IO, where, "%s", file_reason(EISDIR));
    if (kind == FILE_OTHER)
        return write_through(path, bytes, length, err);
    size_t room = strlen(path) + 32;
    char *beside = malloc(room);
    if (!beside)
        return error_memory(err);
    snprintf(beside, room, "%s.XXXXXX", path);
    int fd = mkstemp(beside);
    if (fd < 0) {
        error_set(err, ERROR_IO, where, "%s", file_reason(errno));
        goto done;
    }
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(fd, 0666 & ~mask);
    if (!write_all(fd, bytes, length)) {
        error_set(err, ERROR_IO, where, "%s", file_reason(errno));
        close(fd);
    } else if (close(fd) != 0) {
        error_set(err, ERROR_IO, where, "%s", file_reason(errno));
    } else if (replace ? rename(beside, path) != 0 : link(beside, path) != 0) {
        if (errno == EEXIST)
            error_set(
                err, ERROR_IO, where,
                "ce fichier existe déjà ; choisissez un autre nom ou ajoutez --force");
        else
            error_set(err, ERROR_IO, where, "%s", file_reason(errno));
    } else {
        ok = true;
    }
    if (!ok || !replace)
        unlink(beside);
done:
    free(beside);
    return ok;
}

bool folder_make(const char *path, Error *err)
{
    bool ok = true;
    char *made = strdup(path);
    if (!made)
        return error_memory(err);
    for (char *at = made + (*made == '/'); ok; at++) {
        if (*at && *at != '/')
            continue;
        char rest = *at;
        *at = '\0';
        if (*made && mkdir(made, 0777) != 0 &&
            (errno != EEXIST || file_kind(made) != FILE_FOLDER))
            ok = error_set(err, ERROR_IO, (Where){ .file = made }, "%s",
                           file_reason(errno == EEXIST ? ENOTDIR : errno));
        *at = rest;
        if (!rest)
            break;
    }
    free(made);
    return ok;
}

bool file_is_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

/* The real path of what is there of a path; the caller frees it. */
static char *real_start(const char *path)
{
    char *part = strdup(path), *real = NULL, *slash;
    while (part && !(real = realpath(*part ? part : ".", NULL)) && *part) {
        if (!(slash = strrchr(part, '/')))
            *part = '\0';
        else
            slash[slash == part && slash[1]] = '\0';
    }
    free(part);
    return real;
}

bool path_is_inside(const char *path, const char *folder)
{
    char *outer = realpath(folder, NULL), *inner = real_start(path);
    size_t length = outer ? strlen(outer) : 0;
    bool is_inside =
        outer && inner && file_kind(outer) == FILE_FOLDER &&
        strncmp(inner, outer, length) == 0 &&
        (outer[length - 1] == '/' || inner[length] == '/' || !inner[length]);
    free(outer);
    free(inner);
    return is_inside;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool folder_list(const char *path, Arena *arena, char ***names, size_t *count,
                 Error *err)
{
    bool ok = false;
    size_t used = 0, room = 0;
    char **list = NULL;
    DIR *folder = opendir(path);
    if (!folder)
        return error_set(err, ERROR_IO, (Where){ .file = path }, "%s",
                         file_reason(errno));
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (used == room) {
            room = room ? room * 2 : 64;
            char **grown = realloc(list, room * sizeof *list);
            if (!grown) {
                error_memory(err);
                goto done;
            }
            list = grown;
        }
        list[used] = arena_strdup(arena, entry->d_name);
        if (!list[used++]) {
            error_memory(err);
            goto done;
        }
    }
    if (used)
        qsort(list, used, sizeof *list, compare_names);
    *names = arena_alloc(arena, (used ? used : 1) * sizeof *list);
    if (!*names) {
        error_memory(err);
        goto done;
    }
    if (used)
        memcpy(*names, list, used * sizeof *list);
    *count = used;
    ok = true;
done:
    free(list);
    closedir(folder);
    return ok;
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool path_has_extension(const char *path, const char *extension)
{
    const char *name = path_base(path);
    size_t length = strlen(name), wanted = strlen(extension);
    return length > wanted && name[length - wanted - 1] == '.' &&
           strcasecmp(name + length - wanted, extension) == 0;
}
