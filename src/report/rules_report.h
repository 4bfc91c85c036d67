/* SPDX-License-Identifier: Apache-2.0 */
/* rules_report.h - how the examples of the rules came out. */
#ifndef CLAUSIER_REPORT_RULES_REPORT_H
#define CLAUSIER_REPORT_RULES_REPORT_H

#include "report/report.h"

/* An example that did not get its verdict. */
typedef struct RuleFault {
    const Rule *rule;
    const Example *example;
    Verdict got;
} RuleFault;

typedef struct RulesReport {
    size_t rules, examples; /* looked at */
    const RuleFault *faults;
    size_t fault_count;
} RulesReport;

/* `format` is "text" or "json". */
bool rules_report_write(const RulesReport *report, const char *format,
                        const WriterOptions *options, Buffer *out, Error *err);

#endif
