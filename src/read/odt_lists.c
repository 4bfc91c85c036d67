/* SPDX-License-Identifier: Apache-2.0 */
/* odt_lists.c - "3.2" is not in the text of an ODT, it is computed.
 *
 * Lists nest; the depth of an item is its level, and a list style says how each level
 * is written.  A list counts on its own unless it continues another one:
 *
 *     text:list --text:style-name--> text:list-style --level--> "1", prefix, suffix
 *         \--text:continue-list, text:continue-numbering--> counters of another list
 *
 * An item is counted when its first paragraph begins, not when it opens: an item that
 * only holds a deeper list has no number.  OpenDocument 1.4, part 3, 5.3 and 16.30. */
#include "read/odt_lists.h"

#include "base/unicode.h"
#include "read/odt_labels.h"
#include "read/odt_names.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 1024, BUCKETS = 1024 };

/* A list's name, by which another list continues its counting. */
typedef struct Name {
    const char *id;
    OdtListCount *count;
    struct Name *next; /* in the same bucket, an older one */
} Name;

typedef struct Open {
    OdtListCount *count;
    const OdtListStyle *style;
    const OdtListStyle *item_style; /* text:style-override; NULL when none */
    uint8_t level;                  /* 1.. */
    bool in_item, header;
    bool taken;     /* the item has its label */
    bool had_list;  /* the item had a list inside */
    bool has_start; /* the item says its number */
    long start;
} Open;

struct OdtLists {
    Arena *arena;
    OdtListStyle *styles[BUCKETS];
    Name *names[BUCKETS];
    OdtListStyle *style; /* being read; NULL outside */
    OdtListStyle *outline;
    OdtListCount headings;
    OdtListCount *latest;
    Open *open;
    size_t open_count, open_room, outside; /* lists before `outside` are not seen */
    Buffer label;
    bool failed;
};

OdtLists *odt_lists_new(Arena *arena)
{
    OdtLists *lists = calloc(1, sizeof *lists);
    if (!lists)
        return NULL;
    lists->arena = arena;
    buffer_init(&lists->label, LABEL_BYTES);
    return lists;
}

void odt_lists_free(OdtLists *lists)
{
    if (!lists)
        return;
    buffer_done(&lists->label);
    free(lists->open);
    free(lists);
}

bool odt_lists_failed(const OdtLists *lists)
{
    return lists->failed || buffer_lacked_memory(&lists->label);
}

/* --- Styles --- */

/* A copy in the arena; `fallback` when the attribute is absent. */
static const char *copy_value(OdtLists *lists, const XmlElement *element, int id,
                              const char *fallback)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    if (!found)
        return fallback;
    const char *copy = arena_copy(lists->arena, found->value, found->length);
    lists->failed = lists->failed || !copy;
    return copy ? copy : fallback;
}

static bool is_true(const XmlElement *element, int id)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    return found && found->length == 4 && memcmp(found->value, "true", 4) == 0;
}

static uint32_t bucket_of(const char *name, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    return hash % BUCKETS;
}

void odt_lists_open_style(OdtLists *lists, const XmlElement *element, OdtScope scope)
{
    OdtListStyle *style = arena_alloc(lists->arena, sizeof *style);
    lists->style = style;
    if (!style) {
        lists->failed = true;
        return;
    }
    style->name = copy_value(lists, element, STYLE_NAME, "");
    style->scope = scope;
    style->consecutive = is_true(element, TEXT_CONSECUTIVE_NUMBERING);
    if (element->id == TEXT_OUTLINE_STYLE) {
        if (style->name[0] == '\0')
            style->name = "Outline";
        lists->outline = style;
    }
    OdtListStyle **bucket = &lists->styles[bucket_of(style->name, strlen(style->name))];
    style->next = *bucket;
    *bucket = style;
}

void odt_lists_close_style(OdtLists *lists)
{
    lists->style = NULL;
}

static void read_format(OdtListLevel *level, const XmlElement *element)
{
    char format[8];
    xml_attribute_copy(element, STYLE_NUM_FORMAT, format, sizeof format);
    level->padded = strcmp(format, "01") == 0;
    if (format[0] == '\0')
        level->format = '\0';
    else if (strchr("aAiI", format[0]) && format[1] == '\0')
        level->format = format[0];
    else
        level->format = '1';
}

/* Bullets of symbol fonts are private-use characters: any of them is a bullet. */
static const char *read_bullet(OdtLists *lists, const XmlElement *element)
{
    uint32_t code = 0;
    const char *bullet = copy_value(lists, element, TEXT_BULLET_CHAR, "");
    if (bullet[0])
        utf8_decode(bullet, strlen(bullet), &code);
    return code < 0x20 || (code >= 0xE000 && code < 0xF900) || code >= 0xF0000 ? "•"
                                                                               : bullet;
}

void odt_lists_add_level(OdtLists *lists, const XmlElement *element)
{
    long number = xml_attribute_number(element, TEXT_LEVEL, 0);
    if (!lists->style || number < 1 || number > ODT_LIST_LEVELS)
        return;
    OdtListLevel *level = &lists->style->levels[number - 1];
    long display = xml_attribute_number(element, TEXT_DISPLAY_LEVELS, 1);
    *level = (OdtListLevel){
        .kind = LEVEL_NUMBER,
        .letter_sync = is_true(element, STYLE_NUM_LETTER_SYNC),
        .prefix = copy_value(lists, element, STYLE_NUM_PREFIX, ""),
        .suffix = copy_value(lists, element, STYLE_NUM_SUFFIX, ""),
        .bullet = "•",
        .display_levels = display < 1        ? 1
                          : display > number ? (int)number
                                             : (int)display,
        .start = xml_attribute_number(element, TEXT_START_VALUE, 1),
    };
    level->pattern = copy_value(lists, element, LOEXT_NUM_LIST_FORMAT, NULL);
    level->pattern = copy_value(lists, element, STYLE_NUM_LIST_FORMAT, level->pattern);
    read_format(level, element);
    if (element->id == TEXT_LIST_LEVEL_STYLE_BULLET) {
        level->kind = LEVEL_BULLET;
        level->bullet = read_bullet(lists, element);
    } else if (element->id == TEXT_LIST_LEVEL_STYLE_IMAGE) {
        level->kind = LEVEL_BULLET;
    }
}

static const OdtListStyle *find_style(const OdtLists *lists, OdtScope scope,
                                      const char *name, size_t length)
{
    const OdtListStyle *common = NULL;
    for (const OdtListStyle *style = lists->styles[bucket_of(name, length)]; style;
         style = style->next) {
        if (strlen(style->name) != length || memcmp(style->name, name, length) != 0)
            continue;
        if (style->scope == scope)
            return style;
        if (style->scope == ODT_SCOPE_COMMON && !common)
            common = style;
    }
    return common;
}

static const OdtListStyle *find_named(const OdtLists *lists, const XmlElement *element,
                                      int id, OdtScope scope)
{
    const XmlAttribute *name = xml_attribute_find(element, id);
    return name && name->length ? find_style(lists, scope, name->value, name->length)
                                : NULL;
}

/* --- Lists --- */

static Open *innermost(const OdtLists *lists)
{
    return lists->open_count > lists->outside ? &lists->open[lists->open_count - 1]
                                              : NULL;
}

static Open *push(OdtLists *lists)
{
    if (lists->open_count == lists->open_room) {
        size_t room = lists->open_room ? lists->open_room * 2 : 16;
        Open *grown = realloc(lists->open, room * sizeof *grown);
        if (!grown) {
            lists->failed = true;
            return NULL;
        }
        lists->open = grown;
        lists->open_room = room;
    }
    Open *open = &lists->open[lists->open_count++];
    *open = (Open){ 0 };
    return open;
}

static OdtListCount *find_count(const OdtLists *lists, const char *id)
{
    const Name *name = id[0] ? lists->names[bucket_of(id, strlen(id))] : NULL;
    for (; name; name = name->next)
        if (strcmp(name->id, id) == 0)
            return name->count;
    return NULL;
}

static void name_count(OdtLists *lists, const char *id, OdtListCount *count)
{
    Name *name = id[0] ? arena_alloc(lists->arena, sizeof *name) : NULL;
    if (!name) {
        lists->failed = lists->failed || id[0];
        return;
    }
    Name **bucket = &lists->names[bucket_of(id, strlen(id))];
    *name = (Name){ .id = id, .count = count, .next = *bucket };
    *bucket = name;
}

static OdtListCount *add_count(OdtLists *lists, const OdtListStyle *style)
{
    OdtListCount *count = arena_alloc(lists->arena, sizeof *count);
    if (!count) {
        lists->failed = true;
        return &lists->headings;
    }
    count->style = style;
    return count;
}

/* The counting a new list joins, or a new one. */
static OdtListCount *choose_count(OdtLists *lists, const XmlElement *element,
                                  const OdtListStyle *style)
{
    const char *id = copy_value(lists, element, XML_ID, "");
    OdtListCount *count =
        find_count(lists, copy_value(lists, element, TEXT_CONTINUE_LIST, ""));
    if (!count && is_true(element, TEXT_CONTINUE_NUMBERING) && lists->latest &&
        lists->latest->style == style)
        count = lists->latest;
    if (!count)
        count = add_count(lists, style);
    name_count(lists, id, count);
    return count;
}

void odt_lists_open(OdtLists *lists, const XmlElement *element, OdtScope scope)
{
    Open *outer = innermost(lists);
    const OdtListStyle *style = find_named(lists, element, TEXT_STYLE_NAME, scope);
    OdtListCount *count;
    uint8_t level = 1;
    if (outer) {
        level = outer->level < UINT8_MAX ? outer->level + 1 : outer->level;
        count = outer->count;
        style = style ? style : outer->style;
        /* A second list inside one item begins anew. */
        if (outer->had_list && level <= ODT_LIST_LEVELS &&
            !is_true(element, TEXT_CONTINUE_NUMBERING))
            count->started[level - 1] = false;
        outer->had_list = true;
    } else {
        count = choose_count(lists, element, style);
    }
    Open *open = push(lists);
    if (!open)
        return;
    open->count = count;
    open->style = style;
    open->level = level;
}

void odt_lists_close(OdtLists *lists)
{
    Open *open = innermost(lists);
    if (!open)
        return;
    lists->latest = open->count;
    lists->open_count--;
}

static void begin_item(OdtLists *lists, const XmlElement *element, OdtScope scope)
{
    Open *open = innermost(lists);
    if (!open)
        return;
    const XmlAttribute *start = xml_attribute_find(element, TEXT_START_VALUE);
    open->in_item = true;
    open->header = element->id == TEXT_LIST_HEADER;
    open->taken = open->had_list = false;
    open->has_start = start != NULL;
    open->start = start ? xml_attribute_number(element, TEXT_START_VALUE, 1) : 0;
    open->item_style = find_named(lists, element, TEXT_STYLE_OVERRIDE, scope);
}

void odt_lists_open_item(OdtLists *lists, const XmlElement *element, OdtScope scope)
{
    begin_item(lists, element, scope);
}

void odt_lists_close_item(OdtLists *lists)
{
    Open *open = innermost(lists);
    if (open)
        open->in_item = false;
}

void odt_lists_open_numbered(OdtLists *lists, const XmlElement *element, OdtScope scope)
{
    const OdtListStyle *style = find_named(lists, element, TEXT_STYLE_NAME, scope);
    const char *id = copy_value(lists, element, TEXT_LIST_ID, "");
    OdtListCount *count = find_count(lists, id);
    if (!count && id[0] == '\0' && lists->latest && lists->latest->style == style)
        count = lists->latest;
    if (!count) {
        count = add_count(lists, style);
        name_count(lists, id, count);
    }
    long level = xml_attribute_number(element, TEXT_LEVEL, 1);
    Open *open = push(lists);
    if (!open)
        return;
    open->count = count;
    open->style = style;
    open->level = (uint8_t)(level < 1                 ? 1
                            : level > ODT_LIST_LEVELS ? ODT_LIST_LEVELS
                                                      : level);
    begin_item(lists, element, scope);
}

size_t odt_lists_step_out(OdtLists *lists)
{
    size_t outside = lists->outside;
    lists->outside = lists->open_count;
    return outside;
}

void odt_lists_step_back(OdtLists *lists, size_t outside)
{
    lists->open_count = lists->outside;
    lists->outside = outside;
}

/* --- Labels --- */

/* Counts one item at `level` (1..) and writes its label. */
static OdtLabel count_item(OdtLists *lists, const OdtListStyle *style,
                           OdtListCount *count, int level, bool has_start, long start)
{
    OdtLabel label = { .text = "", .level = (uint8_t)level };
    int index = level - 1;
    if (level > ODT_LIST_LEVELS)
        return label;
    int counter = style && style->consecutive ? 0 : index;
    long first = style ? style->levels[index].start : 1;
    if (has_start)
        count->numbers[counter] = start;
    else if (!count->started[counter])
        count->numbers[counter] = first;
    else if (count->numbers[counter] < INT32_MAX)
        count->numbers[counter]++;
    count->started[counter] = true;
    for (int i = counter + 1; i < ODT_LIST_LEVELS && counter == index; i++)
        count->started[i] = false;
    if (counter != index) {
        count->numbers[index] = count->numbers[counter];
        count->started[index] = true;
    }
    if (!style) {
        label.text = "•"; /* what editors show when a list has no style */
        return label;
    }
    buffer_clear(&lists->label);
    label.number = style->levels[index].kind == LEVEL_NUMBER;
    label.text = odt_label_write(style, count, index, &lists->label);
    return label;
}

OdtLabel odt_lists_take_label(OdtLists *lists, OdtScope scope, const char *list_style)
{
    Open *open = innermost(lists);
    if (!open || !open->in_item)
        return (OdtLabel){ .text = "" };
    if (open->header || open->taken)
        return (OdtLabel){ .text = "", .level = open->level };
    open->taken = true;
    if (!open->style && list_style && list_style[0])
        open->style = find_style(lists, scope, list_style, strlen(list_style));
    if (open->style && !open->count->style)
        open->count->style = open->style;
    return count_item(lists, open->item_style ? open->item_style : open->style,
                      open->count, open->level, open->has_start, open->start);
}

OdtLabel odt_lists_take_outline(OdtLists *lists, const XmlElement *heading, int level,
                                const char *list_style)
{
    OdtLabel none = { .text = "" };
    const OdtListStyle *style = lists->outline;
    if (!style || is_true(heading, TEXT_IS_LIST_HEADER))
        return none;
    if (list_style && strcmp(list_style, style->name) != 0)
        return none;
    bool restart = is_true(heading, TEXT_RESTART_NUMBERING);
    if (restart && level <= ODT_LIST_LEVELS)
        lists->headings.started[level - 1] = false;
    const XmlAttribute *start =
        restart ? xml_attribute_find(heading, TEXT_START_VALUE) : NULL;
    return count_item(lists, style, &lists->headings, level, start != NULL,
                      xml_attribute_number(heading, TEXT_START_VALUE, 1));
}
