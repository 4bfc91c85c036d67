/* SPDX-License-Identifier: Apache-2.0 */
/* fold.c - text as it is matched; the only door to utf8proc.
 *
 * Nearly every byte of a tender is ASCII and goes straight through a small window into
 * the output; accents take a table, rare characters NFKC.  Beside that, four things
 * that conversions and typing leave in real documents are mended here, so that no
 * pattern has to know them: boxes typed with brackets, apostrophes lost to "?", full
 * stops without a blank, and capitals spaced out for looks. */
#include "text/fold.h"

#include "base/unicode.h"
#include "text/fold_table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { WINDOW = 512, SPACED_LEAST = 4, SPACED_MOST = 200 };

typedef struct Folder {
    const char *bytes;
    size_t length;
    uint32_t base;
    Buffer *out;
    FoldMap *map;
    int64_t shift; /* original minus folded offset of the last step; INT64_MIN: none */
    size_t used;   /* bytes in the window */
    bool is_pattern;
    char last; /* last byte that went out; '\n' at the start */
    char window[WINDOW];
} Folder;

/* What an ASCII byte becomes, and 0 for those that need a look. */
static const char plain[128] = {
    ['!'] = '!',   ['"'] = '"', ['#'] = '#', ['$'] = 0,   ['%'] = '%', ['&'] = '&',
    ['\''] = '\'', ['('] = '(', [')'] = 0,   ['*'] = '*', ['+'] = '+', [','] = ',',
    ['-'] = '-',   ['.'] = 0,   ['/'] = '/', ['0'] = '0', ['1'] = '1', ['2'] = '2',
    ['3'] = '3',   ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8',
    ['9'] = '9',   [':'] = ':', [';'] = ';', ['<'] = '<', ['='] = '=', ['>'] = '>',
    ['?'] = 0,     ['@'] = '@', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e',   ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j',
    ['K'] = 'k',   ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p',
    ['Q'] = 'q',   ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
    ['W'] = 'w',   ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['['] = '[', ['\\'] = '\\',
    [']'] = 0,     ['^'] = '^', ['_'] = '_', ['`'] = 0,   ['a'] = 'a', ['b'] = 'b',
    ['c'] = 'c',   ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
    ['i'] = 'i',   ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
    ['o'] = 'o',   ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u',   ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
    ['{'] = '{',   ['|'] = '|', ['}'] = '}', ['~'] = '~',
};

/* --- The map --- */

void fold_map_done(FoldMap *map)
{
    free(map->steps);
    *map = (FoldMap){ 0 };
}

static void add_step(FoldMap *map, uint32_t folded, uint32_t original)
{
    if (map->failed)
        return;
    if (map->count && map->steps[map->count - 1].folded == folded) {
        map->steps[map->count - 1].original = original;
        return;
    }
    if (map->count == map->room) {
        size_t room = map->room ? map->room * 2 : 256;
        FoldStep *steps = realloc(map->steps, room * sizeof *steps);
        if (!steps) {
            map->failed = true;
            return;
        }
        map->steps = steps;
        map->room = room;
    }
    map->steps[map->count++] = (FoldStep){ folded, original };
}

static size_t folded_length(const Folder *folder)
{
    return folder->out->length + folder->used;
}

static inline void mark_original(Folder *folder, uint32_t original)
{
    if (!folder->map)
        return;
    int64_t folded = (int64_t)folded_length(folder);
    if ((int64_t)original - folded == folder->shift)
        return;
    folder->shift = (int64_t)original - folded;
    add_step(folder->map, (uint32_t)folded, original);
}

/* Says that what goes out next comes from byte `at` of the source. */
static inline void mark(Folder *folder, size_t at)
{
    mark_original(folder, folder->base + (uint32_t)at);
}

/* --- Output --- */

static void flush(Folder *folder)
{
    buffer_add(folder->out, folder->window, folder->used);
    folder->used = 0;
}

static inline void put(Folder *folder, char c)
{
    if (folder->used == WINDOW)
        flush(folder);
    folder->window[folder->used++] = c;
    folder->last = c;
}

/* The folded byte `back` places before the end; '\n' before the start. */
static char before(const Folder *folder, size_t back)
{
    if (back < folder->used)
        return folder->window[folder->used - 1 - back];
    back -= folder->used;
    return back < folder->out->length
               ? folder->out->bytes[folder->out->length - 1 - back]
               : '\n';
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c & 0x80);
}

static void put_blank(Folder *folder, size_t at)
{
    if (folder->last == ' ' || folder->last == '\n')
        return;
    mark(folder, at);
    put(folder, ' ');
}

/* A plain form from a table.  In a pattern its signs stand for themselves. */
static void put_plain(Folder *folder, const char *form, size_t at)
{
    if (form[0] == ' ' && !folder->is_pattern) {
        put_blank(folder, at);
        return;
    }
    if (form[0])
        mark(folder, at);
    for (; *form; form++) {
        char c = *form;
        if (c == FOLD_MIDDLE_DOT)
            c = is_alnum(folder->last) ? '.' : '*';
        if (folder->is_pattern && strchr(".*[]?^|", c))
            put(folder, '\\');
        put(folder, c);
    }
}

/* --- Rare characters --- */

static void put_code(Folder *folder, uint32_t code, size_t at)
{
    char bytes[4];
    size_t size = utf8_encode(code, bytes);
    mark(folder, at);
    for (size_t i = 0; i < size; i++)
        put(folder, bytes[i]);
}

static void put_known(Folder *folder, uint32_t code, size_t at)
{
    const char *form = NULL;
    if (code < 0x80 && (code < 0x20 || code == 0x7F))
        return;
    if (code >= FOLD_LATIN_START && code < FOLD_LATIN_END)
        form = fold_latin[code - FOLD_LATIN_START];
    else
        form = fold_sign(code);
    if (code == ' ')
        form = " ";
    if (form)
        put_plain(folder, form, at);
    else
        put_code(folder, code, at);
}

static void put_rare(Folder *folder, uint32_t code, size_t at)
{
    enum { PIECES = 32 };
    utf8proc_int32_t pieces[PIECES];
    int class = 0;
    if (fold_sign(code)) {
        put_known(folder, code, at);
        return;
    }
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, pieces, PIECES,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
            UTF8PROC_IGNORE,
        &class);
    if (count > PIECES)
        count = PIECES;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        put_known(folder, (uint32_t)pieces[i], at);
}

/* --- Repairs --- */

/* Takes `count` folded bytes back. */
static void take_back(Folder *folder, size_t count)
{
    flush(folder);
    buffer_cut(folder->out, folder->out->length - count);
    if (folder->map) {
        FoldMap *map = folder->map;
        while (map->count && map->steps[map->count - 1].folded >= folder->out->length)
            map->count--;
        folder->shift = INT64_MIN;
    }
    folder->last = before(folder, 0);
}

/* Original offset of a folded byte among the latest. */
static uint32_t original_of(const Folder *folder, size_t folded)
{
    const FoldMap *map = folder->map;
    for (size_t i = map ? map->count : 0; i > 0; i--)
        if (map->steps[i - 1].folded <= folded)
            return (uint32_t)(map->steps[i - 1].original + folded -
                              map->steps[i - 1].folded);
    return (uint32_t)folded;
}

/* A closing bracket: "(x)", "( X )", "[  ]" are boxes, whoever drew them. */
static void put_closing(Folder *folder, char c, size_t at)
{
    char open = c == ')' ? '(' : '[';
    size_t back = 0;
    bool ticked = false, blank = false;
    while (before(folder, back) == ' ') {
        blank = true;
        back++;
    }
    if (before(folder, back) == 'x') {
        ticked = true;
        back++;
        while (before(folder, back) == ' ')
            back++;
    }
    bool is_box = before(folder, back) == open && (ticked || blank) &&
                  (open == '[' || !is_alnum(before(folder, back + 1)));
    if (!is_box || folder->is_pattern) {
        mark(folder, at);
        put(folder, c);
        return;
    }
    size_t start = folded_length(folder) - back - 1;
    uint32_t from = original_of(folder, start);
    uint32_t inside = original_of(folder, start + 1);
    take_back(folder, back + 1);
    mark_original(folder, from);
    put(folder, '[');
    mark_original(folder, inside);
    put(folder, ticked ? 'x' : ' ');
    mark(folder, at);
    put(folder, ']');
}

/* First byte of the folded form of what stands at `at`, past what folds to nothing;
 * 0 at the end. */
static char peek(const Folder *folder, size_t at)
{
    while (at < folder->length) {
        uint32_t code;
        size_t taken = utf8_decode(folder->bytes + at, folder->length - at, &code);
        const char *form = code < 0x80             ? NULL
                           : code < FOLD_LATIN_END ? fold_latin[code - FOLD_LATIN_START]
                                                   : fold_sign(code);
        if (code < 0x80 && code >= 0x20)
            return plain[code] ? plain[code] : (char)code;
        if (form && *form)
            return *form;
        if (!form && code >= 0x80 && !(code >= 0x300 && code < 0x370))
            return '\x7F';
        at += taken;
    }
    return '\0';
}

/* True when the folded text ends in an elided word: "l", "d", "qu", "aujourd". */
static bool ends_elided(const Folder *folder)
{
    char last = folder->last;
    if (!last || !strchr("ldnscjmtu", last))
        return false;
    if (last == 'u')
        return before(folder, 1) == 'q';
    if (last == 'd' && before(folder, 1) == 'r' && before(folder, 2) == 'u' &&
        before(folder, 3) == 'o' && before(folder, 4) == 'j')
        return true;
    return !is_alnum(before(folder, 1));
}

/* "l?environnement": an apostrophe that a character set lost. */
static bool is_lost_apostrophe(const Folder *folder, size_t after)
{
    if (folder->is_pattern || !ends_elided(folder))
        return false;
    char next = peek(folder, after);
    return next && strchr("aeiouyh", next);
}

/* "facultative.L'exécution": true when a blank was forgotten at `at`, after a full
 * stop.  Web and mail addresses have none. */
static bool lacks_blank(const Folder *folder, size_t at)
{
    const char *bytes = folder->bytes;
    if (folder->is_pattern || at + 2 >= folder->length)
        return false;
    bool accent = bytes[at] == '\xC3' && (unsigned char)bytes[at + 1] <= 0x9E;
    if (!accent && !(bytes[at] >= 'A' && bytes[at] <= 'Z'))
        return false;
    char next = bytes[at + 1 + accent];
    if (!(next >= 'a' && next <= 'z') && next != '\'' && next != '\xC3' &&
        next != '\xE2' && next != ' ')
        return false;
    for (size_t back = 1; back <= 3; back++)
        if (before(folder, back) < 'a' || before(folder, back) > 'z')
            return false;
    for (size_t i = at; i > 0 && bytes[i - 1] != ' '; i--) {
        char c = bytes[i - 1];
        if (c == '@' || c == '/' || c == '_')
            return false;
        if (c == '.' && i < at)
            return false;
    }
    return true;
}

static bool is_capital(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x152 ||
           code == 0x178;
}

static size_t blank_size(const char *bytes, size_t length)
{
    if (!length)
        return 0;
    if (*bytes == ' ' || *bytes == '\t' || *bytes == '\n')
        return 1;
    if (length >= 2 && memcmp(bytes, "\u00A0", 2) == 0)
        return 2;
    return length >= 3 && memcmp(bytes, "\u202F", 3) == 0 ? 3 : 0;
}

/* End of a stretch of letter-spaced capitals from `at`, or `at` when it is not one:
 * "C R I T E R E S", "D E V E L O P P E M E N T  D U R A B L E", but not "A B C D". */
static size_t spaced_end(const Folder *folder, size_t at)
{
    size_t end = at, letters = 0, in_order = 0;
    uint32_t previous = 0;
    for (size_t i = at; i < folder->length && letters < SPACED_MOST;) {
        uint32_t code;
        size_t taken = utf8_decode(folder->bytes + i, folder->length - i, &code);
        bool apostrophe = code == '\'' || code == 0x2019;
        if (!is_capital(code) && !(apostrophe && letters))
            break;
        size_t next = i + taken;
        size_t blank = blank_size(folder->bytes + next, folder->length - next);
        if (!blank && next < folder->length && !apostrophe) {
            uint32_t sign;
            utf8_decode(folder->bytes + next, folder->length - next, &sign);
            /* "D ' U N" and "D'U N" are both seen; a longer word ends the stretch. */
            if (sign != '\'' && sign != 0x2019) {
                if (sign < 0x80 && strchr(".:,;!?)", (char)sign)) {
                    end = next;
                    letters++;
                }
                break;
            }
        }
        letters += !apostrophe;
        in_order += code == previous + 1;
        previous = code;
        end = next;
        i = next;
        while ((blank = blank_size(folder->bytes + i, folder->length - i)))
            i += blank;
    }
    return letters >= SPACED_LEAST && in_order + 2 < letters ? end : at;
}

static void put_letter(Folder *folder, uint32_t code, size_t at)
{
    if (code < 0x80) {
        mark(folder, at);
        put(folder, plain[code] ? plain[code] : (char)code);
    } else if (code < FOLD_LATIN_END) {
        put_plain(folder, fold_latin[code - FOLD_LATIN_START], at);
    } else {
        put_rare(folder, code, at);
    }
}

/* Glues letter-spaced capitals; two blanks or more part words. */
static void put_spaced(Folder *folder, size_t at, size_t end)
{
    while (at < end) {
        uint32_t code;
        size_t taken = utf8_decode(folder->bytes + at, folder->length - at, &code);
        put_letter(folder, code, at);
        at += taken;
        size_t blanks = 0, from = at, size;
        while (at < end && (size = blank_size(folder->bytes + at, end - at))) {
            blanks++;
            at += size;
        }
        if (blanks > 1)
            put_blank(folder, from);
    }
}

/* --- The way through --- */

static size_t fold_ascii(Folder *folder, size_t at)
{
    char c = folder->bytes[at];
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f':
        if (folder->is_pattern) {
            mark(folder, at);
            put(folder, c);
        } else {
            put_blank(folder, at);
        }
        return 1;
    case ')':
    case ']':
        put_closing(folder, c, at);
        return 1;
    case '?':
        mark(folder, at);
        put(folder, is_lost_apostrophe(folder, at + 1) ? '\'' : '?');
        return 1;
    case '`':
        mark(folder, at);
        put(folder, '\'');
        return 1;
    case '.':
        mark(folder, at);
        put(folder, '.');
        if (lacks_blank(folder, at + 1)) {
            mark(folder, at + 1);
            put(folder, ' ');
        }
        return 1;
    case '$':
        if (folder->is_pattern) {
            mark(folder, at);
            put(folder, c);
        } else {
            put_plain(folder, "usd", at);
        }
        return 1;
    default:
        return 1; /* a control character */
    }
}

static size_t fold_wide(Folder *folder, size_t at)
{
    uint32_t code;
    size_t taken = utf8_decode(folder->bytes + at, folder->length - at, &code);
    if (code < FOLD_LATIN_END)
        put_plain(folder, fold_latin[code - FOLD_LATIN_START], at);
    else if (code == 0xFFFD && is_lost_apostrophe(folder, at + taken))
        put_plain(folder, "'", at);
    else
        put_rare(folder, code, at);
    return taken;
}

/* True when a capital with blanks around it starts at `at`. */
static bool starts_spaced(const Folder *folder, size_t at)
{
    char c = folder->bytes[at];
    size_t size = c == '\xC3' ? 2 : 1;
    if (size == 1 && !(c >= 'A' && c <= 'Z'))
        return false;
    if (at + size >= folder->length || is_alnum(folder->last))
        return false;
    char next = folder->bytes[at + size];
    return next == ' ' || next == '\t' || next == '\xC2' || next == '\xE2' ||
           next == '\'';
}

static void fold_all(Folder *folder)
{
    const unsigned char *bytes = (const unsigned char *)folder->bytes;
    size_t at = 0;
    while (at < folder->length) {
        unsigned char c = bytes[at];
        if (!folder->is_pattern && starts_spaced(folder, at)) {
            size_t end = spaced_end(folder, at);
            if (end > at) {
                put_spaced(folder, at, end);
                at = end;
                continue;
            }
        }
        if (c >= 0x80) {
            at += fold_wide(folder, at);
            continue;
        }
        if (!plain[c]) {
            at += fold_ascii(folder, at);
            continue;
        }
        mark(folder, at);
        if (folder->used == WINDOW)
            flush(folder);
        size_t count = 0, room = WINDOW - folder->used, left = folder->length - at;
        char *to = folder->window + folder->used;
        if (room > left)
            room = left;
        while (count < room && (c = bytes[at + count]) < 0x80 && plain[c])
            to[count++] = plain[c];
        at += count;
        folder->used += count;
        folder->last = to[count - 1];
    }
    flush(folder);
}

void fold_text(const char *bytes, size_t length, uint32_t base, Buffer *out,
               FoldMap *map)
{
    Folder folder = {
        .bytes = bytes, .length = length, .base = base, .out = out, .map = map
    };
    folder.last = out->length ? out->bytes[out->length - 1] : '\n';
    folder.shift = INT64_MIN;
    if (map && map->count) {
        const FoldStep *step = &map->steps[map->count - 1];
        folder.shift = (int64_t)step->original - (int64_t)step->folded;
    }
    fold_all(&folder);
}

void fold_pattern(const char *source, size_t length, Buffer *out)
{
    Folder folder = { .bytes = source,
                      .out = out,
                      .is_pattern = true,
                      .shift = INT64_MIN,
                      .last = '\n' };
    size_t at = 0;
    while (at < length) {
        const char *slash = memchr(source + at, '\\', length - at);
        size_t until = slash ? (size_t)(slash - source) : length;
        folder.bytes = source + at;
        folder.length = until - at;
        fold_all(&folder);
        if (!slash)
            return;
        /* The escape and the one character it names; what stands in braces behind
         * \x, \p and their like belongs to them. */
        uint32_t code;
        size_t end = until + 1;
        if (end < length)
            end += utf8_decode(source + end, length - end, &code);
        if (end < length && source[end] == '{' && strchr("xpPNogk", source[end - 1])) {
            const char *close = memchr(source + end, '}', length - end);
            end = close ? (size_t)(close - source) + 1 : length;
        }
        buffer_add(out, source + until, end - until);
        folder.last = out->length ? out->bytes[out->length - 1] : '\n';
        at = end;
    }
}
