/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/options.h"

#include "base/file.h"
#include "rules/nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OPTIONS = 128 };

bool options_locale_is_english(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "en", 2) == 0 &&
                   (value[2] == '_' || value[2] == '.' || value[2] == '-' || !value[2]);
    }
    return false;
}

static bool is_section(const Option *option)
{
    return !option->name && option->help.fr;
}

static bool is_switch(const Option *option)
{
    return !option->value.fr[0];
}

/* Calls for every option, titles of sections left out. */
#define EACH_OPTION(option)                                                            \
    for (const Option *option = options; option->help.fr; option++)                    \
        if (!is_section(option))

static const Option *find_letter(char letter)
{
    EACH_OPTION(option)
    if (option->letter == letter)
        return option;
    return NULL;
}

static const Option *find_name(const char *name, size_t length)
{
    EACH_OPTION(option)
    if (strlen(option->name) == length && memcmp(option->name, name, length) == 0)
        return option;
    return NULL;
}

static bool unknown_option(const char *written, Error *err)
{
    char name[64];
    size_t length = strcspn(written, "=");
    snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), written);
    const char *bare = name + strspn(name, "-");
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    EACH_OPTION(option)
    if (count < MOST_OPTIONS)
        names[count++] = option->name;
    const char *nearest = nearest_word(bare, names, count);
    if (nearest)
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "option inconnue %s ; vouliez-vous dire --%s ?", name,
                         nearest);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "option inconnue %s ; voyez clausier --help", name);
}

static void use(Arguments *out, const Option *option, const char *value)
{
    out->uses[out->use_count++] = (OptionUse){ option, value };
}

static bool needs_value(const Option *option, bool english, Error *err)
{
    return error_set(err, ERROR_USAGE, (Where){ 0 }, "--%s attend une valeur : --%s %s",
                     option->name, option->name, words(option->value, english));
}

/* One argument that begins with "--"; may take the next one as its value. */
static bool parse_long(Arguments *out, const char *written, const char *next, int *at,
                       Error *err)
{
    const char *name = written + 2, *equals = strchr(name, '=');
    const Option *option =
        find_name(name, equals ? (size_t)(equals - name) : strlen(name));
    if (!option)
        return unknown_option(written, err);
    if (is_switch(option)) {
        if (equals)
            return error_set(err, ERROR_USAGE, (Where){ 0 },
                             "--%s ne prend pas de valeur", option->name);
        use(out, option, "yes");
    } else if (equals) {
        use(out, option, equals + 1);
    } else if (next) {
        use(out, option, next);
        ++*at;
    } else {
        return needs_value(option, out->english, err);
    }
    return true;
}

/* One argument of letters after "-": switches, the last letter may take a value. */
static bool parse_letters(Arguments *out, const char *written, const char *next,
                          int *at, Error *err)
{
    for (const char *letter = written + 1; *letter; letter++) {
        const Option *option = find_letter(*letter);
        const char alone[] = { '-', *letter, '\0' };
        if (!option)
            return unknown_option(alone, err);
        if (is_switch(option)) {
            use(out, option, "yes");
            continue;
        }
        if (!letter[1] && !next)
            return needs_value(option, out->english, err);
        use(out, option, letter[1] ? letter + 1 : next);
        *at += !letter[1];
        break;
    }
    return true;
}

/* `clausier help [COMMAND]` is --help. */
static bool is_help(const char *word)
{
    return (strcmp(word, "help") == 0 || strcmp(word, "aide") == 0) &&
           file_kind(word) == FILE_NONE;
}

static void drop_operand(Arguments *out)
{
    memmove(out->paths, out->paths + 1, --out->path_count * sizeof *out->paths);
}

/* Takes the command's name out of the operands. */
static bool choose_command(Arguments *out, Error *err)
{
    out->command = commands;
    if (out->path_count && is_help(out->paths[0])) {
        use(out, find_name("help", 4), "yes");
        drop_operand(out);
    }
    const char *word = out->path_count ? out->paths[0] : "";
    for (const Command *command = commands; command->name; command++) {
        if (strcmp(word, command->name) != 0)
            continue;
        out->command = command;
        out->named = true;
        drop_operand(out);
        return true;
    }
    if (!*word || strpbrk(word, "./") || file_kind(word) != FILE_NONE)
        return true;
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    for (const Command *command = commands; command->name; command++)
        names[count++] = command->name;
    const char *nearest = nearest_word(word, names, count);
    if (nearest)
        return error_set(
            err, ERROR_USAGE, (Where){ 0 },
            "« %s » n'est ni une commande ni un fichier ; vouliez-vous dire "
            "« %s » ?",
            word, nearest);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "« %s » n'est ni une commande ni un fichier ; voyez clausier "
                     "--help",
                     word);
}

/* An option given to a command that has no use for it would be silently lost. */
static bool options_fit(const Arguments *arguments, Error *err)
{
    for (size_t i = 0; i < arguments->use_count; i++) {
        const Option *option = arguments->uses[i].option;
        if (!(option->commands & arguments->command->bit))
            return error_set(err, ERROR_USAGE, (Where){ 0 },
                             "--%s n'a pas d'emploi avec « clausier %s »", option->name,
                             arguments->command->name);
    }
    return true;
}

static bool set_language(Arguments *out, Error *err)
{
    const char *language = arguments_value(out, "lang");
    if (!language)
        return true;
    if (strcmp(language, "fr") != 0 && strcmp(language, "en") != 0)
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "langue inconnue « %s » ; attendu : fr ou en", language);
    out->english = strcmp(language, "en") == 0;
    return true;
}

/* Messages about the command line itself are in the language it asks for. */
static bool asks_english(int argc, char **argv)
{
    bool english = options_locale_is_english();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = strncmp(argv[i], "--lang=", 7) == 0 ? argv[i] + 7
                            : strcmp(argv[i], "--lang") == 0 && i + 1 < argc
                                ? argv[i + 1]
                                : NULL;
        if (value)
            english = strcmp(value, "en") == 0;
    }
    return english;
}

bool arguments_parse(int argc, char **argv, Arguments *out, Error *err)
{
    bool only_operands = false;
    size_t letters = 0;
    *out = (Arguments){ .english = asks_english(argc, argv), .command = commands };
    for (int i = 0; i < argc; i++)
        letters += strlen(argv[i]) + 1;
    out->uses = calloc(letters + 2, sizeof *out->uses);
    out->paths = calloc((size_t)argc + 1, sizeof *out->paths);
    if (!out->uses || !out->paths)
        return error_memory(err);
    for (int i = 1; i < argc; i++) {
        const char *next = i + 1 < argc ? argv[i + 1] : NULL;
        if (only_operands || argv[i][0] != '-' || !argv[i][1])
            out->paths[out->path_count++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only_operands = true;
        else if (argv[i][1] == '-' ? !parse_long(out, argv[i], next, &i, err)
                                   : !parse_letters(out, argv[i], next, &i, err))
            return false;
    }
    return set_language(out, err) && choose_command(out, err) && options_fit(out, err);
}

void arguments_done(Arguments *arguments)
{
    free(arguments->uses);
    free(arguments->paths);
    *arguments = (Arguments){ 0 };
}

const char *arguments_next(const Arguments *arguments, const char *name, size_t *at)
{
    while (*at < arguments->use_count) {
        const OptionUse *found = &arguments->uses[(*at)++];
        if (strcmp(found->option->name, name) == 0)
            return found->value;
    }
    return NULL;
}

const char *arguments_value(const Arguments *arguments, const char *name)
{
    const char *last = NULL, *value;
    size_t at = 0;
    while ((value = arguments_next(arguments, name, &at)))
        last = value;
    return last;
}
