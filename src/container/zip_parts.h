/* SPDX-License-Identifier: Apache-2.0 */
/* zip_parts.h - what the files that know libzip share: an open container. */
#ifndef CLAUSIER_CONTAINER_ZIP_PARTS_H
#define CLAUSIER_CONTAINER_ZIP_PARTS_H

#include "container/container.h"

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
    uint32_t *buckets; /* the first entry of each, plus one; 0 when empty */
    size_t bucket_count;
    uint64_t inflated; /* bytes read from all parts so far */
};

/* The entry of that name; NULL. */
const Entry *container_entry(const Container *container, const char *part);

#endif
