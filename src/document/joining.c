/* SPDX-License-Identifier: Apache-2.0 */
/* joining.c - paragraphs whose end was deleted in tracked changes.
 *
 * Once the changes are accepted such a paragraph runs on into the next one of its cell
 * and stream, which lends its properties, as word processors do.  ISO/IEC 29500-1,
 * 17.13.5.15 (deleted paragraph mark).  A deleted line break stays where the mark was,
 * for those who look at the original. */
#include "document/build.h"

#include <stdlib.h>
#include <string.h>

static bool is_joining(const Block *block)
{
    return block->deleted_mark || block->runs_on;
}

static bool is_same_place(const Block *a, const Block *b)
{
    return a->stream == b->stream && a->anchor == b->anchor && a->table == b->table &&
           a->row == b->row && a->column == b->column;
}

/* The block that follows in the same flow; BLOCK_NONE when another cell or a table
 * comes first.  Notes and boxes hung on the block stand between them. */
static uint32_t find_next(const Document *document, uint32_t index)
{
    const Block *block = &document->blocks[index];
    for (size_t i = index + 1; i < document->block_count; i++) {
        const Block *next = &document->blocks[i];
        if (next->anchor != block->anchor && next->anchor != BLOCK_NONE &&
            next->anchor >= index)
            continue;
        return is_same_place(block, next) ? (uint32_t)i : BLOCK_NONE;
    }
    return BLOCK_NONE;
}

static bool has_visible_text(const Block *block)
{
    for (uint32_t i = 0; i < block->run_count; i++)
        if (!(block->runs[i].marks & RUN_UNSEEN))
            return true;
    return false;
}

/* Writes the text, runs and boxes of `part` behind those of `joined`, which has room.
 */
static void append(Block *joined, Run *runs, Box *boxes, char *text, const Block *part)
{
    uint32_t shift = joined->length;
    memcpy(text + shift, part->text, part->length);
    for (uint32_t i = 0; i < part->run_count; i++)
        runs[joined->run_count++] =
            (Run){ part->runs[i].start + shift, part->runs[i].end + shift,
                   part->runs[i].marks };
    for (uint32_t i = 0; i < part->box_count; i++)
        boxes[joined->box_count++] =
            (Box){ part->boxes[i].offset + shift, part->boxes[i].state };
    joined->length += part->length;
}

static void append_mark(Block *joined, Run *runs, char *text)
{
    text[joined->length] = '\n';
    runs[joined->run_count++] =
        (Run){ joined->length, joined->length + 1, RUN_DELETED };
    joined->length++;
}

/* The pieces of all parts, in order; the place is that of the first. */
static const Origin *join_origins(Document *document, const uint32_t *chain,
                                  size_t count)
{
    uint32_t piece_count = 0, shift = 0;
    const Origin *first = document->blocks[chain[0]].origin;
    for (size_t i = 0; i < count; i++) {
        const Origin *origin = document->blocks[chain[i]].origin;
        piece_count += origin ? origin->piece_count : 0;
    }
    Origin *joined = first ? arena_alloc(document->arena, sizeof *joined) : NULL;
    OriginPiece *pieces =
        arena_alloc(document->arena, (piece_count + 1) * sizeof *pieces);
    if (!joined || !pieces)
        return NULL;
    *joined = (Origin){ .part = first->part, .tag = first->tag, .pieces = pieces };
    for (size_t i = 0; i < count; i++) {
        const Block *part = &document->blocks[chain[i]];
        for (uint32_t p = 0; part->origin && p < part->origin->piece_count; p++) {
            OriginPiece piece = part->origin->pieces[p];
            piece.start += shift;
            pieces[joined->piece_count++] = piece;
        }
        shift += part->length + (i + 1 < count && part->deleted_mark);
    }
    return joined;
}

/* Makes one block of a chain, in the place of its first.  The mark that is left is the
 * last one's, and with it kind, style, level and label; a part without visible text
 * lends nothing. */
static bool join(Document *document, const uint32_t *chain, size_t count)
{
    uint64_t length = 0, run_count = 0, box_count = 0;
    for (size_t i = 0; i < count; i++) {
        length += document->blocks[chain[i]].length + 1;
        run_count += document->blocks[chain[i]].run_count + 1;
        box_count += document->blocks[chain[i]].box_count;
    }
    if (length > document->limits.block_bytes) {
        document->over = "paragraphe";
        return true;
    }
    char *text = arena_alloc(document->arena, length + 1);
    Run *runs = arena_alloc(document->arena, (run_count + 1) * sizeof *runs);
    Box *boxes = arena_alloc(document->arena, (box_count + 1) * sizeof *boxes);
    if (!text || !runs || !boxes)
        return false;

    Block sum = { 0 };
    const Block *first = NULL, *last = NULL;
    bool bold = true;
    for (size_t i = 0; i < count; i++) {
        const Block *part = &document->blocks[chain[i]];
        append(&sum, runs, boxes, text, part);
        if (i + 1 < count && part->deleted_mark)
            append_mark(&sum, runs, text);
        if (!has_visible_text(part))
            continue;
        first = first ? first : part;
        last = part;
        bold = bold && part->all_bold;
    }
    if (!first)
        first = last = &document->blocks[chain[0]];
    Block joined = *last;
    joined.text = text;
    joined.length = sum.length;
    joined.runs = runs;
    joined.run_count = sum.run_count;
    joined.boxes = boxes;
    joined.box_count = sum.box_count;
    joined.all_bold = bold;
    joined.deleted_mark = joined.runs_on = false;
    joined.page = first->page;
    joined.page_exact = first->page_exact;
    joined.origin =
        document->keeps_origins ? join_origins(document, chain, count) : NULL;
    document->blocks[chain[0]] = joined;
    return true;
}

bool document_join_blocks(Document *document)
{
    size_t count = document->block_count;
    bool any = false;
    for (size_t i = 0; i < count && !any; i++)
        any = is_joining(&document->blocks[i]);
    if (!any)
        return true;

    bool ok = false;
    bool *keep = malloc(count * sizeof *keep);
    uint32_t *into = malloc(count * sizeof *into);
    uint32_t *chain = malloc(count * sizeof *chain);
    if (!keep || !into || !chain)
        goto done;
    for (size_t i = 0; i < count; i++) {
        keep[i] = true;
        into[i] = BLOCK_NONE;
    }
    for (size_t i = 0; i < count && !document->over; i++) {
        if (!keep[i] || !is_joining(&document->blocks[i]))
            continue;
        size_t parts = 0;
        for (uint32_t next = (uint32_t)i; next != BLOCK_NONE;) {
            chain[parts++] = next;
            next = is_joining(&document->blocks[next]) ? find_next(document, next)
                                                       : (uint32_t)BLOCK_NONE;
        }
        for (size_t j = 1; j < parts; j++) {
            keep[chain[j]] = false;
            into[chain[j]] = (uint32_t)i;
        }
        if (parts > 1 && !join(document, chain, parts))
            goto done;
    }
    document_remove_blocks(document, keep, into);
    ok = !document->out_of_memory;
done:
    free(keep);
    free(into);
    free(chain);
    return ok;
}
