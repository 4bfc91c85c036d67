/* SPDX-License-Identifier: Apache-2.0 */
/* examples.h - the examples of the rules, judged. */
#ifndef CLAUSIER_FINDING_EXAMPLES_H
#define CLAUSIER_FINDING_EXAMPLES_H

#include "finding/judge.h"

/* The verdict that an example gets from its rule on `date` (YYYY-MM-DD).  The example
 * is a dossier of one document, judged by its own rule alone. */
bool example_judge(const Pack *pack, const Rule *rule, const Example *example,
                   const char *date, Verdict *verdict, Error *err);

#endif
