/* SPDX-License-Identifier: Apache-2.0 */
/* words.h - the words of reports for what the program keeps as names and numbers.
 *
 * All are plain sentences with plain spaces; typography_add() sets them.  Functions
 * that write to `out` need room for WORDS_ROOM bytes. */
#ifndef CLAUSIER_REPORT_WORDS_H
#define CLAUSIER_REPORT_WORDS_H

#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>

enum { WORDS_ROOM = 256 };

/* "conforme", "à compléter", "écartée", "manquante", "sans objet". */
const char *verdict_word(Verdict verdict, Language language);
/* The same of a rule: « à revoir » and « rien à signaler » for a vigilance rule. */
const char *rule_verdict_word(const Rule *rule, Verdict verdict, Language language);
/* "obligation", "recommandation", "bonne pratique". */
const char *level_word(Level level, Language language);
/* The same for several: "Obligations". */
const char *level_title(Level level, Language language);
/* "Allotissement": the part of a rule's id before its slash; the name itself when it is
 * not one of ours. */
const char *family_title(const char *id, Language language, char *out);
/* "cahier des clauses administratives particulières". */
const char *kind_title(DocumentKind kind, Language language);
/* "formulation souple", "simple souhait". */
const char *standing_word(Standing standing, Language language);
/* "lot n° 2", "lots n° 1, 3 et 4". */
const char *lots_word(Lots lots, Language language, char *out);
/* "montant estimé"; the name itself when it is not known. */
const char *fact_word(const char *name, Language language);
/* False for facts that only rules ask for. */
bool fact_is_known(const char *name);
/* "640 000 € HT", "24 mois", "marché". */
const char *fact_value_word(const char *name, const char *value, Language language,
                            char *out);
/* "22 août 2026" for "2026-08-22"; the text itself when it is no date. */
const char *date_word(const char *date, Language language, char *out);
/* ", depuis le 22 août 2026": since when it obliges, or the article reads as it does;
 * "" for NULL. */
const char *since_word(const char *since, bool is_version, Language language,
                       char *out);
/* "3 images : le texte qu'elles contiennent n'est pas lu". */
const char *notice_word(const ReportNotice *notice, Language language, char *out);

/* "0 points", "1 point", "2 points"... */
static inline const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* ..."0 point", "1 point", "2 points". */
static inline const char *plural_fr(size_t count, const char *one, const char *many)
{
    return count < 2 ? one : many;
}

#endif
