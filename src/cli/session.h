/* SPDX-License-Identifier: Apache-2.0 */
/* session.h - what every command does: an engine with the options, messages to standard
 * error, results to standard output or to files. */
#ifndef CLAUSIER_CLI_SESSION_H
#define CLAUSIER_CLI_SESSION_H

#include "clausier.h"
#include "cli/options.h"

#include <stdbool.h>

/* Exit statuses; 0 and 1 come from the engine. */
enum { STATUS_OK = 0, STATUS_FLAGGED = 1, STATUS_WRONG = 2, STATUS_UNREAD = 3 };

typedef struct Session {
    const Arguments *arguments;
    clausier_engine *engine;
    clausier_error error; /* the first thing that went wrong */
} Session;

/* Makes an engine and sets the options of the command line. */
bool session_open(Session *session, const Arguments *arguments);
/* Says what went wrong, if anything, and ends the session.  Returns `status`, or what
 * the error makes of it. */
int session_close(Session *session, int status);

/* Says an error on standard error: "clausier : file:3:1 : message". */
void message_print(bool english, const clausier_error *error);
/* A usage error in both languages, for session_close(). */
bool session_refuse(Session *session, Words why);

/* Writes to standard output.  A reader that went away is no failure. */
bool session_print(Session *session, const char *bytes, size_t length);

/* Renders something in a format; what a command has to offer. */
typedef bool (*Render)(Session *session, void *user, const char *format, bool to_file,
                       clausier_bytes *out);

/* Sends a result where --output and --format want it; `format_for` guesses a format
 * from a file name, or gives NULL. */
bool session_deliver(Session *session, Render render, void *user,
                     const char *(*format_for)(const char *path));

/* The formats of everything but check: text, markdown, html, json. */
const char *format_for_page(const char *path);

#endif
