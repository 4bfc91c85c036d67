/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/standing.h"

const char *standing_name(Standing standing)
{
    static const char *const names[STANDING_COUNT] = {
        [STANDING_OPERATIVE] = "operative",
        [STANDING_SOFTENED] = "softened",
        [STANDING_BLANK] = "blank",
        [STANDING_UNDECIDED] = "undecided",
        [STANDING_UNPLACED] = "unplaced",
        [STANDING_EXCLUDED] = "excluded",
        [STANDING_WISH] = "wish",
        [STANDING_QUOTATION] = "quotation",
        [STANDING_DEFINITION] = "definition",
        [STANDING_CONTEXT] = "context",
        [STANDING_INSTRUCTION] = "instruction",
        [STANDING_FUTURE] = "future",
        [STANDING_REFERENCE] = "reference",
        [STANDING_OTHER_SENSE] = "other-sense",
        [STANDING_IGNORED] = "ignored",
        [STANDING_WEAK] = "weak",
        [STANDING_CLEARED] = "cleared",
        [STANDING_TITLE_ONLY] = "title-only",
        [STANDING_BIDDER_FORM] = "bidder-form",
        [STANDING_OUT_OF_TEXT] = "out-of-text",
    };
    return names[standing];
}
