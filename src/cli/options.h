/* SPDX-License-Identifier: Apache-2.0 */
/* options.h - the command line as a table.
 *
 * One table of commands and one of options: they parse the arguments, write --help and
 * make the suggestions of the messages. */
#ifndef CLAUSIER_CLI_OPTIONS_H
#define CLAUSIER_CLI_OPTIONS_H

#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Something said in both languages. */
typedef struct Words {
    const char *fr, *en;
} Words;

static inline const char *words(Words said, bool english)
{
    return english ? said.en : said.fr;
}

typedef struct Arguments Arguments;

typedef struct Command {
    const char *name;
    unsigned bit;   /* in Option.commands */
    Words operands; /* "CHEMIN…" */
    Words title;    /* one line */
    Words story;    /* what --help says about it; "" */
    /* Does the work; the result is the exit status. */
    int (*run)(const Arguments *arguments);
    const char *formats; /* of its result; NULL: those of a check */
} Command;

/* All commands; the last one has no name.  The first is run when none is named. */
extern const Command commands[];

typedef struct Option {
    char letter; /* 0 when none */
    const char *name;
    Words value;       /* "FICHIER"; "" for a switch */
    unsigned commands; /* bits of the commands it belongs to */
    /* Name of the engine's option it sets; NULL when the command sees to it. */
    const char *engine;
    const char *prefix; /* put before the value for the engine: "montant="; NULL */
    Words help;
} Option;

/* All options; a row without a letter and a name is the title of a section (its help),
 * and the last row has nothing at all. */
extern const Option options[];

typedef struct OptionUse {
    const Option *option;
    const char *value; /* borrowed from argv; "yes" for a switch */
} OptionUse;

struct Arguments {
    bool english;
    const Command *command;
    bool named; /* the command was written, not implied */
    OptionUse *uses;
    size_t use_count;
    const char **paths;
    size_t path_count;
};

/* French, unless LC_ALL, LC_MESSAGES or LANG (the first that is set) says English. */
bool options_locale_is_english(void);

/* Reads the arguments; `out` is done with arguments_done() whatever comes back. */
bool arguments_parse(int argc, char **argv, Arguments *out, Error *err);
void arguments_done(Arguments *arguments);

/* Last value given for an option; NULL when it was not. */
const char *arguments_value(const Arguments *arguments, const char *name);
/* The next value of a repeatable option: start with `*at` = 0; NULL at the end. */
const char *arguments_next(const Arguments *arguments, const char *name, size_t *at);

/* The page of --help: of one command, or of all when `command` is NULL. */
void options_help(const Command *command, bool english, Buffer *out);

#endif
