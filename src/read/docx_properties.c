/* SPDX-License-Identifier: Apache-2.0 */
/* docx_properties.c - on/off properties, and which of them win. */
#include "read/docx_properties.h"

#include "document/document.h"
#include "read/docx_names.h"

#include <string.h>

static bool is_value(const XmlAttribute *attribute, const char *value)
{
    return attribute->length == strlen(value) &&
           memcmp(attribute->value, value, attribute->length) == 0;
}

bool docx_is_on(const XmlElement *element)
{
    const XmlAttribute *value = xml_attribute_find(element, W_VAL);
    if (!value)
        value = xml_attribute_find(element, W14_VAL);
    return !value || !(is_value(value, "0") || is_value(value, "false") ||
                       is_value(value, "off"));
}

static void set(RunProperties *properties, uint8_t property, bool on)
{
    properties->set |= property;
    properties->on =
        (uint8_t)(on ? properties->on | property : properties->on & ~property);
}

/* A shade that strikes the eye as a highlighter does; greys structure a page. */
static bool is_coloured(const XmlElement *element)
{
    const XmlAttribute *fill = xml_attribute_find(element, W_FILL);
    unsigned parts[3] = { 0 };
    if (!fill || fill->length != 6)
        return false;
    for (size_t i = 0; i < 6; i++) {
        char c = fill->value[i];
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = (unsigned)((c | 0x20) - 'a') + 10;
        else
            return false;
        parts[i / 2] = parts[i / 2] * 16 + digit;
    }
    unsigned least = parts[0], most = parts[0];
    for (size_t i = 1; i < 3; i++) {
        least = parts[i] < least ? parts[i] : least;
        most = parts[i] > most ? parts[i] : most;
    }
    return most - least >= 0x60;
}

static SymbolFont find_font(const XmlElement *element)
{
    const XmlAttribute *name = xml_attribute_find(element, W_HANSI);
    if (!name)
        name = xml_attribute_find(element, W_ASCII);
    return name ? symbol_font(name->value, name->length) : SYMBOL_UNSET;
}

void docx_properties_read(RunProperties *properties, const XmlElement *element)
{
    switch (element->id) {
    case W_B:
        set(properties, PROPERTY_BOLD, docx_is_on(element));
        break;
    case W_I:
        set(properties, PROPERTY_ITALIC, docx_is_on(element));
        break;
    case W_CAPS:
        set(properties, PROPERTY_CAPITALS, docx_is_on(element));
        break;
    case W_STRIKE:
        set(properties, PROPERTY_STRIKE, docx_is_on(element));
        break;
    case W_DSTRIKE:
        set(properties, PROPERTY_DOUBLE_STRIKE, docx_is_on(element));
        break;
    case W_VANISH:
        set(properties, PROPERTY_HIDDEN, docx_is_on(element));
        break;
    case W_HIGHLIGHT: {
        const XmlAttribute *colour = xml_attribute_find(element, W_VAL);
        set(properties, PROPERTY_HIGHLIGHT, colour && !is_value(colour, "none"));
        break;
    }
    case W_SHD:
        set(properties, PROPERTY_SHADE, is_coloured(element));
        break;
    case W_RFONTS: {
        SymbolFont font = find_font(element);
        if (font != SYMBOL_UNSET)
            properties->font = font;
        break;
    }
    default:
        break;
    }
}

void docx_properties_inherit(RunProperties *properties, const RunProperties *base)
{
    properties->on |= base->on & base->set & (uint8_t)~properties->set;
    properties->set |= base->set;
    if (properties->font == SYMBOL_UNSET)
        properties->font = base->font;
}

uint32_t docx_properties_marks(const RunProperties *defaults,
                               const RunProperties *paragraph_style,
                               const RunProperties *run_style,
                               const RunProperties *direct)
{
    /* Two styles that both say bold undo each other; the defaults do not take part. */
    uint32_t toggled = ((uint32_t)paragraph_style->on ^ run_style->on) | defaults->on;
    RunProperties plain = *run_style;
    docx_properties_inherit(&plain, paragraph_style);
    docx_properties_inherit(&plain, defaults);
    uint32_t on =
        (toggled & PROPERTY_TOGGLES) | (plain.on & ~(uint32_t)PROPERTY_TOGGLES);
    on = (on & ~(uint32_t)direct->set) | (direct->on & direct->set);

    uint32_t marks = 0;
    if (on & PROPERTY_BOLD)
        marks |= RUN_BOLD;
    if (on & PROPERTY_ITALIC)
        marks |= RUN_ITALIC;
    if (on & PROPERTY_CAPITALS)
        marks |= RUN_CAPITALS;
    if (on & (PROPERTY_STRIKE | PROPERTY_DOUBLE_STRIKE))
        marks |= RUN_STRUCK;
    if (on & PROPERTY_HIDDEN)
        marks |= RUN_HIDDEN;
    if (on & (PROPERTY_HIGHLIGHT | PROPERTY_SHADE))
        marks |= RUN_HIGHLIGHTED;
    return marks;
}
