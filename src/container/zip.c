/* SPDX-License-Identifier: Apache-2.0 */
/* zip.c - archives and single XML texts, seen as named parts.
 *
 * Nothing is ever written to disk, so that a hostile entry name is only a string. Names
 * are still made tame when the archive opens: backslashes become slashes, leading
 * slashes go, entries that climb ("..") are left out.  Of two entries with one name the
 * first of the directory counts.  Names are found exactly, else with ASCII letter case
 * aside, as the Open Packaging Conventions ask (ISO/IEC 29500-2, 6.2.2). */
#include "container/container.h"

#include "base/file.h"
#include "container/sniff.h"
#include "container/zip_parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct ContainerPart {
    Container *owner;
    char *name;
    zip_file_t *entry; /* one of these three */
    FILE *file;
    const char *bytes;
    size_t left;                 /* of `bytes` */
    uint64_t deflated, inflated; /* bytes so far, but for `deflated` */
    uint64_t size;               /* as the directory says */
};

enum { CHECK_RATIO_FROM = 1 << 20 };

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static uint32_t hash_name(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name; name++)
        hash = (hash ^ lower(*name)) * 16777619u;
    return hash;
}

static bool is_same_name(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b))
        a++, b++;
    return *a == *b;
}

static const char *skip_slashes(const char *name)
{
    return name + strspn(name, "/");
}

static bool is_climbing(const char *name)
{
    for (const char *at = name; (at = strstr(at, "..")); at += 2) {
        bool starts = at == name || at[-1] == '/';
        if (starts && (at[2] == '/' || at[2] == '\0'))
            return true;
    }
    return false;
}

const Entry *container_entry(const Container *container, const char *part)
{
    if (!container->bucket_count)
        return NULL;
    part = skip_slashes(part);
    const Entry *close = NULL;
    uint32_t number = container->buckets[hash_name(part) % container->bucket_count];
    for (; number; number = container->entries[number - 1].next) {
        const Entry *entry = &container->entries[number - 1];
        if (strcmp(entry->name, part) == 0)
            return entry;
        if (!close && is_same_name(entry->name, part))
            close = entry;
    }
    return close;
}

/* The buckets are filled from the last entry to the first, so that the first of two
 * equal names is found first. */
static bool index_entries(Container *container, Error *err)
{
    container->bucket_count = container->count * 2 + 1;
    container->buckets = calloc(container->bucket_count, sizeof *container->buckets);
    if (!container->buckets)
        return error_memory(err);
    for (size_t i = container->count; i-- > 0;) {
        Entry *entry = &container->entries[i];
        uint32_t *bucket =
            &container->buckets[hash_name(entry->name) % container->bucket_count];
        entry->next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
    return true;
}

static bool list_entries(Container *container, Error *err)
{
    zip_int64_t count = zip_get_num_entries(container->zip, 0);
    if (count > container->limits->entries)
        return error_set(err, ERROR_LIMIT, (Where){ .file = container->name },
                         "l'archive contient plus de %u fichiers ; scindez-la",
                         container->limits->entries);
    size_t room = count > 0 ? (size_t)count : 1;
    container->entries = calloc(room, sizeof(Entry));
    container->climbing = calloc(room, sizeof *container->climbing);
    if (!container->entries || !container->climbing)
        return error_memory(err);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *raw = zip_get_name(container->zip, (zip_uint64_t)i, 0);
        if (!raw)
            continue;
        char *name = strdup(raw);
        if (!name)
            return error_memory(err);
        for (char *c = name; *c; c++)
            if (*c == '\\')
                *c = '/';
        size_t lead = strspn(name, "/");
        memmove(name, name + lead, strlen(name + lead) + 1);
        if (is_climbing(name))
            container->climbing[container->climbing_count++] = name;
        else if (*name)
            container->entries[container->count++] =
                (Entry){ .name = name, .index = (zip_uint64_t)i };
        else
            free(name);
    }
    return index_entries(container, err);
}

static bool refuse_zip(const char *name, const zip_error_t *cause, Error *err)
{
    Where where = { .file = name };
    switch (zip_error_code_zip(cause)) {
    case ZIP_ER_MEMORY:
        return error_memory(err);
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
        return error_set(err, ERROR_IO, where,
                         "ce fichier n'a pas pu être lu ; vérifiez ses droits, ou "
                         "copiez-le sur ce poste");
    default:
        return error_set(
            err, ERROR_FORMAT, where,
            "ce fichier est incomplet ou endommagé ; demandez-en une nouvelle "
            "copie, ou ouvrez-le dans Word ou LibreOffice et "
            "enregistrez-le de nouveau");
    }
}

static bool open_zip(Container *container, Error *err)
{
    bool ok = false;
    zip_error_t cause;
    zip_error_init(&cause);
    zip_source_t *source =
        container->bytes
            ? zip_source_buffer_create(container->bytes, container->length, 0, &cause)
            : zip_source_file_create(container->name, 0, 0, &cause);
    if (!source) {
        refuse_zip(container->name, &cause, err);
        goto done;
    }
    container->zip = zip_open_from_source(source, ZIP_RDONLY, &cause);
    if (!container->zip) {
        zip_source_free(source);
        refuse_zip(container->name, &cause, err);
        goto done;
    }
    ok = list_entries(container, err);
done:
    zip_error_fini(&cause);
    return ok;
}

static Container *container_new(const char *name, const Limits *limits, Error *err)
{
    Container *container = calloc(1, sizeof *container);
    char *copy = strdup(name);
    if (!container || !copy) {
        free(container);
        free(copy);
        error_memory(err);
        return NULL;
    }
    container->name = copy;
    container->limits = limits;
    pthread_mutex_init(&container->reading, NULL);
    return container;
}

/* What the file at `path` is; reads all of it only for an OLE2 file. */
static bool sniff_file(const char *path, const Limits *limits, SniffKind *kind,
                       Error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        /* Fails again, and says why. */
        Buffer none;
        buffer_init(&none, 0);
        file_read(path, &none, err);
        buffer_done(&none);
        return error_set(err, ERROR_IO, (Where){ .file = path },
                         "ce fichier n'a pas pu être ouvert");
    }
    char head[SNIFF_HEAD];
    size_t got = fread(head, 1, sizeof head, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed)
        return error_set(err, ERROR_IO, (Where){ .file = path },
                         "ce fichier n'a pas pu être lu ; copiez-le sur ce poste");
    *kind = sniff_bytes(head, got);
    if (*kind != SNIFF_OLE)
        return true;
    Buffer whole;
    buffer_init(&whole, limits->file_bytes);
    bool ok = file_read(path, &whole, err);
    if (ok)
        *kind = sniff_bytes(buffer_string(&whole), whole.length);
    buffer_done(&whole);
    return ok;
}

static bool check_size(const char *name, uint64_t size, const Limits *limits,
                       Error *err)
{
    if (size <= limits->file_bytes)
        return true;
    return error_set(err, ERROR_LIMIT, (Where){ .file = name },
                     "ce fichier dépasse %u Mio ; réduisez ses images ou scindez-le",
                     (unsigned)(limits->file_bytes >> 20));
}

static Container *open_as(Container *container, SniffKind kind, Error *err)
{
    if (kind == SNIFF_XML || (kind == SNIFF_ZIP && open_zip(container, err)))
        return container;
    if (kind != SNIFF_ZIP)
        sniff_refuse(kind, container->name, err);
    container_free(container);
    return NULL;
}

Container *container_open(const char *path, const Limits *limits, Error *err)
{
    struct stat info;
    SniffKind kind = SNIFF_UNKNOWN;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        error_set(err, ERROR_IO, (Where){ .file = path },
                  S_ISDIR(info.st_mode) ? "c'est un dossier et non un fichier"
                                        : "ce n'est pas un fichier ordinaire");
        return NULL;
    }
    if (!sniff_file(path, limits, &kind, err) ||
        !check_size(path, (uint64_t)info.st_size, limits, err))
        return NULL;
    Container *container = container_new(path, limits, err);
    return container ? open_as(container, kind, err) : NULL;
}

Container *container_open_bytes(const char *name, const char *bytes, size_t length,
                                const Limits *limits, Error *err)
{
    if (!check_size(name, length, limits, err))
        return NULL;
    Container *container = container_new(name, limits, err);
    if (!container)
        return NULL;
    container->bytes = bytes;
    container->length = length;
    return open_as(container, sniff_bytes(bytes, length), err);
}

void container_free(Container *container)
{
    if (!container)
        return;
    if (container->zip)
        zip_discard(container->zip);
    for (size_t i = 0; i < container->count; i++)
        free(container->entries[i].name);
    for (size_t i = 0; i < container->climbing_count; i++)
        free(container->climbing[i]);
    free(container->climbing);
    free(container->entries);
    free(container->buckets);
    free(container->name);
    pthread_mutex_destroy(&container->reading);
    free(container);
}

const char *container_name(const Container *container)
{
    return container->name;
}

bool container_is_archive(const Container *container)
{
    return container->zip != NULL;
}

size_t container_count(const Container *container)
{
    return container->zip ? container->count : 1;
}

uint64_t container_inflated(const Container *container)
{
    return container->inflated;
}

const char *container_at(const Container *container, size_t index)
{
    return container->zip ? container->entries[index].name : "";
}

size_t container_climbing_count(const Container *container)
{
    return container->climbing_count;
}

const char *container_climbing_at(const Container *container, size_t index)
{
    return container->climbing[index];
}

bool container_has(const Container *container, const char *part)
{
    return container->zip ? container_entry(container, part) != NULL : part[0] == '\0';
}

static Where where_in(const ContainerPart *part)
{
    return (Where){ .file = part->owner->name, .part = part->name };
}

static bool refuse_part(const ContainerPart *part, const zip_error_t *cause, Error *err)
{
    switch (zip_error_code_zip(cause)) {
    case ZIP_ER_MEMORY:
        return error_memory(err);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return error_set(
            err, ERROR_ENCRYPTED, where_in(part),
            "cette archive est protégée par un mot de passe ; extrayez-en les "
            "documents et retirez la protection");
    case ZIP_ER_COMPNOTSUPP:
        return error_set(err, ERROR_UNSUPPORTED, where_in(part),
                         "cette partie est compressée d'une façon inconnue ; ouvrez le "
                         "document et enregistrez-le de nouveau");
    case ZIP_ER_CRC:
        return error_set(
            err, ERROR_FORMAT, where_in(part),
            "cette partie est endommagée (somme de contrôle fausse) ; demandez "
            "une nouvelle copie du fichier");
    default:
        return error_set(
            err, ERROR_FORMAT, where_in(part),
            "cette partie est incomplète ou endommagée ; demandez une nouvelle "
            "copie du fichier");
    }
}

static bool refuse_large_part(const ContainerPart *part, Error *err)
{
    return error_set(err, ERROR_LIMIT, where_in(part),
                     "cette partie dépasse %u Mio une fois décompressée",
                     (unsigned)(part->owner->limits->part_bytes >> 20));
}

static bool open_entry(ContainerPart *part, Error *err)
{
    Container *owner = part->owner;
    const Entry *entry = container_entry(owner, part->name);
    zip_stat_t about;
    if (!entry)
        return error_set(err, ERROR_FORMAT, where_in(part),
                         "cette partie du document manque ; le fichier est incomplet, "
                         "enregistrez-le de nouveau");
    if (zip_stat_index(owner->zip, entry->index, 0, &about) != 0)
        return refuse_part(part, zip_get_error(owner->zip), err);
    if (about.size > owner->limits->part_bytes)
        return refuse_large_part(part, err);
    part->deflated = about.comp_size;
    part->size = about.size;
    part->entry = zip_fopen_index(owner->zip, entry->index, 0);
    return part->entry || refuse_part(part, zip_get_error(owner->zip), err);
}

static bool open_single(ContainerPart *part, Error *err)
{
    Container *owner = part->owner;
    if (part->name[0] != '\0')
        return error_set(err, ERROR_FORMAT, where_in(part),
                         "cette partie du document manque");
    part->deflated = UINT64_MAX;
    part->bytes = owner->bytes;
    part->left = owner->length;
    if (!owner->bytes)
        part->file = fopen(owner->name, "rb");
    return part->bytes || part->file ||
           error_set(err, ERROR_IO, where_in(part),
                     "ce fichier n'a pas pu être ouvert");
}

ContainerPart *container_part_open(Container *container, const char *part, Error *err)
{
    ContainerPart *result = calloc(1, sizeof *result);
    if (result) {
        result->owner = container;
        result->name = strdup(part);
    }
    if (!result || !result->name) {
        error_memory(err);
        container_part_free(result);
        return NULL;
    }
    pthread_mutex_lock(&container->reading);
    bool ok = container->zip ? open_entry(result, err) : open_single(result, err);
    pthread_mutex_unlock(&container->reading);
    if (ok)
        return result;
    container_part_free(result);
    return NULL;
}

static bool read_raw(ContainerPart *part, char *out, size_t room, size_t *got,
                     Error *err)
{
    if (part->entry) {
        zip_int64_t done = zip_fread(part->entry, out, room);
        if (done < 0)
            return refuse_part(part, zip_file_get_error(part->entry), err);
        *got = (size_t)done;
    } else if (part->file) {
        *got = fread(out, 1, room, part->file);
        if (ferror(part->file))
            return error_set(err, ERROR_IO, where_in(part),
                             "ce fichier n'a pas pu être lu ; copiez-le sur ce poste");
    } else {
        *got = part->left < room ? part->left : room;
        memcpy(out, part->bytes, *got);
        part->bytes += *got;
        part->left -= *got;
    }
    return true;
}

uint64_t container_part_size(const ContainerPart *part)
{
    return part->size;
}

bool container_part_inflate(ContainerPart *part, char *out, size_t room, size_t *got,
                            Error *err)
{
    const Limits *limits = part->owner->limits;
    size_t done = 0;
    pthread_mutex_lock(&part->owner->reading);
    bool ok = read_raw(part, out, room, &done, err);
    pthread_mutex_unlock(&part->owner->reading);
    if (!ok)
        return false;
    part->inflated += done;
    if (part->inflated > limits->part_bytes)
        return refuse_large_part(part, err);
    if (part->inflated > CHECK_RATIO_FROM &&
        part->inflated / limits->inflate_ratio > part->deflated)
        return error_set(
            err, ERROR_LIMIT, where_in(part),
            "cette partie se décompresse plus de %u fois ; ce n'est pas un "
            "document ordinaire, il n'est pas lu",
            limits->inflate_ratio);
    *got = done;
    return true;
}

bool container_part_count(ContainerPart *part, size_t got, Error *err)
{
    const Limits *limits = part->owner->limits;
    part->owner->inflated += got;
    return part->owner->inflated <= limits->total_bytes ||
           error_set(err, ERROR_LIMIT, where_in(part),
                     "le document dépasse %u Mio une fois décompressé",
                     (unsigned)(limits->total_bytes >> 20));
}

bool container_part_read(ContainerPart *part, char *out, size_t room, size_t *got,
                         Error *err)
{
    return container_part_inflate(part, out, room, got, err) &&
           container_part_count(part, *got, err);
}

void container_part_free(ContainerPart *part)
{
    if (!part)
        return;
    pthread_mutex_lock(&part->owner->reading);
    if (part->entry)
        zip_fclose(part->entry);
    pthread_mutex_unlock(&part->owner->reading);
    if (part->file)
        fclose(part->file);
    free(part->name);
    free(part);
}

bool container_read(Container *container, const char *part, Buffer *out, Error *err)
{
    bool ok = false;
    char chunk[16 * 1024];
    size_t got = 0;
    ContainerPart *reading = container_part_open(container, part, err);
    if (!reading)
        return false;
    do {
        if (!container_part_read(reading, chunk, sizeof chunk, &got, err))
            goto done;
        buffer_add(out, chunk, got);
    } while (got && !buffer_failed(out));
    if (out->short_of_memory)
        error_memory(err);
    ok = !buffer_failed(out) ||
         error_set(err, ERROR_LIMIT, where_in(reading), "cette partie est trop grande");
done:
    container_part_free(reading);
    return ok;
}
