/* SPDX-License-Identifier: Apache-2.0 */
/* odt_text.c - paragraphs and what stands in them.
 *
 * Text is gathered here and goes to its block when the paragraph ends, or when
 * something with blocks of its own (a note, a text box) hangs on it: a field late in
 * the paragraph may still hide all of it.  Blanks are collapsed as OpenDocument 1.4,
 * part 3, 6.1.2 says: those at both ends go, of several one is left, text:s stands for
 * the others. */
#include "read/odt.h"

#include "base/scan.h"
#include "base/unicode.h"
#include "read/odt_names.h"

#include <string.h>

enum { GATHER_MOST = 64 * 1024, STICKY = RUN_DELETED | RUN_HIDDEN | RUN_INSERTED };

OdtParagraph *odt_paragraph(Odt *odt)
{
    return odt->paragraph_count ? &odt->paragraphs[odt->paragraph_count - 1] : NULL;
}

/* --- Gathering --- */

/* A copy that lives as long as the document.  Of the styles, which come again and again
 * from where they are kept, the last copy serves. */
static const char *keep(Odt *odt, const char *string)
{
    return string[0] ? arena_strdup(document_arena(odt->document), string) : "";
}

static const char *keep_style(Odt *odt, const char *style)
{
    if (odt->style != style || !odt->kept_style) {
        odt->style = style;
        odt->kept_style = keep(odt, style);
    }
    return odt->kept_style;
}

static void set_place(Odt *odt, const OdtPlace *place)
{
    document_set_place(odt->document, place->part, place->tag, place->offset);
}

static void open_block(Odt *odt, OdtParagraph *paragraph)
{
    set_place(odt, &paragraph->place);
    document_open_block(odt->document, paragraph->kind, paragraph->stream);
    paragraph->opened = true;
    Block *block = document_current(odt->document);
    const char *label = keep(odt, paragraph->label);
    const char *style = keep_style(odt, paragraph->style);
    const char *author = keep(odt, paragraph->author);
    if (!label || !style || !author)
        return; /* the arena remembers */
    block->level = paragraph->level;
    block->label = label;
    block->style = style;
    block->author = author;
}

static void give_text(Odt *odt, OdtParagraph *paragraph)
{
    size_t start = 0;
    if (!odt->text.length)
        return;
    if (!paragraph->opened)
        open_block(odt, paragraph);
    bool hidden = false;
    for (size_t i = 0; i < odt->piece_count; i++) {
        const OdtPiece *piece = &odt->pieces[i];
        uint32_t marks = piece->marks | paragraph->hidden;
        hidden = hidden || (marks & RUN_HIDDEN);
        set_place(odt, &piece->place);
        document_add_text(odt->document, odt->text.bytes + start, piece->end - start,
                          marks);
        start = piece->end;
    }
    odt->hidden += hidden;
    odt->has_body_text = odt->has_body_text || paragraph->stream == STREAM_BODY;
    paragraph->filled = true;
    odt->piece_count = 0;
    buffer_clear(&odt->text);
}

void odt_flush(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    give_text(odt, paragraph);
    if (!paragraph->opened)
        open_block(odt, paragraph);
}

static bool touches(const OdtPiece *piece, size_t start, const OdtPlace *place)
{
    return piece->place.tag == place->tag &&
           piece->place.offset + (piece->end - start) == place->offset;
}

/* Adds text that stands at odt->place, which is then behind it. */
static void put(Odt *odt, const char *bytes, size_t length, uint32_t marks)
{
    OdtPlace place = odt->place;
    odt->place.offset += (uint32_t)length;
    buffer_add(&odt->text, bytes, length);
    /* Past its ceiling the text is cut, without memory it is lost. */
    if (buffer_failed(&odt->text) && odt->text.length + length <= odt->text.ceiling)
        odt->out_of_memory = true;
    OdtPiece *last = odt->piece_count ? &odt->pieces[odt->piece_count - 1] : NULL;
    size_t start = odt->piece_count > 1 ? last[-1].end : 0;
    if (last && last->marks == marks &&
        (!odt->origins || touches(last, start, &place))) {
        last->end = odt->text.length;
        return;
    }
    OdtPiece *pieces =
        odt_grow(odt, odt->pieces, odt->piece_count, &odt->piece_room, sizeof *pieces);
    if (!pieces)
        return;
    odt->pieces = pieces;
    pieces[odt->piece_count++] = (OdtPiece){ odt->text.length, marks, place };
}

static void put_pending(Odt *odt, OdtParagraph *paragraph)
{
    if (paragraph->pending_blank) {
        OdtPlace here = odt->place;
        odt->place = paragraph->pending_place;
        put(odt, " ", 1, paragraph->pending_marks);
        odt->place = here;
    }
    paragraph->pending_blank = false;
    paragraph->blank = false;
}

bool odt_settle_blank(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    bool blank = paragraph->blank || paragraph->pending_blank;
    put_pending(odt, paragraph);
    return blank;
}

static uint32_t marks_here(Odt *odt)
{
    const OdtFrame *frame = odt_frame(odt);
    return frame->marks | frame->sticky | (odt->insertions ? RUN_INSERTED : 0) |
           (odt->text_fields ? RUN_FIELD : 0);
}

void odt_add_exact(Odt *odt, const char *bytes, size_t length, uint32_t marks)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph || !length)
        return;
    put_pending(odt, paragraph);
    put(odt, bytes, length, marks_here(odt) | marks);
}

void odt_add_box(Odt *odt, BoxState state)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    put_pending(odt, paragraph);
    odt_flush(odt);
    set_place(odt, &odt->place);
    document_add_box(odt->document, state, marks_here(odt) | paragraph->hidden);
    paragraph->filled = true;
}

static void add_symbol(Odt *odt, uint32_t code, const char *bytes, size_t length,
                       uint32_t marks)
{
    char utf8[4];
    Symbol symbol = symbol_find(odt_frame(odt)->font, code);
    switch (symbol.kind) {
    case SYMBOL_BOX:
        odt_add_box(odt, symbol.box);
        break;
    case SYMBOL_CHARACTER:
        put(odt, utf8, utf8_encode(symbol.code, utf8), marks);
        break;
    default:
        put(odt, bytes, length, marks);
        break;
    }
}

/* Fonts whose letters are pictures.  Symbol is not one of them here: its letters are
 * kept as private-use characters when they are meant. */
static bool is_picture_font(SymbolFont font)
{
    return font != SYMBOL_UNSET && font != SYMBOL_TEXT && font != SYMBOL_SYMBOL;
}

static void add_pictures(Odt *odt, const char *bytes, size_t length, uint32_t marks)
{
    while (length) {
        uint32_t code, offset = odt->place.offset;
        size_t size = utf8_decode(bytes, length, &code);
        bool is_picture =
            (code > 0x20 && code < 0x7F) || (code >= 0xF020 && code <= 0xF0FF);
        if (is_picture)
            add_symbol(odt, code, bytes, size, marks);
        else
            put(odt, bytes, size, marks);
        odt->place.offset = offset + (uint32_t)size;
        bytes += size;
        length -= size;
    }
}

/* A stretch without blanks to collapse.  U+F000 to U+F0FF are EF 80 80 to EF 83 BF. */
static void add_words(Odt *odt, const char *bytes, size_t length)
{
    uint32_t marks = marks_here(odt);
    put_pending(odt, odt_paragraph(odt));
    if (is_picture_font(odt_frame(odt)->font)) {
        add_pictures(odt, bytes, length, marks);
        return;
    }
    const char *end = bytes + length;
    for (const char *at = bytes; (at = memchr(at, '\xEF', (size_t)(end - at)));) {
        if (end - at < 3 || (unsigned char)at[1] < 0x80 ||
            (unsigned char)at[1] > 0x83) {
            at++;
            continue;
        }
        uint32_t code;
        size_t size = utf8_decode(at, (size_t)(end - at), &code);
        put(odt, bytes, (size_t)(at - bytes), marks);
        uint32_t offset = odt->place.offset;
        add_symbol(odt, code, at, size, marks);
        odt->place.offset = offset + (uint32_t)size;
        bytes = at += size;
    }
    if (bytes < end)
        put(odt, bytes, (size_t)(end - bytes), marks);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The next blank that is not a lone space between two words. */
static size_t stretch_end(const char *bytes, size_t length, size_t at)
{
    if (scan_is_flat(bytes + at, length - at))
        return length - (bytes[length - 1] == ' ');
    for (;; at++) {
        while (at < length && (unsigned char)bytes[at] > ' ')
            at++;
        if (at >= length)
            return length;
        bool lone = bytes[at] == ' ' && at + 1 < length && !is_blank(bytes[at + 1]);
        if (is_blank(bytes[at]) && !lone)
            return at;
    }
}

void odt_add_text(Odt *odt, const char *bytes, size_t length)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    uint32_t offset = odt->place.offset;
    for (size_t i = 0; i < length;) {
        odt->place.offset = offset + (uint32_t)i;
        if (is_blank(bytes[i])) {
            if (!paragraph->blank && !paragraph->pending_blank) {
                paragraph->pending_blank = true;
                paragraph->pending_marks = marks_here(odt);
                paragraph->pending_place = odt->place;
            }
            i++;
            continue;
        }
        size_t end = stretch_end(bytes, length, i + 1);
        add_words(odt, bytes + i, end - i);
        i = end;
    }
    if (odt->text.length > GATHER_MOST)
        give_text(odt, paragraph);
}

/* --- Paragraphs --- */

void odt_begin_paragraph(Odt *odt, OdtParagraph paragraph)
{
    odt_flush(odt);
    OdtParagraph *paragraphs = odt_grow(odt, odt->paragraphs, odt->paragraph_count,
                                        &odt->paragraph_room, sizeof *paragraphs);
    if (!paragraphs)
        return;
    odt->paragraphs = paragraphs;
    paragraph.blank = true;
    paragraph.place = odt->place;
    paragraphs[odt->paragraph_count++] = paragraph;
}

void odt_end_paragraph(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    give_text(odt, paragraph);
    if (!paragraph->opened && paragraph->number && paragraph->label[0])
        open_block(odt, paragraph);
    if (paragraph->opened && !paragraph->filled && !paragraph->number)
        document_drop_block(odt->document);
    else if (paragraph->opened)
        document_close_block(odt->document);
    odt->paragraph_count--;
}

static void break_page(Odt *odt, bool exact)
{
    if (odt->counts_pages && !odt->object_depth)
        document_add_page_break(odt->document, exact);
}

/* The page style and the page break that a paragraph style brings. */
static void begin_page(Odt *odt, const OdtStyle *style)
{
    const OdtFrame *frame = odt_frame(odt);
    if (frame->stream != STREAM_BODY && frame->stream != STREAM_CONTENTS)
        return;
    bool has_master = style->master_page && style->master_page[0];
    if (has_master || !odt->has_first_master)
        odt_use_master(odt, style->master_page);
    odt->has_first_master = true;
    if ((style->break_before || has_master) && odt->has_body_text &&
        !odt->paragraph_count)
        break_page(odt, true);
}

/* The heading's level, 1 to 9; 0 for a paragraph. */
static int heading_level(const XmlElement *element, const OdtStyle *style)
{
    long level = style->outline_level;
    if (element->id == TEXT_H)
        level = xml_attribute_number(element, TEXT_OUTLINE_LEVEL, 1);
    return level < 0 ? 1 : level > 9 ? 9 : (int)level;
}

static OdtLabel take_label(Odt *odt, const XmlElement *element, const OdtStyle *style,
                           int level)
{
    OdtLabel label = odt_lists_take_label(odt->lists, odt->scope, style->list_style);
    if (!label.level && element->id == TEXT_H)
        label = odt_lists_take_outline(odt->lists, element, level, style->list_style);
    return label;
}

/* A ballot box as a bullet is a box that can be ticked. */
static bool find_ballot(const char *bullet, BoxState *state)
{
    *state = strcmp(bullet, "\u2610") == 0 ? BOX_UNTICKED : BOX_TICKED;
    return *state == BOX_UNTICKED || strcmp(bullet, "\u2611") == 0 ||
           strcmp(bullet, "\u2612") == 0;
}

static void begin_line(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (paragraph && (paragraph->filled || odt->text.length))
        odt_add_exact(odt, "\n", 1, 0);
}

bool odt_open_paragraph(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    if (frame->chars == ODT_CHARS_CAPTURE)
        return true;
    const XmlAttribute *name = xml_attribute_find(element, TEXT_STYLE_NAME);
    const OdtStyle *style =
        odt_styles_find(odt->styles, odt->scope, ODT_FAMILY_PARAGRAPH,
                        name ? name->value : "", name ? name->length : 0);
    frame->marks = style->set & ~(uint32_t)STICKY;
    frame->sticky |= style->set & RUN_HIDDEN;
    frame->font = style->font;
    frame->chars = ODT_CHARS_TEXT;
    if (odt->in_line) {
        /* A deletion over several paragraphs, played in one. */
        if (odt->in_line == ODT_LINE_NEXT)
            begin_line(odt);
        odt->in_line = ODT_LINE_NEXT;
        return true;
    }
    begin_page(odt, style);
    int level = heading_level(element, style);
    OdtLabel label = { .text = "" };
    if (!(frame->sticky & RUN_DELETED))
        label = take_label(odt, element, style, level ? level : 1);
    BoxState box = BOX_UNTICKED;
    bool has_box = label.text[0] && find_ballot(label.text, &box);
    const char *shown = has_box ? "" : label.text;
    OdtParagraph paragraph = {
        .kind = level      ? BLOCK_HEADING
                : shown[0] ? BLOCK_LIST_ITEM
                           : BLOCK_PARAGRAPH,
        .stream = frame->stream,
        .level = (uint8_t)(level      ? level
                           : shown[0] ? (label.level > 9 ? 9 : label.level)
                                      : 0),
        .number = label.number,
        .page_after = style->break_after,
        .label = shown[0] ? arena_strdup(odt->arena, shown) : "",
        .style = style->display,
        .author = frame->stream == STREAM_COMMENT && odt->comment_author
                      ? odt->comment_author
                      : "",
    };
    if (!paragraph.label)
        return error_memory(err);
    odt_begin_paragraph(odt, paragraph);
    if (odt->out_of_memory)
        return error_memory(err);
    if (has_box) {
        odt_add_box(odt, box);
        odt_add_exact(odt, " ", 1, 0);
    }
    frame->saved = 1;
    return true;
}

bool odt_close_paragraph(Odt *odt, Error *err)
{
    (void)err;
    if (!odt_frame(odt)->saved)
        return true;
    OdtParagraph *paragraph = odt_paragraph(odt);
    bool page_after = paragraph && paragraph->page_after;
    odt_end_paragraph(odt);
    if (page_after && !odt->paragraph_count && odt_frame(odt)->stream == STREAM_BODY)
        break_page(odt, true);
    return true;
}

/* --- In a paragraph --- */

bool odt_open_span(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    const XmlAttribute *name = xml_attribute_find(element, TEXT_STYLE_NAME);
    if (!name || odt_frame(odt)->chars != ODT_CHARS_TEXT)
        return true;
    const OdtStyle *style = odt_styles_find(odt->styles, odt->scope, ODT_FAMILY_TEXT,
                                            name->value, name->length);
    OdtFrame *frame = odt_frame(odt);
    frame->marks = (frame->marks & ~style->clear) | style->set;
    if (style->font != SYMBOL_UNSET)
        frame->font = style->font;
    return true;
}

bool odt_open_link(Odt *odt, const XmlElement *element, Error *err)
{
    odt_frame(odt)->marks |= RUN_LINK;
    return odt_open_span(odt, element, err);
}

static bool is_text(Odt *odt)
{
    return odt_frame(odt)->chars == ODT_CHARS_TEXT;
}

bool odt_open_spaces(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    long count = xml_attribute_number(element, TEXT_C, 1);
    if (count > (long)odt->limits->repeats)
        count = (long)odt->limits->repeats;
    for (; is_text(odt) && count > 0; count--)
        odt_add_exact(odt, " ", 1, 0);
    return true;
}

bool odt_open_tab(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (is_text(odt))
        odt_add_exact(odt, "\t", 1, 0);
    return true;
}

bool odt_open_line_break(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (is_text(odt))
        odt_add_exact(odt, "\n", 1, 0);
    return true;
}

bool odt_open_page_break(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (paragraph)
        give_text(odt, paragraph);
    break_page(odt, false);
    return true;
}

/* --- Fields --- */

bool odt_open_field(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_frame(odt)->marks |= RUN_FIELD;
    if (odt_is(element, TEXT_DISPLAY, "none"))
        odt_skip(odt);
    return true;
}

/* In a header or a footer, the number kept in the file is that of one page, not of
 * all. */
bool odt_open_page_field(Odt *odt, const XmlElement *element, Error *err)
{
    Stream stream = odt_frame(odt)->stream;
    odt_open_field(odt, element, err);
    if ((stream != STREAM_HEADER && stream != STREAM_FOOTER) || !is_text(odt))
        return true;
    odt_add_exact(odt, "#", 1, 0);
    odt_skip(odt);
    return true;
}

bool odt_open_placeholder(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_frame(odt)->marks |= RUN_PLACEHOLDER;
    return true;
}

bool odt_open_hidden_text(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->marks |= RUN_FIELD;
    if (!odt_is(element, TEXT_IS_HIDDEN, "true"))
        return true;
    frame->marks |= RUN_HIDDEN;
    const XmlAttribute *kept = xml_attribute_find(element, TEXT_STRING_VALUE);
    if (kept && is_text(odt)) {
        odt_add_text(odt, kept->value, kept->length);
        odt_skip(odt);
    }
    return true;
}

bool odt_open_hidden_paragraph(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (paragraph && odt_is(element, TEXT_IS_HIDDEN, "true"))
        paragraph->hidden = RUN_HIDDEN;
    return true;
}

/* Of a word and its reading aid only the word is text. */
bool odt_open_ruby(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->seen = frame->chars == ODT_CHARS_TEXT;
    frame->chars = ODT_CHARS_NONE;
    return true;
}

bool odt_open_ruby_base(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt_parent(odt)->seen)
        odt_frame(odt)->chars = ODT_CHARS_TEXT;
    return true;
}
