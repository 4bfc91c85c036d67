/* SPDX-License-Identifier: Apache-2.0 */
#include "text/text.h"

#include "text/parts.h"

#include <stdlib.h>
#include <string.h>

bool text_grow(Text *text, void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t wanted = *room ? *room * 2 : 64;
    void *grown = realloc(*items, wanted * size);
    if (!grown) {
        text->out_of_memory = true;
        return false;
    }
    *items = grown;
    *room = wanted;
    return true;
}

Text *text_number(const Document *document, Error *err)
{
    Text *text = calloc(1, sizeof *text);
    if (!text) {
        error_memory(err);
        return NULL;
    }
    text->document = document;
    buffer_init(&text->bytes, UINT32_MAX / 2);
    size_t blocks = document_block_count(document);
    text->numbers = calloc(blocks ? blocks : 1, sizeof *text->numbers);
    if (!text->numbers || !text_number_lines(text)) {
        text_free(text);
        error_memory(err);
        return NULL;
    }
    return text;
}

Text *text_new(const Document *document, Error *err)
{
    Text *text = text_number(document, err);
    if (!text)
        return NULL;
    text_make_lines(text);
    text_find_leads(text);
    if (text->out_of_memory || text->map.failed || buffer_failed(&text->bytes)) {
        text_free(text);
        error_memory(err);
        return NULL;
    }
    return text;
}

void text_free(Text *text)
{
    if (!text)
        return;
    buffer_done(&text->bytes);
    fold_map_done(&text->map);
    free(text->pieces);
    free(text->lines);
    free(text->sentences);
    free(text->breaks);
    free(text->numbers);
    free(text);
}

const Document *text_document(const Text *text)
{
    return text->document;
}

const char *text_bytes(const Text *text)
{
    return buffer_string(&text->bytes);
}

size_t text_length(const Text *text)
{
    return text->bytes.length;
}

size_t text_line_count(const Text *text)
{
    return text->line_count;
}

const Line *text_line_at(const Text *text, uint32_t index)
{
    return index < text->line_count ? &text->lines[index] : NULL;
}

size_t text_sentence_count(const Text *text)
{
    return text->sentence_count;
}

const Sentence *text_sentence_at(const Text *text, uint32_t index)
{
    return index < text->sentence_count ? &text->sentences[index] : NULL;
}

uint32_t text_line_of(const Text *text, uint32_t offset)
{
    size_t low = 0, high = text->line_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->lines[middle].span.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? (uint32_t)(low - 1) : 0;
}

uint32_t text_sentence_of(const Text *text, uint32_t offset)
{
    size_t low = 0, high = text->sentence_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->sentences[middle].span.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? (uint32_t)(low - 1) : 0;
}

/* First line whose first block is `block` or later. */
static uint32_t line_from(const Text *text, uint32_t block)
{
    size_t low = 0, high = text->line_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->lines[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

void text_article_lines(const Text *text, uint32_t article, uint32_t *first,
                        uint32_t *end)
{
    const Article *found = document_article_at(text->document, article);
    *first = found ? line_from(text, found->first) : 0;
    *end = found ? line_from(text, found->end) : 0;
}

uint32_t text_article_heading(const Text *text, uint32_t article)
{
    const Article *found = document_article_at(text->document, article);
    if (!found || found->heading == BLOCK_NONE)
        return LINE_NONE;
    uint32_t line = line_from(text, found->heading);
    bool is_there =
        line < text->line_count && text->lines[line].block == found->heading;
    return is_there ? line : (uint32_t)LINE_NONE;
}

size_t text_piece_of(const Text *text, uint32_t offset)
{
    size_t low = 0, high = text->piece_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->pieces[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

/* Through the map, without regard to characters. */
static uint32_t map_back(const Text *text, uint32_t offset)
{
    const FoldStep *steps = text->map.steps;
    size_t low = 0, high = text->map.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (steps[middle].folded <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? steps[low - 1].original + (offset - steps[low - 1].folded) : offset;
}

static bool is_inside_character(const Block *block, uint32_t offset)
{
    return offset < block->length && (block->text[offset] & 0xC0) == 0x80;
}

uint32_t text_original(const Text *text, const Piece *piece, uint32_t offset)
{
    const Block *block = document_block_at(text->document, piece->block);
    if (offset >= piece->end)
        return piece->original_end;
    uint32_t original = map_back(text, offset);
    if (original > piece->original_end)
        original = piece->original_end;
    while (original && is_inside_character(block, original))
        original--;
    return original;
}

static bool is_blank_before(const Block *block, uint32_t offset, uint32_t *size)
{
    static const char *const blanks[] = { " ", "\t", "\n", "\u00A0", "\u202F" };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        *size = (uint32_t)strlen(blanks[i]);
        if (offset >= *size &&
            memcmp(block->text + offset - *size, blanks[i], *size) == 0)
            return true;
    }
    return false;
}

uint32_t text_original_end(const Text *text, const Piece *piece, uint32_t offset)
{
    const Block *block = document_block_at(text->document, piece->block);
    uint32_t size;
    if (offset >= piece->end)
        return piece->original_end;
    /* Up to where the next folded byte comes from, so that what folds to nothing (an
     * accent of its own, a soft hyphen) stays with its letter; blanks do not. */
    uint32_t end = map_back(text, offset);
    uint32_t start =
        offset > piece->start ? text_original(text, piece, offset - 1) : end;
    if (end > piece->original_end)
        end = piece->original_end;
    while (is_inside_character(block, end))
        end++;
    while (end > start + 1 && is_blank_before(block, end, &size))
        end -= size;
    return end;
}

Place text_locate(const Text *text, Span span)
{
    Place place = { .block = BLOCK_NONE };
    if (!text->piece_count)
        return place;
    size_t index = text_piece_of(text, span.start);
    const Piece *piece = &text->pieces[index];
    /* Signs between two pieces, and a header put before a value, lead to what follows.
     */
    while (index + 1 < text->piece_count &&
           (span.start >= piece->end || piece->is_header) &&
           text->pieces[index + 1].start < span.end) {
        piece = &text->pieces[++index];
        if (span.start < piece->start)
            span.start = piece->start;
    }
    const Block *block = document_block_at(text->document, piece->block);
    place.block = piece->block;
    place.start = text_original(text, piece, span.start);
    place.end =
        span.end > span.start ? text_original_end(text, piece, span.end) : place.start;
    if (place.end < place.start)
        place.end = place.start;
    place.article = document_article_of(text->document, piece->block);
    place.page = block->page;
    place.page_exact = block->page_exact;
    place.line = text->numbers[piece->block];
    return place;
}
