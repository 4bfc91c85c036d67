/* SPDX-License-Identifier: Apache-2.0 */
/* explain.h - the page of a rule: what is checked, why, and what to write. */
#ifndef CLAUSIER_REPORT_EXPLAIN_H
#define CLAUSIER_REPORT_EXPLAIN_H

#include "report/report.h"

/* `format` is "text", "markdown" or "json". */
bool explain_write(const Pack *pack, const Rule *rule, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err);

#endif
