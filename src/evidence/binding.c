/* SPDX-License-Identifier: Apache-2.0 */
/* binding.c - must the holder, or may he?
 *
 * French contracts bind in the present and the future tense without a word for it (« le
 * titulaire trie ses déchets »), so binding is the rule here and only a wish, an option
 * or a softened duty is looked for. */
#include "evidence/polarity.h"

#include <string.h>

/* In the clause of the match, or in the opening that introduces a list. */
static bool find_turn(const Source *source, Turn turn, const Passage *passage,
                      Span match, Span *reason)
{
    if (turn_find(source, turn, passage_clause(source, passage, match), reason))
        return true;
    return passage->lead.end > passage->lead.start &&
           turn_find(source, turn, passage->lead, reason);
}

bool is_wish(const Source *source, const Passage *passage, Span match, Span *reason)
{
    return find_turn(source, TURN_WISH, passage, match, reason);
}

static bool has_figure(const Source *source, Span span)
{
    const char *bytes = text_bytes(source->text);
    for (uint32_t at = span.start; at < span.end; at++)
        if (bytes[at] >= '0' && bytes[at] <= '9')
            return true;
    return false;
}

/* True when the clause opens with who acts: « il », « elles », « le titulaire ». */
static bool has_own_subject(const Source *source, Span clause)
{
    enum { OPENING = 30 };
    static const char *const pronouns[] = { "il ", "ils ", "elle ", "elles " };
    const char *bytes = text_bytes(source->text) + clause.start;
    size_t length = clause.end - clause.start;
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (length > strlen(pronouns[i]) &&
            memcmp(bytes, pronouns[i], strlen(pronouns[i])) == 0)
            return true;
    Span opening = clause;
    if (opening.end > opening.start + OPENING)
        opening.end = opening.start + OPENING;
    return turn_find(source, TURN_HOLDER, opening, NULL);
}

/* « Il favorise l'emploi local : il y consacre 8 % des heures. »  What is soft before
 * the break is counted behind it, in a clause of its own. */
static bool is_counted_behind(const Source *source, Span clause, Span soft)
{
    return soft.end <= clause.start && has_figure(source, clause) &&
           has_own_subject(source, clause);
}

bool is_softened(const Source *source, const Passage *passage, Span match, Span *reason)
{
    Span soft;
    if (find_turn(source, TURN_SOFTENED, passage, match, reason))
        return true;
    if (!turn_find(source, TURN_SOFTENED, passage->span, &soft) ||
        is_counted_behind(source, passage_clause(source, passage, match), soft))
        return false;
    *reason = soft;
    return true;
}
