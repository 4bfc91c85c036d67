/* SPDX-License-Identifier: Apache-2.0 */
/* fold_repairs.c - what typing and conversions leave in real documents and no pattern
 * shall have to know: boxes typed with brackets, apostrophes lost to "?", full stops
 * without a blank, capitals spaced out for looks. */
#include "base/unicode.h"
#include "text/fold_table.h"
#include "text/folder.h"

#include <string.h>

enum { SPACED_LEAST = 4, SPACED_MOST = 200 };

void folder_put_closing(Folder *folder, char c, size_t at)
{
    char open = c == ')' ? '(' : '[';
    size_t back = 0;
    bool ticked = false, blank = false;
    while (folder_before(folder, back) == ' ') {
        blank = true;
        back++;
    }
    if (folder_before(folder, back) == 'x') {
        ticked = true;
        back++;
        while (folder_before(folder, back) == ' ')
            back++;
    }
    bool is_box = folder_before(folder, back) == open && (ticked || blank) &&
                  (open == '[' || !folder_is_alnum(folder_before(folder, back + 1)));
    if (!is_box || folder->is_pattern) {
        folder_mark(folder, at);
        folder_put(folder, c);
        return;
    }
    size_t start = folder_length(folder) - back - 1;
    uint32_t from = folder_original_of(folder, start);
    uint32_t inside = folder_original_of(folder, start + 1);
    folder_take_back(folder, back + 1);
    folder_mark_original(folder, from);
    folder_put(folder, '[');
    folder_mark_original(folder, inside);
    folder_put(folder, ticked ? 'x' : ' ');
    folder_mark(folder, at);
    folder_put(folder, ']');
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
            return fold_plain[code] ? fold_plain[code] : (char)code;
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
        return folder_before(folder, 1) == 'q';
    if (last == 'd' && folder_before(folder, 1) == 'r' &&
        folder_before(folder, 2) == 'u' && folder_before(folder, 3) == 'o' &&
        folder_before(folder, 4) == 'j')
        return true;
    return !folder_is_alnum(folder_before(folder, 1));
}

bool folder_lost_apostrophe(const Folder *folder, size_t after)
{
    if (folder->is_pattern || !ends_elided(folder))
        return false;
    char next = peek(folder, after);
    return next && strchr("aeiouyh", next);
}

bool folder_lacks_blank(const Folder *folder, size_t at)
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
        if (folder_before(folder, back) < 'a' || folder_before(folder, back) > 'z')
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

size_t folder_spaced_end(const Folder *folder, size_t at)
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
        folder_mark(folder, at);
        folder_put(folder, fold_plain[code] ? fold_plain[code] : (char)code);
    } else if (code < FOLD_LATIN_END) {
        folder_put_plain(folder, fold_latin[code - FOLD_LATIN_START], at);
    } else {
        folder_put_rare(folder, code, at);
    }
}

void folder_put_spaced(Folder *folder, size_t at, size_t end)
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
            folder_put_blank(folder, from);
    }
}

bool folder_starts_spaced(const Folder *folder, size_t at)
{
    char c = folder->bytes[at];
    size_t size = c == '\xC3' ? 2 : 1;
    if (size == 1 && !(c >= 'A' && c <= 'Z'))
        return false;
    if (at + size >= folder->length || folder_is_alnum(folder->last))
        return false;
    char next = folder->bytes[at + size];
    return next == ' ' || next == '\t' || next == '\xC2' || next == '\xE2' ||
           next == '\'';
}
