/* SPDX-License-Identifier: Apache-2.0 */
/* odt_drawings.c - frames, shapes, pictures, embedded objects and formulas.
 *
 * A frame holds the same thing in several forms (an object, then a picture of it): the
 * first one counts.  OpenDocument 1.4, part 3, 10.4. */
#include "read/odt.h"

#include "read/odt_names.h"

#include <stdio.h>
#include <string.h>

enum { DEEPEST_OBJECT = 4, PATH_ROOM = 512 };

bool odt_open_frame(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_frame(odt)->chars = ODT_CHARS_NONE;
    return true;
}

bool odt_open_shape(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_begin_aside(odt, STREAM_TEXTBOX);
    return true;
}

/* True when the frame around already showed itself in another form. */
static bool is_shown(Odt *odt)
{
    if (odt_parent(odt)->id != DRAW_FRAME)
        return false;
    OdtFrame *frame = &odt->frames[odt->frame_count - 2];
    bool shown = frame->seen;
    frame->seen = true;
    return shown;
}

bool odt_open_text_box(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (is_shown(odt))
        odt_skip(odt);
    else
        odt_begin_aside(odt, STREAM_TEXTBOX);
    return true;
}

bool odt_open_image(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (!is_shown(odt))
        odt->images++;
    odt_skip(odt);
    return true;
}

/* --- Embedded documents --- */

bool odt_open_foreign(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (!is_shown(odt)) {
        const char *name = odt_copy(odt, element, XLINK_HREF);
        document_add_notice(odt->document, NOTICE_UNREAD_PART, name, 1);
    }
    odt_skip(odt);
    return true;
}

/* An embedded text, sheet or drawing is a document of its own. */
bool odt_open_inner(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt->object_depth)
        document_add_notice(odt->document, NOTICE_UNREAD_PART, "", 1);
    odt_skip(odt);
    return true;
}

/* Reads "Object 1/content.xml" in the place where the object is shown. */
static bool read_object(Odt *odt, const char *href, Error *err)
{
    char part[PATH_ROOM];
    Error inner = { 0 };
    while (strncmp(href, "./", 2) == 0)
        href += 2;
    int length = snprintf(part, sizeof part, "%s/content.xml", href);
    if (length < 0 || (size_t)length >= sizeof part ||
        !container_has(odt->container, part)) {
        document_add_notice(odt->document, NOTICE_UNREAD_PART, href, 1);
        return true;
    }
    size_t frames = odt->frame_count;
    OdtScope scope = odt->scope;
    OdtPlace here = odt->place;
    odt->place = (OdtPlace){ .part = part };
    bool ok = xml_read_part(odt->container, part, odt->names, &odt_handler, odt,
                            odt->limits, &inner);
    odt_unwind(odt, frames, &inner);
    odt->scope = scope;
    odt->place = here;
    odt->behind = 0;
    if (ok)
        return true;
    if (inner.kind == ERROR_MEMORY)
        return error_memory(err);
    document_add_notice(odt->document, NOTICE_DAMAGE, part, 1);
    return true;
}

bool odt_open_object(Odt *odt, const XmlElement *element, Error *err)
{
    const char *href = odt_copy(odt, element, XLINK_HREF);
    if (is_shown(odt) || odt->object_depth >= DEEPEST_OBJECT) {
        odt_skip(odt);
        return true;
    }
    odt_begin_aside(odt, STREAM_DRAWING);
    odt->object_depth++;
    return !href[0] || !container_is_archive(odt->container) ||
           read_object(odt, href, err);
}

bool odt_close_object(Odt *odt, Error *err)
{
    odt->object_depth--;
    return odt_close_aside(odt, err);
}

/* --- Formulas: what is printed of them, one token after the other --- */

bool odt_open_math(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->chars = ODT_CHARS_NONE;
    odt_begin_paragraph(odt, &(OdtParagraph){ .kind = BLOCK_PARAGRAPH,
                                              .stream = STREAM_DRAWING,
                                              .label = "",
                                              .style = "",
                                              .author = "" });
    return !odt->out_of_memory || error_memory(err);
}

bool odt_close_math(Odt *odt, Error *err)
{
    (void)err;
    odt_end_paragraph(odt);
    return true;
}

bool odt_open_token(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_capture(odt);
    return true;
}

bool odt_close_token(Odt *odt, Error *err)
{
    (void)err;
    odt_add_text(odt, " ", 1);
    odt_add_text(odt, buffer_string(&odt->captured), odt->captured.length);
    return true;
}
