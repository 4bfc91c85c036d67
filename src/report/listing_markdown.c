/* SPDX-License-Identifier: Apache-2.0 */
/* listing_markdown.c - a document as Markdown: headings, lists, tables, notes. */
#include "report/listing_parts.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Words in which Markdown sees no sign of its own. */
static void add_escaped(Buffer *out, const char *text, bool in_cell)
{
    bool first = true;
    for (; *text; text++) {
        bool special = strchr("\\`*_<[", *text) || (in_cell && *text == '|') ||
                       (first && strchr("#>+-", *text));
        if (special)
            buffer_add_char(out, '\\');
        buffer_add_char(out, *text);
        first = false;
    }
}

static void add_block(Buffer *out, const Block *block, const ListingOptions *options,
                      bool in_cell)
{
    Buffer words;
    buffer_init(&words, SIZE_MAX / 2);
    bool numbered = *block->label && isalnum((unsigned char)block->label[0]);
    if (numbered && block->kind != BLOCK_LIST_ITEM) {
        buffer_add_string(&words, block->label);
        buffer_add_char(&words, ' ');
    } else if (numbered) {
        buffer_add_format(out, "%s ", block->label);
    }
    listing_block(block, options, &words);
    add_escaped(out, buffer_string(&words), in_cell);
    if (buffer_failed(&words))
        out->failed = true;
    buffer_done(&words);
}

static void add_lead(Buffer *out, const Block *block, const ListingOptions *options)
{
    const char *mark = listing_stream_mark(block->stream, options->language);
    if (mark)
        buffer_add_format(out, "> **%s** ", mark);
    else if (block->kind == BLOCK_HEADING)
        buffer_add_format(out, "%.*s ",
                          block->level > 6 ? 6
                          : block->level   ? block->level
                                           : 1,
                          "######");
    else if (block->kind == BLOCK_LIST_ITEM)
        buffer_add_format(out, "%*s- ", block->level > 1 ? 2 * (block->level - 1) : 0,
                          "");
}

/* A row as wide as its table; `rule` puts the line that Markdown wants under the first.
 */
static void add_row(Buffer *out, const Document *document, const uint32_t *blocks,
                    size_t count, const ListingOptions *options, bool rule)
{
    uint32_t column = 0;
    const Table *table =
        document_table_at(document, document_block_at(document, blocks[0])->table);
    buffer_add_string(out, "| ");
    for (size_t i = 0; i < count; i++) {
        const Block *block = document_block_at(document, blocks[i]);
        if (i && document_block_at(document, blocks[i - 1])->column == block->column)
            buffer_add_string(out, "<br>");
        for (; column < block->column; column++)
            buffer_add_string(out, " | ");
        add_block(out, block, options, true);
    }
    for (; column + 1 < table->columns; column++)
        buffer_add_string(out, " | ");
    buffer_add_string(out, " |\n");
    for (uint32_t i = 0; rule && i < table->columns; i++)
        buffer_add_string(out, i ? "---|" : "|---|");
    if (rule)
        buffer_add_char(out, '\n');
}

bool listing_markdown(const Text *text, const ListingOptions *options, Buffer *out,
                      Error *err)
{
    const Document *document = text_document(text);
    size_t count = document_block_count(document);
    uint32_t *row = malloc((count + 1) * sizeof *row), table = 0;
    bool *printed = calloc(count + 1, sizeof *printed), in_list = false, first = true;
    bool ok = row && printed;
    for (uint32_t i = 0; ok && i < count; i++) {
        const Block *block = document_block_at(document, i);
        if (printed[i] || !listing_shows(block, options))
            continue;
        size_t cells = listing_row(text, i, options, row, count);
        bool in_table = listing_is_joined(document, row, cells) ||
                        (table && block->table == table && cells);
        bool item = !in_table && block->kind == BLOCK_LIST_ITEM;
        if (!first && !(in_table && block->table == table) && !(item && in_list))
            buffer_add_char(out, '\n');
        in_list = item;
        if (in_table) {
            add_row(out, document, row, cells, options, block->table != table);
            for (size_t cell = 0; cell < cells; cell++)
                printed[row[cell]] = true;
        } else {
            add_lead(out, block, options);
            add_block(out, block, options, false);
            buffer_add_char(out, '\n');
        }
        table = in_table ? block->table : 0;
        first = false;
        buffer_pass(out, LISTING_PIECE);
    }
    free(printed);
    free(row);
    return ok || error_memory(err);
}
