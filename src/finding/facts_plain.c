/* SPDX-License-Identifier: Apache-2.0 */
/* facts_plain.c - the facts that stand in the text as a number or a date: date, lots,
 * cpv, duree.  The pack's patterns mark the passage, quantity.c reads what is there. */
#include "finding/facts_build.h"
#include "finding/quantity.h"

#include <stdio.h>
#include <string.h>

enum { REACH = 80 }; /* bytes behind a mark where its value stands */

/* One passage being read. */
typedef struct Reading {
    FactFinder *finder;
    uint32_t document;
    double base, months; /* of a duration, in months; of a renewal */
    unsigned times;
    Span span;
    char value[32];
} Reading;

static const char *bytes_of(const Reading *reading)
{
    return text_bytes(reading->finder->sources[reading->document].text);
}

/* What may be read from a mark on: to the end of its line, REACH bytes behind it. */
static Span reach_of(const Reading *reading, Span match)
{
    const Text *text = reading->finder->sources[reading->document].text;
    Span line = text_line_at(text, text_line_of(text, match.start))->span;
    uint32_t end = match.end + REACH < line.end ? match.end + REACH : line.end;
    return (Span){ match.start, end };
}

/* Calls `read` at each place of the span where a word or a number starts. */
typedef size_t (*ReadAt)(const char *at, const char *end, void *into);
static bool search(const char *bytes, Span span, ReadAt read, void *into, Span *found)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        if (at > span.start) {
            char before = bytes[at - 1];
            if ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'))
                continue;
        }
        size_t taken = read(bytes + at, bytes + span.end, into);
        if (taken) {
            *found = (Span){ at, at + (uint32_t)taken };
            return true;
        }
    }
    return false;
}

static size_t read_day(const char *at, const char *end, void *into)
{
    return day_read(at, end, into);
}

static size_t read_months(const char *at, const char *end, void *into)
{
    return months_read(at, end, into);
}

static bool see_date(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    Day day;
    (void)item;
    if (!search(bytes_of(reading), reach_of(reading, match), read_day, &day,
                &reading->span))
        return false;
    snprintf(reading->value, sizeof reading->value, "%04d-%02d-%02d", day.year,
             day.month, day.day);
    return true;
}

/* Goes through the documents until a mark of the fact can be read. */
static bool read_first(FactFinder *finder, Reading *reading, const char *fact,
                       const char *value, ItemVisitor see)
{
    for (uint32_t i = 0; i < finder->count; i++) {
        *reading = (Reading){ .finder = finder, .document = i };
        if (finder->sources[i].kind == KIND_FORM)
            continue;
        if (marks_visit(finder, &finder->sources[i], fact, value,
                        source_span(&finder->sources[i]), see, reading))
            return true;
    }
    return false;
}

void dates_find(FactFinder *finder)
{
    Reading reading;
    if (read_first(finder, &reading, "date", "envoi", see_date))
        fact_set(finder, FACT_DATE, reading.value, 0.9, reading.document, reading.span);
}

static size_t read_count(const char *at, const char *end, void *into)
{
    double number;
    size_t taken = quantity_read(at, end, &number);
    if (!taken || number < 1 || number > 999 || number != (unsigned)number)
        return 0;
    *(unsigned *)into = (unsigned)number;
    return taken;
}

static bool see_lots(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    unsigned lots;
    (void)item;
    if (!search(bytes_of(reading), match, read_count, &lots, &reading->span) ||
        lots < 2)
        return false;
    snprintf(reading->value, sizeof reading->value, "%u", lots);
    return true;
}

static bool see_single_lot(const Item *item, Span match, void *user)
{
    (void)item;
    ((Reading *)user)->span = match;
    return true;
}

/* Without a word on their number, lots are counted where they are named. */
static unsigned count_lot_rows(const FactFinder *finder, uint32_t document)
{
    const Text *text = finder->sources[document].text;
    unsigned most = 0, count = 0;
    uint32_t table = 0;
    for (uint32_t i = 0; i < text_line_count(text); i++) {
        const Line *line = text_line_at(text, i);
        if (!(finder->zones[document][i] & ZONE_IS_LOT) || !line->is_row)
            continue;
        count = line->table == table ? count + 1 : 1;
        table = line->table;
        most = count > most ? count : most;
    }
    return most;
}

/* « 3 lots » here and « 4 lots » or « lot unique » there. */
static void find_other_lots(FactFinder *finder)
{
    const Fact *fact = &finder->facts[FACT_LOTS];
    for (uint32_t i = 0; i < finder->count && fact->span.end > fact->span.start; i++) {
        const Source *source = &finder->sources[i];
        Reading reading = { .finder = finder, .document = i };
        if (i == fact->document)
            continue;
        if (!marks_visit(finder, source, "lots", "nombre", source_span(source),
                         see_lots, &reading)) {
            if (!marks_visit(finder, source, "lots", "unique", source_span(source),
                             see_single_lot, &reading))
                continue;
            snprintf(reading.value, sizeof reading.value, "1");
        }
        fact_add_other(finder, FACT_LOTS, reading.value, i, reading.span);
    }
}

static void find_lots(FactFinder *finder)
{
    Reading reading;
    if (read_first(finder, &reading, "lots", "nombre", see_lots)) {
        fact_set(finder, FACT_LOTS, reading.value, 0.9, reading.document, reading.span);
        return;
    }
    unsigned most = 0;
    uint32_t where = 0;
    for (uint32_t i = 0; i < finder->count; i++) {
        unsigned rows = count_lot_rows(finder, i);
        if (rows > most) {
            most = rows;
            where = i;
        }
    }
    if (most > 1) {
        snprintf(reading.value, sizeof reading.value, "%u", most);
        fact_set(finder, FACT_LOTS, reading.value, 0.7, where, (Span){ 0, 0 });
    } else if (read_first(finder, &reading, "lots", "unique", see_single_lot)) {
        fact_set(finder, FACT_LOTS, "1", 0.9, reading.document, reading.span);
    }
}

void lots_find(FactFinder *finder)
{
    find_lots(finder);
    find_other_lots(finder);
}

static bool see_cpv(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    const char *bytes = bytes_of(reading);
    (void)item;
    size_t digits = 0;
    for (uint32_t at = match.start; at < match.end && digits < 8; at++)
        if (bytes[at] >= '0' && bytes[at] <= '9')
            reading->value[digits++] = bytes[at];
    reading->value[digits] = '\0';
    reading->span = match;
    return digits == 8;
}

void cpv_find(FactFinder *finder)
{
    Reading reading;
    if (read_first(finder, &reading, "cpv", "code", see_cpv))
        fact_set(finder, FACT_CPV, reading.value, 0.9, reading.document, reading.span);
}

/* "deux mois avant l'echeance": a time, but not that of the contract. */
static bool is_other_time(const Reading *reading, Span found)
{
    const FactFinder *finder = reading->finder;
    return marks_hold(finder, &finder->sources[reading->document], "duree", "exclu",
                      found);
}

static bool see_duration(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    double months;
    Span found;
    (void)item;
    if (!search(bytes_of(reading), reach_of(reading, match), read_months, &months,
                &found) ||
        is_other_time(reading, found))
        return false;
    reading->base = months;
    reading->span = (Span){ match.start, found.end };
    return true;
}

/* "du 1er avril 2027 au 31 mars 2030" */
static bool see_period(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    Span reach = reach_of(reading, match), found;
    Day from, to;
    (void)item;
    if (!search(bytes_of(reading), reach, read_day, &from, &found) ||
        !search(bytes_of(reading), (Span){ found.end, reach.end }, read_day, &to,
                &found))
        return false;
    int months = day_months_between(from, to);
    if (months < 1 || months > 1200)
        return false;
    reading->base = months;
    reading->span = (Span){ match.start, found.end };
    return true;
}

static bool add_phase(const Item *item, Span match, void *user)
{
    Reading *total = user, phase = *total;
    if (!see_duration(item, match, &phase) || phase.span.end <= total->span.end)
        return false;
    if (total->times++ == 0)
        total->span = phase.span;
    total->span.end = phase.span.end;
    total->base += phase.base;
    return false;
}

/* "Réalisation : onze mois. Maintenance : trente-six mois." */
static bool see_phases(Reading *reading, Span line)
{
    Reading total = { .finder = reading->finder, .document = reading->document };
    marks_visit(reading->finder, &reading->finder->sources[reading->document], "duree",
                "phase", line, add_phase, &total);
    if (total.times < 2)
        return false;
    reading->base = total.base;
    reading->span = total.span;
    return true;
}

/* Under a title "Durée": the first line that tells one. */
static bool see_duration_title(const Item *item, Span match, void *user)
{
    enum { LINES = 3 };
    Reading *reading = user;
    const Source *source = &reading->finder->sources[reading->document];
    uint32_t heading = text_line_of(source->text, match.start), first, end;
    article_body(source, text_line_at(source->text, heading)->article, &first, &end);
    for (uint32_t i = first; i < end && i < first + LINES; i++) {
        Span line = text_line_at(source->text, i)->span;
        if (see_phases(reading, line) || see_period(item, line, user) ||
            see_duration(item, line, user))
            return true;
    }
    return false;
}

/* "renouvelable trois fois", "puis deux periodes d'un an". */
static bool see_renewal(const Item *item, Span match, void *user)
{
    Reading *reading = user;
    Span found;
    (void)item;
    if (!search(bytes_of(reading), match, read_count, &reading->times, &found) ||
        reading->times > 12) {
        reading->times = 0;
        return false;
    }
    Span rest = { found.end, reach_of(reading, match).end };
    if (rest.end > found.end + 40)
        rest.end = found.end + 40;
    reading->span = match;
    if (reading->span.end < rest.start)
        reading->span.end = rest.start;
    if (!search(bytes_of(reading), rest, read_months, &reading->months, &found))
        reading->months = 0;
    else if (reading->span.end < found.end)
        reading->span.end = found.end;
    return true;
}

/* A renewal said close behind is part of the passage. */
static void show_both(Reading *base, const Reading *renewal)
{
    enum { NEAR = 200 };
    if (renewal->document == base->document && renewal->span.end > base->span.end &&
        renewal->span.start < base->span.end + NEAR)
        base->span.end = renewal->span.end;
}

/* The length of the first period, with the passage that says it. */
static bool read_base(FactFinder *finder, Reading *base)
{
    return read_first(finder, base, "duree", "titre", see_duration_title) ||
           read_first(finder, base, "duree", "ligne", see_period) ||
           read_first(finder, base, "duree", "ligne", see_duration) ||
           read_first(finder, base, "duree", "initiale", see_duration) ||
           read_first(finder, base, "duree", "periode", see_period) ||
           read_first(finder, base, "duree", "delai", see_duration_title);
}

/* The same length, said where the renewals are, shows the whole. */
static void quote_with_renewal(FactFinder *finder, Reading *base,
                               const Reading *renewal)
{
    FactFinder there = *finder;
    Reading again;
    there.sources = &finder->sources[renewal->document];
    there.zones = &finder->zones[renewal->document];
    there.count = 1;
    if (base->document == renewal->document || !read_base(&there, &again) ||
        again.base != base->base)
        return;
    again.finder = finder;
    again.document = renewal->document;
    *base = again;
}

/* Whole months as they are, weeks as a part of them. */
static void set_duration(FactFinder *finder, Reading *base, double months,
                         double confidence)
{
    bool whole = months == (unsigned)months;
    snprintf(base->value, sizeof base->value, whole ? "%.0f" : "%.2f", months);
    fact_set(finder, FACT_DUREE, base->value, confidence, base->document, base->span);
}

void duration_find(FactFinder *finder)
{
    Reading base, renewal;
    if (read_first(finder, &base, "duree", "totale", see_duration)) {
        set_duration(finder, &base, base.base, 0.9);
        return;
    }
    if (!read_base(finder, &base))
        return;
    double months = base.base;
    if (read_first(finder, &renewal, "duree", "reconduction", see_renewal)) {
        months += renewal.times * (renewal.months > 0 ? renewal.months : base.base);
        quote_with_renewal(finder, &base, &renewal);
        show_both(&base, &renewal);
    }
    set_duration(finder, &base, months, 0.8);
}
