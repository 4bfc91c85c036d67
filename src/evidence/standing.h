/* SPDX-License-Identifier: Apache-2.0 */
/* standing.h - why a passage counts, or does not. */
#ifndef CLAUSIER_EVIDENCE_STANDING_H
#define CLAUSIER_EVIDENCE_STANDING_H

/* The names stand in JSON and in --explain-verdicts. */
typedef enum Standing {
    STANDING_OPERATIVE,
    STANDING_SOFTENED,
    STANDING_BLANK,
    STANDING_UNDECIDED, /* alternatives printed, no readable choice */
    STANDING_UNPLACED,  /* no document of the dossier is known to be of a tender */
    STANDING_EXCLUDED,
    STANDING_WISH,
    STANDING_QUOTATION,
    STANDING_DEFINITION,
    STANDING_CONTEXT,
    STANDING_INSTRUCTION,
    STANDING_FUTURE,
    STANDING_REFERENCE, /* a bare reference to a CCAG or an article of the code */
    STANDING_OTHER_SENSE,
    STANDING_IGNORED,
    STANDING_WEAK,        /* a near miss of the rule's own */
    STANDING_CLEARED,     /* vigilance: made harmless by what stands beside it */
    STANDING_TITLE_ONLY,  /* a heading with nothing under it */
    STANDING_BIDDER_FORM, /* in a form that the bidder fills in */
    STANDING_OUT_OF_TEXT, /* header, footer, contents list... */
    STANDING_COUNT,
} Standing;

/* "operative", "softened"... */
const char *standing_name(Standing standing);

#endif
