/* SPDX-License-Identifier: Apache-2.0 */
/* rewrite.c - an archive with some of its entries changed, in memory.
 *
 * libzip copies the entries that are not touched without inflating them. */
#include "container/zip_parts.h"

#include <stdlib.h>
#include <string.h>

/* The date of an entry as archives write it: seven bits of years since 1980. */
static uint16_t dos_date(const char *day)
{
    enum { FIRST_YEAR = 1980, LAST_YEAR = 2107 };
    long year = FIRST_YEAR, month = 1, date = 1;
    if (day) {
        year = strtol(day, NULL, 10);
        month = strtol(day + 5, NULL, 10);
        date = strtol(day + 8, NULL, 10);
    }
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return 1 << 5 | 1;
    return (uint16_t)((year - FIRST_YEAR) << 9 | month << 5 | date);
}

static bool refuse(const Container *container, zip_error_t *cause, Error *err)
{
    if (zip_error_code_zip(cause) == ZIP_ER_MEMORY)
        return error_memory(err);
    return error_set(err, ERROR_FORMAT, (Where){ .file = container->name },
                     "la copie de ce fichier n'a pas pu être faite ; ouvrez-le "
                     "dans Word ou LibreOffice et enregistrez-le de nouveau");
}

static bool change_part(const Container *container, zip_t *archive,
                        const PartChange *change, uint16_t date)
{
    const Entry *known = container_entry(container, change->part);
    zip_source_t *bytes = zip_source_buffer(archive, change->bytes, change->length, 0);
    if (!bytes)
        return false;
    zip_int64_t index =
        known ? (zip_int64_t)known->index
              : zip_file_add(archive, change->part, bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0 ||
        (known && zip_file_replace(archive, known->index, bytes, 0) != 0)) {
        zip_source_free(bytes);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 0) ==
               0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)index, 0, date, 0) == 0;
}

static bool read_back(zip_source_t *source, Buffer *out)
{
    char chunk[16 * 1024];
    zip_int64_t got;
    if (zip_source_open(source) != 0)
        return false;
    while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0)
        buffer_add(out, chunk, (size_t)got);
    zip_source_close(source);
    return got == 0;
}

/* The archive's bytes as a source that can be written to.  It gets a copy of its own:
 * libzip frees what it writes behind, even of bytes that were only lent to it. */
static zip_source_t *open_source(const Container *container, zip_error_t *cause)
{
    char *bytes = malloc(container->length + 1);
    if (!bytes) {
        zip_error_set(cause, ZIP_ER_MEMORY, 0);
        return NULL;
    }
    memcpy(bytes, container->bytes, container->length);
    zip_source_t *source = zip_source_buffer_create(bytes, container->length, 1, cause);
    if (!source)
        free(bytes);
    return source;
}

static bool rewrite_archive(const Container *container, const PartChange *changes,
                            size_t count, const char *day, Buffer *out, Error *err)
{
    bool ok = false;
    zip_t *archive = NULL;
    zip_error_t cause;
    zip_error_init(&cause);
    zip_source_t *source = open_source(container, &cause);
    if (source)
        archive = zip_open_from_source(source, 0, &cause);
    if (!archive) {
        refuse(container, &cause, err);
        goto done;
    }
    zip_source_keep(source); /* for after the archive is closed */
    for (size_t i = 0; i < count; i++)
        if (!change_part(container, archive, &changes[i], dos_date(day))) {
            refuse(container, zip_get_error(archive), err);
            goto done;
        }
    if (zip_close(archive) != 0) {
        refuse(container, zip_get_error(archive), err);
        goto done;
    }
    archive = NULL;
    ok = read_back(source, out) || refuse(container, zip_source_error(source), err);
done:
    if (archive)
        zip_discard(archive);
    zip_source_free(source);
    zip_error_fini(&cause);
    return ok;
}

bool container_rewrite(const Container *container, const PartChange *changes,
                       size_t count, const char *day, Buffer *out, Error *err)
{
    if (!container->bytes)
        return error_set(err, ERROR_USAGE, (Where){ .file = container->name },
                         "ce fichier n'a pas été ouvert pour être copié");
    if (!count)
        buffer_add(out, container->bytes, container->length);
    else if (!container->zip)
        buffer_add(out, changes[0].bytes, changes[0].length);
    else if (!rewrite_archive(container, changes, count, day, out, err))
        return false;
    return !buffer_failed(out) || error_memory(err);
}
