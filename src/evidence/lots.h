/* SPDX-License-Identifier: Apache-2.0 */
/* lots.h - which lots a passage speaks of. */
#ifndef CLAUSIER_EVIDENCE_LOTS_H
#define CLAUSIER_EVIDENCE_LOTS_H

#include "evidence/source.h"

#include <stdint.h>

/* Lots as bits: lot 1 is bit 1; lots past 63 are not told. */
typedef uint64_t Lots;

/* « le lot n° 2 », « lots 1, 3 et 4 », « lots 1 à 3 », or the row of a table of lots;
 * failing these, the title of the article around it, or the
 * cover of an acte d'engagement or of a CCTP.  0 when the passage names none and
 * so speaks of the whole contract. */
Lots lots_of(const Source *source, Span passage);

/* True when the sentence, or a title around it, speaks of lots at all, or stands in a
 * numbered row: « le lot réservé » says nothing of the contract as a whole. */
bool is_about_lots(const Source *source, Span passage);

#endif
