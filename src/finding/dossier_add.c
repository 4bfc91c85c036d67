/* SPDX-License-Identifier: Apache-2.0 */
/* dossier_add.c - the one way in for each kind of PATH: a document, a folder, an
 * archive. */
#include "base/file.h"
#include "finding/dossier_store.h"
#include "read/reader.h"

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
    if (dossier_document_count(intake->dossier) ||
        dossier_failure_count(intake->dossier))
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
    const Limits *limits = dossier_limits(dossier);
    Intake intake = {
        .dossier = dossier, .limits = limits, .scratch = scratch, .err = err
    };
    if (file_kind(path) == FILE_FOLDER)
        return intake_folder(&intake, path, "", 0) && check_found(&intake, path);
    if (path_has_extension(path, "zip") && file_kind(path) == FILE_REGULAR)
        return add_archive(&intake, path) && check_found(&intake, path);
    Error error = { 0 };
    Document *document =
        intake_read(&intake, container_open(path, limits, &error), &error);
    return intake_keep(&intake, path, path_base(path), document, &error);
}
