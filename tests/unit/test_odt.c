/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "container/markup.h"
#include "read/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* --- Making documents --- */

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define SPACES                                                                         \
    " xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF \
    "table:1.0' xmlns:style='" ODF "style:1.0' xmlns:draw='" ODF                       \
    "drawing:1.0' xmlns:form='" ODF "form:1.0' xmlns:fo='" ODF                         \
    "xsl-fo-compatible:1.0' xmlns:svg='" ODF "svg-compatible:1.0' xmlns:meta='" ODF    \
    "meta:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "                           \
    "xmlns:xlink='http://www.w3.org/1999/xlink' "                                      \
    "xmlns:math='http://www.w3.org/1998/Math/MathML' "                                 \
    "xmlns:field='urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0' "  \
    "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:"         \
    "loext:1.0'"

static Document *read_flat(const char *styles, const char *body)
{
    Buffer xml;
    Error err = { 0 };
    buffer_init(&xml, 1 << 20);
    buffer_add_format(&xml,
                      "<?xml version='1.0'?><office:document" SPACES
                      " office:mimetype='application/vnd.oasis.opendocument.text'>%s"
                      "<office:body><office:text text:use-soft-page-breaks='true'>%s"
                      "</office:text></office:body></office:document>",
                      styles, body);
    Document *document =
        reader_read_bytes("a.fodt", xml.bytes, xml.length, &limits_default, &err);
    if (!document)
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    buffer_done(&xml);
    return document;
}

/* --- Showing them: a block a line, "stream kind level label|text", marks in braces ---
 */

static const char *stream_name(Stream stream)
{
    static const char *const names[STREAM_COUNT] = {
        [STREAM_TEXTBOX] = "box ",       [STREAM_FOOTNOTE] = "footnote ",
        [STREAM_ENDNOTE] = "endnote ",   [STREAM_HEADER] = "header ",
        [STREAM_FOOTER] = "footer ",     [STREAM_COMMENT] = "comment ",
        [STREAM_CONTENTS] = "contents ", [STREAM_DRAWING] = "drawing ",
        [STREAM_GLOSSARY] = "glossary ",
    };
    return names[stream] ? names[stream] : "";
}

static void show_run(Buffer *out, const Block *block, const Run *run)
{
    static const struct {
        uint32_t mark;
        const char *name;
    } marks[] = {
        { RUN_DELETED, "deleted " },
        { RUN_INSERTED, "inserted " },
        { RUN_STRUCK, "struck " },
        { RUN_HIDDEN, "hidden " },
        { RUN_HIGHLIGHTED, "highlighted " },
        { RUN_PLACEHOLDER, "placeholder " },
        { RUN_BOLD, "bold " },
        { RUN_ITALIC, "italic " },
        { RUN_CAPITALS, "capitals " },
        { RUN_FIELD, "field " },
        { RUN_LINK, "link " },
    };
    if (run->marks)
        buffer_add_char(out, '{');
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (run->marks & marks[i].mark)
            buffer_add_string(out, marks[i].name);
    buffer_add(out, block->text + run->start, run->end - run->start);
    if (run->marks)
        buffer_add_char(out, '}');
}

static void show(const Document *document, Buffer *out)
{
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        buffer_add_string(out, stream_name(block->stream));
        if (block->table)
            buffer_add_format(out, "t%u.%u.%u%s ", block->table, block->row,
                              block->column, block->header_row ? "h" : "");
        if (block->kind != BLOCK_PARAGRAPH)
            buffer_add_format(out, "%s%u ", block->kind == BLOCK_HEADING ? "h" : "li",
                              block->level);
        buffer_add_format(out, "%s|", block->label);
        for (uint32_t run = 0; run < block->run_count; run++)
            show_run(out, block, &block->runs[run]);
        buffer_add_char(out, '\n');
    }
}

static void assert_shows(const char *styles, const char *body, const char *expected)
{
    Buffer out;
    buffer_init(&out, 1 << 20);
    Document *document = read_flat(styles, body);
    show(document, &out);
    assert_string_equal(buffer_string(&out), expected);
    buffer_done(&out);
    document_free(document);
}

static uint32_t count_notices(const Document *document, NoticeKind kind)
{
    uint32_t count = 0;
    for (size_t i = 0; i < document_notice_count(document); i++)
        if (document_notice_at(document, i)->kind == kind)
            count += document_notice_at(document, i)->count;
    return count;
}

/* --- Paragraphs --- */

static void blanks_are_collapsed(void **state)
{
    (void)state;
    assert_shows("",
                 "<text:p>\n  un \t<text:span> deux</text:span>\n</text:p><text:p/>",
                 "|un deux\n");
    assert_shows(
        "",
        "<text:p>a<text:s/><text:s text:c='2'/>b<text:tab/>c<text:line-break/>d"
        "<text:soft-page-break/>e </text:p>",
        "|a   b\tc\nde\n");
}

static void styles_are_inherited(void **state)
{
    (void)state;
    const char *styles =
        "<office:styles><style:default-style style:family='paragraph'>"
        "<style:text-properties fo:font-style='italic'/></style:default-style>"
        "<style:style style:name='Titre_20_1' style:display-name='Titre 1' "
        "style:family='paragraph' style:default-outline-level='1'>"
        "<style:text-properties fo:font-weight='bold' fo:font-style='normal'/>"
        "</style:style>"
        "<style:style style:name='S' style:family='text'><style:text-properties "
        "style:text-line-through-style='solid'/></style:style>"
        "</office:styles><office:automatic-styles>"
        "<style:style style:name='P1' style:family='paragraph' "
        "style:parent-style-name='Titre_20_1'/>"
        "<style:style style:name='T1' style:family='text' style:parent-style-name='S'>"
        "<style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='T2' style:family='text' style:parent-style-name='T1'>"
        "<style:text-properties style:text-line-through-style='none' "
        "text:display='true' fo:background-color='#ffff00' fo:font-weight='400'/>"
        "</style:style></office:automatic-styles>";
    const char *body =
        "<text:p text:style-name='P1'>un <text:span "
        "text:style-name='S'>deux</text:span> "
        "<text:span text:style-name='T1'>trois</text:span></text:p>"
        "<text:h text:outline-level='2' text:style-name='P1'><text:span "
        "text:style-name='T2'>quatre</text:span></text:h><text:p>cinq</text:p>";
    assert_shows(styles, body,
                 "h1 |{bold un }{struck bold deux}{bold  }{struck hidden bold trois}\n"
                 "h2 |{highlighted quatre}\n|{italic cinq}\n");
    Document *document = read_flat(styles, body);
    assert_string_equal(document_block_at(document, 0)->style, "Titre 1");
    document_free(document);
}

static void titles_are_headings(void **state)
{
    (void)state;
    assert_shows(
        "<office:styles><style:style style:name='Title' "
        "style:family='paragraph'/></office:styles><office:automatic-styles>"
        "<style:style style:name='P1' style:family='paragraph' "
        "style:parent-style-name='Title'/></office:automatic-styles>",
        "<text:p text:style-name='P1'>5 Insertion</text:p><text:p>suite</text:p>",
        "h1 |5 Insertion\n|suite\n");
}

static void symbols_become_characters(void **state)
{
    (void)state;
    assert_shows("<office:font-face-decls><style:font-face style:name='W1' "
                 "svg:font-family='Wingdings'/></office:font-face-decls>"
                 "<office:automatic-styles><style:style style:name='T1' "
                 "style:family='text'><style:text-properties style:font-name='W1'/>"
                 "</style:style></office:automatic-styles>",
                 "<text:p>\xEF\x82\xA8 Oui \xEF\x83\xBE Non <text:span "
                 "text:style-name='T1'>\xC3\xA8</text:span></text:p>",
                 "|\u2610 Oui \u2612 Non \u00E8\n");
}

/* --- Numbers --- */

#define LEVEL(n, format, rest)                                                         \
    "<text:list-level-style-number text:level='" #n "' style:num-format='" format      \
    "' " rest "/>"
#define LISTS                                                                          \
    "<office:automatic-styles><text:list-style style:name='L1'>" LEVEL(                \
        1, "1", "style:num-suffix='.'")                                                \
        LEVEL(2, "1", "text:display-levels='2' style:num-suffix=')'") LEVEL(           \
            3, "a",                                                                    \
            "style:num-prefix='(' style:num-suffix=')'") "</"                          \
                                                         "text:list-style><"           \
                                                         "text:list-style "            \
                                                         "style:name='L2'"             \
                                                         ">" LEVEL(                    \
                                                             1, "I",                   \
                                                             "loext:"                  \
                                                             "num-list-"               \
                                                             "format='"                \
                                                             "Lot %1%' "               \
                                                             "text:"                   \
                                                             "start-"                  \
                                                             "value='"                 \
                                                             "4'") "<te"               \
                                                                   "xt:"               \
                                                                   "lis"               \
                                                                   "t-"                \
                                                                   "lev"               \
                                                                   "el-"               \
                                                                   "sty"               \
                                                                   "le-"               \
                                                                   "bul"               \
                                                                   "let"               \
                                                                   " te"               \
                                                                   "xt:"               \
                                                                   "lev"               \
                                                                   "el="               \
                                                                   "'2'"               \
                                                                   " "                 \
                                                                   "tex"               \
                                                                   "t:"                \
                                                                   "bul"               \
                                                                   "let"               \
                                                                   "-ch"               \
                                                                   "ar="               \
                                                                   "'"                 \
                                                                   "\xEF\x82\xB7' "    \
                                                                   "style:num-suffix=" \
                                                                   "'.'/>"             \
                                                                   "<te"               \
                                                                   "xt:"               \
                                                                   "lis"               \
                                                                   "t-"                \
                                                                   "lev"               \
                                                                   "el-"               \
                                                                   "sty"               \
                                                                   "le-"               \
                                                                   "bul"               \
                                                                   "let"               \
                                                                   " te"               \
                                                                   "xt:"               \
                                                                   "lev"               \
                                                                   "el="               \
                                                                   "'3'"               \
                                                                   " "                 \
                                                                   "tex"               \
                                                                   "t:"                \
                                                                   "bul"               \
                                                                   "let"               \
                                                                   "-ch"               \
                                                                   "ar="               \
                                                                   "'"                 \
                                                                   "\xE2\x98\x90'/>"   \
                                                                   "</"                \
                                                                   "tex"               \
                                                                   "t:"                \
                                                                   "lis"               \
                                                                   "t-"                \
                                                                   "sty"               \
                                                                   "le>"               \
                                                                   "</"                \
                                                                   "off"               \
                                                                   "ice"               \
                                                                   ":au"               \
                                                                   "tom"               \
                                                                   "ati"               \
                                                                   "c-"                \
                                                                   "sty"               \
                                                                   "les"               \
                                                                   ">"
#define ITEM(text) "<text:list-item><text:p>" text "</text:p></text:list-item>"

static void lists_are_numbered(void **state)
{
    (void)state;
    assert_shows(
        LISTS,
        "<text:list xml:id='a' text:style-name='L1'><text:list-header><text:p>titre"
        "</text:p></text:list-header>" ITEM(
            "un") "<text:list-item><text:p>deux</text:p>"
                  "<text:p>suite</text:p><text:list>" ITEM(
                      "deux-un") "<text:list-item><text:list>" ITEM("profond")
                      ITEM("profond bis") "</text:list></text:list-item>" ITEM(
                          "deux-"
                          "deux") "</text:list><text:list>" ITEM("encore") "</"
                                                                           "text:list>"
                                                                           "</"
                                                                           "text:list-"
                                                                           "item></"
                                                                           "text:list>"
                                                                           "<text:p>"
                                                                           "entre</"
                                                                           "text:p>"
                                                                           "<text:list "
                                                                           "text:style-"
                                                                           "name='L1'"
                                                                           ">" ITEM(
                                                                               "neuf") "</text:list>"
                                                                                       "<text:list text:style-name='L1' "
                                                                                       "text:continue-numbering='true'>" ITEM(
                                                                                           "suivi") "</text:list>"
                                                                                                    "<text:list xml:id='b' "
                                                                                                    "text:style-name='L1' "
                                                                                                    "text:continue-list='a'"
                                                                                                    ">" ITEM(
                                                                                                        "trois") "<text:list-"
                                                                                                                 "item "
                                                                                                                 "text:start-"
                                                                                                                 "value='9'><"
                                                                                                                 "text:p>neuf<"
                                                                                                                 "/text:p>"
                                                                                                                 "</"
                                                                                                                 "text:list-"
                                                                                                                 "item></"
                                                                                                                 "text:list>"
                                                                                                                 "<text:list "
                                                                                                                 "text:"
                                                                                                                 "continue-"
                                                                                                                 "list='b' "
                                                                                                                 "text:style-"
                                                                                                                 "name='L1'"
                                                                                                                 ">" ITEM(
                                                                                                                     "dix") "<"
                                                                                                                            "/"
                                                                                                                            "t"
                                                                                                                            "e"
                                                                                                                            "x"
                                                                                                                            "t"
                                                                                                                            ":"
                                                                                                                            "l"
                                                                                                                            "i"
                                                                                                                            "s"
                                                                                                                            "t"
                                                                                                                            ">",
        "|titre\nli1 1.|un\nli1 2.|deux\n|suite\nli2 2.1)|deux-un\nli3 (a)|profond\n"
        "li3 (b)|profond bis\nli2 2.2)|deux-deux\nli2 2.1)|encore\n|entre\nli1 "
        "1.|neuf\n"
        "li1 2.|suivi\nli1 3.|trois\nli1 9.|neuf\nli1 10.|dix\n");
    assert_shows(LISTS,
                 "<text:list text:style-name='L2'><text:list-item><text:p>lot</text:p>"
                 "<text:list>" ITEM("puce") "<text:list-item><text:list>" ITEM(
                     "case") "</text:list></text:list-item></text:list></"
                             "text:list-item></text:list>",
                 "li1 Lot IV|lot\nli2 \u2022|puce\n|\u2610 case\n");
    assert_shows(LISTS,
                 "<text:numbered-paragraph text:list-id='n' text:style-name='L1'>"
                 "<text:p>un</text:p></text:numbered-paragraph><text:p>entre</text:p>"
                 "<text:numbered-paragraph text:list-id='n' text:level='2' "
                 "text:style-name='L1'><text:p>un-un</text:p></text:numbered-paragraph>"
                 "<text:p><text:number>7.</text:number>gardé</text:p>",
                 "li1 1.|un\n|entre\nli2 1.1)|un-un\nli1 7.|gardé\n");
}

static void headings_are_numbered(void **state)
{
    (void)state;
    const char *styles =
        "<office:styles><text:outline-style style:name='Outline'>"
        "<text:outline-level-style text:level='1' style:num-format='1' "
        "style:num-prefix='Article '/>"
        "<text:outline-level-style text:level='2' style:num-format='1' "
        "text:display-levels='2'/><text:outline-level-style text:level='3' "
        "style:num-format=''/></text:outline-style>"
        "<style:style style:name='Sans' style:family='paragraph' "
        "style:list-style-name=''/></office:styles>";
    assert_shows(styles,
                 "<text:h text:outline-level='1'>A</text:h>"
                 "<text:h text:outline-level='2'>B</text:h>"
                 "<text:h text:outline-level='2' text:is-list-header='true'>C</text:h>"
                 "<text:h text:outline-level='2' text:style-name='Sans'>D</text:h>"
                 "<text:h text:outline-level='2'>E</text:h>"
                 "<text:h text:outline-level='3'>F</text:h>"
                 "<text:h text:outline-level='1' text:restart-numbering='true' "
                 "text:start-value='7'>G</text:h>"
                 "<text:h text:outline-level='2'>H</text:h>",
                 "h1 Article 1|A\nh2 1.1|B\nh2 |C\nh2 |D\nh2 1.2|E\nh3 |F\n"
                 "h1 Article 7|G\nh2 7.1|H\n");
}

/* --- Tables --- */

#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

static void tables_keep_their_grid(void **state)
{
    (void)state;
    assert_shows(
        "",
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-columns-spanned='2'><text:p>tête</text:p>"
        "</table:table-cell><table:covered-table-cell><text:p>caché</text:p>"
        "</table:covered-table-cell>" CELL(
            "c") "</table:table-row>"
                 "</table:table-header-rows><table:table-row>"
                 "<table:table-cell table:number-rows-spanned='2'><text:p>haut</text:p>"
                 "</table:table-cell>" CELL("b") CELL(
                     "c") "</table:table-row>"
                          "<table:table-row><table:covered-table-cell/>"
                          "<table:table-cell><table:table><table:table-row>" CELL(
                              "dedans") "</table:table-row></table:table></"
                                        "table:table-cell>" CELL("c2") "</"
                                                                       "table:table-"
                                                                       "row></"
                                                                       "table:table>",
        "t1.0.0h |tête\nt1.0.2h |c\nt1.1.0 |haut\nt1.1.1 |b\nt1.1.2 |c\n"
        "t2.0.0h |dedans\nt1.2.2 |c2\n");
}

static void repeats_are_written_out_within_limits(void **state)
{
    (void)state;
    assert_shows(
        "",
        "<table:table><table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p>"
        "</table:table-cell>" CELL("y") "</table:table-row></table:table>",
        "t1.0.0h |x\nt1.0.1h |x\nt1.0.2h |y\nt1.1.0 |x\nt1.1.1 |x\nt1.1.2 |y\n");
    Document *document = read_flat(
        "",
        "<table:table><table:table-row table:number-rows-repeated='1000000'>"
        "<table:table-cell table:number-columns-repeated='1000000'><text:p>x</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        "<text:p><text:s text:c='999999999'/>y</text:p>");
    if (document_block_count(document) > 2 * limits_default.repeats + 2)
        fail_msg("%zu blocks", document_block_count(document));
    document_free(document);
}

/* --- What hangs on a paragraph --- */

static void notes_comments_and_boxes_hang_on_their_paragraph(void **state)
{
    (void)state;
    const char *body =
        "<text:p>avant<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>note</text:p></text:note-body>"
        "</text:note> et<office:annotation><dc:creator>Mme Roux</dc:creator>"
        "<dc:date>2026-01-01</dc:date><text:p>à voir</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>boîte</text:p></draw:text-box><draw:image/>"
        "<svg:title>titre</svg:title></draw:frame> après</text:p>"
        "<text:p><draw:custom-shape><text:p>forme</text:p></draw:custom-shape></text:p>"
        "<text:p><draw:frame><draw:object><math:math><math:mi>N</math:mi>"
        "<math:mo>=</math:mo><math:mn>20</math:mn><math:annotation>x</math:annotation>"
        "</math:math></draw:object><draw:image/></draw:frame></text:p>"
        "<text:p><draw:frame><draw:image/></draw:frame></text:p>";
    assert_shows("", body,
                 "|avant et après\nfootnote |note\ncomment |à voir\nbox |boîte\n"
                 "box |forme\ndrawing |N = 20\n");
    Document *document = read_flat("", body);
    assert_int_equal(document_block_at(document, 1)->anchor, 0);
    assert_string_equal(document_block_at(document, 2)->author, "Mme Roux");
    assert_int_equal(count_notices(document, NOTICE_IMAGE), 1);
    assert_int_equal(count_notices(document, NOTICE_COMMENT), 1);
    document_free(document);
}

static void tracked_changes_are_marked(void **state)
{
    (void)state;
    const char *changes =
        "<text:tracked-changes>"
        "<text:changed-region xml:id='d1'><text:deletion><office:change-info>"
        "<dc:creator>X</dc:creator></office:change-info><text:p>ôté </text:p>"
        "</text:deletion></text:changed-region>"
        "<text:changed-region text:id='d2'><text:deletion><text:p> fin</text:p>"
        "<text:p>début</text:p></text:deletion></text:changed-region>"
        "<text:changed-region xml:id='i1'><text:insertion/></text:changed-region>"
        "<text:changed-region xml:id='f1'><text:format-change/></text:changed-region>"
        "<text:changed-region xml:id='d3'><text:deletion><text:p>a<text:change "
        "text:change-id='d3'/></text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>";
    char body[4096];
    snprintf(body, sizeof body,
             "%s<text:p>un<text:change text:change-id='d1'/> deux<text:change "
             "text:change-id='d2'/> trois</text:p><text:p><text:change-start "
             "text:change-id='i1'/>mis</text:p><text:p>là<text:change-end "
             "text:change-id='i1'/><text:change-start text:change-id='f1'/> gras"
             "<text:change-end text:change-id='f1'/></text:p>"
             "<text:change text:change-id='d2'/><text:change text:change-id='d3'/>",
             changes);
    assert_shows(
        "", body,
        "|un{deleted ôté} deux{deleted  fin\ndébut} trois\n|{inserted mis}\n"
        "|{inserted là} gras\n|{deleted fin}\n|{deleted début}\n|{deleted a}\n");
    Document *document = read_flat("", body);
    assert_int_equal(count_notices(document, NOTICE_REVISION), 5);
    document_free(document);
}

static void fields_and_hidden_text_are_marked(void **state)
{
    (void)state;
    assert_shows(
        "",
        "<text:p><text:placeholder text:placeholder-type='text'>&lt;Objet&gt;"
        "</text:placeholder> le <text:date>1er mai</text:date><text:variable-set "
        "text:display='none'>3</text:variable-set><text:script>x</text:script>"
        "<text:hidden-text text:is-hidden='true' text:string-value='tu'/> <text:a "
        "xlink:href='#x'>lien</text:a> <text:ruby><text:ruby-base>mot</text:ruby-base>"
        "<text:ruby-text>aide</text:ruby-text></text:ruby></text:p>"
        "<text:p>caché <text:hidden-paragraph text:is-hidden='true'/>tout</text:p>"
        "<text:section text:display='none'><text:p>retiré</text:p></text:section>"
        "<text:table-of-content><text:table-of-content-source>"
        "<text:index-title-template>Table</text:index-title-template>"
        "</text:table-of-content-source><text:index-body><text:p>Art. 1<text:tab/>3"
        "</text:p></text:index-body></text:table-of-content>",
        "|{placeholder <Objet>} le {field 1er mai}{hidden field tu} {link lien} mot\n"
        "|{hidden caché tout}\n|{hidden retiré}\ncontents |Art. 1\t3\n");
}

static void forms_say_their_state(void **state)
{
    (void)state;
    assert_shows(
        "",
        "<office:forms><form:form><form:checkbox form:id='c1' form:label='Lot 1' "
        "form:current-state='checked'/><form:checkbox form:id='c2' "
        "form:state='checked' "
        "form:current-state='unchecked'/><form:checkbox form:id='c3' "
        "form:state='unknown'/><form:radio xml:id='c4' form:selected='true'/>"
        "<form:listbox form:id='c5'><form:option form:label='Oui'/><form:option "
        "form:label='Non' form:current-selected='true'/></form:listbox>"
        "<form:textarea form:id='c6'><text:p>pas du corps</text:p></form:textarea>"
        "</form:form></office:forms>"
        "<text:p><draw:control draw:control='c1'/><draw:control draw:control='c2'/>"
        "<draw:control draw:control='c3'/><draw:control draw:control='c4'/> "
        "<draw:control draw:control='c5'/></text:p>"
        "<text:p><field:fieldmark "
        "field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'>"
        "<field:param field:name='Checkbox_Checked' field:value='true'/>"
        "</field:fieldmark> a <field:fieldmark-start "
        "field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'/><field:fieldmark-end/"
        "> b "
        "<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>"
        "<field:param field:name='Dropdown_ListEntry' field:value='x'/>"
        "<field:param field:name='Dropdown_ListEntry' field:value='y'/>"
        "<field:param field:name='Dropdown_Selected' field:value='1'/>"
        "</field:fieldmark> <field:fieldmark-start "
        "field:type='vnd.oasis.opendocument.field.FORMTEXT'/>350<field:fieldmark-end/> "
        "h"
        "</text:p>"
        "<text:p><loext:content-control loext:checkbox='true' "
        "loext:checked='true'>\u2612"
        "</loext:content-control> c <loext:content-control "
        "loext:showing-place-holder='true'>Choisir</loext:content-control></text:p>",
        "|\u2612 {field Lot 1}\u2610\u2BD1\u2612 {field Non}\n"
        "|\u2612 a \u2610 b {field y} {field 350} h\n|\u2612 c {placeholder "
        "Choisir}\n");
}

/* --- Pages --- */

static void pages_and_their_headers_are_read(void **state)
{
    (void)state;
    const char *styles =
        "<office:meta><meta:initial-creator>M. "
        "Petit</meta:initial-creator></office:meta>"
        "<office:automatic-styles><style:style style:name='P2' "
        "style:family='paragraph' "
        "style:master-page-name='Annexe'/><style:style style:name='P3' "
        "style:family='paragraph'><style:paragraph-properties fo:break-before='page'/>"
        "</style:style></office:automatic-styles>"
        "<office:master-styles><style:master-page style:name='Standard'><style:header>"
        "<text:p>Ville</text:p></style:header><style:header-left style:display='false'>"
        "<text:p>gauche</text:p></style:header-left></style:master-page>"
        "<style:master-page style:name='Inusité'><style:header><text:p>jamais</text:p>"
        "</style:header></style:master-page>"
        "<style:master-page style:name='Annexe'><style:header><text:p>Ville</text:p>"
        "</style:header><style:footer><text:p>p. <text:page-number>2</text:page-number>"
        "</text:p></style:footer></style:master-page></office:master-styles>";
    const char *body = "<text:p>un</text:p><text:p>de<text:soft-page-break/>ux</text:p>"
                       "<text:p text:style-name='P3'>trois</text:p>"
                       "<text:p text:style-name='P2'>quatre</text:p>";
    assert_shows(styles, body,
                 "|un\n|deux\n|trois\n|quatre\nheader |Ville\nfooter |p. {field #}\n");
    Document *document = read_flat(styles, body);
    static const uint32_t pages[] = { 1, 1, 3, 4 };
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(document_block_at(document, i)->page, pages[i]);
    assert_int_equal(count_notices(document, NOTICE_METADATA), 1);
    document_free(document);
}

/* --- Packages --- */

static char *make_package(const char *const *parts, size_t count, size_t *length)
{
    zip_error_t cause;
    zip_error_init(&cause);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &cause);
    assert_non_null(out);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &cause);
    for (size_t i = 0; i < count; i += 2) {
        zip_source_t *in =
            zip_source_buffer(zip, parts[i + 1], strlen(parts[i + 1]), 0);
        assert_true(zip_file_add(zip, parts[i], in, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t about;
    assert_int_equal(zip_source_stat(out, &about), 0);
    char *bytes = malloc(about.size);
    assert_non_null(bytes);
    assert_int_equal(zip_source_open(out), 0);
    assert_int_equal(zip_source_read(out, bytes, about.size), about.size);
    zip_source_close(out);
    zip_source_free(out);
    zip_error_fini(&cause);
    *length = about.size;
    return bytes;
}

#define CONTENT(body)                                                                  \
    "<office:document-content" SPACES "><office:automatic-styles><style:style "        \
    "style:name='T1' style:family='text'><style:text-properties "                      \
    "fo:font-weight='bold'/></style:style></office:automatic-styles><office:body>"     \
    "<office:text>" body "</office:text></office:body></office:document-content>"

static Document *read_package(const char *const *parts, size_t count, Error *err)
{
    size_t length;
    char *zip = make_package(parts, count, &length);
    *err = (Error){ 0 };
    Document *document = reader_read_bytes("a.odt", zip, length, &limits_default, err);
    free(zip);
    return document;
}

static void packages_keep_automatic_styles_apart(void **state)
{
    (void)state;
    const char *parts[] = {
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "styles.xml",
        "<office:document-styles" SPACES "><office:automatic-styles><style:style "
        "style:name='T1' style:family='text'><style:text-properties "
        "style:text-line-through-style='solid'/></style:style></"
        "office:automatic-styles>"
        "<office:master-styles><style:master-page style:name='Standard'><style:footer>"
        "<text:p><text:span "
        "text:style-name='T1'>pied</text:span></text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>",
        "content.xml",
        CONTENT("<text:p><text:span text:style-name='T1'>corps</text:span><draw:frame>"
                "<draw:object xlink:href='./Object 1'/></draw:frame></text:p>"),
        "Object 1/content.xml",
        CONTENT("<text:p>ailleurs</text:p>"),
        "Basic/Standard/Module1.xml",
        "<x/>"
    };
    Error err;
    Document *document = read_package(parts, 10, &err);
    if (!document)
        fail_msg("%s: %s", err.part, err.message);
    Buffer out;
    buffer_init(&out, 4096);
    show(document, &out);
    assert_string_equal(buffer_string(&out), "|{bold corps}\nfooter |{struck pied}\n");
    assert_string_equal(document_format(document), "odt");
    assert_int_equal(count_notices(document, NOTICE_UNREAD_PART), 1);
    assert_int_equal(count_notices(document, NOTICE_MACRO), 1);
    buffer_done(&out);
    document_free(document);
}

static void unreadable_packages_are_refused(void **state)
{
    (void)state;
    Error err;
    const char *encrypted[] = { "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "META-INF/manifest.xml",
                                "<m><manifest:encryption-data/></m>",
                                "content.xml",
                                "\x01\x02" };
    assert_null(read_package(encrypted, 6, &err));
    assert_int_equal(err.kind, ERROR_ENCRYPTED);

    const char *sheet[] = { "mimetype",
                            "application/vnd.oasis.opendocument.spreadsheet",
                            "content.xml", "<x/>" };
    assert_null(read_package(sheet, 4, &err));
    assert_int_equal(err.kind, ERROR_UNSUPPORTED);

    const char *broken[] = { "mimetype", "application/vnd.oasis.opendocument.text",
                             "content.xml", "<a>\n<b></a>" };
    assert_null(read_package(broken, 4, &err));
    assert_int_equal(err.kind, ERROR_FORMAT);
    assert_string_equal(err.part, "content.xml");
    assert_int_equal(err.line, 2);

    const char *side[] = { "mimetype",    "application/vnd.oasis.opendocument.text",
                           "styles.xml",  "<a><b></a>",
                           "content.xml", CONTENT("<text:p>lu</text:p>") };
    Document *document = read_package(side, 6, &err);
    assert_non_null(document);
    assert_int_equal(count_notices(document, NOTICE_DAMAGE), 1);
    assert_int_equal(document_block_count(document), 1);
    document_free(document);
}

/* --- Origins --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The bytes of a piece are those behind its tag, but for what stands for an element of
 * its own (text:s, a box). */
static void check_piece(const Markup *markup, const Block *block, uint32_t index)
{
    const OriginPiece *piece = &block->origin->pieces[index];
    uint32_t end =
        index + 1 < block->origin->piece_count ? piece[1].start : block->length;
    Buffer text;
    buffer_init(&text, 1 << 20);
    markup_add_text(markup, piece->tag, &text);
    for (uint32_t i = piece->start; i < end; i++) {
        uint32_t at = piece->offset + (i - piece->start);
        char shown = block->text[i];
        bool same = at < text.length && (text.bytes[at] == shown ||
                                         (is_blank(text.bytes[at]) && shown == ' '));
        if (!same && !is_blank(shown) && (unsigned char)shown < 0x80)
            fail_msg("block \"%s\", byte %u: tag %u has \"%s\"", block->text, i,
                     piece->tag, buffer_string(&text));
    }
    buffer_done(&text);
}

static void check_origins(const char *path)
{
    Error err = { 0 };
    Buffer bytes;
    Markup markup;
    uint32_t checked = 0;
    buffer_init(&bytes, 1 << 24);
    assert_true(file_read(path, &bytes, &err));
    Container *container =
        container_open_bytes(path, bytes.bytes, bytes.length, &limits_default, &err);
    assert_non_null(container);
    const char *part = container_is_archive(container) ? "content.xml" : "";
    Document *document =
        reader_choose(container)->read(container, &limits_default, true, &err);
    assert_non_null(document);
    Buffer xml;
    buffer_init(&xml, 1 << 24);
    assert_true(container_read(container, part, &xml, &err));
    assert_true(markup_init(&markup, xml.bytes, xml.length, &limits_default,
                            (Where){ .file = path }, &err));
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        assert_non_null(block->origin);
        if (strcmp(block->origin->part, part) != 0)
            continue;
        for (uint32_t p = 0; p < block->origin->piece_count; p++, checked++)
            check_piece(&markup, block, p);
    }
    assert_true(checked > 20);
    markup_done(&markup);
    buffer_done(&xml);
    document_free(document);
    container_free(container);
    buffer_done(&bytes);
}

static void origins_lead_back_to_the_file(void **state)
{
    (void)state;
    check_origins(SOURCE_DIR "/tests/data/copies/structures/CCAP.fodt");
    check_origins(SOURCE_DIR "/samples/nettoyage-faible/CCAP.odt");
    check_origins(SOURCE_DIR "/samples/nettoyage-bon/RC.odt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_collapsed),
        cmocka_unit_test(styles_are_inherited),
        cmocka_unit_test(titles_are_headings),
        cmocka_unit_test(symbols_become_characters),
        cmocka_unit_test(lists_are_numbered),
        cmocka_unit_test(headings_are_numbered),
        cmocka_unit_test(tables_keep_their_grid),
        cmocka_unit_test(repeats_are_written_out_within_limits),
        cmocka_unit_test(notes_comments_and_boxes_hang_on_their_paragraph),
        cmocka_unit_test(tracked_changes_are_marked),
        cmocka_unit_test(fields_and_hidden_text_are_marked),
        cmocka_unit_test(forms_say_their_state),
        cmocka_unit_test(pages_and_their_headers_are_read),
        cmocka_unit_test(packages_keep_automatic_styles_apart),
        cmocka_unit_test(unreadable_packages_are_refused),
        cmocka_unit_test(origins_lead_back_to_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
