/* SPDX-License-Identifier: Apache-2.0 */
/* explain.h - the page of a rule: what is checked, why, and what to write; or the pages
 * of all rules, as a guide. */
#ifndef CLAUSIER_REPORT_EXPLAIN_H
#define CLAUSIER_REPORT_EXPLAIN_H

#include "report/report.h"

#include <stdbool.h>

typedef struct Explanation {
    const Pack *pack;
    const char *program_version; /* html says it */
    const Rule *rule;            /* NULL: the guide of those that follow */
    bool (*has)(const Rule *rule, const void *user); /* NULL: all rules */
    const void *user;
} Explanation;

/* `format` is "text", "markdown", "html" or "json". */
bool explain_write(const Explanation *explanation, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err);

/* The next rule of a guide from `*at` on, which then stands behind it; NULL past the
 * last. */
const Rule *explain_next(const Explanation *explanation, size_t *at);

#endif
