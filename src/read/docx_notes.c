/* SPDX-License-Identifier: Apache-2.0 */
/* docx_notes.c - footnotes, endnotes and comments, set where the text refers to them.
 *
 * Their part is read first, into a document of its own (the shelf); at a reference the
 * blocks of the note are copied behind the paragraph that refers to it.
 * ISO/IEC 29500-1, 17.11 and 17.13.4. */
#include "read/docx.h"

#include "read/docx_names.h"
#include "read/docx_story.h"

#include <stdlib.h>
#include <string.h>

static int compare_notes(const void *a, const void *b)
{
    const Note *x = a, *y = b;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

bool docx_notes_read(Docx *docx, Notes *notes, const char *part, Stream stream,
                     Error *err)
{
    notes->shelf =
        document_new(container_name(docx->container), "docx", docx->limits, err);
    if (!notes->shelf)
        return false;
    Flow flow = { .part = part,
                  .into = notes->shelf,
                  .stream = stream,
                  .notes = notes,
                  .is_numbered = true };
    if (!docx_read_flow(docx, &flow, err))
        return false;
    if (document_is_short(notes->shelf))
        return error_memory(err);
    if (notes->count)
        qsort(notes->items, notes->count, sizeof *notes->items, compare_notes);
    return true;
}

void docx_notes_done(Notes *notes)
{
    document_free(notes->shelf);
    notes->shelf = NULL;
}

/* Adds a run's text, and its boxes as boxes. */
static void copy_run(Document *to, const Block *block, const Run *run, uint32_t *box)
{
    uint32_t at = run->start;
    while (at < run->end) {
        while (*box < block->box_count && block->boxes[*box].offset < at)
            (*box)++;
        uint32_t stop = run->end;
        bool is_box = *box < block->box_count && block->boxes[*box].offset < stop;
        if (is_box)
            stop = block->boxes[*box].offset;
        document_add_text(to, block->text + at, stop - at, run->marks);
        at = stop;
        if (is_box) {
            document_add_box(to, block->boxes[*box].state, run->marks);
            at += (uint32_t)strlen("\u2610");
        }
    }
}

void docx_copy_blocks(Document *to, const Document *from, uint32_t first, uint32_t end,
                      Stream stream, const char *author)
{
    for (uint32_t i = first; i < end; i++) {
        const Block *block = document_block_at(from, i);
        if (!block || document_open_block(to, block->kind, stream) == BLOCK_NONE) {
            document_close_block(to);
            return;
        }
        Block *copy = document_current(to);
        copy->level = block->level;
        copy->label = block->label;
        copy->style = block->style;
        copy->deleted_mark = block->deleted_mark;
        copy->runs_on = block->runs_on;
        copy->author = author;
        uint32_t box = 0;
        for (uint32_t r = 0; r < block->run_count; r++)
            copy_run(to, block, &block->runs[r], &box);
        document_close_block(to);
    }
}

static void place(Document *into, Notes *notes, Note *note, Stream stream)
{
    note->is_placed = true;
    docx_copy_blocks(into, notes->shelf, note->first, note->end, stream, note->author);
}

void docx_notes_place(Document *into, Notes *notes, long id, Stream stream)
{
    size_t low = 0, high = notes->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (notes->items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < notes->count && notes->items[low].id == id &&
        !notes->items[low].is_placed)
        place(into, notes, &notes->items[low], stream);
}

void docx_notes_place_rest(Docx *docx, Notes *notes, Stream stream)
{
    for (size_t i = 0; i < notes->count; i++)
        if (!notes->items[i].is_placed)
            place(docx->document, notes, &notes->items[i], stream);
}

/* --- Writing them down, while their part is read --- */

static void close_note(Story *story)
{
    if (story->note)
        story->note->end = (uint32_t)document_block_count(story->into);
    story->note = NULL;
}

static Note *add_note(Story *story, const XmlElement *element)
{
    Notes *notes = story->flow->notes;
    Docx *docx = story->docx;
    if (notes->count == notes->room) {
        size_t room = notes->room ? notes->room * 2 : 32;
        Note *grown = arena_alloc(docx->arena, room * sizeof *grown);
        if (!grown) {
            story->failed = true;
            error_memory(story->err);
            return NULL;
        }
        if (notes->count)
            memcpy(grown, notes->items, notes->count * sizeof *grown);
        notes->items = grown;
        notes->room = room;
    }
    Note *note = &notes->items[notes->count++];
    *note = (Note){ .id = xml_attribute_number(element, W_ID, -1),
                    .first = (uint32_t)document_block_count(story->into),
                    .author = "" };
    note->end = note->first;
    return note;
}

CloseFn *open_note(Story *story, const XmlElement *element)
{
    char type[32];
    /* The same names stand in w:sectPr and w:settings, as properties. */
    if (!story->flow->notes || story->note || !xml_attribute_find(element, W_ID))
        return NULL;
    if (xml_attribute_copy(element, W_TYPE, type, sizeof type) &&
        strcmp(type, "normal") != 0)
        return story_skip(story); /* the line above the notes */
    story->note = add_note(story, element);
    return close_note;
}

CloseFn *open_comment(Story *story, const XmlElement *element)
{
    if (!story->flow->notes || story->note)
        return NULL;
    story->note = add_note(story, element);
    const XmlAttribute *author = xml_attribute_find(element, W_AUTHOR);
    if (story->note && author)
        story->note->author = arena_copy(document_arena(story->docx->document),
                                         author->value, author->length);
    if (story->note && !story->note->author)
        story->note->author = "";
    return close_note;
}
