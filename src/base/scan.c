/* SPDX-License-Identifier: Apache-2.0 */
#include "base/scan.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

#define ALL(byte) ((byte)*UINT64_C(0x0101010101010101))

enum { WORD = sizeof(uint64_t) };

/* The first byte is the lowest of the word, whatever the machine. */
static uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return le64toh(word);
}

/* Not zero when some byte of the word is below `least`, at most 0x80. */
static uint64_t below(uint64_t word, uint64_t least)
{
    return (word - ALL(least)) & ~word & ALL(0x80);
}

/* The first byte that has its highest bit in `told`: what is carried from byte to byte
 * comes from one before. */
static size_t first_of(uint64_t told)
{
    return (size_t)__builtin_ctzll(told) / 8;
}

size_t scan_ascii(const char *bytes, size_t length)
{
    size_t at = 0;
    for (; length - at >= WORD; at += WORD) {
        /* DEL and one more has the highest bit, and so has what is below zero. */
        uint64_t word = load(bytes + at);
        uint64_t others = (word | (word + ALL(1)) | (word - ALL(' '))) & ALL(0x80);
        if (others)
            return at + first_of(others);
    }
    while (at < length && bytes[at] >= ' ' && bytes[at] < 0x7F)
        at++;
    return at;
}

/* Of eight bytes, and of the one behind them when it is a space.  From U+F000 on, UTF-8
 * begins with EF or more. */
static bool is_plain_at(const char *bytes)
{
    uint64_t word = load(bytes), next = load(bytes + 1);
    /* Two spaces in a row are the only pair whose bits together are a space, when none
     * is a control character. */
    uint64_t spaces = (word | next) ^ ALL(' ');
    return !(below(word, ' ') | below(spaces, 1) | below(~word, 0x100 - 0xEF));
}

bool scan_is_plain(const char *bytes, size_t length)
{
    if (length <= WORD)
        return false;
    size_t last = length - WORD - 1;
    for (size_t at = 0; at < last; at += WORD)
        if (!is_plain_at(bytes + at))
            return false;
    unsigned char end = (unsigned char)bytes[length - 1];
    return is_plain_at(bytes + last) && end >= ' ' && end < 0xEF;
}
