/* SPDX-License-Identifier: Apache-2.0 */
/* odt_insertion.c - clauses as tracked insertions of whole paragraphs.
 *
 * An insertion begins at the end of the paragraph before it, as if a writer had gone
 * on from there, so that to reject it gives that paragraph back its own end:
 *
 *     <text:p>before<text:change-start/></text:p>
 *     <text:h>title</text:h> <text:p>clause<text:change-end/></text:p>
 *
 * Behind a table it ends at the start of the paragraph that follows; before another
 * table or a list the marks stand between paragraphs.  A text that ends with a table
 * gets the empty paragraph that is shown there anyway.  OpenDocument 1.4, part 3, 5.5.
 */
#include "annotate/odt_look.h"

#include <stdlib.h>

/* Where insertions go, and which paragraph lends them its end or its start. */
typedef struct Gap {
    size_t at;       /* byte of the part */
    uint32_t before; /* paragraph whose end begins the first one; 0 */
    uint32_t behind; /* paragraph whose start ends the last one; 0 */
    bool alone;      /* at the end, behind a table: an empty paragraph comes between */
    bool in_item;    /* inside of an item of a list */
} Gap;

static uint32_t parent_of(const OdtCopy *copy, uint32_t tag)
{
    return markup_tag(&copy->markup, tag)->parent;
}

static uint32_t partner_of(const OdtCopy *copy, uint32_t tag)
{
    return markup_tag(&copy->markup, tag)->partner;
}

/* The outermost list, table or the like around a paragraph, sections aside; itself when
 * there is none.  0 when it is not in the body. */
static uint32_t find_top(const OdtCopy *copy, uint32_t paragraph)
{
    uint32_t top = paragraph;
    for (uint32_t tag = paragraph; tag != copy->body; tag = parent_of(copy, tag)) {
        if (!tag)
            return 0;
        if (!odt_is_element(copy, tag, ODT_TEXT, "section"))
            top = tag;
    }
    return top;
}

static bool is_list_part(const OdtCopy *copy, uint32_t tag)
{
    return odt_is_element(copy, tag, ODT_TEXT, "list") ||
           odt_is_element(copy, tag, ODT_TEXT, "list-item") ||
           odt_is_element(copy, tag, ODT_TEXT, "list-header") ||
           odt_is_element(copy, tag, ODT_TEXT, "numbered-paragraph");
}

/* The paragraph with which a paragraph or a list ends; 0 when it ends with something
 * else, as a table does. */
static uint32_t last_paragraph(const OdtCopy *copy, uint32_t top)
{
    for (uint32_t tag = partner_of(copy, top);; tag--) {
        if (odt_is_paragraph(copy, tag))
            return partner_of(copy, tag);
        if (markup_is_opening(&copy->markup, tag) || !is_list_part(copy, tag))
            return 0;
    }
}

static bool has_text(OdtCopy *copy, uint32_t paragraph)
{
    bool found = false;
    for (uint32_t tag = paragraph; tag < partner_of(copy, paragraph); tag++)
        markup_add_text(&copy->markup, tag, &copy->text);
    for (size_t i = 0; i < copy->text.length; i++)
        found = found || (unsigned char)copy->text.bytes[i] > ' ';
    buffer_clear(&copy->text);
    return found;
}

/* Behind a table comes the paragraph behind it, if that is empty: an empty one would
 * not keep its style when what was put before it is rejected. */
static void find_gap_behind(OdtCopy *copy, uint32_t top, Gap *gap)
{
    const Markup *markup = &copy->markup;
    uint32_t closing = partner_of(copy, top), next = closing + 1;
    *gap = (Gap){ .at = markup_tag(markup, closing)->end };
    if (odt_is_paragraph(copy, top) || is_list_part(copy, top))
        gap->before = last_paragraph(copy, top);
    if (gap->before)
        return;
    if (!markup_is_opening(markup, next)) {
        gap->alone = next == partner_of(copy, copy->body);
    } else if (odt_is_paragraph(copy, next) && has_text(copy, next)) {
        gap->behind = next;
    } else if (odt_is_paragraph(copy, next)) {
        gap->before = next;
        gap->at = markup_tag(markup, partner_of(copy, next))->end;
    }
}

/* Behind the last paragraph, list, section or table of the body. */
static bool find_end(OdtCopy *copy, Gap *gap)
{
    const Markup *markup = &copy->markup;
    uint32_t end = partner_of(copy, copy->body), last = 0;
    for (uint32_t tag = copy->body + 1; tag < end; tag = partner_of(copy, tag) + 1)
        if (odt_is_paragraph(copy, tag) || odt_is_structure(copy, tag))
            last = tag;
    if (last)
        find_gap_behind(copy, last, gap);
    else
        *gap = (Gap){ .at = markup_tag(markup, end)->start, .alone = true };
    return last || !markup_is_empty(markup, copy->body);
}

static bool find_gap(OdtCopy *copy, uint32_t block, Gap *gap)
{
    uint32_t paragraph = block == BLOCK_NONE ? 0 : odt_paragraph_tag(copy, block);
    uint32_t top = paragraph ? find_top(copy, paragraph) : 0;
    if (!top)
        return find_end(copy, gap);
    /* In the middle of a list: a further paragraph of the item. */
    bool in_item = is_list_part(copy, top) && last_paragraph(copy, top) != paragraph;
    find_gap_behind(copy, in_item ? paragraph : top, gap);
    gap->in_item = in_item;
    return true;
}

/* --- Marks --- */

/* The insertions that end and begin at one place; NULL for none. */
typedef struct Marks {
    const char *ends, *begins;
} Marks;

static void add_mark(OdtCopy *copy, const char *local, const char *name)
{
    odt_add_tag(copy, "<", ODT_TEXT, local);
    odt_add_declarations(copy, 1 << ODT_TEXT);
    odt_add_attribute(copy, ODT_TEXT, "change-id");
    buffer_add_format(&copy->text, "%s\"/>", name);
}

static void add_marks(OdtCopy *copy, Marks marks)
{
    if (marks.ends)
        add_mark(copy, "change-end", marks.ends);
    if (marks.begins)
        add_mark(copy, "change-start", marks.begins);
}

/* --- Insertions --- */

typedef char Name[ODT_NAME_ROOM];

/* One clause, `head` at the start of its first paragraph, `tail` at the end of its
 * last. */
static void add_clause(OdtCopy *copy, OdtBold *bold, const Proposal *proposal,
                       bool in_item, Marks head, Marks tail)
{
    OdtLook title = odt_look_title(copy, proposal, in_item, bold);
    OdtLook body = odt_look_body(copy, proposal);
    for (size_t i = 0; i <= proposal->count; i++) {
        const OdtLook *look = i ? &body : &title;
        odt_look_open(copy, look);
        if (!i)
            add_marks(copy, head);
        odt_look_words(copy, look, i ? proposal->paragraphs[i - 1] : proposal->title);
        if (i == proposal->count)
            add_marks(copy, tail);
        odt_look_close(copy, look);
    }
}

/* Those of one gap, each a change of its own that begins where the one before ends. */
static void put_group(OdtCopy *copy, OdtBold *bold, const Proposal *proposals,
                      const Name *names, size_t count, const Gap *gap)
{
    const Marks none = { 0 };
    if (gap->before) {
        add_marks(copy, (Marks){ NULL, names[0] });
        odt_put_inside(copy, gap->before);
    }
    if (gap->alone) {
        odt_add_tag(copy, "<", ODT_TEXT, "p");
        odt_add_declarations(copy, 1 << ODT_TEXT);
        buffer_add_char(&copy->text, '>');
        add_marks(copy, (Marks){ NULL, names[0] });
        odt_add_tag(copy, "</", ODT_TEXT, "p>");
    }
    bool between = !gap->before && !gap->behind && !gap->alone;
    for (size_t i = 0; i < count; i++) {
        const char *last = i ? names[i - 1] : NULL;
        const char *next = i + 1 < count ? names[i + 1] : NULL;
        Marks head = none, tail = none;
        if (gap->before || gap->alone)
            tail = (Marks){ names[i], next };
        else if (gap->behind)
            head = (Marks){ last, names[i] };
        if (between)
            add_marks(copy, (Marks){ NULL, names[i] });
        add_clause(copy, bold, &proposals[i], gap->in_item, head, tail);
        if (between)
            add_marks(copy, (Marks){ names[i], NULL });
    }
    odt_put(copy, gap->at);
    if (!gap->behind)
        return;
    add_marks(copy, (Marks){ names[count - 1], NULL });
    if (markup_is_empty(&copy->markup, gap->behind))
        odt_put_inside(copy, gap->behind);
    else
        odt_put(copy, markup_tag(&copy->markup, gap->behind)->end);
}

static bool is_same(const Gap *a, const Gap *b)
{
    return a->at == b->at;
}

/* --- Who inserted them --- */

static void add_region(OdtCopy *copy, const char *name)
{
    odt_add_tag(copy, "<", ODT_TEXT, "changed-region");
    odt_add_declarations(copy, 1 << ODT_OFFICE | 1 << ODT_TEXT | 1 << ODT_DC);
    buffer_add_format(&copy->text, " xml:id=\"%s\"", name);
    odt_add_attribute(copy, ODT_TEXT, "id");
    buffer_add_format(&copy->text, "%s\">", name);
    odt_add_tag(copy, "<", ODT_TEXT, "insertion>");
    odt_add_tag(copy, "<", ODT_OFFICE, "change-info>");
    odt_add_author(copy, true);
    odt_add_tag(copy, "</", ODT_OFFICE, "change-info>");
    odt_add_tag(copy, "</", ODT_TEXT, "insertion>");
    odt_add_tag(copy, "</", ODT_TEXT, "changed-region>");
}

/* Into the list of changes, made behind the forms where there is none.  Nothing that is
 * written from now on is recorded for it. */
static void put_regions(OdtCopy *copy, const Name *names, size_t count)
{
    const Markup *markup = &copy->markup;
    uint32_t end = partner_of(copy, copy->body), changes = 0;
    size_t at = markup_tag(markup, copy->body)->end;
    for (uint32_t tag = copy->body + 1; tag < end; tag = partner_of(copy, tag) + 1) {
        if (odt_is_element(copy, tag, ODT_OFFICE, "forms"))
            at = markup_tag(markup, partner_of(copy, tag))->end;
        if (odt_is_element(copy, tag, ODT_TEXT, "tracked-changes"))
            changes = tag;
    }
    if (!changes) {
        odt_add_tag(copy, "<", ODT_TEXT, "tracked-changes");
        odt_add_declarations(copy, 1 << ODT_TEXT);
        odt_add_attribute(copy, ODT_TEXT, "track-changes");
        buffer_add_string(&copy->text, "false\">");
    }
    for (size_t i = 0; i < count; i++)
        add_region(copy, names[i]);
    if (changes) {
        odt_put_inside(copy, changes);
        return;
    }
    odt_add_tag(copy, "</", ODT_TEXT, "tracked-changes>");
    odt_put(copy, at);
}

bool odt_add_insertions(OdtCopy *copy, const AnnotationPlan *plan)
{
    size_t count = plan->proposal_count, done = 0;
    if (!count)
        return !copy->splices.failed;
    OdtBold bold = { "" };
    Name *names = calloc(count, sizeof *names);
    Gap *gaps = calloc(count, sizeof *gaps);
    bool ok = names && gaps;
    for (size_t i = 0; ok && i < count; i++) {
        ok = find_gap(copy, plan->proposals[i].after, &gaps[i]);
        odt_new_name(copy, names[i]);
    }
    /* A body without a place for them has no text either. */
    while (ok && done < count) {
        size_t end = done + 1;
        while (end < count && is_same(&gaps[end], &gaps[done]))
            end++;
        put_group(copy, &bold, &plan->proposals[done], &names[done], end - done,
                  &gaps[done]);
        done = end;
    }
    if (done) {
        put_regions(copy, names, count);
        odt_put_bold(copy, &bold);
    }
    bool short_of_memory = !names || !gaps || copy->splices.failed;
    free(names);
    free(gaps);
    return !short_of_memory;
}
