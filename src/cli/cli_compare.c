/* SPDX-License-Identifier: Apache-2.0 */
/* cli_compare.c - `clausier compare BEFORE AFTER` */
#include "cli/commands.h"
#include "cli/session.h"

static bool render(Session *session, void *user, const char *format, bool to_file,
                   clausier_bytes *out)
{
    clausier_run *run = user;
    if (to_file && !clausier_run_set(run, "color", "no", &session->error))
        return false;
    return clausier_run_compare(run, format, out, &session->error);
}

int cli_compare(const Arguments *arguments)
{
    Session session;
    clausier_run *run = NULL;
    int status = STATUS_WRONG;
    bool ok = session_open(&session, arguments);
    if (ok && arguments->path_count != 2)
        ok = session_refuse(
            &session, (Words){ "donnez deux dossiers : clausier compare AVANT APRÈS",
                               "give two dossiers: clausier compare BEFORE AFTER" });
    if (ok)
        run = clausier_check(session.engine, arguments->paths, 2, &session.error);
    if (run) {
        status = clausier_run_compare_status(run);
        session_deliver(&session, render, run, format_for_page);
    }
    clausier_run_free(run);
    return session_close(&session, status);
}
