/* SPDX-License-Identifier: Apache-2.0 */
/* rules_lint.h - what a look at the form of the rules found, a line a note.
 *
 * Text is `file:line:column: message`, as editors and compilers have it; never wrapped.
 */
#ifndef CLAUSIER_REPORT_RULES_LINT_H
#define CLAUSIER_REPORT_RULES_LINT_H

#include "report/report.h"
#include "rules/lint.h"

/* `format` is "text" or "json". */
bool rules_lint_write(const Lint *lint, const char *format,
                      const WriterOptions *options, Buffer *out, Error *err);

#endif
