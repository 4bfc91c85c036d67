/* SPDX-License-Identifier: Apache-2.0 */
/* docx.c - comments and tracked insertions in a copy of an Office Open XML text.
 *
 * New bytes are put between those of the main part; nothing is taken away.  Comments
 * carry no style: that would change the styles part, and word processors show them all
 * the same.  ISO/IEC 29500-1, 17.13.4 (comments) and 17.13.5 (revisions). */
#include "annotate/docx_copy.h"

#include "read/docx_names.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const word_spaces[] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    NULL,
};

bool docx_is(const Markup *markup, uint32_t number, const char *local)
{
    return markup_is(markup, number, word_spaces, local);
}

Vocabulary docx_vocabulary(const DocxCopy *copy, const Markup *markup, uint32_t number)
{
    Vocabulary words = { .prefix = "w:" };
    for (uint32_t at = number; at; at = markup_tag(markup, at)->parent) {
        MarkupValue name = markup_name(markup, at), local = markup_local(markup, at);
        size_t length = name.length - local.length;
        MarkupValue prefix = { name.bytes, length ? length - 1 : 0 };
        if (!length || length >= sizeof words.prefix ||
            !markup_value_is(markup_space(markup, number, prefix), copy->space))
            continue;
        memcpy(words.prefix, name.bytes, length);
        words.prefix[length] = '\0';
        return words;
    }
    snprintf(words.declares, sizeof words.declares, " xmlns:w=\"%s\"", copy->space);
    return words;
}

void docx_change(DocxCopy *copy, const char *part, Buffer *bytes)
{
    Buffer *kept = &copy->changed[copy->change_count];
    *kept = *bytes;
    *bytes = (Buffer){ 0 };
    copy->changes[copy->change_count++] =
        (PartChange){ part, buffer_string(kept), kept->length };
}

void docx_add_signature(const DocxCopy *copy, const Vocabulary *words, long id,
                        Buffer *out)
{
    const char *author = copy->options->author;
    buffer_add_format(out, " %sid=\"%ld\" %sauthor=\"", words->prefix, id,
                      words->prefix);
    markup_escape(out, author, strlen(author));
    buffer_add_char(out, '"');
    if (copy->options->date)
        buffer_add_format(out, " %sdate=\"%sT00:00:00Z\"", words->prefix,
                          copy->options->date);
}

void docx_add_run(const Vocabulary *words, const char *properties, const char *text,
                  size_t length, Buffer *out)
{
    const char *w = words->prefix;
    buffer_add_format(out, "<%sr>", w);
    if (*properties)
        buffer_add_format(out, "<%srPr>%s</%srPr>", w, properties, w);
    buffer_add_format(out, "<%st xml:space=\"preserve\">", w);
    markup_escape(out, text, length);
    buffer_add_format(out, "</%st></%sr>", w, w);
}

/* --- Ids --- */

static int compare_ids(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return x < y ? -1 : x > y;
}

/* The ids on the elements of a part, added to those in use. */
static bool note_ids(DocxCopy *copy, const Markup *markup)
{
    size_t room = copy->used_count;
    for (uint32_t i = 1; i <= markup->count; i++) {
        if (!markup_is_opening(markup, i))
            continue;
        MarkupValue value = markup_attribute_local(markup, i, "id");
        if (!value.bytes || !value.length || value.length > 10 ||
            value.bytes[0] < '0' || value.bytes[0] > '9')
            continue;
        if (copy->used_count == room) {
            room = room ? room * 2 : 256;
            long *grown = realloc(copy->used, room * sizeof *grown);
            if (!grown)
                return false;
            copy->used = grown;
        }
        copy->used[copy->used_count++] = strtol(value.bytes, NULL, 10);
    }
    return true;
}

/* Ids begin above the greatest in use, as long as there is room above it. */
static void settle_ids(DocxCopy *copy)
{
    enum { ROOM = 1 << 20 };
    if (!copy->used_count)
        return;
    qsort(copy->used, copy->used_count, sizeof *copy->used, compare_ids);
    long last = copy->used[copy->used_count - 1];
    copy->next_id = last < INT32_MAX - ROOM ? last + 1 : 0;
}

long docx_new_id(DocxCopy *copy)
{
    long id = copy->next_id;
    while (copy->used_count &&
           bsearch(&id, copy->used, copy->used_count, sizeof *copy->used, compare_ids))
        id++;
    copy->next_id = id + 1;
    return id;
}

/* --- The copy --- */

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
         (note_ids(copy, &markup) || error_memory(err));
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
    const char *const strict[] = { word_spaces[1], NULL };
    copy->is_strict = markup_is(&copy->markup, 1, strict, "document");
    copy->space = word_spaces[copy->is_strict];
    if (!note_ids(copy, &copy->markup))
        return error_memory(err);
    if (!note_comment_ids(copy, err))
        return false;
    settle_ids(copy);
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
