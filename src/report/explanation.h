/* SPDX-License-Identifier: Apache-2.0 */
/* explanation.h - which rules are explained: one alone, or those of a guide. */
#ifndef CLAUSIER_REPORT_EXPLANATION_H
#define CLAUSIER_REPORT_EXPLANATION_H

#include "rules/pack.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Explanation {
    const Pack *pack;
    const char *program_version; /* html says it */
    const Rule *rule;            /* NULL: the guide of those that follow */
    bool (*has)(const Rule *rule, const void *user); /* NULL: all rules */
    const void *user;
} Explanation;

/* The next rule of a guide from `*at` on, which then stands behind it; NULL past the
 * last. */
const Rule *explain_next(const Explanation *explanation, size_t *at);

#endif
