/* SPDX-License-Identifier: Apache-2.0 */
/* odt_text.c - the text of paragraphs.
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

enum { GATHER_MOST = 64 * 1024 };

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

void odt_give_text(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    size_t start = 0;
    if (!paragraph || !odt->text.length)
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
    odt_give_text(odt);
    if (!paragraph->opened)
        open_block(odt, paragraph);
}

static bool touches(const OdtPiece *piece, size_t start, const OdtPlace *place)
{
    return piece->place.tag == place->tag &&
           piece->place.offset + (piece->end - start) == place->offset;
}

static bool continues(const Odt *odt, const OdtPiece *last, uint32_t marks)
{
    if (last->marks != marks || !odt->origins)
        return last->marks == marks;
    size_t start = odt->piece_count > 1 ? last[-1].end : 0;
    return touches(last, start, &odt->place);
}

/* What is put next at odt->place belongs to the last piece, or to a new one. */
static OdtPiece *choose_piece(Odt *odt, uint32_t marks)
{
    OdtPiece *last = odt->piece_count ? &odt->pieces[odt->piece_count - 1] : NULL;
    if (last && continues(odt, last, marks))
        return last;
    OdtPiece *pieces =
        odt_grow(odt, odt->pieces, odt->piece_count, &odt->piece_room, sizeof *pieces);
    if (!pieces)
        return NULL;
    odt->pieces = pieces;
    pieces[odt->piece_count] = (OdtPiece){ odt->text.length, marks, odt->place };
    return &pieces[odt->piece_count++];
}

/* Adds text that stands at odt->place, which is then behind it. */
static inline void put(Odt *odt, const char *bytes, size_t length, uint32_t marks)
{
    OdtPiece *piece = choose_piece(odt, marks);
    buffer_add(&odt->text, bytes, length);
    /* Past its ceiling the text is cut, without memory it is lost. */
    if (buffer_failed(&odt->text) && odt->text.length + length <= odt->text.ceiling)
        odt->out_of_memory = true;
    if (piece)
        piece->end = odt->text.length;
    odt->place.offset += (uint32_t)length;
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

void odt_mark_around(Odt *odt)
{
    odt->around =
        (odt->insertions ? RUN_INSERTED : 0) | (odt->text_fields ? RUN_FIELD : 0);
}

static uint32_t marks_in(const Odt *odt, const OdtFrame *frame)
{
    return frame->marks | frame->sticky | odt->around;
}

static uint32_t marks_here(Odt *odt)
{
    return marks_in(odt, odt_frame(odt));
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

/* What follows it decides whether it stays. */
static void hold_blank(const Odt *odt, OdtParagraph *paragraph, uint32_t marks)
{
    if (paragraph->blank || paragraph->pending_blank)
        return;
    paragraph->pending_blank = true;
    paragraph->pending_marks = marks;
    paragraph->pending_place = odt->place;
}

/* Plain words, which most text is: put as they are, but for a space at either end. */
static void add_plain(Odt *odt, OdtParagraph *paragraph, const char *bytes,
                      size_t length, uint32_t marks)
{
    size_t first = bytes[0] == ' ' && (paragraph->blank || paragraph->pending_blank);
    size_t last = bytes[length - 1] == ' ';
    if (paragraph->pending_blank)
        put_pending(odt, paragraph);
    paragraph->blank = false;
    odt->place.offset += (uint32_t)first;
    put(odt, bytes + first, length - first - last, marks);
    if (last)
        hold_blank(odt, paragraph, marks);
}

static void add_any(Odt *odt, OdtParagraph *paragraph, const char *bytes, size_t length)
{
    uint32_t offset = odt->place.offset;
    for (size_t i = 0; i < length;) {
        odt->place.offset = offset + (uint32_t)i;
        if (is_blank(bytes[i])) {
            hold_blank(odt, paragraph, marks_here(odt));
            i++;
            continue;
        }
        size_t end = stretch_end(bytes, length, i + 1);
        add_words(odt, bytes + i, end - i);
        i = end;
    }
}

void odt_add_text(Odt *odt, const char *bytes, size_t length)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    const OdtFrame *frame = odt_frame(odt);
    if (scan_is_plain(bytes, length) && !is_picture_font(frame->font))
        add_plain(odt, paragraph, bytes, length, marks_in(odt, frame));
    else
        add_any(odt, paragraph, bytes, length);
    if (odt->text.length > GATHER_MOST)
        odt_give_text(odt);
}

/* --- Paragraphs --- */

void odt_begin_paragraph(Odt *odt, const OdtParagraph *paragraph)
{
    odt_flush(odt);
    OdtParagraph *paragraphs = odt_grow(odt, odt->paragraphs, odt->paragraph_count,
                                        &odt->paragraph_room, sizeof *paragraphs);
    if (!paragraphs)
        return;
    odt->paragraphs = paragraphs;
    OdtParagraph *begun = &paragraphs[odt->paragraph_count++];
    *begun = *paragraph;
    begun->blank = true;
    begun->place = odt->place;
}

void odt_end_paragraph(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (!paragraph)
        return;
    odt_give_text(odt);
    if (!paragraph->opened && paragraph->number && paragraph->label[0])
        open_block(odt, paragraph);
    if (paragraph->opened && !paragraph->filled && !paragraph->number)
        document_drop_block(odt->document);
    else if (paragraph->opened)
        document_close_block(odt->document);
    odt->paragraph_count--;
}
