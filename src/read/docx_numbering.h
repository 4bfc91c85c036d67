/* SPDX-License-Identifier: Apache-2.0 */
/* docx_numbering.h - the labels Word shows before numbered paragraphs. */
#ifndef CLAUSIER_READ_DOCX_NUMBERING_H
#define CLAUSIER_READ_DOCX_NUMBERING_H

#include "base/arena.h"
#include "container/xml.h"
#include "document/document.h"
#include "read/docx_styles.h"

#include <stdbool.h>

typedef struct Numbering Numbering;

typedef struct Label {
    const char *text; /* "Article 7.2", "a)", "•"; "" when nothing is shown */
    bool is_box;      /* the bullet is a tick box, in this state */
    BoxState box;
} Label;

/* Reads the part; without one (NULL) there are no lists.  Everything is allocated in
 * `arena`, labels in `labels_arena`. */
Numbering *docx_numbering_read(Container *container, const char *part,
                               const XmlNames *names, const Styles *styles,
                               Arena *arena, Arena *labels_arena, const Limits *limits,
                               Error *err);

/* The level of list `num_id` that belongs to a style; -1 when none does. */
int docx_numbering_level_of(const Numbering *numbering, long num_id, const char *style);

/* Counts one more paragraph in list `num_id` at `level` (0 to 8) and says how it is
 * labelled.  False when there is no such list. */
bool docx_numbering_count(Numbering *numbering, long num_id, int level, Label *label);

/* Starts all lists again. */
void docx_numbering_reset(Numbering *numbering);

#endif
