/* SPDX-License-Identifier: Apache-2.0 */
/* headings.c - the headings that buyers type, and those their styles only claim.
 *
 * Many tenders have no heading styles at all: "ARTICLE 7 - CLAUSE SOCIALE" in bold, "A
 * - Objet", "III.1.5) Informations...", "C R I T E R E S", or a bold line of a few
 * words. A line is taken for one by its number, its look and its neighbours together;
 * in doubt it stays text, because a false heading cuts an article in two.
 *
 * outline.c gives those with a number their level; the others get the lowest ones, so
 * that a title page never holds the rest. */
#include "document/build.h"
#include "document/numbers.h"
#include "document/outline.h"
#include "document/shown.h"

#include <stdlib.h>
#include <string.h>

enum {
    TITLE_MOST = 160,     /* bytes of a typed heading with a number in words */
    LINE_MOST = 110,      /* of one with a bare number, or none */
    STYLED_MOST = 200,    /* characters past which a styled heading is a paragraph */
    RUN_IN_MOST = 140,    /* of the title that opens a paragraph */
    LEAST_SURE_MOST = 70, /* of one with nothing but "4." to tell it */
    SHORT_MOST = 48,      /* of a title that is a few words */
    SHORT_WORDS = 5,
    LEVEL_CAPITALS = 8,
    LEVEL_BARE = 9,
};

/* What no title without a number ends with. */
#define CLOSING_SIGNS ".,;:!?"

typedef enum Form { FORM_NONE, FORM_HEADING, FORM_RUN_IN } Form;

typedef struct Scan {
    Document *document;
    Outline outline;
    uint32_t *first_row; /* by table: its first entry in `rows` */
    uint32_t *rows;      /* by row: its filled column, or one of the marks below */
} Scan;

enum { ROW_EMPTY = UINT32_MAX, ROW_SEVERAL = UINT32_MAX - 1 };

/* Which rows have text in one column only. */
static bool survey_tables(Scan *scan)
{
    const Document *document = scan->document;
    size_t total = 0;
    scan->first_row = malloc((document->table_count + 1) * sizeof(uint32_t));
    if (!scan->first_row)
        return false;
    for (size_t i = 0; i < document->table_count; i++) {
        scan->first_row[i] = (uint32_t)total;
        total += document->tables[i].rows;
    }
    scan->rows = malloc((total + 1) * sizeof(uint32_t));
    if (!scan->rows)
        return false;
    for (size_t i = 0; i < total; i++)
        scan->rows[i] = ROW_EMPTY;
    for (size_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (!block->table || !block_shows(block, RUN_UNSEEN))
            continue;
        uint32_t *row = &scan->rows[scan->first_row[block->table - 1] + block->row];
        if (*row == ROW_EMPTY)
            *row = block->column;
        else if (*row != block->column)
            *row = ROW_SEVERAL;
    }
    return true;
}

static bool is_among_cells(const Scan *scan, const Block *block)
{
    return block->table &&
           scan->rows[scan->first_row[block->table - 1] + block->row] == ROW_SEVERAL;
}

static bool is_lone_cell(const Scan *scan, const Block *block)
{
    const Table *table = document_table_at(scan->document, block->table);
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

/* The next block of the body that is on the page, near by: comments between them,
 * be they many, do not count. */
static const Block *next_shown(const Document *document, size_t index)
{
    enum { NEAR = 16 };
    size_t passed = 0;
    for (size_t i = index + 1; i < document->block_count && passed < NEAR; i++) {
        const Block *block = &document->blocks[i];
        if (block->stream == STREAM_BODY && block_shows(block, RUN_UNSEEN))
            return block;
        passed += block->stream != STREAM_COMMENT;
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

static const Block *previous_shown(const Document *document, size_t index)
{
    enum { NEAR = 16 };
    for (size_t i = index, passed = 0; i > 0 && passed < NEAR; passed++) {
        const Block *block = &document->blocks[--i];
        if (block->stream == STREAM_BODY && block_shows(block, RUN_UNSEEN))
            return block;
    }
    return NULL;
}

/* "C. Fruits et légumes" after "B. Surgelés", which is text: the last of a list. */
static bool ends_list(const Document *document, size_t index,
                      const HeadingNumber *number)
{
    const Block *before = previous_shown(document, index);
    return before && before->kind == BLOCK_PARAGRAPH && !before->typed &&
           before->length <= LINE_MOST && number->depth == 1 &&
           is_sibling(before, number);
}

/* --- Is it a heading? --- */

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
static Form judge_word(const Scan *scan, size_t index, const Shown *shown,
                       const HeadingNumber *number)
{
    const Block *block = &scan->document->blocks[index];
    bool strong = shown->bold || shown->capitals;
    bool lot = number->word == WORD_LOT;
    const char *title = shown->text + number->title;
    bool titled = number->title < shown->length;
    if (!is_upper_at(shown->text + number->start) &&
        shown->text[number->start] != '\xC2')
        return FORM_NONE;
    if (shown->whole && shown->length <= TITLE_MOST && !ends_with(shown, ";,") &&
        shown_sentences(shown) == 0) {
        if (lot)
            return strong && !ends_in_amount(shown) && !ends_with(shown, ".:") &&
                           !is_sibling(next_shown(scan->document, index), number)
                       ? FORM_HEADING
                       : FORM_NONE;
        if (strong)
            return FORM_HEADING;
        bool plain = !titled || (is_title_start(title) &&
                                 (number->separated || shown->length <= LINE_MOST));
        if (plain && !ends_with(shown, ".") &&
            !(titled && !number->separated && block->table) &&
            !outline_has_article(&scan->outline, number) &&
            !is_sibling(next_shown(scan->document, index), number))
            return FORM_HEADING;
    }
    if (!titled || block->kind == BLOCK_HEADING)
        return FORM_NONE;
    if (has_bold_lead(shown, number->title))
        return FORM_RUN_IN;
    bool first_here = number->word == WORD_ARTICLE && number->separated &&
                      is_upper_at(title) &&
                      !outline_has_article(&scan->outline, number);
    return first_here && shown->length > TITLE_MOST ? FORM_RUN_IN : FORM_NONE;
}

/* A few words that open like a title, not like a sentence. */
static bool is_short_title(const char *title, size_t length)
{
    static const char *const openings[] = {
        "Le ",    "La ",   "Les ",  "L'",   "L\u2019", "Il ",  "Elle ",   "Ils ",
        "Elles ", "Un ",   "Une ",  "Ce ",  "Cette ",  "Ces ", "Chaque ", "Tout ",
        "Toute ", "Tous ", "Aucun", "Pas ", "Sans ",   "Si ",  "En cas",  "Nul "
    };
    size_t words = 1;
    if (!length || length > SHORT_MOST || !is_upper_at(title))
        return false;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (strncmp(title, openings[i], strlen(openings[i])) == 0)
            return false;
    for (size_t i = 0; i < length; i++) {
        if (strchr(",;:?!|", title[i]))
            return false;
        words += title[i] == ' ';
    }
    return words <= SHORT_WORDS;
}

/* "4.2 - Titre", "IV. Gaspillage", "B3 - Compte à créditer". */
static Form judge_number(const Scan *scan, size_t index, const Shown *shown,
                         const HeadingNumber *number)
{
    const Document *document = scan->document;
    const Block *block = &document->blocks[index];
    const char *title = shown->text + number->title;
    if (number->title >= shown->length || !is_title_start(title))
        return FORM_NONE;
    bool strong = shown->bold || (shown->capitals && shown->letters >= 4);
    if (has_bold_lead(shown, number->title) && !block->table)
        return FORM_RUN_IN;
    if (!shown->whole || ends_with(shown, ";,") || ends_in_amount(shown) ||
        shown_sentences(shown))
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
    if (!next || next->table || is_sibling(next, number) ||
        ends_list(document, index, number))
        return FORM_NONE;
    if (number->depth > 1 || number->family != FAMILY_ARABIC)
        return FORM_HEADING;
    if (shown->length > LEAST_SURE_MOST || !number->separated)
        return FORM_NONE;
    if (next->length > 80)
        return FORM_HEADING;
    /* "4. Variantes", "Sans objet.": the answer is short, but it is one. */
    return is_short_title(title, shown->length - number->title) &&
                   block_last_shown(next) == '.' && next->kind != BLOCK_LIST_ITEM
               ? FORM_HEADING
               : FORM_NONE;
}

/* "2.2 Avance. Elle est consentie...": without bold, a few words that are no sentence
 * and a full stop, where the number has its place among the headings. */
static bool has_plain_lead(const Scan *scan, const Block *block, const Shown *shown,
                           const HeadingNumber *number)
{
    if (number->word || number->depth < 2 || block->table ||
        !outline_has_place(&scan->outline, number))
        return false;
    size_t end = number->title;
    while (end < shown->length && shown->text[end] != '.')
        end++;
    size_t blank = end + 1 < shown->length
                       ? blank_at(shown->text + end + 1, shown->length - end - 1)
                       : 0;
    return blank && is_upper_at(shown->text + end + 1 + blank) &&
           is_short_title(shown->text + number->title, end - number->title);
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
static Form judge_bare(const Scan *scan, size_t index, const Shown *shown)
{
    const Block *block = &scan->document->blocks[index];
    if (!shown->whole || shown->length > LINE_MOST || shown->letters < 4 ||
        ends_with(shown, CLOSING_SIGNS) || ends_in_amount(shown) ||
        block->kind == BLOCK_LIST_ITEM || block->box_count || shown_sentences(shown))
        return FORM_NONE;
    if (block->table && !is_lone_cell(scan, block))
        return FORM_NONE;
    if (!is_upper_at(shown->text) && strncmp(shown->text, "\u00AB", 2) != 0)
        return FORM_NONE;
    if (strpbrk(shown->text, "=@") || is_filler(shown) || strstr(shown->text, "__") ||
        strstr(shown->text, "..") || strstr(shown->text, "\u2026"))
        return FORM_NONE;
    if (shown->bold || shown_is_spaced(shown))
        return FORM_HEADING;
    return shown->capitals && has_long_word(shown) ? FORM_HEADING : FORM_NONE;
}

/* --- One block --- */

static void make_paragraph(Block *block)
{
    block->kind = block->label[0] ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH;
    block->level = block->label[0] ? 1 : 0;
}

/* True when a heading by style reads like one. */
static bool is_true_heading(const Scan *scan, const Block *block, const Shown *shown)
{
    if (!shown->length || is_among_cells(scan, block))
        return false;
    if (!shown->whole || ends_with(shown, ";"))
        return false;
    size_t characters = 0;
    for (size_t i = 0; i < shown->length; i++)
        characters += (shown->text[i] & 0xC0) != 0x80;
    size_t sentences = shown_sentences(shown);
    if (characters > STYLED_MOST || (sentences && characters > 100))
        return false;
    HeadingNumber number;
    bool numbered = block->label[0] || number_read(shown->text, shown->length, &number);
    if (!numbered &&
        ((ends_with(shown, ".") && characters > 60) || is_bullet_sign(shown->text)))
        return false;
    return sentences <= 1;
}

static void settle_styled(Scan *scan, Block *block, const Shown *shown)
{
    HeadingNumber number;
    if (!is_true_heading(scan, block, shown)) {
        make_paragraph(block);
        return;
    }
    if (block->level < 1)
        block->level = 1;
    if (block->level > 9)
        block->level = 9;
    bool numbered = number_read(shown->text, shown->length, &number) ||
                    (block->label[0] && number_read_label(block->label, &number));
    outline_open(&scan->outline, block->level, numbered ? &number : NULL, true);
}

/* "4.5. Pénalités Les pénalités..." after a heading 4.4: in a row of headings, the
 * number alone shows that another article begins. */
static bool continues(Scan *scan, const Block *block, const Shown *shown,
                      const HeadingNumber *number)
{
    if (number->word || number->depth < 2 || block->table ||
        number->title >= shown->length || !is_upper_at(shown->text + number->title))
        return false;
    return outline_continues(&scan->outline, number);
}

/* "5. Offre" over a list, "6. Examen des offres" over a table: a few words, and a
 * number that goes on from the heading before. */
static bool heads_layout(Scan *scan, size_t index, const Shown *shown,
                         const HeadingNumber *number)
{
    const Document *document = scan->document;
    const Block *block = &document->blocks[index];
    if (number->word || number->depth != 1 || number->family != FAMILY_ARABIC ||
        !number->separated || number->title >= shown->length || !shown->whole ||
        block->table || block->kind == BLOCK_LIST_ITEM || block->label[0] ||
        ends_with(shown, ".") || ends_in_amount(shown) ||
        !is_short_title(shown->text + number->title, shown->length - number->title))
        return false;
    const Block *next = next_shown(document, index);
    if (!next || (!next->table && next->kind != BLOCK_LIST_ITEM) ||
        is_sibling(next, number) || ends_list(document, index, number))
        return false;
    return outline_continues(&scan->outline, number);
}

/* "C R I T E R E S", "L'acheteur", "A titre indicatif": a letter alone is no number. */
static bool read_number(const char *line, size_t length, HeadingNumber *number)
{
    return number_read(line, length, number) &&
           (number->word || number->family == FAMILY_ARABIC || number->depth != 1 ||
            number->separated || number->end - number->start != 1);
}

static void settle_typed(Scan *scan, size_t index, const Shown *shown)
{
    Block *block = &scan->document->blocks[index];
    HeadingNumber number;
    Form form = FORM_NONE;
    if (!shown->length || is_among_cells(scan, block) || is_bullet(block))
        return;
    bool numbered = read_number(shown->text, shown->length, &number);
    if (numbered) {
        outline_settle_letter(&scan->outline, shown->text, &number);
        form = number.word ? judge_word(scan, index, shown, &number)
                           : judge_number(scan, index, shown, &number);
        if (form == FORM_NONE && (continues(scan, block, shown, &number) ||
                                  has_plain_lead(scan, block, shown, &number)))
            form = FORM_RUN_IN;
        else if (form == FORM_NONE && heads_layout(scan, index, shown, &number))
            form = FORM_HEADING;
    } else if (block->label[0] && number_read_label(block->label, &number)) {
        bool strong = shown->bold || (shown->capitals && shown->letters >= 4);
        numbered = true;
        if (shown->whole && shown->length <= LINE_MOST && !shown_sentences(shown) &&
            !ends_with(shown, ";,.") && (strong || number.word == WORD_ARTICLE))
            form = FORM_HEADING;
        else if (number.word == WORD_ARTICLE || has_bold_lead(shown, 0))
            form = FORM_RUN_IN;
    }
    if (form == FORM_NONE && !(numbered && number.word == WORD_LOT)) {
        form = numbered ? FORM_NONE : judge_bare(scan, index, shown);
        if (form == FORM_NONE)
            return;
        block->kind = BLOCK_HEADING;
        block->typed = true;
        block->level = shown->capitals ? LEVEL_CAPITALS : LEVEL_BARE;
        return;
    }
    if (form == FORM_NONE)
        return;
    uint8_t level = outline_level(&scan->outline, &number);
    outline_open(&scan->outline, level, &number, false);
    block->kind = form == FORM_HEADING ? BLOCK_HEADING : BLOCK_PARAGRAPH;
    block->typed = true;
    block->level = level;
}

static bool hides_text(const Block *block)
{
    for (uint32_t i = 0; i < block->run_count; i++)
        if (block->runs[i].marks & RUN_UNSEEN)
            return true;
    return false;
}

/* Most paragraphs, told apart before they are looked at closely: no number, and the
 * end of a sentence. */
static bool is_running_text(const Block *block)
{
    HeadingNumber number;
    char last = block_last_shown(block);
    return last && strchr(CLOSING_SIGNS, last) && !block->label[0] &&
           !hides_text(block) && !read_number(block->text, block->length, &number);
}

bool document_find_headings(Document *document)
{
    bool ok = false;
    Scan *scan = calloc(1, sizeof *scan);
    if (!scan)
        return false;
    scan->document = document;
    if (!survey_tables(scan))
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
            settle_styled(scan, block, &shown);
        } else if (block->stream == STREAM_BODY && !is_running_text(block)) {
            shown_read(block, &shown);
            settle_typed(scan, i, &shown);
        }
    }
    ok = true;
done:
    free(scan->first_row);
    free(scan->rows);
    free(scan);
    return ok;
}
