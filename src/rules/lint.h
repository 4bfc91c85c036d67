/* SPDX-License-Identifier: Apache-2.0 */
/* lint.h - what a look at the form of a pack finds.
 *
 * Errors keep a file from being loaded; advice does not: a fragment nobody uses, a
 * pattern that meets every line or goes back without end, a rule without examples, a
 * French text without its no-break spaces. */
#ifndef CLAUSIER_RULES_LINT_H
#define CLAUSIER_RULES_LINT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct LintNote {
    const char *file;
    uint32_t line, column;
    const char *message;
    bool is_error;
} LintNote;

typedef struct Lint Lint;

/* Looks at the packs named, or at the built-in one when none is.  The caller owns the
 * result.  NULL when the packs cannot be found or memory is short. */
Lint *lint_new(const char *const *paths, size_t count, bool without_default,
               Error *err);
void lint_free(Lint *lint);

/* Rules looked at. */
size_t lint_rule_count(const Lint *lint);
/* By file, line and column. */
size_t lint_count(const Lint *lint);
const LintNote *lint_at(const Lint *lint, size_t index);

#endif
