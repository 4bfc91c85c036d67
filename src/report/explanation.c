/* SPDX-License-Identifier: Apache-2.0 */
#include "report/explanation.h"

const Rule *explain_next(const Explanation *explanation, size_t *at)
{
    while (*at < pack_rule_count(explanation->pack)) {
        const Rule *rule = pack_rule_at(explanation->pack, (*at)++);
        if (!explanation->has || explanation->has(rule, explanation->user))
            return rule;
    }
    return NULL;
}
