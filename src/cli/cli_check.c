/* SPDX-License-Identifier: Apache-2.0 */
/* cli_check.c - `clausier check PATH...` */
#include "cli/commands.h"
#include "cli/session.h"

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

int cli_check(const Arguments *arguments)
{
    Session session;
    clausier_run *run = NULL;
    int status = STATUS_WRONG;
    const char *format = arguments_value(arguments, "format");
    if (session_open(&session, arguments) &&
        (!format || clausier_format_check(format, &session.error)))
        run = clausier_check(session.engine, arguments->paths, arguments->path_count,
                             &session.error);
    if (run) {
        tell_failures(&session, run);
        status = clausier_run_status(run);
        session_deliver(&session, render, run, clausier_format_for_path);
    }
    clausier_run_free(run);
    return session_close(&session, status);
}
