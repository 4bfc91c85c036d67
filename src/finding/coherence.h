/* SPDX-License-Identifier: Apache-2.0 */
/* coherence.h - documents of a dossier that contradict each other.
 *
 * A vigilance item `from: contradictions` watches clause rules: one document imposes
 * what another rules out.  `from: differences` watches an element of them: two
 * documents give it different figures. */
#ifndef CLAUSIER_FINDING_COHERENCE_H
#define CLAUSIER_FINDING_COHERENCE_H

#include "evidence/source.h"
#include "finding/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* What contradicts what: the two passages. */
typedef struct Conflict {
    Evidence one, other;
} Conflict;

/* The conflicts that an item of a vigilance rule watches for among the `count`
 * documents; at most `most`, each rule it names at most once.  False when memory is
 * short. */
bool coherence_find(const Pack *pack, const Item *item, const Source *sources,
                    size_t count, Conflict *conflicts, size_t most, size_t *found);

#endif
