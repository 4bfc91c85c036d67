/* SPDX-License-Identifier: Apache-2.0 */
#include "read/plain.h"

#include <string.h>

static size_t trim(const char **from, size_t length)
{
    while (length && (**from == ' ' || **from == '\t')) {
        ++*from;
        length--;
    }
    while (length && strchr(" \t\r", (*from)[length - 1]))
        length--;
    return length;
}

static void add_block(Document *document, BlockKind kind, const char *bytes,
                      size_t length)
{
    document_open_block(document, kind, STREAM_BODY);
    Block *block = document_current(document);
    block->level = kind != BLOCK_PARAGRAPH;
    if (kind == BLOCK_LIST_ITEM)
        block->label = "•";
    document_add_text(document, bytes, length, 0);
    document_close_block(document);
}

static void add_paragraph(Document *document, const char *line, size_t length)
{
    static const char *const bullets[] = { "- ", "• " };
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t size = strlen(bullets[i]);
        if (length > size && strncmp(line, bullets[i], size) == 0) {
            add_block(document, BLOCK_LIST_ITEM, line + size, length - size);
            return;
        }
    }
    add_block(document, BLOCK_PARAGRAPH, line, length);
}

/* Bars at both ends of a row are for the eye. */
static void add_row(Document *document, const char *line, size_t length, bool header)
{
    document_open_row(document, header);
    if (length && *line == '|') {
        line++;
        length--;
    }
    if (length && line[length - 1] == '|')
        length--;
    for (const char *end = line + length; line <= end;) {
        const char *bar = memchr(line, '|', (size_t)(end - line));
        const char *cell = line;
        size_t size = trim(&cell, (size_t)((bar ? bar : end) - line));
        document_open_cell(document, 1, 1);
        if (size)
            add_block(document, BLOCK_PARAGRAPH, cell, size);
        document_close_cell(document);
        line = (bar ? bar : end) + 1;
    }
    document_close_row(document);
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static bool is_row(const char *line, size_t length)
{
    return memchr(line, '|', length) != NULL;
}

Document *plain_read(const char *name, const char *heading, const char *text,
                     const Limits *limits, Error *err)
{
    Document *document = document_new(name, "plain", limits, err);
    if (!document)
        return NULL;
    if (heading && *heading)
        add_block(document, BLOCK_HEADING, heading, strlen(heading));
    bool in_table = false;
    for (const char *at = text; *at;) {
        const char *next = at + line_length(at);
        const char *line = at;
        size_t length = trim(&line, (size_t)(next - at));
        at = *next ? next + 1 : next;
        bool row = is_row(line, length);
        if (in_table && !row)
            document_close_table(document);
        if (row) {
            bool first = !in_table;
            if (first)
                document_open_table(document);
            add_row(document, line, length, first && is_row(at, line_length(at)));
        } else if (length) {
            add_paragraph(document, line, length);
        }
        in_table = row;
    }
    if (in_table)
        document_close_table(document);
    if (!document_finish(document, err)) {
        document_free(document);
        return NULL;
    }
    return document;
}
