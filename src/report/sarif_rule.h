/* SPDX-License-Identifier: Apache-2.0 */
/* sarif_rule.h - the sheet of a rule as SARIF's reportingDescriptor (3.49). */
#ifndef CLAUSIER_REPORT_SARIF_RULE_H
#define CLAUSIER_REPORT_SARIF_RULE_H

#include "report/json.h"
#include "report/remark.h"

/* "error", "warning", "note". */
const char *sarif_level_name(RemarkLevel level);

/* A new object; NULL without memory. */
json_t *sarif_rule(const Pack *pack, const Rule *rule, const WriterOptions *options,
                   bool *ok);

#endif
