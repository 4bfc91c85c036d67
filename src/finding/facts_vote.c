/* SPDX-License-Identifier: Apache-2.0 */
/* facts_vote.c - the facts whose value is one of a few: the strongest voice wins.
 *
 * Each match of a value's wording votes for it with the weight of the value times that
 * of its zone.  A word said twenty times in the body weighs less than once in the
 * title: votes of one zone of one document are capped. */
#include "finding/facts_build.h"

#include <string.h>

enum { HEAD_BYTES = 80 }; /* from there on a title only adds details */

static const double zone_weights[ZONE_COUNT] = {
    [ZONE_BODY] = 0.1, [ZONE_HEADING] = 0.3, [ZONE_LOTS] = 2,
    [ZONE_OBJECT] = 3, [ZONE_TITLE] = 3,     [ZONE_NAME] = 3,
};
static const unsigned zone_caps[ZONE_COUNT] = {
    [ZONE_BODY] = 6,   [ZONE_HEADING] = 3, [ZONE_LOTS] = 3,
    [ZONE_OBJECT] = 2, [ZONE_TITLE] = 2,   [ZONE_NAME] = 1,
};
/* Below it a fact of yes or no is no, and another is unknown. */
static const double yes_from = 1.9, known_from = 0.15;

typedef struct Tally {
    const FactFinder *finder;
    uint32_t document;
    unsigned seen[ZONE_COUNT];
    double votes;
    /* The best passage so far. */
    Zone best_zone;
    double best_strength;
    uint32_t best_document;
    Span best;
} Tally;

/* The passage shown is the one that says it best; of two as good, the one of the higher
 * place. */
static void keep_best(Tally *tally, double strength, Zone zone, Span span)
{
    if (span.end == span.start)
        return; /* the name of a file cannot be quoted: any passage is better */
    if (strength > tally->best_strength ||
        (strength == tally->best_strength && zone > tally->best_zone)) {
        tally->best_zone = zone;
        tally->best_strength = strength;
        tally->best_document = tally->document;
        tally->best = span;
    }
}

static void count_vote(Tally *tally, const FactValue *value, double head, Zone zone,
                       Span span)
{
    if (tally->seen[zone]++ >= zone_caps[zone])
        return;
    tally->votes += value->weight * head * zone_weights[zone];
    keep_best(tally, value->weight * zone_weights[zone], zone, span);
}

/* What a title begins with is its head: « Nettoyage du restaurant scolaire » cleans. */
static double head_weight(const Source *source, uint32_t line, Span match)
{
    uint32_t offset = match.start - text_line_at(source->text, line)->span.start;
    return offset < HEAD_BYTES ? 2 - (double)offset / HEAD_BYTES : 1;
}

typedef struct Voting {
    Tally *tally;
    const FactValue *value;
} Voting;

static bool see_match(const Item *item, Span match, void *user)
{
    Voting *voting = user;
    Tally *tally = voting->tally;
    const Source *source = &tally->finder->sources[tally->document];
    uint32_t line = text_line_of(source->text, match.start);
    Zone zone = zone_of(tally->finder->zones[tally->document][line]);
    double head = zone == ZONE_TITLE || zone == ZONE_OBJECT
                      ? head_weight(source, line, match)
                      : 1;
    (void)item;
    count_vote(tally, voting->value, head, zone, match);
    return false;
}

/* The name of a file speaks too, where one pattern is enough. */
static void see_name(const FactFinder *finder, const FactValue *value, Tally *tally)
{
    const char *path = dossier_document_at(finder->dossier, tally->document)->name;
    const char *name = name_fold(path, finder->arena);
    for (size_t i = 0; name && i < value->any.count; i++) {
        const Item *item = &value->any.items[i];
        Span found;
        if (item->all_count != 1 || item->under != PATTERN_NONE || item->kinds ||
            item->heading)
            continue;
        Pattern *pattern = matcher_pattern_at(pack_matcher(finder->pack), item->all[0]);
        if (pattern_seek(pattern, finder->scratch, name, strlen(name), 0, &found) == 1)
            count_vote(tally, value, 1, ZONE_NAME, (Span){ 0, 0 });
    }
}

static void tally_value(const FactFinder *finder, const FactValue *value,
                        uint32_t document, Tally *tally)
{
    Voting voting = { tally, value };
    const Source *source = &finder->sources[document];
    if (source->kind == KIND_FORM)
        return;
    tally->document = document;
    memset(tally->seen, 0, sizeof tally->seen);
    see_name(finder, value, tally);
    items_visit(source, value->any, source_span(source), see_match, &voting);
}

/* The votes of the documents from `first` to before `end` for one value of one fact. */
static Tally tally_some(const FactFinder *finder, const char *fact, const char *value,
                        uint32_t first, uint32_t end)
{
    Tally tally = { .finder = finder };
    for (size_t i = 0; i < pack_fact_count(finder->pack); i++) {
        const FactValue *one = pack_fact_at(finder->pack, i);
        if (strcmp(one->fact, fact) != 0 || strcmp(one->value, value) != 0)
            continue;
        for (uint32_t document = first; document < end; document++)
            tally_value(finder, one, document, &tally);
    }
    return tally;
}

/* All votes for one value of one fact. */
static Tally tally_votes(const FactFinder *finder, const char *fact, const char *value)
{
    return tally_some(finder, fact, value, 0, (uint32_t)finder->count);
}

static bool is_first_of_its_value(const Pack *pack, size_t index)
{
    const FactValue *mine = pack_fact_at(pack, index);
    for (size_t i = 0; i < index; i++) {
        const FactValue *other = pack_fact_at(pack, i);
        if (strcmp(other->fact, mine->fact) == 0 &&
            strcmp(other->value, mine->value) == 0)
            return false;
    }
    return true;
}

typedef struct Poll {
    const char *value; /* the winner; NULL when nobody voted */
    Tally tally;
    double sum;
} Poll;

static Poll poll(const FactFinder *finder, FactName name)
{
    Poll result = { .value = NULL };
    for (size_t i = 0; i < pack_fact_count(finder->pack); i++) {
        const FactValue *one = pack_fact_at(finder->pack, i);
        if (strcmp(one->fact, fact_name(name)) != 0 ||
            !is_first_of_its_value(finder->pack, i))
            continue;
        Tally tally = tally_votes(finder, one->fact, one->value);
        result.sum += tally.votes > 0 ? tally.votes : 0;
        if (tally.votes >= known_from &&
            (!result.value || tally.votes > result.tally.votes)) {
            result.value = one->value;
            result.tally = tally;
        }
    }
    return result;
}

/* How sure a winner is: its share, and less when few voices were heard at all. */
static double confidence_of(const Poll *result)
{
    double share = result->tally.votes / result->sum;
    return result->tally.votes < 1 ? share * 0.6 : share;
}

static void find_by_votes(FactFinder *finder, FactName name)
{
    Poll result = poll(finder, name);
    if (result.value)
        fact_set(finder, name, result.value, confidence_of(&result),
                 result.tally.best_document, result.tally.best);
}

/* A fact that holds or does not, whatever else holds. */
static void find_yes_or_no(FactFinder *finder, FactName name)
{
    Tally tally = tally_votes(finder, fact_name(name), "oui");
    if (tally.votes >= yes_from)
        fact_set(finder, name, "oui", 0.9, tally.best_document, tally.best);
    else if (finder->count)
        fact_set(finder, name, "non", 0.8, 0, (Span){ 0, 0 });
}

/* The kinds of the documents tell most of the nature: a tender has a règlement or a
 * cahier des charges, a SPASER that is not an annex of one has none. */
static void find_nature(FactFinder *finder)
{
    double tender = 0, concession = 0, scheme = 0;
    for (size_t i = 0; i < finder->count; i++) {
        switch (finder->sources[i].kind) {
        case KIND_RC:
        case KIND_AAPC:
            tender += 0.5;
            break;
        case KIND_CCAP:
        case KIND_CCP:
        case KIND_AE:
            tender += 2;
            break;
        case KIND_CCTP:
            tender += 1;
            break;
        case KIND_CONCESSION:
            concession += 6;
            break;
        case KIND_SPASER:
            scheme += 6;
            break;
        default:
            break;
        }
    }
    Tally said_tender = tally_votes(finder, "nature", "marche");
    Tally said_concession = tally_votes(finder, "nature", "concession");
    Tally said_scheme = tally_votes(finder, "nature", "spaser");
    bool is_scheme = scheme > 0 && tender + concession == 0;
    const struct {
        const char *value;
        double votes;
        const Tally *tally;
    } choices[] = {
        { "marche", tender + said_tender.votes, &said_tender },
        { "concession", concession + said_concession.votes, &said_concession },
        { "spaser", is_scheme ? scheme + said_scheme.votes : 0, &said_scheme },
    };
    size_t best = 0;
    double sum = 0;
    for (size_t i = 0; i < 3; i++) {
        sum += choices[i].votes;
        if (choices[i].votes > choices[best].votes)
            best = i;
    }
    if (is_scheme)
        best = 2;
    if (choices[best].votes < 0.5)
        return;
    fact_set(finder, FACT_NATURE, choices[best].value, choices[best].votes / sum,
             choices[best].tally->best_document, choices[best].tally->best);
}

/* The documents that are about the procedure say it in their text, others by the way.
 */
static bool is_heard(const FactFinder *finder, FactName name, uint32_t document)
{
    DocumentKind kind = finder->sources[document].kind;
    return name != FACT_PROCEDURE || kind == KIND_RC || kind == KIND_AAPC ||
           kind == KIND_AE;
}

/* Documents that say of themselves, at the least place `from`, what the dossier as a
 * whole is not, and nowhere what it is. */
static void find_dissent(FactFinder *finder, FactName name, Zone from)
{
    const char *fact = fact_name(name), *value = finder->facts[name].value;
    for (uint32_t d = 0; *value && d < finder->count; d++) {
        if (!is_heard(finder, name, d) ||
            tally_some(finder, fact, value, d, d + 1).votes > 0)
            continue;
        for (size_t i = 0; i < pack_fact_count(finder->pack); i++) {
            const FactValue *one = pack_fact_at(finder->pack, i);
            if (strcmp(one->fact, fact) != 0 || strcmp(one->value, value) == 0 ||
                !is_first_of_its_value(finder->pack, i))
                continue;
            Tally other = tally_some(finder, fact, one->value, d, d + 1);
            if (other.best_zone >= from && other.best.end > other.best.start)
                fact_add_other(finder, name, one->value, d, other.best);
        }
    }
}

/* A scheme of purchases buys nothing itself. */
static void settle_scheme(FactFinder *finder)
{
    Span none = { 0, 0 };
    fact_set(finder, FACT_CATEGORIE, "services", 0.5, 0, none);
    fact_set(finder, FACT_SECTEUR, "autre", 0.9, 0, none);
    fact_set(finder, FACT_ALIMENTATION, "non", 0.9, 0, none);
    fact_set(finder, FACT_RESERVABLES, "non", 0.9, 0, none);
}

void votes_find(FactFinder *finder)
{
    find_nature(finder);
    find_by_votes(finder, FACT_ACHETEUR);
    if (strcmp(finder->facts[FACT_NATURE].value, "spaser") == 0) {
        settle_scheme(finder);
        return;
    }
    find_by_votes(finder, FACT_CATEGORIE);
    find_by_votes(finder, FACT_SECTEUR);
    find_by_votes(finder, FACT_PROCEDURE);
    find_dissent(finder, FACT_NATURE, ZONE_OBJECT);
    find_dissent(finder, FACT_PROCEDURE, ZONE_BODY);
    find_by_votes(finder, FACT_FORME);
    find_yes_or_no(finder, FACT_ALIMENTATION);
    find_yes_or_no(finder, FACT_RESERVABLES);
    /* Only services can be reserved to the ESS, and who builds does not feed. */
    const char *category = finder->facts[FACT_CATEGORIE].value;
    if (*category && strcmp(category, "services") != 0)
        fact_set(finder, FACT_RESERVABLES, "non", 0.9, 0, (Span){ 0, 0 });
    if (strcmp(category, "travaux") == 0)
        fact_set(finder, FACT_ALIMENTATION, "non", 0.9, 0, (Span){ 0, 0 });
    /* A text that was read and speaks for no sector of the list is of another. */
    if (finder->count && finder->facts[FACT_SECTEUR].origin == FACT_UNKNOWN)
        fact_set(finder, FACT_SECTEUR, "autre", 0.5, 0, (Span){ 0, 0 });
}
