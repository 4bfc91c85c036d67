/* SPDX-License-Identifier: Apache-2.0 */
/* document.c - a document's birth, end and what others may look at. */
#include "document/document.h"

#include "document/build.h"

#include <stdlib.h>
#include <string.h>

Document *document_new(const char *name, const char *format, const Limits *limits,
                       Error *err)
{
    Document *document = calloc(1, sizeof *document);
    if (document)
        document->arena = arena_new();
    if (!document || !document->arena) {
        free(document);
        error_memory(err);
        return NULL;
    }
    document->limits = limits ? *limits : limits_default;
    document->name = arena_strdup(document->arena, name ? name : "");
    document->format = arena_strdup(document->arena, format ? format : "");
    document->latest = BLOCK_NONE;
    if (!document->name || !document->format) {
        document_free(document);
        error_memory(err);
        return NULL;
    }
    return document;
}

void document_free_levels(Document *document)
{
    for (size_t i = 0; i < document->level_room; i++) {
        buffer_done(&document->levels[i].text);
        free(document->levels[i].runs);
        free(document->levels[i].boxes);
        free(document->levels[i].pieces);
    }
    free(document->levels);
    free(document->open_tables);
    document->levels = NULL;
    document->open_tables = NULL;
    document->level_room = document->depth = 0;
    document->open_room = document->open_count = 0;
}

void document_free(Document *document)
{
    if (!document)
        return;
    document_free_levels(document);
    free(document->blocks);
    free(document->tables);
    free(document->notices);
    free(document->articles);
    free(document->article_of);
    arena_free(document->arena);
    free(document);
}

Arena *document_arena(Document *document)
{
    return document->arena;
}

void *document_grow(Document *document, void *items, size_t count, size_t *room,
                    size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : 16;
    void *grown = realloc(items, wanted * size);
    if (!grown) {
        document->out_of_memory = true;
        return NULL;
    }
    *room = wanted;
    return grown;
}

bool document_has_failed(const Document *document)
{
    return document->out_of_memory || document->over;
}

Level *document_level(Document *document)
{
    return document->depth ? &document->levels[document->depth - 1] : NULL;
}

void document_remove_blocks(Document *document, const bool *keep, const uint32_t *into)
{
    uint32_t *place = malloc((document->block_count + 1) * sizeof *place);
    if (!place) {
        document->out_of_memory = true;
        return;
    }
    uint32_t count = 0;
    for (size_t i = 0; i < document->block_count; i++)
        place[i] = keep[i] ? count++ : BLOCK_NONE;
    for (size_t i = 0; i < document->block_count; i++)
        if (!keep[i] && into && into[i] != BLOCK_NONE)
            place[i] = place[into[i]];
    for (size_t i = 0; i < document->block_count; i++) {
        Block *block = &document->blocks[i];
        if (!keep[i])
            continue;
        if (block->anchor != BLOCK_NONE)
            block->anchor = place[block->anchor];
        if (place[i] != i)
            document->blocks[place[i]] = *block;
    }
    document->block_count = count;
    free(place);
}

bool document_is_short(const Document *document)
{
    return document->out_of_memory || arena_failed(document->arena);
}

const char *document_name(const Document *document)
{
    return document->name;
}

const char *document_format(const Document *document)
{
    return document->format;
}

size_t document_block_count(const Document *document)
{
    return document->block_count;
}

const Block *document_block_at(const Document *document, uint32_t index)
{
    return index < document->block_count ? &document->blocks[index] : NULL;
}

size_t document_article_count(const Document *document)
{
    return document->article_count;
}

const Article *document_article_at(const Document *document, uint32_t index)
{
    return index < document->article_count ? &document->articles[index] : NULL;
}

uint32_t document_article_of(const Document *document, uint32_t block)
{
    return block < document->block_count && document->article_of
               ? document->article_of[block]
               : 0;
}

size_t document_table_count(const Document *document)
{
    return document->table_count;
}

const Table *document_table_at(const Document *document, uint32_t number)
{
    return number && number <= document->table_count ? &document->tables[number - 1]
                                                     : NULL;
}

size_t document_notice_count(const Document *document)
{
    return document->notice_count;
}

const Notice *document_notice_at(const Document *document, size_t index)
{
    return index < document->notice_count ? &document->notices[index] : NULL;
}

uint32_t document_page_count(const Document *document)
{
    return document->page_breaks ? document->page_breaks + 1 : 0;
}

bool block_opens_article(const Block *block)
{
    return block->kind == BLOCK_HEADING || (block->typed && block->level);
}

bool block_is_visible_at(const Block *block, uint32_t offset)
{
    size_t low = 0, high = block->run_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (block->runs[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < block->run_count && block->runs[low].start <= offset &&
           !(block->runs[low].marks & RUN_UNSEEN);
}
