/* SPDX-License-Identifier: Apache-2.0 */
/* listing_parts.h - what the forms of a listing share; only for report/listing*.c. */
#ifndef CLAUSIER_REPORT_LISTING_PARTS_H
#define CLAUSIER_REPORT_LISTING_PARTS_H

#include "report/listing.h"

enum { LISTING_PIECE = 32 * 1024 }; /* bytes handed over at once, when they are taken */

/* The words of a block in this view, on one line. */
void listing_block(const Block *block, const ListingOptions *options, Buffer *out);

/* True when the view shows something of the block. */
bool listing_shows(const Block *block, const ListingOptions *options);

/* The shown blocks of the table row that begins at `first`, in order; their number, 0
 * outside tables. */
size_t listing_row(const Text *text, uint32_t first, const ListingOptions *options,
                   uint32_t *blocks, size_t room);

/* True when the blocks of a row stand in more than one cell. */
bool listing_is_joined(const Document *document, const uint32_t *blocks, size_t count);

/* A line of the listing: one block, or the blocks of a row of several cells. */
typedef void (*ListingLine)(void *user, const uint32_t *blocks, size_t count);
/* Calls `line` for every line of the view, in order. */
bool listing_walk(const Text *text, const ListingOptions *options, ListingLine line,
                  void *user, Error *err);

/* "note", "en-tête"; NULL for body text. */
const char *listing_stream_mark(Stream stream, Language language);

bool listing_json(const Text *text, const ListingOptions *options, Buffer *out,
                  Error *err);
bool listing_markdown(const Text *text, const ListingOptions *options, Buffer *out,
                      Error *err);

#endif
