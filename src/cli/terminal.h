/* SPDX-License-Identifier: Apache-2.0 */
/* terminal.h - what standard output can show. */
#ifndef CLAUSIER_CLI_TERMINAL_H
#define CLAUSIER_CLI_TERMINAL_H

#include <stdbool.h>

/* `when` is "auto", "always", "never" or NULL.  Automatically: FORCE_COLOR says yes,
 * NO_COLOR no, else a terminal that is not "dumb" does. */
bool terminal_has_color(const char *when);

/* Columns to wrap at: of the terminal, or of COLUMNS, or 80. */
unsigned terminal_width(void);

#endif
