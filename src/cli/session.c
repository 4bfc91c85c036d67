/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/session.h"

#include "base/file.h"
#include "base/printable.h"
#include "base/typography.h"
#include "cli/terminal.h"
#include "engine/engine.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void message_print(bool english, const clausier_error *error)
{
    Buffer line, message;
    buffer_init(&line, 1 << 16);
    buffer_init(&message, 1 << 16);
    const char *colon = english ? ": " : "\u00a0: ";
    buffer_add_format(&line, "clausier%s", colon);
    if (*error->file) {
        printable_add(&line, error->file, strlen(error->file));
        if (*error->part) {
            buffer_add_string(&line, ", ");
            printable_add(&line, error->part, strlen(error->part));
        }
        if (error->line)
            buffer_add_format(&line, error->column ? ":%u:%u" : ":%u", error->line,
                              error->column);
        buffer_add_string(&line, colon);
    }
    /* A message may quote what it complains of. */
    const char *said = english ? error->english : error->message;
    printable_add(&message, said, strlen(said));
    if (english)
        buffer_add_string(&line, buffer_string(&message));
    else
        typography_add(&line, buffer_string(&message));
    fprintf(stderr, "%s\n", buffer_string(&line));
    buffer_done(&message);
    buffer_done(&line);
}

static bool set(Session *session, const char *option, const char *value)
{
    return clausier_engine_set(session->engine, option, value, &session->error);
}

static bool set_use(Session *session, const OptionUse *use)
{
    const Option *option = use->option;
    if (!option->engine)
        return true;
    if (!option->prefix)
        return set(session, option->engine, use->value);
    Buffer value;
    buffer_init(&value, 1 << 16);
    buffer_add_format(&value, "%s%s", option->prefix, use->value);
    bool ok = set(session, option->engine, buffer_string(&value));
    buffer_done(&value);
    return ok;
}

static bool set_display(Session *session)
{
    char width[16];
    const char *when = arguments_value(session->arguments, "color");
    if (when && strcmp(when, "auto") != 0 && strcmp(when, "always") != 0 &&
        strcmp(when, "never") != 0)
        return session_refuse(session,
                              (Words){ "--color attend auto, always ou never",
                                       "--color expects auto, always or never" });
    snprintf(width, sizeof width, "%u", terminal_width());
    return set(session, "lang", session->arguments->english ? "en" : "fr") &&
           set(session, "width", width) &&
           set(session, "color", terminal_has_color(when) ? "yes" : "no");
}

/* An existing file is refused before the work is done, and again when it is written. */
static bool is_free(Session *session, const char *path)
{
    FileKind kind = file_kind(path);
    if (kind == FILE_NONE || kind == FILE_OTHER ||
        arguments_value(session->arguments, "force"))
        return true;
    snprintf(session->error.file, sizeof session->error.file, "%s", path);
    return session_refuse(
        session,
        (Words){ "ce fichier existe déjà ; choisissez un autre nom ou ajoutez "
                 "--force",
                 "this file exists already; choose another name or add --force" });
}

static bool outputs_are_free(Session *session)
{
    const char *path;
    size_t at = 0;
    while ((path = arguments_next(session->arguments, "output", &at)))
        if (strcmp(path, "-") != 0 && !is_free(session, path))
            return false;
    return true;
}

bool session_open(Session *session, const Arguments *arguments)
{
    *session = (Session){ .arguments = arguments, .engine = clausier_engine_new() };
    if (!session->engine)
        return session_refuse(session,
                              (Words){ "mémoire insuffisante", "out of memory" });
    if (!set_display(session))
        return false;
    for (size_t i = 0; i < arguments->use_count; i++)
        if (!set_use(session, &arguments->uses[i]))
            return false;
    return outputs_are_free(session);
}

int session_close(Session *session, int status)
{
    clausier_engine_free(session->engine);
    session->engine = NULL;
    if (session->error.kind == CLAUSIER_ERROR_NONE)
        return status;
    message_print(session->arguments->english, &session->error);
    return STATUS_WRONG;
}

bool session_refuse(Session *session, Words why)
{
    clausier_error *error = &session->error;
    if (error->kind == CLAUSIER_ERROR_NONE) {
        error->kind = CLAUSIER_ERROR_USAGE;
        snprintf(error->message, sizeof error->message, "%s", why.fr);
        snprintf(error->english, sizeof error->english, "%s", why.en);
    }
    return false;
}

bool session_print(Session *session, const char *bytes, size_t length)
{
    errno = 0;
    if ((!length || fwrite(bytes, 1, length, stdout) == length) && fflush(stdout) == 0)
        return true;
    if (errno == EPIPE)
        return true;
    Error err = { 0 };
    error_set(&err, ERROR_IO, (Where){ 0 }, "le résultat n'a pas pu être écrit : %s",
              file_reason(errno));
    engine_fail(&session->error, &err);
    return false;
}

static bool to_file(Session *session, const char *path, const clausier_bytes *bytes)
{
    Error err = { 0 };
    bool force = arguments_value(session->arguments, "force") != NULL;
    if (file_write(path, bytes->bytes, bytes->length, force, &err))
        return true;
    engine_fail(&session->error, &err);
    return false;
}

static bool deliver_one(Session *session, Render render, void *user, const char *format,
                        const char *path)
{
    clausier_bytes bytes = { 0 };
    bool ok = render(session, user, format, path != NULL, &bytes) &&
              (path ? to_file(session, path, &bytes)
                    : session_print(session, bytes.bytes, bytes.length));
    clausier_bytes_done(&bytes);
    return ok;
}

bool session_deliver(Session *session, Render render, void *user,
                     const char *(*format_for)(const char *path))
{
    const char *format = arguments_value(session->arguments, "format"), *path;
    size_t at = 0;
    bool delivered = false;
    while ((path = arguments_next(session->arguments, "output", &at))) {
        bool standard = strcmp(path, "-") == 0;
        const char *guess = standard ? NULL : format_for(path);
        const char *form = guess ? guess : format ? format : "text";
        if (!deliver_one(session, render, user, form, standard ? NULL : path))
            return false;
        delivered = true;
    }
    return delivered ||
           deliver_one(session, render, user, format ? format : "text", NULL);
}

const char *format_for_page(const char *path)
{
    if (path_has_extension(path, "json"))
        return "json";
    if (path_has_extension(path, "md") || path_has_extension(path, "markdown"))
        return "markdown";
    if (path_has_extension(path, "html") || path_has_extension(path, "htm"))
        return "html";
    return path_has_extension(path, "txt") ? "text" : NULL;
}
