/* SPDX-License-Identifier: Apache-2.0 */
#include "match/syntax.h"

#include "match/need.h"

#include <string.h>

static unsigned read_count(const char **at, const char *end)
{
    unsigned count = 0;
    for (; *at < end && **at >= '0' && **at <= '9'; ++*at)
        if (count < REPEAT_MANY)
            count = count * 10 + (unsigned)(**at - '0');
    return count;
}

Repeat syntax_read_repeat(Syntax *syntax)
{
    Repeat repeat = { false, 1, 1 };
    if (syntax->at == syntax->end)
        return repeat;
    char c = *syntax->at;
    if (c == '?' || c == '*' || c == '+') {
        repeat = (Repeat){ true, c == '+', c == '?' ? 1 : REPEAT_MANY };
        syntax->at++;
    } else if (c == '{') {
        /* Later versions of PCRE2 read {,3} and { 1, 3 } as counts, earlier ones as
         * plain text: absence is allowed then, which both readings bear. */
        const char *at = syntax->at + 1;
        unsigned least = read_count(&at, syntax->end);
        unsigned most = at < syntax->end && *at == '}' ? least : REPEAT_MANY;
        while (at < syntax->end && memchr("0123456789, ", *at, 12))
            at++;
        if (at == syntax->end || *at != '}' || at == syntax->at + 1)
            return repeat;
        repeat = (Repeat){ true, least, most };
        syntax->at = at + 1;
    } else {
        return repeat;
    }
    /* Possessive or lazy. */
    if (syntax->at < syntax->end && (*syntax->at == '+' || *syntax->at == '?'))
        syntax->at++;
    return repeat;
}

/* One member, or the start of a range. */
static int read_member(Syntax *syntax, CharClass *class)
{
    char c = *syntax->at++;
    if (c == '[' && syntax->at < syntax->end && memchr(":.=", *syntax->at, 3)) {
        char kind = *syntax->at;
        const char *at = syntax->at + 1;
        while (at < syntax->end && *at != ']' && *at != '\\' && *at != kind)
            at++;
        if (at + 1 < syntax->end && *at == kind && at[1] == ']') {
            syntax->at = at + 2;
            class->unknown = true;
        }
        return c;
    }
    if (c != '\\' || syntax->at == syntax->end)
        return (unsigned char)c;
    c = *syntax->at++;
    syntax->opaque = syntax->opaque || c == 'Q';
    if (c == 'd')
        memset(class->has + '0', true, 10);
    else if (literal_is_word(c))
        class->unknown = true;
    else
        return (unsigned char)c;
    return -1;
}

void syntax_read_class(Syntax *syntax, CharClass *class)
{
    memset(class, 0, sizeof *class);
    if (syntax->at < syntax->end && *syntax->at == '^') {
        class->unknown = true;
        syntax->at++;
    }
    for (bool first = true; syntax->at < syntax->end && (first || *syntax->at != ']');
         first = false) {
        int from = read_member(syntax, class), to = from;
        if (syntax->end - syntax->at >= 2 && syntax->at[0] == '-' &&
            syntax->at[1] != ']') {
            syntax->at++;
            to = read_member(syntax, class);
            class->unknown = class->unknown || from < 0 || to < from;
        }
        for (int c = from; c >= 0 && c <= to; c++)
            class->has[c] = true;
    }
    if (syntax->at < syntax->end)
        syntax->at++;
    else
        syntax->opaque = true;
}

Escape syntax_read_escape(Syntax *syntax, char *c)
{
    if (syntax->at == syntax->end) {
        syntax->opaque = true;
        return ESCAPE_SOME;
    }
    *c = *syntax->at++;
    if (!literal_is_word(*c) || *c == '_' || *c == ANY_DIGIT)
        return ESCAPE_CHAR;
    switch (*c) {
    case 'b':
        return ESCAPE_WORD_EDGE;
    case 'A':
        return ESCAPE_LINE_START;
    case 'z':
        return ESCAPE_LINE_END;
    case 'd':
        return ESCAPE_DIGIT;
    case 'w':
        return ESCAPE_WORD;
    case 'B':
    case 'Z':
    case 'G':
    case 'K':
        return ESCAPE_NOTHING;
    default:
        if (!memchr("DWsShHvVRnrtfeaX", *c, 16))
            syntax->opaque = true; /* takes arguments, quotes, refers back... */
        return ESCAPE_SOME;
    }
}

GroupKind syntax_open_group(Syntax *syntax)
{
    GroupKind kind = GROUP_PLAIN;
    if (syntax->at < syntax->end && *syntax->at == '*') {
        syntax->opaque = true;
    } else if (syntax->at + 1 < syntax->end && *syntax->at == '?') {
        char c = syntax->at[1];
        syntax->at += 2;
        bool behind = c == '<' && syntax->at < syntax->end &&
                      (*syntax->at == '=' || *syntax->at == '!');
        if (behind)
            c = *syntax->at++;
        if (c == '=' || c == '!') {
            kind = c == '=' ? GROUP_ASIDE : GROUP_NOT;
        } else if (c == '<') {
            while (syntax->at < syntax->end && *syntax->at != '>')
                syntax->at++;
            syntax->at += syntax->at < syntax->end;
        } else if (c != ':' && c != '>' && c != '|') {
            syntax->opaque = true; /* options, conditions, recursion, comments */
        }
    }
    return kind;
}

void syntax_close_group(Syntax *syntax)
{
    if (syntax->at < syntax->end)
        syntax->at++;
    else
        syntax->opaque = true;
}

/* Goes on behind a class, its '[' already read. */
static void skip_class(Syntax *syntax)
{
    CharClass class;
    const char *at = syntax->at;
    at += at < syntax->end && *at == '^';
    at += at < syntax->end && *at == ']';
    while (at < syntax->end && *at != ']' && *at != '[' && *at != '\\')
        at++;
    if (at < syntax->end && *at == ']')
        syntax->at = at + 1;
    else
        syntax_read_class(syntax, &class);
}

void syntax_skip_branch(Syntax *syntax)
{
    char escaped;
    for (size_t depth = 0; syntax->at < syntax->end && !syntax->opaque;) {
        char c = *syntax->at;
        if (depth == 0 && (c == '|' || c == ')'))
            return;
        syntax->at++;
        if (c == '(') {
            syntax_open_group(syntax);
            depth++;
        } else if (c == ')') {
            depth--;
        } else if (c == '[') {
            skip_class(syntax);
        } else if (c == '\\') {
            syntax_read_escape(syntax, &escaped);
        }
    }
}
