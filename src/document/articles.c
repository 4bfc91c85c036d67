/* SPDX-License-Identifier: Apache-2.0 */
/* articles.c - headings nest: which block stands under which. */
#include "document/build.h"
#include "document/numbers.h"
#include "document/shown.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS_MOST = 9, BOLD_TITLE_MOST = 140, PLAIN_TITLE_MOST = 60 };

/* Running text and boxes make articles; what stands beside the page does not. */
static bool is_in_flow(const Document *document, const Block *block)
{
    while (block->anchor != BLOCK_NONE && block->stream != STREAM_HEADER &&
           block->stream != STREAM_FOOTER)
        block = &document->blocks[block->anchor];
    return block->stream == STREAM_BODY || block->stream == STREAM_TEXTBOX;
}

static Article *add_article(Document *document)
{
    if (document->article_count == document->article_room) {
        size_t room = document->article_room ? document->article_room * 2 : 64;
        Article *articles = realloc(document->articles, room * sizeof *articles);
        if (!articles)
            return NULL;
        document->articles = articles;
        document->article_room = room;
    }
    Article *article = &document->articles[document->article_count++];
    *article = (Article){ .heading = BLOCK_NONE, .number = "", .title = "" };
    return article;
}

/* Where the title of a paragraph that opens with one ends: at its first full stop or
 * colon; `from` when that comes too late to be a title. */
static size_t run_in_end(const Shown *shown, size_t from)
{
    size_t most = shown->bold_end > from + 2 ? BOLD_TITLE_MOST : PLAIN_TITLE_MOST;
    for (size_t i = from; i < shown->length && i < from + most; i++) {
        bool last = i + 1 >= shown->length ||
                    blank_at(shown->text + i + 1, shown->length - i - 1);
        if (shown->text[i] == ':' || (shown->text[i] == '.' && last))
            return i;
    }
    return from;
}

/* Line breaks and rows of blanks in a title are for the eye. */
static void squeeze(char *title)
{
    char *to = title;
    for (const char *from = title; *from; from++) {
        char c = *from == '\n' || *from == '\t' || *from == '\r' ? ' ' : *from;
        if (c != ' ' || (to > title && to[-1] != ' '))
            *to++ = c;
    }
    *to = '\0';
}

static bool name_article(Document *document, Article *article, const Block *block)
{
    Shown shown;
    HeadingNumber number;
    size_t title = 0;
    shown_read(block, &shown);
    /* "Lot 3" may well be all of a title, but a number is never all of a wording. */
    if (number_read(shown.text, shown.length, &number) &&
        (number.word || number.depth > 1 || number.separated || !block->label[0])) {
        bool bare = !number.word && !number.separated && number.depth == 1 &&
                    number.family != FAMILY_ARABIC;
        if (!bare) {
            article->number = number_print(document->arena, shown.text, &number);
            title = number.title;
        }
    } else if (block->label[0] && number_read_label(block->label, &number)) {
        article->number = number_print(document->arena, block->label, &number);
    }
    size_t end =
        block->kind == BLOCK_HEADING ? shown.length : run_in_end(&shown, title);
    while (end > title) {
        size_t last = end - 1;
        while (last > title && (shown.text[last] & 0xC0) == 0x80)
            last--;
        if (!blank_at(shown.text + last, end - last) && shown.text[last] != ':' &&
            !(shown.text[last] == '.' && last && shown.text[last - 1] != '.'))
            break;
        end = last;
    }
    char *copy = arena_copy(document->arena, shown.text + title, end - title);
    if (copy)
        squeeze(copy);
    article->title = copy;
    return article->number && copy;
}

bool document_nest_articles(Document *document)
{
    uint32_t open[LEVELS_MOST + 1] = { 0 }; /* the open article of each level */
    size_t count = document->block_count;
    document->article_of = calloc(count ? count : 1, sizeof *document->article_of);
    Article *root = document->article_of ? add_article(document) : NULL;
    if (!root)
        return false;
    root->end = (uint32_t)count;

    uint32_t current = 0;
    for (size_t i = 0; i < count; i++) {
        const Block *block = &document->blocks[i];
        if (!is_in_flow(document, block))
            continue;
        if (block->anchor != BLOCK_NONE && block->stream != STREAM_TEXTBOX) {
            document->article_of[i] = document->article_of[block->anchor];
            continue;
        }
        document->article_of[i] = current;
        if (!block_opens_article(block))
            continue;
        uint8_t level = block->level < 1 ? 1 : block->level;
        level = level > LEVELS_MOST ? LEVELS_MOST : level;
        uint32_t parent = 0;
        for (uint8_t above = 1; above < level; above++)
            parent = open[above] ? open[above] : parent;
        for (uint8_t below = level; below <= LEVELS_MOST; below++) {
            if (open[below])
                document->articles[open[below]].end = (uint32_t)i;
            open[below] = 0;
        }
        Article *article = add_article(document);
        if (!article)
            return false;
        current = (uint32_t)(document->article_count - 1);
        open[level] = current;
        article->heading = (uint32_t)i;
        article->parent = parent;
        article->level = level;
        article->first = (uint32_t)i + (block->kind == BLOCK_HEADING);
        article->end = (uint32_t)count;
        document->article_of[i] = current;
        if (!name_article(document, article, block))
            return false;
    }
    return true;
}
