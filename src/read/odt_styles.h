/* SPDX-License-Identifier: Apache-2.0 */
/* odt_styles.h - what a style name means, inheritance included. */
#ifndef CLAUSIER_READ_ODT_STYLES_H
#define CLAUSIER_READ_ODT_STYLES_H

#include "base/arena.h"
#include "container/xml.h"
#include "read/docx_symbols.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Automatic styles are named anew in each part, so that "P1" of the headers is not "P1"
 * of the body; common styles are known to all. */
typedef enum OdtScope { ODT_SCOPE_COMMON, ODT_SCOPE_PAGES, ODT_SCOPE_BODY } OdtScope;

typedef enum OdtFamily {
    ODT_FAMILY_PARAGRAPH,
    ODT_FAMILY_TEXT,
    ODT_FAMILY_TABLE,
    ODT_FAMILY_OTHER,
} OdtFamily;

typedef struct OdtStyle {
    const char *display; /* as the user sees it; of an automatic style, its parent's */
    uint32_t set, clear; /* RunMark bits that it turns on and off */
    SymbolFont font;     /* SYMBOL_UNSET when it names none */
    const char *list_style;         /* NULL when not said; "" takes the list away */
    const char *master_page;        /* page style that begins here; "" or NULL: none */
    int outline_level;              /* 1..10; 0 when it is no heading style */
    bool break_before, break_after; /* a new page */
    bool hidden;                    /* a table that is not shown */
} OdtStyle;

typedef struct OdtStyles OdtStyles;

OdtStyles *odt_styles_new(Arena *arena);
void odt_styles_free(OdtStyles *styles);

/* Building, from the style elements in their order.  What follows an opened style
 * belongs to it until it is closed. */
void odt_styles_add_font(OdtStyles *styles, const XmlElement *element);
void odt_styles_open(OdtStyles *styles, const XmlElement *element, OdtScope scope);
void odt_styles_add_properties(OdtStyles *styles, const XmlElement *element);
void odt_styles_close(OdtStyles *styles);

/* The style of that name as seen from a scope; a plain one when there is none. */
const OdtStyle *odt_styles_find(OdtStyles *styles, OdtScope scope, OdtFamily family,
                                const char *name, size_t length);

bool odt_styles_failed(const OdtStyles *styles);

#endif
