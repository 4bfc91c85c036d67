/* SPDX-License-Identifier: Apache-2.0 */
#include "report/listing.h"

#include "base/printable.h"
#include "base/unicode.h"
#include "document/numbers.h"
#include "report/listing_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Words put before what is not body text, or around what is not plain text. */
static const Wording stream_marks[STREAM_COUNT] = {
    [STREAM_TEXTBOX] = { { "zone de texte", "text box" } },
    [STREAM_FOOTNOTE] = { { "note", "footnote" } },
    [STREAM_ENDNOTE] = { { "note de fin", "endnote" } },
    [STREAM_HEADER] = { { "en-tête", "header" } },
    [STREAM_FOOTER] = { { "pied de page", "footer" } },
    [STREAM_COMMENT] = { { "commentaire", "comment" } },
    [STREAM_CONTENTS] = { { "sommaire", "contents" } },
    [STREAM_DRAWING] = { { "dessin", "drawing" } },
    [STREAM_GLOSSARY] = { { "bloc de construction", "building block" } },
};

static const struct {
    RunMark mark;
    Wording words;
} run_marks[] = {
    { RUN_DELETED, { { "supprimé", "deleted" } } },
    { RUN_INSERTED, { { "ajouté", "inserted" } } },
    { RUN_STRUCK, { { "barré", "struck" } } },
    { RUN_HIDDEN, { { "masqué", "hidden" } } },
};
enum { SHOWN_MARKS = RUN_DELETED | RUN_INSERTED | RUN_STRUCK | RUN_HIDDEN };

/* Marks of runs that a view leaves out. */
static uint32_t unseen(const ListingOptions *options)
{
    if (options->all)
        return 0;
    if (options->original)
        return RUN_INSERTED | RUN_STRUCK | RUN_HIDDEN;
    return RUN_UNSEEN;
}

static bool shows_stream(Stream stream, const ListingOptions *options)
{
    return options->all || (stream != STREAM_COMMENT && stream != STREAM_GLOSSARY);
}

/* Tab, line feed, vertical tab, form feed, carriage return. */
static bool is_break(char c)
{
    return c >= '\t' && c <= '\r';
}

/* Text on one line: every blank or break as one blank, nothing that a terminal obeys.
 */
static void add_flat(Buffer *out, size_t start, const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length) {
        /* A line starts with its words. */
        while (out->length == start && i < length && bytes[i] == ' ')
            i++;
        size_t plain = printable_plain(bytes + i, length - i);
        buffer_add(out, bytes + i, plain);
        i += plain;
        if (i < length && !is_break(bytes[i])) {
            i += printable_add_one(out, bytes + i, length - i);
        } else if (i < length) {
            if (out->length > start && out->bytes[out->length - 1] != ' ')
                buffer_add_char(out, ' ');
            i++;
        }
    }
}

static void open_mark(Buffer *out, uint32_t marks, Language language)
{
    const char *separator = "[";
    for (size_t i = 0; i < sizeof run_marks / sizeof *run_marks; i++) {
        if (!(marks & run_marks[i].mark))
            continue;
        buffer_add_string(out, separator);
        buffer_add_string(out, run_marks[i].words.in[language]);
        separator = ", ";
    }
    buffer_add_string(out, language == LANGUAGE_FR ? "\u00a0: " : ": ");
}

/* The words of a block up to a byte of its text. */
static void add_until(const Block *block, uint32_t end, const ListingOptions *options,
                      Buffer *out)
{
    uint32_t open = 0, hide = unseen(options);
    size_t start = out->length;
    for (uint32_t i = 0; i < block->run_count; i++) {
        const Run *run = &block->runs[i];
        if ((run->marks & hide) || run->start >= end)
            continue;
        uint32_t marks = options->all ? run->marks & SHOWN_MARKS : 0;
        if (marks != open && open)
            buffer_add_char(out, ']');
        if (marks != open && marks)
            open_mark(out, marks, options->language);
        open = marks;
        uint32_t last = run->end < end ? run->end : end;
        if (marks & RUN_DELETED && last - run->start == 1 &&
            is_break(block->text[run->start]))
            buffer_add_string(out, "¶"); /* a deleted end of paragraph */
        else
            add_flat(out, start, block->text + run->start, last - run->start);
    }
    if (open)
        buffer_add_char(out, ']');
}

void listing_block(const Block *block, const ListingOptions *options, Buffer *out)
{
    size_t start = out->length;
    add_until(block, block->length, options, out);
    while (out->length > start && out->bytes[out->length - 1] == ' ')
        buffer_cut(out, out->length - 1);
}

bool listing_shows(const Block *block, const ListingOptions *options)
{
    return shows_stream(block->stream, options) && block_shows(block, unseen(options));
}

/* Blocks of the same row.  What the printed page shows has the lines of text.h; what
 * only another view shows goes by the table. */
static bool is_same_row(const Text *text, uint32_t first, uint32_t other)
{
    const Document *document = text_document(text);
    const Block *a = document_block_at(document, first);
    const Block *b = document_block_at(document, other);
    uint32_t number = text_number_of(text, first), second = text_number_of(text, other);
    if (number && second && first != other)
        return number == second;
    return a->table == b->table && a->row == b->row && a->stream == b->stream;
}

/* The blocks of a row may be parted by notes, text boxes and tables inside its cells.
 */
size_t listing_row(const Text *text, uint32_t first, const ListingOptions *options,
                   uint32_t *blocks, size_t room)
{
    const Document *document = text_document(text);
    const Block *block = document_block_at(document, first);
    size_t count = 0;
    if (!block->table)
        return 0;
    for (uint32_t i = first; i < document_block_count(document) && count < room; i++) {
        const Block *other = document_block_at(document, i);
        if (other->table == block->table && other->row > block->row)
            break;
        if (is_same_row(text, first, i) && listing_shows(other, options))
            blocks[count++] = i;
        else if (!other->table && other->stream == block->stream)
            break;
    }
    return count;
}

bool listing_is_joined(const Document *document, const uint32_t *blocks, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (document_block_at(document, blocks[i])->column !=
            document_block_at(document, blocks[0])->column)
            return true;
    return false;
}

const char *listing_stream_mark(Stream stream, Language language)
{
    return stream_marks[stream].in[language];
}

/* The blocks of the row that begins at `first`, when it has several cells.  `single`
 * keeps by table a row known to fill one cell, plus 1. */
static size_t find_row(const Text *text, const ListingOptions *options, uint32_t first,
                       uint32_t *single, uint32_t *row, size_t room)
{
    const Document *document = text_document(text);
    const Block *block = document_block_at(document, first);
    if (!block->table || single[block->table] == block->row + 1)
        return 0;
    size_t cells = listing_row(text, first, options, row, room);
    if (listing_is_joined(document, row, cells))
        return cells;
    single[block->table] = block->row + 1;
    return 0;
}

bool listing_walk(const Text *text, const ListingOptions *options, ListingLine line,
                  void *user, Error *err)
{
    const Document *document = text_document(text);
    size_t count = document_block_count(document);
    uint32_t *row = malloc((count + 1) * sizeof *row);
    bool *seen = calloc(count + 1, sizeof *seen);
    uint32_t *single = calloc(document_table_count(document) + 1, sizeof *single);
    bool ok = row && seen && single;
    for (uint32_t i = 0; ok && i < count; i++) {
        if (seen[i] || !listing_shows(document_block_at(document, i), options))
            continue;
        size_t cells = find_row(text, options, i, single, row, count);
        line(user, cells ? row : &i, cells ? cells : 1);
        for (size_t cell = 0; cell < cells; cell++)
            seen[row[cell]] = true;
    }
    free(single);
    free(seen);
    free(row);
    return ok || error_memory(err);
}

/* --- The plain form --- */

typedef struct Printer {
    const Document *document;
    const Text *text;
    const ListingOptions *options;
    Buffer *out;
} Printer;

/* The number of a line as reports give it; nothing before what they never name. */
static void print_number(Printer *printer, uint32_t block)
{
    if (!printer->options->numbers)
        return;
    uint32_t number = text_number_of(printer->text, block);
    if (number)
        buffer_add_format(printer->out, "%6u  ", number);
    else
        buffer_add_string(printer->out, "     -  ");
}

static void print_label(Printer *printer, const Block *block)
{
    if (!*block->label)
        return;
    buffer_add_string(printer->out, block->label);
    buffer_add_char(printer->out, ' ');
}

static void print_labelled(Printer *printer, const Block *block)
{
    print_label(printer, block);
    listing_block(block, printer->options, printer->out);
}

static void print_mark(Printer *printer, const Block *block)
{
    const char *mark = listing_stream_mark(block->stream, printer->options->language);
    if (block->kind == BLOCK_HEADING && block->stream == STREAM_BODY) {
        int level = block->level ? block->level : 1;
        buffer_add(printer->out, "######", level < 6 ? (size_t)level : 6);
        buffer_add_char(printer->out, ' ');
    }
    if (!mark)
        return;
    buffer_add_format(printer->out, "[%s", mark);
    if (block->stream == STREAM_COMMENT && *block->author)
        buffer_add_format(printer->out,
                          printer->options->language == LANGUAGE_FR ? " de %s"
                                                                    : " by %s",
                          block->author);
    buffer_add_string(printer->out, "] ");
}

static void print_block(Printer *printer, uint32_t index)
{
    const Block *block = document_block_at(printer->document, index);
    print_number(printer, index);
    print_mark(printer, block);
    print_labelled(printer, block);
    buffer_add_char(printer->out, '\n');
}

/* What stands between two blocks of a row: the bar of a cell, or a blank in one. */
static void print_joint(Printer *printer, uint32_t before, uint32_t after)
{
    const Block *a = document_block_at(printer->document, before);
    const Block *b = document_block_at(printer->document, after);
    buffer_add_string(printer->out, a->column == b->column ? " " : " | ");
}

static void print_row(Printer *printer, const uint32_t *blocks, size_t count)
{
    print_number(printer, blocks[0]);
    print_mark(printer, document_block_at(printer->document, blocks[0]));
    for (size_t i = 0; i < count; i++) {
        if (i)
            print_joint(printer, blocks[i - 1], blocks[i]);
        print_labelled(printer, document_block_at(printer->document, blocks[i]));
    }
    buffer_add_char(printer->out, '\n');
}

static void print_line(void *user, const uint32_t *blocks, size_t count)
{
    if (count == 1)
        print_block(user, blocks[0]);
    else
        print_row(user, blocks, count);
    buffer_pass(((Printer *)user)->out, LISTING_PIECE);
}

/* The first block of the printed line that a block stands on. */
static uint32_t first_of_line(const Text *text, uint32_t block)
{
    const Document *document = text_document(text);
    const Block *cell = document_block_at(document, block);
    uint32_t first = block, number = text_number_of(text, block);
    for (uint32_t i = block; cell->table && i-- > 0;) {
        const Block *before = document_block_at(document, i);
        if (text_number_of(text, i) == number)
            first = i;
        else if (!before->table ||
                 (before->table == cell->table && before->row < cell->row))
            break;
    }
    return first;
}

uint32_t listing_column(const Text *text, uint32_t block, uint32_t byte)
{
    const ListingOptions options = { .language = LANGUAGE_FR };
    const Document *document = text_document(text);
    uint32_t first = first_of_line(text, block), number = text_number_of(text, block);
    Buffer line;
    buffer_init(&line, SIZE_MAX / 2);
    Printer printer = { document, text, &options, &line };
    print_mark(&printer, document_block_at(document, first));
    for (uint32_t i = first, last = first; i < block; i++) {
        if (text_number_of(text, i) != number)
            continue;
        print_labelled(&printer, document_block_at(document, i));
        for (last = i + 1; text_number_of(text, last) != number && last < block;)
            last++;
        print_joint(&printer, i, last);
    }
    print_label(&printer, document_block_at(document, block));
    add_until(document_block_at(document, block), byte, &options, &line);
    uint32_t column = buffer_failed(&line)
                          ? 0
                          : (uint32_t)utf8_count(buffer_string(&line), line.length) + 1;
    buffer_done(&line);
    return column;
}

static bool write_plain(const Text *text, const ListingOptions *options, Buffer *out,
                        Error *err)
{
    Printer printer = { text_document(text), text, options, out };
    return listing_walk(text, options, print_line, &printer, err);
}

bool listing_write(const Text *text, const char *format, const ListingOptions *options,
                   Buffer *out, Error *err)
{
    bool ok;
    if (strcmp(format, "json") == 0)
        ok = listing_json(text, options, out, err);
    else if (strcmp(format, "markdown") == 0)
        ok = listing_markdown(text, options, out, err);
    else if (strcmp(format, "text") == 0)
        ok = write_plain(text, options, out, err);
    else
        return error_set(err, ERROR_USAGE, (Where){ 0 },
                         "format inconnu « %s » ; attendu : text, markdown ou json",
                         format);
    buffer_pass(out, 1);
    if (ok && out->refused)
        return error_set(err, ERROR_IO,
                         (Where){ .file = document_name(text_document(text)) },
                         "le texte n'a pas pu être donné jusqu'au bout");
    return ok && (!buffer_failed(out) || error_memory(err));
}
