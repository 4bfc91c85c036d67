/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/odt_look.h"

#include <string.h>

enum { STYLES_DEEP = 16 };

/* --- Styles --- */

static bool is_same(MarkupValue a, MarkupValue b)
{
    return a.bytes && b.bytes && a.length == b.length &&
           memcmp(a.bytes, b.bytes, a.length) == 0;
}

/* The child of the root with that name in the space of offices; 0. */
static uint32_t find_part(const OdtCopy *copy, const char *local)
{
    const Markup *markup = &copy->markup;
    uint32_t end = markup_tag(markup, 1)->partner;
    for (uint32_t tag = 2; tag < end; tag = markup_tag(markup, tag)->partner + 1)
        if (odt_is_element(copy, tag, ODT_OFFICE, local))
            return tag;
    return 0;
}

/* The paragraph style of that name among those of this part that are of no other use
 * than here; 0. */
static uint32_t find_style(const OdtCopy *copy, MarkupValue name)
{
    const Markup *markup = &copy->markup;
    uint32_t styles = find_part(copy, "automatic-styles");
    uint32_t end = styles ? markup_tag(markup, styles)->partner : 0;
    for (uint32_t tag = styles + 1; tag < end;
         tag = markup_tag(markup, tag)->partner + 1)
        if (odt_is_element(copy, tag, ODT_STYLE, "style") &&
            markup_value_is(markup_attribute_local(markup, tag, "family"),
                            "paragraph") &&
            is_same(markup_attribute_local(markup, tag, "name"), name))
            return tag;
    return 0;
}

static bool is_break(const OdtCopy *copy, uint32_t tag, const char *local)
{
    MarkupValue value = markup_attribute_local(&copy->markup, tag, local);
    return value.length && !markup_value_is(value, "auto");
}

static bool begins_page(const OdtCopy *copy, uint32_t style)
{
    const Markup *markup = &copy->markup;
    uint32_t end = markup_tag(markup, style)->partner;
    if (markup_attribute_local(markup, style, "master-page-name").length)
        return true;
    for (uint32_t tag = style + 1; tag < end;
         tag = markup_tag(markup, tag)->partner + 1)
        if (is_break(copy, tag, "break-before") || is_break(copy, tag, "break-after"))
            return true;
    return false;
}

static MarkupValue find_paragraph_style(const OdtCopy *copy, uint32_t model)
{
    const Markup *markup = &copy->markup;
    MarkupValue name = markup_attribute_local(markup, model, "style-name");
    for (int i = 0; i < STYLES_DEEP && name.length; i++) {
        uint32_t style = find_style(copy, name);
        if (!style || !begins_page(copy, style))
            break;
        name = markup_attribute_local(markup, style, "parent-style-name");
    }
    return name;
}

/* The innermost span in which text of a paragraph stands; 0. */
static uint32_t find_span(const OdtCopy *copy, uint32_t tag)
{
    const Markup *markup = &copy->markup;
    if (!tag || tag > markup->count)
        return 0;
    if (!markup_is_opening(markup, tag))
        tag = markup_tag(markup, tag)->parent;
    for (; tag && !odt_is_paragraph(copy, tag); tag = markup_tag(markup, tag)->parent)
        if (odt_is_element(copy, tag, ODT_TEXT, "span"))
            return tag;
    return 0;
}

/* The style in which the letters of a block are set: of all of them, or, where the
 * first words may stand for it, of those. */
static MarkupValue find_letters(const OdtCopy *copy, uint32_t index, bool of_all)
{
    const Block *block = document_block_at(copy->document, index);
    const MarkupValue none = { 0 };
    MarkupValue name = none;
    for (uint32_t i = 0; i < block->origin->piece_count; i++) {
        uint32_t span = find_span(copy, block->origin->pieces[i].tag);
        MarkupValue one = none;
        if (span)
            one = markup_attribute_local(&copy->markup, span, "style-name");
        if (!i)
            name = one;
        else if (of_all && !is_same(one, name))
            return none;
    }
    return name;
}

/* --- Looks --- */

static OdtLook look_like(const OdtCopy *copy, uint32_t block, bool of_all)
{
    OdtLook look = { .local = "p", .model = odt_paragraph_tag(copy, block) };
    if (!look.model)
        return look;
    look.style = find_paragraph_style(copy, look.model);
    look.letters = find_letters(copy, block, of_all);
    return look;
}

/* The lists around the model, from the outermost on. */
static void find_lists(const OdtCopy *copy, OdtLook *look)
{
    const Markup *markup = &copy->markup;
    uint32_t found[ODT_LISTS_MOST];
    size_t count = 0;
    for (uint32_t tag = markup_tag(markup, look->model)->parent;
         tag != copy->body && tag; tag = markup_tag(markup, tag)->parent) {
        if (!odt_is_structure(copy, tag) ||
            odt_is_element(copy, tag, ODT_TEXT, "section") ||
            odt_is_element(copy, tag, ODT_TABLE, "table-cell"))
            break;
        if (odt_is_element(copy, tag, ODT_TEXT, "list") && count < ODT_LISTS_MOST)
            found[count++] = tag;
    }
    while (count)
        look->lists[look->list_count++] = found[--count];
}

OdtLook odt_look_title(OdtCopy *copy, const Proposal *proposal, bool in_item,
                       OdtBold *bold)
{
    if (proposal->heading_like != BLOCK_NONE) {
        OdtLook look = look_like(copy, proposal->heading_like, false);
        if (look.model && odt_is_element(copy, look.model, ODT_TEXT, "h"))
            look.local = "h";
        if (look.model && !in_item)
            find_lists(copy, &look);
        if (look.model)
            return look;
    }
    OdtLook look = odt_look_body(copy, proposal);
    if (!bold->name[0])
        odt_new_name(copy, bold->name);
    look.bold = bold->name;
    return look;
}

OdtLook odt_look_body(const OdtCopy *copy, const Proposal *proposal)
{
    if (proposal->body_like == BLOCK_NONE)
        return (OdtLook){ .local = "p" };
    return look_like(copy, proposal->body_like, true);
}

/* --- Writing --- */

static void add_copied(OdtCopy *copy, const char *local, MarkupValue value)
{
    if (!value.length)
        return;
    odt_add_attribute(copy, ODT_TEXT, local);
    buffer_add(&copy->text, value.bytes, value.length);
    buffer_add_char(&copy->text, '"');
}

/* The list goes on where the model's one ended. */
static void open_list(OdtCopy *copy, uint32_t list)
{
    const Markup *markup = &copy->markup;
    MarkupValue id = markup_attribute(markup, list, "xml:id");
    odt_add_tag(copy, "<", ODT_TEXT, "list");
    odt_add_declarations(copy, 1 << ODT_TEXT);
    add_copied(copy, "style-name", markup_attribute_local(markup, list, "style-name"));
    add_copied(copy, "continue-list", id);
    if (!id.length) {
        odt_add_attribute(copy, ODT_TEXT, "continue-numbering");
        buffer_add_string(&copy->text, "true\"");
    }
    buffer_add_char(&copy->text, '>');
    odt_add_tag(copy, "<", ODT_TEXT, "list-item>");
}

void odt_look_open(OdtCopy *copy, const OdtLook *look)
{
    static const char *const kept[] = { "outline-level", "is-list-header" };
    for (size_t i = 0; i < look->list_count; i++)
        open_list(copy, look->lists[i]);
    odt_add_tag(copy, "<", ODT_TEXT, look->local);
    odt_add_declarations(copy, 1 << ODT_TEXT);
    add_copied(copy, "style-name", look->style);
    for (size_t i = 0; look->model && i < sizeof kept / sizeof *kept; i++)
        if (*look->local == 'h')
            add_copied(copy, kept[i],
                       markup_attribute_local(&copy->markup, look->model, kept[i]));
    buffer_add_char(&copy->text, '>');
}

void odt_look_words(OdtCopy *copy, const OdtLook *look, const char *words)
{
    bool has_style = look->bold || look->letters.length;
    if (has_style) {
        odt_add_tag(copy, "<", ODT_TEXT, "span");
        add_copied(copy, "style-name",
                   look->bold ? (MarkupValue){ look->bold, strlen(look->bold) }
                              : look->letters);
        buffer_add_char(&copy->text, '>');
    }
    odt_add_words(copy, words);
    if (has_style)
        odt_add_tag(copy, "</", ODT_TEXT, "span>");
}

void odt_look_close(OdtCopy *copy, const OdtLook *look)
{
    odt_add_tag(copy, "</", ODT_TEXT, look->local);
    buffer_add_char(&copy->text, '>');
    for (size_t i = 0; i < look->list_count; i++) {
        odt_add_tag(copy, "</", ODT_TEXT, "list-item>");
        odt_add_tag(copy, "</", ODT_TEXT, "list>");
    }
}

static void add_style(OdtCopy *copy, const char *name)
{
    odt_add_tag(copy, "<", ODT_STYLE, "style");
    odt_add_declarations(copy, 1 << ODT_STYLE | 1 << ODT_FO);
    odt_add_attribute(copy, ODT_STYLE, "name");
    buffer_add_format(&copy->text, "%s\"", name);
    odt_add_attribute(copy, ODT_STYLE, "family");
    buffer_add_string(&copy->text, "text\">");
    odt_add_tag(copy, "<", ODT_STYLE, "text-properties");
    odt_add_attribute(copy, ODT_FO, "font-weight");
    buffer_add_string(&copy->text, "bold\"/>");
    odt_add_tag(copy, "</", ODT_STYLE, "style>");
}

void odt_put_bold(OdtCopy *copy, const OdtBold *bold)
{
    uint32_t styles = find_part(copy, "automatic-styles");
    if (!bold->name[0])
        return;
    if (styles) {
        add_style(copy, bold->name);
        odt_put_inside(copy, styles);
        return;
    }
    uint32_t masters = find_part(copy, "master-styles");
    uint32_t body = markup_tag(&copy->markup, copy->body)->parent;
    odt_add_tag(copy, "<", ODT_OFFICE, "automatic-styles");
    odt_add_declarations(copy, 1 << ODT_OFFICE);
    buffer_add_char(&copy->text, '>');
    add_style(copy, bold->name);
    odt_add_tag(copy, "</", ODT_OFFICE, "automatic-styles>");
    odt_put(copy, markup_tag(&copy->markup, masters ? masters : body)->start);
}
