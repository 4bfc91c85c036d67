/* SPDX-License-Identifier: Apache-2.0 */
/* engine.h - what stands behind the opaque handles of clausier.h. */
#ifndef CLAUSIER_ENGINE_ENGINE_H
#define CLAUSIER_ENGINE_ENGINE_H

#include "clausier.h"
#include "engine/config.h"
#include "engine/selection.h"
#include "engine/settings.h"
#include "report/report.h"

struct clausier_engine {
    Settings settings;
    Pack *pack;      /* NULL until needed, and after its options change */
    bool has_extras; /* the pack has rules of a configuration, too */
};

struct clausier_run {
    Report report;
    ReportDossier *dossiers;
    char date[11];
    bool is_dated; /* by an option or by SOURCE_DATE_EPOCH, not by the clock */
    bool exit_zero;
    bool propose;
    const char *author; /* of annotated copies */
    WriterOptions writer;
};

/* Loads the pack with the rules of the options, then `extras` (may be NULL). */
bool engine_load(clausier_engine *engine, const StringList *extras, Error *err);

/* Hands an Error to a caller of the public interface. */
void engine_fail(clausier_error *out, const Error *err);

/* Hands over the bytes of a buffer, which is empty afterwards. */
bool engine_give(Buffer *buffer, clausier_bytes *out, Error *err);

/* What one dossier is made of. */
typedef struct Input {
    const char *name;
    const char *const *paths;
    size_t path_count;
    const Config *config; /* NULL when there is none */
} Input;

/* All inputs of a check, with the configurations they share. */
typedef struct Inputs {
    Arena *arena;
    Input *items;
    size_t count;
    Config **configs;
    size_t config_count;
} Inputs;

/* Makes a dossier of each path, or one of all, and loads their configurations. */
bool inputs_init(Inputs *inputs, const Settings *settings, const char *const *paths,
                 size_t count, Error *err);
void inputs_done(Inputs *inputs);

/* Does `work(user, index)` for every index, on several threads, in no given order. */
typedef void (*Work)(void *user, size_t index);
void workers_run(uint32_t jobs, size_t count, Work work, void *user);

#endif
