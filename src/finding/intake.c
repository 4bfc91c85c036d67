/* SPDX-License-Identifier: Apache-2.0 */
/* intake.c - one PATH on its way into a dossier: what is kept, left out or told. */
#include "finding/dossier_store.h"
#include "read/reader.h"

bool intake_fail(Intake *intake, const Error *error)
{
    return dossier_add_failure(intake->dossier, error, intake->err);
}

bool intake_skip(Intake *intake, const char *path, const char *reason)
{
    return dossier_add_skipped(intake->dossier, path, reason, intake->err);
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
    dossier_add_inflated(intake->dossier, container_inflated(container));
    container_free(container);
    return document;
}

bool intake_has_room(Intake *intake, const char *path)
{
    const Limits *limits = intake->limits;
    bool is_heavy = dossier_inflated(intake->dossier) > limits->dossier_bytes;
    if (intake->full)
        return false;
    if (intake->seen++ < limits->entries &&
        dossier_document_count(intake->dossier) < limits->documents && !is_heavy)
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
