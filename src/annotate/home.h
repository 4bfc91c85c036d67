/* SPDX-License-Identifier: Apache-2.0 */
/* home.h - where in a document a missing clause belongs, and what a new article looks
 * like there. */
#ifndef CLAUSIER_ANNOTATE_HOME_H
#define CLAUSIER_ANNOTATE_HOME_H

#include "document/document.h"
#include "report/report.h"

/* The document of the dossier where the clause of a rule belongs; `*is_right` is false
 * when no document of the right kind is there, and the first one has to do. */
uint32_t home_document(const ReportDossier *dossier, const Rule *rule, bool *is_right);

/* The article of document `index` where it belongs: by the rule's title for it, else
 * where a passage comes near, else where a clause of the same family stands; 0 when
 * none does.  `arena` fails when memory is short. */
uint32_t home_article(const ReportDossier *dossier, const ReportFinding *finding,
                      uint32_t index, const Document *document, Arena *arena);

/* The last block of the body that shows text; BLOCK_NONE. */
uint32_t home_end(const Document *document);

/* How a new article is written in behind another. */
typedef struct HomeLook {
    uint32_t after, heading_like, body_like; /* as in Proposal */
    const char *prefix; /* number typed before the title, with what parts them; "" */
} HomeLook;

/* A new article in `article` (0: at the end of the numbered articles), behind `before`
 * other new ones.  No number that exists is changed: a number is given only behind the
 * last one of its level. */
HomeLook home_look(const Document *document, uint32_t article, uint32_t before,
                   Arena *arena);

#endif
