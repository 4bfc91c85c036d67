/* SPDX-License-Identifier: Apache-2.0 */
/* choice.h - what the reports for people choose to say of a finding, whatever they are
 * written in: the passage, the ground in law, the part of a quote. */
#ifndef CLAUSIER_REPORT_CHOICE_H
#define CLAUSIER_REPORT_CHOICE_H

#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first passage of that role; NULL. */
const ReportPassage *choose_passage(const ReportFinding *finding, EvidenceRole role);

/* The words of law behind a finding. */
typedef struct ChosenGround {
    const char *words; /* "" when there is none */
    const char *since; /* YYYY-MM-DD, or NULL: since when it obliges, or... */
    bool is_version;   /* ...since when the article reads as it does */
} ChosenGround;

/* What makes the level, else a ground of the rule; the others stand in `clausier
 * explain`. */
ChosenGround choose_ground(const Report *report, const ReportDossier *dossier,
                           const ReportFinding *finding, Language language);

/* The contract is of that nature: "marche", "concession", "spaser". */
bool dossier_has_nature(const ReportDossier *dossier, const char *nature);
/* False for a fact of use to the rules, not to a reader, unless all is explained; and
 * for what a scheme of purchases, which buys nothing itself, is taken to be. */
bool fact_is_told(const ReportDossier *dossier, const ReportFact *fact, bool explained);

/* The reason is the passage itself, behind its empty box. */
bool passage_is_unticked(const ReportPassage *passage);
/* An element that the wording of the subject brings with it: already told. */
bool passage_is_given(const ReportPassage *passage, const ReportPassage *subject);
/* « Le passage est trop faible » : why a passage of that standing is not enough;
 * NULL. */
const char *shortfall_word(Standing standing, Language language);
/* « un volume chiffré », rather than the name it has in the rule; NULL when the rule
 * has no such element. */
const char *element_word(const Rule *rule, const char *name, Language language);

/* The number alone: "7.2" of "7.2" as of "Article 7.2". */
const char *article_number(const char *number);
/* "Chapitre 2", "Lot n° 3": no article, and says what it is. */
bool number_is_named(const char *number);
/* The words that speak stand neither in the quote nor in the title shown with it: the
 * head of a column, the question of a form. */
bool place_wants_header(const ReportPlace *place);

/* The part of a quote that is shown, of about `most` bytes around `match`, between
 * blanks; all of it when `most` is 0. */
void choose_extract(const char *quote, const char *match, size_t most, size_t *start,
                    size_t *end);

/* How many rules of a kind have each verdict, added to `counts`. */
void add_verdicts(const ReportDossier *dossier, RuleKind kind,
                  size_t counts[VERDICT_COUNT]);
/* True when a search in vain left out some text that could not be read. */
bool dossier_has_unread(const ReportDossier *dossier);
/* What a notice tells of the reading; the name of an author in a file is no part of
 * that, and has its own point of vigilance. */
bool notice_is_of_reading(const ReportNotice *notice);
bool document_has_notices(const ReportDocument *document);
bool dossier_has_notices(const ReportDossier *dossier);
/* What a reader is told of a dossier that lacks the documents where clauses are looked
 * for: none of a tender, or none with the rules of the consultation.  NULL: nothing. */
const char *lacking_word(const ReportDossier *dossier, Language language);
/* Behind a day of launch that was read: the findings rest on a later law, which does
 * not hold if it is the launch of this very consultation.  "" otherwise. */
const char *launch_word(const ReportDossier *dossier, const ReportFact *fact,
                        Language language, char *out);
/* The path as seen from the dossier. */
const char *path_within(const ReportDossier *dossier, const char *path);

#endif
