/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c - options, rules and results behind the public interface. */
#include "engine/engine.h"

#include "finding/examples.h"
#include "report/explain.h"
#include "report/rules_lint.h"
#include "report/rules_list.h"
#include "report/rules_report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *clausier_version(void)
{
    return CLAUSIER_VERSION;
}

_Static_assert((int)CLAUSIER_ERROR_USAGE == (int)ERROR_USAGE, "same kinds, same order");

void engine_fail(clausier_error *out, const Error *err)
{
    if (!out || out->kind != CLAUSIER_ERROR_NONE)
        return;
    out->kind = (clausier_error_kind)err->kind;
    memcpy(out->file, err->file, sizeof out->file);
    memcpy(out->part, err->part, sizeof out->part);
    memcpy(out->message, err->message, sizeof out->message);
    memcpy(out->english, err->english, sizeof out->english);
    out->line = err->line;
    out->column = err->column;
}

bool engine_give(Buffer *buffer, clausier_bytes *out, Error *err)
{
    if (!buffer->bytes)
        buffer_add(buffer, "", 0);
    if (buffer_failed(buffer) || (!buffer->bytes && !(buffer->bytes = calloc(1, 1))))
        return error_memory(err);
    out->bytes = buffer->bytes;
    out->length = buffer->length;
    *buffer = (Buffer){ .ceiling = buffer->ceiling };
    return true;
}

void clausier_bytes_done(clausier_bytes *bytes)
{
    free(bytes->bytes);
    *bytes = (clausier_bytes){ 0 };
}

clausier_engine *clausier_engine_new(void)
{
    clausier_engine *engine = calloc(1, sizeof *engine);
    if (engine && !settings_init(&engine->settings)) {
        free(engine);
        return NULL;
    }
    return engine;
}

void clausier_engine_free(clausier_engine *engine)
{
    if (!engine)
        return;
    pack_free(engine->pack);
    settings_done(&engine->settings);
    free(engine);
}

bool clausier_engine_set(clausier_engine *engine, const char *option, const char *value,
                         clausier_error *error)
{
    Error err = { 0 };
    if (settings_set(&engine->settings, option, value, &err)) {
        if (strcmp(option, "rules") == 0 || strcmp(option, "no-default-rules") == 0) {
            pack_free(engine->pack);
            engine->pack = NULL;
        }
        return true;
    }
    engine_fail(error, &err);
    return false;
}

bool engine_load(clausier_engine *engine, const StringList *extras, Error *err)
{
    const Settings *settings = &engine->settings;
    size_t own = settings->rules.count, more = extras ? extras->count : 0;
    if (engine->pack && !more && !engine->has_extras)
        return true;
    const char **paths = calloc(own + more + 1, sizeof *paths);
    if (!paths)
        return error_memory(err);
    /* Later rules replace earlier ones, and options win over the configuration. */
    if (more)
        memcpy(paths, extras->items, more * sizeof *paths);
    if (own)
        memcpy(paths + more, settings->rules.items, own * sizeof *paths);
    pack_free(engine->pack);
    engine->pack = pack_load(paths, own + more, settings->without_default, err);
    engine->has_extras = more > 0;
    free(paths);
    return engine->pack != NULL;
}

bool clausier_engine_load(clausier_engine *engine, clausier_error *error)
{
    Error err = { 0 };
    if (engine_load(engine, NULL, &err))
        return true;
    engine_fail(error, &err);
    return false;
}

/* Ends a function that fills bytes from a buffer. */
static bool finish(bool ok, Buffer *buffer, clausier_bytes *out, Error *err,
                   clausier_error *error)
{
    ok = ok && engine_give(buffer, out, err);
    buffer_done(buffer);
    if (!ok)
        engine_fail(error, err);
    return ok;
}

/* The rule that is asked for; those of --select where none is. */
static bool explain(clausier_engine *engine, const char *rule, const char *format,
                    Buffer *out, Error *err)
{
    const Settings *settings = &engine->settings;
    Selection selection = { &settings->select, &settings->ignore, NULL };
    Explanation explanation = { .pack = engine->pack,
                                .program_version = clausier_version(),
                                .has = selection_has,
                                .user = &selection };
    if (rule) {
        explanation.rule = pack_rule_find(engine->pack, rule);
        if (!explanation.rule)
            return selection_unknown(rule, engine->pack, (Where){ 0 }, err);
    }
    return selection_check(&settings->select, engine->pack, (Where){ 0 }, err) &&
           selection_check(&settings->ignore, engine->pack, (Where){ 0 }, err) &&
           explain_write(&explanation, format, &settings->writer, out, err);
}

bool clausier_explain(clausier_engine *engine, const char *rule, const char *format,
                      clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    bool ok =
        engine_load(engine, NULL, &err) && explain(engine, rule, format, &buffer, &err);
    return finish(ok, &buffer, out, &err, error);
}

bool clausier_rules_list(clausier_engine *engine, const char *format,
                         clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    const Settings *settings = &engine->settings;
    Selection selection = { &settings->select, &settings->ignore, NULL };
    bool ok = engine_load(engine, NULL, &err) &&
              selection_check(&settings->select, engine->pack, (Where){ 0 }, &err) &&
              selection_check(&settings->ignore, engine->pack, (Where){ 0 }, &err) &&
              rules_list_write(engine->pack, selection_has, &selection, format,
                               &settings->writer, &buffer, &err);
    return finish(ok, &buffer, out, &err, error);
}

static bool test_rules(clausier_engine *engine, const char *format, bool *passed,
                       Buffer *out, Error *err)
{
    const Settings *settings = &engine->settings;
    const Pack *pack = engine->pack;
    Selection selection = { &settings->select, &settings->ignore, NULL };
    RulesReport report = { 0 };
    size_t room = 0;
    char date[11];
    for (size_t i = 0; i < pack_rule_count(pack); i++)
        room += pack_rule_at(pack, i)->example_count;
    RuleFault *faults = calloc(room + 1, sizeof *faults);
    bool ok = faults ? settings_date(settings, date, err) : error_memory(err);
    for (size_t i = 0; ok && i < pack_rule_count(pack); i++) {
        const Rule *rule = pack_rule_at(pack, i);
        if (!selection_has(rule, &selection))
            continue;
        report.rules++;
        for (size_t e = 0; ok && e < rule->example_count; e++) {
            RuleFault fault = { rule, &rule->examples[e], VERDICT_NA };
            ok = example_judge(pack, rule, fault.example, date, &fault.got, err);
            report.examples++;
            if (ok && fault.got != fault.example->verdict)
                faults[report.fault_count++] = fault;
        }
    }
    report.faults = faults;
    *passed = ok && report.fault_count == 0;
    ok = ok && rules_report_write(&report, format, &settings->writer, out, err);
    free(faults);
    return ok;
}

bool clausier_rules_test(clausier_engine *engine, const char *format, bool *passed,
                         clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    const Settings *settings = &engine->settings;
    bool ok = engine_load(engine, NULL, &err) &&
              selection_check(&settings->select, engine->pack, (Where){ 0 }, &err) &&
              selection_check(&settings->ignore, engine->pack, (Where){ 0 }, &err) &&
              test_rules(engine, format, passed, &buffer, &err);
    return finish(ok, &buffer, out, &err, error);
}

bool clausier_rules_lint(clausier_engine *engine, const char *format, bool *passed,
                         clausier_bytes *out, clausier_error *error)
{
    Error err = { 0 };
    Buffer buffer;
    buffer_init(&buffer, SIZE_MAX / 2);
    const Settings *settings = &engine->settings;
    Lint *lint = lint_new(settings->rules.items, settings->rules.count,
                          settings->without_default, &err);
    bool ok = lint && rules_lint_write(lint, format, &settings->writer, &buffer, &err);
    *passed = ok;
    for (size_t i = 0; ok && i < lint_count(lint); i++)
        *passed = *passed && !lint_at(lint, i)->is_error;
    lint_free(lint);
    return finish(ok, &buffer, out, &err, error);
}
