/* SPDX-License-Identifier: Apache-2.0 */
/* report_text.c - the whole text of a document, taken as the printed page shows it.
 *
 * Only what is seen is kept, each stretch with the byte of the block where it stood: a
 * passage names bytes of the block as it was read. */
#include "report/report.h"

#include "report/listing_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct Taking {
    Arena *arena;
    const Document *document;
    uint8_t *depths; /* by article: headings from it outwards, itself included */
    uint8_t *titles; /* by block: the depth of the heading that it is; else 0 */
    ReportBlock *blocks;
    size_t count;
} Taking;

enum { DEEPEST = 9 };

static bool is_heading(const Block *block)
{
    return block->kind == BLOCK_HEADING && block->stream == STREAM_BODY &&
           !block->table && block_shows(block, RUN_UNSEEN);
}

/* Depths go by the headings that are shown as such, so that none is skipped. */
static bool find_depths(Taking *taking, Error *err)
{
    size_t count = document_article_count(taking->document);
    taking->depths = calloc(count + 1, sizeof *taking->depths);
    taking->titles =
        calloc(document_block_count(taking->document) + 1, sizeof *taking->titles);
    if (!taking->depths || !taking->titles)
        return error_memory(err);
    for (uint32_t i = 1; i < count; i++) {
        const Article *article = document_article_at(taking->document, i);
        uint8_t depth = taking->depths[article->parent];
        if (article->heading != BLOCK_NONE &&
            is_heading(document_block_at(taking->document, article->heading))) {
            depth = depth < DEEPEST ? (uint8_t)(depth + 1) : DEEPEST;
            taking->titles[article->heading] = depth;
        }
        taking->depths[i] = depth;
    }
    return true;
}

/* Runs that touch make one stretch. */
static void take_stretches(Taking *taking, const Block *block, ReportBlock *out)
{
    ReportStretch *stretches =
        arena_alloc(taking->arena, (block->run_count + 1) * sizeof *stretches);
    uint32_t count = 0;
    for (uint32_t i = 0; stretches && i < block->run_count; i++) {
        uint32_t start = block->runs[i].start, end = block->runs[i].end;
        if (block->runs[i].marks & RUN_UNSEEN)
            continue;
        while (i + 1 < block->run_count && !(block->runs[i + 1].marks & RUN_UNSEEN))
            end = block->runs[++i].end;
        stretches[count++] =
            (ReportStretch){ start, end - start,
                             arena_copy(taking->arena, block->text + start,
                                        end - start) };
    }
    out->stretches = stretches;
    out->stretch_count = count;
}

static void take_line(void *user, const uint32_t *blocks, size_t count)
{
    Taking *taking = user;
    for (size_t i = 0; i < count; i++) {
        const Block *block = document_block_at(taking->document, blocks[i]);
        /* A printed contents list says nothing that the headings do not. */
        if (block->stream == STREAM_CONTENTS)
            continue;
        ReportBlock *out = &taking->blocks[taking->count++];
        uint8_t depth = taking->titles[blocks[i]];
        *out = (ReportBlock){
            .block = blocks[i],
            .kind =
                block->kind == BLOCK_HEADING && !depth ? BLOCK_PARAGRAPH : block->kind,
            .stream = block->stream,
            .depth = block->kind == BLOCK_LIST_ITEM ? block->level : depth,
            .table = block->table,
            .row = block->row,
            .column = block->column,
            .column_span = block->column_span,
            .header = block->header_row,
            .label = arena_strdup(taking->arena, block->label),
        };
        take_stretches(taking, block, out);
    }
}

static bool take_text(Arena *arena, const Text *text, ReportText *out, Error *err)
{
    const ListingOptions options = { .language = LANGUAGE_FR };
    Taking taking = { .arena = arena, .document = text_document(text) };
    size_t room = document_block_count(taking.document) + 1;
    taking.blocks = arena_alloc(arena, room * sizeof *taking.blocks);
    bool ok = (taking.blocks || error_memory(err)) && find_depths(&taking, err) &&
              listing_walk(text, &options, take_line, &taking, err);
    if (ok)
        *out = (ReportText){ taking.blocks, taking.count };
    free(taking.depths);
    free(taking.titles);
    return ok;
}

bool report_texts_take(ReportDossier *out, const Dossier *dossier, Error *err)
{
    size_t count = dossier_document_count(dossier);
    ReportText *texts = arena_alloc(out->arena, (count + 1) * sizeof *texts);
    if (!texts)
        return error_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!take_text(out->arena, dossier_document_at(dossier, i)->text, &texts[i],
                       err))
            return false;
    out->texts = texts;
    return !arena_failed(out->arena) || error_memory(err);
}
