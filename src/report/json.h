/* SPDX-License-Identifier: Apache-2.0 */
/* json.h - small conveniences over jansson, for the parts that write JSON.
 *
 * Members keep the order in which they are set.  A failure anywhere leaves NULL in its
 * place; json_finish() then fails, so that callers need not look at each step. */
#ifndef CLAUSIER_REPORT_JSON_H
#define CLAUSIER_REPORT_JSON_H

#include "base/buffer.h"
#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* A string; bytes that are not UTF-8 become U+FFFD.  NULL gives "". */
json_t *json_words(const char *text);
json_t *json_words_of(const char *text, size_t length);
/* A French sentence of our own, with its no-break spaces. */
json_t *json_sentence(const char *text);
/* A string, or null when `text` is NULL or "". */
json_t *json_words_or_null(const char *text);
/* A number, or null when it is 0. */
json_t *json_count_or_null(size_t count);

/* Sets a member or adds an item; takes `value` over.  `ok` becomes false on failure. */
void json_set(json_t *object, const char *name, json_t *value, bool *ok);
void json_add(json_t *array, json_t *value, bool *ok);

/* Writes the value as it stands `indent` columns deep in a larger one, without a
 * newline, and gives it back: for lists too long to be held as a whole. */
void json_write(Buffer *out, json_t *value, size_t indent, bool *ok);

/* The same on one line, in ASCII: nothing in it can be taken for the end of a line. */
void json_write_line(Buffer *out, json_t *value, bool *ok);

/* Writes the value, indented, with a newline, and gives it back.  False without memory
 * or when `ok` was lost on the way. */
bool json_finish(json_t *value, bool ok, Buffer *out, Error *err);

#endif
