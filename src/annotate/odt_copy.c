/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/odt_copy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const uris[ODT_SPACES] = {
    [ODT_OFFICE] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    [ODT_TEXT] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    [ODT_TABLE] = "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    [ODT_STYLE] = "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    [ODT_FO] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    [ODT_DC] = "http://purl.org/dc/elements/1.1/",
    [ODT_META] = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
};

static const char *const usual[ODT_SPACES] = {
    [ODT_OFFICE] = "office", [ODT_TEXT] = "text", [ODT_TABLE] = "table",
    [ODT_STYLE] = "style",   [ODT_FO] = "fo",     [ODT_DC] = "dc",
    [ODT_META] = "meta",
};

static const char stem[] = "clausier-";
static const char no_day[] = "1970-01-01T12:00:00";

/* --- The part --- */

bool odt_is_element(const OdtCopy *copy, uint32_t tag, OdtSpace space,
                    const char *local)
{
    const char *const spaces[] = { uris[space], NULL };
    return markup_is(&copy->markup, tag, spaces, local);
}

/* The text of the document itself, not of one that is embedded in it. */
static uint32_t find_body(const OdtCopy *copy)
{
    const Markup *markup = &copy->markup;
    for (uint32_t tag = 1; tag <= markup->count; tag++) {
        uint32_t around = markup_tag(markup, tag)->parent;
        if (around && markup_tag(markup, around)->parent == 1 &&
            markup_is_opening(markup, tag) &&
            odt_is_element(copy, tag, ODT_OFFICE, "text") &&
            odt_is_element(copy, around, ODT_OFFICE, "body"))
            return tag;
    }
    return 0;
}

/* The prefix that some element around the body gives to a space. */
static bool find_prefix(OdtCopy *copy, OdtSpace space)
{
    const Markup *markup = &copy->markup;
    size_t wanted = strlen(uris[space]);
    for (uint32_t tag = copy->body; tag; tag = markup_tag(markup, tag)->parent) {
        const char *at = markup->bytes + markup_tag(markup, tag)->start;
        const char *end = markup->bytes + markup_tag(markup, tag)->end;
        for (; (at = memchr(at, ':', (size_t)(end - at))); at++) {
            if (at - 5 < markup->bytes || memcmp(at - 5, "xmlns", 5) != 0)
                continue;
            size_t length = strcspn(at + 1, "= \t\r\n>");
            const char *value = at + 1 + length + strspn(at + 1 + length, "= \t\r\n");
            if (length < ODT_PREFIX_ROOM && (size_t)(end - value) > wanted + 1 &&
                memcmp(value + 1, uris[space], wanted) == 0 &&
                value[1 + wanted] == *value) {
                memcpy(copy->prefixes[space], at + 1, length);
                copy->prefixes[space][length] = '\0';
                return true;
            }
        }
    }
    return false;
}

static void find_prefixes(OdtCopy *copy)
{
    for (int space = 0; space < ODT_SPACES; space++) {
        char *prefix = copy->prefixes[space];
        strcpy(prefix, usual[space]);
        MarkupValue known = markup_space(&copy->markup, copy->body,
                                         (MarkupValue){ prefix, strlen(prefix) });
        copy->declared[space] =
            markup_value_is(known, uris[space]) || find_prefix(copy, (OdtSpace)space);
    }
}

/* The largest number behind our stem, so that those above it are new. */
static uint32_t find_named(const Markup *markup)
{
    unsigned long most = 0;
    size_t length = sizeof stem - 1;
    const char *end = markup->bytes + markup->length;
    for (const char *at = markup->bytes; (at = memchr(at, stem[0], (size_t)(end - at)));
         at++) {
        if ((size_t)(end - at) <= length || memcmp(at, stem, length) != 0)
            continue;
        unsigned long number = strtoul(at + length, NULL, 10);
        if (number > most && number < UINT32_MAX / 2)
            most = number;
    }
    return (uint32_t)most;
}

bool odt_copy_init(OdtCopy *copy, const char *part, const Buffer *bytes,
                   const Document *document, const AnnotateOptions *options,
                   const Limits *limits, Error *err)
{
    Where where = { .file = document_name(document), .part = part };
    *copy = (OdtCopy){ .document = document, .options = options, .part = part };
    splices_init(&copy->splices);
    buffer_init(&copy->text, SIZE_MAX / 2);
    if (!markup_init(&copy->markup, bytes->bytes, bytes->length, limits, where, err))
        return false;
    copy->body = find_body(copy);
    if (!copy->body)
        return error_set(err, ERROR_FORMAT, where, "cette partie n'a pas de texte");
    find_prefixes(copy);
    copy->named = find_named(&copy->markup);
    MarkupValue version = markup_attribute_local(&copy->markup, 1, "version");
    copy->has_initials = version.length >= 3 && memcmp(version.bytes, "1.2", 3) > 0;
    return true;
}

void odt_copy_done(OdtCopy *copy)
{
    markup_done(&copy->markup);
    splices_done(&copy->splices);
    buffer_done(&copy->text);
}

/* --- Looking --- */

bool odt_is_paragraph(const OdtCopy *copy, uint32_t tag)
{
    return odt_is_element(copy, tag, ODT_TEXT, "p") ||
           odt_is_element(copy, tag, ODT_TEXT, "h");
}

static bool is_one_of(const OdtCopy *copy, uint32_t tag, OdtSpace space,
                      const char *const *locals)
{
    for (; *locals; locals++)
        if (odt_is_element(copy, tag, space, *locals))
            return true;
    return false;
}

bool odt_is_structure(const OdtCopy *copy, uint32_t tag)
{
    static const char *const texts[] = {
        "section", "list", "list-item", "list-header", "numbered-paragraph", NULL
    };
    static const char *const tables[] = {
        "table",           "table-row",  "table-rows", "table-header-rows",
        "table-row-group", "table-cell", NULL
    };
    return is_one_of(copy, tag, ODT_TEXT, texts) ||
           is_one_of(copy, tag, ODT_TABLE, tables);
}

/* Elements of a paragraph in which comments and marks of changes may stand. */
static bool is_inline(const OdtCopy *copy, uint32_t tag)
{
    static const char *const texts[] = { "span", "a", "meta", NULL };
    return is_one_of(copy, tag, ODT_TEXT, texts);
}

uint32_t odt_paragraph_tag(const OdtCopy *copy, uint32_t block)
{
    const Origin *origin = block < document_block_count(copy->document)
                               ? document_block_at(copy->document, block)->origin
                               : NULL;
    return origin && strcmp(origin->part, copy->part) == 0 && origin->tag &&
                   origin->tag <= copy->markup.count &&
                   odt_is_paragraph(copy, origin->tag)
               ? origin->tag
               : 0;
}

/* Looks from an element up to the body for what no mark may stand in (a field, a note,
 * a frame): `*foreign` gets the outermost of them, 0 when there is none.  False when
 * that is in no paragraph of the body. */
static bool find_foreign(const OdtCopy *copy, uint32_t tag, uint32_t *foreign)
{
    bool in_paragraph = false;
    *foreign = 0;
    for (; tag != copy->body; tag = markup_tag(&copy->markup, tag)->parent) {
        if (!tag)
            return false;
        if (in_paragraph ? odt_is_structure(copy, tag) : is_inline(copy, tag))
            continue;
        in_paragraph = !in_paragraph && odt_is_paragraph(copy, tag);
        if (!in_paragraph)
            *foreign = tag;
    }
    return in_paragraph;
}

static const OriginPiece *find_piece(const Origin *origin, uint32_t offset)
{
    uint32_t low = 0, high = origin->piece_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (origin->pieces[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return &origin->pieces[low];
}

bool odt_anchor(const OdtCopy *copy, const Block *block, uint32_t offset, bool after,
                size_t *at)
{
    const Markup *markup = &copy->markup;
    const Origin *origin = block->origin;
    if (!origin || !origin->piece_count || strcmp(origin->part, copy->part) != 0)
        return false;
    const OriginPiece *piece = find_piece(origin, offset - (after && offset));
    uint32_t foreign, tag = piece->tag;
    if (!tag || tag > markup->count)
        return false;
    const MarkupTag *found = markup_tag(markup, tag);
    if (!find_foreign(copy, markup_is_opening(markup, tag) ? tag : found->parent,
                      &foreign))
        return false;
    if (foreign && after)
        *at = markup_tag(markup, markup_tag(markup, foreign)->partner)->end;
    else if (foreign)
        *at = markup_tag(markup, foreign)->start;
    else if (!markup_locate(markup, tag, piece->offset + (offset - piece->start), at))
        *at = found->end;
    return true;
}

/* --- Writing --- */

void odt_add_declarations(OdtCopy *copy, unsigned spaces)
{
    for (int space = 0; space < ODT_SPACES; space++)
        if ((spaces >> space & 1) && !copy->declared[space])
            buffer_add_format(&copy->text, " xmlns:%s=\"%s\"", copy->prefixes[space],
                              uris[space]);
}

void odt_add_tag(OdtCopy *copy, const char *opening, OdtSpace space, const char *local)
{
    buffer_add_format(&copy->text, "%s%s:%s", opening, copy->prefixes[space], local);
}

void odt_add_attribute(OdtCopy *copy, OdtSpace space, const char *local)
{
    buffer_add_format(&copy->text, " %s:%s=\"", copy->prefixes[space], local);
}

void odt_add_words(OdtCopy *copy, const char *words)
{
    bool blank = true;
    while (*words) {
        size_t length = strcspn(words, " \t");
        markup_escape(&copy->text, words, length);
        words += length;
        blank = blank && !length;
        if (*words == '\t') {
            odt_add_tag(copy, "<", ODT_TEXT, "tab/>");
            blank = false;
            words++;
        } else if (*words && (blank || !words[1] || words[1] == ' ')) {
            odt_add_tag(copy, "<", ODT_TEXT, "s/>");
            words++;
        } else if (*words) {
            buffer_add_char(&copy->text, ' ');
            blank = true;
            words++;
        }
    }
}

void odt_add_author(OdtCopy *copy, bool is_change)
{
    const AnnotateOptions *options = copy->options;
    odt_add_tag(copy, "<", ODT_DC, "creator>");
    markup_escape(&copy->text, options->author, strlen(options->author));
    odt_add_tag(copy, "</", ODT_DC, "creator>");
    if (!options->date && !is_change)
        return;
    odt_add_tag(copy, "<", ODT_DC, "date>");
    if (options->date)
        buffer_add_format(&copy->text, "%sT00:00:00", options->date);
    else
        buffer_add_string(&copy->text, no_day);
    odt_add_tag(copy, "</", ODT_DC, "date>");
}

void odt_new_name(OdtCopy *copy, char name[ODT_NAME_ROOM])
{
    snprintf(name, ODT_NAME_ROOM, "%s%u", stem, (unsigned)++copy->named);
}

void odt_put(OdtCopy *copy, size_t at)
{
    splice_add(&copy->splices, at, 0, buffer_string(&copy->text), copy->text.length);
    copy->splices.failed = copy->splices.failed || buffer_failed(&copy->text);
    buffer_clear(&copy->text);
}

void odt_put_inside(OdtCopy *copy, uint32_t tag)
{
    const MarkupTag *found = markup_tag(&copy->markup, tag);
    if (!markup_is_empty(&copy->markup, tag)) {
        odt_put(copy, markup_tag(&copy->markup, found->partner)->start);
        return;
    }
    MarkupValue name = markup_name(&copy->markup, tag);
    splice_add(&copy->splices, found->end - 2, 2, ">", 1);
    buffer_add_format(&copy->text, "</%.*s>", (int)name.length, name.bytes);
    odt_put(copy, found->end);
}
