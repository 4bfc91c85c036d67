/* SPDX-License-Identifier: Apache-2.0 */
/* dossier.c - what a dossier holds, and the one way in for each kind of PATH. */
#include "finding/dossier.h"

#include "base/file.h"
#include "finding/dossier_store.h"
#include "read/reader.h"

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

bool intake_fail(Intake *intake, const Error *error)
{
    return dossier_add_failure(intake->dossier, error, intake->err);
}

bool intake_skip(Intake *intake, const char *path, const char *reason)
{
    Dossier *dossier = intake->dossier;
    void *list = dossier->skipped;
    bool ok = make_room(&list, &dossier->skipped_room, dossier->skipped_count,
                        sizeof *dossier->skipped);
    dossier->skipped = list;
    const char *copy = arena_strdup(dossier->arena, path);
    if (!ok || !copy || !reason)
        return error_memory(intake->err);
    dossier->skipped[dossier->skipped_count++] =
        (Skipped){ .path = copy, .reason = reason };
    return true;
}

bool intake_keep(Intake *intake, const char *path, const char *name, Document *document,
                 const Error *error)
{
    if (!document)
        return error->kind == ERROR_MEMORY ? error_memory(intake->err)
                                           : intake_fail(intake, error);
    Error own = { 0 };
    if (dossier_add_document(intake->dossier, path, name, document, intake->scratch,
                             &own))
        return true;
    if (own.kind == ERROR_MEMORY)
        return error_memory(intake->err);
    return intake_fail(intake, &own);
}

Document *intake_read(Intake *intake, Container *container, Error *error)
{
    if (!container)
        return NULL;
    Document *document = reader_read(container, intake->limits, error);
    intake->dossier->inflated += container_inflated(container);
    container_free(container);
    return document;
}

bool intake_has_room(Intake *intake, const char *path)
{
    const Limits *limits = intake->limits;
    const Dossier *dossier = intake->dossier;
    bool is_heavy = dossier->inflated > limits->dossier_bytes;
    if (intake->full)
        return false;
    if (intake->seen++ < limits->entries &&
        dossier->document_count < limits->documents && !is_heavy)
        return true;
    Error error = { 0 };
    Where where = { .file = path };
    intake->full = true;
    if (is_heavy)
        error_set(&error, ERROR_LIMIT, where,
                  "les documents de ce dossier dépassent %u Mio une fois "
                  "décompressés\u00a0; les suivants ne sont pas lus, scindez-le",
                  (unsigned)(limits->dossier_bytes >> 20));
    else
        error_set(&error, ERROR_LIMIT, where,
                  "ce dossier contient trop de fichiers (plus de %u documents ou de %u "
                  "noms)\u00a0; scindez-le",
                  limits->documents, limits->entries);
    intake_fail(intake, &error);
    return false;
}

/* A .zip may be a document under a wrong name. */
static bool add_archive(Intake *intake, const char *path)
{
    Error error = { 0 };
    Container *container = container_open(path, intake->limits, &error);
    if (!container || reader_choose(container)) {
        Document *document = intake_read(intake, container, &error);
        return intake_keep(intake, path, path_base(path), document, &error);
    }
    bool ok = intake_archive(intake, container, path, "", false);
    container_free(container);
    return ok;
}

/* Nothing to check in a folder or an archive is a failure of its own. */
static bool check_found(Intake *intake, const char *path)
{
    if (intake->dossier->document_count || intake->dossier->failure_count)
        return true;
    Error error = { 0 };
    error_set(&error, ERROR_UNSUPPORTED, (Where){ .file = path },
              "aucun document à lire ici\u00a0; attendu des fichiers .docx, .odt ou "
              ".fodt");
    return intake_fail(intake, &error);
}

bool dossier_add_path(Dossier *dossier, const char *path, MatchScratch *scratch,
                      Error *err)
{
    Intake intake = {
        .dossier = dossier, .limits = dossier->limits, .scratch = scratch, .err = err
    };
    if (file_kind(path) == FILE_FOLDER)
        return intake_folder(&intake, path, "", 0) && check_found(&intake, path);
    if (path_has_extension(path, "zip") && file_kind(path) == FILE_REGULAR)
        return add_archive(&intake, path) && check_found(&intake, path);
    Error error = { 0 };
    Document *document =
        intake_read(&intake, container_open(path, dossier->limits, &error), &error);
    return intake_keep(&intake, path, path_base(path), document, &error);
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
