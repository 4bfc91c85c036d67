/* SPDX-License-Identifier: Apache-2.0 */
/* limits.h - how much a stranger's document may ask of us.
 *
 * Every size, depth, ratio and count that comes from a file meets one of these. */
#ifndef CLAUSIER_BASE_LIMITS_H
#define CLAUSIER_BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

typedef struct Limits {
    uint64_t file_bytes;     /* size of an input file */
    uint64_t part_bytes;     /* size of one part, inflated */
    uint64_t total_bytes;    /* size of all parts read from one container, inflated */
    uint64_t dossier_bytes;  /* the same over all documents of a dossier */
    uint32_t inflate_ratio;  /* inflated / deflated bytes, once past 1 MiB inflated */
    uint32_t entries;        /* entries in an archive */
    uint32_t xml_depth;      /* open elements */
    uint32_t xml_token;      /* bytes of one tag, comment or instruction */
    uint32_t xml_attributes; /* attributes of one tag */
    uint32_t xml_names;      /* different names of elements, attributes, namespaces */
    uint32_t markup_tags;    /* tags of a part that is written into */
    uint64_t text_bytes;     /* text kept of one document */
    uint32_t block_bytes;    /* text of one block */
    uint32_t blocks;         /* blocks of one document */
    uint32_t repeats;        /* repeated cells, rows or spaces written out by ODF */
    uint32_t documents;      /* documents in one dossier */
    uint32_t folder_depth;   /* nested folders of a dossier */
    uint64_t match_work;     /* matches and lines walked over to judge one document */
    uint32_t match_steps;    /* PCRE2 match limit for one pattern on one line */
} Limits;

/* Generous for any tender, small enough that none can hurt. */
static const Limits limits_default = {
    .file_bytes = UINT64_C(512) << 20,
    .part_bytes = UINT64_C(512) << 20,
    .total_bytes = UINT64_C(1024) << 20,
    .dossier_bytes = UINT64_C(4096) << 20,
    .inflate_ratio = 400,
    .entries = 20000,
    .xml_depth = 1000,
    .xml_token = 4u << 20,
    .xml_attributes = 1000,
    .xml_names = 20000,
    .markup_tags = 8000000,
    .text_bytes = UINT64_C(128) << 20,
    .block_bytes = 4u << 20,
    .blocks = 2000000,
    .repeats = 4096,
    .documents = 2000,
    .folder_depth = 16,
    .match_work = UINT64_C(32) << 20,
    .match_steps = 200000,
};

#endif
