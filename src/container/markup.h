/* SPDX-License-Identifier: Apache-2.0 */
/* markup.h - where the tags of a part stand in its bytes.
 *
 * For those who write into a part and leave every other byte alone.  The part was read
 * as XML before and is known to be well-formed; tags get the numbers that they had then
 * (document/document.h, OriginPiece): from 1, an empty element has two. */
#ifndef CLAUSIER_CONTAINER_MARKUP_H
#define CLAUSIER_CONTAINER_MARKUP_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An opening or a closing tag; both of an empty element stand on the same bytes. */
typedef struct MarkupTag {
    uint32_t start, end; /* bytes of the tag */
    uint32_t partner;    /* number of the closing tag of an opening one, and back */
    uint32_t parent;     /* number of the opening tag around the element; 0 = none */
} MarkupTag;

typedef struct Markup {
    const char *bytes; /* borrowed */
    size_t length;
    MarkupTag *tags; /* the one numbered n at n - 1 */
    uint32_t count;
} Markup;

/* A piece of the part's bytes. */
typedef struct MarkupValue {
    const char *bytes; /* NULL when there is none */
    size_t length;
} MarkupValue;

/* Refuses a part that is not in UTF-8, where nothing can be written. */
bool markup_init(Markup *markup, const char *bytes, size_t length, const Limits *limits,
                 Where where, Error *err);
void markup_done(Markup *markup);

/* Tag `number`, which exists. */
const MarkupTag *markup_tag(const Markup *markup, uint32_t number);
bool markup_is_opening(const Markup *markup, uint32_t number);
/* True for both tags of <a/>. */
bool markup_is_empty(const Markup *markup, uint32_t number);

/* "w:p" and "p" of either tag of an element. */
MarkupValue markup_name(const Markup *markup, uint32_t number);
MarkupValue markup_local(const Markup *markup, uint32_t number);
/* The value between its quotes, references unresolved, of the attribute of an opening
 * tag with that qualified name. */
MarkupValue markup_attribute(const Markup *markup, uint32_t number, const char *name);
/* The same by the name behind the prefix, whatever the prefix. */
MarkupValue markup_attribute_local(const Markup *markup, uint32_t number,
                                   const char *local);
/* The namespace that a prefix ("" for the default one) has at an opening tag. */
MarkupValue markup_space(const Markup *markup, uint32_t number, MarkupValue prefix);
/* True when the element has that local name in one of the spaces (NULL-terminated). */
bool markup_is(const Markup *markup, uint32_t number, const char *const *spaces,
               const char *local);
bool markup_value_is(MarkupValue value, const char *string);

/* Adds the text between a tag and the next one, references resolved. */
void markup_add_text(const Markup *markup, uint32_t number, Buffer *out);
/* The byte of the part where byte `offset` of that text stands; false when it is inside
 * of a CDATA section or of a character, or past the end. */
bool markup_locate(const Markup *markup, uint32_t number, uint32_t offset, size_t *at);

/* Adds text as XML writes it, in elements as in attributes; characters that XML does
 * not know become blanks. */
void markup_escape(Buffer *out, const char *text, size_t length);

#endif
