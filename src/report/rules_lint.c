/* SPDX-License-Identifier: Apache-2.0 */
#include "report/rules_lint.h"

#include "report/json.h"
#include "report/page.h"
#include "report/words.h"

#include <string.h>

static size_t count_errors(const Lint *lint)
{
    size_t errors = 0;
    for (size_t i = 0; i < lint_count(lint); i++)
        errors += lint_at(lint, i)->is_error;
    return errors;
}

static void write_note(Buffer *out, const LintNote *note, bool french)
{
    const char *kind = french ? (note->is_error ? "erreur\u00a0: " : "conseil\u00a0: ")
                              : (note->is_error ? "error: " : "advice: ");
    buffer_add_string(out, note->file);
    if (note->line)
        buffer_add_format(out, ":%u:%u", note->line, note->column);
    buffer_add_format(out, ": %s%s\n", kind, note->message);
}

static bool write_text(const Lint *lint, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    bool french = options->language == LANGUAGE_FR;
    size_t rules = lint_rule_count(lint), errors = count_errors(lint),
           advice = lint_count(lint) - errors;
    for (size_t i = 0; i < lint_count(lint); i++)
        write_note(out, lint_at(lint, i), french);
    if (french)
        buffer_add_format(out, "%zu %s\u00a0: %zu %s, %zu %s.\n", rules,
                          plural_fr(rules, "règle", "règles"), errors,
                          plural_fr(errors, "erreur", "erreurs"), advice,
                          plural_fr(advice, "conseil", "conseils"));
    else
        buffer_add_format(out, "%zu %s: %zu %s, %zu %s.\n", rules,
                          plural(rules, "rule", "rules"), errors,
                          plural(errors, "error", "errors"), advice,
                          plural(advice, "piece of advice", "pieces of advice"));
    return buffer_failed(out) ? error_memory(err) : true;
}

static bool write_json(const Lint *lint, Buffer *out, Error *err)
{
    bool ok = true;
    json_t *root = json_object(), *notes = json_array();
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "rules", json_integer((json_int_t)lint_rule_count(lint)), &ok);
    for (size_t i = 0; i < lint_count(lint); i++) {
        const LintNote *note = lint_at(lint, i);
        json_t *one = json_object();
        json_set(one, "file", json_words(note->file), &ok);
        json_set(one, "line", json_integer(note->line), &ok);
        json_set(one, "column", json_integer(note->column), &ok);
        json_set(one, "error", json_boolean(note->is_error), &ok);
        json_set(one, "message", json_words(note->message), &ok);
        json_add(notes, one, &ok);
    }
    json_set(root, "notes", notes, &ok);
    return json_finish(root, ok, out, err);
}

bool rules_lint_write(const Lint *lint, const char *format,
                      const WriterOptions *options, Buffer *out, Error *err)
{
    if (strcmp(format, "json") == 0)
        return write_json(lint, out, err);
    if (strcmp(format, "text") == 0)
        return write_text(lint, options, out, err);
    return error_set(
        err, ERROR_USAGE, (Where){ 0 },
        "format inconnu «\u00a0%s\u00a0»\u00a0; attendu\u00a0: text ou json", format);
}
