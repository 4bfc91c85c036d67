/* SPDX-License-Identifier: Apache-2.0 */
/* docx_comments.c - marks in the text, comments in their part, and what names it.
 *
 * The part of comments is made, or those that are there stay and ours come behind.
 * ISO/IEC 29500-1, 17.13.4; parts and relationships are 29500-2. */
#include "annotate/docx_copy.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- Marks --- */

/* Ends the run in whose text `at` stands, and begins one like it behind what comes in
 * there. */
static void part_run(DocxCopy *copy, uint32_t text, size_t at)
{
    const Markup *markup = &copy->markup;
    if (!text || splice_is_at(&copy->splices, at, -1))
        return;
    uint32_t run = markup_tag(markup, text)->parent;
    uint32_t properties = docx_child(markup, run, "rPr");
    MarkupValue t = markup_name(markup, text), r = markup_name(markup, run);
    Buffer out;
    buffer_init(&out, SIZE_MAX / 2);
    buffer_add_format(&out, "</%.*s></%.*s>", (int)t.length, t.bytes, (int)r.length,
                      r.bytes);
    splice_add_phase(&copy->splices, at, -1, buffer_string(&out));
    copy->splices.failed = copy->splices.failed || buffer_failed(&out);
    buffer_clear(&out);
    buffer_add_format(&out, "<%.*s>", (int)r.length, r.bytes);
    if (properties) {
        const MarkupTag *open = markup_tag(markup, properties);
        buffer_add(&out, markup->bytes + open->start,
                   markup_tag(markup, open->partner)->end - open->start);
    }
    buffer_add_format(&out, "<%.*s xml:space=\"preserve\">", (int)t.length, t.bytes);
    splice_add_phase(&copy->splices, at, 1, buffer_string(&out));
    copy->splices.failed = copy->splices.failed || buffer_failed(&out);
    buffer_done(&out);
}

static void mark(DocxCopy *copy, const Vocabulary *words, const DocxRange *range,
                 long id)
{
    char bytes[640];
    const char *w = words->prefix, *declares = words->declares;
    part_run(copy, range->start_text, range->start);
    part_run(copy, range->end_text, range->end);
    snprintf(bytes, sizeof bytes, "<%scommentRangeStart%s %sid=\"%ld\"/>", w, declares,
             w, id);
    splice_add_string(&copy->splices, range->start, bytes);
    snprintf(bytes, sizeof bytes,
             "<%scommentRangeEnd%s %sid=\"%ld\"/><%sr%s><%scommentReference "
             "%sid=\"%ld\"/></%sr>",
             w, declares, w, id, w, declares, w, w, id, w);
    splice_add_string(&copy->splices, range->end, bytes);
}

/* A text without any paragraph that could hold a mark gets an empty one. */
static bool mark_nowhere(DocxCopy *copy, long id, Error *err)
{
    uint32_t body;
    char bytes[640];
    size_t end = docx_body_end(copy, &body);
    if (!end)
        return error_set(err, ERROR_UNSUPPORTED,
                         (Where){ .file = container_name(copy->source) },
                         "ce document n'a pas de texte, il n'y a rien à annoter");
    Vocabulary words = docx_vocabulary(copy, &copy->markup, body);
    const char *w = words.prefix;
    snprintf(bytes, sizeof bytes,
             "<%sp%s><%sr><%scommentReference %sid=\"%ld\"/></%sr></%sp>", w,
             words.declares, w, w, w, id, w, w);
    splice_add_string(&copy->splices, end, bytes);
    return true;
}

/* --- Comments --- */

static void add_comment(DocxCopy *copy, const Vocabulary *words,
                        const Annotation *annotation, long id)
{
    Buffer *out = &copy->comments;
    const char *w = words->prefix, *text = annotation->text;
    char bold[48];
    snprintf(bold, sizeof bold, "<%sb/>", w);
    buffer_add_format(out, "<%scomment%s", w, words->declares);
    docx_add_signature(copy, words, id, out);
    buffer_add_format(out, " %sinitials=\"", w);
    markup_escape(out, copy->options->initials, strlen(copy->options->initials));
    buffer_add_string(out, "\">");
    for (bool first = true; first || *text; first = false) {
        size_t length = strcspn(text, "\n");
        buffer_add_format(out, "<%sp>", w);
        if (first)
            buffer_add_format(out, "<%sr><%sannotationRef/></%sr>", w, w, w);
        docx_add_run(words, first ? bold : "", text, length, out);
        buffer_add_format(out, "</%sp>", w);
        text += length + (text[length] == '\n');
    }
    buffer_add_format(out, "</%scomment>", w);
}

/* --- Parts --- */

/* Adds `bytes` before the end of a part's root element. */
static bool add_to_root(DocxCopy *copy, const char *part, const char *old,
                        size_t length, const char *bytes, Error *err)
{
    bool ok = false;
    Markup markup = { 0 };
    Buffer out;
    Splices splices;
    splices_init(&splices);
    buffer_init(&out, SIZE_MAX / 2);
    Where where = { .file = container_name(copy->source), .part = part };
    if (!markup_init(&markup, old, length, &limits_default, where, err))
        goto done;
    if (!markup.count) {
        error_set(err, ERROR_FORMAT, where, "cette partie est vide");
        goto done;
    }
    const MarkupTag *close = markup_tag(&markup, markup_tag(&markup, 1)->partner);
    if (markup_is_empty(&markup, 1)) {
        MarkupValue name = markup_name(&markup, 1);
        splice_add(&splices, close->end - 2, 2, ">", 1);
        splice_add_string(&splices, close->end - 2, bytes);
        splice_add_string(&splices, close->end - 2, "</");
        splice_add(&splices, close->end - 2, 0, name.bytes, name.length);
        splice_add_string(&splices, close->end - 2, ">");
    } else {
        splice_add_string(&splices, close->start, bytes);
    }
    if (!splices_apply(&splices, old, length, &out)) {
        error_memory(err);
        goto done;
    }
    docx_change(copy, part, &out);
    ok = true;
done:
    markup_done(&markup);
    splices_done(&splices);
    buffer_done(&out);
    return ok;
}

static bool extend_part(DocxCopy *copy, const char *part, const char *bytes, Error *err)
{
    Buffer old;
    buffer_init(&old, limits_default.part_bytes);
    bool ok = container_read(copy->source, part, &old, err) &&
              add_to_root(copy, part, buffer_string(&old), old.length, bytes, err);
    buffer_done(&old);
    return ok;
}

/* How elements are called inside the root of a part that is there. */
static bool find_words(DocxCopy *copy, const char *part, Vocabulary *words, Error *err)
{
    Buffer old;
    Markup markup = { 0 };
    Where where = { .file = container_name(copy->source), .part = part };
    buffer_init(&old, limits_default.part_bytes);
    bool ok = container_read(copy->source, part, &old, err) &&
              markup_init(&markup, buffer_string(&old), old.length, &limits_default,
                          where, err);
    if (ok && !(markup.count && docx_is(&markup, 1, "comments")))
        ok = error_set(err, ERROR_FORMAT, where,
                       "cette partie ne contient pas les commentaires qu'elle annonce");
    if (ok)
        *words = docx_vocabulary(copy, &markup, 1);
    markup_done(&markup);
    buffer_done(&old);
    return ok;
}

static const char header[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/* A number above all of those that follow `stem` in `text`; 1 when none does.  Found in
 * one walk, as a hostile part may hold any number of them. */
static unsigned number_behind(const char *text, const char *stem)
{
    enum { DIGITS_MOST = 8 };
    unsigned next = 1;
    size_t length = strlen(stem);
    while ((text = strstr(text, stem))) {
        unsigned number = 0;
        size_t digits = strspn(text += length, "0123456789");
        for (size_t i = 0; digits <= DIGITS_MOST && i < digits; i++)
            number = number * 10 + (unsigned)(text[i] - '0');
        if (number >= next)
            next = number + 1;
    }
    return next;
}

/* A name beside the main part that neither the container nor the list of types knows.
 */
static const char *name_part(DocxCopy *copy, const Buffer *types)
{
    const char *slash = strrchr(copy->main, '/'), *known = buffer_string(types);
    int folder = slash ? (int)(slash + 1 - copy->main) : 0;
    const char *stem = arena_printf(copy->arena, "%.*scomments", folder, copy->main);
    const char *name = stem ? arena_printf(copy->arena, "%s.xml", stem) : NULL;
    if (!name || (!container_has(copy->source, name) && !strstr(known, name)))
        return name;
    unsigned number = number_behind(known, stem);
    do
        name = arena_printf(copy->arena, "%s%u.xml", stem, number++);
    while (name && container_has(copy->source, name));
    return name;
}

static bool name_type(DocxCopy *copy, const Buffer *types, const char *part, Error *err)
{
    Markup markup = { 0 };
    Where where = { .file = container_name(copy->source),
                    .part = "[Content_Types].xml" };
    if (!markup_init(&markup, buffer_string(types), types->length, &limits_default,
                     where, err))
        return false;
    MarkupValue name = { "", 0 }, local = { "", 0 };
    if (markup.count) {
        name = markup_name(&markup, 1);
        local = markup_local(&markup, 1);
    }
    const char *entry = arena_printf(
        copy->arena,
        "<%.*sOverride PartName=\"/%s\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>",
        (int)(name.length - local.length), name.bytes, part);
    markup_done(&markup);
    return entry ? add_to_root(copy, where.part, buffer_string(types), types->length,
                               entry, err)
                 : error_memory(err);
}

/* "word/_rels/document.xml.rels" of "word/document.xml". */
static const char *relations_of(DocxCopy *copy)
{
    const char *slash = strrchr(copy->main, '/');
    int folder = slash ? (int)(slash + 1 - copy->main) : 0;
    return arena_printf(copy->arena, "%.*s_rels/%s.rels", folder, copy->main,
                        copy->main + folder);
}

static bool name_relation(DocxCopy *copy, const char *part, Error *err)
{
    static const char *const kinds[] = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    };
    static const char space[] =
        "http://schemas.openxmlformats.org/package/2006/relationships";
    static const char id[] = "rIdClausier";
    bool ok = false;
    Buffer old;
    buffer_init(&old, limits_default.part_bytes);
    const char *relations = relations_of(copy), *entry = NULL;
    if (!relations) {
        error_memory(err);
        goto done;
    }
    if (!container_has(copy->source, relations))
        buffer_add_format(&old, "%s<Relationships xmlns=\"%s\"/>", header, space);
    else if (!container_read(copy->source, relations, &old, err))
        goto done;
    const char *slash = strrchr(part, '/');
    /* Declared once more, whatever prefix the part has for it. */
    if (!buffer_failed(&old))
        entry = arena_printf(copy->arena,
                             "<Relationship xmlns=\"%s\" Id=\"%s%u\" Type=\"%s\" "
                             "Target=\"%s\"/>",
                             space, id, number_behind(buffer_string(&old), id),
                             kinds[copy->is_strict], slash ? slash + 1 : part);
    ok = entry
             ? add_to_root(copy, relations, buffer_string(&old), old.length, entry, err)
             : error_memory(err);
done:
    buffer_done(&old);
    return ok;
}

static bool make_part(DocxCopy *copy, Error *err)
{
    bool ok = false;
    Buffer types, bytes;
    buffer_init(&types, limits_default.part_bytes);
    buffer_init(&bytes, SIZE_MAX / 2);
    if (!container_read(copy->source, "[Content_Types].xml", &types, err))
        goto done;
    const char *part = name_part(copy, &types);
    buffer_add_format(&bytes, "%s<w:comments xmlns:w=\"%s\">", header, copy->space);
    buffer_add(&bytes, copy->comments.bytes, copy->comments.length);
    buffer_add_string(&bytes, "</w:comments>");
    if (!part || buffer_failed(&bytes)) {
        error_memory(err);
        goto done;
    }
    docx_change(copy, part, &bytes);
    ok = name_type(copy, &types, part, err) && name_relation(copy, part, err);
done:
    buffer_done(&types);
    buffer_done(&bytes);
    return ok;
}

bool docx_add_comments(DocxCopy *copy, Error *err)
{
    const Relation *known = docx_relations_of(&copy->relations, RELATION_COMMENTS);
    const char *part =
        known && container_has(copy->source, known->target) ? known->target : NULL;
    Vocabulary words = { .prefix = "w:" };
    if (!copy->plan->annotation_count)
        return true;
    if (part && !find_words(copy, part, &words, err))
        return false;
    for (size_t i = 0; i < copy->plan->annotation_count; i++) {
        const Annotation *annotation = &copy->plan->annotations[i];
        long id = docx_new_id(copy);
        DocxRange range =
            docx_range(copy, annotation->block, annotation->start, annotation->end);
        if (range.first) {
            Vocabulary here = docx_vocabulary(copy, &copy->markup, range.first);
            mark(copy, &here, &range, id);
        } else if (!mark_nowhere(copy, id, err)) {
            return false;
        }
        add_comment(copy, &words, annotation, id);
    }
    if (buffer_failed(&copy->comments) || arena_failed(copy->arena))
        return error_memory(err);
    return part ? extend_part(copy, part, buffer_string(&copy->comments), err)
                : make_part(copy, err);
}
