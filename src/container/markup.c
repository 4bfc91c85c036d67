/* SPDX-License-Identifier: Apache-2.0 */
/* markup.c - a lexer of well-formed XML without a DOCTYPE.
 * Extensible Markup Language 1.0, 2.4 to 2.8 and 3.1. */
#include "container/markup.h"

#include "base/escape.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char cdata_start[] = "<![CDATA[", cdata_end[] = "]]>";

typedef struct Lexer {
    Markup *markup;
    uint32_t room, most;
    uint32_t open; /* number of the innermost open tag */
    bool out_of_memory;
} Lexer;

static bool starts(const char *at, const char *end, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(end - at) >= length && memcmp(at, with, length) == 0;
}

/* One past the first `what` from `at` on; NULL. */
static const char *behind(const char *at, const char *end, const char *what)
{
    size_t length = strlen(what);
    for (; (at = memchr(at, *what, (size_t)(end - at))); at++) {
        if ((size_t)(end - at) < length)
            return NULL;
        if (memcmp(at, what, length) == 0)
            return at + length;
    }
    return NULL;
}

/* One past the ">" that ends the tag at `at`; quoted ones do not. */
static const char *tag_end(const char *at, const char *end)
{
    char quote = 0;
    for (; at < end; at++) {
        if (quote)
            quote = *at == quote ? 0 : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (*at == '>')
            return at + 1;
    }
    return NULL;
}

/* Adds a tag and returns its number; 0 without room. */
static uint32_t add_tag(Lexer *lexer, const char *start, const char *end)
{
    Markup *markup = lexer->markup;
    if (markup->count == lexer->most)
        return 0;
    if (markup->count == lexer->room) {
        uint32_t room = lexer->room ? lexer->room * 2 : 1024;
        MarkupTag *grown = realloc(markup->tags, room * sizeof *grown);
        if (!grown) {
            lexer->out_of_memory = true;
            return 0;
        }
        markup->tags = grown;
        lexer->room = room;
    }
    markup->tags[markup->count++] =
        (MarkupTag){ .start = (uint32_t)(start - markup->bytes),
                     .end = (uint32_t)(end - markup->bytes),
                     .parent = lexer->open };
    return markup->count;
}

static bool add_closing(Lexer *lexer, const char *start, const char *end)
{
    uint32_t open = lexer->open;
    if (!open)
        return false;
    MarkupTag *tags = lexer->markup->tags;
    lexer->open = tags[open - 1].parent;
    uint32_t number = add_tag(lexer, start, end);
    if (!number)
        return false;
    tags = lexer->markup->tags;
    tags[open - 1].partner = number;
    tags[number - 1].partner = open;
    return true;
}

static bool add_opening(Lexer *lexer, const char *start, const char *end)
{
    uint32_t number = add_tag(lexer, start, end);
    if (!number)
        return false;
    lexer->open = number;
    return end[-2] != '/' || add_closing(lexer, start, end);
}

/* One past what begins with the "<" at `at`; NULL when it cannot be taken. */
static const char *lex(Lexer *lexer, const char *at, const char *end)
{
    if (starts(at, end, "<!--"))
        return behind(at + 4, end, "-->");
    if (starts(at, end, cdata_start))
        return behind(at, end, cdata_end);
    if (starts(at, end, "<?"))
        return behind(at, end, "?>");
    const char *stop = tag_end(at, end);
    if (!stop || stop - at < 3)
        return NULL;
    bool ok =
        at[1] == '/' ? add_closing(lexer, at, stop) : add_opening(lexer, at, stop);
    return ok ? stop : NULL;
}

/* Without a word on it a part is in UTF-8; UTF-16 has a zero byte in its first two. */
static bool is_utf8(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    if (starts(bytes, end, "\xEF\xBB\xBF"))
        bytes += 3;
    if (!starts(bytes, end, "<?xml"))
        return length > 1 && bytes[0] == '<' && bytes[1] != '\0';
    const char *stop = behind(bytes, end, "?>");
    const char *named = stop ? behind(bytes, stop, "encoding") : NULL;
    if (!named)
        return stop != NULL;
    named += strcspn(named, "\"'");
    return stop - named > 7 && strncasecmp(named + 1, "utf-8", 5) == 0 &&
           named[6] == named[0];
}

static bool lex_all(Lexer *lexer)
{
    const char *end = lexer->markup->bytes + lexer->markup->length;
    for (const char *at = lexer->markup->bytes;
         (at = memchr(at, '<', (size_t)(end - at)));) {
        at = lex(lexer, at, end);
        if (!at)
            return false;
    }
    return !lexer->open;
}

bool markup_init(Markup *markup, const char *bytes, size_t length, const Limits *limits,
                 Where where, Error *err)
{
    *markup = (Markup){ .bytes = bytes, .length = length };
    Lexer lexer = { .markup = markup, .most = limits->markup_tags };
    if (!is_utf8(bytes, length))
        return error_set(err, ERROR_UNSUPPORTED, where,
                         "cette partie n'est pas écrite en UTF-8, rien ne peut y être "
                         "ajouté ; ouvrez le document dans Word ou LibreOffice et "
                         "enregistrez-le de nouveau");
    if (length < UINT32_MAX && lex_all(&lexer))
        return true;
    if (lexer.out_of_memory)
        error_memory(err);
    else if (length >= UINT32_MAX || markup->count == lexer.most)
        error_set(err, ERROR_LIMIT, where,
                  "cette partie a plus de %u balises ; elle est trop grande pour être "
                  "annotée, scindez le document",
                  lexer.most);
    else
        error_set(err, ERROR_FORMAT, where, "le XML de cette partie est mal formé");
    markup_done(markup);
    return false;
}

void markup_done(Markup *markup)
{
    free(markup->tags);
    *markup = (Markup){ 0 };
}

const MarkupTag *markup_tag(const Markup *markup, uint32_t number)
{
    return &markup->tags[number - 1];
}

bool markup_is_opening(const Markup *markup, uint32_t number)
{
    return markup_tag(markup, number)->partner > number;
}

bool markup_is_empty(const Markup *markup, uint32_t number)
{
    const MarkupTag *tag = markup_tag(markup, number);
    return tag->start == markup_tag(markup, tag->partner)->start;
}

/* --- Names, attributes, namespaces --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

MarkupValue markup_name(const Markup *markup, uint32_t number)
{
    const MarkupTag *tag = markup_tag(markup, number);
    const char *at = markup->bytes + tag->start + 1, *end = markup->bytes + tag->end;
    if (*at == '/')
        at++;
    const char *stop = at;
    while (stop < end && !is_blank(*stop) && *stop != '/' && *stop != '>')
        stop++;
    return (MarkupValue){ at, (size_t)(stop - at) };
}

static MarkupValue local_of(MarkupValue name)
{
    const char *colon = memchr(name.bytes, ':', name.length);
    if (!colon)
        return name;
    size_t taken = (size_t)(colon + 1 - name.bytes);
    return (MarkupValue){ colon + 1, name.length - taken };
}

static MarkupValue prefix_of(MarkupValue name)
{
    const char *colon = memchr(name.bytes, ':', name.length);
    return (MarkupValue){ name.bytes, colon ? (size_t)(colon - name.bytes) : 0 };
}

MarkupValue markup_local(const Markup *markup, uint32_t number)
{
    return local_of(markup_name(markup, number));
}

bool markup_value_is(MarkupValue value, const char *string)
{
    return value.bytes && strlen(string) == value.length &&
           memcmp(value.bytes, string, value.length) == 0;
}

/* The next attribute from `*at` on, inside of a tag that ends at `end`. */
static bool next_attribute(const char **at, const char *end, MarkupValue *name,
                           MarkupValue *value)
{
    const char *start = *at;
    while (start < end && is_blank(*start))
        start++;
    const char *equals = memchr(start, '=', (size_t)(end - start));
    if (!equals)
        return false;
    const char *stop = equals;
    while (stop > start && is_blank(stop[-1]))
        stop--;
    const char *quote = equals + 1;
    while (quote < end && is_blank(*quote))
        quote++;
    const char *last =
        quote < end ? memchr(quote + 1, *quote, (size_t)(end - quote - 1)) : NULL;
    if (!last)
        return false;
    *name = (MarkupValue){ start, (size_t)(stop - start) };
    *value = (MarkupValue){ quote + 1, (size_t)(last - quote - 1) };
    *at = last + 1;
    return true;
}

static MarkupValue find_attribute(const Markup *markup, uint32_t number,
                                  const char *wanted, bool local)
{
    const MarkupTag *tag = markup_tag(markup, number);
    MarkupValue own = markup_name(markup, number), name, value;
    const char *at = own.bytes + own.length, *end = markup->bytes + tag->end;
    while (next_attribute(&at, end, &name, &value))
        if (markup_value_is(local ? local_of(name) : name, wanted))
            return value;
    return (MarkupValue){ 0 };
}

MarkupValue markup_attribute(const Markup *markup, uint32_t number, const char *name)
{
    return find_attribute(markup, number, name, false);
}

MarkupValue markup_attribute_local(const Markup *markup, uint32_t number,
                                   const char *local)
{
    return find_attribute(markup, number, local, true);
}

MarkupValue markup_space(const Markup *markup, uint32_t number, MarkupValue prefix)
{
    char wanted[128] = "xmlns";
    if (prefix.length + 7 > sizeof wanted)
        return (MarkupValue){ 0 };
    if (prefix.length) {
        wanted[5] = ':';
        memcpy(wanted + 6, prefix.bytes, prefix.length);
        wanted[6 + prefix.length] = '\0';
    }
    for (; number; number = markup_tag(markup, number)->parent) {
        MarkupValue found = markup_attribute(markup, number, wanted);
        if (found.bytes)
            return found;
    }
    return (MarkupValue){ 0 };
}

bool markup_is(const Markup *markup, uint32_t number, const char *const *spaces,
               const char *local)
{
    MarkupValue name = markup_name(markup, number);
    if (!markup_value_is(local_of(name), local))
        return false;
    if (!markup_is_opening(markup, number))
        number = markup_tag(markup, number)->partner;
    MarkupValue space = markup_space(markup, number, prefix_of(name));
    for (; *spaces; spaces++)
        if (markup_value_is(space, *spaces))
            return true;
    return false;
}

/* --- Text --- */

/* A character on its way, or what stands between characters. */
typedef struct Unit {
    size_t raw; /* bytes of the part */
    char text[4];
    size_t length; /* of `text` */
} Unit;

static uint32_t reference_code(const char *at, size_t length)
{
    static const struct {
        const char *name;
        uint32_t code;
    } known[] = {
        { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' },
    };
    MarkupValue name = { at, length };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (markup_value_is(name, known[i].name))
            return known[i].code;
    bool hexadecimal = length > 1 && at[1] == 'x';
    unsigned long code = length > 1 && *at == '#' ? strtoul(at + 1 + hexadecimal, NULL,
                                                            hexadecimal ? 16 : 10)
                                                  : ' ';
    return code <= 0x10FFFF ? (uint32_t)code : ' ';
}

/* The next unit of the text at `at`, which ends with the part or the next tag. */
static Unit next_unit(const char *at, const char *end, bool *in_cdata)
{
    Unit unit = { .raw = 1, .text = { *at }, .length = 1 };
    const char *stop = NULL;
    if (*in_cdata && starts(at, end, cdata_end)) {
        *in_cdata = false;
        return (Unit){ .raw = sizeof cdata_end - 1 };
    }
    if (!*in_cdata && starts(at, end, cdata_start)) {
        *in_cdata = true;
        return (Unit){ .raw = sizeof cdata_start - 1 };
    }
    if (!*in_cdata && *at == '<') {
        stop = behind(at, end, at[1] == '?' ? "?>" : "-->");
        return (Unit){ .raw = (size_t)((stop ? stop : end) - at) };
    }
    if (*at == '\r') {
        unit.raw = starts(at, end, "\r\n") ? 2 : 1;
        unit.text[0] = '\n';
    } else if (!*in_cdata && *at == '&' &&
               (stop = memchr(at, ';', (size_t)(end - at)))) {
        unit.raw = (size_t)(stop + 1 - at);
        unit.length = utf8_encode(reference_code(at + 1, unit.raw - 2), unit.text);
    }
    return unit;
}

static void text_bounds(const Markup *markup, uint32_t number, const char **at,
                        const char **end)
{
    *at = markup->bytes + markup_tag(markup, number)->end;
    *end = number < markup->count
               ? markup->bytes + markup_tag(markup, number + 1)->start
               : markup->bytes + markup->length;
    if (*end < *at) /* the opening tag of an empty element */
        *end = *at;
}

void markup_add_text(const Markup *markup, uint32_t number, Buffer *out)
{
    const char *at, *end;
    bool in_cdata = false;
    for (text_bounds(markup, number, &at, &end); at < end;) {
        Unit unit = next_unit(at, end, &in_cdata);
        buffer_add(out, unit.text, unit.length);
        at += unit.raw;
    }
}

bool markup_locate(const Markup *markup, uint32_t number, uint32_t offset, size_t *at)
{
    const char *from, *end;
    size_t passed = 0;
    bool in_cdata = false;
    for (text_bounds(markup, number, &from, &end); from < end && passed < offset;) {
        Unit unit = next_unit(from, end, &in_cdata);
        passed += unit.length;
        from += unit.raw;
    }
    *at = (size_t)(from - markup->bytes);
    return passed == offset && !in_cdata &&
           (from == end || ((unsigned char)*from & 0xC0) != 0x80);
}

static bool is_character(uint32_t code)
{
    return code == '\t' || code == '\n' || (code >= 0x20 && code < 0xFFFE) ||
           code >= 0x10000;
}

void markup_escape(Buffer *out, const char *text, size_t length)
{
    while (length) {
        uint32_t code;
        char bytes[4];
        size_t taken = utf8_decode(text, length, &code);
        const char *reference = escape_of(code);
        if (reference)
            buffer_add_string(out, reference);
        else if (is_character(code))
            buffer_add(out, bytes, utf8_encode(code, bytes));
        else
            buffer_add_char(out, ' ');
        text += taken;
        length -= taken;
    }
}
