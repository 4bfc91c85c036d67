/* SPDX-License-Identifier: Apache-2.0 */
/* docx_styles.c - styles and their inheritance.
 *
 *     docDefaults <- basedOn ... <- basedOn <- style <- (numbering) <- direct
 *
 * Every style is resolved once, when all are read; a cycle of basedOn ends where it
 * began.  ISO/IEC 29500-1, 17.7. */
#include "read/docx_styles.h"

#include "read/docx_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STYLES_MOST = 100000, CHAIN_MOST = 200 };
enum { UNRESOLVED, RESOLVING, RESOLVED };

struct Styles {
    Style *items;
    size_t count, room;
    uint32_t *slots; /* by identifier: number plus one, 0 when free */
    size_t slot_count;
    const Style *paragraph_default;
    Style none;
    RunProperties defaults;
    bool is_french;
};

typedef enum Target { TARGET_NONE, TARGET_DEFAULTS, TARGET_STYLE } Target;

typedef struct StylesReading {
    Styles *styles;
    Arena *arena, *names_arena;
    Target target;
    bool in_run; /* inside w:rPr: w:shd is a paragraph's elsewhere */
    uint32_t depth, skip;
} StylesReading;

static uint32_t hash_bytes(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

static const Style empty_style = { .id = "",
                                   .name = "",
                                   .num_id = STYLE_UNSET,
                                   .level = STYLE_UNSET,
                                   .outline = STYLE_UNSET,
                                   .break_before = STYLE_UNSET };

static Style *add_style(StylesReading *reading)
{
    Styles *styles = reading->styles;
    if (styles->count == styles->room) {
        size_t room = styles->room ? styles->room * 2 : 64;
        Style *grown = arena_alloc(reading->arena, room * sizeof *grown);
        if (!grown)
            return NULL;
        if (styles->count)
            memcpy(grown, styles->items, styles->count * sizeof *grown);
        styles->items = grown;
        styles->room = room;
    }
    Style *style = &styles->items[styles->count++];
    *style = empty_style;
    return style;
}

static const char *copy_value(Arena *arena, const XmlElement *element, int id)
{
    const XmlAttribute *value = xml_attribute_find(element, id);
    return value ? arena_copy(arena, value->value, value->length) : NULL;
}

static bool is_on_attribute(const XmlElement *element, int id)
{
    char value[8];
    return xml_attribute_copy(element, id, value, sizeof value) &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ||
            strcmp(value, "on") == 0);
}

static bool open_style(StylesReading *reading, const XmlElement *element, Error *err)
{
    static const char *const types[] = { "paragraph", "character", "table",
                                         "numbering" };
    if (reading->styles->count >= STYLES_MOST) {
        reading->skip = reading->depth;
        return true;
    }
    Style *style = add_style(reading);
    const char *id = style ? copy_value(reading->arena, element, W_STYLEID) : NULL;
    if (!style)
        return error_memory(err);
    style->id = id ? id : "";
    char type[16];
    xml_attribute_copy(element, W_TYPE, type, sizeof type);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i]) == 0)
            style->type = (StyleType)i;
    if (style->type == STYLE_PARAGRAPH && is_on_attribute(element, W_DEFAULT))
        style->resolved = RESOLVING; /* told apart below, once the array stands still */
    reading->target = TARGET_STYLE;
    return true;
}

static bool open_element(void *user, const XmlElement *element, Error *err)
{
    StylesReading *reading = user;
    Styles *styles = reading->styles;
    reading->depth++;
    if (reading->skip)
        return true;
    Style *style =
        reading->target == TARGET_STYLE ? &styles->items[styles->count - 1] : NULL;
    switch (element->id) {
    case W_STYLE:
        return open_style(reading, element, err);
    case W_RPRDEFAULT:
        reading->target = TARGET_DEFAULTS;
        return true;
    case W_RPR:
        reading->in_run = true;
        return true;
    case W_TBLSTYLEPR:
    case W_PPRCHANGE:
    case W_RPRCHANGE:
        reading->skip = reading->depth;
        return true;
    case W_LANG:
        if (reading->target == TARGET_DEFAULTS) {
            char language[8];
            xml_attribute_copy(element, W_VAL, language, sizeof language);
            styles->is_french = strncasecmp(language, "fr", 2) == 0;
        }
        return true;
    default:
        break;
    }
    if (reading->target == TARGET_DEFAULTS && reading->in_run)
        docx_properties_read(&styles->defaults, element);
    if (!style)
        return true;
    switch (element->id) {
    case W_NAME: {
        const char *name = copy_value(reading->names_arena, element, W_VAL);
        style->name = name ? name : "";
        break;
    }
    case W_BASEDON:
        style->based_on = copy_value(reading->arena, element, W_VAL);
        break;
    case W_NUMID:
        style->num_id = xml_attribute_number(element, W_VAL, STYLE_UNSET);
        break;
    case W_ILVL:
        style->level = (int)xml_attribute_number(element, W_VAL, STYLE_UNSET);
        break;
    case W_OUTLINELVL:
        style->outline = (int)xml_attribute_number(element, W_VAL, STYLE_UNSET);
        break;
    case W_PAGEBREAKBEFORE:
        style->break_before = docx_is_on(element);
        break;
    default:
        if (reading->in_run)
            docx_properties_read(&style->run, element);
        break;
    }
    return true;
}

static bool close_element(void *user, int id, Error *err)
{
    StylesReading *reading = user;
    (void)err;
    if (reading->skip) {
        if (reading->skip == reading->depth)
            reading->skip = 0;
    } else if (id == W_STYLE || id == W_RPRDEFAULT) {
        reading->target = TARGET_NONE;
    } else if (id == W_RPR) {
        reading->in_run = false;
    }
    reading->depth--;
    return true;
}

static bool read_no_text(void *user, const char *bytes, size_t length, Error *err)
{
    (void)user, (void)bytes, (void)length, (void)err;
    return true;
}

/* --- Names that mean something --- */

/* True when `name` is `word` and a digit ("heading 1", "Titre1"), which is returned. */
static int numbered_name(const char *name, const char *word)
{
    size_t length = strlen(word);
    if (strncasecmp(name, word, length) != 0)
        return 0;
    name += length;
    while (*name == ' ')
        name++;
    return *name >= '1' && *name <= '9' && name[1] == '\0' ? *name - '0' : 0;
}

/* Many a buyer titles every article with the style of the document's own title. */
static int heading_by_name(const char *name)
{
    if (strcasecmp(name, "title") == 0 || strcasecmp(name, "titre") == 0)
        return 1;
    if (strcasecmp(name, "subtitle") == 0 || strcasecmp(name, "sous-titre") == 0)
        return 2;
    int number = numbered_name(name, "heading");
    return number ? number : numbered_name(name, "titre");
}

static bool is_contents_name(const char *name)
{
    static const char *const numbered[] = { "toc", "contents", "tm", "index" };
    static const char *const whole[] = {
        "toc heading",
        "contents heading",
        "table of figures",
        "index heading",
        "table of authorities",
        "toa heading",
        "titre tr",
        "en-tête de table des matières",
        "table des illustrations",
    };
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
        if (numbered_name(name, numbered[i]))
            return true;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (strcasecmp(name, whole[i]) == 0)
            return true;
    return false;
}

/* --- Inheritance --- */

static bool is_id(const char *known, const char *id, size_t length)
{
    return strncmp(known, id, length) == 0 && known[length] == '\0';
}

static Style *find_any(const Styles *styles, StyleType type, const char *id,
                       size_t length)
{
    if (!styles->slot_count)
        return NULL;
    size_t mask = styles->slot_count - 1;
    for (size_t slot = hash_bytes(id, length) & mask; styles->slots[slot];
         slot = (slot + 1) & mask) {
        Style *style = &styles->items[styles->slots[slot] - 1];
        if (style->type == type && is_id(style->id, id, length))
            return style;
    }
    return NULL;
}

static void inherit(Style *style, const Style *base)
{
    docx_properties_inherit(&style->run, &base->run);
    if (style->num_id == STYLE_UNSET) {
        style->num_id = base->num_id;
        style->num_style = base->num_style;
    }
    if (style->level == STYLE_UNSET)
        style->level = base->level;
    if (style->outline == STYLE_UNSET)
        style->outline = base->outline;
    if (style->break_before == STYLE_UNSET)
        style->break_before = base->break_before;
}

static void resolve(Styles *styles, Style *style)
{
    Style *chain[CHAIN_MOST];
    size_t count = 0;
    while (style && style->resolved == UNRESOLVED && count < CHAIN_MOST) {
        style->resolved = RESOLVING;
        chain[count++] = style;
        style = style->based_on ? find_any(styles, style->type, style->based_on,
                                           strlen(style->based_on))
                                : NULL;
    }
    const Style *base = style && style->resolved == RESOLVED ? style : NULL;
    while (count) {
        Style *one = chain[--count];
        int heading = heading_by_name(one->name);
        if (one->num_id != STYLE_UNSET)
            one->num_style = one->id;
        if (one->outline == STYLE_UNSET && heading)
            one->outline = heading - 1;
        one->is_contents = is_contents_name(one->name);
        if (base)
            inherit(one, base);
        one->resolved = RESOLVED;
        base = one;
    }
}

static bool index_styles(Styles *styles, Arena *arena)
{
    size_t size = 16;
    while (size < styles->count * 2)
        size *= 2;
    styles->slots = arena_alloc(arena, size * sizeof *styles->slots);
    if (!styles->slots)
        return false;
    styles->slot_count = size;
    for (size_t i = 0; i < styles->count; i++) {
        Style *style = &styles->items[i];
        if (style->resolved == RESOLVING) { /* marked as the default when it was read */
            style->resolved = UNRESOLVED;
            styles->paragraph_default = style;
        }
        if (find_any(styles, style->type, style->id, strlen(style->id)))
            continue; /* the first of that name is the one */
        size_t slot = hash_bytes(style->id, strlen(style->id)) & (size - 1);
        while (styles->slots[slot])
            slot = (slot + 1) & (size - 1);
        styles->slots[slot] = (uint32_t)i + 1;
    }
    for (size_t i = 0; i < styles->count; i++)
        resolve(styles, &styles->items[i]);
    return true;
}

Styles *docx_styles_read(Container *container, const char *part, const XmlNames *names,
                         Arena *arena, Arena *names_arena, const Limits *limits,
                         Error *err)
{
    static const XmlHandler handler = { open_element, close_element, read_no_text };
    Styles *styles = arena_alloc(arena, sizeof *styles);
    if (!styles) {
        error_memory(err);
        return NULL;
    }
    styles->none = empty_style;
    styles->is_french = true; /* unless it says otherwise */
    StylesReading reading = { .styles = styles,
                              .arena = arena,
                              .names_arena = names_arena };
    if (part && !xml_read_part(container, part, names, &handler, &reading, limits, err))
        return NULL;
    if (!index_styles(styles, arena) || arena_failed(arena)) {
        error_memory(err);
        return NULL;
    }
    return styles;
}

const Style *docx_styles_find(const Styles *styles, StyleType type, const char *id,
                              size_t length)
{
    return find_any(styles, type, id, length);
}

const Style *docx_styles_default(const Styles *styles)
{
    return styles->paragraph_default ? styles->paragraph_default : &styles->none;
}

const RunProperties *docx_styles_run_defaults(const Styles *styles)
{
    return &styles->defaults;
}

bool docx_styles_is_french(const Styles *styles)
{
    return styles->is_french;
}
