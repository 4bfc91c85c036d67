/* SPDX-License-Identifier: Apache-2.0 */
/* odt_annotator.c - annotated copies of OpenDocument texts: one part is written into,
 * all others stay as they are. */
#include "annotate/annotator.h"

#include "annotate/odt_copy.h"

#include <stdint.h>

static bool annotate(Container *source, const Document *document,
                     const AnnotationPlan *plan, const AnnotateOptions *options,
                     Buffer *out, Error *err)
{
    bool ok = false;
    OdtCopy copy = { 0 };
    Buffer before, after;
    const char *part = container_is_archive(source) ? "content.xml" : "";
    if (!plan->annotation_count && !plan->proposal_count)
        return container_rewrite(source, NULL, 0, options->date, out, err);
    buffer_init(&before, SIZE_MAX / 2);
    buffer_init(&after, SIZE_MAX / 2);
    if (!container_read(source, part, &before, err) ||
        !odt_copy_init(&copy, part, &before, document, options, &limits_default, err))
        goto done;
    if (!odt_add_comments(&copy, plan) || !odt_add_insertions(&copy, plan) ||
        !splices_apply(&copy.splices, before.bytes, before.length, &after)) {
        error_memory(err);
        goto done;
    }
    PartChange change = { part, after.bytes, after.length };
    ok = container_rewrite(source, &change, 1, options->date, out, err);
done:
    odt_copy_done(&copy);
    buffer_done(&before);
    buffer_done(&after);
    return ok;
}

const Annotator annotator_odt = { .format = "odt", .annotate = annotate };
const Annotator annotator_fodt = { .format = "fodt", .annotate = annotate };
