/* SPDX-License-Identifier: Apache-2.0 */
#include "document/shown.h"

#include "base/unicode.h"
#include "document/numbers.h"

#include <string.h>

bool block_shows(const Block *block, uint32_t hidden)
{
    for (uint32_t i = 0; i < block->run_count; i++) {
        const Run *run = &block->runs[i];
        if (run->marks & hidden)
            continue;
        for (uint32_t at = run->start; at < run->end;) {
            size_t blank = blank_at(block->text + at, run->end - at);
            if (!blank)
                return true;
            at += (uint32_t)blank;
        }
    }
    return false;
}

char block_last_shown(const Block *block)
{
    for (uint32_t i = block->run_count; i-- > 0;) {
        const Run *run = &block->runs[i];
        if (run->marks & RUN_UNSEEN)
            continue;
        for (uint32_t end = run->end; end > run->start;) {
            uint32_t at = end - 1;
            while (at > run->start && (block->text[at] & 0xC0) == 0x80)
                at--;
            if (!blank_at(block->text + at, end - at))
                return block->text[end - 1];
            end = at;
        }
    }
    return '\0';
}

static bool is_capital(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x152 ||
           code == 0x178;
}

static bool is_small(uint32_t code)
{
    return (code >= 'a' && code <= 'z') ||
           (code >= 0xDF && code <= 0xFF && code != 0xF7) || code == 0x153;
}

/* The first stretch of bold, counted from its first letter. */
typedef struct BoldHead {
    bool open, done;
} BoldHead;

/* One byte for what is ASCII, which is nearly all. */
static size_t read_code(const char *bytes, size_t length, uint32_t *code)
{
    *code = (unsigned char)*bytes;
    return *code < 0x80 ? 1 : utf8_decode(bytes, length, code);
}

static void copy_run(Shown *shown, BoldHead *head, const Block *block, const Run *run)
{
    /* Kept apart from `shown`, whose text is written all the time. */
    size_t length = shown->length, letters = shown->letters;
    bool capitals = shown->capitals;
    const bool bold = run->marks & RUN_BOLD, raised = run->marks & RUN_CAPITALS;
    uint32_t code;
    for (uint32_t at = run->start; at < run->end;) {
        size_t taken = read_code(block->text + at, run->end - at, &code);
        if (length + taken > SHOWN_MOST) {
            shown->whole = false;
            break;
        }
        if (!length && blank_at(block->text + at, run->end - at)) {
            at += (uint32_t)taken;
            continue;
        }
        if (taken == 1)
            shown->text[length] = (char)code;
        else
            memcpy(shown->text + length, block->text + at, taken);
        bool capital = is_capital(code), letter = capital || is_small(code);
        letters += letter;
        capitals = capitals && (!letter || capital || raised);
        if (bold && letter && !head->open && !head->done) {
            head->open = true;
            shown->bold_start = length;
        } else if (!bold && head->open && !blank_at(block->text + at, run->end - at)) {
            head->open = false;
            head->done = true;
        }
        length += taken;
        at += (uint32_t)taken;
        if (head->open)
            shown->bold_end = length;
    }
    shown->bold = shown->bold && (bold || letters == shown->letters);
    shown->capitals = capitals;
    shown->letters = letters;
    shown->length = length;
}

/* Single capitals parted by blanks, at least four of them. */
bool shown_is_spaced(const Shown *shown)
{
    size_t count = 0;
    uint32_t code;
    for (size_t at = 0; at < shown->length;) {
        size_t blank = blank_at(shown->text + at, shown->length - at);
        if (blank) {
            at += blank;
            continue;
        }
        at += utf8_decode(shown->text + at, shown->length - at, &code);
        bool ends =
            at >= shown->length || blank_at(shown->text + at, shown->length - at);
        if (is_small(code) || (is_capital(code) && !ends && shown->text[at] != '\''))
            return false;
        count += is_capital(code);
    }
    return count >= 4;
}

/* The character before `at`; 0 at the start. */
static uint32_t code_before(const Shown *shown, size_t at)
{
    uint32_t code = 0;
    size_t start = at;
    while (start && (shown->text[--start] & 0xC0) == 0x80)
        ;
    if (at)
        utf8_decode(shown->text + start, at - start, &code);
    return code;
}

static bool is_end_sign(char c)
{
    return c == '.' || c == '!' || c == '?' || c == ';';
}

size_t shown_sentences(const Shown *shown)
{
    size_t count = 0;
    for (size_t at = 0; at + 1 < shown->length; at++) {
        if (!is_end_sign(shown->text[at]))
            continue;
        uint32_t next, before = code_before(shown, at);
        if (!is_small(before) && before != ')' && before != 0xA0 && before != ' ')
            continue;
        size_t after = at + 1;
        size_t blank = blank_at(shown->text + after, shown->length - after);
        if (!blank || after + blank >= shown->length)
            continue;
        utf8_decode(shown->text + after + blank, shown->length - after - blank, &next);
        count += is_capital(next) || shown->text[at] == ';';
    }
    return count;
}

void shown_read(const Block *block, Shown *shown)
{
    BoldHead head = { 0 };
    shown->length = shown->letters = shown->bold_start = shown->bold_end = 0;
    shown->whole = shown->capitals = shown->bold = true;
    for (uint32_t i = 0; i < block->run_count && shown->whole; i++)
        if (!(block->runs[i].marks & RUN_UNSEEN))
            copy_run(shown, &head, block, &block->runs[i]);
    for (bool blank = true; blank && shown->length;) {
        size_t last = shown->length - 1;
        while (last && (shown->text[last] & 0xC0) == 0x80)
            last--;
        blank = blank_at(shown->text + last, shown->length - last) > 0;
        if (blank)
            shown->length = last;
    }
    shown->text[shown->length] = '\0';
    if (shown->bold_end > shown->length)
        shown->bold_end = shown->length;
    shown->capitals = shown->capitals && shown->letters;
    shown->bold = shown->bold && shown->letters;
}
