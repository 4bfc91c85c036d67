/* SPDX-License-Identifier: Apache-2.0 */
/* nearness.h - is an element close enough to its subject, and does it count? */
#ifndef CLAUSIER_EVIDENCE_NEARNESS_H
#define CLAUSIER_EVIDENCE_NEARNESS_H

#include "evidence/candidate.h"
#include "evidence/source.h"

/* Looks for the element around a candidate of the same document, as far as its scope
 * goes there (a DOSSIER or DOCUMENT scope is the whole document).  `*found` gets its
 * match. */
bool element_find(const Source *source, const Rule *rule, const Element *element,
                  const Candidate *candidate, Span *found);

/* Looks for it anywhere in a document, for elements whose scope is the dossier. */
bool element_find_anywhere(const Source *source, const Rule *rule,
                           const Element *element, Span *found);

#endif
