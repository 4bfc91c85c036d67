/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - the clausier command, a thin client of clausier.h. */
#include "cli/session.h"

#include "engine/engine.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>

static int refuse(const Arguments *arguments, const Error *err)
{
    clausier_error error = { CLAUSIER_ERROR_NONE };
    engine_fail(&error, err);
    message_print(arguments->english, &error);
    return STATUS_WRONG;
}

static void make_help(const Arguments *arguments, Buffer *page)
{
    options_help(arguments->named ? arguments->command : NULL, arguments->english,
                 page);
}

/* --help and --version need no engine. */
static int print_page(const Arguments *arguments, bool help)
{
    Session session = { .arguments = arguments };
    Buffer page;
    buffer_init(&page, 1 << 20);
    if (help)
        make_help(arguments, &page);
    else
        buffer_add_format(&page, "clausier %s\n", clausier_version());
    session_print(&session, buffer_string(&page), page.length);
    buffer_done(&page);
    return session_close(&session, STATUS_OK);
}

static int explain_usage(const Arguments *arguments)
{
    Buffer page;
    buffer_init(&page, 1 << 20);
    make_help(arguments, &page);
    fputs(buffer_string(&page), stderr);
    buffer_done(&page);
    return STATUS_WRONG;
}

/* The GNU C library asks the system anew for every large block, gives it back when it
 * is freed, and lets the rest grow by small steps.  Touching fresh pages took a seventh
 * of the time of a check. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 512 << 10);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
#endif
}

int main(int argc, char **argv)
{
    keep_memory();
    Error err = { 0 };
    Arguments arguments;
    int status;
    /* A reader that closes the pipe (head, less) is told by write(), not by death. */
    signal(SIGPIPE, SIG_IGN);
    if (!arguments_parse(argc, argv, &arguments, &err)) {
        status = refuse(&arguments, &err);
    } else if (arguments_value(&arguments, "help") ||
               arguments_value(&arguments, "version")) {
        status = print_page(&arguments, arguments_value(&arguments, "help") != NULL);
    } else if (argc < 2) {
        status = explain_usage(&arguments);
    } else {
        status = arguments.command->run(&arguments);
    }
    arguments_done(&arguments);
    return status;
}
