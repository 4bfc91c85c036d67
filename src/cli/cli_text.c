/* SPDX-License-Identifier: Apache-2.0 */
/* cli_text.c - `clausier text FILE` */
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "engine/engine.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct TextSource {
    const char *path;
    Buffer *bytes; /* of standard input; NULL for a file */
    bool unread;   /* the document, not the command, is at fault */
} TextSource;

static bool print_piece(void *user, const char *bytes, size_t length)
{
    return session_print(user, bytes, length);
}

static bool keep_piece(void *user, const char *bytes, size_t length)
{
    buffer_add(user, bytes, length);
    return !buffer_failed(user);
}

static bool give(Session *session, TextSource *source, const char *format,
                 clausier_take take, void *taker)
{
    clausier_error *error = &session->error;
    bool ok =
        source->bytes
            ? clausier_text_bytes(session->engine, source->path,
                                  buffer_string(source->bytes), source->bytes->length,
                                  format, take, taker, error)
            : clausier_text(session->engine, source->path, format, take, taker, error);
    source->unread = !ok && error->kind != CLAUSIER_ERROR_USAGE;
    return ok;
}

/* A file is written whole or not at all; the terminal gets every piece as it comes. */
static bool render(Session *session, void *user, const char *format, bool to_file,
                   clausier_bytes *out)
{
    if (!to_file)
        return give(session, user, format, print_piece, session);
    Buffer whole;
    Error err = { 0 };
    buffer_init(&whole, SIZE_MAX / 2);
    bool ok = give(session, user, format, keep_piece, &whole);
    if (ok && !engine_give(&whole, out, &err)) {
        engine_fail(&session->error, &err);
        ok = false;
    }
    buffer_done(&whole);
    return ok;
}

static bool read_standard_input(Session *session, Buffer *bytes)
{
    char chunk[64 * 1024];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        buffer_add(bytes, chunk, got);
    if (!ferror(stdin) && !buffer_failed(bytes))
        return true;
    return session_refuse(session, (Words){ "l'entrée standard n'a pas pu être lue",
                                            "standard input could not be read" });
}

int cli_text(const Arguments *arguments)
{
    Session session;
    TextSource source = { 0 };
    Buffer bytes;
    buffer_init(&bytes, limits_default.file_bytes);
    bool ok = session_open(&session, arguments);
    if (ok && arguments->path_count != 1)
        ok = session_refuse(&session, (Words){ "donnez un fichier, et un seul",
                                               "give one file, and only one" });
    if (ok) {
        source.path = arguments->paths[0];
        if (strcmp(source.path, "-") == 0) {
            const char *name = arguments_value(arguments, "stdin-filename");
            source.path = name ? name : "-";
            source.bytes = &bytes;
            ok = read_standard_input(&session, &bytes);
        }
    }
    if (ok)
        session_deliver(&session, render, &source, format_for_page);
    buffer_done(&bytes);
    int status = session_close(&session, STATUS_OK);
    return source.unread ? STATUS_UNREAD : status;
}
