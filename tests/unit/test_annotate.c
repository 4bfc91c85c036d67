/* SPDX-License-Identifier: Apache-2.0 */
/* test_annotate.c - tags and their bytes, splices, parts that are changed, and where a
 * missing clause goes. */
#include "annotate/home.h"
#include "annotate/splice.h"
#include "base/file.h"
#include "container/container.h"
#include "container/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Markup lex(const char *xml)
{
    Error err = { 0 };
    Markup markup;
    if (!markup_init(&markup, xml, strlen(xml), &limits_default, (Where){ 0 }, &err))
        fail_msg("%s: %s", xml, err.message);
    return markup;
}

static void expect_bytes(MarkupValue value, const char *expected)
{
    if (!markup_value_is(value, expected))
        fail_msg("expected \"%s\", got \"%.*s\"", expected, (int)value.length,
                 value.bytes ? value.bytes : "");
}

static void test_tags_are_counted_as_the_reader_does(void **state)
{
    (void)state;
    Markup markup = lex("<?xml version=\"1.0\"?><a x='<b>'><!-- <c> --><w:d y=\"1>2\"/>"
                        "<![CDATA[<e>]]></a>");
    assert_int_equal(markup.count, 4);
    assert_int_equal(markup_tag(&markup, 1)->partner, 4);
    assert_int_equal(markup_tag(&markup, 4)->partner, 1);
    assert_int_equal(markup_tag(&markup, 2)->parent, 1);
    assert_true(markup_is_opening(&markup, 2));
    assert_true(markup_is_empty(&markup, 2));
    assert_false(markup_is_empty(&markup, 1));
    assert_false(markup_is_opening(&markup, 3));
    expect_bytes(markup_name(&markup, 2), "w:d");
    expect_bytes(markup_local(&markup, 3), "d");
    expect_bytes(markup_attribute(&markup, 1, "x"), "<b>");
    expect_bytes(markup_attribute_local(&markup, 2, "y"), "1>2");
    assert_null(markup_attribute(&markup, 2, "z").bytes);
    markup_done(&markup);
}

static void test_prefixes_mean_what_is_nearest(void **state)
{
    static const char *const one[] = { "urn:1", NULL }, *const two[] = { "urn:2",
                                                                         NULL };
    (void)state;
    Markup markup =
        lex("<a xmlns='urn:1' xmlns:p='urn:1'><p:b/><b xmlns:p='urn:2'><p:b/></b></a>");
    assert_true(markup_is(&markup, 1, one, "a"));
    assert_true(markup_is(&markup, 2, one, "b"));
    assert_true(markup_is(&markup, 3, one, "b"));
    assert_true(markup_is(&markup, 4, one, "b"));
    assert_true(markup_is(&markup, 5, two, "b"));
    assert_false(markup_is(&markup, 5, one, "b"));
    markup_done(&markup);
}

static void test_text_and_its_places(void **state)
{
    static const struct {
        uint32_t offset;
        const char *rest; /* of the part, from that place on; NULL = no place */
    } cases[] = {
        { 0, "a&amp;\xC3\xA9"
             "b\r\nc<![CDATA[d]]>e&#233;</t>" },
        { 1, "&amp;\xC3\xA9"
             "b\r\nc<![CDATA[d]]>e&#233;</t>" },
        { 2, "\xC3\xA9"
             "b\r\nc<![CDATA[d]]>e&#233;</t>" },
        { 3, NULL },
        { 4, "b\r\nc<![CDATA[d]]>e&#233;</t>" },
        { 6, "c<![CDATA[d]]>e&#233;</t>" },
        { 7, "<![CDATA[d]]>e&#233;</t>" },
        { 8, NULL },
        { 9, "&#233;</t>" },
        { 11, "</t>" },
        { 12, NULL },
    };
    (void)state;
    Buffer text;
    Markup markup = lex("<t>a&amp;\xC3\xA9"
                        "b\r\nc<![CDATA[d]]>e&#233;</t>");
    buffer_init(&text, 100);
    markup_add_text(&markup, 1, &text);
    assert_string_equal(buffer_string(&text), "a&\xC3\xA9"
                                              "b\ncde\xC3\xA9");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        bool found = markup_locate(&markup, 1, cases[i].offset, &at);
        if (found != (cases[i].rest != NULL))
            fail_msg("offset %u: expected a place: %d, got %d", cases[i].offset,
                     cases[i].rest != NULL, found);
        if (found)
            assert_string_equal(markup.bytes + at, cases[i].rest);
    }
    buffer_done(&text);
    markup_done(&markup);
}

static void test_parts_that_cannot_be_written_into(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        ErrorKind kind;
    } cases[] = {
        { "\xFF\xFE<\0a\0/\0>\0", 10, ERROR_UNSUPPORTED },
        { "<\0a\0/\0>\0", 8, ERROR_UNSUPPORTED },
        { "<?xml version='1.0' encoding='iso-8859-1'?><a/>", 47, ERROR_UNSUPPORTED },
        { "<?xml version='1.0' encoding='utf-8'?><a>", 41, ERROR_FORMAT },
        { "<a></a></b>", 11, ERROR_FORMAT },
        { "<a><b/><b/></a>", 15, ERROR_LIMIT },
    };
    (void)state;
    Limits limits = limits_default;
    limits.markup_tags = 5;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        Markup markup;
        bool ok = markup_init(&markup, cases[i].bytes, cases[i].length, &limits,
                              (Where){ 0 }, &err);
        if (ok || err.kind != cases[i].kind)
            fail_msg("case %zu: expected error %d, got %d", i, (int)cases[i].kind,
                     (int)err.kind);
    }
}

static void test_escape(void **state)
{
    (void)state;
    Buffer out;
    buffer_init(&out, 100);
    markup_escape(&out, "a<b>&\"\x01\xC3\xA9\xFF", 10);
    assert_string_equal(buffer_string(&out),
                        "a&lt;b&gt;&amp;&quot; \xC3\xA9\xEF\xBF\xBD");
    buffer_done(&out);
}

static void test_splices_come_in_by_place_phase_and_order(void **state)
{
    (void)state;
    Buffer out;
    Splices splices;
    buffer_init(&out, 100);
    splices_init(&splices);
    splice_add_string(&splices, 3, "C");
    splice_add_phase(&splices, 1, 1, "z");
    splice_add_string(&splices, 1, "x");
    splice_add_string(&splices, 1, "y");
    splice_add_phase(&splices, 1, -1, "w");
    splice_add(&splices, 4, 2, "!", 1);
    assert_true(splice_is_at(&splices, 1, -1));
    assert_false(splice_is_at(&splices, 3, -1));
    assert_true(splices_apply(&splices, "abcdefg", 7, &out));
    assert_string_equal(buffer_string(&out), "awxyzbcCd!g");
    splices_done(&splices);
    buffer_done(&out);
}

static void test_only_what_is_asked_for_changes(void **state)
{
    (void)state;
    Error err = { 0 };
    Buffer old, new, a, b;
    const char *path = SOURCE_DIR "/samples/nettoyage-bon/CCAP.docx";
    const PartChange changes[] = { { "word/document.xml", "<a/>", 4 },
                                   { "word/new.xml", "<b/>", 4 } };
    buffer_init(&old, 1 << 24);
    buffer_init(&new, 1 << 24);
    assert_true(file_read(path, &old, &err));
    Container *before =
        container_open_bytes(path, old.bytes, old.length, &limits_default, &err);
    assert_non_null(before);
    assert_true(container_rewrite(before, changes, 2, "2026-11-23", &new, &err));
    Container *after =
        container_open_bytes(path, new.bytes, new.length, &limits_default, &err);
    assert_non_null(after);
    assert_int_equal(container_count(after), container_count(before) + 1);
    for (size_t i = 0; i < container_count(after); i++) {
        const char *part = container_at(after, i);
        buffer_init(&a, 1 << 24);
        buffer_init(&b, 1 << 24);
        assert_true(container_read(after, part, &a, &err));
        if (strcmp(part, "word/new.xml") == 0)
            buffer_add_string(&b, "<b/>");
        else if (strcmp(part, "word/document.xml") == 0)
            buffer_add_string(&b, "<a/>");
        else
            assert_true(container_read(before, part, &b, &err));
        if (a.length != b.length || memcmp(a.bytes, b.bytes, a.length) != 0)
            fail_msg("%s: other bytes than expected", part);
        buffer_done(&a);
        buffer_done(&b);
    }
    container_free(after);
    container_free(before);
    buffer_done(&new);
    buffer_done(&old);
}

/* --- Where a missing clause goes --- */

static void add(Document *document, BlockKind kind, uint8_t level, const char *text)
{
    document_open_block(document, kind, STREAM_BODY);
    document_current(document)->level = level;
    document_add_text(document, text, strlen(text), 0);
    document_close_block(document);
}

/* Typed numbers; article 2 has two parts, annex 1 is no article. */
static Document *contract(void)
{
    Error err = { 0 };
    Document *document = document_new("CCAP", "docx", &limits_default, &err);
    add(document, BLOCK_HEADING, 1, "Article 1 – Objet");
    add(document, BLOCK_PARAGRAPH, 0, "Le marché a pour objet le nettoyage.");
    add(document, BLOCK_HEADING, 1, "Article 2 – Exécution");
    add(document, BLOCK_HEADING, 2, "2.1 Délais");
    add(document, BLOCK_PARAGRAPH, 0, "Les délais sont de trois mois.");
    add(document, BLOCK_HEADING, 2, "2.2 Pénalités");
    add(document, BLOCK_PARAGRAPH, 0, "Elles sont de 100 euros.");
    add(document, BLOCK_HEADING, 1, "Article 3 – Prix");
    add(document, BLOCK_PARAGRAPH, 0, "Les prix sont fermes.");
    add(document, BLOCK_HEADING, 1, "ANNEXE 1 – Sites");
    add(document, BLOCK_PARAGRAPH, 0, "La mairie.");
    assert_true(document_finish(document, &err));
    return document;
}

static uint32_t article_of(const Document *document, const char *title)
{
    for (uint32_t i = 1; i < document_article_count(document); i++)
        if (strcmp(document_article_at(document, i)->title, title) == 0)
            return i;
    fail_msg("no article « %s »", title);
    return 0;
}

static void test_no_number_is_changed(void **state)
{
    static const struct {
        const char *article; /* NULL: none */
        uint32_t before;
        const char *prefix;
        uint32_t after, heading_like, body_like;
    } cases[] = {
        { "Objet", 0, "", 1, BLOCK_NONE, 1 },  /* 2 is taken */
        { "Exécution", 0, "2.3 ", 6, 5, 6 },   /* behind the last part */
        { "Exécution", 1, "2.4 ", 6, 5, 6 },   /* behind another new one */
        { "Délais", 0, "", 4, BLOCK_NONE, 4 }, /* 2.2 is taken */
        { "Pénalités", 0, "2.3 ", 6, 5, 6 },   /* the last of its level */
        { NULL, 0, "Article 4 – ", 8, 7, 8 },  /* before the annex */
    };
    (void)state;
    Document *document = contract();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t article =
            cases[i].article ? article_of(document, cases[i].article) : 0;
        HomeLook look =
            home_look(document, article, cases[i].before, document_arena(document));
        if (strcmp(look.prefix, cases[i].prefix) != 0 || look.after != cases[i].after ||
            look.heading_like != cases[i].heading_like ||
            look.body_like != cases[i].body_like)
            fail_msg("case %zu: expected \"%s\" %u %u %u, got \"%s\" %u %u %u", i,
                     cases[i].prefix, cases[i].after, cases[i].heading_like,
                     cases[i].body_like, look.prefix, look.after, look.heading_like,
                     look.body_like);
    }
    document_free(document);
}

static void test_articles_are_found_by_what_they_say(void **state)
{
    static const struct {
        const char *place, *article;
    } cases[] = {
        { "Pénalités", "Pénalités" },    { "Conditions d'exécution", NULL },
        { "Exécution du marché", NULL }, { "Exécution", "Exécution" },
        { "Variantes", NULL },
    };
    (void)state;
    Document *document = contract();
    ReportDossier dossier = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Rule rule = { .id = "social/essai", .place_title = cases[i].place };
        ReportFinding finding = { .rule = &rule };
        uint32_t expected =
            cases[i].article ? article_of(document, cases[i].article) : 0;
        uint32_t got =
            home_article(&dossier, &finding, 0, document, document_arena(document));
        if (got != expected)
            fail_msg("« %s »: expected article %u, got %u", cases[i].place, expected,
                     got);
    }
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags_are_counted_as_the_reader_does),
        cmocka_unit_test(test_prefixes_mean_what_is_nearest),
        cmocka_unit_test(test_text_and_its_places),
        cmocka_unit_test(test_parts_that_cannot_be_written_into),
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_splices_come_in_by_place_phase_and_order),
        cmocka_unit_test(test_only_what_is_asked_for_changes),
        cmocka_unit_test(test_no_number_is_changed),
        cmocka_unit_test(test_articles_are_found_by_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
