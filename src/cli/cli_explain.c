/* SPDX-License-Identifier: Apache-2.0 */
/* cli_explain.c - `clausier explain RULE`, `clausier explain --all` */
#include "cli/commands.h"
#include "cli/session.h"

static bool render(Session *session, void *user, const char *format, bool to_file,
                   clausier_bytes *out)
{
    const char *rule = user;
    if (to_file &&
        !clausier_engine_set(session->engine, "color", "no", &session->error))
        return false;
    return clausier_explain(session->engine, rule, format, out, &session->error);
}

int cli_explain(const Arguments *arguments)
{
    Session session;
    bool all = arguments_value(arguments, "all") != NULL;
    bool ok = session_open(&session, arguments);
    if (ok && !all && arguments->path_count != 1)
        ok = session_refuse(
            &session,
            (Words){
                "donnez une règle, comme social/clause-insertion, ou --all ; "
                "« clausier rules » les donne toutes",
                "give a rule, such as social/clause-insertion, or --all; \"clausier "
                "rules\" lists them" });
    if (ok && all && arguments->path_count)
        ok =
            session_refuse(&session, (Words){ "donnez une règle ou --all, pas les deux",
                                              "give a rule or --all, not both" });
    if (ok)
        session_deliver(&session, render, all ? NULL : (void *)arguments->paths[0],
                        format_for_page);
    return session_close(&session, STATUS_OK);
}
