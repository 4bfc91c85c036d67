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
    assert_string_equal(b->text, "Le titulaire \nréserve ☒\ncinq");
    assert_int_equal(b->kind, BLOCK_PARAGRAPH);
    assert_int_equal(b->run_count, 6);
    assert_int_equal(b->runs[1].marks, RUN_DELETED);
    assert_false(block_is_visible_at(b, b->runs[1].start));
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

/* One paragraph between others that make it stand alone. */
static const Block *read_alone(Document *document, const char *words, uint32_t marks)
{
    block(document,
          "Le présent document fixe les conditions dans lesquelles le titulaire "
          "exécute les prestations décrites ci-après.",
          0);
    uint32_t index = block(document, words, marks);
    block(document,
          "Le titulaire exécute les prestations dans le respect des règles de "
          "l'art et des délais fixés par les ordres de service.",
          0);
    finish(document);
    return document_block_at(document, index);
}

static void typed_headings_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        uint32_t marks;
        const char *number, *title;
    } cases[] = {
        { "ARTICLE 7 – CLAUSE SOCIALE", RUN_BOLD, "Article 7", "CLAUSE SOCIALE" },
        { "ARTICLE 7 – CLAUSE SOCIALE", 0, "Article 7", "CLAUSE SOCIALE" },
        { "Article 4.2. Pénalités", 0, "Article 4.2", "Pénalités" },
        { "Article 1er – Objet", 0, "Article 1er", "Objet" },
        { "Article 12 : Durée du marché", 0, "Article 12", "Durée du marché" },
        { "4.2 – Titre", 0, "4.2", "Titre" },
        { "4.9.3 Choix de l'entreprise", 0, "4.9.3", "Choix de l'entreprise" },
        { "A – Objet", RUN_BOLD, "A", "Objet" },
        { "III.1.5) Informations sur les marchés réservés", 0, "III.1.5",
          "Informations sur les marchés réservés" },
        { "VII – GROUPEMENT", 0, "VII", "GROUPEMENT" },
        { "§ 2.9 Personnel", 0, "§ 2.9", "Personnel" },
        { "C R I T È R E S", 0, "", "C R I T È R E S" },
        { "Modalités de contrôle", RUN_BOLD, "", "Modalités de contrôle" },
        { "CONDITIONS D'EXÉCUTION", 0, "", "CONDITIONS D'EXÉCUTION" },
        { "3. Durée du marché", RUN_BOLD, "3", "Durée du marché" },
        { "3. Durée du marché", 0, "3", "Durée du marché" },
        { "1-2 Découpage", 0, "1-2", "Découpage" },
        { "Chapitre 2. Exécution", 0, "Chapitre 2", "Exécution" },
        { "Annexe 1 – Sites", RUN_BOLD, "Annexe 1", "Sites" },
        { "Titre III – Exploitation", RUN_BOLD, "Titre III", "Exploitation" },
        { "B3. Avance", RUN_BOLD, "B3", "Avance" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Document *document = make();
        const Block *b = read_alone(document, cases[i].line, cases[i].marks);
        if (b->kind != BLOCK_HEADING)
            fail_msg("not found: %s", cases[i].line);
        assert_true(b->typed);
        assert_int_equal(document_article_count(document), 2);
        assert_string_equal(document_article_at(document, 1)->number, cases[i].number);
        assert_string_equal(document_article_at(document, 1)->title, cases[i].title);
        document_free(document);
    }
}

static void other_lines_are_not_headings(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        uint32_t marks;
    } cases[] = {
        { "1. la lettre de candidature ;", 0 },
        { "2. organisation du portage – 20 points ;", 0 },
        { "Lot 1 : Nettoyage des locaux, 280 h", RUN_BOLD },
        { "Lot 1 : Nettoyage des locaux", 0 },
        { "Article 7 du CCAP", 0 },
        { "Articles L. 1121-1 et suivants du Code de la commande publique", 0 },
        { "Article L. 2112-2 du Code de la commande publique", 0 },
        { "Article R2142-22 du Code", 0 },
        { "3.1. Prix global et forfaitaire. Les entreprises ont tenu compte du site.",
          0 },
        { "12.1. Le titulaire consacre 4 % des heures à des publics éloignés.", 0 },
        { "3.4. Compte prorata : géré par le lot 01", 0 },
        { "A titre indicatif, les quantités sont données", 0 },
        { "12 mois à compter de la notification", 0 },
        { "12,5 % du montant", RUN_BOLD },
        { "31000 TOULOUSE", 0 },
        { "Important :", RUN_BOLD },
        { "Le candidat joint un mémoire.", RUN_BOLD },
        { "OUI", 0 },
        { "FACILITATRICE : MME DUPUIS, CLAUSES@VILLE.EXAMPLE", 0 },
        { "15.03.2027", 0 },
        { "EN 301 549 V2.1.2 / WCAG 2.1", 0 },
        { "75 042 PARIS Cedex 01", RUN_BOLD },
        { "Taux de TVA en vigueur : ________", RUN_BOLD },
        { "PR = P0 × (S / S0)", RUN_BOLD },
        { "XXXXXX", RUN_BOLD },
        { "I", 0 },
        { "", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Document *document = make();
        const Block *b = read_alone(document, cases[i].line, cases[i].marks);
        if (b->kind == BLOCK_HEADING || block_opens_article(b))
            fail_msg("taken for a heading: %s", cases[i].line);
        document_free(document);
    }
}

static void articles_nest_by_number(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "CAHIER DES CLAUSES", RUN_BOLD);
    block(document, "ARTICLE 1 – OBJET", RUN_BOLD);
    block(document, "Le marché porte sur le nettoyage.", 0);
    block(document, "1.1 Étendue", RUN_BOLD);
    block(document, "Les sites sont listés en annexe.", 0);
    block(document, "1.1.1 Sites", RUN_BOLD);
    uint32_t deep = block(document, "Deux sites.", 0);
    block(document, "ARTICLE 2 – DURÉE", RUN_BOLD);
    uint32_t last = block(document, "Un an.", 0);
    finish(document);
    assert_int_equal(document_article_count(document), 6);
    const Article *first = document_article_at(document, 2);
    assert_string_equal(first->title, "OBJET");
    assert_int_equal(first->parent, 0);
    assert_int_equal(first->level, 1);
    assert_int_equal(first->first, 2);
    assert_int_equal(first->end, 7);
    assert_int_equal(document_article_at(document, 3)->parent, 2);
    assert_int_equal(document_article_at(document, 4)->parent, 3);
    assert_int_equal(document_article_at(document, 5)->parent, 0);
    assert_int_equal(document_article_of(document, deep), 4);
    assert_int_equal(document_article_of(document, last), 5);
    document_free(document);
}

static void a_paragraph_may_open_with_its_title(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "Titre I – Généralités", RUN_BOLD);
    document_open_block(document, BLOCK_PARAGRAPH, STREAM_BODY);
    text(document, "Article 2. Durée.", RUN_BOLD);
    text(document, " Vingt-deux ans à compter du 1er octobre 2027.", 0);
    document_close_block(document);
    finish(document);
    const Block *b = document_block_at(document, 1);
    assert_int_equal(b->kind, BLOCK_PARAGRAPH);
    assert_true(block_opens_article(b));
    const Article *article = document_article_at(document, 2);
    assert_string_equal(article->number, "Article 2");
    assert_string_equal(article->title, "Durée");
    assert_int_equal(article->first, 1);
    assert_int_equal(article->parent, 1);
    document_free(document);
}

static void numbers_that_go_on_open_articles(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "CHAPITRE 1 – OBJET", RUN_BOLD);
    block(document, "1.1. Une phrase qui se termine par un point, sans être un titre.",
          0);
    block(document, "CHAPITRE 4 – CLAUSES", RUN_BOLD);
    block(document, "4.4. Règlement", RUN_BOLD);
    block(document, "Le règlement a lieu à trente jours.", 0);
    block(document,
          "4.5. Pénalités Les pénalités sont appliquées selon le CCAG, article 14.", 0);
    block(document, "ARTICLE 6 – DIVERS", RUN_BOLD);
    block(document, "Rien de plus.", 0);
    block(document, "CHAPITRE 5 – FIN", RUN_BOLD);
    finish(document);
    assert_int_equal(document_article_of(document, 1), 1);
    const Article *article = document_article_at(document, 4);
    assert_string_equal(article->number, "4.5");
    assert_string_equal(article->title, "");
    assert_int_equal(article->parent, 2);
    assert_int_equal(document_article_at(document, 5)->parent, 2);
    assert_int_equal(document_article_at(document, 6)->parent, 0);
    document_free(document);
}

static void plain_titles_have_their_place(void **state)
{
    (void)state;
    Document *document = make();
    block(document, "ARTICLE 2 – PRIX", RUN_BOLD);
    block(document, "2.1 Avance. Elle est versée à la notification.", 0);
    block(document, "2.2 Le titulaire facture. Le paiement suit.", 0);
    block(document, "3. Variantes", 0);
    block(document, "Sans objet.", 0);
    block(document, "4. Prix", 0);
    block(document, "5. Délai", 0);
    finish(document);
    const Article *article = document_article_at(document, 2);
    assert_string_equal(article->number, "2.1");
    assert_string_equal(article->title, "Avance");
    assert_int_equal(document_block_at(document, 3)->kind, BLOCK_HEADING);
    assert_string_equal(document_article_at(document, 4)->title, "Variantes");
    assert_int_equal(document_block_at(document, 5)->kind, BLOCK_PARAGRAPH);
    document_free(document);
}

static uint32_t styled(Document *document, const char *words, const char *label)
{
    uint32_t index = document_open_block(document, BLOCK_HEADING, STREAM_BODY);
    document_current(document)->level = 1;
    document_current(document)->label = label;
    text(document, words, 0);
    document_close_block(document);
    return index;
}

static void styles_are_believed_within_reason(void **state)
{
    (void)state;
    Document *document = make();
    styled(document, "Clause sociale", "Article 7.2");
    styled(document,
           "Le titulaire réserve une part des heures à des personnes éloignées "
           "de l'emploi. Il en rend compte chaque trimestre. Il désigne un "
           "correspondant.",
           "");
    styled(document, "  ", "");
    document_open_table(document);
    document_open_row(document, false);
    document_open_cell(document, 1, 1);
    styled(document, "Lot", "");
    document_close_cell(document);
    cell(document, "Montant", 1);
    document_close_row(document);
    document_close_table(document);
    finish(document);
    assert_int_equal(document_article_count(document), 2);
    assert_string_equal(document_article_at(document, 1)->number, "Article 7.2");
    assert_string_equal(document_article_at(document, 1)->title, "Clause sociale");
    assert_false(document_block_at(document, 0)->typed);
    for (uint32_t i = 1; i < 4; i++)
        assert_int_equal(document_block_at(document, i)->kind, BLOCK_PARAGRAPH);
    document_free(document);
}

static void typed_contents_leave_the_body(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "SOMMAIRE",
        "Article 1 – Objet\t3",
        "Article 2 – Clause sociale ............ 4",
        "Article 3 – Pénalités 12",
        "",
        "Article 1 – Objet",
        "Le marché porte sur le nettoyage.",
    };
    Document *document = make();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        block(document, lines[i], RUN_BOLD * (i == 5));
    finish(document);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(document_block_at(document, i)->stream, STREAM_CONTENTS);
    assert_int_equal(document_block_at(document, 5)->stream, STREAM_BODY);
    assert_int_equal(document_block_at(document, 6)->stream, STREAM_BODY);
    assert_int_equal(document_article_count(document), 2);
    document_free(document);

    /* A list run together in one paragraph. */
    document = make();
    block(document,
          "Article 1 – Objet ........ 2 Article 2 – Critère social ........ 3 Article "
          "3 – "
          "Plis ........ 4",
          0);
    block(document, "Nom : ................ Prénom : ................ Le ........", 0);
    finish(document);
    assert_int_equal(document_block_at(document, 0)->stream, STREAM_CONTENTS);
    assert_int_equal(document_block_at(document, 1)->stream, STREAM_BODY);
    document_free(document);

    /* With its title, and without pages. */
    document = make();
    block(document, "SOMMAIRE : 1 Objet – 2 Prix – 3 Clause sociale – 4 Fin", 0);
    block(document, "Sommaire : 3 exemplaires pour 12 services et 40 lecteurs, 2 jours",
          0);
    finish(document);
    assert_int_equal(document_block_at(document, 0)->stream, STREAM_CONTENTS);
    assert_int_equal(document_block_at(document, 1)->stream, STREAM_BODY);
    document_free(document);

    static const char *const criteria[] = { "1. Prix 40", "2. Délai 20",
                                            "3. Social 40" };
    document = make();
    for (size_t i = 0; i < 3; i++)
        block(document, criteria[i], 0);
    finish(document);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(document_block_at(document, i)->stream, STREAM_BODY);
    document_free(document);
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
        cmocka_unit_test(typed_headings_are_found),
        cmocka_unit_test(other_lines_are_not_headings),
        cmocka_unit_test(articles_nest_by_number),
        cmocka_unit_test(a_paragraph_may_open_with_its_title),
        cmocka_unit_test(numbers_that_go_on_open_articles),
        cmocka_unit_test(plain_titles_have_their_place),
        cmocka_unit_test(styles_are_believed_within_reason),
        cmocka_unit_test(typed_contents_leave_the_body),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
