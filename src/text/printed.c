/* SPDX-License-Identifier: Apache-2.0 */
/* printed.c - which line of `clausier text` each block stands on.
 *
 * A block that shows text has a line of its own, but for the cells of a row with two
 * filled columns or more, which share one.  Notes and text boxes that hang in a cell
 * stand on lines of their own. */
#include "document/numbers.h"
#include "text/parts.h"

#include <stdlib.h>
#include <string.h>

bool text_is_printed(Stream stream)
{
    return stream != STREAM_COMMENT && stream != STREAM_GLOSSARY;
}

/* A row of a table, as its blocks are met. */
typedef struct Row {
    uint32_t row, column; /* of its first block */
    Stream stream;
    bool joined;     /* fills more than one column */
    uint32_t number; /* its line; 0 until it is known */
} Row;

typedef struct Printer {
    const Document *document;
    Row *rows;      /* in the order of their first blocks */
    uint32_t *row;  /* by block: its row, plus 1; 0 for none */
    uint32_t *last; /* by table: the row met last, plus 1 */
    uint32_t row_count;
} Printer;

static void find_row(Printer *printer, uint32_t index)
{
    const Block *block = document_block_at(printer->document, index);
    if (!block->table)
        return;
    uint32_t *last = &printer->last[block->table - 1];
    Row *row = *last ? &printer->rows[*last - 1] : NULL;
    if (!row || row->row != block->row) {
        row = &printer->rows[printer->row_count++];
        *row = (Row){ block->row, block->column, block->stream, false, 0 };
        *last = printer->row_count;
    }
    if (row->stream != block->stream)
        return;
    row->joined = row->joined || row->column != block->column;
    printer->row[index] = *last;
}

bool text_number_lines(Text *text)
{
    size_t count = document_block_count(text->document);
    size_t tables = document_table_count(text->document);
    uint32_t number = 0;
    Printer printer = { .document = text->document };
    printer.rows = malloc((count + 1) * sizeof *printer.rows);
    printer.row = calloc(count + 1, sizeof *printer.row);
    printer.last = calloc(tables + 1, sizeof *printer.last);
    bool ok = printer.rows && printer.row && printer.last;
    for (uint32_t i = 0; ok && i < count; i++) {
        const Block *block = document_block_at(text->document, i);
        if (text_is_printed(block->stream) && block_shows(block, RUN_UNSEEN)) {
            text->numbers[i] = 1;
            find_row(&printer, i);
        }
    }
    for (uint32_t i = 0; ok && i < count; i++) {
        Row *row = printer.row[i] ? &printer.rows[printer.row[i] - 1] : NULL;
        if (!text->numbers[i])
            continue;
        if (!row || !row->joined) {
            text->numbers[i] = ++number;
            continue;
        }
        if (!row->number)
            row->number = ++number;
        text->numbers[i] = row->number;
    }
    free(printer.rows);
    free(printer.row);
    free(printer.last);
    return ok;
}

uint32_t text_number_of(const Text *text, uint32_t block)
{
    return block < document_block_count(text->document) ? text->numbers[block] : 0;
}
