/* SPDX-License-Identifier: Apache-2.0 */
/* zip_parts.h - what the files of container/ share: an open container. */
#ifndef CLAUSIER_CONTAINER_ZIP_PARTS_H
#define CLAUSIER_CONTAINER_ZIP_PARTS_H

#include "container/container.h"

#include <pthread.h>
#include <zip.h>

typedef struct Entry {
    char *name;
    zip_uint64_t index; /* libzip's */
    uint32_t next;      /* in the same bucket; its number plus one, 0 at the end */
} Entry;

struct Container {
    char *name;
    const Limits *limits;
    zip_t *zip;        /* NULL for a single XML text */
    const char *bytes; /* NULL when read from the file `name` */
    size_t length;     /* of `bytes` */
    Entry *entries;
    size_t count;
    char **climbing; /* names of entries that were left out ("../...") */
    size_t climbing_count;
    uint32_t *buckets; /* the first entry of each, plus one; 0 when empty */
    size_t bucket_count;
    uint64_t inflated; /* bytes read from all parts so far */
    /* An archive is read at one place at a time, also when one thread inflates a part
     * (ahead.h) while another opens the next. */
    pthread_mutex_t reading;
};

/* The entry of that name; NULL. */
const Entry *container_entry(const Container *container, const char *part);

/* Bytes the part has once inflated, as the archive's directory says; 0 when it is not
 * in an archive. */
uint64_t container_part_size(const ContainerPart *part);

/* container_part_read() in two steps: the first looks at the part alone and may be done
 * in another thread, the second adds what was used to what the container gave. */
bool container_part_inflate(ContainerPart *part, char *out, size_t room, size_t *got,
                            Error *err);
bool container_part_count(ContainerPart *part, size_t got, Error *err);

#endif
