/* SPDX-License-Identifier: Apache-2.0 */
/* facts_amount.c - what the contract is worth, in euros without tax.
 *
 * The value that the law compares with its thresholds is that of the whole need: all
 * lots, all years, the maximum of an accord-cadre (CCP, art. R. 2121-1 to R. 2121-8).
 * The pack marks where an amount of the contract is announced; it stands behind the
 * mark, or in the column of the table under it (text/lines.c puts the header before
 * short values, but not every table has a header it can know):
 *
 *     Montant maximum sur la duree totale : 640 000 eur ht.
 *     Lot | Designation | Maximum annuel ht        one row a lot, times the years
 *     1   | Nord        | 260 000 eur
 */
#include "finding/facts_build.h"
#include "finding/quantity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BEHIND_MARK = 140,  /* bytes behind a mark where its amount stands */
    AROUND_AMOUNT = 40, /* bytes behind an amount that still speak of it */
    MOST_LOTS = 200,
    LEAST = 1000, /* what is smaller is a price or a number of pieces */
};

static const double tax_rate = 0.20, most_euros = 1e12;

/* What one document says. */
typedef struct Sum {
    FactFinder *finder;
    uint32_t document;
    double total;           /* the largest amount of the whole contract */
    double lots[MOST_LOTS]; /* the largest of each lot, by its place in the table */
    double lot_sum;
    double largest; /* of the lots */
    Span largest_span;
    Span span;
    double years;
} Sum;

static const Source *source_of(const Sum *sum)
{
    return &sum->finder->sources[sum->document];
}

static bool is_marked(const Sum *sum, const char *value, Span within)
{
    return marks_hold(sum->finder, source_of(sum), "montant", value, within);
}

/* The first amount in the span. */
static bool find_amount(const char *bytes, Span span, bool bare, Amount *amount,
                        Span *found)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        char before = at > span.start ? bytes[at - 1] : ' ';
        if ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'))
            continue;
        size_t taken = amount_read(bytes + at, bytes + span.end, amount);
        if (!taken)
            continue;
        if ((amount->has_currency || bare) && amount->euros >= LEAST &&
            amount->euros < most_euros) {
            *found = (Span){ at, at + (uint32_t)taken };
            return true;
        }
        at += (uint32_t)taken - 1;
    }
    return false;
}

/* The amount for the whole life of the contract, without tax. */
static double whole_value(const Sum *sum, Amount amount, Span around)
{
    double euros = amount.with_tax ? amount.euros / (1 + tax_rate) : amount.euros;
    if (is_marked(sum, "annuel", around) && !is_marked(sum, "duree-totale", around))
        euros *= sum->years;
    return euros;
}

static void add_total(Sum *sum, double euros, Span span)
{
    if (euros <= sum->total)
        return;
    sum->total = euros;
    sum->span = span;
}

/* `told` is what is shown for the sum of the lots. */
static void add_lot(Sum *sum, size_t lot, double euros, Span span, Span told)
{
    if (lot >= MOST_LOTS || euros <= sum->lots[lot])
        return;
    sum->lot_sum += euros - sum->lots[lot];
    sum->lots[lot] = euros;
    if (euros > sum->largest) {
        sum->largest = euros;
        sum->largest_span = span;
    }
    if (sum->total == 0)
        sum->span = told;
}

/* True when cells end and start there: " |" and a blank, or the end of the row. */
static bool is_cell_end(const char *bytes, Span row, uint32_t at)
{
    return at + 2 <= row.end && bytes[at] == ' ' && bytes[at + 1] == '|' &&
           (at + 2 == row.end || bytes[at + 2] == ' ');
}

/* Cell `column` of a row; empty past the last. */
static Span cell_at(const char *bytes, Span row, unsigned column)
{
    uint32_t start = row.start;
    for (uint32_t at = row.start; at < row.end; at++) {
        if (!is_cell_end(bytes, row, at))
            continue;
        if (column-- == 0)
            return (Span){ start, at };
        start = at + 2;
    }
    return column == 0 ? (Span){ start, row.end } : (Span){ row.end, row.end };
}

static unsigned column_of(const char *bytes, Span row, uint32_t offset)
{
    unsigned column = 0;
    for (uint32_t at = row.start; at < offset; at++)
        column += is_cell_end(bytes, row, at);
    return column;
}

/* True for a row of the table of lots that is not its total. */
static bool is_lot_row(const Sum *sum, uint32_t number)
{
    const Line *line = text_line_at(source_of(sum)->text, number);
    return line->is_row && (sum->finder->zones[sum->document][number] & ZONE_IS_LOT) &&
           !is_marked(sum, "ligne-total", line->span);
}

/* The amounts under a marked header: one a lot, or a row of the total. */
static void read_column(Sum *sum, uint32_t header, Span match)
{
    const Text *text = source_of(sum)->text;
    const char *bytes = text_bytes(text);
    const Line *top = text_line_at(text, header);
    /* The mark may start with the sign before its words. */
    uint32_t word = match.start + (uint32_t)strspn(bytes + match.start, " |.;(");
    unsigned column = column_of(bytes, top->span, word);
    Span title = cell_at(bytes, top->span, column);
    for (uint32_t i = header + 1; i < text_line_count(text); i++) {
        const Line *line = text_line_at(text, i);
        if (line->table != top->table)
            return;
        Amount amount;
        Span found;
        if (!find_amount(bytes, cell_at(bytes, line->span, column), true, &amount,
                         &found))
            continue;
        double euros = whole_value(sum, amount, title);
        if (is_lot_row(sum, i))
            add_lot(sum, line->row, euros, found, title);
        else if (is_marked(sum, "ligne-total", line->span))
            add_total(sum, euros, found);
    }
}

/* The number behind "lot" in front of the mark; SIZE_MAX when the amount is not that
 * of a lot. */
static size_t lot_before(const Sum *sum, Span before)
{
    const Source *source = source_of(sum);
    const char *bytes = text_bytes(source->text);
    if (!is_marked(sum, "lot", before))
        return SIZE_MAX;
    for (uint32_t at = before.end; at-- > before.start;)
        if (bytes[at] >= '0' && bytes[at] <= '9')
            return (size_t)(bytes[at] - '0') +
                   (at > before.start && bytes[at - 1] == '1' ? 10 : 0);
    return 0;
}

/* "minimum et maximum annuels de 210 000 eur et 420 000 eur": the larger of the two. */
static void read_pair(const Sum *sum, Span reach, Amount *amount, Span *found)
{
    Amount other;
    Span second, rest = { found->end, reach.end };
    if (rest.end > found->end + AROUND_AMOUNT)
        rest.end = found->end + AROUND_AMOUNT;
    if (!is_marked(sum, "paire", (Span){ reach.start, found->start }) ||
        !find_amount(text_bytes(source_of(sum)->text), rest, false, &other, &second) ||
        other.euros <= amount->euros)
        return;
    *amount = other;
    *found = second;
}

static bool see_mark(const Item *item, Span match, void *user)
{
    Sum *sum = user;
    const Source *source = source_of(sum);
    const char *bytes = text_bytes(source->text);
    uint32_t number = text_line_of(source->text, match.start);
    const Line *line = text_line_at(source->text, number);
    Amount amount;
    Span found;
    (void)item;
    Span reach = { match.start, line->span.end };
    if (reach.end > match.end + BEHIND_MARK)
        reach.end = match.end + BEHIND_MARK;
    if (is_marked(sum, "exclu", (Span){ line->span.start, reach.end }))
        return false;
    if (!find_amount(bytes, reach, false, &amount, &found)) {
        if (line->is_row && line->row == 0)
            read_column(sum, number, match);
        return false;
    }
    read_pair(sum, reach, &amount, &found);
    Span around = { match.start, found.end + AROUND_AMOUNT };
    if (around.end > line->span.end)
        around.end = line->span.end;
    double euros = whole_value(sum, amount, around);
    size_t lot = is_lot_row(sum, number)
                     ? line->row
                     : lot_before(sum, (Span){ line->span.start, match.start });
    Span said = { match.start, found.end };
    if (lot == SIZE_MAX)
        add_total(sum, euros, said);
    else
        add_lot(sum, lot, euros, said, said);
    return false;
}

/* An amount of the whole contract that a document says. */
typedef struct Said {
    double total; /* 0 = none */
    Span span;
} Said;

/* An acte d'engagement may be that of one lot, and a difference of rounding is none. */
static void find_other_amounts(FactFinder *finder, const Said *said, double best,
                               uint32_t best_document)
{
    for (uint32_t i = 0; i < finder->count; i++) {
        double gap = best - said[i].total;
        if (i == best_document || said[i].total < LEAST || gap < best / 100 ||
            finder->sources[i].kind == KIND_AE)
            continue;
        char value[32];
        snprintf(value, sizeof value, "%.0f", said[i].total);
        fact_add_other(finder, FACT_MONTANT, value, i, said[i].span);
    }
}

/* The largest of the lots that are priced one by one. */
typedef struct Largest {
    double euros;
    uint32_t document;
    Span span;
} Largest;

static void set_largest(FactFinder *finder, const Largest *largest)
{
    char value[32];
    if (largest->euros < LEAST)
        return;
    snprintf(value, sizeof value, "%.0f", largest->euros);
    fact_set(finder, FACT_MONTANT_LOT, value, 0.8, largest->document, largest->span);
}

void amount_find(FactFinder *finder)
{
    const Fact *duration = &finder->facts[FACT_DUREE];
    double years = strtod(duration->value, NULL) / 12;
    double best = 0;
    uint32_t where = 0;
    Span span = { 0, 0 };
    Largest largest = { 0 };
    Sum *sum = arena_alloc(finder->arena, sizeof *sum);
    Said *totals = arena_alloc(finder->arena, (finder->count + 1) * sizeof *totals);
    bool is_total = false;
    for (uint32_t i = 0; sum && totals && i < finder->count; i++) {
        *sum = (Sum){ .finder = finder, .document = i, .years = years > 1 ? years : 1 };
        marks_visit(finder, &finder->sources[i], "montant", "contrat",
                    source_span(&finder->sources[i]), see_mark, sum);
        if (sum->largest > largest.euros)
            largest = (Largest){ sum->largest, i, sum->largest_span };
        double said = sum->total > sum->lot_sum ? sum->total : sum->lot_sum;
        totals[i] = (Said){ sum->total >= sum->lot_sum ? sum->total : 0, sum->span };
        if (said <= best)
            continue;
        best = said;
        is_total = totals[i].total > 0;
        where = i;
        span = sum->span;
    }
    if (best < LEAST)
        return;
    char value[32];
    snprintf(value, sizeof value, "%.0f", best);
    fact_set(finder, FACT_MONTANT, value, 0.8, where, span);
    set_largest(finder, &largest);
    if (is_total)
        find_other_amounts(finder, totals, best, where);
}
