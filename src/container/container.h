/* SPDX-License-Identifier: Apache-2.0 */
/* container.h - a file seen as named parts.
 *
 * A DOCX or an ODT is a zip of parts; a flat ODF file is one part, named "".  The
 * container knows sizes and limits and nothing of what the parts mean.  zip.c is the
 * only door to libzip. */
#ifndef CLAUSIER_CONTAINER_CONTAINER_H
#define CLAUSIER_CONTAINER_CONTAINER_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Container Container;
typedef struct ContainerPart ContainerPart;

/* Opens a file.  What is not a zip or an XML text is refused with its true cause: an
 * empty file, a PDF, a legacy .doc (OLE2 with a WordDocument stream), an encrypted
 * OOXML (OLE2 with an EncryptedPackage stream), RTF, HTML, an image...  The caller owns
 * the result and calls container_free().  `limits` must outlive it. */
Container *container_open(const char *path, const Limits *limits, Error *err);

/* The same for bytes in memory (borrowed: they must outlive the container); `name` is
 * what errors call it. */
Container *container_open_bytes(const char *name, const char *bytes, size_t length,
                                const Limits *limits, Error *err);
void container_free(Container *container);

/* As the user named it; for errors. */
const char *container_name(const Container *container);

/* True for a zip, false for a single XML text. */
bool container_is_archive(const Container *container);

size_t container_count(const Container *container);
/* Bytes given out of all parts so far, inflated. */
uint64_t container_inflated(const Container *container);
/* Name of entry `index`, in the order of the archive's directory; a borrowed pointer.
 */
const char *container_at(const Container *container, size_t index);
/* Names that lead out of the archive ("../CCAP.docx"): no part can be had by them. */
size_t container_climbing_count(const Container *container);
const char *container_climbing_at(const Container *container, size_t index);
/* True when a part of that exact name exists. */
bool container_has(const Container *container, const char *part);

/* Opens a part for reading in pieces.  NULL with `err` when it is not there, is
 * encrypted, or breaks a limit. */
ContainerPart *container_part_open(Container *container, const char *part, Error *err);
/* Up to `room` bytes into `out`; `*got` is 0 at the end.  Limits on size and ratio and
 * the CRC are checked as the bytes pass. */
bool container_part_read(ContainerPart *part, char *out, size_t room, size_t *got,
                         Error *err);
void container_part_free(ContainerPart *part);

/* A part as it shall be; one that is not there yet is added behind the others. */
typedef struct PartChange {
    const char *part;
    const char *bytes;
    size_t length;
} PartChange;

/* The container with some parts changed, whole, into `out`.  All other entries stay as
 * they are, compressed bytes and all, in their order; those changed carry `day`
 * ("YYYY-MM-DD", NULL for the first day that archives know).  Only for containers that
 * were opened from bytes. */
bool container_rewrite(const Container *container, const PartChange *changes,
                       size_t count, const char *day, Buffer *out, Error *err);

/* A whole part, for small ones; `out` brings its own ceiling. */
bool container_read(Container *container, const char *part, Buffer *out, Error *err);

#endif
