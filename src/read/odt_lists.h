/* SPDX-License-Identifier: Apache-2.0 */
/* odt_lists.h - the numbers and bullets that stand before list items and headings. */
#ifndef CLAUSIER_READ_ODT_LISTS_H
#define CLAUSIER_READ_ODT_LISTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "container/xml.h"
#include "read/odt_styles.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct OdtLists OdtLists;

OdtLists *odt_lists_new(Arena *arena);
void odt_lists_free(OdtLists *lists);
bool odt_lists_failed(const OdtLists *lists);

/* List styles: text:list-style or text:outline-style, its levels, its end. */
void odt_lists_open_style(OdtLists *lists, const XmlElement *element, OdtScope scope);
void odt_lists_add_level(OdtLists *lists, const XmlElement *element);
void odt_lists_close_style(OdtLists *lists);

/* Lists and their items, as they open and close. */
void odt_lists_open(OdtLists *lists, const XmlElement *element, OdtScope scope);
void odt_lists_close(OdtLists *lists);
void odt_lists_open_item(OdtLists *lists, const XmlElement *element, OdtScope scope);
void odt_lists_close_item(OdtLists *lists);
/* A text:numbered-paragraph is a list, an item and a paragraph in one. */
void odt_lists_open_numbered(OdtLists *lists, const XmlElement *element,
                             OdtScope scope);

/* A cell or a text box inside an item begins outside of all lists; what is returned
 * leads back. */
size_t odt_lists_step_out(OdtLists *lists);
void odt_lists_step_back(OdtLists *lists, size_t outside);

typedef struct OdtLabel {
    const char *text; /* "3.2", "a)", "•"; "" when none; good until the next call */
    uint8_t level;    /* 1..10; 0 outside of lists */
    bool number;      /* not a bullet */
} OdtLabel;

/* The label of a paragraph that begins here: the first of an item has it, those that
 * follow have none.  `list_style` is its paragraph style's, for lists that name none.
 */
OdtLabel odt_lists_take_label(OdtLists *lists, OdtScope scope, const char *list_style);

/* The label of a heading that stands in no list, by the outline style. */
OdtLabel odt_lists_take_outline(OdtLists *lists, const XmlElement *heading, int level,
                                const char *list_style);

#endif
