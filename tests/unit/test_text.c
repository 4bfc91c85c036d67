/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "read/plain.h"
#include "text/fold.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Folding --- */

static void assert_folds(const char *source, const char *expected)
{
    Buffer out;
    buffer_init(&out, 1u << 20);
    fold_text(source, strlen(source), 0, &out, NULL);
    assert_string_equal(buffer_string(&out), expected);
    buffer_done(&out);
}

static void french_becomes_ascii(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "Clause d’insertion «\u00A0sociale\u00A0»",
          "clause d'insertion \" sociale \"" },
        { "ÉTÉ Noël ça œuvre Æ", "ete noel ca oeuvre ae" },
        { "e\u0301te\u0301 A\u0300", "ete a" },
        { "10\u202F000\u00A0€ – n°\u00A02", "10 000 eur - no 2" },
        { "fa\u00ADcul\u200Bta\uFEFFtif", "facultatif" },
        { "a  \t b\n\nc", "a b c" },
        { "ﬁn o\uFB03ce ini\u019Fale", "fin office initiale" },
        { "½ m² 1ᵉʳ", "1/2 m2 1er" },
        { "l\xC2\x92"
          "emploi \xC2\x93ici\xC2\x94\xC2\x85",
          "l'emploi \"ici\"..." },
        { "☒ oui ☐ non ⯑ • fin", "[x] oui [ ] non [?] * fin" },
        { "Ａｂ", "ab" },
        { "salarié·e·s", "salarie.e.s" },
        { "prix $ £", "prix usd gbp" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_folds(cases[i][0], cases[i][1]);
}

static void typing_and_conversions_are_mended(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "[x] [X] (x) ( X ) ( ) [  ]", "[x] [x] [x] [x] [ ] [ ]" },
        { "f(x) lot(s) (a)", "f(x) lot(s) (a)" },
        { "(\u00A0) oui", "[ ] oui" },
        { "l?environnement et d?État", "l'environnement et d'etat" },
        { "l\uFFFDhygi\u00E8ne qu?il aujourd?hui", "l'hygiene qu'il aujourd'hui" },
        { "Oui ? non?oui", "oui ? non?oui" },
        { "facultative.L'exécution", "facultative. l'execution" },
        { "www.ville.Fr contact@ville.Fr S.A.R.L. 3.5",
          "www.ville.fr contact@ville.fr s.a.r.l. 3.5" },
        { "C R I T È R E S", "criteres" },
        { "D E V E L O P P E M E N T  D U R A B L E", "developpement durable" },
        { "lots A B C D", "lots a b c d" },
        { "L'A R T I C L E", "l'article" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_folds(cases[i][0], cases[i][1]);
}

static void patterns_keep_their_signs(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "À compléter", "a completer" },
        { "\\[x\\] oui", "\\[x\\] oui" },
        { "☒ oui", "\\[x\\] oui" },
        { "\\bL'\\S+\\b  [A-Z]?", "\\bl'\\S+\\b  [a-z]?" },
        { "…", "\\.\\.\\." },
        { "^(x)$", "^(x)$" },
        { "\\p{L}\\x{E9}É", "\\p{L}\\x{E9}e" },
        { "l?e", "l?e" },
        { "\\", "\\" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out;
        buffer_init(&out, 1000);
        fold_pattern(cases[i][0], strlen(cases[i][0]), &out);
        assert_string_equal(buffer_string(&out), cases[i][1]);
        buffer_done(&out);
    }
}

/* A small generator: the same texts on every machine. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static size_t random_text(uint32_t *seed, char *out, size_t room)
{
    static const char *const pieces[] = {
        "l",  "?",    "e",        " ",      "  ",     "É",    "C ",       "R ",
        "I ", "T ",   "È ",       "(",      "x",      ")",    "[",        "]",
        ".",  "A",    "ab",       "ƒ",      "œ",      "…",    "€",        "\u0301",
        "\n", "\t",   "•",        "☒",      "☐",      "½",    "ﬁ",        "d",
        "qu", "’",    "\u00AD",   "\u00A0", "abc.De", "\x80", "\xE2\x82", "Ω",
        "漢", "🗹", "\xC2\x92", "1",      "; ",
    };
    size_t length = 0, count = next_random(seed) % 60;
    for (size_t i = 0; i < count; i++) {
        const char *piece =
            pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)];
        size_t size = strlen(piece);
        if (length + size >= room)
            break;
        memcpy(out + length, piece, size);
        length += size;
    }
    out[length] = '\0';
    return length;
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    uint32_t seed = 7;
    char source[1024];
    for (int i = 0; i < 20000; i++) {
        Buffer once, twice;
        buffer_init(&once, 1u << 16);
        buffer_init(&twice, 1u << 16);
        size_t length = random_text(&seed, source, sizeof source);
        fold_text(source, length, 0, &once, NULL);
        fold_text(buffer_string(&once), once.length, 0, &twice, NULL);
        if (strcmp(buffer_string(&once), buffer_string(&twice)) != 0)
            fail_msg("\"%s\" gives \"%s\", then \"%s\"", source, buffer_string(&once),
                     buffer_string(&twice));
        assert_true(utf8_is_valid(buffer_string(&once), once.length));
        buffer_done(&once);
        buffer_done(&twice);
    }
}

static void the_map_leads_back_in_order(void **state)
{
    (void)state;
    uint32_t seed = 11;
    char source[1024];
    for (int i = 0; i < 5000; i++) {
        Buffer out;
        FoldMap map = { 0 };
        buffer_init(&out, 1u << 16);
        size_t length = random_text(&seed, source, sizeof source);
        fold_text(source, length, 100, &out, &map);
        uint32_t folded = 0, original = 0;
        for (size_t k = 0; k < map.count; k++) {
            assert_true(k == 0 || map.steps[k].folded > folded);
            assert_true(map.steps[k].original >= original);
            assert_true(map.steps[k].original >= 100);
            assert_true(map.steps[k].original < 100 + length);
            folded = map.steps[k].folded;
            original = map.steps[k].original;
            assert_true(folded < out.length);
        }
        buffer_done(&out);
        fold_map_done(&map);
    }
}

/* --- Lines and sentences --- */

static Document *make(void)
{
    Document *document = document_new("essai.docx", "docx", &limits_default, NULL);
    assert_non_null(document);
    return document;
}

static uint32_t add(Document *document, BlockKind kind, Stream stream,
                    const char *words)
{
    uint32_t index = document_open_block(document, kind, stream);
    document_current(document)->level = kind == BLOCK_HEADING;
    document_add_text(document, words, strlen(words), 0);
    document_close_block(document);
    return index;
}

static uint32_t paragraph(Document *document, const char *words)
{
    return add(document, BLOCK_PARAGRAPH, STREAM_BODY, words);
}

/* Cells are parted by '|', paragraphs of a cell by '/'. */
static void row(Document *document, bool header, const char *cells)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", cells);
    document_open_row(document, header);
    for (char *cell = copy; cell;) {
        char *next = strchr(cell, '|');
        if (next)
            *next++ = '\0';
        document_open_cell(document, 1, 1);
        for (char *words = cell; words;) {
            char *slash = strchr(words, '/');
            if (slash)
                *slash++ = '\0';
            paragraph(document, words);
            words = slash;
        }
        document_close_cell(document);
        cell = next;
    }
    document_close_row(document);
}

static Text *finish(Document *document)
{
    Error err = { 0 };
    assert_true(document_finish(document, &err));
    Text *text = text_new(document, &err);
    assert_string_equal(err.message, "");
    assert_non_null(text);
    return text;
}

static void assert_span(const Text *text, Span span, const char *expected)
{
    char found[1024];
    snprintf(found, sizeof found, "%.*s", (int)(span.end - span.start),
             text_bytes(text) + span.start);
    assert_string_equal(found, expected);
}

static void assert_line(const Text *text, uint32_t index, const char *expected)
{
    assert_true(index < text_line_count(text));
    assert_span(text, text_line_at(text, index)->span, expected);
}

static void done(Document *document, Text *text)
{
    text_free(text);
    document_free(document);
}

static void only_the_page_is_folded(void **state)
{
    (void)state;
    Document *document = make();
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    document_add_text(document, "Le titulaire ", 13, 0);
    document_add_text(document, "peut ", 5, RUN_DELETED);
    document_add_text(document, "doit ", 5, RUN_INSERTED);
    document_add_text(document, "réserver", 9, 0);
    add(document, BLOCK_PARAGRAPH, STREAM_FOOTNOTE, "Note.");
    add(document, BLOCK_PARAGRAPH, STREAM_COMMENT, "Commentaire.");
    document_close_block(document);
    add(document, BLOCK_PARAGRAPH, STREAM_CONTENTS, "Objet 3");
    add(document, BLOCK_PARAGRAPH, STREAM_HEADER, "En-tête");
    paragraph(document, " \u00A0 ");
    Text *text = finish(document);
    assert_int_equal(text_line_count(text), 3);
    assert_line(text, 0, "le titulaire doit reserver");
    assert_line(text, 1, "note.");
    assert_line(text, 2, "en-tete");
    assert_int_equal(text_line_at(text, 1)->stream, STREAM_FOOTNOTE);
    assert_int_equal(text_line_at(text, 1)->number, 2);
    assert_int_equal(text_line_at(text, 2)->number, 4);
    done(document, text);
}

static void sentences_end_where_a_reader_stops(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        size_t count;
        const char *last;
    } cases[] = {
        { "Le titulaire réserve 5 %. Il en rend compte.", 2, "il en rend compte." },
        { "Selon l'art. L. 2112-2 du Code. Rien.", 2, "rien." },
        { "Voir M. Martin et Mme. Dupont, n° 3.", 1, NULL },
        { "4.2. Pénalités", 1, NULL },
        { "Article 4.2. Pénalités", 1, NULL },
        { "Voir l'article 5. Le titulaire paie.", 2, "le titulaire paie." },
        { "Un E.S.A.T. Les Ateliers, 10 000 € H.T. Par an", 1, NULL },
        { "Un taux de 3.5 points. « Oui »", 2, "\" oui \"" },
        { "prix ; délai ; valeur sociale", 3, "valeur sociale" },
        { "Le service (12 rue du Lavoir ; tél. 05) aide. Fin.", 2, "fin." },
        { "Avant 16 h. Le pli est scellé.", 2, "le pli est scelle." },
        { "Un béton de classe U. Le reste suit.", 2, "le reste suit." },
        { "Insertion, etc. ensuite. Fin", 2, "fin" },
        { "Clause sociale\nLe titulaire paie", 2, "le titulaire paie" },
        { "Clause\nsociale", 1, NULL },
        { "Trois lots\n2. Le deuxième", 2, "2. le deuxieme" },
        { "Il dit «\u00A0non.\u00A0» Puis il part.", 2, "puis il part." },
        { "La clause est facultative.L'exécution suit.", 2, "l'execution suit." },
        { "Oui ! Non ? ☒ Peut-être", 3, "[x] peut-etre" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Document *document = make();
        paragraph(document, cases[i].words);
        Text *text = finish(document);
        size_t count = text_sentence_count(text);
        if (count != cases[i].count)
            fail_msg("\"%s\": %zu sentences, expected %zu", cases[i].words, count,
                     cases[i].count);
        if (cases[i].last)
            assert_span(text, text_sentence_at(text, (uint32_t)count - 1)->span,
                        cases[i].last);
        done(document, text);
    }
}

static void values_in_the_first_row_head_nothing(void **state)
{
    (void)state;
    Document *document = make();
    document_open_table(document);
    row(document, true, "Clause sociale|Oui|3 %");
    row(document, false, "Réservation|Non|10 %");
    document_close_table(document);
    document_open_table(document);
    row(document, true, "Part|2027");
    row(document, false, "Insertion|25 %");
    document_close_table(document);
    document_open_table(document);
    row(document, true, "Clause|Oui|Non");
    row(document, false, "Insertion|☐|☒");
    document_close_table(document);
    Text *text = finish(document);
    assert_line(text, 1, "reservation | non | 10 %");
    assert_line(text, 3, "insertion | 2027 : 25 %");
    assert_line(text, 5, "insertion | oui : [ ] | non : [x]");
    text_free(text);
    document_free(document);
}

static void two_columns_of_answers_have_a_header(void **state)
{
    (void)state;
    Document *document = make();
    document_open_table(document);
    row(document, false, "Lot|Réservé aux SIAE");
    row(document, false, "1 – Vitrerie|non");
    row(document, false,
        "2 – Entretien|oui, article L. 2113-13 du code, agrément à joindre");
    document_close_table(document);
    document_open_table(document);
    row(document, false, "Objet|Nettoyage");
    row(document, false, "Visite|facultative sur rendez-vous");
    row(document, false, "Insertion|Non");
    document_close_table(document);
    document_open_table(document);
    row(document, false, "Norme CE|Requise");
    row(document, false, "Écolabel|Sans objet");
    row(document, false, "Garantie|24 mois");
    document_close_table(document);
    Text *text = finish(document);
    assert_line(text, 1, "1 - vitrerie | reserve aux siae : non");
    assert_line(text, 2,
                "2 - entretien | reserve aux siae : oui, article l. 2113-13 du code, "
                "agrement a "
                "joindre");
    assert_line(text, 5, "insertion | non");
    assert_line(text, 7, "ecolabel | sans objet");
    text_free(text);
    document_free(document);
}

static void rows_read_alone(void **state)
{
    (void)state;
    Document *document = make();
    document_open_table(document);
    row(document, true, "Lot|Objet|Réservé : oui ou non");
    row(document, false, "3|Nettoyage/des locaux|Oui");
    row(document, false, "4||Non");
    row(document, false, "|Sans lot|");
    document_close_table(document);
    Text *text = finish(document);
    assert_int_equal(text_line_count(text), 4);
    assert_line(text, 0, "lot | objet | reserve : oui ou non");
    assert_line(text, 1, "3 | nettoyage ; des locaux | reserve : oui");
    assert_line(text, 2, "4 | | reserve : non");
    assert_line(text, 3, "sans lot");
    assert_true(text_line_at(text, 1)->is_row);
    assert_false(text_line_at(text, 3)->is_row);
    assert_true(text_line_at(text, 0)->header_row);
    assert_int_equal(text_line_at(text, 2)->row, 2);

    const char *reserve = strstr(text_bytes(text), "reserve : oui\n");
    const char *oui = strstr(reserve, "oui");
    uint32_t at = (uint32_t)(oui - text_bytes(text));
    Place place = text_locate(text, (Span){ at, at + 3 });
    assert_string_equal(document_block_at(document, place.block)->text, "Oui");
    assert_int_equal(place.start, 0);
    assert_int_equal(place.end, 3);
    Arena *arena = arena_new();
    at = (uint32_t)(reserve - text_bytes(text));
    assert_string_equal(text_quote(text, (Span){ at, at + 7 }, arena), "Réservé");
    assert_string_equal(text_quote(text, text_line_at(text, 1)->span, arena),
                        "3 | Nettoyage ; des locaux | Oui");
    arena_free(arena);
    done(document, text);
}

static void layout_tables_give_paragraphs(void **state)
{
    (void)state;
    Document *document = make();
    document_open_table(document);
    row(document, false, "Insertion|un/deux/trois/quatre");
    row(document, false, "seul");
    document_close_table(document);
    Text *text = finish(document);
    assert_int_equal(text_line_count(text), 6);
    assert_line(text, 0, "insertion");
    assert_line(text, 4, "quatre");
    assert_int_equal(text_line_at(text, 4)->table, 1);
    assert_false(text_line_at(text, 4)->is_row);
    done(document, text);
}

static void items_know_what_introduces_them(void **state)
{
    (void)state;
    Document *document = make();
    add(document, BLOCK_HEADING, STREAM_BODY, "Article 1 – Exécution");
    paragraph(document, "Le titulaire\u00A0:");
    add(document, BLOCK_LIST_ITEM, STREAM_BODY, "réserve 5 % des heures ;");
    paragraph(document, "- désigne un référent\u00A0:");
    paragraph(document, "a) interne ;");
    paragraph(document, "- rend compte.");
    paragraph(document, "Fin.");
    paragraph(document, "- seul");
    add(document, BLOCK_HEADING, STREAM_BODY, "Article 2 – Prix :");
    paragraph(document, "☐ ferme");
    add(document, BLOCK_HEADING, STREAM_BODY, "Article 3 – Durée");
    paragraph(document, "☐ un an");
    Text *text = finish(document);
    assert_int_equal(text_line_at(text, 0)->lead, LINE_NONE);
    assert_int_equal(text_line_at(text, 1)->lead, LINE_NONE);
    assert_int_equal(text_line_at(text, 2)->lead, 1);
    assert_int_equal(text_line_at(text, 3)->lead, 1);
    assert_int_equal(text_line_at(text, 4)->lead, 3);
    assert_int_equal(text_line_at(text, 5)->lead, 1);
    assert_int_equal(text_line_at(text, 7)->lead, LINE_NONE);
    assert_int_equal(text_line_at(text, 9)->lead, 8);
    assert_int_equal(text_line_at(text, 11)->lead, LINE_NONE);

    uint32_t first, end;
    text_article_lines(text, 1, &first, &end);
    assert_int_equal(first, 1);
    assert_int_equal(end, 8);
    assert_int_equal(text_article_heading(text, 1), 0);
    assert_int_equal(text_article_heading(text, 2), 8);
    assert_int_equal(text_article_heading(text, 0), LINE_NONE);
    assert_int_equal(text_line_at(text, 4)->article, 1);
    done(document, text);
}

static void places_are_exact(void **state)
{
    (void)state;
    Document *document = make();
    static const char words[] = "L’e\u0301galité « œuvre » ½ fin ☒.";
    paragraph(document, words);
    Text *text = finish(document);
    static const struct {
        const char *folded, *original;
    } cases[] = {
        { "egalite", "e\u0301galité" }, { "l'", "L’" }, { "oeuvre", "œuvre" },
        { "fin [x]", "fin ☒" },         { "1/2", "½" }, { "eg", "e\u0301g" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = strstr(text_bytes(text), cases[i].folded);
        assert_non_null(found);
        uint32_t at = (uint32_t)(found - text_bytes(text));
        Place place =
            text_locate(text, (Span){ at, at + (uint32_t)strlen(cases[i].folded) });
        char original[64];
        snprintf(original, sizeof original, "%.*s", (int)(place.end - place.start),
                 words + place.start);
        assert_string_equal(original, cases[i].original);
    }
    done(document, text);
}

static void every_sentence_is_inside_its_block(void **state)
{
    (void)state;
    uint32_t seed = 3;
    char source[1024];
    for (int i = 0; i < 300; i++) {
        Document *document = make();
        Arena *arena = arena_new();
        for (int k = 0; k < 12; k++) {
            bool table = next_random(&seed) % 4 == 0;
            if (table) {
                document_open_table(document);
                document_open_row(document, false);
                document_open_cell(document, 1, 1);
                random_text(&seed, source, sizeof source);
                paragraph(document, source);
                document_close_cell(document);
                document_open_cell(document, 1, 1);
            }
            document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
            for (uint32_t runs = next_random(&seed) % 4; runs > 0; runs--) {
                size_t length = random_text(&seed, source, sizeof source);
                document_add_text(document, source, length,
                                  next_random(&seed) % 3 == 0 ? RUN_DELETED : 0);
            }
            document_close_block(document);
            if (table) {
                document_close_cell(document);
                document_close_row(document);
                document_close_table(document);
            }
        }
        Text *text = finish(document);
        uint32_t before = 0;
        for (uint32_t k = 0; k < text_sentence_count(text); k++) {
            const Sentence *sentence = text_sentence_at(text, k);
            const Line *line = text_line_at(text, sentence->line);
            assert_true(sentence->span.start < sentence->span.end);
            assert_true(sentence->span.start >= before);
            assert_true(span_is_within(sentence->span, line->span));
            before = sentence->span.end;
            Place place = text_locate(text, sentence->span);
            const Block *block = document_block_at(document, place.block);
            assert_non_null(block);
            assert_true(place.start <= place.end && place.end <= block->length);
            assert_true(place.line > 0);
            assert_int_equal(text_sentence_of(text, sentence->span.start), k);
            assert_int_equal(text_line_of(text, sentence->span.start), sentence->line);
            assert_non_null(text_quote(text, sentence->span, arena));
        }
        arena_free(arena);
        done(document, text);
    }
}

static void plain_text_has_tables_and_lists(void **state)
{
    (void)state;
    Error err = { 0 };
    Document *document = plain_read("exemple", "Article 8 – Insertion",
                                    "Le titulaire :\n- réserve 5 % ;\n\n"
                                    "Lot | Réservé\n| 1 | oui |\nFin.",
                                    &limits_default, &err);
    assert_non_null(document);
    Text *text = text_new(document, &err);
    assert_int_equal(text_line_count(text), 6);
    assert_line(text, 0, "article 8 - insertion");
    assert_line(text, 2, "reserve 5 % ;");
    assert_int_equal(text_line_at(text, 2)->lead, 1);
    assert_line(text, 4, "1 | reserve : oui");
    assert_line(text, 5, "fin.");
    assert_string_equal(document_article_at(document, 1)->number, "Article 8");
    assert_int_equal(text_line_at(text, 5)->article, 1);
    done(document, text);
    document = plain_read("vide", NULL, "", &limits_default, &err);
    assert_int_equal(document_block_count(document), 0);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_becomes_ascii),
        cmocka_unit_test(typing_and_conversions_are_mended),
        cmocka_unit_test(patterns_keep_their_signs),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(the_map_leads_back_in_order),
        cmocka_unit_test(only_the_page_is_folded),
        cmocka_unit_test(sentences_end_where_a_reader_stops),
        cmocka_unit_test(two_columns_of_answers_have_a_header),
        cmocka_unit_test(rows_read_alone),
        cmocka_unit_test(values_in_the_first_row_head_nothing),
        cmocka_unit_test(layout_tables_give_paragraphs),
        cmocka_unit_test(items_know_what_introduces_them),
        cmocka_unit_test(places_are_exact),
        cmocka_unit_test(every_sentence_is_inside_its_block),
        cmocka_unit_test(plain_text_has_tables_and_lists),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
