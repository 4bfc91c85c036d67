/* SPDX-License-Identifier: Apache-2.0 */
/* document_finish.c - from blocks as they were read to a document with its articles. */
#include "document/build.h"

#include <stdlib.h>

/* Without any page break nothing is known of pages. */
static void forget_pages(Document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        document->blocks[i].page = 0;
        document->blocks[i].page_exact = false;
    }
}

/* What was reserved for blocks that did not come. */
static void give_back(Document *document)
{
    size_t size = document->block_count * sizeof *document->blocks;
    Block *blocks = size ? realloc(document->blocks, size) : NULL;
    if (blocks) {
        document->blocks = blocks;
        document->block_room = document->block_count;
    }
}

bool document_finish(Document *document, Error *err)
{
    while (document->depth || document->lost)
        document_close_block(document);
    if (!document->out_of_memory && !document->over) {
        if (!document->page_breaks)
            forget_pages(document);
        if (!document_join_blocks(document) || !document_find_contents(document) ||
            !document_find_headings(document) || !document_nest_articles(document))
            document->out_of_memory = true;
    }
    document_free_levels(document);
    give_back(document);
    if (document->over)
        return error_set(
            err, ERROR_LIMIT, (Where){ .file = document->name },
            "ce document est trop grand (%s)\u00A0; scindez-le en plusieurs "
            "fichiers",
            document->over);
    if (document_is_short(document))
        return error_memory(err);
    return true;
}
