/* SPDX-License-Identifier: Apache-2.0 */
/* settings.h - the options of an engine, by name.
 *
 * clausier.h lists them; the command line and programs set them the same way. */
#ifndef CLAUSIER_ENGINE_SETTINGS_H
#define CLAUSIER_ENGINE_SETTINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "finding/fact.h"
#include "report/listing.h"
#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct StringList {
    const char **items;
    size_t count, room;
} StringList;

/* Whether reports carry the whole text of the documents. */
typedef enum FullText {
    FULL_TEXT_AUTO, /* of one dossier: a batch would be too large to open */
    FULL_TEXT_ALWAYS,
    FULL_TEXT_NEVER,
} FullText;

typedef struct Settings {
    Arena *arena; /* holds the strings */
    StringList rules, select, ignore;
    GivenFact *facts;
    size_t fact_count, fact_room;
    const char *date;   /* NULL: today */
    const char *config; /* NULL: the nearest clausier.yml */
    bool without_default, exit_zero, isolated, together, propose;
    const char *author; /* of annotated copies */
    bool fail_on_given, fail_never;
    Level fail_on;
    uint32_t jobs; /* 0: one a processor */
    FullText full_text;
    WriterOptions writer;
    bool all, original, numbers; /* of `clausier text` */
} Settings;

bool settings_init(Settings *settings);
void settings_done(Settings *settings);

bool settings_set(Settings *settings, const char *option, const char *value,
                  Error *err);

/* The same for the options of a report already made; false for others. */
bool writer_options_set(WriterOptions *options, const char *option, const char *value,
                        Error *err);

/* Adds a copy of `length` bytes; blanks around them are left out, nothing is added for
 * nothing. */
bool string_list_add(StringList *list, Arena *arena, const char *bytes, size_t length);

/* "obligation", "recommandation", "bonne-pratique", or "jamais" and "none". */
bool fail_level_parse(const char *value, Level *level, bool *never);

ListingOptions settings_listing(const Settings *settings);

/* The day of the check: as set, or of SOURCE_DATE_EPOCH, or today.  `out` has room for
 * "YYYY-MM-DD". */
bool settings_date(const Settings *settings, char out[11], Error *err);

/* True when that day is not the one of the clock. */
bool settings_is_dated(const Settings *settings);

#endif
