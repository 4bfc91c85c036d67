/* SPDX-License-Identifier: Apache-2.0 */
/* date.h - calendar days as text, YYYY-MM-DD: they sort and compare as they are. */
#ifndef CLAUSIER_BASE_DATE_H
#define CLAUSIER_BASE_DATE_H

#include <stdbool.h>

/* True for a real day of the Gregorian calendar written YYYY-MM-DD. */
bool date_is_valid(const char *date);

#endif
