/* SPDX-License-Identifier: Apache-2.0 */
/* negation.c - is a match denied by the words around it?
 *
 *     « Le marché ne comporte pas de clause d'insertion. »
 *                 ~~~~~~~~~~~~~~~    ^^^^^^^^^^^^^^^^^^ negated by what stands before
 *     « La clause d'insertion prévue au modèle est supprimée. »
 *          ^^^^^^^^^^^^^^^^^^                  ~~~~~~~~~~~~~ by what stands after
 *
 * A negation reaches as far as its clause, less across a comma unless the commas part
 * an aside (« n'est prévu, dans ce marché, d'obligation »), and a turn such as « ne
 * peut être exonéré » takes the negation it contains out of play. */
#include "evidence/polarity.h"

#include <string.h>

enum {
    REACH = 110,           /* bytes between the negation and the match */
    REACH_OVER_COMMA = 45, /* the same when a comma stands between them */
    REACH_BACK = 80, /* over commas, from a verb back to the first of its subjects */
    OPENING = 60,    /* bytes of a sentence that are its opening */
};

typedef struct Search {
    const Source *source;
    Span clause, match;
    bool before;
    Span reason;
} Search;

typedef struct Overlap {
    Span negation;
} Overlap;

static bool is_overlapping(Span affirmation, void *user)
{
    const Overlap *overlap = user;
    return span_is_crossing(affirmation, overlap->negation);
}

static bool is_holding(Span blank, void *user)
{
    const Overlap *overlap = user;
    return span_is_within(overlap->negation, blank);
}

/* True when the negation is part of a turn that affirms, or one of the alternatives of
 * a blank (« [insertion / sans objet] »). */
static bool is_affirmed(const Source *source, Span clause, Span negation)
{
    Overlap overlap = { negation };
    return turn_visit(source, TURN_NEGATION_DOUBLE, clause, is_overlapping, &overlap) ||
           turn_visit(source, TURN_BLANK, clause, is_holding, &overlap);
}

/* The first aside between a negation and its object, if it stands there whole. */
static Span aside_in(const Source *source, Span between)
{
    Span aside, none = { between.end, between.end };
    if (!turn_find(source, TURN_ASIDE, between, &aside))
        return none;
    return span_is_within(aside, between) ? aside : none;
}

static bool is_in_reach(const Source *source, bool before, uint32_t from, uint32_t to)
{
    if (to <= from)
        return true;
    const char *bytes = text_bytes(source->text);
    Span between = { from, to };
    Span aside = before ? aside_in(source, between) : (Span){ to, to };
    uint32_t distance = to - from - (aside.end - aside.start);
    bool comma = memchr(bytes + from, ',', aside.start - from) != NULL ||
                 memchr(bytes + aside.end, ',', to - aside.end) != NULL;
    uint32_t over_comma = before ? REACH_OVER_COMMA : REACH_BACK;
    return distance <= (comma ? over_comma : REACH);
}

static bool see(Span negation, void *user)
{
    Search *search = user;
    bool placed = search->before ? negation.start < search->match.start &&
                                       negation.end <= search->match.end
                                 : negation.start >= search->match.end;
    if (!placed || negation.end > search->clause.end)
        return false;
    uint32_t from = search->before ? negation.end : search->match.end;
    uint32_t to = search->before ? search->match.start : negation.start;
    if (!is_in_reach(search->source, search->before, from, to) ||
        is_affirmed(search->source, search->clause, negation))
        return false;
    search->reason = negation;
    return true;
}

bool is_negated(const Source *source, const Passage *passage, Span match, Span *reason)
{
    Search search = {
        source, passage_clause(source, passage, match), match, true, { 0, 0 }
    };
    bool found = turn_visit(source, TURN_NEGATION_BEFORE, search.clause, see, &search);
    if (!found) {
        search.before = false;
        found = turn_visit(source, TURN_NEGATION_AFTER, search.clause, see, &search);
    }
    if (!found && passage->lead.end > passage->lead.start)
        found = is_opening_negated(source, passage->lead, &search.reason);
    if (found)
        *reason = search.reason;
    return found;
}

/* A negation in `within`, a part of the sentence, that no turn affirms. */
static bool is_denied_in(const Source *source, Span sentence, Span within, Span *reason)
{
    Span found;
    if (!turn_find(source, TURN_NEGATION_BEFORE, within, &found) &&
        !turn_find(source, TURN_NEGATION_AFTER, within, &found))
        return false;
    if (is_affirmed(source, sentence, found))
        return false;
    *reason = found;
    return true;
}

bool is_opening_negated(const Source *source, Span sentence, Span *reason)
{
    Span opening = sentence;
    if (opening.end > opening.start + OPENING)
        opening.end = opening.start + OPENING;
    return is_denied_in(source, sentence, opening, reason);
}

bool is_denying(const Source *source, Span sentence, Span *reason)
{
    return is_denied_in(source, sentence, sentence, reason);
}
