/* SPDX-License-Identifier: Apache-2.0 */
/* commands.h - what each command does; the table in option_table.c names them. */
#ifndef CLAUSIER_CLI_COMMANDS_H
#define CLAUSIER_CLI_COMMANDS_H

#include "cli/options.h"

enum {
    COMMAND_CHECK = 1 << 0,
    COMMAND_EXPLAIN = 1 << 1,
    COMMAND_RULES = 1 << 2,
    COMMAND_TEXT = 1 << 3,
    COMMAND_COMPARE = 1 << 4,
    COMMAND_JUDGE = COMMAND_CHECK | COMMAND_COMPARE,
    COMMAND_ALL = COMMAND_JUDGE | COMMAND_EXPLAIN | COMMAND_RULES | COMMAND_TEXT,
};

int cli_check(const Arguments *arguments);
int cli_explain(const Arguments *arguments);
int cli_rules(const Arguments *arguments);
int cli_compare(const Arguments *arguments);
int cli_text(const Arguments *arguments);

#endif
