/* SPDX-License-Identifier: Apache-2.0 */
/* docx_proposals.c - missing clauses, as paragraphs that were inserted while changes
 * were tracked: w:ins around their runs and on their paragraph marks.  Rejected, they
 * leave the text as it was.  ISO/IEC 29500-1, 17.13.5.18 and 17.13.5.20. */
#include "annotate/docx_copy.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Properties of the paragraph that a new one looks like, as XML. */
typedef struct Look {
    const char *paragraph, *mark, *run;
} Look;

static const Look no_look = { "", "", "" };

static bool is_among(const Markup *markup, uint32_t element, const char *const *names)
{
    for (; *names; names++)
        if (markup_value_is(markup_local(markup, element), *names))
            return true;
    return false;
}

/* The children of an element but for those named, as they are. */
static const char *copy_children(const DocxCopy *copy, uint32_t parent,
                                 const char *const *without)
{
    const Markup *markup = &copy->markup;
    Buffer out;
    if (!parent || markup_is_empty(markup, parent))
        return "";
    buffer_init(&out, 1 << 16);
    for (uint32_t at = markup_is_opening(markup, parent + 1) ? parent + 1 : 0; at;
         at = docx_next(markup, at)) {
        const MarkupTag *tag = markup_tag(markup, at);
        if (!is_among(markup, at, without))
            buffer_add(&out, markup->bytes + tag->start,
                       markup_tag(markup, tag->partner)->end - tag->start);
    }
    const char *copied = arena_strdup(copy->arena, buffer_string(&out));
    if (out.short_of_memory)
        arena_fail(copy->arena);
    if (buffer_failed(&out))
        copied = "";
    buffer_done(&out);
    return copied;
}

/* True when prefixes mean at an element what they mean at the root: then its
 * properties can be copied to another such place. */
static bool is_plain(const Markup *markup, uint32_t element)
{
    for (uint32_t at = element; at > 1; at = markup_tag(markup, at)->parent) {
        const MarkupTag *tag = markup_tag(markup, at);
        for (uint32_t i = tag->start; i + 5 < tag->end; i++)
            if (memcmp(markup->bytes + i, "xmlns", 5) == 0)
                return false;
    }
    return true;
}

static bool has_xmlns(const char *xml)
{
    return strstr(xml, "xmlns") != NULL;
}

/* The properties of the first run of a paragraph that has text. */
static uint32_t run_properties(const Markup *markup, uint32_t paragraph)
{
    for (uint32_t at = docx_child(markup, paragraph, "r"); at;
         at = docx_next(markup, at))
        if (docx_is(markup, at, "r") && docx_child(markup, at, "t"))
            return docx_child(markup, at, "rPr");
    return 0;
}

static Look find_look(const DocxCopy *copy, uint32_t block)
{
    static const char *const not_paragraph[] = { "rPr",       "sectPr",
                                                 "framePr",   "pageBreakBefore",
                                                 "pPrChange", NULL };
    static const char *const not_run[] = { "ins",        "del",       "moveFrom",
                                           "moveTo",     "highlight", "vanish",
                                           "specVanish", "rPrChange", NULL };
    const Markup *markup = &copy->markup;
    uint32_t paragraph = block == BLOCK_NONE ? 0 : docx_paragraph(copy, block);
    if (!paragraph || !is_plain(markup, paragraph))
        return no_look;
    uint32_t properties = docx_child(markup, paragraph, "pPr");
    uint32_t mark = properties ? docx_child(markup, properties, "rPr") : 0;
    Look look = {
        .paragraph = copy_children(copy, properties, not_paragraph),
        .mark = copy_children(copy, mark, not_run),
        .run = copy_children(copy, run_properties(markup, paragraph), not_run),
    };
    if (!look.paragraph || !look.mark || !look.run || has_xmlns(look.paragraph) ||
        has_xmlns(look.mark) || has_xmlns(look.run))
        return no_look;
    return look;
}

/* Bold comes behind the style and the fonts of a run (17.3.2.28). */
static const char *make_bold(const DocxCopy *copy, const Vocabulary *words,
                             const char *run)
{
    char bold[48], element[48];
    snprintf(bold, sizeof bold, "<%sb/>", words->prefix);
    if (strstr(run, bold))
        return run;
    size_t at = 0;
    static const char *const before[] = { "rStyle", "rFonts" };
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        snprintf(element, sizeof element, "<%s%s ", words->prefix, before[i]);
        const char *found = strstr(run, element);
        const char *end = found ? strchr(found, '>') : NULL;
        if (end && end[-1] == '/')
            at = (size_t)(end + 1 - run);
    }
    const char *made =
        arena_printf(copy->arena, "%.*s%s%s", (int)at, run, bold, run + at);
    return made ? made : run;
}

static void add_paragraph(DocxCopy *copy, const Vocabulary *words, const Look *look,
                          const char *run, const char *text, Buffer *out)
{
    const char *w = words->prefix;
    buffer_add_format(out, "<%sp%s><%spPr>%s<%srPr><%sins", w, words->declares, w,
                      look->paragraph, w, w);
    docx_add_signature(copy, words, docx_new_id(copy), out);
    buffer_add_format(out, "/>%s</%srPr></%spPr><%sins", look->mark, w, w, w);
    docx_add_signature(copy, words, docx_new_id(copy), out);
    buffer_add_char(out, '>');
    docx_add_run(words, run, text, strlen(text), out);
    buffer_add_format(out, "</%sins></%sp>", w, w);
}

static bool has_deleted_mark(const Markup *markup, uint32_t paragraph)
{
    uint32_t properties = docx_child(markup, paragraph, "pPr");
    uint32_t mark = properties ? docx_child(markup, properties, "rPr") : 0;
    return mark && docx_child(markup, mark, "del");
}

/* The element behind which a proposal goes: the paragraph of a block, with those it
 * runs on into, or the outermost table around it; 0 for the end of the body. */
static uint32_t find_neighbour(const DocxCopy *copy, uint32_t block)
{
    const Markup *markup = &copy->markup;
    uint32_t found = block == BLOCK_NONE ? 0 : docx_paragraph(copy, block), next;
    for (uint32_t at = found; at; at = markup_tag(markup, at)->parent)
        if (docx_is(markup, at, "tbl"))
            found = at;
    while (found && docx_is(markup, found, "p") && has_deleted_mark(markup, found) &&
           (next = docx_next(markup, found)) != 0 && docx_is(markup, next, "p"))
        found = next;
    return found;
}

static bool add_proposal(DocxCopy *copy, const Proposal *proposal, Error *err)
{
    const Markup *markup = &copy->markup;
    uint32_t body = 0, neighbour = find_neighbour(copy, proposal->after);
    size_t at = neighbour
                    ? markup_tag(markup, markup_tag(markup, neighbour)->partner)->end
                    : docx_body_end(copy, &body);
    if (!at)
        return error_set(err, ERROR_UNSUPPORTED,
                         (Where){ .file = container_name(copy->source) },
                         "ce document n'a pas de texte, rien ne peut y être proposé");
    uint32_t around = neighbour ? markup_tag(markup, neighbour)->parent : body;
    Vocabulary words = docx_vocabulary(copy, markup, around);
    bool takes_look = !*words.declares && is_plain(markup, around);
    Look text = takes_look ? find_look(copy, proposal->body_like) : no_look;
    Look title = takes_look && proposal->heading_like != BLOCK_NONE
                     ? find_look(copy, proposal->heading_like)
                     : text;
    const char *run = proposal->heading_like == BLOCK_NONE
                          ? make_bold(copy, &words, title.run)
                          : title.run;
    Buffer out;
    buffer_init(&out, SIZE_MAX / 2);
    add_paragraph(copy, &words, &title, run, proposal->title, &out);
    for (size_t i = 0; i < proposal->count; i++)
        add_paragraph(copy, &words, &text, text.run, proposal->paragraphs[i], &out);
    bool ok = !buffer_failed(&out) || error_memory(err);
    splice_add(&copy->splices, at, 0, buffer_string(&out), out.length);
    buffer_done(&out);
    return ok;
}

bool docx_add_proposals(DocxCopy *copy, Error *err)
{
    for (size_t i = 0; i < copy->plan->proposal_count; i++)
        if (!add_proposal(copy, &copy->plan->proposals[i], err))
            return false;
    return !arena_failed(copy->arena) || error_memory(err);
}
