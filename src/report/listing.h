/* SPDX-License-Identifier: Apache-2.0 */
/* listing.h - a document as `clausier text` prints it.
 *
 * One line a paragraph, or a row of a table: the numbers of these lines are those of
 * reports (Place.line).  What the printed page does not show is left out, or with `all`
 * shown and marked as what it is. */
#ifndef CLAUSIER_REPORT_LISTING_H
#define CLAUSIER_REPORT_LISTING_H

#include "base/buffer.h"
#include "base/error.h"
#include "rules/rule.h"
#include "text/text.h"

#include <stdbool.h>

typedef struct ListingOptions {
    Language language;
    bool all;      /* deleted, struck and hidden text, comments, contents lists */
    bool original; /* as before the tracked changes */
    bool numbers;  /* the number of each line before it */
} ListingOptions;

/* `format` is "text", "markdown" or "json" (docs/text.schema.json).  A buffer that is
 * taken from (base/buffer.h) is handed over line by line, so that the listing of a long
 * document is never held whole; but for JSON. */
bool listing_write(const Text *text, const char *format, const ListingOptions *options,
                   Buffer *out, Error *err);

/* Where a byte of a block's text stands in its printed line: characters, from 1; 0
 * when memory is short. */
uint32_t listing_column(const Text *text, uint32_t block, uint32_t byte);

/* Names of streams and notices in JSON: "body", "footnote"; "image", "revision". */
const char *stream_name(Stream stream);
const char *notice_name(NoticeKind kind);

#endif
