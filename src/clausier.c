/* SPDX-License-Identifier: Apache-2.0 */
/* clausier.c - the whole way, from a path to a report.  Open it first.
 *
 *     dossier_add_path   opens files (container/), reads them (read/) into blocks
 *                        (document/), folds their text (text/), finds the patterns of
 *                        the pack in it (match/)
 *     facts_find         says what each document is, and what the contract is about
 *     judge_dossier      weighs the passages (evidence/) and gives each rule its
 * verdict report_dossier_take   keeps what reports need, so that the rest can go
 *     Writer.write       prints it (report/)
 */
#include "clausier.h"

#include "engine/engine.h"
#include "finding/judge.h"
#include "read/reader.h"
#include "report/compare.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* --- Checking --- */

typedef struct Check {
    const clausier_engine *engine;
    const Inputs *inputs;
    const char *date;
    bool full_text;
    ReportDossier *dossiers; /* one an input */
    Error *errors;           /* the same */
} Check;

/* The facts of the configuration, then those of the options, which win. */
static GivenFact *given_facts(const Settings *settings, const Config *config,
                              size_t *count)
{
    size_t first = config ? config->fact_count : 0;
    GivenFact *facts = calloc(first + settings->fact_count + 1, sizeof *facts);
    if (!facts)
        return NULL;
    if (first)
        memcpy(facts, config->facts, first * sizeof *facts);
    if (settings->fact_count)
        memcpy(facts + first, settings->facts, settings->fact_count * sizeof *facts);
    *count = first + settings->fact_count;
    return facts;
}

static void give_kinds(Dossier *dossier, const Config *config)
{
    DocumentKind kind;
    for (size_t i = 0; i < dossier_document_count(dossier); i++)
        if (config_kind(config, dossier_document_at(dossier, i)->name, &kind))
            dossier_set_kind(dossier, i, kind, true);
}

static void note_config(ReportDossier *out, const Settings *settings,
                        const Config *config)
{
    bool from_config = config && config->fail_on_given && !settings->fail_on_given;
    out->fail_on = from_config ? config->fail_on : settings->fail_on;
    out->fail_never = from_config ? config->fail_never : settings->fail_never;
    if (!config)
        return;
    out->config = arena_strdup(out->arena, config->path);
    ReportIgnored *ignored =
        arena_alloc(out->arena, (config->ignore.count + 1) * sizeof *ignored);
    for (size_t i = 0; ignored && i < config->ignore.count; i++)
        ignored[i] =
            (ReportIgnored){ arena_strdup(out->arena, config->ignored[i].rule),
                             arena_strdup(out->arena, config->ignored[i].reason) };
    out->ignored = ignored;
    out->ignored_count = ignored ? config->ignore.count : 0;
}

static bool check_dossier(const Check *check, const Input *input, ReportDossier *out,
                          Error *err)
{
    bool ok = false;
    const Settings *settings = &check->engine->settings;
    const Config *config = input->config;
    Selection selection = { &settings->select, &settings->ignore,
                            config ? &config->ignore : NULL };
    if (config && !settings->select.count)
        selection.select = &config->select;
    const Facts *facts = NULL;
    const Findings *findings = NULL;
    size_t given_count = 0;
    GivenFact *given = given_facts(settings, config, &given_count);
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, err);
    Dossier *dossier =
        dossier_new(input->name, check->engine->pack, &limits_default, err);
    if (!given || !scratch || !dossier) {
        error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < input->path_count; i++)
        if (!dossier_add_path(dossier, input->paths[i], scratch, err))
            goto done;
    give_kinds(dossier, config);
    facts = facts_find(dossier, given, given_count, err);
    if (!facts)
        goto done;
    findings =
        judge_dossier(dossier, facts, check->date, selection_has, &selection, err);
    if (!findings || !report_dossier_take(out, dossier, facts, findings, err) ||
        (check->full_text && !report_texts_take(out, dossier, err)))
        goto done;
    note_config(out, settings, config);
    ok = !arena_failed(out->arena) || error_memory(err);
done:
    dossier_free(dossier);
    match_scratch_free(scratch);
    free(given);
    return ok;
}

static void check_one(void *user, size_t index)
{
    Check *check = user;
    check_dossier(check, &check->inputs->items[index], &check->dossiers[index],
                  &check->errors[index]);
}

/* All dossiers of a run are judged by the same rules. */
static bool load_rules(clausier_engine *engine, const Inputs *inputs, Error *err)
{
    const Config *first = inputs->items[0].config;
    for (size_t i = 1; i < inputs->count; i++) {
        const Config *other = inputs->items[i].config;
        if (other != first &&
            ((other && other->rules.count) || (first && first->rules.count)))
            return error_set(err, ERROR_USAGE, (Where){ 0 },
                             "« %s » et « %s » n'ont pas les mêmes règles ; "
                             "contrôlez-les séparément",
                             inputs->items[0].name, inputs->items[i].name);
    }
    return engine_load(engine, first ? &first->rules : NULL, err);
}

static bool check_selections(const clausier_engine *engine, const Inputs *inputs,
                             Error *err)
{
    const Settings *settings = &engine->settings;
    for (size_t i = 0; i < inputs->config_count; i++) {
        const Config *config = inputs->configs[i];
        Where select = { .file = config->path, .line = config->select_line };
        Where ignore = { .file = config->path, .line = config->ignore_line };
        if (!selection_check(&config->select, engine->pack, select, err) ||
            !selection_check(&config->ignore, engine->pack, ignore, err))
            return false;
    }
    return selection_check(&settings->select, engine->pack, (Where){ 0 }, err) &&
           selection_check(&settings->ignore, engine->pack, (Where){ 0 }, err);
}

static bool shows_text(const Settings *settings, size_t count)
{
    return settings->full_text == FULL_TEXT_ALWAYS ||
           (settings->full_text == FULL_TEXT_AUTO && count == 1);
}

/* Checks every input; the first error in their order is the one told. */
static bool check_all(clausier_run *run, const clausier_engine *engine,
                      const Inputs *inputs, Error *err)
{
    Check check = { .engine = engine,
                    .inputs = inputs,
                    .date = run->date,
                    .full_text = shows_text(&engine->settings, inputs->count),
                    .dossiers = run->dossiers,
                    .errors = calloc(inputs->count, sizeof *check.errors) };
    if (!check.errors)
        return error_memory(err);
    workers_run(engine->settings.jobs, inputs->count, check_one, &check);
    bool ok = true;
    for (size_t i = 0; ok && i < inputs->count; i++)
        if (check.errors[i].kind != ERROR_NONE) {
            *err = check.errors[i];
            ok = false;
        }
    free(check.errors);
    return ok;
}

clausier_run *clausier_check(clausier_engine *engine, const char *const *paths,
                             size_t count, clausier_error *error)
{
    bool ok = false;
    Error err = { 0 };
    Inputs inputs = { 0 };
    clausier_run *run = calloc(1, sizeof *run);
    if (!run) {
        error_memory(&err);
        goto done;
    }
    if (!count) {
        error_set(
            &err, ERROR_USAGE, (Where){ 0 },
            "rien à contrôler : donnez un fichier, un dossier ou une archive .zip");
        goto done;
    }
    run->dossiers = calloc(count, sizeof *run->dossiers);
    if (!run->dossiers) {
        error_memory(&err);
        goto done;
    }
    if (!settings_date(&engine->settings, run->date, &err) ||
        !inputs_init(&inputs, &engine->settings, paths, count, &err) ||
        !load_rules(engine, &inputs, &err) || !check_selections(engine, &inputs, &err))
        goto done;
    run->report = (Report){ .pack = engine->pack,
                            .program_version = clausier_version(),
                            .date = run->date,
                            .dossiers = run->dossiers,
                            .count = inputs.count };
    run->writer = engine->settings.writer;
    run->exit_zero = engine->settings.exit_zero;
    run->is_dated = settings_is_dated(&engine->settings);
    run->propose = engine->settings.propose;
    run->author = engine->settings.author;
    ok = check_all(run, engine, &inputs, &err);
done:
    inputs_done(&inputs);
    if (ok)
        return run;
    engine_fail(error, &err);
    clausier_run_free(run);
    return NULL;
}

void clausier_run_free(clausier_run *run)
{
    if (!run)
        return;
    for (size_t i = 0; i < run->report.count; i++)
        report_dossier_done(&run->dossiers[i]);
    free(run->dossiers);
    free(run);
}

int clausier_run_status(const clausier_run *run)
{
    int status = report_status(&run->report);
    return status == 1 && run->exit_zero ? 0 : status;
}

bool clausier_run_failure_at(const clausier_run *run, size_t index,
                             clausier_error *failure)
{
    for (size_t d = 0; d < run->report.count; d++) {
        const ReportDossier *dossier = &run->dossiers[d];
        if (index < dossier->failure_count) {
            *failure = (clausier_error){ CLAUSIER_ERROR_NONE };
            engine_fail(failure, &dossier->failures[index]);
            return true;
        }
        index -= dossier->failure_count;
    }
    return false;
}

bool clausier_run_set(clausier_run *run, const char *option, const char *value,
                      clausier_error *error)
{
    Error err = { 0 };
    if (writer_options_set(&run->writer, option, value, &err))
        return true;
    engine_fail(error, &err);
    return false;
}

bool clausier_run_render(const clausier_run *run, const char *format,
                         clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    const Writer *writer = writer_find(format);
    bool ok = writer ? writer->write(&run->report, &run->writer, &buffer, &err)
                     : writer_unknown(format, &err);
    ok = ok && engine_give(&buffer, out, &err);
    buffer_done(&buffer);
    if (!ok)
        engine_fail(error, &err);
    return ok;
}

static bool compare(const clausier_run *run, const char *format, Buffer *out,
                    Error *err)
{
    if (run->report.count != 2)
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "une comparaison demande deux dossiers, et non %zu",
                         run->report.count);
    return compare_write(&run->report, format, &run->writer, out, err);
}

bool clausier_run_compare(const clausier_run *run, const char *format,
                          clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    bool ok = compare(run, format, &buffer, &err) && engine_give(&buffer, out, &err);
    buffer_done(&buffer);
    if (!ok)
        engine_fail(error, &err);
    return ok;
}

int clausier_run_compare_status(const clausier_run *run)
{
    int status = run->report.count == 2 ? compare_status(&run->report) : 0;
    return status == 1 && run->exit_zero ? 0 : status;
}

const char *clausier_format_at(size_t index, const char **title)
{
    for (size_t i = 0; writers[i]; i++)
        if (i == index) {
            if (title)
                *title = writers[i]->title;
            return writers[i]->name;
        }
    return NULL;
}

bool clausier_format_check(const char *format, clausier_error *error)
{
    Error err = { 0 };
    if (writer_find(format))
        return true;
    writer_unknown(format, &err);
    engine_fail(error, &err);
    return false;
}

const char *clausier_format_for_path(const char *path)
{
    const Writer *writer = writer_for_path(path);
    return writer ? writer->name : NULL;
}

/* --- Reading --- */

/* Takes the document over. */
static bool list_document(const clausier_engine *engine, Document *document,
                          const char *format, clausier_take take, void *user,
                          Error *err)
{
    ListingOptions options = settings_listing(&engine->settings);
    Buffer buffer;
    buffer_init_passing(&buffer, take, user);
    Text *text = document ? text_number(document, err) : NULL;
    bool ok = text && listing_write(text, format, &options, &buffer, err);
    buffer_done(&buffer);
    text_free(text);
    document_free(document);
    return ok;
}

bool clausier_text(clausier_engine *engine, const char *path, const char *format,
                   clausier_take take, void *user, clausier_error *error)
{
    Error err = { 0 };
    Document *document = reader_read_file(path, &limits_default, &err);
    if (list_document(engine, document, format, take, user, &err))
        return true;
    engine_fail(error, &err);
    return false;
}

bool clausier_text_bytes(clausier_engine *engine, const char *name, const char *bytes,
                         size_t length, const char *format, clausier_take take,
                         void *user, clausier_error *error)
{
    Error err = { 0 };
    Document *document = reader_read_bytes(name, bytes, length, &limits_default, &err);
    if (list_document(engine, document, format, take, user, &err))
        return true;
    engine_fail(error, &err);
    return false;
}
