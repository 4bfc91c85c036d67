/* SPDX-License-Identifier: Apache-2.0 */
/* report_json.h - what the JSON forms of a report share. */
#ifndef CLAUSIER_REPORT_REPORT_JSON_H
#define CLAUSIER_REPORT_REPORT_JSON_H

#include "report/json.h"
#include "report/report.h"

/* The object of one dossier: $defs/dossier of docs/report.schema.json. */
json_t *report_json_dossier(const ReportDossier *dossier, const WriterOptions *options,
                            bool *ok);

/* The numbers of the lots; empty for all. */
json_t *report_json_lots(Lots lots, bool *ok);
/* The members of a place, added to `value`. */
void report_json_place(json_t *value, const ReportDossier *dossier,
                       const ReportPlace *place, bool *ok);
/* "subject", "element": the role of a passage. */
const char *report_json_role(EvidenceRole role);
/* A member of the outermost object, without the comma behind it. */
void report_json_member(Buffer *out, const char *name, json_t *value, bool *ok);
json_t *report_json_tool(const Report *report, bool *ok);
json_t *report_json_pack(const Pack *pack, bool *ok);

#endif
