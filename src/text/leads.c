/* SPDX-License-Identifier: Apache-2.0 */
/* leads.c - the line that introduces a list: « Le titulaire doit : » is part of what
 * each item below it says. */
#include "document/numbers.h"
#include "text/parts.h"

#include <string.h>

/* How an item is marked: two lists of one mark and level are one list. */
typedef enum Marker {
    MARKER_NONE,
    MARKER_ROW,
    MARKER_BULLET,
    MARKER_NUMBER,
    MARKER_BOX,
} Marker;

static Marker marker_of(const Text *text, const Line *line)
{
    const Block *block = document_block_at(text->document, line->block);
    const char *bytes = text->bytes.bytes + line->span.start;
    uint32_t length = line->span.end - line->span.start;
    HeadingNumber number;
    if (line->table)
        return MARKER_ROW;
    if (line->kind == BLOCK_HEADING)
        return MARKER_NONE;
    if (line->kind == BLOCK_LIST_ITEM && block->label[0])
        return number_read_label(block->label, &number) ? MARKER_NUMBER : MARKER_BULLET;
    if (line->kind == BLOCK_LIST_ITEM)
        return MARKER_BULLET;
    if (length >= 3 && bytes[0] == '[' && bytes[2] == ']' && strchr("x ?", bytes[1]))
        return MARKER_BOX;
    if (length >= 2 && (bytes[0] == '-' || bytes[0] == '*' ||
                        (bytes[0] == 'o' && bytes[1] == ' ' && length > 3)))
        return MARKER_BULLET;
    uint32_t at = 0;
    while (at < length && at < 3 && bytes[at] >= '0' && bytes[at] <= '9')
        at++;
    if (at == 0 && length > 2 && bytes[0] >= 'a' && bytes[0] <= 'z')
        at = 1;
    bool closed = at && at < length &&
                  (bytes[at] == ')' ||
                   (bytes[at] == '.' && at + 1 < length && bytes[at + 1] == ' '));
    /* "1o" is "1°" */
    if (at && at + 1 < length && bytes[0] <= '9' && bytes[at] == 'o' &&
        bytes[at + 1] == ' ')
        closed = true;
    return closed ? MARKER_NUMBER : MARKER_NONE;
}

typedef struct Lead {
    uint32_t line, article; /* the line that introduces */
    uint32_t item;          /* an item that itself introduces a list below it */
    Marker item_marker;
    uint8_t item_level;
} Lead;

void text_find_leads(Text *text)
{
    Lead leads[STREAM_COUNT];
    for (size_t i = 0; i < STREAM_COUNT; i++)
        leads[i] = (Lead){ .line = LINE_NONE, .item = LINE_NONE };
    for (size_t i = 0; i < text->line_count; i++) {
        Line *line = &text->lines[i];
        Lead *lead = &leads[line->stream];
        Marker marker = marker_of(text, line);
        bool introduces = text->bytes.bytes[line->span.end - 1] == ':';
        if (lead->article != line->article)
            *lead = (Lead){ LINE_NONE, line->article, LINE_NONE, MARKER_NONE, 0 };
        if (marker == MARKER_NONE) {
            lead->line = introduces ? (uint32_t)i : (uint32_t)LINE_NONE;
            lead->item = LINE_NONE;
            continue;
        }
        bool under_item = lead->item != LINE_NONE && (marker != lead->item_marker ||
                                                      line->level > lead->item_level);
        line->lead = under_item ? lead->item : lead->line;
        if (!under_item)
            lead->item = LINE_NONE;
        if (introduces && marker != MARKER_ROW) {
            lead->item = (uint32_t)i;
            lead->item_marker = marker;
            lead->item_level = line->level;
        }
    }
}
