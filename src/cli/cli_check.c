/* SPDX-License-Identifier: Apache-2.0 */
/* cli_check.c - `clausier check PATH...` */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool render(Session *session, void *user, const char *format, bool to_file,
                   clausier_bytes *out)
{
    clausier_run *run = user;
    clausier_error *error = &session->error;
    if (to_file && (!clausier_run_set(run, "color", "no", error) ||
                    !clausier_run_set(run, "width", "80", error)))
        return false;
    return clausier_run_render(run, format, out, error);
}

/* A report for programs may have no place for what could not be read. */
static void tell_failures(const Session *session, const clausier_run *run)
{
    clausier_error failure;
    const char *format = arguments_value(session->arguments, "format");
    bool shown = !arguments_value(session->arguments, "output") &&
                 (!format || strcmp(format, "text") == 0);
    for (size_t i = 0; !shown && clausier_run_failure_at(run, i, &failure); i++)
        message_print(session->arguments->english, &failure);
}

/* --- Annotated copies --- */

static void tell(Session *session, clausier_error *error, const char *file)
{
    if (!*error->file)
        snprintf(error->file, sizeof error->file, "%s", file);
    message_print(session->arguments->english, error);
}

static bool refuse_source(clausier_error *error)
{
    Error err = { 0 };
    error_set(&err, ERROR_USAGE, (Where){ 0 },
              "c'est le document lui-même ; choisissez un autre dossier");
    engine_fail(error, &err);
    return false;
}

/* True when the path leads to a document of the run, or to an archive with some. */
static bool is_source(const clausier_run *run, const char *path)
{
    const char *source;
    if (file_kind(path) == FILE_NONE)
        return false;
    for (size_t i = 0; clausier_run_copy_at(run, i, &source, NULL); i++)
        if (file_is_same(source, path))
            return true;
    return false;
}

static bool write_copy(Session *session, const clausier_run *run, size_t index,
                       const char *path, clausier_error *error)
{
    bool force = arguments_value(session->arguments, "force") != NULL;
    clausier_bytes copy = { 0 };
    Error err = { 0 };
    const char *slash = strrchr(path, '/');
    char *folder = strndup(path, slash ? (size_t)(slash - path) : 0);
    bool ok = folder && !is_source(run, path);
    if (folder && !ok)
        refuse_source(error);
    ok = ok && clausier_run_annotate(run, index, &copy, error) &&
         folder_make(folder, &err) &&
         file_write(path, copy.bytes, copy.length, force, &err);
    if (err.kind != ERROR_NONE) {
        engine_fail(error, &err);
    }
    clausier_bytes_done(&copy);
    free(folder);
    return ok;
}

/* Copies in a folder that is checked would be read with it the next time. */
static bool allow_folder(Session *session, const char *folder)
{
    if (!*folder)
        return session_refuse(session,
                              (Words){ "--annotate attend le nom d'un dossier",
                                       "--annotate takes the name of a folder" });
    for (size_t i = 0; i < session->arguments->path_count; i++)
        if (path_is_inside(folder, session->arguments->paths[i]))
            return session_refuse(
                session,
                (Words){ "les copies annotées iraient dans le dossier contrôlé, et "
                         "seraient lues avec lui la prochaine fois\u00a0; donnez à "
                         "--annotate un dossier à côté",
                         "the annotated copies would go into the folder that is "
                         "checked, and be read with it the next time; give --annotate "
                         "a folder beside it" });
    return true;
}

/* Every document that can be copied is; false when one could not. */
static bool write_copies(Session *session, const clausier_run *run, const char *folder)
{
    bool all = true;
    size_t written = 0;
    const char *source;
    clausier_bytes name = { 0 };
    for (size_t i = 0; clausier_run_copy_at(run, i, &source, &name); i++) {
        clausier_error error = { CLAUSIER_ERROR_NONE };
        Buffer path;
        buffer_init(&path, 1 << 16);
        buffer_add_format(&path, "%s/%s", folder, name.bytes);
        bool ok = !buffer_failed(&path) &&
                  write_copy(session, run, i, buffer_string(&path), &error);
        if (ok)
            written++;
        else
            tell(session, &error, source);
        all = all && ok;
        buffer_done(&path);
        clausier_bytes_done(&name);
    }
    if (written && !arguments_value(session->arguments, "quiet"))
        fprintf(stderr,
                session->arguments->english ? "clausier: %zu annotated %s in %s\n"
                                            : "clausier\u00a0: %zu %s dans %s\n",
                written,
                session->arguments->english ? (written > 1 ? "copies" : "copy")
                : written > 1               ? "copies annotées"
                                            : "copie annotée",
                folder);
    return all;
}

/* --- The check --- */

static bool is_html(const char *format)
{
    return format && strcmp(format, "html") == 0;
}

/* The text of the documents is kept for no other form than html. */
static bool leave_text_out(Session *session)
{
    const Arguments *arguments = session->arguments;
    const char *path;
    size_t at = 0;
    bool needed = is_html(arguments_value(arguments, "format"));
    while (!needed && (path = arguments_next(arguments, "output", &at)))
        needed = is_html(clausier_format_for_path(path));
    return needed ||
           clausier_engine_set(session->engine, "full-text", "never", &session->error);
}

int cli_check(const Arguments *arguments)
{
    Session session;
    clausier_run *run = NULL;
    int status = STATUS_WRONG;
    const char *format = arguments_value(arguments, "format");
    const char *folder = arguments_value(arguments, "annotate");
    if (session_open(&session, arguments) &&
        (!format || clausier_format_check(format, &session.error)) &&
        (!folder || allow_folder(&session, folder)) && leave_text_out(&session))
        run = clausier_check(session.engine, arguments->paths, arguments->path_count,
                             &session.error);
    if (run) {
        tell_failures(&session, run);
        status = clausier_run_status(run);
        if (session_deliver(&session, render, run, clausier_format_for_path) &&
            folder && !write_copies(&session, run, folder))
            status = STATUS_UNREAD;
    }
    clausier_run_free(run);
    return session_close(&session, status);
}
