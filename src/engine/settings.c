/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/settings.h"

#include "base/date.h"
#include "base/unicode.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_JOBS = 256, WIDEST = 1000, DEFAULT_WIDTH = 80 };

bool settings_init(Settings *settings)
{
    *settings = (Settings){ .arena = arena_new(),
                            .fail_on = LEVEL_OBLIGATION,
                            .author = "clausier" };
    settings->writer.width = DEFAULT_WIDTH;
    return settings->arena != NULL;
}

void settings_done(Settings *settings)
{
    free(settings->rules.items);
    free(settings->select.items);
    free(settings->ignore.items);
    free(settings->facts);
    arena_free(settings->arena);
    *settings = (Settings){ 0 };
}

bool string_list_add(StringList *list, Arena *arena, const char *bytes, size_t length)
{
    while (length && bytes[0] == ' ') {
        bytes++;
        length--;
    }
    while (length && bytes[length - 1] == ' ')
        length--;
    if (!length)
        return true;
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 8;
        const char **grown = realloc(list->items, room * sizeof *grown);
        if (!grown)
            return false;
        list->items = grown;
        list->room = room;
    }
    list->items[list->count] = arena_copy(arena, bytes, length);
    return list->items[list->count++] != NULL;
}

/* "a, b,c" */
static bool add_listed(StringList *list, Arena *arena, const char *value, Error *err)
{
    for (const char *at = value;; at++) {
        size_t length = strcspn(at, ",");
        if (!string_list_add(list, arena, at, length))
            return error_memory(err);
        at += length;
        if (!*at)
            return true;
    }
}

static bool add_fact(Settings *settings, const char *value, Error *err)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || !equals[1])
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "« %s » n'est pas un fait ; attendu : NOM=VALEUR, comme "
                         "montant=640000",
                         value);
    if (settings->fact_count == settings->fact_room) {
        size_t room = settings->fact_room ? settings->fact_room * 2 : 8;
        GivenFact *grown = realloc(settings->facts, room * sizeof *grown);
        if (!grown)
            return error_memory(err);
        settings->facts = grown;
        settings->fact_room = room;
    }
    GivenFact fact = { arena_copy(settings->arena, value, (size_t)(equals - value)),
                       arena_strdup(settings->arena, equals + 1) };
    if (!fact.name || !fact.value)
        return error_memory(err);
    settings->facts[settings->fact_count++] = fact;
    return true;
}

static bool is_yes(const char *value)
{
    return *value && strcmp(value, "no") != 0;
}

static bool parse_number(const char *option, const char *value, uint32_t least,
                         uint32_t most, uint32_t *out, Error *err)
{
    uint32_t number = 0;
    const char *digit = value;
    for (; *digit >= '0' && *digit <= '9' && number <= most; digit++)
        number = number * 10 + (uint32_t)(*digit - '0');
    if (digit == value || *digit || number < least || number > most)
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "--%s : « %s » n'est pas un nombre de %u à %u", option, value,
                         least, most);
    *out = number;
    return true;
}

bool fail_level_parse(const char *value, Level *level, bool *never)
{
    *never = strcmp(value, "jamais") == 0 || strcmp(value, "none") == 0 ||
             strcmp(value, "never") == 0;
    return *never || level_parse(value, level);
}

static bool set_fail_on(Settings *settings, const char *value, Error *err)
{
    if (!fail_level_parse(value, &settings->fail_on, &settings->fail_never))
        return error_set(
            err, ERROR_USAGE, (Where){ 0 },
            "niveau inconnu « %s » ; attendu : obligation, recommandation, "
            "bonne-pratique ou jamais",
            value);
    settings->fail_on_given = true;
    return true;
}

static bool set_date(Settings *settings, const char *value, Error *err)
{
    if (!date_is_valid(value))
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "« %s » n'est pas une date ; attendu : AAAA-MM-JJ, comme "
                         "2026-11-23",
                         value);
    settings->date = arena_strdup(settings->arena, value);
    return settings->date || error_memory(err);
}

static bool set_view(Settings *settings, const char *value, Error *err)
{
    settings->original = strcmp(value, "original") == 0;
    if (settings->original || strcmp(value, "final") == 0)
        return true;
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "vue inconnue « %s » ; attendu : final ou original", value);
}

static bool set_full_text(Settings *settings, const char *value, Error *err)
{
    static const char *const names[] = {
        [FULL_TEXT_AUTO] = "auto",
        [FULL_TEXT_ALWAYS] = "always",
        [FULL_TEXT_NEVER] = "never",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(value, names[i]) == 0) {
            settings->full_text = (FullText)i;
            return true;
        }
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "« %s » ne dit pas quand montrer le texte ; attendu : auto, "
                     "always ou never",
                     value);
}

static bool set_author(Settings *settings, const char *value, Error *err)
{
    enum { LONGEST = 200 };
    if (!value[strspn(value, " \t\n")] || strlen(value) > LONGEST || !utf8_is_valid(value, strlen(value)))
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "--author attend un nom de 1 à %d octets, en UTF-8", LONGEST);
    settings->author = arena_strdup(settings->arena, value);
    return settings->author || error_memory(err);
}

static bool set_language(WriterOptions *options, const char *value, Error *err)
{
    if (strcmp(value, "fr") != 0 && strcmp(value, "en") != 0)
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "langue inconnue « %s » ; attendu : fr ou en", value);
    options->language = strcmp(value, "en") == 0 ? LANGUAGE_EN : LANGUAGE_FR;
    return true;
}

/* The switches, each with the member it sets. */
typedef struct Switch {
    const char *name;
    size_t offset;
} Switch;

static const Switch writer_switches[] = {
    { "color", offsetof(WriterOptions, color) },
    { "quiet", offsetof(WriterOptions, quiet) },
    { "show-passed", offsetof(WriterOptions, show_passed) },
    { "explain-verdicts", offsetof(WriterOptions, explain) },
    { "clauses", offsetof(WriterOptions, clauses) },
    { "statistics", offsetof(WriterOptions, statistics) },
};

static const Switch switches[] = {
    { "no-default-rules", offsetof(Settings, without_default) },
    { "exit-zero", offsetof(Settings, exit_zero) },
    { "isolated", offsetof(Settings, isolated) },
    { "together", offsetof(Settings, together) },
    { "propose", offsetof(Settings, propose) },
    { "all", offsetof(Settings, all) },
    { "line-numbers", offsetof(Settings, numbers) },
};

static bool set_switch(const Switch *table, size_t count, void *base,
                       const char *option, const char *value)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].name, option) == 0) {
            *(bool *)((char *)base + table[i].offset) = is_yes(value);
            return true;
        }
    return false;
}

static bool is_writer_option(const char *option)
{
    if (strcmp(option, "lang") == 0 || strcmp(option, "width") == 0)
        return true;
    for (size_t i = 0; i < sizeof writer_switches / sizeof *writer_switches; i++)
        if (strcmp(option, writer_switches[i].name) == 0)
            return true;
    return false;
}

bool writer_options_set(WriterOptions *options, const char *option, const char *value,
                        Error *err)
{
    if (strcmp(option, "lang") == 0)
        return set_language(options, value, err);
    if (strcmp(option, "width") == 0)
        return parse_number(option, value, 0, WIDEST, &options->width, err);
    return set_switch(writer_switches, sizeof writer_switches / sizeof *writer_switches,
                      options, option, value) ||
           error_set(err, ERROR_USAGE, (Where){ 0 }, "option inconnue « %s »", option);
}

bool settings_set(Settings *settings, const char *option, const char *value, Error *err)
{
    if (is_writer_option(option))
        return writer_options_set(&settings->writer, option, value, err);
    if (set_switch(switches, sizeof switches / sizeof *switches, settings, option,
                   value))
        return true;
    if (strcmp(option, "rules") == 0)
        return string_list_add(&settings->rules, settings->arena, value,
                               strlen(value)) ||
               error_memory(err);
    if (strcmp(option, "select") == 0)
        return add_listed(&settings->select, settings->arena, value, err);
    if (strcmp(option, "ignore") == 0)
        return add_listed(&settings->ignore, settings->arena, value, err);
    if (strcmp(option, "fact") == 0)
        return add_fact(settings, value, err);
    if (strcmp(option, "date") == 0)
        return set_date(settings, value, err);
    if (strcmp(option, "fail-on") == 0)
        return set_fail_on(settings, value, err);
    if (strcmp(option, "jobs") == 0)
        return parse_number(option, value, 1, MOST_JOBS, &settings->jobs, err);
    if (strcmp(option, "view") == 0)
        return set_view(settings, value, err);
    if (strcmp(option, "full-text") == 0)
        return set_full_text(settings, value, err);
    if (strcmp(option, "author") == 0)
        return set_author(settings, value, err);
    if (strcmp(option, "config") == 0) {
        settings->config = arena_strdup(settings->arena, value);
        return settings->config || error_memory(err);
    }
    return error_set(err, ERROR_USAGE, (Where){ 0 }, "option inconnue « %s »", option);
}

ListingOptions settings_listing(const Settings *settings)
{
    return (ListingOptions){ .language = settings->writer.language,
                             .all = settings->all,
                             .original = settings->original,
                             .numbers = settings->numbers };
}

bool settings_is_dated(const Settings *settings)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return settings->date || (epoch && *epoch);
}

bool settings_date(const Settings *settings, char out[11], Error *err)
{
    if (settings->date) {
        memcpy(out, settings->date, 11);
        return true;
    }
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct tm day;
    time_t now = time(NULL);
    if (epoch && *epoch) {
        char *end;
        errno = 0;
        long long seconds = strtoll(epoch, &end, 10);
        if (errno || *end)
            return error_set(
                err, ERROR_USAGE, (Where){ 0 },
                "SOURCE_DATE_EPOCH n'est pas un nombre de secondes : « %s »", epoch);
        now = (time_t)seconds;
        if (!gmtime_r(&now, &day))
            return error_set(err, ERROR_USAGE, (Where){ 0 },
                             "SOURCE_DATE_EPOCH est hors du calendrier : « %s »",
                             epoch);
    } else if (!localtime_r(&now, &day)) {
        return error_set(err, ERROR_IO, (Where){ 0 },
                         "la date du jour est inconnue ; donnez-la avec --date");
    }
    if (strftime(out, 11, "%Y-%m-%d", &day) != 10)
        return error_set(
            err, ERROR_USAGE, (Where){ 0 },
            "la date du jour est hors du calendrier ; donnez-la avec --date");
    return true;
}
