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
#include "read/docx_lists.h"

#include <string.h>

enum { LABEL_MOST = 160 };

static Level *level_of(const List *list, int level)
{
    return list->levels[level] ? list->levels[level] : list->abstract->levels[level];
}

int docx_numbering_level_of(const Numbering *numbering, long num_id, const char *style)
{
    const List *list = docx_list_find(numbering, num_id);
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
        if (list->starts[i] != LEVEL_UNSET && !list->started[i]) {
            abstract->numbers[i] = list->starts[i];
            abstract->running[i] = list->started[i] = true;
        } else if (!abstract->running[i]) {
            abstract->numbers[i] = start_of(list, i);
            abstract->running[i] = true;
        }
    }
    if (list->starts[level] != LEVEL_UNSET && !list->started[level]) {
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
        int restart = below ? below->restart : LEVEL_UNSET;
        if (restart == LEVEL_UNSET || level < restart)
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
    List *list = docx_list_find(numbering, num_id);
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
