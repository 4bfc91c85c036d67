/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, WIDEST = 120 };

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

bool terminal_has_color(const char *when)
{
    const char *force = getenv("FORCE_COLOR"), *kind = getenv("TERM");
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    if (is_set("NO_COLOR"))
        return false;
    if (force && *force)
        return strcmp(force, "0") != 0;
    return isatty(STDOUT_FILENO) && kind && strcmp(kind, "dumb") != 0;
}

unsigned terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    unsigned width = 0;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    else if (columns)
        width = (unsigned)strtoul(columns, NULL, 10);
    if (!width)
        return USUAL_WIDTH;
    /* Lines longer than this are hard to read, however wide the screen. */
    return width < WIDEST ? width : WIDEST;
}
