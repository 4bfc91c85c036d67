/* SPDX-License-Identifier: Apache-2.0 */
/* rules_list.h - the rules in use, one a line. */
#ifndef CLAUSIER_REPORT_RULES_LIST_H
#define CLAUSIER_REPORT_RULES_LIST_H

#include "finding/judge.h"
#include "report/report.h"

/* `format` is "text" or "json". */
bool rules_list_write(const Pack *pack, RuleFilter filter, const void *user,
                      const char *format, const WriterOptions *options, Buffer *out,
                      Error *err);

#endif
