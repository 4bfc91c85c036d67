/* SPDX-License-Identifier: Apache-2.0 */
/* explain_rule.h - all that is told of a rule. */
#ifndef CLAUSIER_REPORT_EXPLAIN_RULE_H
#define CLAUSIER_REPORT_EXPLAIN_RULE_H

#include "report/explain_sheet.h"

void explain_rule(Sheet *sheet, const Rule *rule);

#endif
