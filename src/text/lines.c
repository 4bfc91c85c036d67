/* SPDX-License-Identifier: Apache-2.0 */
/* lines.c - what a reader takes in at once: a paragraph, or a row of a table.
 *
 *     Lot | Objet | Réservé            lot | objet | reserve
 *     3   | Tri   | oui                3 | tri | reserve : oui
 *
 * Cells are joined by " | ", the paragraphs of a cell by " ; ".  A short value gets its
 * column's header, so that the row can be read alone.  Tables used for layout are seen
 * by their long cells, and give one line a paragraph. */
#include "document/numbers.h"
#include "text/parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    CELL_PARAGRAPHS_MOST = 3, /* past these a cell is running text, not a cell */
    CELL_BYTES_MOST = 600,
    HEADER_MOST = 100,
    VALUE_MOST = 40,
    ANSWER_MOST = 200, /* « oui, réservé aux entreprises adaptées (L. 2113-12) » */
    GAP_MOST = 8,      /* empty cells written out in a row */
    NONE = UINT32_MAX,
};

typedef struct Weaver {
    Text *text;
    const Document *document;
    uint32_t *next_in_row; /* by block: the next that shows something in its row */
    bool *taken;           /* by block: already part of a line */
    uint32_t *headers;     /* by table: first block of its header row, or NONE */
} Weaver;

static bool is_folded(Stream stream)
{
    return text_is_printed(stream) && stream != STREAM_CONTENTS &&
           stream != STREAM_DRAWING;
}

/* --- Pieces --- */

static void add_break(Text *text)
{
    if (!text->bytes.length ||
        !text_grow(text, (void **)&text->breaks, text->break_count, &text->break_room,
                   sizeof *text->breaks))
        return;
    if (text->bytes.bytes[text->bytes.length - 1] != ' ')
        buffer_add_char(&text->bytes, ' ');
    text->breaks[text->break_count++] = (uint32_t)text->bytes.length - 1;
}

static void fold_stretch(Text *text, const Block *block, uint32_t start, uint32_t end)
{
    while (start < end) {
        const char *from = block->text + start;
        const char *found = memchr(from, '\n', end - start);
        size_t length = found ? (size_t)(found - from) : end - start;
        fold_text(from, length, start, &text->bytes, &text->map);
        if (found && text->bytes.length &&
            text->bytes.bytes[text->bytes.length - 1] != '\n')
            add_break(text);
        start += (uint32_t)length + (found != NULL);
    }
}

/* Takes back what stands past `end`: bytes, pieces, breaks, and steps of the map, which
 * would claim the bytes that come next. */
static void cut_to(Text *text, uint32_t end)
{
    buffer_cut(&text->bytes, end);
    while (text->piece_count && text->pieces[text->piece_count - 1].start >= end)
        text->piece_count--;
    while (text->break_count && text->breaks[text->break_count - 1] >= end)
        text->break_count--;
    while (text->map.count && text->map.steps[text->map.count - 1].folded >= end)
        text->map.count--;
}

/* Folds what a block shows; runs that touch are folded together. */
static void add_piece(Text *text, uint32_t index, bool is_header)
{
    const Block *block = document_block_at(text->document, index);
    uint32_t folded = (uint32_t)text->bytes.length;
    uint32_t start = 0, end = 0, last = 0;
    for (uint32_t i = 0; i < block->run_count; i++) {
        const Run *run = &block->runs[i];
        if (run->marks & RUN_UNSEEN)
            continue;
        if (run->start != end) {
            fold_stretch(text, block, start, end);
            start = run->start;
        }
        end = last = run->end;
    }
    fold_stretch(text, block, start, end);
    while (text->bytes.length > folded &&
           text->bytes.bytes[text->bytes.length - 1] == ' ')
        buffer_cut(&text->bytes, text->bytes.length - 1);
    cut_to(text, (uint32_t)text->bytes.length);
    if (text->bytes.length == folded)
        return;
    for (bool blank = true; blank && last;) {
        uint32_t before = last - 1;
        while (before && (block->text[before] & 0xC0) == 0x80)
            before--;
        blank = blank_at(block->text + before, last - before) > 0 ||
                !block_is_visible_at(block, before);
        if (blank)
            last = before;
    }
    if (!text_grow(text, (void **)&text->pieces, text->piece_count, &text->piece_room,
                   sizeof *text->pieces))
        return;
    text->pieces[text->piece_count++] = (Piece){ .start = folded,
                                                 .end = (uint32_t)text->bytes.length,
                                                 .block = index,
                                                 .original_end = last,
                                                 .is_header = is_header };
}

/* --- Lines --- */

static void start_line(Text *text, Line *line, uint32_t index)
{
    const Block *block = document_block_at(text->document, index);
    *line = (Line){ .block = index,
                    .article = document_article_of(text->document, index),
                    .stream = block->stream,
                    .kind = block->kind,
                    .level = block->level,
                    .table = block->table,
                    .row = block->row,
                    .header_row = block->table && block->header_row,
                    .lead = LINE_NONE,
                    .number = text->numbers[index] };
    line->span.start = (uint32_t)text->bytes.length;
    text->break_count = 0;
}

static void end_line(Text *text, Line *line)
{
    line->span.end = (uint32_t)text->bytes.length;
    if (line->span.end == line->span.start || buffer_failed(&text->bytes))
        return;
    text_cut_sentences(text, line);
    if (!text_grow(text, (void **)&text->lines, text->line_count, &text->line_room,
                   sizeof *text->lines))
        return;
    text->lines[text->line_count++] = *line;
    buffer_add_char(&text->bytes, '\n');
}

static void add_paragraph(Text *text, uint32_t index)
{
    Line line;
    start_line(text, &line, index);
    add_piece(text, index, false);
    end_line(text, &line);
}

/* --- Rows --- */

/* A cell of the row that starts at `first`: its blocks are linked by next_in_row. */
typedef struct Cell {
    uint32_t first, after; /* blocks; `after` starts the next cell, or NONE */
    uint32_t paragraphs, bytes;
} Cell;

static Cell read_cell(const Weaver *weaver, uint32_t first)
{
    Cell cell = { .first = first, .after = first };
    uint32_t column = document_block_at(weaver->document, first)->column;
    while (cell.after != NONE) {
        const Block *block = document_block_at(weaver->document, cell.after);
        if (block->column != column)
            break;
        cell.paragraphs++;
        cell.bytes += block->length;
        cell.after = weaver->next_in_row[cell.after];
    }
    return cell;
}

static bool is_running_text(const Cell *cell)
{
    return cell->paragraphs > CELL_PARAGRAPHS_MOST || cell->bytes > CELL_BYTES_MOST;
}

static bool is_box(const char *bytes, size_t length)
{
    return length >= 3 && bytes[0] == '[' && bytes[2] == ']';
}

/* A value that says nothing without its column: a figure, a box, yes or no. */
static bool is_value(const char *bytes, size_t length)
{
    static const char *const words[] = {
        "oui",        "non",         "x",          "o",      "n",      "-",
        "so",         "neant",       "sans objet", "s.o.",   "/",      "0",
        "aucun",      "aucune",      "inclus",     "ok",     "*",      "exclu",
        "facultatif", "obligatoire", "nc",         "n/a",    "na",     "non concerne",
        "requis",     "requise",     "exige",      "exigee", "impose", "imposee",
        "demande",    "demandee"
    };
    if (length > 3 && length <= ANSWER_MOST && strchr(" ,:;(-", bytes[3]) &&
        (memcmp(bytes, "oui", 3) == 0 || memcmp(bytes, "non", 3) == 0))
        return true;
    if (length > VALUE_MOST)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && memcmp(words[i], bytes, length) == 0)
            return true;
    if (is_box(bytes, length))
        return true;
    return length && bytes[0] >= '0' && bytes[0] <= '9';
}

/* A year heads a column of figures; any other value in the first row is an answer of a
 * table without headers. */
static bool is_answer(const char *bytes, size_t length)
{
    bool year =
        length == 4 && (memcmp(bytes, "19", 2) == 0 || memcmp(bytes, "20", 2) == 0);
    return is_value(bytes, length) && !year;
}

/* The header block over a column; NONE when the header is missing or long. */
static uint32_t find_header(const Weaver *weaver, const Block *block)
{
    uint32_t header = weaver->headers[block->table - 1];
    for (; header != NONE; header = weaver->next_in_row[header]) {
        const Block *over = document_block_at(weaver->document, header);
        uint32_t span = over->column_span ? over->column_span : 1;
        if (block->column < over->column || block->column - over->column >= span)
            continue;
        uint32_t next = weaver->next_in_row[header];
        bool several =
            next != NONE &&
            document_block_at(weaver->document, next)->column == over->column;
        return several || over->length > HEADER_MOST ? (uint32_t)NONE : header;
    }
    return NONE;
}

/* "Réservé : oui / non" over a column asks; the value below answers.  Leaves "réservé".
 */
static void cut_choice(Text *text, uint32_t start)
{
    const char *header = buffer_string(&text->bytes) + start;
    const char *choice = text->bytes.length > start ? strstr(header, "oui") : NULL;
    if (!choice || !strstr(choice, "non"))
        return;
    uint32_t end = (uint32_t)(choice - text->bytes.bytes);
    while (end > start && strchr(" :(-/", text->bytes.bytes[end - 1]))
        end--;
    Piece *piece = &text->pieces[text->piece_count - 1];
    piece->original_end = text_original_end(text, piece, end);
    piece->end = end;
    cut_to(text, end);
}

/* Puts "reserve : " before the "oui" that was folded at `start`. */
static void add_header(Weaver *weaver, uint32_t index, uint32_t start)
{
    Text *text = weaver->text;
    const Block *block = document_block_at(weaver->document, index);
    const Table *table = document_table_at(weaver->document, block->table);
    uint32_t length = (uint32_t)text->bytes.length - start;
    if (block->column == 0 ||
        block->row < (table->header_rows ? table->header_rows : 1) ||
        !is_value(text->bytes.bytes + start, length))
        return;
    uint32_t header = find_header(weaver, block);
    if (header == NONE)
        return;
    /* « Oui » and « Non » over boxes, or over a cross, are what these choose. */
    bool boxed = is_box(text->bytes.bytes + start, length) ||
                 (length == 1 && text->bytes.bytes[start] == 'x');
    /* Fold again behind the header, so that the map stays in order. */
    cut_to(text, start);
    add_piece(text, header, true);
    if (!boxed && is_answer(text->bytes.bytes + start, text->bytes.length - start))
        cut_to(text, start);
    else
        cut_choice(text, start);
    if (text->bytes.length > start)
        buffer_add_string(&text->bytes, " : ");
    add_piece(text, index, false);
}

static void add_cell(Weaver *weaver, const Cell *cell)
{
    Text *text = weaver->text;
    for (uint32_t i = cell->first; i != cell->after; i = weaver->next_in_row[i]) {
        if (i != cell->first && text->bytes.length) {
            char last = text->bytes.bytes[text->bytes.length - 1];
            buffer_add_string(&text->bytes, strchr(".;:,!?", last) ? " " : " ; ");
        }
        uint32_t start = (uint32_t)text->bytes.length;
        add_piece(text, i, false);
        weaver->taken[i] = true;
        if (cell->paragraphs == 1)
            add_header(weaver, i, start);
    }
}

/* A row of at least two filled cells that are not running text; others are left to
 * give one line a paragraph. */
static bool add_row(Weaver *weaver, uint32_t first)
{
    Text *text = weaver->text;
    uint32_t filled = 0;
    for (uint32_t i = first; i != NONE;) {
        Cell cell = read_cell(weaver, i);
        filled += !is_running_text(&cell);
        i = cell.after;
    }
    if (filled < 2)
        return false;

    Line line = { 0 };
    uint32_t column = 0;
    bool started = false;
    for (uint32_t i = first; i != NONE;) {
        Cell cell = read_cell(weaver, i);
        const Block *block = document_block_at(weaver->document, i);
        i = cell.after;
        if (is_running_text(&cell))
            continue;
        if (!started)
            start_line(text, &line, cell.first);
        else
            buffer_add_string(&text->bytes, " |");
        uint32_t gap = started && block->column > column ? block->column - column : 0;
        for (uint32_t k = 0; k < gap && k < GAP_MOST; k++)
            buffer_add_string(&text->bytes, " |");
        if (started)
            buffer_add_char(&text->bytes, ' ');
        started = true;
        column = block->column + (block->column_span ? block->column_span : 1);
        add_cell(weaver, &cell);
    }
    line.is_row = true;
    end_line(text, &line);
    return true;
}

/* --- The document --- */

/* Links the blocks of each row. */
static bool survey(Weaver *weaver)
{
    const Document *document = weaver->document;
    size_t count = document_block_count(document),
           tables = document_table_count(document);
    uint32_t *last = malloc((tables + 1) * sizeof *last);
    if (!last)
        return false;
    for (size_t i = 0; i < tables; i++)
        last[i] = weaver->headers[i] = NONE;
    for (size_t i = 0; i < count; i++) {
        const Block *block = document_block_at(document, (uint32_t)i);
        weaver->next_in_row[i] = NONE;
        if (!weaver->text->numbers[i] || !block->table || !is_folded(block->stream))
            continue;
        uint32_t *before = &last[block->table - 1];
        if (*before != NONE && document_block_at(document, *before)->row == block->row)
            weaver->next_in_row[*before] = (uint32_t)i;
        *before = (uint32_t)i;
    }
    free(last);
    return true;
}

/* True when every cell of the second of two columns, but the first, is a value. */
static bool is_over_values(const Document *document, uint32_t first, const Table *table)
{
    size_t count = document_block_count(document), values = 0;
    const Block *head = document_block_at(document, first);
    bool all = table->columns == 2;
    Buffer folded;
    buffer_init(&folded, ANSWER_MOST * 4);
    for (size_t i = first; all && i < count; i++) {
        const Block *block = document_block_at(document, (uint32_t)i);
        if (block->table != head->table)
            break;
        if (block->column == 0 || block->length > ANSWER_MOST) {
            all = block->column == 0;
            continue;
        }
        buffer_clear(&folded);
        fold_text(block->text, block->length, 0, &folded, NULL);
        bool value = is_value(buffer_string(&folded), folded.length);
        all = block->row == head->row ? !value : value;
        values += value;
    }
    buffer_done(&folded);
    return all && values >= 2;
}

/* True when the first row can only be read as a header: it is marked as one, or all of
 * it is short, bold over plain cells, or words over figures. */
static bool is_header_row(const Weaver *weaver, uint32_t first, const Table *table)
{
    uint32_t cells = 0;
    bool bold = true;
    for (uint32_t i = first; i != NONE; i = weaver->next_in_row[i]) {
        const Block *block = document_block_at(weaver->document, i);
        char c = block->text[strspn(block->text, " \t\n")];
        if (block->length > HEADER_MOST && !table->header_rows)
            return false;
        if ((c >= '0' && c <= '9') || block->box_count || block->length < 2)
            return table->header_rows > 0;
        bold = bold && block->all_bold;
        cells++;
    }
    return cells >= 2 && (table->header_rows || bold || cells >= 3 ||
                          is_over_values(weaver->document, first, table));
}

static void find_headers(Weaver *weaver)
{
    size_t count = document_block_count(weaver->document);
    for (size_t i = 0; i < count; i++) {
        const Block *block = document_block_at(weaver->document, (uint32_t)i);
        if (!block->table || !weaver->text->numbers[i])
            continue;
        const Table *table = document_table_at(weaver->document, block->table);
        uint32_t *header = &weaver->headers[block->table - 1];
        uint32_t row = table->header_rows ? table->header_rows - 1 : 0;
        if (*header == NONE && block->row == row && table->columns > 1 &&
            is_header_row(weaver, (uint32_t)i, table))
            *header = (uint32_t)i;
    }
}

void text_make_lines(Text *text)
{
    const Document *document = text->document;
    size_t count = document_block_count(document);
    Weaver weaver = { .text = text, .document = document };
    weaver.next_in_row = malloc((count + 1) * sizeof *weaver.next_in_row);
    weaver.taken = calloc(count + 1, sizeof *weaver.taken);
    weaver.headers = malloc((document_table_count(document) + 1) * sizeof(uint32_t));
    if (!weaver.next_in_row || !weaver.taken || !weaver.headers || !survey(&weaver)) {
        text->out_of_memory = true;
        goto done;
    }
    find_headers(&weaver);
    uint32_t table = 0, row = 0; /* the row that was tried last */
    for (size_t i = 0; i < count && !text->out_of_memory; i++) {
        const Block *block = document_block_at(document, (uint32_t)i);
        if (!text->numbers[i] || weaver.taken[i] || !is_folded(block->stream))
            continue;
        if (block->table && (block->table != table || block->row != row)) {
            table = block->table;
            row = block->row;
            if (add_row(&weaver, (uint32_t)i) && weaver.taken[i])
                continue;
        }
        add_paragraph(text, (uint32_t)i);
    }
done:
    free(weaver.next_in_row);
    free(weaver.taken);
    free(weaver.headers);
}
