/* SPDX-License-Identifier: Apache-2.0 */
/* cli_rules.c - `clausier rules [list|test|lint]` */
#include "cli/commands.h"
#include "cli/session.h"

#include <string.h>

static bool render_list(Session *session, void *user, const char *format, bool to_file,
                        clausier_bytes *out)
{
    (void)user;
    (void)to_file;
    return clausier_rules_list(session->engine, format, out, &session->error);
}

static bool render_test(Session *session, void *user, const char *format, bool to_file,
                        clausier_bytes *out)
{
    (void)to_file;
    return clausier_rules_test(session->engine, format, user, out, &session->error);
}

static bool render_lint(Session *session, void *user, const char *format, bool to_file,
                        clausier_bytes *out)
{
    (void)to_file;
    return clausier_rules_lint(session->engine, format, user, out, &session->error);
}

int cli_rules(const Arguments *arguments)
{
    Session session;
    bool passed = true;
    const char *what = arguments->path_count ? arguments->paths[0] : "list";
    Render render = strcmp(what, "list") == 0   ? render_list
                    : strcmp(what, "test") == 0 ? render_test
                    : strcmp(what, "lint") == 0 ? render_lint
                                                : NULL;
    bool ok = session_open(&session, arguments);
    if (ok && (!render || arguments->path_count > 1))
        ok = session_refuse(&session,
                            (Words){ "attendu : clausier rules list, test ou lint",
                                     "expected: clausier rules list, test or "
                                     "lint" });
    if (ok)
        session_deliver(&session, render, &passed, format_for_page);
    /* A test that fails is flagged; a form that is wrong is a wrong rule. */
    int failed = render == render_lint ? STATUS_WRONG : STATUS_FLAGGED;
    return session_close(&session, passed ? STATUS_OK : failed);
}
