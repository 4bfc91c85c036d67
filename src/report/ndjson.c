/* SPDX-License-Identifier: Apache-2.0 */
/* ndjson.c - the JSON report a dossier a line, for batches that are read as a stream.
 */
#include "report/report_json.h"

static bool write_ndjson(const Report *report, const WriterOptions *options,
                         Buffer *out, Error *err)
{
    bool ok = true;
    for (size_t d = 0; ok && d < report->count; d++) {
        json_write_line(out, report_json_dossier(&report->dossiers[d], options, &ok),
                        &ok);
        buffer_add_char(out, '\n');
    }
    return (ok && !buffer_failed(out)) || error_memory(err);
}

static const char *const extensions[] = { "ndjson", "jsonl", NULL };

const Writer writer_ndjson = {
    .name = "ndjson",
    .title = "JSON Lines",
    .extensions = extensions,
    .write = write_ndjson,
};
