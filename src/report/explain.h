/* SPDX-License-Identifier: Apache-2.0 */
/* explain.h - the page of a rule: what is checked, why, and what to write; or the pages
 * of all rules, as a guide. */
#ifndef CLAUSIER_REPORT_EXPLAIN_H
#define CLAUSIER_REPORT_EXPLAIN_H

#include "report/explanation.h"
#include "report/report.h"

#include <stdbool.h>

/* `format` is "text", "markdown", "html" or "json". */
bool explain_write(const Explanation *explanation, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err);

#endif
