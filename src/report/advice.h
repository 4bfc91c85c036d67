/* SPDX-License-Identifier: Apache-2.0 */
/* advice.h - what a reader is told to do about a finding, in words. */
#ifndef CLAUSIER_REPORT_ADVICE_H
#define CLAUSIER_REPORT_ADVICE_H

#include "report/report.h"

enum { ADVICE_ROOM = 512 }; /* bytes that `todo_word` may need */

/* « Revenez sur cette exclusion », and where the law leaves it open « ou gardez-en la
 * raison ». */
const char *exclusion_word(const ReportFinding *finding, Language language);
/* What to do about an incomplete point: complete the passage or, of a rule that looks
 * at others, weigh the step that is missing. */
const char *completion_word(const ReportFinding *finding, Language language);
/* What to do about any finding but of vigilance, without a full stop: « Complétez ce
 * passage », « Ajoutez la clause », or first look for it where it was not read.  `out`
 * has room for ADVICE_ROOM bytes, and may be what is returned. */
const char *todo_word(const ReportDossier *dossier, const ReportFinding *finding,
                      Language language, char *out);

#endif
