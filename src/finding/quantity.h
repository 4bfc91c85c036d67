/* SPDX-License-Identifier: Apache-2.0 */
/* quantity.h - numbers, amounts, spans of time and dates in folded French text.
 *
 * Each reader starts at `at` and returns the bytes it took, 0 when nothing of its kind
 * stands there.  None depends on the locale. */
#ifndef CLAUSIER_FINDING_QUANTITY_H
#define CLAUSIER_FINDING_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "640 000", "1.500.000", "12,5", "deux cent vingt", "trois (3)". */
size_t quantity_read(const char *at, const char *end, double *value);

typedef struct Amount {
    double euros;
    bool has_currency; /* else a bare number */
    bool with_tax;     /* "ttc" */
} Amount;

/* "640 000 eur ht", "1,2 meur", "164 millions d'euros", "90 keur ttc". */
size_t amount_read(const char *at, const char *end, Amount *amount);

/* "quatre ans", "18 mois", "un (1) an"; a week is twelve fifty-seconds of a month. */
size_t months_read(const char *at, const char *end, double *months);

typedef struct Day {
    int year, month, day;
} Day;

/* "20/11/2026", "1er decembre 2026", "2026-11-20". */
size_t day_read(const char *at, const char *end, Day *day);
bool day_is_real(Day day);
/* Months from one day to the other, rounded to the nearest. */
int day_months_between(Day from, Day to);

#endif
