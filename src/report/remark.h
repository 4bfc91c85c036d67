/* SPDX-License-Identifier: Apache-2.0 */
/* remark.h - a finding as lists for other programs need it: a message, a place that is
 * never empty, a level of theirs, a fingerprint.
 *
 * SARIF, the annotations of forges, Checkstyle, JUnit and CSV differ in their syntax
 * and agree on these. */
#ifndef CLAUSIER_REPORT_REMARK_H
#define CLAUSIER_REPORT_REMARK_H

#include "report/report.h"

#include <stdbool.h>
#include <stdint.h>

/* What the words of a remark are made from: one dossier of a report. */
typedef struct RemarkContext {
    const Report *report;
    const ReportDossier *dossier;
    const WriterOptions *options;
} RemarkContext;

/* How loudly other programs are told. */
typedef enum RemarkLevel { REMARK_ERROR, REMARK_WARNING, REMARK_NOTE } RemarkLevel;

RemarkLevel remark_level_of(Level level);
/* Of a finding: an absence that rests on text that could not be read is no error. */
RemarkLevel remark_level(const ReportFinding *finding);

/* Where it is shown.  An absence has no passage: it stands on the first line of the
 * document where the clause belongs, else of the first document. */
typedef struct RemarkPlace {
    const ReportDocument *document;    /* NULL when the dossier has none */
    const ReportPlace *place;          /* the passage; NULL for an absence */
    uint32_t line, column, end_column; /* from 1 */
} RemarkPlace;

/* The passage that decided; NULL. */
const ReportPassage *remark_passage(const ReportFinding *finding);
RemarkPlace remark_place(const RemarkContext *context, const ReportFinding *finding);
RemarkPlace remark_place_of(const RemarkContext *context, const ReportPassage *passage);

/* The path of a file for readers on another machine: relative, "/" between its parts,
 * without the folders above the dossier when it was named from the root. */
void remark_add_path(Buffer *out, const ReportDossier *dossier, const char *path);

/* "CCAP.docx, art. 5.2 « Insertion », p. 3": the passage; the document alone where no
 * words speak; nothing for an absence. */
void remark_add_where(Buffer *out, const RemarkContext *context,
                      const ReportFinding *finding);
/* "Clause d'insertion : à compléter (obligation)." */
void remark_add_title(Buffer *out, const RemarkContext *context,
                      const ReportFinding *finding);
/* What the report for people says under that title, a line each; may be nothing. */
void remark_add_details(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding);
/* The title, and the details on the lines under it. */
void remark_add_message(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding);
/* Why a file was not read, as a sentence. */
void remark_add_failure(Buffer *out, const RemarkContext *context, const Error *error);

enum { FINGERPRINT_ROOM = 17 };

/* The same for the same finding in the next version of the document: 16 hexadecimal
 * digits of the rule, the kind of the document and the passage; of an absence, the
 * rule, the kind and the lots.  `salt` tells apart what else must be; "". */
void remark_fingerprint(const RemarkContext *context, const ReportFinding *finding,
                        const char *salt, char out[FINGERPRINT_ROOM]);

#endif
