/* SPDX-License-Identifier: Apache-2.0 */
/* writers.c - the table of output formats.  A new one is a row here. */
#include "report/report.h"

#include "base/file.h"
#include "rules/nearest.h"

#include <string.h>

extern const Writer writer_text;
extern const Writer writer_json;
extern const Writer writer_html;
extern const Writer writer_ndjson;
extern const Writer writer_csv;
extern const Writer writer_markdown;
extern const Writer writer_sarif;
extern const Writer writer_junit;
extern const Writer writer_checkstyle;
extern const Writer writer_github;
extern const Writer writer_gitlab;
extern const Writer writer_decp;

const Writer *const writers[] = {
    &writer_text,     &writer_json,  &writer_html,  &writer_ndjson,     &writer_csv,
    &writer_markdown, &writer_sarif, &writer_junit, &writer_checkstyle, &writer_github,
    &writer_gitlab,   &writer_decp,  NULL,
};

const Writer *writer_find(const char *name)
{
    for (size_t i = 0; writers[i]; i++)
        if (strcmp(writers[i]->name, name) == 0)
            return writers[i];
    return NULL;
}

/* The longest ending wins: "lint.sarif.json" is not any JSON. */
const Writer *writer_for_path(const char *path)
{
    const Writer *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; writers[i]; i++)
        for (const char *const *ending = writers[i]->extensions; *ending; ending++)
            if (strlen(*ending) > longest && path_has_extension(path, *ending)) {
                found = writers[i];
                longest = strlen(*ending);
            }
    return found;
}

bool writer_unknown(const char *name, Error *err)
{
    enum { ROOM = 32 };
    const char *names[ROOM];
    size_t count = 0;
    Buffer all;
    buffer_init(&all, 4096);
    for (; writers[count] && count < ROOM; count++) {
        names[count] = writers[count]->name;
        buffer_add_format(&all, count ? ", %s" : "%s", names[count]);
    }
    const char *nearest = nearest_word(name, names, count);
    if (nearest)
        error_set(err, ERROR_USAGE, (Where){ 0 },
                  "format inconnu « %s » ; vouliez-vous dire « %s » ?", name, nearest);
    else
        error_set(err, ERROR_USAGE, (Where){ 0 },
                  "format inconnu « %s » ; attendu : %s", name, buffer_string(&all));
    buffer_done(&all);
    return false;
}
