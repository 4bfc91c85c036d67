/* SPDX-License-Identifier: Apache-2.0 */
#include "base/scan.h"

#include <stdint.h>
#include <string.h>

#define ALL(byte) ((byte)*UINT64_C(0x0101010101010101))

enum { WORD = sizeof(uint64_t) };

static uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Not zero when some byte of the word is below `least`, at most 0x80. */
static uint64_t below(uint64_t word, uint64_t least)
{
    return (word - ALL(least)) & ~word & ALL(0x80);
}

size_t scan_to_control(const char *bytes, size_t length)
{
    size_t at = 0;
    while (length - at >= WORD && !below(load(bytes + at), ' '))
        at += WORD;
    while (at < length && (unsigned char)bytes[at] >= ' ')
        at++;
    return at;
}

size_t scan_ascii(const char *bytes, size_t length)
{
    size_t at = 0;
    for (; length - at >= WORD; at += WORD) {
        uint64_t word = load(bytes + at);
        if (((word | below(word, ' ')) & ALL(0x80)) || below(word ^ ALL(0x7F), 1))
            break;
    }
    return at;
}

/* Of eight bytes and the one behind them. */
static bool is_flat_at(const char *bytes)
{
    uint64_t word = load(bytes), next = load(bytes + 1);
    /* Two spaces in a row are the only pair whose bits together are a space. */
    uint64_t spaces = (word | next) ^ ALL(' ');
    return !(below(word, ' ') | below(next, ' ') | below(spaces, 1));
}

bool scan_is_flat(const char *bytes, size_t length)
{
    if (length <= WORD)
        return false;
    size_t last = length - WORD - 1;
    for (size_t at = 0; at < last; at += WORD)
        if (!is_flat_at(bytes + at))
            return false;
    return is_flat_at(bytes + last);
}
