/* SPDX-License-Identifier: Apache-2.0 */
/* compare_parts.h - what the forms of a comparison share; only for report/compare*.c.
 */
#ifndef CLAUSIER_REPORT_COMPARE_PARTS_H
#define CLAUSIER_REPORT_COMPARE_PARTS_H

#include "report/compare.h"

#include <stddef.h>

typedef enum Move { MOVE_SAME, MOVE_BETTER, MOVE_WORSE, MOVE_OTHER, MOVE_COUNT } Move;

/* The two verdicts of a rule. */
typedef struct Pair {
    const ReportFinding *before, *after;
    Level level; /* the higher of both: a cured obligation was one */
    Move move;
} Pair;

/* The pair at `*at` or behind it, which then stands behind the pair; false past the
 * last.  Obligations come first.  Rules that only one version was judged by have none. */
bool compare_next(const Report *report, size_t *at, Pair *out);
void compare_count(const Report *report, size_t counts[MOVE_COUNT]);
/* "Moins bien", "Mieux". */
const char *compare_title(Move move, Language language);
/* "3 mieux, 0 moins bien, 0 autrement, 1 inchangé." with WORDS_ROOM bytes. */
const char *compare_tally(const size_t counts[MOVE_COUNT], Language language,
                          char *out);
/* The passage that decided; NULL for an absence. */
const ReportPassage *compare_passage(const ReportFinding *finding);

bool compare_text(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err);
bool compare_json(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err);
bool compare_html(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err);
bool compare_markdown(const Report *report, const WriterOptions *options, Buffer *out,
                      Error *err);

#endif
