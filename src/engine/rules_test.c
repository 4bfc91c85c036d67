/* SPDX-License-Identifier: Apache-2.0 */
/* rules_test.c - judges the examples of the rules, as documents of their own.
 *
 * An example is a heading with the paragraphs under it; " | " in a line makes a row of
 * a table.  It is judged by its own rule alone, on the facts that the rule applies to.
 */
#include "engine/rules_test.h"
#include "engine/engine.h"

#include "finding/judge.h"

#include <stdlib.h>
#include <string.h>

static void add_block(Document *document, BlockKind kind, const char *text,
                      size_t length)
{
    document_open_block(document, kind, STREAM_BODY);
    if (kind == BLOCK_HEADING && document_current(document))
        document_current(document)->level = 1;
    document_add_text(document, text, length, 0);
    document_close_block(document);
}

static const char *find_bar(const char *text, size_t length)
{
    for (size_t i = 0; i + 3 <= length; i++)
        if (memcmp(text + i, " | ", 3) == 0)
            return text + i;
    return NULL;
}

static void add_row(Document *document, const char *line, size_t length)
{
    document_open_row(document, false);
    for (const char *end = line + length; line;) {
        const char *bar = find_bar(line, (size_t)(end - line));
        document_open_cell(document, 1, 1);
        add_block(document, BLOCK_PARAGRAPH, line, (size_t)((bar ? bar : end) - line));
        document_close_cell(document);
        line = bar ? bar + 3 : NULL;
    }
    document_close_row(document);
}

static Document *example_document(const Example *example, Error *err)
{
    bool in_table = false;
    Document *document = document_new("exemple", "text", &limits_default, err);
    if (!document)
        return NULL;
    if (*example->heading)
        add_block(document, BLOCK_HEADING, example->heading, strlen(example->heading));
    for (const char *line = example->text; *line;) {
        size_t length = strcspn(line, "\n");
        bool row = find_bar(line, length) != NULL;
        if (row && !in_table)
            document_open_table(document);
        if (!row && in_table)
            document_close_table(document);
        in_table = row;
        if (row)
            add_row(document, line, length);
        else if (length)
            add_block(document, BLOCK_PARAGRAPH, line, length);
        line += length + (line[length] == '\n');
    }
    if (in_table)
        document_close_table(document);
    if (document_finish(document, err))
        return document;
    document_free(document);
    return NULL;
}

static bool is_rule(const Rule *rule, const void *wanted)
{
    return rule == wanted;
}

/* Facts on which the rule applies. */
static GivenFact *facts_of(const Rule *rule, size_t *count)
{
    GivenFact *facts = calloc(rule->applies_count + 1, sizeof *facts);
    *count = 0;
    for (size_t i = 0; facts && i < rule->applies_count; i++)
        if (rule->applies[i].how == COMPARE_IS && rule->applies[i].value_count)
            facts[(*count)++] =
                (GivenFact){ rule->applies[i].fact, rule->applies[i].values[0] };
    return facts;
}

bool example_judge(const Pack *pack, const Rule *rule, const Example *example,
                   const char *date, Verdict *verdict, Error *err)
{
    bool ok = false;
    size_t given_count = 0;
    const Facts *facts;
    const Findings *findings;
    GivenFact *given = facts_of(rule, &given_count);
    Document *document = example_document(example, err);
    MatchScratch *scratch = match_scratch_new(limits_default.match_steps, err);
    Dossier *dossier = dossier_new("exemple", pack, &limits_default, err);
    if (!given || !document || !scratch || !dossier) {
        document_free(document);
        error_memory(err);
        goto done;
    }
    if (!dossier_add_document(dossier, "exemple", "exemple", document, scratch, err))
        goto done;
    dossier_set_kind(dossier, 0, example->kind, true);
    facts = facts_find(dossier, given, given_count, err);
    findings = facts ? judge_dossier(dossier, facts, date, is_rule, rule, err) : NULL;
    if (findings && findings->count == 1) {
        *verdict = findings->items[0].verdict;
        ok = true;
    }
done:
    dossier_free(dossier);
    match_scratch_free(scratch);
    free(given);
    return ok;
}
