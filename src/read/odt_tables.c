/* SPDX-License-Identifier: Apache-2.0 */
/* odt_tables.c - tables, their spans and their repeated rows and cells.
 *
 * A cell that spans is followed, in its row and in the rows below, by a covered cell
 * for each place it takes.  Equal rows and equal cells may be written once with a
 * number: they are recorded and played that many times, within a budget, since two
 * numbers in a small file can ask for millions of cells.  OpenDocument 1.4, part
 * 3, 9.1. */
#include "read/odt.h"

#include "read/odt_names.h"

enum { SPAN_MOST = 1024 };

static OdtTable *innermost(Odt *odt)
{
    return odt->table_count ? &odt->tables[odt->table_count - 1] : NULL;
}

static bool is_value_hidden(const XmlElement *element)
{
    return odt_is(element, TABLE_VISIBILITY, "collapse") ||
           odt_is(element, TABLE_VISIBILITY, "filter");
}

/* How often the element is to stand there, from what is left of the budget. */
static uint32_t take_repeat(Odt *odt, const XmlElement *element, int id)
{
    long asked = xml_attribute_number(element, id, 1);
    if (asked <= 1)
        return 1;
    uint32_t more =
        asked - 1 < (long)odt->repeats_left ? (uint32_t)(asked - 1) : odt->repeats_left;
    odt->repeats_left -= more;
    return 1 + more;
}

static uint16_t read_span(const XmlElement *element, int id)
{
    long span = xml_attribute_number(element, id, 1);
    return (uint16_t)(span < 1 ? 1 : span > SPAN_MOST ? SPAN_MOST : span);
}

bool odt_open_table(Odt *odt, const XmlElement *element, Error *err)
{
    OdtFrame *frame = odt_frame(odt);
    if (frame->stream == STREAM_DRAWING) {
        odt_skip(odt); /* the numbers of a chart */
        return true;
    }
    if (odt->in_line)
        return true;
    const XmlAttribute *name = xml_attribute_find(element, TABLE_STYLE_NAME);
    const OdtStyle *style =
        odt_styles_find(odt->styles, odt->scope, ODT_FAMILY_TABLE,
                        name ? name->value : "", name ? name->length : 0);
    OdtTable *tables =
        odt_grow(odt, odt->tables, odt->table_count, &odt->table_room, sizeof *tables);
    if (!tables)
        return error_memory(err);
    odt->tables = tables;
    tables[odt->table_count++] = (OdtTable){ 0 };
    if (style->hidden)
        frame->sticky |= RUN_HIDDEN;
    if (frame->stream == STREAM_BODY && !odt->paragraph_count) {
        if (!odt->has_first_master)
            odt_use_master(odt, style->master_page);
        odt->has_first_master = true;
        if (style->break_before && odt->has_body_text && odt->counts_pages)
            document_add_page_break(odt->document, true);
    }
    odt_flush(odt);
    frame->saved = odt_lists_step_out(odt->lists);
    frame->seen = true;
    frame->header = false;
    document_open_table(odt->document);
    return true;
}

bool odt_close_table(Odt *odt, Error *err)
{
    (void)err;
    if (!odt_frame(odt)->seen)
        return true;
    document_close_table(odt->document);
    odt_lists_step_back(odt->lists, odt_frame(odt)->saved);
    if (odt->table_count)
        odt->table_count--;
    return true;
}

bool odt_open_header_rows(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_frame(odt)->header = true;
    return true;
}

/* --- Rows --- */

static void begin_row(Odt *odt, OdtTable *table)
{
    table->covered = 0;
    document_open_row(odt->document, odt_frame(odt)->header);
}

bool odt_open_row(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtTable *table = innermost(odt);
    OdtFrame *frame = odt_frame(odt);
    if (!table || odt->in_line)
        return true;
    if (is_value_hidden(element))
        frame->sticky |= RUN_HIDDEN;
    frame->seen = true;
    frame->saved = take_repeat(odt, element, TABLE_NUMBER_ROWS_REPEATED);
    if (frame->saved > 1)
        odt_record(odt);
    else
        begin_row(odt, table);
    return true;
}

/* The recording of the element that closes, to be played `times`; the caller frees it.
 */
static Buffer take_record(Odt *odt)
{
    Buffer record = odt->record;
    buffer_init(&odt->record, record.ceiling);
    return record;
}

bool odt_close_row(Odt *odt, Error *err)
{
    bool more = true;
    const OdtFrame *frame = odt_frame(odt);
    size_t times = frame->saved;
    if (!frame->seen)
        return true;
    if (times == 1) {
        document_close_row(odt->document);
        return true;
    }
    Buffer record = take_record(odt);
    OdtPlace place = odt->record_place;
    for (; times && more && innermost(odt); times--) {
        begin_row(odt, innermost(odt));
        more = odt_play(odt, &record, place, err);
        document_close_row(odt->document);
    }
    buffer_done(&record);
    return more;
}

/* --- Cells --- */

static void begin_cell(Odt *odt, uint16_t columns, uint16_t rows)
{
    OdtTable *table = innermost(odt);
    table->covered = columns - 1u;
    document_open_cell(odt->document, columns, rows);
}

bool odt_open_cell(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtTable *table = innermost(odt);
    OdtFrame *frame = odt_frame(odt);
    if (!table || odt->in_line)
        return true;
    frame->seen = true;
    frame->saved = take_repeat(odt, element, TABLE_NUMBER_COLUMNS_REPEATED);
    table->columns = read_span(element, TABLE_NUMBER_COLUMNS_SPANNED);
    table->rows = read_span(element, TABLE_NUMBER_ROWS_SPANNED);
    if (frame->saved > 1)
        odt_record(odt);
    else
        begin_cell(odt, table->columns, table->rows);
    return true;
}

bool odt_close_cell(Odt *odt, Error *err)
{
    bool more = true;
    const OdtFrame *frame = odt_frame(odt);
    size_t times = frame->saved;
    if (!frame->seen)
        return true;
    if (times == 1) {
        document_close_cell(odt->document);
        return true;
    }
    Buffer record = take_record(odt);
    OdtPlace place = odt->record_place;
    uint16_t columns = innermost(odt)->columns, rows = innermost(odt)->rows;
    for (; times && more && innermost(odt); times--) {
        begin_cell(odt, columns, rows);
        more = odt_play(odt, &record, place, err);
        document_close_cell(odt->document);
    }
    buffer_done(&record);
    return more;
}

/* What a covered cell holds is not shown.  One that is covered from above is a place in
 * its row; one that is covered in its row was counted with the cell that spans. */
bool odt_open_covered(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_skip(odt);
    OdtTable *table = innermost(odt);
    if (!table || odt->in_line)
        return true;
    for (uint32_t times = take_repeat(odt, element, TABLE_NUMBER_COLUMNS_REPEATED);
         times; times--) {
        if (table->covered) {
            table->covered--;
            continue;
        }
        document_open_cell(odt->document, 1, 1);
        document_close_cell(odt->document);
    }
    return true;
}
