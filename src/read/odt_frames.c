/* SPDX-License-Identifier: Apache-2.0 */
/* odt_frames.c - what the functions of elements do with the innermost frame, and with
 * attributes. */
#include "read/odt.h"

#include <stdlib.h>
#include <string.h>

const OdtFrame *odt_parent(const Odt *odt)
{
    return &odt->frames[odt->frame_count > 1 ? odt->frame_count - 2 : 0];
}

void odt_skip(Odt *odt)
{
    odt_frame(odt)->skip = true;
}

void odt_record(Odt *odt)
{
    odt_frame(odt)->record = true;
    odt->record_place = odt->place;
    buffer_clear(&odt->record);
}

void odt_capture(Odt *odt)
{
    odt_frame(odt)->chars = ODT_CHARS_CAPTURE;
    buffer_clear(&odt->captured);
}

void *odt_grow(Odt *odt, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : 16;
    void *grown = realloc(items, wanted * size);
    if (!grown) {
        odt->out_of_memory = true;
        return NULL;
    }
    *room = wanted;
    return grown;
}

bool odt_is(const XmlElement *element, int id, const char *value)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    return found && found->length == strlen(value) &&
           memcmp(found->value, value, found->length) == 0;
}

size_t odt_bucket(const char *id, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)id[i]) * 16777619u;
    return hash % ODT_BUCKETS;
}

const char *odt_copy(Odt *odt, const XmlElement *element, int id)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    const char *copy = found ? arena_copy(odt->arena, found->value, found->length) : "";
    odt->out_of_memory = odt->out_of_memory || !copy;
    return copy ? copy : "";
}
