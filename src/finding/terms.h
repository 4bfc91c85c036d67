/* SPDX-License-Identifier: Apache-2.0 */
/* terms.h - the parties of a proposed clause, called as the contract calls them: a
 * concession has a concessionnaire where a marché has a titulaire. */
#ifndef CLAUSIER_FINDING_TERMS_H
#define CLAUSIER_FINDING_TERMS_H

#include "finding/fact.h"
#include "rules/pack.h"

/* The clause with the words of termes.yaml whose facts are known to hold: in `arena`,
 * or `clause` itself when none does.  NULL without memory. */
const Wording *terms_apply(const Facts *facts, const Pack *pack, const char *date,
                           const Wording *clause, Arena *arena);

#endif
