/* SPDX-License-Identifier: Apache-2.0 */
/* odt_changes.c - tracked changes.
 *
 * A deletion is moved out of the text, to a region before the body, and leaves a point
 * in the text; an insertion stays and has two ends:
 *
 *     text:tracked-changes/text:changed-region --xml:id--> text:change
 *                                                          text:change-start, -end
 *
 * Deletions are recorded and played at their point, marked as deleted.  OpenDocument
 * 1.4, part 3, 5.5. */
#include "read/odt.h"

#include "read/odt_names.h"

#include <string.h>

struct OdtChange {
    const char *id;
    bool insertion;
    bool playing;    /* a deletion may hold its own point, in a hostile file */
    Buffer deletion; /* recorded; empty when it is none */
    OdtPlace place;  /* of the recording */
    OdtChange *next; /* in the same bucket, an older one */
};

static OdtChange *find_change(const Odt *odt, const XmlElement *element)
{
    const XmlAttribute *id = xml_attribute_find(element, TEXT_CHANGE_ID);
    OdtChange *change = id ? odt->changes[odt_bucket(id->value, id->length)] : NULL;
    for (; change; change = change->next)
        if (strlen(change->id) == id->length &&
            memcmp(change->id, id->value, id->length) == 0)
            return change;
    return NULL;
}

bool odt_open_region(Odt *odt, const XmlElement *element, Error *err)
{
    OdtChange *change = arena_alloc(odt->arena, sizeof *change);
    if (!change)
        return error_memory(err);
    change->id = odt_copy(odt, element, XML_ID);
    if (!change->id[0])
        change->id = odt_copy(odt, element, TEXT_ID);
    buffer_init(&change->deletion, odt->record.ceiling);
    OdtChange **bucket = &odt->changes[odt_bucket(change->id, strlen(change->id))];
    change->next = *bucket;
    *bucket = change;
    odt->change = change;
    odt->change_count++;
    return true;
}

bool odt_open_insertion(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt->change)
        odt->change->insertion = true;
    odt_skip(odt);
    return true;
}

bool odt_open_deletion(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_record(odt);
    return true;
}

bool odt_close_deletion(Odt *odt, Error *err)
{
    (void)err;
    if (!odt->change)
        return true;
    buffer_done(&odt->change->deletion);
    odt->change->deletion = odt->record;
    odt->change->place = odt->record_place;
    buffer_init(&odt->record, odt->record.ceiling);
    return true;
}

bool odt_open_change(Odt *odt, const XmlElement *element, Error *err)
{
    OdtChange *change = find_change(odt, element);
    if (!change || change->playing || !change->deletion.length)
        return true;
    OdtFrame *frame = odt_frame(odt);
    frame->sticky |= RUN_DELETED;
    OdtLine line = odt->in_line;
    size_t outside = odt_lists_step_out(odt->lists);
    bool inside = frame->chars == ODT_CHARS_TEXT && odt_paragraph(odt);
    bool blank = inside && odt_settle_blank(odt);
    if (inside && line == ODT_LINE_NONE)
        odt->in_line = ODT_LINE_FIRST;
    change->playing = true;
    bool more = odt_play(odt, &change->deletion, change->place, err);
    change->playing = false;
    /* The blanks around it are judged as if the deletion were not there. */
    if (inside) {
        odt_paragraph(odt)->pending_blank = false;
        odt_paragraph(odt)->blank = blank;
    }
    odt_lists_step_back(odt->lists, outside);
    odt->in_line = line;
    return more;
}

bool odt_open_change_start(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    const OdtChange *change = find_change(odt, element);
    if (change && change->insertion)
        odt->insertions++;
    odt_mark_around(odt);
    return true;
}

bool odt_open_change_end(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    const OdtChange *change = find_change(odt, element);
    if (change && change->insertion && odt->insertions)
        odt->insertions--;
    odt_mark_around(odt);
    return true;
}

void odt_changes_done(Odt *odt)
{
    for (size_t i = 0; i < ODT_BUCKETS; i++)
        for (OdtChange *change = odt->changes[i]; change; change = change->next)
            buffer_done(&change->deletion);
}
