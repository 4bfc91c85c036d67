/* SPDX-License-Identifier: Apache-2.0 */
/* rules_test.h - the examples of the rules, judged. */
#ifndef CLAUSIER_ENGINE_RULES_TEST_H
#define CLAUSIER_ENGINE_RULES_TEST_H

#include "base/error.h"
#include "rules/pack.h"

#include <stdbool.h>

/* The verdict that an example gets from its rule on `date`. */
bool example_judge(const Pack *pack, const Rule *rule, const Example *example,
                   const char *date, Verdict *verdict, Error *err);

#endif
