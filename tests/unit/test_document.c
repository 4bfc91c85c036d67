/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Document *make(void)
{
    Document *document = document_new("essai.docx", "docx", &limits_default, NULL);
    assert_non_null(document);
    return document;
}

static void text(Document *document, const char *words, uint32_t marks)
{
    document_add_text(document, words, strlen(words), marks);
}

static uint32_t block(Document *document, const char *words, uint32_t marks)
{
    uint32_t index = document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, words, marks);
    document_close_block(document);
    return index;
}

static void cell(Document *document, const char *words, uint16_t columns)
{
    document_open_cell(document, columns, 1);
    block(document, words, 0);
    document_close_cell(document);
}

static void finish(Document *document)
{
    Error err = { 0 };
    bool ok = document_finish(document, &err);
    assert_string_equal(err.message, "");
    assert_true(ok);
}

static void inner_blocks_come_after_and_are_anchored(void **state)
{
    (void)state;
    Document *document = make();
    uint32_t outer = document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "avant ", 0);
    uint32_t note = document_open_block(document, BLOCK_PARAGRAPH, STREAM_FOOTNOTE);
    text(document, "la note", 0);
    document_close_block(document);
    text(document, "après", 0);
    document_close_block(document);
    finish(document);
    assert_int_equal(outer, 0);
    assert_int_equal(note, 1);
    assert_string_equal(document_block_at(document, 0)->text, "avant après");
    assert_int_equal(document_block_at(document, 0)->anchor, BLOCK_NONE);
    assert_string_equal(document_block_at(document, 1)->text, "la note");
    assert_int_equal(document_block_at(document, 1)->anchor, 0);
    assert_null(document_block_at(document, 2));
    document_free(document);
}

static void runs_with_the_same_marks_are_one(void **state)
{
    (void)state;
    Document *document = make();
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "gras", RUN_BOLD);
    text(document, "sant", RUN_BOLD);
    text(document, " maigre", RUN_DELETED);
    text(document, ".", 0);
    document_close_block(document);
    finish(document);
    const Block *b = document_block_at(document, 0);
    assert_int_equal(b->run_count, 3);
    assert_int_equal(b->runs[0].end, 8);
    assert_int_equal(b->runs[1].start, 8);
    assert_int_equal(b->runs[2].end, b->length);
    assert_true(b->all_bold);
    assert_true(block_is_visible_at(b, 0));
    assert_false(block_is_visible_at(b, 9));
    assert_true(block_is_visible_at(b, b->length - 1));
    assert_false(block_is_visible_at(b, b->length));
    document_free(document);
}

static void boxes_stand_in_the_text(void **state)
{
    (void)state;
    Document *document = make();
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "☑ oui ", 0);
    document_add_box(document, BOX_UNTICKED, 0);
    text(document, " non ", 0);
    document_add_box(document, BOX_UNREADABLE, 0);
    document_close_block(document);
    finish(document);
    const Block *b = document_block_at(document, 0);
    assert_string_equal(b->text, "☒ oui ☐ non ⯑");
    assert_int_equal(b->box_count, 3);
    assert_int_equal(b->boxes[0].state, BOX_TICKED);
    assert_int_equal(b->boxes[0].offset, 0);
    assert_int_equal(b->boxes[1].state, BOX_UNTICKED);
    assert_int_equal(b->boxes[2].state, BOX_UNREADABLE);
    document_free(document);
}

static void cells_have_coordinates(void **state)
{
    (void)state;
    Document *document = make();
    document_open_table(document);
    document_open_row(document, true);
    cell(document, "Lot", 1);
    cell(document, "Heures", 2);
    document_close_row(document);
    document_open_row(document, false);
    document_open_cell(document, 1, 1); /* covered: nothing in it */
    document_close_cell(document);
    document_open_cell(document, 1, 1);
    uint32_t before = block(document, "avant", 0);
    document_open_table(document);
    document_open_row(document, false);
    cell(document, "dedans", 1);
    document_close_row(document);
    document_close_table(document);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_FOOTNOTE);
    document_close_block(document);
    text(document, "après", 0);
    document_close_block(document);
    document_close_cell(document);
    cell(document, "280", 1);
    document_close_row(document);
    document_close_table(document);
    uint32_t outside = block(document, "dehors", 0);
    finish(document);

    const Block *b = document_block_at(document, 1);
    assert_int_equal(b->column, 1);
    assert_int_equal(b->column_span, 2);
    assert_true(b->header_row);
    b = document_block_at(document, before);
    assert_int_equal(b->table, 1);
    assert_int_equal(b->row, 1);
    assert_int_equal(b->column, 1);
    assert_false(b->header_row);
    b = document_block_at(document, before + 1);
    assert_int_equal(b->table, 2);
    assert_int_equal(b->row, 0);
    b = document_block_at(document, before + 2);
    assert_int_equal(b->table, 1);
    assert_int_equal(b->column, 1);
    assert_int_equal(document_block_at(document, before + 3)->table, 0);
    assert_int_equal(document_block_at(document, before + 4)->column, 2);
    assert_int_equal(document_block_at(document, outside)->table, 0);
    assert_int_equal(document_table_count(document), 2);
    assert_int_equal(document_table_at(document, 2)->parent, 1);
    assert_int_equal(document_table_at(document, 1)->columns, 3);
    assert_int_equal(document_table_at(document, 1)->rows, 2);
    assert_int_equal(document_table_at(document, 1)->header_rows, 1);
    document_free(document);
}

static void pages_are_counted_only_where_known(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "une", 0);
    document_add_page_break(document, true);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    document_add_page_break(document, false); /* the trace of the same break */
    text(document, "deux", 0);
    document_add_page_break(document, false);
    text(document, "suite", 0);
    document_close_block(document);
    block(document, "trois", 0);
    finish(document);
    assert_int_equal(document_page_count(document), 3);
    assert_int_equal(document_block_at(document, 0)->page, 1);
    assert_int_equal(document_block_at(document, 1)->page, 2);
    assert_true(document_block_at(document, 1)->page_exact);
    assert_int_equal(document_block_at(document, 2)->page, 3);
    assert_false(document_block_at(document, 2)->page_exact);
    document_free(document);

    document = make();
    block(document, "sans saut", 0);
    finish(document);
    assert_int_equal(document_page_count(document), 0);
    assert_int_equal(document_block_at(document, 0)->page, 0);
    document_free(document);
}

static void notices_of_a_kind_add_up(void **state)
{
    (void)state;
    Document *document = make();
    document_add_notice(document, NOTICE_IMAGE, "", 2);
    document_add_notice(document, NOTICE_UNREAD_PART, "embeddings/a.xlsx", 1);
    document_add_notice(document, NOTICE_IMAGE, NULL, 3);
    finish(document);
    assert_int_equal(document_notice_count(document), 2);
    assert_int_equal(document_notice_at(document, 0)->count, 5);
    document_free(document);
}

static void dropped_blocks_leave_no_trace(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "un", 0);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_TEXTBOX);
    text(document, "boîte", 0);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_FOOTNOTE);
    text(document, "note", 0);
    document_close_block(document);
    document_close_block(document);
    document_drop_block(document);
    block(document, "deux", 0);
    document_drop_block(document);
    finish(document);
    assert_int_equal(document_block_count(document), 3);
    assert_int_equal(document_block_at(document, 1)->anchor, BLOCK_NONE);
    assert_string_equal(document_block_at(document, 1)->text, "boîte");
    assert_int_equal(document_block_at(document, 2)->anchor, 1);
    document_free(document);
}

static void deleted_marks_join(void **state)
{
    (void)state;
    Document *document = make();
    document_open_block(document, BLOCK_HEADING, STREAM_BODY);
    text(document, "Le titulaire ", 0);
    document_current(document)->deleted_mark = true;
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_FOOTNOTE);
    text(document, "note", 0);
    document_close_block(document);
    document_close_block(document);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "réserve ", RUN_BOLD);
    document_add_box(document, BOX_TICKED, 0);
    document_current(document)->deleted_mark = true;
    document_close_block(document);
    block(document, "cinq", 0);
    uint32_t last = document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "fin", 0);
    document_current(document)->deleted_mark = true;
    document_close_block(document);
    document_open_table(document);
    document_open_row(document, false);
    cell(document, "cellule", 1);
    document_close_row(document);
    document_close_table(document);
    finish(document);
    assert_int_equal(last, 4);
    assert_int_equal(document_block_count(document), 4);
    const Block *b = document_block_at(document, 0);
    assert_string_equal(b->text, "Le titulaire réserve ☒cinq");
    assert_int_equal(b->kind, BLOCK_PARAGRAPH);
    assert_int_equal(b->run_count, 4);
    assert_int_equal(b->box_count, 1);
    assert_int_equal(strncmp(b->text + b->boxes[0].offset, "☒", 3), 0);
    assert_int_equal(document_block_at(document, 1)->anchor, 0);
    assert_string_equal(document_block_at(document, 2)->text, "fin");
    document_free(document);
}

static void limits_are_told_at_the_end(void **state)
{
    (void)state;
    Limits limits = limits_default;
    limits.blocks = 2;
    Document *document = document_new("gros.odt", "odt", &limits, NULL);
    for (int i = 0; i < 5; i++) {
        document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
        document_current(document)->level = 3;
        text(document, "mot", 0);
    }
    for (int i = 0; i < 5; i++)
        document_close_block(document);
    Error err = { 0 };
    assert_false(document_finish(document, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
    assert_string_equal(err.file, "gros.odt");
    assert_int_equal(document_block_count(document), 2);
    document_free(document);

    limits = limits_default;
    limits.block_bytes = 4;
    document = document_new("gros.odt", "odt", &limits, NULL);
    block(document, "cinq!", 0);
    err = (Error){ 0 };
    assert_false(document_finish(document, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
    document_free(document);
    document_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inner_blocks_come_after_and_are_anchored),
        cmocka_unit_test(runs_with_the_same_marks_are_one),
        cmocka_unit_test(boxes_stand_in_the_text),
        cmocka_unit_test(cells_have_coordinates),
        cmocka_unit_test(pages_are_counted_only_where_known),
        cmocka_unit_test(notices_of_a_kind_add_up),
        cmocka_unit_test(dropped_blocks_leave_no_trace),
        cmocka_unit_test(deleted_marks_join),
        cmocka_unit_test(limits_are_told_at_the_end),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
