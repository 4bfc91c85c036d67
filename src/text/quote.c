/* SPDX-License-Identifier: Apache-2.0 */
/* quote.c - from folded bytes back to the wording on the page. */
#include "base/buffer.h"
#include "text/parts.h"

#include <string.h>

/* What the block shows of [start, end), on one line. */
static void add_shown(Buffer *out, const Block *block, uint32_t start, uint32_t end)
{
    for (uint32_t i = 0; i < block->run_count; i++) {
        const Run *run = &block->runs[i];
        uint32_t from = run->start > start ? run->start : start;
        uint32_t to = run->end < end ? run->end : end;
        if (from >= to || (run->marks & RUN_UNSEEN))
            continue;
        for (uint32_t at = from; at < to; at++) {
            char c = block->text[at];
            if (c == '\n' || c == '\t' || c == '\r')
                c = ' ';
            bool doubled =
                c == ' ' && out->length && out->bytes[out->length - 1] == ' ';
            if (!doubled)
                buffer_add_char(out, c);
        }
    }
}

static void add_signs(Buffer *out, const Text *text, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        char c = text->bytes.bytes[at] == '\n' ? ' ' : text->bytes.bytes[at];
        bool doubled = c == ' ' && (!out->length || out->bytes[out->length - 1] == ' ');
        if (!doubled)
            buffer_add_char(out, c);
    }
}

char *text_quote(const Text *text, Span span, Arena *arena)
{
    Buffer out;
    buffer_init(&out, UINT32_MAX / 2);
    uint32_t done = span.start;
    for (size_t i = text_piece_of(text, span.start);
         i < text->piece_count && text->pieces[i].start < span.end; i++) {
        const Piece *piece = &text->pieces[i];
        uint32_t start = piece->start > span.start ? piece->start : span.start;
        uint32_t end = piece->end < span.end ? piece->end : span.end;
        if (start >= end)
            continue;
        if (start > done)
            add_signs(&out, text, done, start);
        done = end;
        /* A header put before its value is not on the page there. */
        if (piece->is_header && end < span.end && i + 1 < text->piece_count) {
            done = text->pieces[i + 1].start;
            continue;
        }
        add_shown(&out, document_block_at(text->document, piece->block),
                  text_original(text, piece, start),
                  text_original_end(text, piece, end));
    }
    while (out.length && out.bytes[out.length - 1] == ' ')
        buffer_cut(&out, out.length - 1);
    if (buffer_failed(&out))
        arena_fail(arena);
    char *quote =
        buffer_failed(&out) ? NULL : arena_copy(arena, buffer_string(&out), out.length);
    buffer_done(&out);
    return quote;
}
