/* SPDX-License-Identifier: Apache-2.0 */
/* decp_parts.h - what the files of the publication data share. */
#ifndef CLAUSIER_REPORT_DECP_PARTS_H
#define CLAUSIER_REPORT_DECP_PARTS_H

#include "report/json.h"
#include "report/publication.h"

enum { MOST_CODES = 32 };

bool decp_has_code(const CodeValue *const *codes, size_t count, const CodeValue *code);
/* The codes alone. */
json_t *decp_codes(const CodeValue *const *codes, size_t count, bool *ok);
/* A rule, its verdict and the passages that gave it. */
json_t *decp_finding(const ReportDossier *dossier, const ReportFinding *finding,
                     Language language, bool *ok);
json_t *decp_breaches(const Publication *publication, Language language, bool *ok);

#endif
