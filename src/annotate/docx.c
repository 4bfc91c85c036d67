/* SPDX-License-Identifier: Apache-2.0 */
/* docx.c - comments and tracked insertions in a copy of an Office Open XML text.
 *
 * New bytes are put between those of the main part; nothing is taken away.  Comments
 * carry no style: that would change the styles part, and word processors show them all
 * the same.  ISO/IEC 29500-1, 17.13.4 (comments) and 17.13.5 (revisions). */
#include "annotate/docx_copy.h"

#include "read/docx_names.h"

#include <stdint.h>
#include <stdlib.h>

static bool read_package(DocxCopy *copy, Error *err)
{
    Relations package = { 0 };
    Error damage = { 0 };
    XmlNames *names = docx_names_new(err);
    if (!names)
        return false;
    /* Where the package does not say it, the main part is found by its name. */
    bool ok = docx_relations_read(copy->source, "", names, copy->arena, &limits_default,
                                  &package, &damage) ||
              damage.kind != ERROR_MEMORY || error_memory(err);
    if (ok)
        copy->main = docx_package_main(copy->source, names, copy->arena,
                                       &limits_default, &package, err);
    if (ok && !copy->main)
        error_set(err, ERROR_FORMAT, (Where){ .file = container_name(copy->source) },
                  "ce fichier ne dit pas où est son texte");
    ok = ok && copy->main &&
         docx_relations_read(copy->source, copy->main, names, copy->arena,
                             &limits_default, &copy->relations, err);
    xml_names_free(names);
    return ok;
}

static bool note_comment_ids(DocxCopy *copy, Error *err)
{
    const Relation *known = docx_relations_of(&copy->relations, RELATION_COMMENTS);
    bool ok = true;
    Buffer bytes;
    Markup markup = { 0 };
    if (!known || !container_has(copy->source, known->target))
        return true;
    Where where = { .file = container_name(copy->source), .part = known->target };
    buffer_init(&bytes, limits_default.part_bytes);
    ok = container_read(copy->source, known->target, &bytes, err) &&
         markup_init(&markup, buffer_string(&bytes), bytes.length, &limits_default,
                     where, err) &&
         (docx_note_ids(copy, &markup) || error_memory(err));
    markup_done(&markup);
    buffer_done(&bytes);
    return ok;
}

static bool open_copy(DocxCopy *copy, Error *err)
{
    copy->arena = arena_new();
    splices_init(&copy->splices);
    buffer_init(&copy->text, limits_default.part_bytes);
    buffer_init(&copy->comments, SIZE_MAX / 2);
    if (!copy->arena)
        return error_memory(err);
    if (!read_package(copy, err) ||
        !container_read(copy->source, copy->main, &copy->text, err))
        return false;
    Where where = { .file = container_name(copy->source), .part = copy->main };
    if (!markup_init(&copy->markup, buffer_string(&copy->text), copy->text.length,
                     &limits_default, where, err))
        return false;
    if (!copy->markup.count || !docx_is(&copy->markup, 1, "document"))
        return error_set(err, ERROR_FORMAT, where,
                         "cette partie n'est pas le texte d'un document Word");
    docx_find_space(copy);
    if (!docx_note_ids(copy, &copy->markup))
        return error_memory(err);
    if (!note_comment_ids(copy, err))
        return false;
    docx_settle_ids(copy);
    return true;
}

static void close_copy(DocxCopy *copy)
{
    for (size_t i = 0; i < copy->change_count; i++)
        buffer_done(&copy->changed[i]);
    free(copy->used);
    buffer_done(&copy->comments);
    buffer_done(&copy->text);
    markup_done(&copy->markup);
    splices_done(&copy->splices);
    arena_free(copy->arena);
}

static bool change_text(DocxCopy *copy, Error *err)
{
    Buffer bytes;
    buffer_init(&bytes, SIZE_MAX / 2);
    if (!splices_apply(&copy->splices, copy->markup.bytes, copy->markup.length,
                       &bytes)) {
        buffer_done(&bytes);
        return error_memory(err);
    }
    docx_change(copy, copy->main, &bytes);
    return true;
}

static bool annotate_docx(Container *source, const Document *document,
                          const AnnotationPlan *plan, const AnnotateOptions *options,
                          Buffer *out, Error *err)
{
    DocxCopy copy = {
        .source = source, .document = document, .plan = plan, .options = options
    };
    bool ok = true;
    if (plan->annotation_count || plan->proposal_count)
        ok = open_copy(&copy, err) && docx_add_comments(&copy, err) &&
             docx_add_proposals(&copy, err) && change_text(&copy, err);
    ok = ok && container_rewrite(source, copy.changes, copy.change_count, options->date,
                                 out, err);
    close_copy(&copy);
    return ok;
}

const Annotator annotator_docx = { .format = "docx", .annotate = annotate_docx };
