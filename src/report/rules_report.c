/* SPDX-License-Identifier: Apache-2.0 */
#include "report/rules_report.h"

#include "report/json.h"
#include "report/page.h"
#include "report/words.h"

#include <string.h>

static void print_fault(Page *page, const RuleFault *fault)
{
    bool french = page->language == LANGUAGE_FR;
    page_open(page, 0, 4);
    page_quote(page, fault->rule->file);
    page_format(page,
                french ? ":%u : attendu « %s », obtenu « %s » : "
                       : ":%u: expected %s, got %s: ",
                fault->example->line, verdict_name(fault->example->verdict),
                verdict_name(fault->got));
    if (*fault->example->heading) {
        page_cite(page, fault->example->heading, "", 0);
        page_words(page, " / ");
    }
    page_cite(page, fault->example->text, "", 0);
    page_close(page);
}

static bool write_text(const RulesReport *report, const WriterOptions *options,
                       Buffer *out, Error *err)
{
    Page page;
    page_init(&page, out, options);
    for (size_t i = 0; i < report->fault_count; i++)
        print_fault(&page, &report->faults[i]);
    page_open(&page, 0, 0);
    size_t right = report->examples - report->fault_count;
    if (options->language == LANGUAGE_FR)
        page_format(&page, "%zu %s, %zu %s : %zu %s, %zu en défaut.", report->rules,
                    report->rules < 2 ? "règle" : "règles", report->examples,
                    report->examples < 2 ? "exemple" : "exemples", right,
                    right < 2 ? "juste" : "justes", report->fault_count);
    else
        page_format(&page, "%zu %s, %zu %s: %zu right, %zu wrong.", report->rules,
                    plural(report->rules, "rule", "rules"), report->examples,
                    plural(report->examples, "example", "examples"), right,
                    report->fault_count);
    page_close(&page);
    return page_done(&page, err);
}

static bool write_json(const RulesReport *report, Buffer *out, Error *err)
{
    bool ok = true;
    json_t *root = json_object(), *faults = json_array();
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "rules", json_integer((json_int_t)report->rules), &ok);
    json_set(root, "examples", json_integer((json_int_t)report->examples), &ok);
    for (size_t i = 0; i < report->fault_count; i++) {
        const RuleFault *fault = &report->faults[i];
        json_t *one = json_object();
        json_set(one, "rule", json_words(fault->rule->id), &ok);
        json_set(one, "file", json_words(fault->rule->file), &ok);
        json_set(one, "line", json_integer(fault->example->line), &ok);
        json_set(one, "expected", json_string(verdict_name(fault->example->verdict)),
                 &ok);
        json_set(one, "got", json_string(verdict_name(fault->got)), &ok);
        json_set(one, "heading", json_words_or_null(fault->example->heading), &ok);
        json_set(one, "text", json_words(fault->example->text), &ok);
        json_add(faults, one, &ok);
    }
    json_set(root, "faults", faults, &ok);
    return json_finish(root, ok, out, err);
}

bool rules_report_write(const RulesReport *report, const char *format,
                        const WriterOptions *options, Buffer *out, Error *err)
{
    if (strcmp(format, "json") == 0)
        return write_json(report, out, err);
    if (strcmp(format, "text") == 0)
        return write_text(report, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text ou json", format);
}
