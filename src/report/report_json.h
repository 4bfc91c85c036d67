/* SPDX-License-Identifier: Apache-2.0 */
/* report_json.h - what the JSON forms of a report share. */
#ifndef CLAUSIER_REPORT_REPORT_JSON_H
#define CLAUSIER_REPORT_REPORT_JSON_H

#include "report/json.h"
#include "report/report.h"

/* The object of one dossier: $defs/dossier of docs/report.schema.json. */
json_t *report_json_dossier(const ReportDossier *dossier, const WriterOptions *options,
                            bool *ok);

#endif
