/* SPDX-License-Identifier: Apache-2.0 */
/* config.h - clausier.yml: what a buyer writes down once beside the dossier.
 *
 *     facts:   {nature: marche, montant: 640000, date: 2026-11-20}
 *     kinds:   {"Cahier 1*.docx": CCAP, "plans*": annexe}   # the first that fits
 *     select:  [social, reservation]
 *     ignore:  [{rule: acces/variantes, reason: "sans variante par nature"}]
 *     fail-on: recommandation
 *     rules:   [regles/]                  # from the folder of this file
 *
 * The file used is the nearest clausier.yml or .clausier.yml from the dossier's folder
 * upwards; options of the command line win over it. */
#ifndef CLAUSIER_ENGINE_CONFIG_H
#define CLAUSIER_ENGINE_CONFIG_H

#include "engine/settings.h"

/* Documents whose name fits the pattern are of that kind. */
typedef struct ConfigKind {
    const char *pattern;
    DocumentKind kind;
} ConfigKind;

typedef struct Config {
    Arena *arena; /* holds all of it */
    const char *path;
    GivenFact *facts;
    size_t fact_count;
    ConfigKind *kinds;
    size_t kind_count;
    StringList select, ignore, rules;
    uint32_t select_line, ignore_line; /* for messages */
    ReportIgnored *ignored;            /* as `ignore`, with the reasons */
    bool fail_on_given, fail_never;
    Level fail_on;
} Config;

/* The configuration that goes with a path, allocated in `arena`; NULL when there is
 * none. */
const char *config_find(const char *path, Arena *arena);

/* The caller owns the result. */
Config *config_load(const char *path, Error *err);
void config_free(Config *config);

/* The kind that the configuration gives to a document of that name. */
bool config_kind(const Config *config, const char *name, DocumentKind *kind);

#endif
