/* SPDX-License-Identifier: Apache-2.0 */
/* docx_styles.h - styles with all that they inherit.
 *
 * Identifiers are localised ("Titre1"), so nothing is read from them: a heading is what
 * has an outline level, or bears the built-in name of one. */
#ifndef CLAUSIER_READ_DOCX_STYLES_H
#define CLAUSIER_READ_DOCX_STYLES_H

#include "base/arena.h"
#include "container/xml.h"
#include "read/docx_properties.h"

#include <stdbool.h>

typedef enum StyleType {
    STYLE_PARAGRAPH,
    STYLE_CHARACTER,
    STYLE_TABLE,
    STYLE_NUMBERING,
} StyleType;

enum { STYLE_UNSET = -1, STYLE_BODY_LEVEL = 9 };

/* A style as it applies: what its ancestors say is filled in. */
typedef struct Style {
    StyleType type;
    const char *id;
    const char *name; /* as the user sees it */
    RunProperties run;
    long num_id;           /* STYLE_UNSET, or 0: no number */
    int level;             /* of the list, from 0; STYLE_UNSET */
    int outline;           /* 0 to 8 for headings, 9 for none; STYLE_UNSET */
    int break_before;      /* a page break: 0, 1, STYLE_UNSET */
    bool is_contents;      /* of a table of contents or an index */
    const char *num_style; /* the style of the chain that gave the number */
    const char *based_on;
    int resolved;
} Style;

typedef struct Styles Styles;

/* Reads the part; without one (NULL) there are only defaults.  Everything is allocated
 * in `arena`; names in `names_arena`, as documents keep them. */
Styles *docx_styles_read(Container *container, const char *part, const XmlNames *names,
                         Arena *arena, Arena *names_arena, const Limits *limits,
                         Error *err);

/* The style of that type and identifier (not NUL-terminated); NULL when there is none.
 */
const Style *docx_styles_find(const Styles *styles, StyleType type, const char *id,
                              size_t length);
/* The paragraph style of paragraphs that name none; never NULL. */
const Style *docx_styles_default(const Styles *styles);
/* What holds without any style. */
const RunProperties *docx_styles_run_defaults(const Styles *styles);
/* True when the document's own language is French. */
bool docx_styles_is_french(const Styles *styles);

#endif
