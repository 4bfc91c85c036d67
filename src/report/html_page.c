/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_page.h"

#include "base/escape.h"
#include "base/printable.h"
#include "base/typography.h"
#include "base/unicode.h"
#include "report/choice.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void html_init(HtmlPage *page, Buffer *out, Language language)
{
    *page = (HtmlPage){ .out = out, .language = language };
    buffer_init(&page->clean, out->ceiling);
    buffer_init(&page->words, out->ceiling);
}

bool html_done(HtmlPage *page, Error *err)
{
    bool ok = !buffer_failed(&page->clean) && !buffer_failed(&page->words) &&
              !buffer_failed(page->out);
    buffer_done(&page->clean);
    buffer_done(&page->words);
    return ok || error_memory(err);
}

void html_raw(HtmlPage *page, const char *markup)
{
    buffer_add_string(page->out, markup);
}

static void add_escaped(Buffer *out, const char *text)
{
    while (*text) {
        size_t plain = strcspn(text, "&<>\"'");
        buffer_add(out, text, plain);
        text += plain;
        if (*text)
            buffer_add_string(out, escape_of((unsigned char)*text++));
    }
}

void html_words(HtmlPage *page, const char *words)
{
    buffer_clear(&page->clean);
    buffer_clear(&page->words);
    printable_add(&page->clean, words, strlen(words));
    if (page->language == LANGUAGE_FR)
        typography_add(&page->words, buffer_string(&page->clean));
    else
        buffer_add_string(&page->words, buffer_string(&page->clean));
    add_escaped(page->out, buffer_string(&page->words));
}

void html_say(HtmlPage *page, const char *fr, const char *en)
{
    html_words(page, page->language == LANGUAGE_FR ? fr : en);
}

void html_format(HtmlPage *page, const char *format, ...)
{
    Buffer text;
    va_list args;
    buffer_init(&text, SIZE_MAX / 2);
    va_start(args, format);
    buffer_add_format_list(&text, format, args);
    va_end(args);
    html_words(page, buffer_string(&text));
    page->words.failed = page->words.failed || buffer_failed(&text);
    buffer_done(&text);
}

void html_sentence(HtmlPage *page, const char *words)
{
    static const struct {
        const char *small, *big;
    } letters[] = { { "é", "É" }, { "à", "À" }, { "ê", "Ê" }, { "œ", "Œ" } };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strncmp(words, letters[i].small, strlen(letters[i].small)) == 0) {
            html_raw(page, letters[i].big);
            html_words(page, words + strlen(letters[i].small));
            return;
        }
    if (*words >= 'a' && *words <= 'z') {
        buffer_add_char(page->out, (char)(*words - 'a' + 'A'));
        words++;
    }
    html_words(page, words);
}

void html_quote_part(HtmlPage *page, const char *text, size_t length)
{
    buffer_clear(&page->words);
    printable_add(&page->words, text, length);
    add_escaped(page->out, buffer_string(&page->words));
}

void html_quote(HtmlPage *page, const char *text)
{
    html_quote_part(page, text, strlen(text));
}

void html_lines(HtmlPage *page, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = strndup(text, length);
        if (!line) {
            page->words.failed = true;
            return;
        }
        html_words(page, line);
        free(line);
        text += length;
        if (!*text)
            return;
        text++;
        if (*text) /* the last break is the end of the text */
            buffer_add_char(page->out, '\n');
    }
}

void html_colon(HtmlPage *page)
{
    html_say(page, " : ", ": ");
}

/* Where a marked part of a quote begins and ends; empty when it is not there. */
typedef struct Marked {
    size_t start, end;
} Marked;

static Marked find_marked(const char *quote, const char *words)
{
    const char *found = *words ? strstr(quote, words) : NULL;
    if (!found)
        return (Marked){ 0, 0 };
    size_t start = (size_t)(found - quote);
    return (Marked){ start, start + strlen(words) };
}

static void add_marked(HtmlPage *page, const char *quote, Marked mark)
{
    html_raw(page, "<mark>");
    html_quote_part(page, quote + mark.start, mark.end - mark.start);
    html_raw(page, "</mark>");
}

/* From `start` to `end`, with the two parts, the first before the second, marked. */
static void add_with_marks(HtmlPage *page, const char *quote, size_t start, size_t end,
                           const Marked marks[2])
{
    size_t at = start;
    for (int i = 0; i < 2; i++) {
        if (marks[i].start >= marks[i].end || marks[i].start < at || marks[i].end > end)
            continue;
        html_quote_part(page, quote + at, marks[i].start - at);
        add_marked(page, quote, marks[i]);
        at = marks[i].end;
    }
    html_quote_part(page, quote + at, end - at);
}

void html_cite(HtmlPage *page, const char *quote, const char *match, const char *reason,
               size_t most)
{
    bool french = page->language == LANGUAGE_FR;
    size_t length = strlen(quote), start, end;
    Marked one = find_marked(quote, match), other = find_marked(quote, reason);
    Marked marks[2] = { one, other };
    choose_extract(quote, match, most, &start, &end);
    if (other.start < one.start) {
        marks[0] = other;
        marks[1] = one;
    }
    if (marks[0].end > marks[0].start && marks[1].end > marks[1].start &&
        marks[1].start <= marks[0].end) {
        if (marks[1].end > marks[0].end)
            marks[0].end = marks[1].end;
        marks[1] = (Marked){ 0, 0 };
    }
    html_raw(page, french ? "«\u00a0" : "“");
    html_raw(page, french ? "<span>" : "<span lang=\"fr\">");
    if (start)
        html_raw(page, "… ");
    add_with_marks(page, quote, start, end, marks);
    if (end < length)
        html_raw(page, " …");
    html_raw(page, french ? "</span>\u00a0»" : "</span>”");
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-';
}

void html_name(HtmlPage *page, const char *name)
{
    for (; *name; name++)
        if (is_name_byte(*name))
            buffer_add_char(page->out, *name);
        else if (*name == '/')
            buffer_add_char(page->out, '.');
        else
            buffer_add_format(page->out, "_%02x", (unsigned)(unsigned char)*name);
}

void html_anchor(HtmlPage *page, size_t dossier, const char *name)
{
    buffer_add_format(page->out, "d%zu", dossier + 1);
    if (*name)
        buffer_add_char(page->out, '.');
    html_name(page, name);
}

void html_css_string(HtmlPage *page, const char *text)
{
    size_t length = strlen(text);
    buffer_add_char(page->out, '"');
    for (size_t i = 0; i < length;) {
        uint32_t code;
        i += utf8_decode(text + i, length - i, &code);
        if (code < 0x80 && is_name_byte((char)code))
            buffer_add_char(page->out, (char)code);
        else
            buffer_add_format(page->out, "\\%06x",
                              (unsigned)(code < 0x20 ? ' ' : code));
    }
    buffer_add_char(page->out, '"');
}
