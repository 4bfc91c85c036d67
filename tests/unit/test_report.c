/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* After the four above, which it needs. */
#include <cmocka.h>

#include "base/typography.h"
#include "read/plain.h"
#include "report/choice.h"
#include "report/json.h"
#include "report/listing.h"
#include "report/page.h"
#include "report/remark.h"
#include "report/words.h"
#include "report/xml_words.h"

#include <string.h>

static void expect_set(const char *plain, const char *expected)
{
    Buffer out;
    buffer_init(&out, 4096);
    typography_add(&out, plain);
    assert_string_equal(buffer_string(&out), expected);
    buffer_done(&out);
}

static void french_signs_do_not_part_from_their_words(void **state)
{
    (void)state;
    expect_set("Il manque : un volume ; ou non ?",
               "Il manque\u00a0: un volume\u00a0; ou non\u00a0?");
    expect_set("la « clause » vaut 10 %", "la «\u00a0clause\u00a0» vaut 10\u00a0%");
    expect_set("CCP, art. L. 2112-2", "CCP, art.\u00a0L.\u00a02112-2");
    expect_set("640 000 € HT", "640\u00a0000\u00a0€ HT");
    expect_set("deux mots", "deux mots");
    expect_set("", "");
}

static void dates_and_amounts_are_read_aloud(void **state)
{
    (void)state;
    char room[WORDS_ROOM];
    assert_string_equal(date_word("2026-08-22", LANGUAGE_FR, room), "22 août 2026");
    assert_string_equal(date_word("2026-01-01", LANGUAGE_FR, room), "1er janvier 2026");
    assert_string_equal(date_word("2026-01-01", LANGUAGE_EN, room), "1 January 2026");
    assert_string_equal(date_word("demain", LANGUAGE_FR, room), "demain");
    assert_string_equal(fact_value_word("montant", "1234567.5", LANGUAGE_FR, room),
                        "1 234 567,5 € HT");
    assert_string_equal(fact_value_word("montant", "640000", LANGUAGE_EN, room),
                        "€640,000 excl. VAT");
    assert_string_equal(fact_value_word("secteur", "dechets", LANGUAGE_FR, room),
                        "déchets");
}

static void paragraphs_wrap_and_hang(void **state)
{
    (void)state;
    Buffer out;
    Page page;
    Error err = { 0 };
    WriterOptions options = { .width = 40 };
    buffer_init(&out, 4096);
    page_init(&page, &out, &options);
    page_open(&page, 0, 4);
    page_words(&page,
               "Le titulaire réserve trois cent cinquante heures à l'insertion.");
    page_close(&page);
    assert_true(page_done(&page, &err));
    assert_string_equal(buffer_string(&out), "Le titulaire réserve trois cent\n"
                                             "    cinquante heures à l'insertion.\n");
    buffer_done(&out);
}

static void quotations_cannot_drive_a_terminal(void **state)
{
    (void)state;
    Buffer out;
    Page page;
    Error err = { 0 };
    WriterOptions options = { .width = 0 };
    buffer_init(&out, 4096);
    page_init(&page, &out, &options);
    page_open(&page, 0, 0);
    page_quote(&page, "avant\033[31mrouge\a\xc2\x9b"
                      "après");
    page_close(&page);
    assert_true(page_done(&page, &err));
    assert_string_equal(buffer_string(&out), "avant [31mrouge après\n");
    buffer_done(&out);
}

static void long_quotations_are_cut_around_the_match(void **state)
{
    (void)state;
    Buffer out;
    Page page;
    Error err = { 0 };
    WriterOptions options = { .width = 0 };
    char quote[600] = "";
    for (int i = 0; i < 40; i++)
        strcat(quote, "avant ");
    strcat(quote, "clause d'insertion");
    for (int i = 0; i < 40; i++)
        strcat(quote, " après");
    buffer_init(&out, 4096);
    page_init(&page, &out, &options);
    page_open(&page, 0, 0);
    page_cite(&page, quote, "clause d'insertion", 60);
    page_close(&page);
    assert_true(page_done(&page, &err));
    assert_non_null(strstr(buffer_string(&out), "clause d'insertion"));
    assert_non_null(strstr(buffer_string(&out), "«\u00a0… avant"));
    assert_true(out.length < 120);
    buffer_done(&out);
}

static void columns_count_the_characters_of_the_printed_line(void **state)
{
    (void)state;
    Error err = { 0 };
    Buffer out;
    ListingOptions options = { .language = LANGUAGE_FR };
    Document *document = plain_read("essai", "Critères", "Prix | 60 %\nété comme hiver",
                                    &limits_default, &err);
    assert_non_null(document);
    Text *text = text_new(document, &err);
    assert_non_null(text);
    buffer_init(&out, 4096);
    assert_true(listing_write(text, "text", &options, &out, &err));
    assert_string_equal(buffer_string(&out),
                        "# Critères\nPrix | 60 %\nété comme hiver\n");
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        if (strcmp(block->text, "60 %") == 0) {
            assert_int_equal(text_number_of(text, i), 2);
            assert_int_equal(listing_column(text, i, 0), 8);
        } else if (strncmp(block->text, "été", strlen("été")) == 0) {
            assert_int_equal(text_number_of(text, i), 3);
            assert_int_equal(listing_column(text, i, 6), 5);
        } else if (strcmp(block->text, "Critères") == 0) {
            assert_int_equal(listing_column(text, i, 0), 3);
        }
    }
    buffer_done(&out);
    text_free(text);
    document_free(document);
}

static void json_mends_what_is_not_utf8(void **state)
{
    (void)state;
    Buffer out;
    Error err = { 0 };
    bool ok = true;
    json_t *list = json_array();
    buffer_init(&out, 4096);
    json_add(list, json_words("caf\xe9"), &ok);
    json_add(list, json_sentence("non lu : xlsx"), &ok);
    assert_true(json_finish(list, ok, &out, &err));
    assert_string_equal(buffer_string(&out),
                        "[\n  \"caf\ufffd\",\n  \"non lu\u00a0: xlsx\"\n]\n");
    buffer_done(&out);
    assert_false(json_finish(json_array(), false, &out, &err));
    assert_int_equal(err.kind, ERROR_MEMORY);
    buffer_done(&out);
}

static void xml_takes_no_syntax_and_no_control_from_words(void **state)
{
    (void)state;
    Buffer out;
    buffer_init(&out, 1 << 16);
    xml_attribute_add(&out, "a", "<b c=\"'\">&\t\n\x01\x1b\xc2\x85\uffff\xff é]]>");
    assert_string_equal(buffer_string(&out),
                        " a=\"&lt;b c=&quot;&#39;&quot;&gt;&amp;&#9;&#10;"
                        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD é]]&gt;\"");
    buffer_done(&out);
}

static void expect_path(const char *dossier, const char *path, const char *expected)
{
    ReportDossier where = { .name = dossier };
    Buffer out;
    buffer_init(&out, 1 << 16);
    remark_add_path(&out, &where, path);
    assert_string_equal(buffer_string(&out), expected);
    buffer_done(&out);
}

static void paths_tell_nothing_of_the_machine(void **state)
{
    (void)state;
    expect_path("dce", "dce/CCAP.docx", "dce/CCAP.docx");
    expect_path("./dce", "./dce/a/CCAP.docx", "dce/a/CCAP.docx");
    expect_path("/home/u/dce", "/home/u/dce/a/CCAP.docx", "dce/a/CCAP.docx");
    expect_path("/home/u/CCAP.docx", "/home/u/CCAP.docx", "CCAP.docx");
    expect_path("../dce", "../dce/CCAP.docx", "dce/CCAP.docx");
    expect_path("..", "../CCAP.docx", "CCAP.docx");
    expect_path("..", "..", ".");
    expect_path("dce", "dce/a..b/CCAP.docx", "dce/a..b/CCAP.docx");
}

static void numbers_with_a_name_are_no_articles(void **state)
{
    static const char *const named[] = { "Chapitre 2", "Lot n° 3", "Partie C" };
    static const char *const plain[] = {
        "7.2", "Article 7.2", "I.6", "A.3", "III", ""
    };
    (void)state;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        assert_true(number_is_named(named[i]));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_false(number_is_named(plain[i]));
}

static void writers_are_found_by_name_and_ending(void **state)
{
    (void)state;
    Error err = { 0 };
    for (size_t i = 0; writers[i]; i++) {
        assert_ptr_equal(writer_find(writers[i]->name), writers[i]);
        for (const char *const *ending = writers[i]->extensions; *ending; ending++)
            assert_true(strlen(*ending) > 0);
    }
    assert_string_equal(writer_for_path("a/b.JSON")->name, "json");
    assert_string_equal(writer_for_path("gl.codequality.json")->name, "gitlab");
    assert_string_equal(writer_for_path("a.sarif.json")->name, "sarif");
    assert_string_equal(writer_for_path("a.xml")->name, "junit");
    assert_null(writer_for_path("a.json/b"));
    assert_null(writer_find("jsn"));
    assert_false(writer_unknown("jsn", &err));
    assert_non_null(strstr(err.message, "json"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_signs_do_not_part_from_their_words),
        cmocka_unit_test(dates_and_amounts_are_read_aloud),
        cmocka_unit_test(paragraphs_wrap_and_hang),
        cmocka_unit_test(quotations_cannot_drive_a_terminal),
        cmocka_unit_test(long_quotations_are_cut_around_the_match),
        cmocka_unit_test(columns_count_the_characters_of_the_printed_line),
        cmocka_unit_test(json_mends_what_is_not_utf8),
        cmocka_unit_test(xml_takes_no_syntax_and_no_control_from_words),
        cmocka_unit_test(paths_tell_nothing_of_the_machine),
        cmocka_unit_test(numbers_with_a_name_are_no_articles),
        cmocka_unit_test(writers_are_found_by_name_and_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
