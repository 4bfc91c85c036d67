/* SPDX-License-Identifier: Apache-2.0 */
/* odt_pages.c - headers and footers, of the page styles that the body uses, once.
 *
 * A master page holds them; paragraph and table styles of the body name the master page
 * that begins with them, and a master page names the one that follows it by itself.
 * OpenDocument 1.4, part 3, 16.9. */
#include "read/odt.h"

#include "read/odt_names.h"

#include <stdlib.h>
#include <string.h>

typedef struct Running {
    Stream stream;
    OdtScope scope;
    Buffer record;
    OdtPlace place; /* of the recording */
    struct Running *next;
} Running;

struct OdtMaster {
    const char *name, *following;
    bool used;
    Running *running, **running_end;
    OdtMaster *next; /* in their order */
};

static OdtMaster *find_master(const Odt *odt, const char *name)
{
    OdtMaster *master = odt->masters;
    for (; master; master = master->next)
        if (strcmp(master->name, name) == 0)
            return master;
    return NULL;
}

bool odt_open_master(Odt *odt, const XmlElement *element, Error *err)
{
    if (odt->object_depth) {
        odt_skip(odt);
        return true;
    }
    OdtMaster *master = arena_alloc(odt->arena, sizeof *master);
    if (!master)
        return error_memory(err);
    master->name = odt_copy(odt, element, STYLE_NAME);
    master->following = odt_copy(odt, element, STYLE_NEXT_STYLE_NAME);
    master->running_end = &master->running;
    OdtMaster **end = &odt->masters;
    while (*end)
        end = &(*end)->next;
    *end = odt->master = master;
    return true;
}

bool odt_open_running(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (odt->master && !odt_is(element, STYLE_DISPLAY, "false"))
        odt_record(odt);
    else
        odt_skip(odt);
    return true;
}

static bool is_header(int id)
{
    return id == STYLE_HEADER || id == STYLE_HEADER_LEFT || id == STYLE_HEADER_FIRST ||
           id == LOEXT_HEADER_FIRST;
}

bool odt_close_running(Odt *odt, Error *err)
{
    if (!odt->record.length)
        return true;
    Running *running = arena_alloc(odt->arena, sizeof *running);
    if (!running)
        return error_memory(err);
    running->stream = is_header(odt_frame(odt)->id) ? STREAM_HEADER : STREAM_FOOTER;
    running->scope = odt->scope;
    running->record = odt->record;
    running->place = odt->record_place;
    buffer_init(&odt->record, odt->record.ceiling);
    *odt->master->running_end = running;
    odt->master->running_end = &running->next;
    return true;
}

void odt_use_master(Odt *odt, const char *name)
{
    OdtMaster *master = name && name[0] ? find_master(odt, name) : NULL;
    if (!master && !odt->has_first_master)
        master = find_master(odt, "Standard");
    if (!master && !odt->has_first_master)
        master = odt->masters;
    for (; master && !master->used; master = find_master(odt, master->following))
        master->used = true;
}

static bool is_same(const Running *a, const Running *b)
{
    return a->stream == b->stream && a->scope == b->scope &&
           a->record.length == b->record.length &&
           memcmp(a->record.bytes, b->record.bytes, a->record.length) == 0;
}

/* True when an equal one was already read. */
static bool is_known(const Odt *odt, const Running *running)
{
    for (const OdtMaster *master = odt->masters; master; master = master->next)
        for (const Running *one = master->used ? master->running : NULL; one;
             one = one->next) {
            if (one == running)
                return false;
            if (is_same(one, running))
                return true;
        }
    return false;
}

bool odt_read_running(Odt *odt, Error *err)
{
    bool more = true;
    OdtScope scope = odt->scope;
    if (!odt->has_first_master)
        odt_use_master(odt, NULL);
    for (const OdtMaster *master = odt->masters; master; master = master->next) {
        for (const Running *running = master->used ? master->running : NULL;
             running && more; running = running->next) {
            if (is_known(odt, running))
                continue;
            OdtFrame *frame = odt_frame(odt);
            frame->stream = running->stream;
            odt->scope = running->scope;
            more = odt_play(odt, &running->record, running->place, err);
        }
    }
    odt_frame(odt)->stream = STREAM_BODY;
    odt->scope = scope;
    return more;
}

void odt_masters_done(Odt *odt)
{
    for (OdtMaster *master = odt->masters; master; master = master->next)
        for (Running *running = master->running; running; running = running->next)
            buffer_done(&running->record);
}
