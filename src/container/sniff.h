/* SPDX-License-Identifier: Apache-2.0 */
/* sniff.h - what a file really is, whatever its name says. */
#ifndef CLAUSIER_CONTAINER_SNIFF_H
#define CLAUSIER_CONTAINER_SNIFF_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum SniffKind {
    SNIFF_ZIP,
    SNIFF_XML,
    SNIFF_EMPTY,
    SNIFF_PDF,
    SNIFF_DOC,
    SNIFF_ENCRYPTED, /* Office Open XML under a password */
    SNIFF_XLS,
    SNIFF_PPT,
    SNIFF_MSG,
    SNIFF_OLE, /* another OLE2 compound file */
    SNIFF_RTF,
    SNIFF_HTML,
    SNIFF_MHTML,
    SNIFF_WORD_XML, /* one XML text by Word: 2003, or a package flattened */
    SNIFF_IMAGE,
    SNIFF_ARCHIVE, /* 7z, rar, gzip... */
    SNIFF_TEXT,
    SNIFF_UNKNOWN,
} SniffKind;

/* Enough of a file's start to know any kind but the OLE2 ones. */
enum { SNIFF_HEAD = 4096 };

/* Looks at the first `length` bytes.  To tell the OLE2 kinds apart it needs the stream
 * names, which can stand anywhere: give the whole file when the head says SNIFF_OLE. */
SniffKind sniff_bytes(const char *bytes, size_t length);

/* Fills `err` with what the file is and what to do about it; returns false.  Not for
 * SNIFF_ZIP and SNIFF_XML, which are read. */
bool sniff_refuse(SniffKind kind, const char *file, Error *err);

#endif
