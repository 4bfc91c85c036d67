/* SPDX-License-Identifier: Apache-2.0 */
/* plain.h - a document made of plain text: for the examples of rules, and for tests. */
#ifndef CLAUSIER_READ_PLAIN_H
#define CLAUSIER_READ_PLAIN_H

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"

/* A document of one article: `heading` over it (NULL or "" for none), then a paragraph
 * a line.  Lines that follow one another with "|" in them are the rows of a table, the
 * first its header when there are several; lines that start with "- " or "• " are list
 * items.  document_finish() is included; the caller owns the result. */
Document *plain_read(const char *name, const char *heading, const char *text,
                     const Limits *limits, Error *err);

#endif
