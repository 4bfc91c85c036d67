/* SPDX-License-Identifier: Apache-2.0 */
#include "finding/quantity.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* True when exactly three digits stand at `at`. */
static bool is_triple(const char *at, const char *end)
{
    return end - at >= 3 && is_digit(at[0]) && is_digit(at[1]) && is_digit(at[2]) &&
           (end - at == 3 || !is_digit(at[3]));
}

/* Digits in groups of three ("1 200 000", "1.200.000"), then a decimal part. */
static size_t read_digits(const char *at, const char *end, double *value)
{
    enum { MOST_DIGITS = 15, GROUP = 3 };
    const char *start = at;
    *value = 0;
    while (at < end && is_digit(*at) && at - start < MOST_DIGITS)
        *value = *value * 10 + (*at++ - '0');
    if (at == start)
        return 0;
    if (at - start <= GROUP)
        for (int groups = 0; groups < GROUP && end - at > GROUP &&
                             (*at == ' ' || *at == '.') && is_triple(at + 1, end);
             groups++)
            for (at++; at < end && is_digit(*at); at++)
                *value = *value * 10 + (*at - '0');
    if (end - at >= 2 && (*at == ',' || *at == '.') && is_digit(at[1])) {
        double unit = 0.1;
        for (at++; at < end && is_digit(*at); at++, unit /= 10)
            *value += (*at - '0') * unit;
    }
    return (size_t)(at - start);
}

/* The value of a number word; 0 when it is none. */
static int word_value(const char *word, size_t length)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {
        { "un", 1 },        { "une", 1 },        { "deux", 2 },      { "trois", 3 },
        { "quatre", 4 },    { "cinq", 5 },       { "six", 6 },       { "sept", 7 },
        { "huit", 8 },      { "neuf", 9 },       { "dix", 10 },      { "onze", 11 },
        { "douze", 12 },    { "treize", 13 },    { "quatorze", 14 }, { "quinze", 15 },
        { "seize", 16 },    { "vingt", 20 },     { "vingts", 20 },   { "trente", 30 },
        { "quarante", 40 }, { "cinquante", 50 }, { "soixante", 60 }, { "cent", 100 },
        { "cents", 100 },   { "mille", 1000 },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].word) == length && memcmp(words[i].word, word, length) == 0)
            return words[i].value;
    return 0;
}

static size_t read_words(const char *at, const char *end, double *value)
{
    const char *start = at, *last = at;
    long total = 0, current = 0;
    while (at < end) {
        const char *stop = at;
        while (stop < end && is_letter(*stop))
            stop++;
        int number = word_value(at, (size_t)(stop - at));
        bool joins = stop - at == 2 && memcmp(at, "et", 2) == 0 && last > start;
        if (!number && !joins)
            break;
        if (number == 1000) {
            total += (current ? current : 1) * 1000;
            current = 0;
        } else if (number == 100) {
            current =
                current - current % 100 + (current % 100 ? current % 100 : 1) * 100;
        } else if (number == 20 && current % 100 == 4) {
            current += 76;
        } else {
            current += number;
        }
        if (number)
            last = stop;
        at = stop;
        if (at == end || (*at != ' ' && *at != '-'))
            break;
        at++;
    }
    *value = (double)(total + current);
    return (size_t)(last - start);
}

size_t quantity_read(const char *at, const char *end, double *value)
{
    const char *start = at;
    size_t taken = at < end && is_digit(*at) ? read_digits(at, end, value)
                                             : read_words(at, end, value);
    if (!taken)
        return 0;
    at += taken;
    /* "trois (3)": the figure says the same again. */
    double again;
    const char *inner = at + (at < end && *at == ' ');
    if (inner < end && *inner == '(') {
        size_t more = read_digits(inner + 1, end, &again);
        if (more && inner + 1 + more < end && inner[1 + more] == ')')
            return (size_t)(inner + 2 + more - start);
    }
    return taken;
}

/* Steps over `word` when it stands at `at` and no letter follows. */
static const char *over(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(end - at) < length || memcmp(at, word, length) != 0)
        return NULL;
    if (is_letter(word[length - 1]) && at + length < end && is_letter(at[length]))
        return NULL;
    return at + length;
}

/* Steps over the first of the words that stands at `at`, a blank before it allowed. */
static const char *over_any(const char *at, const char *end, const char *const *words)
{
    const char *from = at + (at < end && *at == ' ');
    for (; *words; words++) {
        const char *after = over(from, end, *words);
        if (after)
            return after;
    }
    return NULL;
}

size_t amount_read(const char *at, const char *end, Amount *amount)
{
    static const char *const euros[] = { "eur",    "euros", "euro", "d'euros",
                                         "d'euro", "d'eur", NULL };
    static const char *const millions[] = { "millions", "million", "m", NULL };
    static const char *const thousands[] = { "milliers", "k", NULL };
    static const char *const mega[] = { "meur", NULL }, *const kilo[] = { "keur",
                                                                          NULL };
    static const char *const tax[] = { "ttc", "t.t.c", "toutes taxes", NULL };
    const char *start = at, *after;
    *amount = (Amount){ 0 };
    size_t taken = quantity_read(at, end, &amount->euros);
    if (!taken)
        return 0;
    at += taken;
    if ((after = over_any(at, end, mega)) || (after = over_any(at, end, kilo))) {
        amount->euros *= after[-4] == 'm' ? 1e6 : 1e3;
        amount->has_currency = true;
        at = after;
    } else {
        if ((after = over_any(at, end, millions)))
            amount->euros *= 1e6;
        else if ((after = over_any(at, end, thousands)))
            amount->euros *= 1e3;
        const char *unit = over_any(after ? after : at, end, euros);
        amount->has_currency = unit != NULL;
        at = unit ? unit : after ? after : at;
    }
    if ((after = over_any(at, end, tax))) {
        amount->with_tax = true;
        at = after;
    }
    return (size_t)(at - start);
}

size_t months_read(const char *at, const char *end, double *months)
{
    static const char *const years[] = { "ans", "an", "annees", "annee", NULL };
    static const char *const month[] = { "mois", NULL };
    static const char *const weeks[] = { "semaines", "semaine", NULL };
    double number;
    size_t taken = quantity_read(at, end, &number);
    if (!taken || number < 1 || number > 1200)
        return 0;
    const char *after = over_any(at + taken, end, years);
    if (after)
        number *= 12;
    else
        after = over_any(at + taken, end, month);
    if (!after) {
        after = over_any(at + taken, end, weeks);
        number = number * 12 / 52;
    }
    if (!after)
        return 0;
    *months = number;
    return (size_t)(after - at);
}

bool day_is_real(Day day)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (day.year < 1 || day.year > 9999 || day.month < 1 || day.month > 12 ||
        day.day < 1)
        return false;
    bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
    return day.day <= lengths[day.month - 1] + (day.month == 2 && leap);
}

int day_months_between(Day from, Day to)
{
    int days = to.day - from.day;
    int months = (to.year - from.year) * 12 + to.month - from.month;
    return months + (days > 15) - (days < -15);
}

/* Plain digits, `most` at the most. */
static size_t read_plain(const char *at, const char *end, int most, int *value)
{
    int taken = 0;
    *value = 0;
    while (at + taken < end && taken < most && is_digit(at[taken]))
        *value = *value * 10 + (at[taken++] - '0');
    return (size_t)taken;
}

static size_t read_month(const char *at, const char *end, int *month)
{
    static const char *const names[] = {
        "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
        "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"
    };
    for (int i = 0; i < 12; i++) {
        const char *after = over(at, end, names[i]);
        if (after) {
            *month = i + 1;
            return (size_t)(after - at);
        }
    }
    return 0;
}

size_t day_read(const char *at, const char *end, Day *day)
{
    const char *start = at;
    int first, second, third;
    size_t taken = read_plain(at, end, 4, &first);
    if (!taken)
        return 0;
    at += taken;
    if (at < end && (*at == '/' || *at == '-' || *at == '.')) {
        char sign = *at++;
        if (!(taken = read_plain(at, end, 2, &second)))
            return 0;
        at += taken;
        if (at == end || *at++ != sign || !(taken = read_plain(at, end, 4, &third)))
            return 0;
        at += taken;
        *day =
            first > 31 ? (Day){ first, second, third } : (Day){ third, second, first };
        if (day->year < 100)
            day->year += 2000;
    } else {
        if (end - at >= 2 && memcmp(at, "er", 2) == 0)
            at += 2;
        if (at == end || *at++ != ' ' || !(taken = read_month(at, end, &second)))
            return 0;
        at += taken;
        if (at == end || *at++ != ' ' || read_plain(at, end, 4, &third) != 4)
            return 0;
        at += 4;
        *day = (Day){ third, second, first };
    }
    return day_is_real(*day) ? (size_t)(at - start) : 0;
}
