/* SPDX-License-Identifier: Apache-2.0 */
/* docx_running.c - headers and footers: those in use, each distinct text once.
 *
 * A section may have three of each; the first page's counts where the section says so,
 * the even pages' where the settings do.  ISO/IEC 29500-1, 17.10. */
#include "read/docx.h"

#include <string.h>

enum { RUNNING_MOST = 2000 };

bool docx_running_add(Docx *docx, const Running *running, Error *err)
{
    for (size_t i = 0; i < docx->running_count; i++)
        if (strcmp(docx->running[i].part, running->part) == 0 &&
            docx->running[i].is_first == running->is_first &&
            docx->running[i].is_even == running->is_even)
            return true;
    if (docx->running_count >= RUNNING_MOST)
        return true;
    if (docx->running_count == docx->running_room) {
        size_t room = docx->running_room ? docx->running_room * 2 : 8;
        Running *grown = arena_alloc(docx->arena, room * sizeof *grown);
        if (!grown)
            return error_memory(err);
        if (docx->running_count)
            memcpy(grown, docx->running, docx->running_count * sizeof *grown);
        docx->running = grown;
        docx->running_room = room;
    }
    docx->running[docx->running_count++] = *running;
    return true;
}

/* Both show the same words. */
static bool is_same(const Document *a, const Document *b)
{
    if (document_block_count(a) != document_block_count(b))
        return false;
    for (uint32_t i = 0; i < document_block_count(a); i++) {
        const Block *x = document_block_at(a, i), *y = document_block_at(b, i);
        if (x->length != y->length || memcmp(x->text, y->text, x->length) != 0)
            return false;
    }
    return true;
}

static bool is_in_use(const Docx *docx, const Running *running)
{
    return (!running->is_first || docx->has_title_page) &&
           (!running->is_even || docx->has_even_and_odd);
}

bool docx_running_read(Docx *docx, Error *err)
{
    bool ok = false;
    Document **shelves =
        arena_alloc(docx->arena, (docx->running_count + 1) * sizeof *shelves);
    size_t count = 0;
    if (!shelves)
        return error_memory(err);
    for (size_t i = 0; i < docx->running_count; i++) {
        const Running *running = &docx->running[i];
        bool known = false;
        for (size_t j = 0; j < i && !known; j++)
            known = is_in_use(docx, &docx->running[j]) &&
                    strcmp(docx->running[j].part, running->part) == 0;
        if (known || !is_in_use(docx, running))
            continue;
        Document *shelf =
            document_new(container_name(docx->container), "docx", docx->limits, err);
        if (!shelf)
            goto done;
        shelves[count++] = shelf;
        Flow flow = { .part = running->part,
                      .into = shelf,
                      .stream = running->stream,
                      .is_numbered = true };
        Error damage = { 0 };
        if (!docx_read_flow(docx, &flow, &damage))
            document_add_damage(docx->document, running->part, &damage);
        if (document_is_short(shelf)) {
            error_memory(err);
            goto done;
        }
        for (size_t j = 0; j + 1 < count && !known; j++)
            known = is_same(shelves[j], shelf);
        if (!known)
            docx_copy_blocks(docx->document, shelf, 0,
                             (uint32_t)document_block_count(shelf), running->stream,
                             "");
    }
    ok = true;
done:
    while (count)
        document_free(shelves[--count]);
    return ok;
}
