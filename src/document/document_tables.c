/* SPDX-License-Identifier: Apache-2.0 */
/* document_tables.c - tables while a document is being made: they nest, and their rows
 * and columns are counted here. */
#include "document/build.h"

enum { EXTEND_MOST = 4096 };

void document_place_in_table(const Document *document, size_t first_table, Block *block)
{
    for (size_t i = document->open_count; i > first_table; i--) {
        const OpenTable *table = &document->open_tables[i - 1];
        if (!table->in_cell)
            continue;
        block->table = table->number;
        block->row = table->row;
        block->column = table->column;
        block->column_span = table->column_span;
        block->row_span = table->row_span;
        block->header_row = table->header || table->row == 0;
        return;
    }
}

void document_open_table(Document *document)
{
    if (document_has_failed(document))
        return;
    OpenTable *open =
        document_grow(document, document->open_tables, document->open_count,
                      &document->open_room, sizeof *open);
    if (!open)
        return;
    document->open_tables = open;
    Table *tables = document_grow(document, document->tables, document->table_count,
                                  &document->table_room, sizeof *tables);
    if (!tables)
        return;
    document->tables = tables;
    const Level *level = document_level(document);
    Block around = { 0 };
    document_place_in_table(document, level ? level->first_table : 0, &around);
    tables[document->table_count++] = (Table){ .parent = around.table };
    open[document->open_count++] =
        (OpenTable){ .number = (uint32_t)document->table_count };
}

static OpenTable *innermost_table(Document *document)
{
    return document->open_count ? &document->open_tables[document->open_count - 1]
                                : NULL;
}

void document_open_row(Document *document, bool header)
{
    OpenTable *open = innermost_table(document);
    if (!open)
        return;
    Table *table = &document->tables[open->number - 1];
    open->row = open->next_row++;
    open->next_column = 0;
    open->in_row = true;
    open->header = header;
    table->rows = open->next_row;
    table->header_rows += header;
}

void document_open_cell(Document *document, uint16_t column_span, uint16_t row_span)
{
    OpenTable *open = innermost_table(document);
    if (!open || !open->in_row)
        return;
    Table *table = &document->tables[open->number - 1];
    open->column_span = column_span ? column_span : 1;
    open->row_span = row_span ? row_span : 1;
    open->column = open->next_column;
    open->next_column += open->column_span;
    open->in_cell = true;
    if (open->next_column > table->columns)
        table->columns = open->next_column;
}

void document_close_cell(Document *document)
{
    OpenTable *open = innermost_table(document);
    if (open)
        open->in_cell = false;
}

void document_extend_cell(Document *document)
{
    const OpenTable *open = innermost_table(document);
    if (!open || !open->in_row)
        return;
    /* The blocks of the table's last rows are the last ones built. */
    size_t first =
        document->block_count > EXTEND_MOST ? document->block_count - EXTEND_MOST : 0;
    for (size_t i = document->block_count; i > first; i--) {
        Block *block = &document->blocks[i - 1];
        if (block->table && block->table < open->number)
            return;
        if (block->table == open->number && block->column == open->next_column &&
            block->row + block->row_span == open->row && block->row_span < UINT16_MAX)
            block->row_span++;
    }
}

void document_close_row(Document *document)
{
    OpenTable *open = innermost_table(document);
    if (open)
        open->in_row = open->in_cell = false;
}

void document_close_table(Document *document)
{
    if (document->open_count)
        document->open_count--;
}
