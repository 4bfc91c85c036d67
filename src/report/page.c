/* SPDX-License-Identifier: Apache-2.0 */
#include "report/page.h"

#include "base/printable.h"
#include "base/typography.h"
#include "base/unicode.h"
#include "report/choice.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NARROWEST = 40 };

void page_init(Page *page, Buffer *out, const WriterOptions *options)
{
    *page = (Page){ .out = out,
                    .language = options->language,
                    .color = options->color,
                    .width = options->width };
    if (page->width && page->width < NARROWEST)
        page->width = NARROWEST;
    buffer_init(&page->words, out->ceiling);
}

bool page_done(Page *page, Error *err)
{
    bool ok = !buffer_failed(&page->words) && !buffer_failed(page->out);
    buffer_done(&page->words);
    return ok || error_memory(err);
}

void page_gap(Page *page)
{
    buffer_add_char(page->out, '\n');
}

void page_open(Page *page, uint32_t first, uint32_t rest)
{
    buffer_clear(&page->words);
    page->first = first;
    page->rest = rest;
}

/* Columns of a word; escape sequences have none. */
static size_t columns(const char *word, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        if (word[i] == '\033') {
            while (i < length && word[i] != 'm')
                i++;
            i++;
            continue;
        }
        i += utf8_decode(word + i, length - i, &code);
        count++;
    }
    return count;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True when what follows the blank at `blank` stays on the line of what stands before
 * it: the sign in « 10 % », the thousands in « 9 600 000 ».  Quotes have plain blanks
 * there. */
static bool is_clinging(const char *start, const char *blank)
{
    static const char *const signs[] = { "%", ":", ";", "?", "!", "€", "»" };
    const char *next = blank + 1;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(next, signs[i], strlen(signs[i])) == 0)
            return true;
    return blank > start && is_digit(blank[-1]) && is_digit(next[0]) &&
           is_digit(next[1]) && is_digit(next[2]) && !is_digit(next[3]);
}

/* Bytes up to the next blank where a line may end. */
static size_t word_length(const char *word)
{
    size_t length = strcspn(word, " ");
    while (word[length] == ' ' && is_clinging(word, word + length))
        length += 1 + strcspn(word + length + 1, " ");
    return length;
}

void page_close(Page *page)
{
    const char *at = buffer_string(&page->words);
    uint32_t indent = page->first;
    size_t pen = 0;
    bool any = false;
    at += strspn(at, " ");
    for (; *at; at += strspn(at, " ")) {
        size_t length = word_length(at), wide = columns(at, length);
        if (any && page->width && pen + 1 + wide > page->width) {
            buffer_add_char(page->out, '\n');
            indent = page->rest;
            any = false;
        }
        if (any)
            buffer_add_char(page->out, ' ');
        else
            buffer_add_format(page->out, "%*s", (int)indent, "");
        pen = any ? pen + 1 + wide : indent + wide;
        any = true;
        buffer_add(page->out, at, length);
        at += length;
    }
    buffer_add_char(page->out, '\n');
}

void page_words(Page *page, const char *words)
{
    if (page->language == LANGUAGE_FR)
        typography_add(&page->words, words);
    else
        buffer_add_string(&page->words, words);
}

void page_say(Page *page, const char *fr, const char *en)
{
    page_words(page, page->language == LANGUAGE_FR ? fr : en);
}

void page_format(Page *page, const char *format, ...)
{
    Buffer text;
    va_list args;
    buffer_init(&text, SIZE_MAX / 2);
    va_start(args, format);
    buffer_add_format_list(&text, format, args);
    va_end(args);
    page_words(page, buffer_string(&text));
    page->words.failed = page->words.failed || buffer_failed(&text);
    buffer_done(&text);
}

void page_quote(Page *page, const char *text)
{
    printable_add(&page->words, text, strlen(text));
}

void page_cite(Page *page, const char *quote, const char *match, size_t most)
{
    size_t length = strlen(quote), start, end;
    choose_extract(quote, match, most, &start, &end);
    char *kept = strndup(quote + start, end - start);
    if (!kept) {
        page->words.failed = true;
        return;
    }
    bool french = page->language == LANGUAGE_FR;
    buffer_add_string(&page->words, french ? "«\u00a0" : "“");
    if (start)
        buffer_add_string(&page->words, "… ");
    page_quote(page, kept);
    if (end < length)
        buffer_add_string(&page->words, " …");
    buffer_add_string(&page->words, french ? "\u00a0»" : "”");
    free(kept);
}

void page_style(Page *page, Style style)
{
    static const char *const codes[] = {
        [STYLE_PLAIN] = "\033[0m", [STYLE_STRONG] = "\033[1m",
        [STYLE_FAINT] = "\033[2m", [STYLE_GOOD] = "\033[32m",
        [STYLE_WARN] = "\033[33m", [STYLE_BAD] = "\033[1;31m",
    };
    if (page->color)
        buffer_add_string(&page->words, codes[style]);
}

void page_text(Page *page, const char *text, uint32_t indent)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = strndup(text, length);
        if (!line) {
            page->words.failed = true;
            return;
        }
        if (length) {
            bool item = strncmp(line, "- ", 2) == 0 || strncmp(line, "– ", 4) == 0;
            uint32_t hang = item ? 2 : 0;
            page_open(page, indent, indent + hang);
            page_words(page, line);
            page_close(page);
        } else {
            page_gap(page);
        }
        free(line);
        text += length + (text[length] == '\n');
    }
}
