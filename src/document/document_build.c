/* SPDX-License-Identifier: Apache-2.0 */
/* document_build.c - readers fill a document, block by block.
 *
 * Open blocks form a stack, each with a buffer of its own, so that a note or a text box
 * may be read where it hangs, in the middle of a paragraph.  A block's index is given
 * when it is opened, its text is copied to the arena when it is closed.
 *
 * Failures are remembered and told once, by document_finish(). */
#include "document/build.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { NOTICES_MOST = 256 };

static Level *push_level(Document *document)
{
    if (document->depth == document->level_room) {
        size_t old = document->level_room;
        Level *levels = document_grow(document, document->levels, document->depth,
                                      &document->level_room, sizeof *levels);
        if (!levels)
            return NULL;
        document->levels = levels;
        memset(levels + old, 0, (document->level_room - old) * sizeof *levels);
        for (size_t i = old; i < document->level_room; i++)
            buffer_init(&levels[i].text, document->limits.block_bytes);
    }
    Level *level = &document->levels[document->depth++];
    buffer_clear(&level->text);
    level->run_count = 0;
    level->box_count = 0;
    level->piece_count = 0;
    level->origin = (Origin){ .part = document->part, .tag = document->tag };
    level->first_table = document->open_count;
    return level;
}

static bool is_on_a_page(Stream stream)
{
    return stream != STREAM_HEADER && stream != STREAM_FOOTER &&
           stream != STREAM_COMMENT && stream != STREAM_GLOSSARY;
}

static void place_on_page(const Document *document, Block *block)
{
    if (!is_on_a_page(block->stream))
        return;
    block->page = document->page_breaks + 1;
    block->page_exact = !document->soft_breaks;
}

/* Room for a document of two hundred pages, so that few blocks have to be moved: memory
 * that none comes to costs nothing, and document_finish() gives it back. */
static void reserve_blocks(Document *document)
{
    enum { BLOCKS_FIRST = 8192 };
    document->blocks = malloc(BLOCKS_FIRST * sizeof *document->blocks);
    document->block_room = document->blocks ? BLOCKS_FIRST : 0;
}

uint32_t document_open_block(Document *document, BlockKind kind, Stream stream)
{
    if (!document->blocks)
        reserve_blocks(document);
    if (!document->over && document->block_count >= document->limits.blocks)
        document->over = "paragraphes";
    Block *blocks = NULL;
    if (!document_has_failed(document) &&
        (blocks = document_grow(document, document->blocks, document->block_count,
                                &document->block_room, sizeof *blocks)))
        document->blocks = blocks;
    const Level *around = document_level(document);
    uint32_t anchor = around ? around->block : BLOCK_NONE;
    size_t first_table = around ? document->open_count : 0;
    Level *level = blocks ? push_level(document) : NULL;
    if (!level) {
        document->lost++;
        return BLOCK_NONE;
    }
    /* Tables opened since the block around was opened do hold this one. */
    if (anchor != BLOCK_NONE)
        first_table = document->levels[document->depth - 2].first_table;
    level->block = (uint32_t)document->block_count++;
    Block *block = &document->blocks[level->block];
    *block = (Block){ .kind = kind,
                      .stream = stream,
                      .text = "",
                      .label = "",
                      .style = "",
                      .author = "",
                      .anchor = anchor };
    document_place_in_table(document, first_table, block);
    place_on_page(document, block);
    return level->block;
}

Block *document_current(Document *document)
{
    const Level *level = document->lost ? NULL : document_level(document);
    return level ? &document->blocks[level->block] : &document->spare;
}

static void add_run(Document *document, Level *level, uint32_t start, uint32_t end,
                    uint32_t marks)
{
    if (level->run_count && level->runs[level->run_count - 1].marks == marks) {
        level->runs[level->run_count - 1].end = end;
        return;
    }
    Run *runs = document_grow(document, level->runs, level->run_count, &level->run_room,
                              sizeof *runs);
    if (!runs)
        return;
    level->runs = runs;
    runs[level->run_count++] = (Run){ start, end, marks };
}

void document_keep_origins(Document *document)
{
    document->keeps_origins = true;
    document->part = "";
}

void document_set_place(Document *document, const char *part, uint32_t tag,
                        uint32_t offset)
{
    if (!document->keeps_origins)
        return;
    if (strcmp(part, document->part) != 0) {
        const char *copy = arena_strdup(document->arena, part);
        if (!copy) {
            document->out_of_memory = true;
            return;
        }
        document->part = copy;
    }
    document->tag = tag;
    document->tag_offset = offset;
}

/* Text that touches what came before belongs to its piece. */
static void add_piece(Document *document, Level *level, uint32_t start)
{
    const OriginPiece *last =
        level->piece_count ? &level->pieces[level->piece_count - 1] : NULL;
    if (last && last->tag == document->tag &&
        last->offset + (start - last->start) == document->tag_offset)
        return;
    OriginPiece *pieces = document_grow(document, level->pieces, level->piece_count,
                                        &level->piece_room, sizeof *pieces);
    if (!pieces)
        return;
    level->pieces = pieces;
    pieces[level->piece_count++] =
        (OriginPiece){ start, document->tag, document->tag_offset };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void document_add_text(Document *document, const char *bytes, size_t length,
                       uint32_t marks)
{
    Level *level = document_level(document);
    if (!level || !length || document_has_failed(document))
        return;
    if (document->text_bytes + length > document->limits.text_bytes) {
        document->over = "texte";
        return;
    }
    uint32_t start = (uint32_t)level->text.length;
    buffer_add(&level->text, bytes, length);
    if (buffer_failed(&level->text)) {
        if (length > level->text.ceiling - start)
            document->over = "paragraphe";
        else
            document->out_of_memory = true;
        return;
    }
    document->text_bytes += length;
    add_run(document, level, start, (uint32_t)level->text.length, marks);
    if (document->keeps_origins)
        add_piece(document, level, start);
    for (size_t i = 0; i < length && !document->text_since_break; i++)
        document->text_since_break = !is_blank(bytes[i]);
}

static void add_box(Document *document, Level *level, uint32_t offset, BoxState state)
{
    Box *boxes = document_grow(document, level->boxes, level->box_count,
                               &level->box_room, sizeof *boxes);
    if (!boxes)
        return;
    level->boxes = boxes;
    boxes[level->box_count++] = (Box){ offset, state };
}

void document_add_box(Document *document, BoxState state, uint32_t marks)
{
    static const char *const glyphs[] = {
        [BOX_UNTICKED] = "\u2610", [BOX_TICKED] = "\u2612", [BOX_UNREADABLE] = "\u2BD1"
    };
    Level *level = document_level(document);
    if (!level)
        return;
    uint32_t offset = (uint32_t)level->text.length;
    document_add_text(document, glyphs[state], strlen(glyphs[state]), marks);
    if (level->text.length > offset)
        add_box(document, level, offset, state);
}

/* Boxes that were typed as characters join those that were added; U+2611 becomes the
 * U+2612 that a ticked box is in all blocks. */
static void find_typed_boxes(Document *document, Level *level)
{
    char *bytes = level->text.bytes;
    size_t known = 0;
    for (size_t i = 0; i + 2 < level->text.length; i++) {
        const char *sign = memchr(bytes + i, '\xE2', level->text.length - 2 - i);
        if (!sign)
            return;
        i = (size_t)(sign - bytes);
        if (bytes[i + 1] != '\x98' || bytes[i + 2] < '\x90' || bytes[i + 2] > '\x92')
            continue;
        while (known < level->box_count && level->boxes[known].offset < i)
            known++;
        if (known < level->box_count && level->boxes[known].offset == i)
            continue;
        BoxState state = bytes[i + 2] == '\x90' ? BOX_UNTICKED : BOX_TICKED;
        if (bytes[i + 2] == '\x91')
            bytes[i + 2] = '\x92';
        add_box(document, level, (uint32_t)i, state);
        if (document->out_of_memory)
            return;
        Box box = level->boxes[level->box_count - 1];
        memmove(level->boxes + known + 1, level->boxes + known,
                (level->box_count - 1 - known) * sizeof box);
        level->boxes[known++] = box;
    }
}

static bool is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9');
    return code >= 0xC0 && !(code >= 0x2000 && code < 0x2C00) && code < 0xE000;
}

/* True when some letter is on the page and each that is has bold. */
static bool is_all_bold(const Level *level)
{
    bool seen = false;
    for (size_t i = 0; i < level->run_count; i++) {
        const Run *run = &level->runs[i];
        if (run->marks & RUN_UNSEEN)
            continue;
        uint32_t code, at = run->start;
        while (at < run->end) {
            at += (uint32_t)utf8_decode(level->text.bytes + at, run->end - at, &code);
            if (!is_letter(code))
                continue;
            if (!(run->marks & RUN_BOLD))
                return false;
            seen = true;
            break; /* the run has one set of marks */
        }
    }
    return seen;
}

static void *keep(Document *document, const void *items, size_t size)
{
    return size ? arena_keep(document->arena, items, size) : NULL;
}

static const Origin *keep_origin(Document *document, const Level *level)
{
    if (!document->keeps_origins)
        return NULL;
    Origin *origin = keep(document, &level->origin, sizeof *origin);
    const OriginPiece *pieces =
        keep(document, level->pieces, level->piece_count * sizeof *pieces);
    if (!origin || (!pieces && level->piece_count)) {
        document->out_of_memory = true;
        return NULL;
    }
    origin->pieces = pieces;
    origin->piece_count = (uint32_t)level->piece_count;
    return origin;
}

void document_close_block(Document *document)
{
    if (document->lost) {
        document->lost--;
        return;
    }
    Level *level = document_level(document);
    if (!level)
        return;
    find_typed_boxes(document, level);
    Block *block = &document->blocks[level->block];
    const char *text =
        arena_copy(document->arena, buffer_string(&level->text), level->text.length);
    Run *runs = keep(document, level->runs, level->run_count * sizeof *runs);
    Box *boxes = keep(document, level->boxes, level->box_count * sizeof *boxes);
    if (text && (runs || !level->run_count) && (boxes || !level->box_count)) {
        block->text = text;
        block->length = (uint32_t)level->text.length;
        block->runs = runs;
        block->run_count = (uint32_t)level->run_count;
        block->boxes = boxes;
        block->box_count = (uint32_t)level->box_count;
        block->all_bold = is_all_bold(level);
        block->origin = keep_origin(document, level);
    } else {
        document->out_of_memory = true;
    }
    document->latest = level->block;
    document->depth--;
    /* A rare giant block must not keep its memory to the end. */
    if (level->text.room > 1u << 20) {
        buffer_done(&level->text);
        buffer_init(&level->text, document->limits.block_bytes);
    }
}

void document_drop_block(Document *document)
{
    uint32_t dropped = document->latest;
    if (document->lost) {
        document->lost--;
        return;
    }
    if (document->depth)
        dropped = document->levels[--document->depth].block;
    if (dropped == BLOCK_NONE || dropped >= document->block_count)
        return;
    /* What hung on it hangs on what it hung on. */
    uint32_t anchor = document->blocks[dropped].anchor;
    size_t after = document->block_count - dropped - 1;
    memmove(document->blocks + dropped, document->blocks + dropped + 1,
            after * sizeof *document->blocks);
    document->block_count--;
    for (size_t i = dropped; i < document->block_count; i++) {
        Block *block = &document->blocks[i];
        if (block->anchor == dropped)
            block->anchor = anchor;
        else if (block->anchor != BLOCK_NONE && block->anchor > dropped)
            block->anchor--;
    }
    document->latest = BLOCK_NONE;
}

void document_add_page_break(Document *document, bool exact)
{
    /* The writer's own break and the trace that the last editor left of it are one. */
    if (document->page_breaks && !document->text_since_break &&
        exact != document->last_break_exact)
        return;
    document->page_breaks++;
    document->text_since_break = false;
    document->last_break_exact = exact;
    if (!exact)
        document->soft_breaks = true;
    const Level *level = document->lost ? NULL : document_level(document);
    if (!level)
        return;
    for (size_t i = 0; i < level->text.length; i++)
        if (!is_blank(level->text.bytes[i]))
            return;
    place_on_page(document, &document->blocks[level->block]);
}

void document_add_notice(Document *document, NoticeKind kind, const char *what,
                         uint32_t count)
{
    if (document->notice_count >= NOTICES_MOST || !what)
        what = "";
    for (size_t i = 0; i < document->notice_count; i++) {
        Notice *notice = &document->notices[i];
        if (notice->kind == kind && strcmp(notice->what, what) == 0) {
            notice->count =
                count > UINT32_MAX - notice->count ? UINT32_MAX : notice->count + count;
            return;
        }
    }
    Notice *notices = document_grow(document, document->notices, document->notice_count,
                                    &document->notice_room, sizeof *notices);
    if (!notices)
        return;
    document->notices = notices;
    what = arena_strdup(document->arena, what);
    if (what)
        notices[document->notice_count++] = (Notice){ kind, count, what };
}

void document_add_damage(Document *document, const char *part, const Error *cause)
{
    if (cause->kind == ERROR_MEMORY)
        document->out_of_memory = true;
    else
        document_add_notice(document, NOTICE_DAMAGE, part, 1);
}
