/* SPDX-License-Identifier: Apache-2.0 */
/* help.c - the page of --help, written from the tables of commands and options. */
#include "base/typography.h"
#include "base/unicode.h"
#include "clausier.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

enum { MARGIN = 30, WIDTH = 88 };

static size_t columns(const char *text)
{
    return utf8_count(text, strlen(text));
}

/* `text` wrapped from column `margin` on, where the pen stands. */
static void wrap(Buffer *out, const char *text, size_t margin)
{
    size_t at = margin;
    for (size_t start = out->length; *text;) {
        size_t length = strcspn(text, " ");
        size_t wide = utf8_count(text, length);
        if (out->length > start && at + 1 + wide > WIDTH) {
            buffer_add_format(out, "\n%*s", (int)margin, "");
            at = margin;
        } else if (out->length > start) {
            buffer_add_char(out, ' ');
            at++;
        }
        buffer_add(out, text, length);
        at += wide;
        text += length;
        text += strspn(text, " ");
    }
    buffer_add_char(out, '\n');
}

/* The same for our own sentences, which have French spaces to set. */
static void wrap_words(Buffer *out, Words said, size_t margin, bool english)
{
    Buffer set;
    buffer_init(&set, 1 << 16);
    if (english)
        buffer_add_string(&set, said.en);
    else
        typography_add(&set, said.fr);
    wrap(out, buffer_string(&set), margin);
    buffer_done(&set);
}

/* Writes `left` and moves the pen to column MARGIN, on a new line if need be. */
static void entry(Buffer *out, const char *left)
{
    size_t at = columns(left);
    buffer_add_string(out, left);
    if (at >= MARGIN) {
        buffer_add_char(out, '\n');
        at = 0;
    }
    for (; at < MARGIN; at++)
        buffer_add_char(out, ' ');
}

static void heading(Buffer *out, const char *title, bool english)
{
    buffer_add_format(out, english ? "\n%s:\n" : "\n%s\u00a0:\n", title);
}

static const Words about = {
    "Contrôle les clauses sociales et environnementales, les réserves, l'allotissement "
    "et "
    "les groupements des documents d'un marché public (DOCX, ODT) : ce qui est "
    "conforme, "
    "à compléter, écarté ou manquant, sur quel fondement, et comment y remédier.",
    "Checks the social and environmental clauses, reserved contracts, lots and "
    "grouping "
    "allowances in the documents of a French public tender (DOCX, ODT): what is met, "
    "incomplete, excluded or missing, on what ground, and how to mend it.",
};

static void usage(Buffer *out, const Command *command, bool english)
{
    buffer_add_string(out, english ? "Usage: " : "Emploi\u00a0: ");
    if (command)
        buffer_add_format(out, "clausier %s [OPTIONS] %s\n", command->name,
                          words(command->operands, english));
    else
        buffer_add_string(out, english ? "clausier [COMMAND] [OPTIONS] PATH…\n"
                                       : "clausier [COMMANDE] [OPTIONS] CHEMIN…\n");
    buffer_add_char(out, '\n');
    wrap_words(out, command ? command->story : about, 0, english);
}

static void list_commands(Buffer *out, bool english)
{
    heading(out, english ? "Commands" : "Commandes", english);
    for (const Command *command = commands; command->name; command++) {
        char left[96];
        snprintf(left, sizeof left, "  %s %s", command->name,
                 words(command->operands, english));
        entry(out, left);
        wrap_words(out, command->title, MARGIN, english);
    }
}

static void list_options(Buffer *out, unsigned bits, bool english)
{
    const Option *section = NULL;
    for (const Option *option = options; option->help.fr; option++) {
        if (!option->name) {
            section = option;
            continue;
        }
        if (!(option->commands & bits))
            continue;
        if (section)
            heading(out, words(section->help, english), english);
        section = NULL;
        char left[96];
        const char *value = words(option->value, english);
        char letter[8] = "    ";
        if (option->letter)
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        snprintf(left, sizeof left, "  %s--%s%s%s", letter, option->name,
                 *value ? " " : "", value);
        entry(out, left);
        wrap_words(out, option->help, MARGIN, english);
    }
}

static void list_formats(Buffer *out, bool english)
{
    const char *name, *title;
    heading(out, english ? "Formats of a check" : "Formes du rapport", english);
    for (size_t i = 0; (name = clausier_format_at(i, &title)); i++) {
        char left[64];
        snprintf(left, sizeof left, "  %s", name);
        entry(out, left);
        wrap(out, title, MARGIN);
    }
}

static void list_statuses(Buffer *out, bool english)
{
    static const struct {
        const char *status;
        Words meaning;
    } statuses[] = {
        { "  0",
          { "rien de relevé au niveau de --fail-on ou au-dessus",
            "nothing flagged at or above the level of --fail-on" } },
        { "  1", { "quelque chose est relevé", "something is flagged" } },
        { "  2",
          { "commande, règles ou configuration erronées : rien n'a été contrôlé",
            "wrong usage, rules or configuration: nothing was checked" } },
        { "  3",
          { "un fichier n'a pas pu être lu ; le reste a été contrôlé",
            "some input could not be read; the rest was checked" } },
    };
    heading(out, english ? "Exit status" : "Statut de sortie", english);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        entry(out, statuses[i].status);
        wrap_words(out, statuses[i].meaning, MARGIN, english);
    }
}

void options_help(const Command *command, bool english, Buffer *out)
{
    usage(out, command, english);
    if (!command)
        list_commands(out, english);
    list_options(out, command ? command->bit : ~0u, english);
    if (command && command->formats) {
        heading(out, english ? "Formats" : "Formes du résultat", english);
        buffer_add_format(out, "  %s\n", command->formats);
    }
    if (!command || command == commands) {
        list_formats(out, english);
        list_statuses(out, english);
    }
}
