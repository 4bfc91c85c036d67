/* SPDX-License-Identifier: Apache-2.0 */
/* listing_json.c - every block with all that is known of it: docs/text.schema.json. */
#include "report/json.h"
#include "report/listing_parts.h"

#include <stdint.h>

static const char *const kind_names[] = {
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_HEADING] = "heading",
    [BLOCK_LIST_ITEM] = "list-item",
};

static const char *const box_names[] = {
    [BOX_UNTICKED] = "unticked",
    [BOX_TICKED] = "ticked",
    [BOX_UNREADABLE] = "unreadable",
};

static const struct {
    RunMark mark;
    const char *name;
} mark_names[] = {
    { RUN_DELETED, "deleted" },
    { RUN_INSERTED, "inserted" },
    { RUN_STRUCK, "struck" },
    { RUN_HIDDEN, "hidden" },
    { RUN_HIGHLIGHTED, "highlighted" },
    { RUN_PLACEHOLDER, "placeholder" },
    { RUN_BOLD, "bold" },
    { RUN_ITALIC, "italic" },
    { RUN_CAPITALS, "capitals" },
    { RUN_FIELD, "field" },
    { RUN_LINK, "link" },
};

const char *stream_name(Stream stream)
{
    static const char *const names[STREAM_COUNT] = {
        [STREAM_BODY] = "body",         [STREAM_TEXTBOX] = "textbox",
        [STREAM_FOOTNOTE] = "footnote", [STREAM_ENDNOTE] = "endnote",
        [STREAM_HEADER] = "header",     [STREAM_FOOTER] = "footer",
        [STREAM_COMMENT] = "comment",   [STREAM_CONTENTS] = "contents",
        [STREAM_DRAWING] = "drawing",   [STREAM_GLOSSARY] = "glossary",
    };
    return names[stream];
}

const char *notice_name(NoticeKind kind)
{
    static const char *const names[NOTICE_COUNT] = {
        [NOTICE_UNREAD_PART] = "unread-part", [NOTICE_IMAGE] = "image",
        [NOTICE_REVISION] = "revision",       [NOTICE_COMMENT] = "comment",
        [NOTICE_HIDDEN] = "hidden",           [NOTICE_NUMBERING] = "numbering",
        [NOTICE_DAMAGE] = "damage",           [NOTICE_MACRO] = "macro",
        [NOTICE_METADATA] = "metadata",
    };
    return names[kind];
}

static json_t *run_value(const Block *block, const Run *run, bool *ok)
{
    json_t *value = json_object(), *marks = json_array();
    json_set(value, "text",
             json_words_of(block->text + run->start, run->end - run->start), ok);
    for (size_t i = 0; i < sizeof mark_names / sizeof *mark_names; i++)
        if (run->marks & mark_names[i].mark)
            json_add(marks, json_string(mark_names[i].name), ok);
    json_set(value, "marks", marks, ok);
    return value;
}

static json_t *table_value(const Block *block, bool *ok)
{
    if (!block->table)
        return json_null();
    json_t *value = json_object();
    json_set(value, "number", json_integer(block->table), ok);
    json_set(value, "row", json_integer(block->row + 1), ok);
    json_set(value, "column", json_integer(block->column + 1), ok);
    json_set(value, "row_span", json_integer(block->row_span), ok);
    json_set(value, "column_span", json_integer(block->column_span), ok);
    json_set(value, "header", json_boolean(block->header_row), ok);
    return value;
}

static json_t *article_value(const Document *document, uint32_t block, bool *ok)
{
    uint32_t index = document_article_of(document, block);
    if (!index)
        return json_null();
    const Article *article = document_article_at(document, index);
    json_t *value = json_object();
    json_set(value, "number", json_words_or_null(article->number), ok);
    json_set(value, "title", json_words(article->title), ok);
    return value;
}

static json_t *block_value(const Document *document, uint32_t index, uint32_t line,
                           const ListingOptions *options, bool *ok)
{
    const Block *block = document_block_at(document, index);
    json_t *value = json_object(), *runs = json_array(), *boxes = json_array();
    Buffer words;
    buffer_init(&words, SIZE_MAX / 2);
    listing_block(block, options, &words);
    json_set(value, "kind", json_string(kind_names[block->kind]), ok);
    json_set(value, "stream", json_string(stream_name(block->stream)), ok);
    json_set(value, "line", json_count_or_null(line), ok);
    json_set(value, "label", json_words_or_null(block->label), ok);
    json_set(value, "level", json_count_or_null(block->level), ok);
    json_set(value, "style", json_words_or_null(block->style), ok);
    json_set(value, "article", article_value(document, index, ok), ok);
    json_set(value, "table", table_value(block, ok), ok);
    json_set(value, "page", json_count_or_null(block->page), ok);
    json_set(value, "page_exact", json_boolean(block->page_exact), ok);
    json_set(value, "author", json_words_or_null(block->author), ok);
    json_set(value, "text", json_words(buffer_string(&words)), ok);
    for (uint32_t i = 0; i < block->run_count; i++)
        json_add(runs, run_value(block, &block->runs[i], ok), ok);
    for (uint32_t i = 0; i < block->box_count; i++)
        json_add(boxes, json_string(box_names[block->boxes[i].state]), ok);
    json_set(value, "runs", runs, ok);
    json_set(value, "boxes", boxes, ok);
    buffer_done(&words);
    return value;
}

bool listing_json(const Text *text, const ListingOptions *options, Buffer *out,
                  Error *err)
{
    const Document *document = text_document(text);
    bool ok = true;
    json_t *root = json_object(), *blocks = json_array(), *notices = json_array();
    json_set(root, "schema_version", json_string("1.0"), &ok);
    json_set(root, "name", json_words(document_name(document)), &ok);
    json_set(root, "format", json_words(document_format(document)), &ok);
    json_set(root, "pages", json_count_or_null(document_page_count(document)), &ok);
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        if (options->all || listing_shows(block, options))
            json_add(blocks,
                     block_value(document, i, text_number_of(text, i), options, &ok),
                     &ok);
    }
    for (size_t i = 0; i < document_notice_count(document); i++) {
        const Notice *notice = document_notice_at(document, i);
        json_t *value = json_object();
        json_set(value, "kind", json_string(notice_name(notice->kind)), &ok);
        json_set(value, "count", json_integer(notice->count), &ok);
        json_set(value, "what", json_words_or_null(notice->what), &ok);
        json_add(notices, value, &ok);
    }
    json_set(root, "blocks", blocks, &ok);
    json_set(root, "notices", notices, &ok);
    return json_finish(root, ok, out, err);
}
