/* SPDX-License-Identifier: Apache-2.0 */
/* blanks.c - « XX heures », « …… % », « [à compléter] »: a missing element, not an
 * element; unless it is for the bidder to fill in. */
#include "evidence/polarity.h"

bool is_for_bidder(const Source *source, const Passage *passage)
{
    Span line = text_line_at(source->text, passage->line)->span;
    if (turn_find(source, TURN_BIDDER, line, NULL))
        return true;
    if (passage->lead.end > passage->lead.start &&
        turn_find(source, TURN_BIDDER, passage->lead, NULL))
        return true;
    return source->kind == KIND_AE;
}

bool is_blank(const Source *source, const Passage *passage, Span *reason)
{
    return turn_find(source, TURN_BLANK, passage->span, reason) &&
           !is_for_bidder(source, passage);
}
