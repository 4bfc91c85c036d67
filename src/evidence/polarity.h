/* SPDX-License-Identifier: Apache-2.0 */
/* polarity.h - the questions asked of a match before it counts, one file each.
 *
 * Every function takes the match, and sets `*reason` to the words that answered when it
 * says yes. */
#ifndef CLAUSIER_EVIDENCE_POLARITY_H
#define CLAUSIER_EVIDENCE_POLARITY_H

#include "evidence/source.h"
#include "evidence/standing.h"

/* What an answer to a key, or a tick box, says. */
typedef enum Answer {
    ANSWER_NONE, /* there is no answer to read */
    ANSWER_YES,
    ANSWER_NO,
    ANSWER_UNDECIDED, /* alternatives printed, no readable choice */
} Answer;

/* negation.c: « ne comporte pas », « aucun », « n'est pas autorisé », within reach. */
bool is_negated(const Source *source, const Passage *passage, Span match, Span *reason);

/* negation.c: the opening words of the sentence deny what its title announces. */
bool is_opening_negated(const Source *source, Span sentence, Span *reason);

/* negation.c: something in the sentence is denied. */
bool is_denying(const Source *source, Span sentence, Span *reason);

/* answers.c: « Clause sociale : sans objet », « Réservé | non ». */
Answer answer_after(const Source *source, const Passage *passage, Span match,
                    Span *reason);

/* answers.c: the match is in the head of a column whose values are read with it in the
 * rows below, where each is answered. */
bool is_head_of_column(const Source *source, const Passage *passage, Span match);

/* answers.c: what stands under a title answers it: « Sans objet », « ☐ Oui ☒ Non ». */
Answer answer_under(const Source *source, uint32_t article, Span *reason);

/* boxes.c: the state of the box that the match belongs to, or that answers it. */
Answer answer_of_boxes(const Source *source, const Passage *passage, Span match,
                       Span *reason);

/* boxes.c: what the boxes of a line say to a key that stands before them. */
Answer answer_of_line(const Source *source, uint32_t line, Span *reason);

/* alternatives.c: both sides of a choice are printed in the sentence, « prévue / non
 * prévue », and none is struck out; where the choice is not the bidder's. */
bool is_left_to_choose(const Source *source, const Passage *passage, Span *reason);

/* alternatives.c: the sentence stands beside the same one denied, as in a form whose
 * ticks are lost, where the choice is not the bidder's. */
bool is_beside_its_contrary(const Source *source, const Passage *passage, Span *reason);

/* blanks.c: a blank that the buyer has still to fill in, in the same passage.  The
 * blanks of an acte d'engagement are the bidder's. */
bool is_blank(const Source *source, const Passage *passage, Span *reason);

/* blanks.c: the line, its lead-in or a title above it says that the blanks and boxes
 * there are for the bidder. */
bool is_for_bidder(const Source *source, const Passage *passage);

/* binding.c: a wish or an option; a duty made soft. */
bool is_wish(const Source *source, const Passage *passage, Span match, Span *reason);
bool is_softened(const Source *source, const Passage *passage, Span match,
                 Span *reason);

/* What telling_of() remembers of a passage, so that the rules after the first need not
 * ask again.  The owner of a Source has one zeroed a sentence of the text. */
typedef struct Told {
    Span passage; /* empty: not asked yet */
    Standing standing;
    Span reason;
} Told;

/* telling.c: the passage tells of something and imposes nothing: the law quoted, a
 * definition, the buyer's own life, an instruction to the drafter, a perhaps, a bare
 * reference.  Returns STANDING_OPERATIVE when it is none of these. */
Standing telling_of(const Source *source, const Passage *passage, Span *reason);

#endif
