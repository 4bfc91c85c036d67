/* SPDX-License-Identifier: Apache-2.0 */
/* selection.h - which rules are judged: --select and --ignore.
 *
 * An entry is an id, the beginning of ids ("social", "reservation/h"), or the last part
 * of an id.  Where entries disagree about a rule the longer one decides, and of two of
 * the same length the one that ignores. */
#ifndef CLAUSIER_ENGINE_SELECTION_H
#define CLAUSIER_ENGINE_SELECTION_H

#include "engine/settings.h"
#include "rules/pack.h"

typedef struct Selection {
    const StringList *select; /* empty: every rule */
    const StringList *ignore;
    const StringList *more_ignored; /* of the configuration; may be NULL */
} Selection;

/* False when an entry names no rule; says which was probably meant.  `where` is put in
 * the error. */
bool selection_check(const StringList *entries, const Pack *pack, Where where,
                     Error *err);
bool selection_has(const Rule *rule, const void *selection);

/* An error for a rule that does not exist, with the one that was probably meant. */
bool selection_unknown(const char *written, const Pack *pack, Where where, Error *err);

#endif
