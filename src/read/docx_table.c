/* SPDX-License-Identifier: Apache-2.0 */
/* docx_table.c - rows and cells, which know what they are only after their properties.
 *
 * A row is opened with its first cell and a cell with its first content, so that the
 * properties before it count.  A cell that continues the one above (w:vMerge) is
 * covered: it counts its columns and holds nothing.  ISO/IEC 29500-1, 17.4. */
#include "read/docx_names.h"
#include "read/docx_story.h"

enum { SPAN_MOST = 1000 };

static TableState *innermost(Story *story)
{
    TableState *table =
        story->table_depth ? &story->tables[story->table_depth - 1] : NULL;
    return table && !table->is_barrier ? table : NULL;
}

void story_push_barrier(Story *story)
{
    story->tables[story->table_depth++] = (TableState){ .is_barrier = true };
}

void story_pop_barrier(Story *story)
{
    story->table_depth--;
}

static void close_table(Story *story)
{
    story->table_depth--;
    document_close_table(story->into);
}

CloseFn *open_table(Story *story, const XmlElement *element)
{
    (void)element;
    if (story->table_depth >= TABLES_DEEPEST)
        return NULL;
    story_enter_cell(story);
    story->tables[story->table_depth++] = (TableState){ 0 };
    document_open_table(story->into);
    return close_table;
}

static void enter_row(Story *story, TableState *table)
{
    if (table->is_row_open)
        return;
    table->is_row_open = true;
    document_open_row(story->into, table->is_header);
    story->in_deleted += table->is_row_deleted;
    story->in_inserted += table->is_row_inserted;
    story->in_hidden += table->is_row_hidden;
    if (table->grid_before) {
        document_open_cell(story->into, (uint16_t)table->grid_before, 1);
        document_close_cell(story->into);
        table->column = table->grid_before;
    }
}

static void close_row(Story *story)
{
    TableState *table = innermost(story);
    enter_row(story, table);
    story->in_deleted -= table->is_row_deleted;
    story->in_inserted -= table->is_row_inserted;
    story->in_hidden -= table->is_row_hidden;
    document_close_row(story->into);
    table->in_row = false;
}

CloseFn *open_row(Story *story, const XmlElement *element)
{
    TableState *table = innermost(story);
    (void)element;
    if (!table || table->in_row)
        return NULL;
    uint64_t merged = table->merged;
    *table = (TableState){ .in_row = true, .merged = merged };
    return close_row;
}

/* The row whose properties are being read; NULL elsewhere. */
static TableState *unopened_row(Story *story)
{
    TableState *table = innermost(story);
    return table && table->in_row && !table->is_row_open ? table : NULL;
}

CloseFn *open_row_properties(Story *story, const XmlElement *element)
{
    (void)element;
    return unopened_row(story) ? NULL : story_skip(story);
}

CloseFn *open_row_header(Story *story, const XmlElement *element)
{
    TableState *table = unopened_row(story);
    if (table)
        table->is_header = docx_is_on(element);
    return NULL;
}

CloseFn *open_row_hidden(Story *story, const XmlElement *element)
{
    TableState *table = unopened_row(story);
    if (table && story_parent(story) == W_TRPR)
        table->is_row_hidden = docx_is_on(element);
    return NULL;
}

CloseFn *open_grid_before(Story *story, const XmlElement *element)
{
    TableState *table = unopened_row(story);
    long count = xml_attribute_number(element, W_VAL, 0);
    if (table && count > 0 && count <= SPAN_MOST)
        table->grid_before = (uint32_t)count;
    return NULL;
}

void story_mark_row(Story *story, bool deleted)
{
    TableState *table = unopened_row(story);
    if (!table)
        return;
    story->docx->revisions++;
    if (deleted)
        table->is_row_deleted = true;
    else
        table->is_row_inserted = true;
}

/* --- Cells --- */

static bool is_merged(const TableState *table)
{
    return table->column < 64 && (table->merged >> table->column & 1);
}

static void set_merged(TableState *table, bool merged)
{
    for (uint32_t i = table->column; i < table->column + table->span && i < 64; i++) {
        uint64_t bit = UINT64_C(1) << i;
        table->merged = merged ? table->merged | bit : table->merged & ~bit;
    }
}

void story_enter_cell(Story *story)
{
    TableState *table = innermost(story);
    if (!table || !table->in_cell || table->is_cell_open)
        return;
    table->is_cell_open = true;
    /* What continues no cell above is a cell of its own. */
    if (table->continues && (is_merged(table) || table->column >= 64))
        table->is_covered = true;
    set_merged(table, table->merges_down || table->is_covered);
    story->in_deleted += table->is_cell_deleted;
    if (table->continues && table->is_covered)
        document_extend_cell(story->into);
    document_open_cell(story->into, (uint16_t)table->span, 1);
}

static void close_cell(Story *story)
{
    TableState *table = innermost(story);
    story_enter_cell(story);
    story->in_deleted -= table->is_cell_deleted;
    document_close_cell(story->into);
    table->column += table->span;
    table->in_cell = false;
}

CloseFn *open_cell(Story *story, const XmlElement *element)
{
    TableState *table = innermost(story);
    (void)element;
    if (!table || !table->in_row || table->in_cell)
        return NULL;
    enter_row(story, table);
    table->in_cell = true;
    table->is_cell_open = table->is_covered = table->is_cell_deleted = false;
    table->merges_down = table->continues = false;
    table->span = 1;
    return close_cell;
}

/* The cell whose properties are being read; NULL elsewhere. */
static TableState *unopened_cell(Story *story)
{
    TableState *table = innermost(story);
    return table && table->in_cell && !table->is_cell_open ? table : NULL;
}

static void close_cell_properties(Story *story)
{
    const TableState *table = unopened_cell(story);
    if (!table)
        return;
    story_enter_cell(story);
    if (table->is_covered)
        story->skip = story->depth - 1; /* the rest of the cell is not shown */
}

CloseFn *open_cell_properties(Story *story, const XmlElement *element)
{
    (void)element;
    if (story_parent(story) != W_TC || !unopened_cell(story))
        return story_skip(story);
    return close_cell_properties;
}

CloseFn *open_span(Story *story, const XmlElement *element)
{
    TableState *table = unopened_cell(story);
    long span = xml_attribute_number(element, W_VAL, 1);
    if (table && span > 1 && span <= SPAN_MOST)
        table->span = (uint32_t)span;
    return NULL;
}

static bool is_restart(const XmlElement *element)
{
    char value[16];
    return xml_attribute_copy(element, W_VAL, value, sizeof value) &&
           value[0] == 'r'; /* "restart"; "continue" may be left out */
}

CloseFn *open_merge_down(Story *story, const XmlElement *element)
{
    TableState *table = unopened_cell(story);
    if (!table)
        return NULL;
    table->merges_down = true;
    table->continues = !is_restart(element);
    return NULL;
}

/* An old way to write a span: the cells it covers are still there. */
CloseFn *open_merge_across(Story *story, const XmlElement *element)
{
    TableState *table = unopened_cell(story);
    if (table && table->column > 0 && !is_restart(element))
        table->is_covered = true;
    return NULL;
}

CloseFn *open_cell_deletion(Story *story, const XmlElement *element)
{
    TableState *table = unopened_cell(story);
    (void)element;
    if (table) {
        table->is_cell_deleted = true;
        story->docx->revisions++;
    }
    return NULL;
}
