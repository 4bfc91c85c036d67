/* SPDX-License-Identifier: Apache-2.0 */
/* compare.h - two versions of a dossier, verdict by verdict. */
#ifndef CLAUSIER_REPORT_COMPARE_H
#define CLAUSIER_REPORT_COMPARE_H

#include "report/report.h"

/* The first dossier of the report is the version before, the second the one after.
 * `format` is "text", "markdown", "html" or "json". */
bool compare_write(const Report *report, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err);

/* 1 when a point at or above fail-on became worse, 3 when something could not be read,
 * else 0. */
int compare_status(const Report *report);

#endif
