/* SPDX-License-Identifier: Apache-2.0 */
/* docx_lists.c - the definitions of lists: abstract lists, lists, levels.
 *
 *     w:num --abstractNumId--> w:abstractNum --numStyleLink--> w:style --numId--> w:num
 *
 * ISO/IEC 29500-1, 17.9. */
#include "read/docx_lists.h"

#include "read/docx_names.h"

#include <stdlib.h>
#include <string.h>

enum { LISTS_MOST = 65536, START_MOST = 32767 };

typedef struct NumberingReading {
    Numbering *numbering;
    const Styles *styles;
    Arena *arena;
    AbstractList *abstract;
    List *list;
    Level *level;
    int override; /* level of w:lvlOverride */
    uint32_t depth, skip;
} NumberingReading;

/* Pointers move when there are more, what they point at does not. */
static void **grow(Arena *arena, void **items, size_t count, size_t *room)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : 32;
    void **grown = arena_alloc(arena, wanted * sizeof *grown);
    if (!grown)
        return NULL;
    if (count)
        memcpy(grown, items, count * sizeof *grown);
    *room = wanted;
    return grown;
}

static const char *copy_value(Arena *arena, const XmlElement *element)
{
    const XmlAttribute *value = xml_attribute_find(element, W_VAL);
    const char *copy = value ? arena_copy(arena, value->value, value->length) : NULL;
    return copy ? copy : "";
}

static bool open_abstract(NumberingReading *reading, const XmlElement *element,
                          Error *err)
{
    Numbering *numbering = reading->numbering;
    if (numbering->abstract_count >= LISTS_MOST)
        return true;
    void **grown = grow(reading->arena, (void **)numbering->abstracts,
                        numbering->abstract_count, &numbering->abstract_room);
    AbstractList *abstract =
        grown ? arena_alloc(reading->arena, sizeof *abstract) : NULL;
    if (!abstract)
        return error_memory(err);
    numbering->abstracts = (AbstractList **)grown;
    numbering->abstracts[numbering->abstract_count++] = abstract;
    abstract->id = xml_attribute_number(element, W_ABSTRACTNUMID, LEVEL_UNSET);
    reading->abstract = abstract;
    return true;
}

static bool open_list(NumberingReading *reading, const XmlElement *element, Error *err)
{
    Numbering *numbering = reading->numbering;
    if (numbering->list_count >= LISTS_MOST)
        return true;
    void **grown = grow(reading->arena, (void **)numbering->lists,
                        numbering->list_count, &numbering->list_room);
    List *list = grown ? arena_alloc(reading->arena, sizeof *list) : NULL;
    if (!list)
        return error_memory(err);
    numbering->lists = (List **)grown;
    numbering->lists[numbering->list_count++] = list;
    list->id = xml_attribute_number(element, W_NUMID, LEVEL_UNSET);
    list->abstract_id = LEVEL_UNSET;
    for (size_t i = 0; i < LEVELS; i++)
        list->starts[i] = LEVEL_UNSET;
    reading->list = list;
    return true;
}

static bool open_level(NumberingReading *reading, const XmlElement *element, Error *err)
{
    long number = xml_attribute_number(element, W_ILVL, LEVEL_UNSET);
    Level **place = NULL;
    if (reading->list && reading->override != LEVEL_UNSET)
        place = &reading->list->levels[reading->override];
    else if (reading->abstract && number >= 0 && number < LEVELS)
        place = &reading->abstract->levels[number];
    if (!place)
        return true;
    Level *level = arena_alloc(reading->arena, sizeof *level);
    if (!level)
        return error_memory(err);
    *level = (Level){ .restart = LEVEL_UNSET, .text = "", .style = "", .width = 1 };
    *place = reading->level = level;
    return true;
}

static long read_start(const XmlElement *element)
{
    long start = xml_attribute_number(element, W_VAL, 0);
    return start < 0 || start > START_MOST ? 0 : start;
}

/* "001, 002, 003, ...": decimals of that many digits. */
static void read_format(Level *level, const XmlElement *element)
{
    char name[24];
    xml_attribute_copy(element, W_VAL, name, sizeof name);
    level->format = docx_number_format(name);
    const XmlAttribute *format = xml_attribute_find(element, W_FORMAT);
    int width = 0;
    while (format && (size_t)width < format->length && width < 9 &&
           format->value[width] >= '0' && format->value[width] <= '9')
        width++;
    if (width > 1)
        level->width = width;
}

static void read_level(NumberingReading *reading, const XmlElement *element)
{
    Level *level = reading->level;
    switch (element->id) {
    case W_START:
        level->start = read_start(element);
        break;
    case W_NUMFMT:
        read_format(level, element);
        break;
    case W_LVLRESTART:
        level->restart = (int)xml_attribute_number(element, W_VAL, LEVEL_UNSET);
        break;
    case W_ISLGL:
        level->is_legal = docx_is_on(element);
        break;
    case W_LVLTEXT:
        level->text = copy_value(reading->arena, element);
        break;
    case W_LVLPICBULLETID:
        level->is_picture = true;
        break;
    case W_PSTYLE:
        level->style = copy_value(reading->arena, element);
        break;
    case W_RFONTS: {
        RunProperties run = { 0 };
        docx_properties_read(&run, element);
        level->font = run.font;
        break;
    }
    default:
        break;
    }
}

static bool open_element(void *user, const XmlElement *element, Error *err)
{
    NumberingReading *reading = user;
    reading->depth++;
    if (reading->skip)
        return true;
    switch (element->id) {
    case W_ABSTRACTNUM:
        return open_abstract(reading, element, err);
    case W_NUM:
        return open_list(reading, element, err);
    case W_LVL:
        return open_level(reading, element, err);
    case W_NUMSTYLELINK:
        if (reading->abstract)
            reading->abstract->style_link = copy_value(reading->arena, element);
        break;
    case W_ABSTRACTNUMID:
        if (reading->list)
            reading->list->abstract_id =
                xml_attribute_number(element, W_VAL, LEVEL_UNSET);
        break;
    case W_LVLOVERRIDE: {
        long level = xml_attribute_number(element, W_ILVL, LEVEL_UNSET);
        reading->override = level >= 0 && level < LEVELS ? (int)level : LEVEL_UNSET;
        break;
    }
    case W_STARTOVERRIDE:
        if (reading->list && reading->override != LEVEL_UNSET)
            reading->list->starts[reading->override] = read_start(element);
        break;
    case MC_FALLBACK: /* the choice before it says it better (w:numFmt w:format) */
        reading->skip = reading->depth;
        break;
    default:
        if (reading->level)
            read_level(reading, element);
        break;
    }
    return true;
}

static bool close_element(void *user, int id, Error *err)
{
    NumberingReading *reading = user;
    (void)err;
    if (reading->skip) {
        if (reading->skip == reading->depth)
            reading->skip = 0;
    } else if (id == W_ABSTRACTNUM) {
        reading->abstract = NULL;
    } else if (id == W_NUM) {
        reading->list = NULL;
    } else if (id == W_LVL) {
        reading->level = NULL;
    } else if (id == W_LVLOVERRIDE) {
        reading->override = LEVEL_UNSET;
    }
    reading->depth--;
    return true;
}

static bool read_no_text(void *user, const char *bytes, size_t length, Error *err)
{
    (void)user, (void)bytes, (void)length, (void)err;
    return true;
}

static int compare_abstracts(const void *a, const void *b)
{
    const AbstractList *const *x = a, *const *y = b;
    return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

static int compare_lists(const void *a, const void *b)
{
    const List *const *x = a, *const *y = b;
    return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

static AbstractList *find_abstract(const Numbering *numbering, long id)
{
    AbstractList key = { .id = id };
    const AbstractList *wanted = &key;
    AbstractList **found =
        numbering->abstract_count
            ? bsearch(&wanted, numbering->abstracts, numbering->abstract_count,
                      sizeof wanted, compare_abstracts)
            : NULL;
    return found ? *found : NULL;
}

List *docx_list_find(const Numbering *numbering, long id)
{
    List key = { .id = id };
    const List *wanted = &key;
    List **found = numbering->list_count
                       ? bsearch(&wanted, numbering->lists, numbering->list_count,
                                 sizeof wanted, compare_lists)
                       : NULL;
    return found ? *found : NULL;
}

/* Follows the links through list styles; a circle of them leads nowhere. */
static AbstractList *resolve(const Numbering *numbering, const Styles *styles,
                             AbstractList *abstract)
{
    for (int hops = 0; abstract && abstract->style_link && hops < LEVELS; hops++) {
        const Style *style =
            docx_styles_find(styles, STYLE_NUMBERING, abstract->style_link,
                             strlen(abstract->style_link));
        List *list = style ? docx_list_find(numbering, style->num_id) : NULL;
        AbstractList *next = list ? find_abstract(numbering, list->abstract_id) : NULL;
        if (!next || next == abstract)
            break;
        abstract = next;
    }
    return abstract;
}

Numbering *docx_numbering_read(Container *container, const char *part,
                               const XmlNames *names, const Styles *styles,
                               Arena *arena, Arena *labels_arena, const Limits *limits,
                               Error *err)
{
    static const XmlHandler handler = { open_element, close_element, read_no_text };
    Numbering *numbering = arena_alloc(arena, sizeof *numbering);
    if (!numbering) {
        error_memory(err);
        return NULL;
    }
    numbering->labels = labels_arena;
    numbering->is_french = docx_styles_is_french(styles);
    NumberingReading reading = { .numbering = numbering,
                                 .styles = styles,
                                 .arena = arena,
                                 .override = LEVEL_UNSET };
    if (part && !xml_read_part(container, part, names, &handler, &reading, limits, err))
        return NULL;
    if (numbering->abstract_count)
        qsort(numbering->abstracts, numbering->abstract_count,
              sizeof *numbering->abstracts, compare_abstracts);
    if (numbering->list_count)
        qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists,
              compare_lists);
    for (size_t i = 0; i < numbering->list_count; i++) {
        List *list = numbering->lists[i];
        list->abstract =
            resolve(numbering, styles, find_abstract(numbering, list->abstract_id));
    }
    return numbering;
}
