/* SPDX-License-Identifier: Apache-2.0 */
/* docx_numbering.c - the labels Word shows before numbered paragraphs.
 *
 * "Article 3.2" is not in the text of a DOCX, it is computed.  A paragraph names a list
 * and a level; the list points at an abstract list of label templates:
 *
 *     w:p --numId--> w:num --abstractNumId--> w:abstractNum --numStyleLink--> w:style
 *        \--ilvl------------ picks -------------> w:lvl "Article %1.%2"
 *
 * Lists of one abstract list count together; a w:num may restart a level
 * (w:startOverride) or bring a level of its own (w:lvlOverride).
 * ISO/IEC 29500-1, 17.9. */
#include "read/docx_numbering.h"

#include "base/unicode.h"
#include "read/docx_names.h"
#include "read/docx_numerals.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEVELS = 9,
    LISTS_MOST = 65536,
    LABEL_MOST = 512,
    START_MOST = 32767,
    UNSET = -1
};

typedef struct Level {
    long start;
    NumberFormat format;
    int width;     /* digits of a decimal, zeros before */
    int restart;   /* level (from 1) whose use restarts this one; 0 never; UNSET */
    bool is_legal; /* all numbers in it as decimals */
    bool is_picture;
    const char *text; /* "Article %1.%2" */
    const char *style;
    SymbolFont font;
    const char *bullet; /* the label, once made */
} Level;

typedef struct AbstractList {
    long id;
    Level *levels[LEVELS]; /* NULL where not defined */
    const char *style_link;
    long numbers[LEVELS];
    bool running[LEVELS]; /* the number has been shown and goes on from there */
} AbstractList;

typedef struct List {
    long id, abstract_id;
    AbstractList *abstract;
    Level *levels[LEVELS]; /* overrides */
    long starts[LEVELS];   /* overrides; UNSET */
    bool started[LEVELS];  /* the override has been spent */
} List;

struct Numbering {
    AbstractList **abstracts;
    size_t abstract_count, abstract_room;
    List **lists;
    size_t list_count, list_room;
    Arena *labels;
    bool is_french;
};

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
    abstract->id = xml_attribute_number(element, W_ABSTRACTNUMID, UNSET);
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
    list->id = xml_attribute_number(element, W_NUMID, UNSET);
    list->abstract_id = UNSET;
    for (size_t i = 0; i < LEVELS; i++)
        list->starts[i] = UNSET;
    reading->list = list;
    return true;
}

static bool open_level(NumberingReading *reading, const XmlElement *element, Error *err)
{
    long number = xml_attribute_number(element, W_ILVL, UNSET);
    Level **place = NULL;
    if (reading->list && reading->override != UNSET)
        place = &reading->list->levels[reading->override];
    else if (reading->abstract && number >= 0 && number < LEVELS)
        place = &reading->abstract->levels[number];
    if (!place)
        return true;
    Level *level = arena_alloc(reading->arena, sizeof *level);
    if (!level)
        return error_memory(err);
    *level = (Level){ .restart = UNSET, .text = "", .style = "", .width = 1 };
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
        level->restart = (int)xml_attribute_number(element, W_VAL, UNSET);
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
            reading->list->abstract_id = xml_attribute_number(element, W_VAL, UNSET);
        break;
    case W_LVLOVERRIDE: {
        long level = xml_attribute_number(element, W_ILVL, UNSET);
        reading->override = level >= 0 && level < LEVELS ? (int)level : UNSET;
        break;
    }
    case W_STARTOVERRIDE:
        if (reading->list && reading->override != UNSET)
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
        reading->override = UNSET;
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

static List *find_list(const Numbering *numbering, long id)
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
        List *list = style ? find_list(numbering, style->num_id) : NULL;
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
    NumberingReading reading = {
        .numbering = numbering, .styles = styles, .arena = arena, .override = UNSET
    };
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

static Level *level_of(const List *list, int level)
{
    return list->levels[level] ? list->levels[level] : list->abstract->levels[level];
}

int docx_numbering_level_of(const Numbering *numbering, long num_id, const char *style)
{
    const List *list = find_list(numbering, num_id);
    if (!list || !list->abstract || !style)
        return -1;
    for (int i = 0; i < LEVELS; i++) {
        const Level *level = level_of(list, i);
        if (level && strcmp(level->style, style) == 0)
            return i;
    }
    return -1;
}

static long start_of(const List *list, int level)
{
    const Level *found = level_of(list, level);
    return found ? found->start : 1;
}

/* Moves the counters of the abstract list on to this paragraph. */
static void advance(List *list, int level)
{
    AbstractList *abstract = list->abstract;
    for (int i = 0; i < level; i++) {
        /* A level that never came is shown, and counted, as its first number. */
        if (list->starts[i] != UNSET && !list->started[i]) {
            abstract->numbers[i] = list->starts[i];
            abstract->running[i] = list->started[i] = true;
        } else if (!abstract->running[i]) {
            abstract->numbers[i] = start_of(list, i);
            abstract->running[i] = true;
        }
    }
    if (list->starts[level] != UNSET && !list->started[level]) {
        abstract->numbers[level] = list->starts[level];
        list->started[level] = true;
    } else if (!abstract->running[level]) {
        abstract->numbers[level] = start_of(list, level);
    } else if (abstract->numbers[level] < INT32_MAX) {
        abstract->numbers[level]++;
    }
    abstract->running[level] = true;
    for (int i = level + 1; i < LEVELS; i++) {
        const Level *below = level_of(list, i);
        int restart = below ? below->restart : UNSET;
        if (restart == UNSET || level < restart)
            abstract->running[i] = false;
    }
}

/* A bullet is a character of the level's font. */
static void label_bullet(const Numbering *numbering, Level *level, Label *label)
{
    uint32_t code = 0;
    size_t length = strlen(level->text);
    size_t first = length ? utf8_decode(level->text, length, &code) : 0;
    bool is_symbol = level->font > SYMBOL_TEXT || (code >= 0xF000 && code <= 0xF0FF);
    char text[4];
    if (code >= 0x2610 && code <= 0x2612) {
        label->is_box = true;
        label->box = code == 0x2610 ? BOX_UNTICKED : BOX_TICKED;
        return;
    }
    label->text = level->bullet;
    if (label->text || level->is_picture || !length) {
        label->text = label->text ? label->text : level->is_picture ? "\u2022" : "";
        return;
    }
    if (is_symbol) {
        /* Bullets that look like boxes are bullets: nobody ticks a list. */
        Symbol symbol = symbol_find(level->font, code);
        code = symbol.kind == SYMBOL_CHARACTER ? symbol.code
               : symbol.kind == SYMBOL_BOX     ? 0x25AB
                                               : 0x2022;
        level->bullet = arena_copy(numbering->labels, text, utf8_encode(code, text));
    } else if (first == 1 && length == 1 && code == 'o') {
        level->bullet = "\u25E6"; /* Courier New's small o */
    } else {
        level->bullet = arena_strdup(numbering->labels, level->text);
    }
    label->text = level->bullet ? level->bullet : "";
}

static void add_number(Buffer *out, const Numbering *numbering, const List *list,
                       const Level *shown, int level)
{
    const Level *one = level_of(list, level);
    NumberFormat format = one ? one->format : FORMAT_DECIMAL;
    int width = one ? one->width : 1;
    if (shown->is_legal && format != FORMAT_NONE && format != FORMAT_BULLET)
        format = FORMAT_DECIMAL;
    docx_number_add(out, format, list->abstract->numbers[level], width,
                    numbering->is_french);
}

static const char *make_label(const Numbering *numbering, const List *list,
                              const Level *level, int number)
{
    Buffer out;
    buffer_init(&out, LABEL_MOST);
    for (const char *at = level->text; *at; at++) {
        if (at[0] == '%' && at[1] >= '1' && at[1] <= '9' && at[1] - '1' <= number) {
            add_number(&out, numbering, list, level, at[1] - '1');
            at++;
        } else {
            buffer_add_char(&out, *at);
        }
    }
    const char *text = buffer_string(&out);
    size_t length = out.length;
    while (length && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    const char *label = length ? arena_copy(numbering->labels, text, length) : "";
    buffer_done(&out);
    return label ? label : "";
}

bool docx_numbering_count(Numbering *numbering, long num_id, int level, Label *label)
{
    List *list = find_list(numbering, num_id);
    *label = (Label){ .text = "" };
    if (!list || !list->abstract || level < 0 || level >= LEVELS)
        return false;
    advance(list, level);
    Level *shown = level_of(list, level);
    if (!shown)
        return false;
    if (shown->format == FORMAT_BULLET)
        label_bullet(numbering, shown, label);
    else
        label->text = make_label(numbering, list, shown, level);
    return true;
}

void docx_numbering_reset(Numbering *numbering)
{
    for (size_t i = 0; i < numbering->abstract_count; i++)
        memset(numbering->abstracts[i]->running, 0,
               sizeof numbering->abstracts[i]->running);
    for (size_t i = 0; i < numbering->list_count; i++)
        memset(numbering->lists[i]->started, 0, sizeof numbering->lists[i]->started);
}
