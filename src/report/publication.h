/* SPDX-License-Identifier: Apache-2.0 */
/* publication.h - what a dossier may be published as: for each field of the pack the
 * codes that its verdicts prove.
 *
 * Only a verdict that holds becomes a code.  Where none does, the field's own code for
 * « nothing » is said, if every rule that speaks for the field was judged. */
#ifndef CLAUSIER_REPORT_PUBLICATION_H
#define CLAUSIER_REPORT_PUBLICATION_H

#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A dossier as a whole, or one of its lots. */
typedef struct Publication {
    const Report *report;
    const ReportDossier *dossier;
    unsigned lot; /* from 1; 0 = the whole dossier */
} Publication;

/* The codes of a field in the order of its list, at most `room`; returns how many. */
size_t publication_codes(const Publication *publication, uint32_t field,
                         const CodeValue **codes, size_t room);

/* True when the finding proves the code, and does so for the lot. */
bool publication_is_proof(const Publication *publication, const ReportFinding *finding,
                          uint32_t field, const CodeValue *code);
/* True when it would, were it met. */
bool publication_is_promise(const Publication *publication,
                            const ReportFinding *finding, uint32_t field,
                            const CodeValue *code);

/* True when the absence of a proof is sure: no verdict about the field rests on text
 * that could not be read. */
bool publication_is_certain(const Publication *publication, uint32_t field);

/* The number of lots to tell apart; 0 when all that is proved holds for the whole
 * contract. */
unsigned publication_lots(const Report *report, const ReportDossier *dossier);

#endif
