/* SPDX-License-Identifier: Apache-2.0 */
/* docx_properties.h - what run properties say, before and after inheritance.
 *
 * A property is set or not set, and on or off when set: <w:strike w:val="0"/> is not
 * struck text.  ISO/IEC 29500-1, 17.3.2 and 17.7.3 (toggle properties). */
#ifndef CLAUSIER_READ_DOCX_PROPERTIES_H
#define CLAUSIER_READ_DOCX_PROPERTIES_H

#include "container/xml.h"
#include "read/docx_symbols.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    PROPERTY_BOLD = 1 << 0,
    PROPERTY_ITALIC = 1 << 1,
    PROPERTY_CAPITALS = 1 << 2,
    PROPERTY_STRIKE = 1 << 3,
    PROPERTY_HIDDEN = 1 << 4,
    PROPERTY_TOGGLES = (1 << 5) - 1, /* those above: styles switch them over */
    PROPERTY_DOUBLE_STRIKE = 1 << 5,
    PROPERTY_HIGHLIGHT = 1 << 6,
    PROPERTY_SHADE = 1 << 7,
};

typedef struct RunProperties {
    uint8_t set, on; /* PROPERTY_ bits */
    SymbolFont font; /* SYMBOL_UNSET when not said */
} RunProperties;

/* True when an on/off element says on: no value, "1", "true" or "on". */
bool docx_is_on(const XmlElement *element);

/* Takes in one child of w:rPr; others change nothing. */
void docx_properties_read(RunProperties *properties, const XmlElement *element);

/* Fills what `properties` leaves unset from `base`. */
void docx_properties_inherit(RunProperties *properties, const RunProperties *base);

/* What holds in the end, as RunMark bits. */
uint32_t docx_properties_marks(const RunProperties *defaults,
                               const RunProperties *paragraph_style,
                               const RunProperties *run_style,
                               const RunProperties *direct);

#endif
