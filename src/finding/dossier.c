/* SPDX-License-Identifier: Apache-2.0 */
/* dossier.c - what a dossier holds. */
#include "finding/dossier.h"

#include "finding/dossier_store.h"

#include <stdlib.h>
#include <string.h>

struct Dossier {
    Arena *arena;
    const char *name;
    const Pack *pack;
    const Limits *limits;
    uint64_t inflated; /* bytes read from all containers, against dossier_bytes */
    DossierDocument *documents;
    size_t document_count, document_room;
    Failure *failures;
    size_t failure_count, failure_room;
    Skipped *skipped;
    size_t skipped_count, skipped_room;
};

Dossier *dossier_new(const char *name, const Pack *pack, const Limits *limits,
                     Error *err)
{
    Dossier *dossier = calloc(1, sizeof *dossier);
    Arena *arena = arena_new();
    const char *copy = arena ? arena_strdup(arena, name) : NULL;
    if (!dossier || !copy) {
        error_memory(err);
        arena_free(arena);
        free(dossier);
        return NULL;
    }
    *dossier =
        (Dossier){ .arena = arena, .name = copy, .pack = pack, .limits = limits };
    return dossier;
}

void dossier_free(Dossier *dossier)
{
    if (!dossier)
        return;
    for (size_t i = 0; i < dossier->document_count; i++) {
        matches_free(dossier->documents[i].matches);
        text_free(dossier->documents[i].text);
        document_free(dossier->documents[i].document);
    }
    free(dossier->documents);
    free(dossier->failures);
    free(dossier->skipped);
    arena_free(dossier->arena);
    free(dossier);
}

/* Room for one more in a list; false when memory is short. */
static bool make_room(void **items, size_t *room, size_t count, size_t size)
{
    if (count < *room)
        return true;
    size_t wanted = *room ? *room * 2 : 16;
    void *grown = realloc(*items, wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *room = wanted;
    return true;
}

bool dossier_add_document(Dossier *dossier, const char *path, const char *name,
                          Document *document, MatchScratch *scratch, Error *err)
{
    void *list = dossier->documents;
    bool ok = make_room(&list, &dossier->document_room, dossier->document_count,
                        sizeof *dossier->documents);
    dossier->documents = list;
    DossierDocument added = { .path = arena_strdup(dossier->arena, path),
                              .name = arena_strdup(dossier->arena, name),
                              .kind = KIND_OTHER,
                              .document = document };
    if (!ok || !added.path || !added.name) {
        error_memory(err);
        goto failed;
    }
    added.text = text_new(document, err);
    if (!added.text)
        goto failed;
    added.matches = matcher_run(pack_matcher(dossier->pack), added.text, scratch, err);
    if (!added.matches)
        goto failed;
    dossier->documents[dossier->document_count++] = added;
    return true;
failed:
    text_free(added.text);
    document_free(document);
    return false;
}

bool dossier_add_failure(Dossier *dossier, const Error *error, Error *err)
{
    void *list = dossier->failures;
    bool ok = make_room(&list, &dossier->failure_room, dossier->failure_count,
                        sizeof *dossier->failures);
    dossier->failures = list;
    if (!ok)
        return error_memory(err);
    dossier->failures[dossier->failure_count++] = (Failure){ .error = *error };
    return true;
}

bool dossier_add_skipped(Dossier *dossier, const char *path, const char *reason,
                         Error *err)
{
    void *list = dossier->skipped;
    bool ok = make_room(&list, &dossier->skipped_room, dossier->skipped_count,
                        sizeof *dossier->skipped);
    dossier->skipped = list;
    const char *copy = arena_strdup(dossier->arena, path);
    if (!ok || !copy || !reason)
        return error_memory(err);
    dossier->skipped[dossier->skipped_count++] =
        (Skipped){ .path = copy, .reason = reason };
    return true;
}

void dossier_add_inflated(Dossier *dossier, uint64_t bytes)
{
    dossier->inflated += bytes;
}

uint64_t dossier_inflated(const Dossier *dossier)
{
    return dossier->inflated;
}

const Limits *dossier_limits(const Dossier *dossier)
{
    return dossier->limits;
}

const char *dossier_name(const Dossier *dossier)
{
    return dossier->name;
}

const Pack *dossier_pack(const Dossier *dossier)
{
    return dossier->pack;
}

Arena *dossier_arena(Dossier *dossier)
{
    return dossier->arena;
}

size_t dossier_document_count(const Dossier *dossier)
{
    return dossier->document_count;
}

bool dossier_is_recognised(const Dossier *dossier)
{
    for (size_t i = 0; i < dossier->document_count; i++) {
        const DossierDocument *document = dossier_document_at(dossier, i);
        if (document->kind_given || kind_is_of_tender(document->kind))
            return true;
    }
    return pack_kind_count(dossier->pack) == 0;
}

const DossierDocument *dossier_document_at(const Dossier *dossier, size_t index)
{
    return &dossier->documents[index];
}

void dossier_set_kind(Dossier *dossier, size_t index, DocumentKind kind, bool given)
{
    dossier->documents[index].kind = kind;
    dossier->documents[index].kind_given = given;
}

size_t dossier_failure_count(const Dossier *dossier)
{
    return dossier->failure_count;
}

const Failure *dossier_failure_at(const Dossier *dossier, size_t index)
{
    return &dossier->failures[index];
}

size_t dossier_skipped_count(const Dossier *dossier)
{
    return dossier->skipped_count;
}

const Skipped *dossier_skipped_at(const Dossier *dossier, size_t index)
{
    return &dossier->skipped[index];
}
