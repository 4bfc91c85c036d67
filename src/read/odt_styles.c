/* SPDX-License-Identifier: Apache-2.0 */
/* odt_styles.c - styles by name, and what they inherit.
 *
 * A style says some properties and takes the others from its parent, at the end of the
 * chain from the default style of its family.  A chain is walked once, when one of its
 * styles is first asked for.  OpenDocument 1.4, part 3, 16. */
#include "read/odt_styles.h"

#include "document/document.h"
#include "read/odt_names.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST_CHAIN = 64, FIRST_BUCKETS = 256 };

typedef struct Entry {
    const char *name, *parent; /* "" when none */
    OdtScope scope;
    OdtFamily family;
    bool is_default;
    enum { RAW, RESOLVING, RESOLVED } state;
    enum { UNSAID, NO, YES } break_before, break_after;
    OdtStyle style;
    uint32_t hash;
    size_t length;      /* of the name */
    struct Entry *next; /* in the same bucket */
} Entry;

typedef struct Font {
    const char *name;
    SymbolFont font;
    struct Font *next;
} Font;

struct OdtStyles {
    Arena *arena;
    Entry **buckets;
    size_t bucket_count, count; /* buckets: a power of two */
    Entry *open;                /* the style being read; NULL outside */
    Entry *defaults[ODT_FAMILY_OTHER + 1];
    Font *fonts; /* only those of symbols */
    OdtStyle plain;
    bool failed;
};

OdtStyles *odt_styles_new(Arena *arena)
{
    OdtStyles *styles = calloc(1, sizeof *styles);
    if (!styles)
        return NULL;
    styles->arena = arena;
    styles->plain.display = "";
    styles->bucket_count = FIRST_BUCKETS;
    styles->buckets = calloc(styles->bucket_count, sizeof(Entry *));
    if (!styles->buckets) {
        free(styles);
        return NULL;
    }
    return styles;
}

void odt_styles_free(OdtStyles *styles)
{
    if (!styles)
        return;
    free(styles->buckets);
    free(styles);
}

bool odt_styles_failed(const OdtStyles *styles)
{
    return styles->failed;
}

static bool is_value(const XmlAttribute *attribute, const char *word)
{
    return attribute && attribute->length == strlen(word) &&
           memcmp(attribute->value, word, attribute->length) == 0;
}

/* A copy in the arena; "" when the attribute is absent. */
static const char *copy_value(OdtStyles *styles, const XmlElement *element, int id)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    const char *copy =
        found ? arena_copy(styles->arena, found->value, found->length) : "";
    if (!copy)
        styles->failed = true;
    return copy ? copy : "";
}

static uint32_t hash_name(OdtFamily family, const char *name, size_t length)
{
    uint32_t hash = 2166136261u ^ (uint32_t)family;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    return hash;
}

static void grow_buckets(OdtStyles *styles)
{
    size_t count = styles->bucket_count * 4;
    Entry **buckets = calloc(count, sizeof(Entry *));
    if (!buckets)
        return; /* only slower */
    for (size_t i = 0; i < styles->bucket_count; i++) {
        /* Newest first in a bucket; the order must stay. */
        Entry *reversed = NULL;
        for (Entry *entry = styles->buckets[i], *next; entry; entry = next) {
            next = entry->next;
            entry->next = reversed;
            reversed = entry;
        }
        for (Entry *entry = reversed, *next; entry; entry = next) {
            next = entry->next;
            entry->next = buckets[entry->hash & (count - 1)];
            buckets[entry->hash & (count - 1)] = entry;
        }
    }
    free(styles->buckets);
    styles->buckets = buckets;
    styles->bucket_count = count;
}

static SymbolFont find_font(const OdtStyles *styles, const char *name, size_t length)
{
    for (const Font *font = styles->fonts; font; font = font->next)
        if (strlen(font->name) == length && memcmp(font->name, name, length) == 0)
            return font->font;
    return symbol_font(name, length);
}

void odt_styles_add_font(OdtStyles *styles, const XmlElement *element)
{
    const XmlAttribute *family = xml_attribute_find(element, SVG_FONT_FAMILY);
    if (!family)
        return;
    const char *value = family->value;
    size_t length = family->length;
    if (length >= 2 && (value[0] == '\'' || value[0] == '"'))
        value++, length -= 2;
    SymbolFont kind = symbol_font(value, length);
    Font *font = kind != SYMBOL_TEXT ? arena_alloc(styles->arena, sizeof *font) : NULL;
    if (!font)
        return;
    font->name = copy_value(styles, element, STYLE_NAME);
    font->font = kind;
    font->next = styles->fonts;
    styles->fonts = font;
}

static OdtFamily read_family(const XmlElement *element)
{
    const XmlAttribute *family = xml_attribute_find(element, STYLE_FAMILY);
    if (is_value(family, "paragraph"))
        return ODT_FAMILY_PARAGRAPH;
    if (is_value(family, "text"))
        return ODT_FAMILY_TEXT;
    if (is_value(family, "table"))
        return ODT_FAMILY_TABLE;
    return ODT_FAMILY_OTHER;
}

/* Many a buyer titles every article with the styles of the document's own title. */
static int title_level(const char *name)
{
    return strcmp(name, "Title") == 0 ? 1 : strcmp(name, "Subtitle") == 0 ? 2 : 0;
}

void odt_styles_open(OdtStyles *styles, const XmlElement *element, OdtScope scope)
{
    styles->open = NULL;
    OdtFamily family = read_family(element);
    Entry *entry =
        family != ODT_FAMILY_OTHER ? arena_alloc(styles->arena, sizeof *entry) : NULL;
    if (!entry) {
        styles->failed = styles->failed || family != ODT_FAMILY_OTHER;
        return;
    }
    entry->name = copy_value(styles, element, STYLE_NAME);
    entry->parent = copy_value(styles, element, STYLE_PARENT_STYLE_NAME);
    entry->scope = scope;
    entry->family = family;
    entry->style.display = copy_value(styles, element, STYLE_DISPLAY_NAME);
    if (xml_attribute_find(element, STYLE_LIST_STYLE_NAME))
        entry->style.list_style = copy_value(styles, element, STYLE_LIST_STYLE_NAME);
    if (xml_attribute_find(element, STYLE_MASTER_PAGE_NAME))
        entry->style.master_page = copy_value(styles, element, STYLE_MASTER_PAGE_NAME);
    long level = xml_attribute_number(element, STYLE_DEFAULT_OUTLINE_LEVEL, -1);
    entry->style.outline_level =
        level >= 1 && level <= 10 ? (int)level : title_level(entry->name);
    styles->open = entry;
    if (element->id == STYLE_DEFAULT_STYLE) {
        entry->is_default = true;
        styles->defaults[family] = entry;
        return;
    }
    if (styles->count++ > 2 * styles->bucket_count)
        grow_buckets(styles);
    entry->length = strlen(entry->name);
    entry->hash = hash_name(family, entry->name, entry->length);
    Entry **bucket = &styles->buckets[entry->hash & (styles->bucket_count - 1)];
    entry->next = *bucket;
    *bucket = entry;
}

void odt_styles_close(OdtStyles *styles)
{
    styles->open = NULL;
}

static void say(OdtStyle *style, uint32_t mark, bool on)
{
    style->set = on ? style->set | mark : style->set & ~mark;
    style->clear = on ? style->clear & ~mark : style->clear | mark;
}

static bool is_bold(const XmlAttribute *weight)
{
    /* normal, bold, or 100 to 900 */
    return is_value(weight, "bold") ||
           (weight->length == 3 && weight->value[0] >= '6' && weight->value[0] <= '9');
}

static bool is_highlight(const XmlAttribute *color)
{
    return !is_value(color, "transparent") && !is_value(color, "#ffffff") &&
           !is_value(color, "#FFFFFF");
}

static void read_text_properties(OdtStyles *styles, OdtStyle *style,
                                 const XmlElement *element)
{
    bool line_style = false;
    for (size_t i = 0; i < element->attribute_count; i++) {
        const XmlAttribute *attribute = &element->attributes[i];
        switch (attribute->id) {
        case FO_FONT_WEIGHT:
            say(style, RUN_BOLD, is_bold(attribute));
            break;
        case FO_FONT_STYLE:
            say(style, RUN_ITALIC, !is_value(attribute, "normal"));
            break;
        case FO_TEXT_TRANSFORM:
            say(style, RUN_CAPITALS, is_value(attribute, "uppercase"));
            break;
        case FO_FONT_VARIANT:
            if (is_value(attribute, "small-caps"))
                say(style, RUN_CAPITALS, true);
            break;
        case FO_BACKGROUND_COLOR:
            say(style, RUN_HIGHLIGHTED, is_highlight(attribute));
            break;
        case STYLE_TEXT_LINE_THROUGH_STYLE:
            line_style = true;
            say(style, RUN_STRUCK, !is_value(attribute, "none"));
            break;
        case STYLE_TEXT_LINE_THROUGH_TYPE:
            if (!line_style)
                say(style, RUN_STRUCK, !is_value(attribute, "none"));
            break;
        case TEXT_DISPLAY:
            say(style, RUN_HIDDEN,
                is_value(attribute, "none") ||
                    (is_value(attribute, "condition") &&
                     is_value(xml_attribute_find(element, TEXT_CONDITION), "none")));
            break;
        case STYLE_FONT_NAME:
        case FO_FONT_FAMILY:
            style->font = find_font(styles, attribute->value, attribute->length);
            break;
        default:
            break;
        }
    }
}

static bool is_page(const XmlAttribute *attribute)
{
    return is_value(attribute, "page") || is_value(attribute, "even-page") ||
           is_value(attribute, "odd-page");
}

/* Pages begin before and after paragraphs and tables alike. */
static void read_breaks(Entry *entry, const XmlElement *element)
{
    const XmlAttribute *before = xml_attribute_find(element, FO_BREAK_BEFORE);
    const XmlAttribute *after = xml_attribute_find(element, FO_BREAK_AFTER);
    if (before)
        entry->break_before = is_page(before) ? YES : NO;
    if (after)
        entry->break_after = is_page(after) ? YES : NO;
    entry->style.hidden = is_value(xml_attribute_find(element, TABLE_DISPLAY), "false");
}

void odt_styles_add_properties(OdtStyles *styles, const XmlElement *element)
{
    if (!styles->open)
        return;
    if (element->id == STYLE_TEXT_PROPERTIES)
        read_text_properties(styles, &styles->open->style, element);
    else
        read_breaks(styles->open, element);
}

/* Names are too short for a call. */
static bool is_same(const char *a, const char *b, size_t length)
{
    size_t at = 0;
    while (at < length && a[at] == b[at])
        at++;
    return at == length;
}

/* The newest entry of that name in a scope, or of no scope's own. */
static inline Entry *look_up(const OdtStyles *styles, OdtScope scope, OdtFamily family,
                             const char *name, size_t length)
{
    Entry *common = NULL;
    uint32_t hash = hash_name(family, name, length);
    for (Entry *entry = styles->buckets[hash & (styles->bucket_count - 1)]; entry;
         entry = entry->next) {
        if (entry->hash != hash || entry->family != family || entry->length != length ||
            !is_same(entry->name, name, length))
            continue;
        if (entry->scope == scope)
            return entry;
        if (entry->scope == ODT_SCOPE_COMMON && !common)
            common = entry;
    }
    return common;
}

static void inherit(Entry *entry, const Entry *from)
{
    OdtStyle *style = &entry->style;
    const OdtStyle *base = &from->style;
    style->set |= base->set & ~style->clear;
    style->clear |= base->clear & ~style->set;
    if (style->font == SYMBOL_UNSET)
        style->font = base->font;
    if (!style->list_style)
        style->list_style = base->list_style;
    if (!style->master_page)
        style->master_page = base->master_page;
    if (!style->outline_level)
        style->outline_level = base->outline_level;
    if (entry->break_before == UNSAID)
        entry->break_before = from->break_before;
    if (entry->break_after == UNSAID)
        entry->break_after = from->break_after;
    if (entry->scope != ODT_SCOPE_COMMON && !style->display[0])
        style->display = base->display;
}

static void resolve(OdtStyles *styles, Entry *entry, int depth)
{
    if (entry->state != RAW)
        return;
    entry->state = RESOLVING;
    Entry *parent = NULL;
    if (entry->parent[0] && depth < DEEPEST_CHAIN)
        parent = look_up(styles, ODT_SCOPE_COMMON, entry->family, entry->parent,
                         strlen(entry->parent));
    if (!parent && !entry->is_default)
        parent = styles->defaults[entry->family];
    if (entry->scope == ODT_SCOPE_COMMON && !entry->style.display[0])
        entry->style.display = entry->name;
    if (parent) {
        resolve(styles, parent, depth + 1);
        if (parent->state == RESOLVED)
            inherit(entry, parent);
    }
    entry->style.break_before = entry->break_before == YES;
    entry->style.break_after = entry->break_after == YES;
    entry->state = RESOLVED;
}

const OdtStyle *odt_styles_find(OdtStyles *styles, OdtScope scope, OdtFamily family,
                                const char *name, size_t length)
{
    Entry *entry = look_up(styles, scope, family, name, length);
    if (!entry)
        entry = styles->defaults[family];
    if (!entry)
        return &styles->plain;
    resolve(styles, entry, 0);
    return &entry->style;
}
