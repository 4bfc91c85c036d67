/* SPDX-License-Identifier: Apache-2.0 */
/* annotators.c - the table of formats whose copies can be annotated. */
#include "annotate/annotator.h"

#include <string.h>

static const Annotator *const annotators[] = {
    &annotator_docx,
    &annotator_odt,
    &annotator_fodt,
    NULL,
};

const Annotator *annotator_find(const char *format)
{
    for (const Annotator *const *one = annotators; *one; one++)
        if (strcmp((*one)->format, format) == 0)
            return *one;
    return NULL;
}
