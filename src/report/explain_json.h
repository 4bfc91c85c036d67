/* SPDX-License-Identifier: Apache-2.0 */
/* explain_json.h - the page of a rule for programs. */
#ifndef CLAUSIER_REPORT_EXPLAIN_JSON_H
#define CLAUSIER_REPORT_EXPLAIN_JSON_H

#include "report/explanation.h"
#include "report/report.h"

bool explain_json(const Explanation *explanation, const WriterOptions *options,
                  Buffer *out, Error *err);

#endif
