/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include <stddef.h>
#include <string.h>

/* Two or four digits as a number; -1. */
static int digits_at(const char *text, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool date_is_valid(const char *date)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (strlen(date) != 10 || date[4] != '-' || date[7] != '-')
        return false;
    int year = digits_at(date, 4), month = digits_at(date + 5, 2),
        day = digits_at(date + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}
