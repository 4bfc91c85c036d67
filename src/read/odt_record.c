/* SPDX-License-Identifier: Apache-2.0 */
/* odt_record.c - events as bytes: a kind, then numbers in the machine's own order.
 *
 *     'O' id line count (id length bytes)...     'C' id     'T' length bytes */
#include "read/odt_record.h"

#include <stdlib.h>
#include <string.h>

static void add_u32(Buffer *record, size_t number)
{
    uint32_t value = (uint32_t)number;
    buffer_add(record, (const char *)&value, sizeof value);
}

static uint32_t take_u32(const char **at)
{
    uint32_t value;
    memcpy(&value, *at, sizeof value);
    *at += sizeof value;
    return value;
}

void odt_record_open(Buffer *record, const XmlElement *element)
{
    uint32_t known = 0;
    for (size_t i = 0; i < element->attribute_count; i++)
        known += element->attributes[i].id != XML_OTHER;
    buffer_add_char(record, 'O');
    add_u32(record, (uint32_t)element->id);
    add_u32(record, element->line);
    add_u32(record, known);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const XmlAttribute *attribute = &element->attributes[i];
        if (attribute->id == XML_OTHER)
            continue;
        add_u32(record, (uint32_t)attribute->id);
        add_u32(record, attribute->length);
        buffer_add(record, attribute->value, attribute->length);
    }
}

void odt_record_close(Buffer *record, int id)
{
    buffer_add_char(record, 'C');
    add_u32(record, (uint32_t)id);
}

void odt_record_text(Buffer *record, const char *bytes, size_t length)
{
    buffer_add_char(record, 'T');
    add_u32(record, length);
    buffer_add(record, bytes, length);
}

static bool play_open(const char **at, const XmlHandler *handler, void *user,
                      Error *err)
{
    XmlElement element = { .id = (int)take_u32(at), .local = "" };
    element.line = take_u32(at);
    element.attribute_count = take_u32(at);
    XmlAttribute *attributes = calloc(element.attribute_count + 1, sizeof *attributes);
    if (!attributes)
        return error_memory(err);
    for (size_t i = 0; i < element.attribute_count; i++) {
        attributes[i].id = (int)take_u32(at);
        attributes[i].local = "";
        attributes[i].length = take_u32(at);
        attributes[i].value = *at;
        *at += attributes[i].length;
    }
    element.attributes = attributes;
    bool more = handler->open(user, &element, err);
    free(attributes);
    return more;
}

bool odt_record_play(const char *record, size_t length, const XmlHandler *handler,
                     void *user, Error *err)
{
    const char *at = record, *end = record + length;
    bool more = true;
    while (at < end && more) {
        char kind = *at++;
        if (kind == 'O') {
            more = play_open(&at, handler, user, err);
        } else if (kind == 'C') {
            more = handler->close(user, (int)take_u32(&at), err);
        } else {
            size_t size = take_u32(&at);
            more = handler->text(user, at, size, err);
            at += size;
        }
    }
    return more;
}
