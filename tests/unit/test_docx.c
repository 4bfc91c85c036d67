/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "read/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* --- Packages made in memory --- */

#define W_SPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL_SPACE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE_REL                                                                     \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SPACES                                                                         \
    "xmlns:w='" W_SPACE "' "                                                           \
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "   \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "          \
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "   \
    "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "                \
    "xmlns:v='urn:schemas-microsoft-com:vml' "                                         \
    "xmlns:o='urn:schemas-microsoft-com:office:office' "                               \
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "                 \
    "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "                \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
#define BODY(xml) "<w:document " SPACES "><w:body>" xml "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(properties, text)                                                            \
    "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define STYLES(xml) "<w:styles " SPACES ">" xml "</w:styles>"
#define NUMBERING(xml) "<w:numbering " SPACES ">" xml "</w:numbering>"
#define RELATION(id, kind, target)                                                     \
    "<Relationship Id='" id "' Type='" OFFICE_REL kind "' Target='" target "'/>"
#define RELATIONS(xml) "<Relationships xmlns='" REL_SPACE "'>" xml "</Relationships>"

typedef struct Part {
    const char *name, *bytes;
    size_t length; /* 0: up to the NUL */
} Part;

static const char content_types[] =
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='xml' ContentType='application/xml'/>"
    "<Override PartName='/word/document.xml' ContentType='application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
static const char package_relations[] =
    RELATIONS(RELATION("rId1", "officeDocument", "word/document.xml"));

static void add_part(zip_t *zip, const char *name, const char *bytes, size_t length)
{
    zip_source_t *source =
        zip_source_buffer(zip, bytes, length ? length : strlen(bytes), 0);
    assert_non_null(source);
    assert_true(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

/* The package of these parts (up to one without a name); the usual two are added. */
static char *pack(const Part *parts, size_t *length)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    assert_non_null(target);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    add_part(zip, "[Content_Types].xml", content_types, 0);
    add_part(zip, "_rels/.rels", package_relations, 0);
    for (; parts->name; parts++)
        add_part(zip, parts->name, parts->bytes, parts->length);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(target), 0);
    assert_int_equal(zip_source_seek(target, 0, SEEK_END), 0);
    *length = (size_t)zip_source_tell(target);
    char *bytes = malloc(*length);
    assert_non_null(bytes);
    assert_int_equal(zip_source_seek(target, 0, SEEK_SET), 0);
    assert_int_equal(zip_source_read(target, bytes, *length), *length);
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

static Document *read_parts(const Part *parts)
{
    size_t length;
    Error err = { 0 };
    char *bytes = pack(parts, &length);
    Document *document =
        reader_read_bytes("essai.docx", bytes, length, &limits_default, &err);
    free(bytes);
    assert_string_equal(err.message, "");
    assert_non_null(document);
    return document;
}

/* --- What was read, as lines --- */

static void add_marks(Buffer *out, uint32_t marks)
{
    static const struct {
        uint32_t mark;
        char letter;
    } letters[] = {
        { RUN_DELETED, '-' },     { RUN_INSERTED, '+' },    { RUN_STRUCK, 's' },
        { RUN_HIDDEN, 'h' },      { RUN_BOLD, 'b' },        { RUN_ITALIC, 'i' },
        { RUN_CAPITALS, 'c' },    { RUN_FIELD, 'f' },       { RUN_LINK, 'l' },
        { RUN_HIGHLIGHTED, 'y' }, { RUN_PLACEHOLDER, 'p' },
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (marks & letters[i].mark)
            buffer_add_char(out, letters[i].letter);
}

/* "footnote: 2 [1.] words <b:bold words>", a line for each block; list items and
 * headings start with "*1" and "#1". */
static char *tell(const Document *document)
{
    static const char *const streams[] = {
        "",         "box: ",     "footnote: ", "endnote: ", "header: ",
        "footer: ", "comment: ", "contents: ", "drawing: ", "glossary: "
    };
    Buffer out;
    buffer_init(&out, 1 << 20);
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        buffer_add_string(&out, streams[block->stream]);
        if (block->kind != BLOCK_PARAGRAPH)
            buffer_add_format(&out, "%c%d ", block->kind == BLOCK_HEADING ? '#' : '*',
                              block->level);
        if (block->label[0])
            buffer_add_format(&out, "[%s] ", block->label);
        for (uint32_t r = 0; r < block->run_count; r++) {
            const Run *run = &block->runs[r];
            if (run->marks) {
                buffer_add_char(&out, '<');
                add_marks(&out, run->marks);
                buffer_add_char(&out, ':');
            }
            for (uint32_t at = run->start; at < run->end; at++) {
                char c = block->text[at];
                if (c == '\n')
                    buffer_add_string(&out, "\\n");
                else if (c == '\t')
                    buffer_add_string(&out, "\\t");
                else
                    buffer_add_char(&out, c);
            }
            if (run->marks)
                buffer_add_char(&out, '>');
        }
        buffer_add_char(&out, '\n');
    }
    char *lines = strdup(buffer_string(&out));
    buffer_done(&out);
    return lines;
}

static void expect_parts(const Part *parts, const char *expected)
{
    Document *document = read_parts(parts);
    char *lines = tell(document);
    assert_string_equal(lines, expected);
    free(lines);
    document_free(document);
}

static void expect(const char *body, const char *expected)
{
    expect_parts((Part[]){ { "word/document.xml", body }, { 0 } }, expected);
}

static void expect_styled(const char *styles, const char *numbering, const char *body,
                          const char *expected)
{
    expect_parts(
        (Part[]){ { "word/document.xml", body },
                  { "word/_rels/document.xml.rels",
                    RELATIONS(RELATION("rId1", "styles", "styles.xml") RELATION(
                        "rId2", "numbering", "/word/numbering.xml")) },
                  { "word/styles.xml", styles },
                  { "word/numbering.xml", numbering },
                  { 0 } },
        expected);
}

/* --- Text and runs --- */

static void runs_are_joined_and_marked(void **state)
{
    (void)state;
    expect(
        BODY("<w:p><w:pPr><w:jc w:val='left'/></w:pPr>" T("Le titu") T("laire ")
                 R("<w:b/>", "réserve") R("<w:strike w:val='0'/>", " des")
                     R("<w:strike/>", " trente") R("<w:dstrike w:val='true'/>", " dix")
                         R("<w:vanish/>", " caché") R("<w:vanish w:val='off'/>", " ici")
                             R("<w:highlight w:val='yellow'/>",
                               " XX") R("<w:highlight w:val='none'/>", " h")
                                 R("<w:shd w:val='clear' w:fill='FFFF00'/>", "eures")
                                     R("<w:shd w:val='clear' w:fill='D9D9D9'/>", ".")
                                         R("<w:i/><w:caps/>", "fin") "</w:p>"),
        "Le titulaire <b:réserve> des<s: trente dix><h: caché> ici<y: XX> h<y:eures>."
        "<ic:fin>\n");
}

static void characters_of_runs_are_kept(void **state)
{
    (void)state;
    expect(
        BODY(
            "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r>"
            "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>sous</w:t>"
            "<w:noBreakHyphen/><w:t>trai</w:t><w:softHyphen/><w:t>tant</w:t>"
            "<w:ptab w:alignment='right'/><w:t>d</w:t><w:br w:type='page'/><w:t>e</w:t>"
            "</w:r></w:p>"),
        "a\\tb\\nc\\nsous\u2011trai\u00ADtant\\td\\ne\n");
    expect(BODY("<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>haut</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>bas</w:t></w:r></w:rubyBase></w:ruby></w:r>"
                "<w:dir><w:bdo w:val='ltr'>" T(
                    " x") "</w:bdo></w:dir>"
                          "<m:oMath><m:r><m:t>=2</m:t></m:r></m:oMath></w:p>"),
           "bas x=2\n");
    expect(
        BODY("<w:p><w:hyperlink r:id='rId9'>" T("lien") "</w:hyperlink><w:smartTag>" T(
            " et") "<w:customXml>" T(" suite") "</w:customXml></w:smartTag></w:p>"
                                               "<w:customXml><w:p>" T(
                                                   "fin") "</w:p></w:customXml>"),
        "<l:lien> et suite\nfin\n");
}

static void blank_paragraphs_are_left_out(void **state)
{
    (void)state;
    expect(BODY(P("un") "<w:p/><w:p>" T("  ") "</w:p>" P("deux")), "un\ndeux\n");
}

static void a_drop_cap_joins_its_paragraph(void **state)
{
    (void)state;
    expect(BODY("<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>" T("L") "</w:p>" P(
               "e marché")),
           "Le marché\n");
}

/* --- Styles --- */

static void styles_inherit_and_toggle(void **state)
{
    (void)state;
    expect_styled(
        STYLES(
            "<w:style w:type='paragraph' w:styleId='a' w:default='1'><w:name "
            "w:val='Normal'/>"
            "</w:style><w:style w:type='paragraph' w:styleId='g'><w:basedOn w:val='a'/>"
            "<w:pPr><w:shd w:val='clear' w:fill='FF0000'/></w:pPr>"
            "<w:rPr><w:b/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='h'><w:basedOn w:val='g'/></w:style>"
            "<w:style w:type='character' "
            "w:styleId='f'><w:rPr><w:b/><w:dstrike/></w:rPr>"
            "</w:style><w:style w:type='character' w:styleId='n'><w:basedOn w:val='f'/>"
            "<w:rPr><w:b w:val='0'/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='x'><w:basedOn w:val='y'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='y'><w:basedOn w:val='x'/>"
            "<w:rPr><w:i/></w:rPr></w:style>"),
        NUMBERING(""),
        BODY("<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>" T("gras ") R(
            "<w:rStyle w:val='f'/>", "maigre ") R("<w:rStyle w:val='n'/>", "gras ")
                 R("<w:b w:val='false'/>",
                   "non") "</w:p>"
                          "<w:p><w:pPr><w:pStyle w:val='x'/></w:pPr>" T(
                              "cercle") "</w:p>"
                                        "<w:p><w:pPr><w:pStyle "
                                        "w:val='inconnu'/></w:pPr>" T("sans") "</w:p>"),
        "<b:gras ><s:maigre ><sb:gras >non\n<i:cercle>\nsans\n");
}

static void headings_come_from_outline_levels(void **state)
{
    (void)state;
    expect_styled(
        STYLES(
            "<w:style w:type='paragraph' w:styleId='Titre1'><w:name w:val='heading 1'/>"
            "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='ArtMaison'><w:name "
            "w:val='Article'/>"
            "<w:basedOn w:val='Titre1'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='T2'><w:name w:val='Heading "
            "2'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='TM1'><w:name w:val='toc 1'/>"
            "<w:basedOn w:val='Titre1'/></w:style>"),
        NUMBERING(""),
        BODY("<w:p><w:pPr><w:pStyle w:val='TM1'/></w:pPr>" T(
            "Objet") "</w:p>"
                     "<w:p><w:pPr><w:pStyle w:val='ArtMaison'/></w:pPr>" T(
                         "Objet") "</w:p>"
                                  "<w:p><w:pPr><w:pStyle w:val='T2'/></w:pPr>" T(
                                      "Durée") "</w:p>"
                                               "<w:p><w:pPr><w:outlineLvl "
                                               "w:val='2'/></w:pPr>" T(
                                                   "Lots") "</w:p>"
                                                           "<w:p><w:pPr><w:pStyle "
                                                           "w:val='Titre1'/"
                                                           "><w:outlineLvl "
                                                           "w:val='9'/></w:pPr>" T(
                                                               "le texte courant "
                                                               "suit.") "</w:p>"),
        "contents: Objet\n#1 Objet\n#2 Durée\n#3 Lots\nle texte courant suit.\n");
}

static void titles_are_headings(void **state)
{
    (void)state;
    expect_styled(STYLES("<w:style w:type='paragraph' w:styleId='Titre'><w:name "
                         "w:val='Title'/></w:style>"),
                  NUMBERING(""),
                  BODY("<w:p><w:pPr><w:pStyle w:val='Titre'/></w:pPr>" T(
                      "5 Insertion") "</w:p><w:p>" T("le texte suit.") "</w:p>"),
                  "#1 5 Insertion\nle texte suit.\n");
}

/* --- Lists --- */

#define LEVEL(number, format, text)                                                    \
    "<w:lvl w:ilvl='" number "'><w:start w:val='1'/><w:numFmt w:val='" format "'/>"    \
    "<w:lvlText w:val='" text "'/></w:lvl>"
#define ITEM(list, level, text)                                                        \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list            \
    "'/></w:numPr></w:pPr>" T(text) "</w:p>"

static void labels_are_computed(void **state)
{
    (void)state;
    expect_styled(
        STYLES("<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='fr-FR'/></w:rPr>"
               "</w:rPrDefault></w:docDefaults>"),
        NUMBERING(
            "<w:abstractNum w:abstractNumId='4'>" LEVEL("0", "upperRoman",
                                                        "Titre &amp; %1")
                LEVEL(
                    "1", "lowerLetter",
                    "%1.%2)") "<w:lvl w:ilvl='2'><w:start w:val='3'/><w:numFmt "
                              "w:val='decimal'/><w:isLgl/>"
                              "<w:lvlText w:val='%1.%2.%3'/></w:lvl>"
                              "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt "
                              "w:val='decimal'/>"
                              "<w:lvlRestart w:val='0'/><w:lvlText w:val='%4'/></w:lvl>"
                              "</w:abstractNum>"
                              "<w:abstractNum w:abstractNumId='5'>" LEVEL(
                                  "0", "ordinalText", "%1") LEVEL("1", "bullet",
                                                                  "\uF0FC")
                                  LEVEL("2", "none", "") LEVEL(
                                      "3", "bullet",
                                      "\u2612") "</w:abstractNum>"
                                                "<w:num w:numId='1'><w:abstractNumId "
                                                "w:val='4'/></w:num>"
                                                "<w:num w:numId='2'><w:abstractNumId "
                                                "w:val='4'/><w:lvlOverride w:ilvl='0'>"
                                                "<w:startOverride "
                                                "w:val='7'/></w:lvlOverride></w:num>"
                                                "<w:num w:numId='3'><w:abstractNumId "
                                                "w:val='5'/></w:num>"
                                                "<w:num w:numId='8'><w:abstractNumId "
                                                "w:val='99'/></w:num>"),
        BODY(ITEM("1", "0", "a") ITEM("1", "1", "b") ITEM("1", "3", "b4") ITEM(
            "1", "1", "c") ITEM("1", "3", "c4") ITEM("1", "2", "d") ITEM("1", "2", "e")
                 ITEM("1", "0", "f") ITEM("1", "1", "g") ITEM("2", "0", "h")
                     ITEM("1", "0", "i") ITEM("3", "0", "j") ITEM("3", "0", "k")
                         ITEM("3", "1", "l") ITEM("3", "2", "m") ITEM("3", "3", "n")
                             ITEM("0", "0", "sans") ITEM("8", "0", "perdu")),
        "*1 [Titre & I] a\n*2 [I.a)] b\n*4 [1] b4\n*2 [I.b)] c\n*4 [2] c4\n*3 [1.2.4] "
        "d\n"
        "*3 [1.2.5] e\n*1 [Titre & II] f\n*2 [II.a)] g\n*1 [Titre & VII] h\n"
        "*1 [Titre & VIII] i\n*1 [Premier] j\n*1 [Deuxième] k\n*2 [\u2713] l\nm\n"
        "*4 \u2612 n\nsans\nperdu\n");
}

static void styles_bring_their_numbers(void **state)
{
    (void)state;
    /* The list links to a list style, and its levels say whose style they are. */
    expect_styled(
        STYLES("<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='heading "
               "1'/><w:pPr>"
               "<w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl "
               "w:val='0'/></w:pPr></w:style>"
               "<w:style w:type='paragraph' w:styleId='T2'><w:name w:val='heading 2'/>"
               "<w:basedOn w:val='T1'/><w:pPr><w:numPr><w:ilvl w:val='5'/></w:numPr>"
               "<w:outlineLvl w:val='1'/></w:pPr></w:style>"
               "<w:style w:type='paragraph' w:styleId='T0'><w:basedOn "
               "w:val='T1'/><w:pPr><w:numPr>"
               "<w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
               "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId "
               "w:val='2'/>"
               "</w:numPr></w:pPr></w:style>"),
        NUMBERING(
            "<w:abstractNum w:abstractNumId='1'><w:numStyleLink "
            "w:val='L'/></w:abstractNum>"
            "<w:abstractNum w:abstractNumId='2'><w:styleLink w:val='L'/>"
            "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
            "<w:pStyle w:val='T1'/><w:lvlText w:val='Article %1 '/></w:lvl>"
            "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
            "<w:pStyle w:val='T2'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
            "<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"),
        BODY("<w:p><w:pPr><w:pStyle w:val='T1'/></w:pPr>" T(
            "Objet") "</w:p>"
                     "<w:p><w:pPr><w:pStyle w:val='T0'/></w:pPr>" T(
                         "Annexe") "</w:p>"
                                   "<w:p><w:pPr><w:pStyle w:val='T1'/><w:rPr><w:del "
                                   "w:id='1'/></w:rPr></w:pPr>"
                                   "<w:del "
                                   "w:id='2'><w:r><w:delText>Retiré</w:delText></w:r></"
                                   "w:del></w:p>"
                                   "<w:p><w:pPr><w:pStyle w:val='T1'/></w:pPr>" T(
                                       "Durée") "</w:p>"
                                                "<w:p><w:pPr><w:pStyle "
                                                "w:val='T2'/></w:pPr>" T(
                                                    "Début") "</w:p>"),
        "#1 [Article 1] Objet\n#1 Annexe\n#1 [Article 2] <-:Retiré><-:\\n>Durée\n"
        "#2 [2.1] Début\n");
}

/* --- Tracked changes --- */

static void tracked_changes_are_marked(void **state)
{
    (void)state;
    expect(
        BODY("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" T(
            "Sans ") "<w:del "
                     "w:id='2'><w:r><w:delText>clause</w:delText></w:r></w:del>"
                     "<w:ins w:id='3'>" T(
                         "réserve") "</w:ins></w:p>"
                                    "<w:p><w:moveFrom w:id='4'>" T(
                                        " p"
                                        "ar"
                                        "t"
                                        "i") "</w:moveFrom><w:moveTo "
                                             "w:id='5'>" T(
                                                 " venu") "</"
                                                          "w:moveTo></"
                                                          "w:p>"
                                                          "<w:tbl><w:"
                                                          "tr><w:"
                                                          "trPr><w:"
                                                          "del "
                                                          "w:id='6'/"
                                                          "></"
                                                          "w:trPr><w:"
                                                          "tc>" P(
                                                              "ligne") "</"
                                                                       "w:tc></"
                                                                       "w:tr>"
                                                                       "<w:tr><"
                                                                       "w:trPr>"
                                                                       "<w:ins "
                                                                       "w:id='"
                                                                       "7'/></"
                                                                       "w:trPr>"
                                                                       "<w:"
                                                                       "tc>" P(
                                                                           "neu"
                                                                           "ve") "</"
                                                                                 "w:tc>"
                                                                                 "</"
                                                                                 "w:tr>"
                                                                                 "</"
                                                                                 "w:"
                                                                                 "tbl>"
                                                                                 "<w:p>"
                                                                                 "<w:"
                                                                                 "pPr><"
                                                                                 "w:"
                                                                                 "pPrCh"
                                                                                 "ange "
                                                                                 "w:id="
                                                                                 "'8'><"
                                                                                 "w:"
                                                                                 "pPr><"
                                                                                 "w:"
                                                                                 "outli"
                                                                                 "neLvl"
                                                                                 " w:"
                                                                                 "val='"
                                                                                 "0'/"
                                                                                 "></"
                                                                                 "w:"
                                                                                 "pPr>"
                                                                                 "</"
                                                                                 "w:"
                                                                                 "pPrCh"
                                                                                 "ange>"
                                                                                 "</"
                                                                                 "w:"
                                                                                 "pPr"
                                                                                 ">" R(
                                                                                     "<"
                                                                                     "w"
                                                                                     ":"
                                                                                     "r"
                                                                                     "P"
                                                                                     "r"
                                                                                     "C"
                                                                                     "h"
                                                                                     "a"
                                                                                     "n"
                                                                                     "g"
                                                                                     "e"
                                                                                     " "
                                                                                     "w"
                                                                                     ":"
                                                                                     "i"
                                                                                     "d"
                                                                                     "="
                                                                                     "'"
                                                                                     "9"
                                                                                     "'"
                                                                                     ">"
                                                                                     "<"
                                                                                     "w"
                                                                                     ":"
                                                                                     "r"
                                                                                     "P"
                                                                                     "r"
                                                                                     ">"
                                                                                     "<"
                                                                                     "w"
                                                                                     ":"
                                                                                     "s"
                                                                                     "t"
                                                                                     "r"
                                                                                     "i"
                                                                                     "k"
                                                                                     "e"
                                                                                     "/"
                                                                                     ">"
                                                                                     "<"
                                                                                     "/"
                                                                                     "w"
                                                                                     ":"
                                                                                     "r"
                                                                                     "P"
                                                                                     "r"
                                                                                     ">"
                                                                                     "<"
                                                                                     "/"
                                                                                     "w"
                                                                                     ":"
                                                                                     "r"
                                                                                     "P"
                                                                                     "r"
                                                                                     "C"
                                                                                     "h"
                                                                                     "a"
                                                                                     "n"
                                                                                     "g"
                                                                                     "e"
                                                                                     ">",
                                                                                     "f"
                                                                                     "i"
                                                                                     "n"
                                                                                     " "
                                                                                     "d"
                                                                                     "u"
                                                                                     " "
                                                                                     "t"
                                                                                     "e"
                                                                                     "x"
                                                                                     "t"
                                                                                     "e"
                                                                                     ".") "</w:p>"),
        "Sans <-:clause><+:réserve><-:\\n><-: parti><+: venu>\n<-:ligne>\n<+:neuve>\n"
        "fin du texte.\n");
}

/* --- Fields, forms, controls --- */

static void fields_show_their_results(void **state)
{
    (void)state;
    expect(
        BODY(
            "<w:p>" T("Le ") MARK("begin") CODE(" DATE \\@ ") MARK("begin") CODE(
                "X") MARK("separate") T("dans le code") MARK("end") MARK("separate")
                T("1er mai") MARK("end") T(".") "<w:fldSimple w:instr=' REF a '>" T(
                    " art. 3") "</w:fldSimple></w:p>"
                               "<w:p>" MARK("begin") CODE("HYPERLINK \"x\"") MARK(
                                   "sepa"
                                   "rat"
                                   "e") T("site") MARK("end") MARK("begin")
                                   CODE(" SYMBOL 168 "
                                        "\\f "
                                        "\"Wingdings"
                                        "\"") MARK("end") MARK("begin") CODE(" MACROBUT"
                                                                             "TON Rien "
                                                                             "[nom du "
                                                                             "lot]")
                                       MARK(
                                           "end") "</w:p>"
                                                  "<w:p>" MARK("end") MARK("begin")
                                                      CODE("QUOTE") "</w:p>" P(
                                                          "encore lu") "<w:p>" MARK("be"
                                                                                    "gi"
                                                                                    "n")
                                                          CODE("TOC \\o") MARK("separat"
                                                                               "e") T(
                                                              "Objet\t1") "</w:p>"
                                                                          "<w:p>" T(
                                                                              "Durée\t"
                                                                              "2")
                                                                              MARK("en"
                                                                                   "d") "</w:p>" P(
                                                                                  "corp"
                                                                                  "s"
                                                                                  ".")),
        "Le <f:1er mai>.<f: art. 3>\n<l:site>\u2610<p:[nom du lot]>\nencore lu\n"
        "contents: <f:Objet 1>\ncontents: <f:Durée 2>\ncorps.\n");
}

static void an_open_contents_field_ends_at_a_heading(void **state)
{
    (void)state;
    expect(BODY("<w:p>" MARK("begin") CODE("TOC") MARK("separate")
                    T("Objet") "</w:p>"
                               "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T(
                                   "Objet") "</w:p>" P("lu.")),
           "contents: <f:Objet>\n#1 <f:Objet>\n<f:lu.>\n");
}

static void boxes_have_their_state(void **state)
{
    (void)state;
#define FORM(inside)                                                                   \
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:sizeAuto/>" inside \
    "</w:checkBox></w:ffData></w:fldChar></w:r>" CODE("FORMCHECKBOX") MARK("separate") \
        MARK("end")
#define CONTROL(checked, glyph)                                                        \
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='" checked                     \
    "'/></w14:checkbox>"                                                               \
    "</w:sdtPr><w:sdtContent>" T(glyph) "</w:sdtContent></w:sdt>"
    expect(BODY("<w:p>" FORM("<w:default w:val='0'/>") T("a ") FORM("<w:checked/>") T(
               "b ") FORM("<w:default w:val='1'/><w:checked w:val='0'/>") T("c ")
                    FORM("<w:default w:val='1'/>") T(
                        "d") "</w:p>"
                             "<w:p>" CONTROL("1", "\u2612") T(" oui ") CONTROL("0", "o")
                                 T(" non") "</w:p>"
                                           "<w:p><w:r><w:sym w:font='Wingdings' "
                                           "w:char='F0A8'/><w:t>e</w:t>"
                                           "<w:sym w:font='Wingdings' "
                                           "w:char='F0FE'/><w:t>f</w:t>"
                                           "<w:sym w:font='Wingdings 2' "
                                           "w:char='F052'/><w:sym w:font='Symbol' "
                                           "w:char='F0B7'/>"
                                           "</w:r>" R("<w:rFonts w:ascii='Wingdings' "
                                                      "w:hAnsi='Wingdings'/>",
                                                      "oþ")
                                               T("\uF06F\u25A1\u25A0\u2611") "</w:p>"),
           "\u2610a \u2612b \u2610c \u2612d\n\u2612 oui \u2610 non\n"
           "\u2610e\u2612f\u2612\u2022\u2610\u2612\u2610\u2610\u2612\u2612\n");
}

static void boxes_are_recorded(void **state)
{
    (void)state;
    Document *document = read_parts(
        (Part[]){ { "word/document.xml",
                    BODY("<w:p>" T("x\u2610\u25A0") CONTROL("1", "\u2612") "</w:p>") },
                  { 0 } });
    const Block *block = document_block_at(document, 0);
    assert_int_equal(block->box_count, 3);
    assert_int_equal(block->boxes[0].offset, 1);
    assert_int_equal(block->boxes[0].state, BOX_UNTICKED);
    assert_int_equal(block->boxes[1].offset, 4);
    assert_int_equal(block->boxes[1].state, BOX_TICKED);
    assert_int_equal(block->boxes[2].offset, 7);
    assert_int_equal(block->boxes[2].state, BOX_TICKED);
    document_free(document);
}

static void choices_and_prompts_are_known(void **state)
{
    (void)state;
    expect(
        BODY(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>"
            "<w:result w:val='1'/><w:listEntry w:val='non'/><w:listEntry w:val='oui'/>"
            "</w:ddList></w:ffData></w:fldChar></w:r>" CODE("FORMDROPDOWN")
                MARK("separate") MARK(
                    "end") "</w:p>"
                           "<w:p><w:sdt><w:sdtPr><w:dropDownList/></"
                           "w:sdtPr><w:sdtContent>" T(
                               "appel") "</w:sdtContent></w:sdt></w:p>"
                                        "<w:sdt><w:sdtPr><w:rPr><w:strike/></"
                                        "w:rPr><w:showingPlcHdr/></w:sdtPr>"
                                        "<w:sdtContent>" P(
                                            "Cliquez ici") "</w:sdtContent></w:sdt>"
                                                           "<w:sdt><w:sdtPr><w:"
                                                           "docPartObj><w:"
                                                           "docPartGallery "
                                                           "w:val='Table of Contents'/>"
                                                           "</w:docPartObj></"
                                                           "w:sdtPr><w:sdtContent>" P(
                                                               "Sommaire") "</"
                                                                           "w:"
                                                                           "sdtContent>"
                                                                           "</w:sdt>"),
        "<f:oui>\n<f:appel>\n<p:Cliquez ici>\ncontents: Sommaire\n");
}

/* --- Tables --- */

#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"

static void expect_cell(const Document *document, uint32_t index, const char *text,
                        uint32_t row, uint32_t column, uint32_t row_span,
                        uint32_t column_span)
{
    const Block *block = document_block_at(document, index);
    assert_non_null(block);
    assert_string_equal(block->text, text);
    assert_int_equal(block->row, row);
    assert_int_equal(block->column, column);
    assert_int_equal(block->row_span, row_span);
    assert_int_equal(block->column_span, column_span);
}

static void cells_have_their_place(void **state)
{
    (void)state;
    Document *document = read_parts((Part[]){
        { "word/document.xml",
          BODY(
              "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL(
                  "", "Lot")
                  CELL("<w:gridSpan w:val='2'/>",
                       "Prix") "</w:tr>"
                               "<w:tr>" CELL("<w:vMerge w:val='restart'/>",
                                             "1") CELL("", "a")
                                   CELL("", "b") "</"
                                                 "w:tr><w:sdt><w:sdtContent><w:"
                                                 "tr>" CELL("<w:vMerge/>", "couvert") "<w:sdt><w:sdtContent>" CELL(
                                                     "",
                                                     "c") "</w:sdtContent></w:sdt>"
                                                          "<w:tc><w:tbl><w:tr>" CELL(
                                                              "",
                                                              "imbriqué") "</w:tr></"
                                                                          "w:tbl><w:p/"
                                                                          "></w:tc></"
                                                                          "w:tr>"
                                                                          "</"
                                                                          "w:"
                                                                          "sdtContent><"
                                                                          "/w:sdt><w:"
                                                                          "tr><w:trPr><"
                                                                          "w:"
                                                                          "gridBefore "
                                                                          "w:val='1'/"
                                                                          "></"
                                                                          "w:"
                                                                          "trPr>" CELL(
                                                                              "<w:"
                                                                              "vMerge/"
                                                                              ">",
                                                                              "seul") "</w:tr></w:tbl>" P("après")) },
        { 0 } });
    expect_cell(document, 0, "Lot", 0, 0, 1, 1);
    assert_true(document_block_at(document, 0)->header_row);
    expect_cell(document, 1, "Prix", 0, 1, 1, 2);
    expect_cell(document, 2, "1", 1, 0, 2, 1);
    assert_false(document_block_at(document, 2)->header_row);
    expect_cell(document, 3, "a", 1, 1, 1, 1);
    expect_cell(document, 4, "b", 1, 2, 1, 1);
    expect_cell(document, 5, "c", 2, 1, 1, 1);
    expect_cell(document, 6, "imbriqué", 0, 0, 1, 1);
    assert_int_equal(document_block_at(document, 6)->table, 2);
    assert_int_equal(document_table_at(document, 2)->parent, 1);
    expect_cell(document, 7, "seul", 3, 1, 1, 1);
    assert_int_equal(document_block_at(document, 8)->table, 0);
    assert_int_equal(document_table_at(document, 1)->rows, 4);
    assert_int_equal(document_table_at(document, 1)->columns, 3);
    assert_int_equal(document_table_at(document, 1)->header_rows, 1);
    document_free(document);
}

/* --- Boxes and alternatives --- */

#define BOX(text) "<w:txbxContent>" P(text) "</w:txbxContent>"

static void one_branch_is_read(void **state)
{
    (void)state;
    expect(
        BODY("<w:p>" T(
            "avant ") "<w:r><mc:AlternateContent><mc:Choice "
                      "Requires='wps'><w:drawing><wps:txbx>" BOX(
                          "boîte") "</wps:txbx></w:drawing></"
                                   "mc:Choice><mc:Fallback><w:pict><v:"
                                   "textbox>" BOX(
                                       "boîte") "</v:textbox></"
                                                "w:pict></"
                                                "mc:Fallback></"
                                                "mc:"
                                                "AlternateContent"
                                                "></w:r>" T(
                                                    "aprè"
                                                    "s") "</w:p>"
                                                         "<w:p><w:r><mc:"
                                                         "AlternateContent "
                                                         "xmlns:zz='urn:autre'><mc:"
                                                         "Choice Requires='zz'>"
                                                         "<w:t>inconnu</w:t></"
                                                         "mc:Choice><mc:Fallback><w:t>"
                                                         "secours</w:t></mc:Fallback>"
                                                         "</mc:AlternateContent></"
                                                         "w:r></w:p>"
                                                         "<w:p><w:r><mc:"
                                                         "AlternateContent "
                                                         "xmlns:ns7='http://"
                                                         "schemas.microsoft.com/office/"
                                                         "word/"
                                                         "2010/"
                                                         "wordprocessingShape'><mc:"
                                                         "Choice "
                                                         "Requires='ns7'><w:t>connu</"
                                                         "w:t></mc:Choice>"
                                                         "<mc:Fallback/></"
                                                         "mc:AlternateContent></w:r></"
                                                         "w:p>"
                                                         "<w:p><w:r><w:pict><v:"
                                                         "textbox>" BOX(
                                                             "vieille") "</v:textbox></"
                                                                        "w:pict></"
                                                                        "w:r></w:p>"),
        "avant après\nbox: boîte\nsecours\nconnu\nbox: vieille\n");
}

/* --- Other parts --- */

#define NOTES(name, xml) "<w:" name " " SPACES ">" xml "</w:" name ">"

static void notes_stand_after_their_reference(void **state)
{
    (void)state;
    Document *document = read_parts((Part[]){
        { "word/document.xml",
          BODY("<w:p>" T("Clause") "<w:r><w:footnoteReference w:id='2'/></w:r>" T(
              " sociale") "<w:r><w:endnoteReference "
                          "w:id='1'/></w:r><w:r><w:commentReference w:id='0'/></w:r>"
                          "</w:p>" P("suite")) },
        { "word/_rels/document.xml.rels",
          RELATIONS(RELATION("a", "footnotes", "footnotes.xml")
                        RELATION("b", "endnotes", "endnotes.xml")
                            RELATION("c", "comments", "comments.xml")) },
        { "word/footnotes.xml",
          NOTES("footnotes",
                "<w:footnote w:type='separator' w:id='0'>" P(
                    "---") "</w:footnote>"
                           "<w:footnote w:id='2'>" P("note deux")
                               P("et fin") "</w:footnote>"
                                           "<w:footnote w:id='3'>" P(
                                               "jamais citée") "</w:footnote>") },
        { "word/endnotes.xml",
          NOTES("endnotes", "<w:endnote w:id='1'><w:p>" R(
                                "<w:i/>", "fin \u2610") "</w:p></w:endnote>") },
        { "word/comments.xml",
          NOTES("comments",
                "<w:comment w:id='0' w:author='Ève'>" P("à revoir") "</w:comment>") },
        { 0 } });
    char *lines = tell(document);
    assert_string_equal(lines, "Clause sociale\nfootnote: note deux\nfootnote: et fin\n"
                               "endnote: <i:fin \u2610>\ncomment: à revoir\nsuite\n");
    free(lines);
    assert_int_equal(document_block_at(document, 1)->anchor, 0);
    assert_int_equal(document_block_at(document, 3)->box_count, 1);
    assert_string_equal(document_block_at(document, 4)->author, "Ève");
    document_free(document);
}

static void headers_in_use_are_read_once(void **state)
{
    (void)state;
#define SECTION(extra)                                                                 \
    "<w:sectPr><w:headerReference w:type='default' r:id='h1'/>"                        \
    "<w:headerReference w:type='first' r:id='h2'/>"                                    \
    "<w:headerReference w:type='even' r:id='h3'/>"                                     \
    "<w:footerReference w:type='default' r:id='f1'/>" extra "</w:sectPr>"
    Part parts[] = { { "word/document.xml",
                       BODY("<w:p><w:pPr>" SECTION("") "</w:pPr>" T("un") "</w:p>" P(
                           "deux") SECTION("<w:titlePg/>")) },
                     { "word/_rels/document.xml.rels",
                       RELATIONS(RELATION("h1", "header", "h1.xml") RELATION(
                           "h2", "header", "h2.xml") RELATION("h3", "header", "h3.xml")
                                     RELATION("f1", "footer", "f1.xml")) },
                     { "word/h1.xml", NOTES("hdr", P("Ville")) },
                     { "word/h2.xml", NOTES("hdr", P("Une")) },
                     { "word/h3.xml", NOTES("hdr", P("Paire")) },
                     { "word/f1.xml", NOTES("ftr", P("Ville")) },
                     { 0 } };
    expect_parts(parts, "un\ndeux\nheader: Ville\nheader: Une\n");
    parts[1].bytes = RELATIONS(RELATION("h1", "header", "h1.xml"));
    expect_parts(parts, "un\ndeux\nheader: Ville\n");
}

static const Notice *find_notice(const Document *document, NoticeKind kind)
{
    for (size_t i = 0; i < document_notice_count(document); i++)
        if (document_notice_at(document, i)->kind == kind)
            return document_notice_at(document, i);
    return NULL;
}

static void what_is_not_read_is_told(void **state)
{
    (void)state;
    Document *document = read_parts((Part[]){
        { "word/document.xml",
          BODY("<w:p><w:ins w:id='1'>" T("a") "</w:ins>" R(
              "<w:vanish/>",
              "b") "<w:r><w:drawing><a:blip "
                   "r:embed='i'/></w:drawing></w:r><w:r><w:object><v:shape>"
                   "<v:imagedata r:id='i'/></v:shape><o:OLEObject "
                   "r:id='o'/></w:object></w:r>"
                   "<w:r><w:drawing><c:chart r:id='c'/></w:drawing></w:r></w:p>"
                   "<w:altChunk r:id='k'/>") },
        { "word/_rels/document.xml.rels",
          RELATIONS(RELATION("o", "package", "embeddings/tableur.xlsx")
                        RELATION("k", "aFChunk", "../texte.html")
                            RELATION("c", "chart", "charts/chart1.xml") RELATION(
                                "g", "glossaryDocument", "glossary/document.xml")
                                RELATION("s", "styles", "styles.xml")) },
        { "word/charts/chart1.xml",
          "<c:chartSpace " SPACES
          "><c:title><c:tx><c:rich><a:p><a:r><a:t>Heures</a:t></a:r></a:p>"
          "</c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Lot "
          "1</c:v></c:pt>"
          "</c:strCache></c:strRef></c:tx><c:val><c:v>350</c:v></c:val></c:ser></"
          "c:chartSpace>" },
        { "word/glossary/document.xml",
          "<w:glossaryDocument " SPACES
          "><w:docParts><w:docPart><w:docPartPr/><w:docPartBody>" P(
              "bloc") "</w:docPartBody></w:docPart></w:docParts></"
                      "w:glossaryDocument>" },
        { "word/styles.xml", "<w:styles " SPACES "><w:style>" },
        { 0 } });
    char *lines = tell(document);
    assert_string_equal(
        lines, "<+:a><h:b>\ndrawing: Heures\ndrawing: Lot 1\nglossary: bloc\n");
    free(lines);
    assert_int_equal(find_notice(document, NOTICE_REVISION)->count, 1);
    assert_int_equal(find_notice(document, NOTICE_HIDDEN)->count, 1);
    assert_int_equal(find_notice(document, NOTICE_IMAGE)->count, 1);
    assert_string_equal(find_notice(document, NOTICE_DAMAGE)->what, "word/styles.xml");
    assert_string_equal(find_notice(document, NOTICE_UNREAD_PART)->what,
                        "word/embeddings/tableur.xlsx");
    document_free(document);
}

static void pages_are_counted_once(void **state)
{
    (void)state;
    Document *document = read_parts((Part[]){
        { "word/document.xml",
          BODY(P("un") "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
                       "<w:p><w:r><w:lastRenderedPageBreak/><w:t>deux</w:t></w:r></w:p>"
                       "<w:p><w:pPr><w:pageBreakBefore/></"
                       "w:pPr><w:r><w:lastRenderedPageBreak/>"
                       "<w:t>trois</w:t></w:r></w:p>"
                       "<w:p><w:r><w:t>tro</w:t><w:lastRenderedPageBreak/><w:t>is</"
                       "w:t></w:r></w:p>" P("quatre")) },
        { 0 } });
    static const uint32_t pages[] = { 1, 2, 3, 3, 4 };
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(document_block_at(document, i)->page, pages[i]);
    assert_int_equal(document_page_count(document), 4);
    document_free(document);
}

/* --- Packages --- */

static void the_text_is_found_by_relationship(void **state)
{
    (void)state;
    expect_parts(
        (Part[]){
            { "[Content_Types].xml",
              "<Types "
              "xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
              "<Override PartName='/autre/Texte.xml' "
              "ContentType='application/vnd.ms-word."
              "template.macroEnabledTemplate.main+xml'/></Types>" },
            { "_rels/.rels",
              RELATIONS(RELATION("a", "officeDocument", "/autre/./x/../texte.xml")) },
            { "autre/Texte.xml", BODY(P("trouvé")) },
            { "word/document.xml", BODY(P("leurre")) },
            { 0 } },
        "trouvé\n");
}

static void strict_documents_are_read(void **state)
{
    (void)state;
    expect("<w:document "
           "xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body><w:p>"
           "<w:pPr><w:outlineLvl "
           "w:val='0'/></w:pPr><w:r><w:t>Strict</w:t></w:r></w:p></w:body>"
           "</w:document>",
           "#1 Strict\n");
}

static void utf16_parts_are_read(void **state)
{
    (void)state;
    static const char body[] =
        "<?xml version='1.0' encoding='UTF-16'?>" BODY(P("large"));
    static char wide[2 * sizeof body];
    wide[0] = '\xFF';
    wide[1] = '\xFE';
    for (size_t i = 0; i + 1 < sizeof body; i++)
        wide[2 + 2 * i] = body[i];
    expect_parts((Part[]){ { "word/document.xml", wide, 2 * sizeof body }, { 0 } },
                 "large\n");
}

/* --- Hostile input --- */

static void nesting_is_bounded(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close;
        int times;
    } nests[] = {
        { "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 200 },
        { "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 300 },
        { "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 200 },
        { "<w:p>", "</w:p>", 400 },
        { "<w:tc>", "</w:tc>", 300 },
        { "<w:tr>", "</w:tr>", 300 },
        { "<w:ins w:id='1'><w:del w:id='2'>", "</w:del></w:ins>", 300 },
        { "<mc:AlternateContent><mc:Choice Requires='wps'>",
          "</mc:Choice></mc:AlternateContent>", 300 },
    };
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++) {
        Buffer body;
        buffer_init(&body, 1 << 20);
        buffer_add_string(&body, "<w:document " SPACES "><w:body>");
        for (int j = 0; j < nests[i].times; j++)
            buffer_add_string(&body, nests[i].open);
        buffer_add_string(&body, P("au fond"));
        for (int j = 0; j < nests[i].times; j++)
            buffer_add_string(&body, nests[i].close);
        buffer_add_string(&body, P("à la fin") "</w:body></w:document>");
        Document *document = read_parts(
            (Part[]){ { "word/document.xml", buffer_string(&body) }, { 0 } });
        uint32_t count = (uint32_t)document_block_count(document);
        assert_true(count > 0);
        assert_string_equal(document_block_at(document, count - 1)->text, "à la fin");
        document_free(document);
        buffer_done(&body);
    }
}

static void open_fields_lose_no_text(void **state)
{
    (void)state;
    Buffer body;
    buffer_init(&body, 1 << 20);
    buffer_add_string(&body, "<w:document " SPACES "><w:body><w:p>");
    for (int i = 0; i < 100; i++)
        buffer_add_string(&body, MARK("begin"));
    buffer_add_string(&body, "</w:p>" P("lu") "</w:body></w:document>");
    expect(buffer_string(&body), "lu\n");
    buffer_done(&body);
}

static void a_damaged_text_is_refused(void **state)
{
    (void)state;
    size_t length;
    Error err = { 0 };
    char *bytes = pack(
        (Part[]){ { "word/document.xml", "<w:document " SPACES "><w:body>" }, { 0 } },
        &length);
    assert_null(reader_read_bytes("essai.docx", bytes, length, &limits_default, &err));
    assert_int_equal(err.kind, ERROR_FORMAT);
    assert_string_equal(err.part, "word/document.xml");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_are_joined_and_marked),
        cmocka_unit_test(characters_of_runs_are_kept),
        cmocka_unit_test(blank_paragraphs_are_left_out),
        cmocka_unit_test(a_drop_cap_joins_its_paragraph),
        cmocka_unit_test(styles_inherit_and_toggle),
        cmocka_unit_test(headings_come_from_outline_levels),
        cmocka_unit_test(titles_are_headings),
        cmocka_unit_test(labels_are_computed),
        cmocka_unit_test(styles_bring_their_numbers),
        cmocka_unit_test(tracked_changes_are_marked),
        cmocka_unit_test(fields_show_their_results),
        cmocka_unit_test(an_open_contents_field_ends_at_a_heading),
        cmocka_unit_test(boxes_have_their_state),
        cmocka_unit_test(boxes_are_recorded),
        cmocka_unit_test(choices_and_prompts_are_known),
        cmocka_unit_test(cells_have_their_place),
        cmocka_unit_test(one_branch_is_read),
        cmocka_unit_test(notes_stand_after_their_reference),
        cmocka_unit_test(headers_in_use_are_read_once),
        cmocka_unit_test(what_is_not_read_is_told),
        cmocka_unit_test(pages_are_counted_once),
        cmocka_unit_test(the_text_is_found_by_relationship),
        cmocka_unit_test(strict_documents_are_read),
        cmocka_unit_test(utf16_parts_are_read),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(open_fields_lose_no_text),
        cmocka_unit_test(a_damaged_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
