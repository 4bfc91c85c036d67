/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - the clausier command, a thin client of clausier.h. */
#include "cli/session.h"

#include <signal.h>
#include <stdio.h>

static int refuse(const Arguments *arguments, const Error *err)
{
    clausier_error error = { .kind = CLAUSIER_ERROR_USAGE };
    snprintf(error.message, sizeof error.message, "%s", err->message);
    message_print(arguments->english, &error);
    return STATUS_WRONG;
}

static int print_help(const Arguments *arguments, FILE *where)
{
    Buffer page;
    buffer_init(&page, 1 << 20);
    options_help(arguments->named ? arguments->command : NULL, arguments->english,
                 &page);
    fputs(buffer_string(&page), where);
    buffer_done(&page);
    return fflush(where) == 0 ? STATUS_OK : STATUS_WRONG;
}

int main(int argc, char **argv)
{
    Error err = { 0 };
    Arguments arguments;
    int status;
    /* A reader that closes the pipe (head, less) is told by write(), not by death. */
    signal(SIGPIPE, SIG_IGN);
    if (!arguments_parse(argc, argv, &arguments, &err)) {
        status = refuse(&arguments, &err);
    } else if (arguments_value(&arguments, "help")) {
        status = print_help(&arguments, stdout);
    } else if (arguments_value(&arguments, "version")) {
        printf("clausier %s\n", clausier_version());
        status = fflush(stdout) == 0 ? STATUS_OK : STATUS_WRONG;
    } else if (argc < 2) {
        print_help(&arguments, stderr);
        status = STATUS_WRONG;
    } else {
        status = arguments.command->run(&arguments);
    }
    arguments_done(&arguments);
    return status;
}
