/* SPDX-License-Identifier: Apache-2.0 */
/* headings.c - the headings that buyers type, and those their styles only claim.
 *
 * Many tenders have no heading styles at all: "ARTICLE 7 - CLAUSE SOCIALE" in bold, "A
 * - Objet", "III.1.5) Informations...", "C R I T E R E S", or a bold line of a few
 * words. A line is taken for one by its number, its look and its neighbours together;
 * in doubt it stays text, because a false heading cuts an article in two.
 *
 * A number also gives the level: "7.2" stands under "7" or "ARTICLE 7", a kind of
 * number met for the first time at its first value ("1.", "A") under what is open.
 * Lines without a number get the lowest levels, so that a title page never holds the
 * rest. */
#include "document/build.h"
#include "document/numbers.h"
#include "document/shown.h"

#include <stdlib.h>
#include <string.h>

enum {
    TITLE_MOST = 160,  /* bytes of a typed heading with a number in words */
    LINE_MOST = 110,   /* of one with a bare number, or none */
    STYLED_MOST = 200, /* characters past which a styled heading is a paragraph */
    RUN_IN_MOST = 140, /* of the title that opens a paragraph */
    NUMBERED_LOWEST = 7,
    LEVEL_LOT = 8,
    LEVEL_CAPITALS = 8,
    LEVEL_BARE = 9,
    CLASSES_MOST = 64,
};

typedef enum Form { FORM_NONE, FORM_HEADING, FORM_RUN_IN } Form;

/* Numbers of one kind keep one level: all "Article N", all "N.N". */
typedef struct Class {
    bool by_style;
    uint8_t level;
    HeadingNumber last; /* the last number of the kind */
} Class;

typedef struct Open {
    bool numbered;
    HeadingNumber number;
    uint8_t level;
} Open;

typedef struct Outline {
    Document *document;
    Open stack[10]; /* [level]; level 0: nothing there */
    bool is_open[10];
    Class classes[CLASSES_MOST];
    size_t class_count;
    uint64_t seen[16];    /* articles by number, so that a list of them is not taken */
    uint16_t last_letter; /* value of the last heading by letter */
    uint32_t *first_row;  /* by table: its first entry in `rows` */
    uint32_t *rows;       /* by row: its filled column, or one of the marks below */
} Outline;

enum { ROW_EMPTY = UINT32_MAX, ROW_SEVERAL = UINT32_MAX - 1 };

/* Which rows have text in one column only. */
static bool survey_tables(Outline *outline)
{
    const Document *document = outline->document;
    size_t total = 0;
    outline->first_row = malloc((document->table_count + 1) * sizeof(uint32_t));
    if (!outline->first_row)
        return false;
    for (size_t i = 0; i < document->table_count; i++) {
        outline->first_row[i] = (uint32_t)total;
        total += document->tables[i].rows;
    }
    outline->rows = malloc((total + 1) * sizeof(uint32_t));
    if (!outline->rows)
        return false;
    for (size_t i = 0; i < total; i++)
        outline->rows[i] = ROW_EMPTY;
    for (size_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (!block->table || !block_has_shown_text(block))
            continue;
        uint32_t *row =
            &outline->rows[outline->first_row[block->table - 1] + block->row];
        if (*row == ROW_EMPTY)
            *row = block->column;
        else if (*row != block->column)
            *row = ROW_SEVERAL;
    }
    return true;
}

static bool is_among_cells(const Outline *outline, const Block *block)
{
    return block->table &&
           outline->rows[outline->first_row[block->table - 1] + block->row] ==
               ROW_SEVERAL;
}

static bool is_lone_cell(const Outline *outline, const Block *block)
{
    const Table *table = document_table_at(outline->document, block->table);
    return table && table->rows == 1 && table->columns == 1;
}

static bool is_bullet(const Block *block)
{
    HeadingNumber number;
    return block->label[0] && !number_read_label(block->label, &number);
}

/* A line that starts with a typed bullet. */
static bool is_bullet_sign(const char *text)
{
    static const char *const signs[] = { "\u2022", "\u25AA", "\u25CF",
                                         "\u25A0", "\u2023", "\u25E6",
                                         "\u27A2", "\u2714", "- " };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static bool ends_with(const Shown *shown, const char *signs)
{
    return shown->length && strchr(signs, shown->text[shown->length - 1]);
}

static bool is_upper_at(const char *text)
{
    unsigned char c = (unsigned char)text[0], next = c ? (unsigned char)text[1] : 0;
    return (c >= 'A' && c <= 'Z') || (c == 0xC3 && next >= 0x80 && next <= 0x9E) ||
           (c == 0xC5 && next == 0x92);
}

/* A title opens with a capital, a figure or an opening quotation mark. */
static bool is_title_start(const char *text)
{
    return is_upper_at(text) || (*text >= '0' && *text <= '9') || *text == '"' ||
           *text == '[' || strncmp(text, "\u00AB", 2) == 0 ||
           strncmp(text, "\u201C", 3) == 0;
}

/* Hours, money and percentages belong to a line of a price list. */
static bool ends_in_amount(const Shown *shown)
{
    static const char *const units[] = { "h",      "heures", "%",   "\u20AC",
                                         "points", "HT",     "TTC", "euros" };
    size_t end = shown->length;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t size = strlen(units[i]);
        if (end <= size || strcmp(shown->text + end - size, units[i]) != 0)
            continue;
        size_t at = end - size;
        while (at && ((shown->text[at - 1] & 0x80) || shown->text[at - 1] == ' '))
            at--;
        if (at && shown->text[at - 1] >= '0' && shown->text[at - 1] <= '9')
            return true;
    }
    return false;
}

static const Block *next_shown(const Document *document, size_t index)
{
    for (size_t i = index + 1; i < document->block_count && i < index + 16; i++) {
        const Block *block = &document->blocks[i];
        if (block->stream == STREAM_BODY && block_has_shown_text(block))
            return block;
    }
    return NULL;
}

/* True when the block bears a number of the same kind and depth, one further on. */
static bool is_sibling(const Block *block, const HeadingNumber *number)
{
    Shown shown;
    HeadingNumber other;
    if (!block)
        return false;
    shown_read(block, &shown);
    if (!number_read(shown.text, shown.length, &other) &&
        !(block->label[0] && number_read_label(block->label, &other)))
        return false;
    return other.word == number->word && other.family == number->family &&
           other.depth == number->depth;
}

/* --- Is it a heading? --- */

static bool is_seen(const Outline *outline, const HeadingNumber *number)
{
    uint16_t value = number->parts[0];
    return number->depth == 1 && value < 1024 &&
           (outline->seen[value / 64] >> (value % 64) & 1);
}

/* The bold words that open a paragraph and end with a full stop or a colon. */
static bool has_bold_lead(const Shown *shown, size_t title)
{
    size_t start = shown->bold_start, end = shown->bold_end;
    if (start > title || end <= title + 2 || end >= shown->length || end > RUN_IN_MOST)
        return false;
    while (end > title && blank_at(shown->text + end - 1, 1))
        end--;
    char last = shown->text[end - 1];
    while (end < shown->length && blank_at(shown->text + end, shown->length - end))
        end += blank_at(shown->text + end, shown->length - end);
    return last == '.' || last == ':' || shown->text[end] == '.' ||
           shown->text[end] == ':';
}

/* "Article 4 - Durée", "Lot 2. Façades", "§ 2.9 Personnel". */
static Form judge_word(const Outline *outline, size_t index, const Shown *shown,
                       const HeadingNumber *number)
{
    const Block *block = &outline->document->blocks[index];
    bool strong = shown->bold || shown->capitals;
    bool lot = number->word == WORD_LOT;
    const char *title = shown->text + number->title;
    bool titled = number->title < shown->length;
    if (!is_upper_at(shown->text + number->start) &&
        shown->text[number->start] != '\xC2')
        return FORM_NONE;
    if (shown->whole && shown->length <= TITLE_MOST && !ends_with(shown, ";,") &&
        shown->sentences == 0) {
        if (lot)
            return strong && !ends_in_amount(shown) && !ends_with(shown, ".:") &&
                           !is_sibling(next_shown(outline->document, index), number)
                       ? FORM_HEADING
                       : FORM_NONE;
        if (strong)
            return FORM_HEADING;
        bool plain = !titled || (is_title_start(title) &&
                                 (number->separated || shown->length <= LINE_MOST));
        if (plain && !ends_with(shown, ".") &&
            !(titled && !number->separated && block->table) &&
            !is_seen(outline, number) &&
            !is_sibling(next_shown(outline->document, index), number))
            return FORM_HEADING;
    }
    if (!titled || block->kind == BLOCK_HEADING)
        return FORM_NONE;
    if (has_bold_lead(shown, number->title))
        return FORM_RUN_IN;
    bool first_here = number->word == WORD_ARTICLE && number->separated &&
                      is_upper_at(title) && !is_seen(outline, number);
    return first_here && shown->length > TITLE_MOST ? FORM_RUN_IN : FORM_NONE;
}

/* "4.2 - Titre", "IV. Gaspillage", "B3 - Compte à créditer". */
static Form judge_number(const Outline *outline, size_t index, const Shown *shown,
                         const HeadingNumber *number)
{
    const Document *document = outline->document;
    const Block *block = &document->blocks[index];
    const char *title = shown->text + number->title;
    if (number->title >= shown->length || !is_title_start(title))
        return FORM_NONE;
    bool strong = shown->bold || (shown->capitals && shown->letters >= 4);
    if (has_bold_lead(shown, number->title) && !block->table)
        return FORM_RUN_IN;
    if (!shown->whole || shown->sentences || ends_with(shown, ";,") ||
        ends_in_amount(shown))
        return FORM_NONE;
    if (!number->separated && *title >= '0' && *title <= '9')
        return FORM_NONE;
    if (strong)
        return shown->length <= TITLE_MOST ? FORM_HEADING : FORM_NONE;
    /* Nothing but the number speaks for it now. */
    if (block->table || shown->length > LINE_MOST || ends_with(shown, ".:?") ||
        !is_upper_at(title) || strchr(title, ':') || is_bullet(block) ||
        block->kind == BLOCK_LIST_ITEM)
        return FORM_NONE;
    const Block *next = next_shown(document, index);
    if (!next || next->table || is_sibling(next, number))
        return FORM_NONE;
    if (number->depth == 1 && number->family == FAMILY_ARABIC)
        return shown->length <= 70 && number->separated && next->length > 80
                   ? FORM_HEADING
                   : FORM_NONE;
    return FORM_HEADING;
}

/* "XXXXXX": a blank to fill in. */
static bool is_filler(const Shown *shown)
{
    for (size_t i = 1; i < shown->length; i++)
        if (shown->text[i] != shown->text[0])
            return false;
    return true;
}

/* Capitals alone make a heading of words, not of acronyms and numbers of standards. */
static bool has_long_word(const Shown *shown)
{
    enum { LONG = 5 };
    size_t run = 0, longest = 0, digits = 0;
    for (size_t i = 0; i < shown->length; i++) {
        char c = shown->text[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
        digits += c >= '0' && c <= '9';
        run = letter ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest >= LONG && digits * 2 < shown->letters;
}

/* A short line in bold, or in capitals, or letter-spaced. */
static Form judge_bare(const Outline *outline, size_t index, const Shown *shown)
{
    const Block *block = &outline->document->blocks[index];
    if (!shown->whole || shown->length > LINE_MOST || shown->letters < 4 ||
        shown->sentences || ends_with(shown, ".,;:!?") || ends_in_amount(shown) ||
        block->kind == BLOCK_LIST_ITEM || block->box_count)
        return FORM_NONE;
    if (block->table && !is_lone_cell(outline, block))
        return FORM_NONE;
    if (!is_upper_at(shown->text) && strncmp(shown->text, "\u00AB", 2) != 0)
        return FORM_NONE;
    if (strchr(shown->text, '=') || is_filler(shown) || strstr(shown->text, "__") ||
        strstr(shown->text, "..") || strstr(shown->text, "\u2026"))
        return FORM_NONE;
    if (shown->spaced || shown->bold)
        return FORM_HEADING;
    return shown->capitals && has_long_word(shown) ? FORM_HEADING : FORM_NONE;
}

/* --- At what level? --- */

static bool is_same_kind(const HeadingNumber *a, const HeadingNumber *b)
{
    return a->word == b->word && a->family == b->family && a->depth == b->depth;
}

static Class *find_class(Outline *outline, const HeadingNumber *number, bool by_style)
{
    for (size_t i = 0; i < outline->class_count; i++) {
        Class *class = &outline->classes[i];
        if (class->by_style == by_style && is_same_kind(&class->last, number))
            return class;
    }
    return NULL;
}

/* True when `number` comes right after `last`: 4.5 after 4.4. */
static bool is_next(const HeadingNumber *last, const HeadingNumber *number)
{
    uint8_t end = (uint8_t)(number->depth - 1);
    return memcmp(last->parts, number->parts, end * sizeof *number->parts) == 0 &&
           number->parts[end] == last->parts[end] + 1;
}

/* The kind a typed number belongs to: that of typed headings; or that of styled ones,
 * when it goes on with their count. */
static const Class *class_of_typed(Outline *outline, const HeadingNumber *number)
{
    const Class *class = find_class(outline, number, false);
    if (class)
        return class;
    class = find_class(outline, number, true);
    return class && (number->depth > 1 || number->parts[0] > class->last.parts[0])
               ? class
               : NULL;
}

/* The innermost open heading that a numbered one may stand under: one with a number, or
 * one of the first levels by style. */
static const Open *innermost(const Outline *outline)
{
    for (int level = 9; level > 0; level--)
        if (outline->is_open[level] && (outline->stack[level].numbered || level <= 2))
            return &outline->stack[level];
    return NULL;
}

/* "7.2" under an open "7" or "Article 7": its level; 0 when there is none. */
static uint8_t level_by_prefix(const Outline *outline, const HeadingNumber *number)
{
    for (int level = 9; level > 0; level--) {
        const Open *open = &outline->stack[level];
        if (!outline->is_open[level] || !open->numbered ||
            open->number.depth >= number->depth ||
            open->number.family != number->family ||
            memcmp(open->number.parts, number->parts,
                   open->number.depth * sizeof *number->parts) != 0)
            continue;
        return (uint8_t)(open->level + number->depth - open->number.depth);
    }
    return 0;
}

static uint8_t level_of_number(Outline *outline, const HeadingNumber *number)
{
    if (number->word == WORD_LOT)
        return LEVEL_LOT;
    if (number->depth > 1) {
        uint8_t level = level_by_prefix(outline, number);
        if (level)
            return level;
    }
    const Class *class = class_of_typed(outline, number);
    if (class)
        return class->level;
    const Open *above = innermost(outline);
    if (number->word == WORD_BOOK || number->word == WORD_PART ||
        number->word == WORD_ANNEX || !above)
        return number->depth > 1 && number->word == WORD_NONE ? number->depth : 1;
    /* "Chapitre II" after "Article 6" stands beside it, whatever is open under 6. */
    for (int level = 1; level <= 9 && number->word; level++) {
        const Open *open = &outline->stack[level];
        if (outline->is_open[level] && open->numbered &&
            open->number.word > number->word)
            return open->level;
    }
    NumberWord around = above->numbered ? above->number.word : WORD_NONE;
    bool is_under = around && around < number->word;
    if (number->parts[0] <= 1 || number->depth > 1 || is_under)
        return (uint8_t)(above->level + 1);
    return above->level;
}

static void remember(Outline *outline, const HeadingNumber *number, uint8_t level,
                     bool by_style)
{
    Class *class = find_class(outline, number, by_style);
    if (!class && outline->class_count < CLASSES_MOST) {
        class = &outline->classes[outline->class_count++];
        *class = (Class){ .by_style = by_style, .level = level };
    }
    if (class)
        class->last = *number;
    if (number->family == FAMILY_LETTER && number->depth == 1)
        outline->last_letter = number->parts[0];
    if (number->word == WORD_ARTICLE && number->depth == 1 && number->parts[0] < 1024)
        outline->seen[number->parts[0] / 64] |= UINT64_C(1) << (number->parts[0] % 64);
}

static void open_level(Outline *outline, uint8_t level, const HeadingNumber *number,
                       bool by_style)
{
    for (uint8_t below = level; below <= 9; below++)
        outline->is_open[below] = false;
    if (number && number->word == WORD_LOT)
        return;
    outline->is_open[level] = true;
    outline->stack[level] = (Open){ .level = level, .numbered = number != NULL };
    if (!number)
        return;
    outline->stack[level].number = *number;
    remember(outline, number, level, by_style);
}

/* After H comes I, the letter. */
static void settle_letter(const Outline *outline, const char *line,
                          HeadingNumber *number)
{
    static const uint16_t after_h = 8;
    if (number->word == WORD_NONE && number->family == FAMILY_ROMAN &&
        number->depth == 1 && number->end - number->start == 1) {
        uint16_t value = (uint16_t)(line[number->start] - 'A' + 1);
        if (outline->last_letter >= after_h && value == outline->last_letter + 1) {
            number->family = FAMILY_LETTER;
            number->parts[0] = value;
        }
    }
}

/* --- One block --- */

static void make_paragraph(Block *block)
{
    block->kind = block->label[0] ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH;
    block->level = block->label[0] ? 1 : 0;
}

/* True when a heading by style reads like one. */
static bool is_true_heading(const Outline *outline, const Block *block,
                            const Shown *shown)
{
    if (!shown->length || is_among_cells(outline, block))
        return false;
    if (!shown->whole || ends_with(shown, ";"))
        return false;
    size_t characters = 0;
    for (size_t i = 0; i < shown->length; i++)
        characters += (shown->text[i] & 0xC0) != 0x80;
    if (characters > STYLED_MOST || (shown->sentences && characters > 100))
        return false;
    HeadingNumber number;
    bool numbered = block->label[0] || number_read(shown->text, shown->length, &number);
    if (!numbered &&
        ((ends_with(shown, ".") && characters > 60) || is_bullet_sign(shown->text)))
        return false;
    return !(shown->sentences > 1);
}

static void settle_styled(Outline *outline, Block *block, const Shown *shown)
{
    HeadingNumber number;
    if (!is_true_heading(outline, block, shown)) {
        make_paragraph(block);
        return;
    }
    if (block->level < 1)
        block->level = 1;
    if (block->level > 9)
        block->level = 9;
    bool numbered = number_read(shown->text, shown->length, &number) ||
                    (block->label[0] && number_read_label(block->label, &number));
    open_level(outline, block->level, numbered ? &number : NULL, true);
}

/* "4.5. Pénalités Les pénalités..." after a heading 4.4: in a row of headings, the
 * number alone shows that another article begins. */
static bool continues(Outline *outline, const Block *block, const Shown *shown,
                      const HeadingNumber *number)
{
    if (number->word || number->depth < 2 || block->table ||
        number->title >= shown->length || !is_upper_at(shown->text + number->title))
        return false;
    const Class *class = class_of_typed(outline, number);
    return class && is_next(&class->last, number);
}

static void settle_typed(Outline *outline, size_t index, const Shown *shown)
{
    Block *block = &outline->document->blocks[index];
    HeadingNumber number;
    Form form = FORM_NONE;
    if (!shown->length || is_among_cells(outline, block) || is_bullet(block))
        return;
    bool numbered = number_read(shown->text, shown->length, &number);
    /* "C R I T E R E S", "A titre indicatif": a letter alone is no number. */
    if (numbered && !number.word && number.family != FAMILY_ARABIC &&
        number.depth == 1 && !number.separated && number.end - number.start == 1)
        numbered = false;
    if (numbered) {
        settle_letter(outline, shown->text, &number);
        form = number.word ? judge_word(outline, index, shown, &number)
                           : judge_number(outline, index, shown, &number);
        if (form == FORM_NONE && continues(outline, block, shown, &number))
            form = FORM_RUN_IN;
    } else if (block->label[0] && number_read_label(block->label, &number)) {
        bool strong = shown->bold || (shown->capitals && shown->letters >= 4);
        numbered = true;
        if (shown->whole && shown->length <= LINE_MOST && !shown->sentences &&
            !ends_with(shown, ";,.") && (strong || number.word == WORD_ARTICLE))
            form = FORM_HEADING;
        else if (number.word == WORD_ARTICLE || has_bold_lead(shown, 0))
            form = FORM_RUN_IN;
    }
    if (form == FORM_NONE && !(numbered && number.word == WORD_LOT)) {
        form = numbered ? FORM_NONE : judge_bare(outline, index, shown);
        if (form == FORM_NONE)
            return;
        block->kind = BLOCK_HEADING;
        block->typed = true;
        block->level = shown->capitals ? LEVEL_CAPITALS : LEVEL_BARE;
        return;
    }
    if (form == FORM_NONE)
        return;
    uint8_t level = level_of_number(outline, &number);
    if (number.word != WORD_LOT && level > NUMBERED_LOWEST)
        level = NUMBERED_LOWEST;
    open_level(outline, level, &number, false);
    block->kind = form == FORM_HEADING ? BLOCK_HEADING : BLOCK_PARAGRAPH;
    block->typed = true;
    block->level = level;
}

bool document_find_headings(Document *document)
{
    bool ok = false;
    Outline *outline = calloc(1, sizeof *outline);
    if (!outline)
        return false;
    outline->document = document;
    if (!survey_tables(outline))
        goto done;
    for (size_t i = 0; i < document->block_count; i++) {
        Block *block = &document->blocks[i];
        Shown shown;
        if (block->stream != STREAM_BODY && block->stream != STREAM_TEXTBOX) {
            if (block->kind == BLOCK_HEADING && block->stream != STREAM_CONTENTS)
                make_paragraph(block);
            continue;
        }
        if (block->kind == BLOCK_HEADING) {
            shown_read(block, &shown);
            settle_styled(outline, block, &shown);
        } else if (block->stream == STREAM_BODY) {
            shown_read(block, &shown);
            settle_typed(outline, i, &shown);
        }
    }
    ok = true;
done:
    free(outline->first_row);
    free(outline->rows);
    free(outline);
    return ok;
}
