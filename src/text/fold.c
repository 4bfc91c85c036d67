/* SPDX-License-Identifier: Apache-2.0 */
/* fold.c - text as it is matched: the way through it, byte by byte.
 *
 * ASCII goes by a table, accents by another, rare characters by NFKC (fold_rare.c).
 * What documents have broken is mended on the way (fold_repairs.c). */
#include "text/fold.h"

#include "base/unicode.h"
#include "text/fold_table.h"
#include "text/folder.h"

#include <string.h>

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
            folder_mark(folder, at);
            folder_put(folder, c);
        } else {
            folder_put_blank(folder, at);
        }
        return 1;
    case ')':
    case ']':
        folder_put_closing(folder, c, at);
        return 1;
    case '?':
        folder_mark(folder, at);
        folder_put(folder, folder_lost_apostrophe(folder, at + 1) ? '\'' : '?');
        return 1;
    case '`':
        folder_mark(folder, at);
        folder_put(folder, '\'');
        return 1;
    case '.':
        folder_mark(folder, at);
        folder_put(folder, '.');
        if (folder_lacks_blank(folder, at + 1)) {
            folder_mark(folder, at + 1);
            folder_put(folder, ' ');
        }
        return 1;
    case '$':
        if (folder->is_pattern) {
            folder_mark(folder, at);
            folder_put(folder, c);
        } else {
            folder_put_plain(folder, "usd", at);
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
        folder_put_plain(folder, fold_latin[code - FOLD_LATIN_START], at);
    else if (code == 0xFFFD && folder_lost_apostrophe(folder, at + taken))
        folder_put_plain(folder, "'", at);
    else
        folder_put_rare(folder, code, at);
    return taken;
}

static void fold_all(Folder *folder)
{
    const unsigned char *bytes = (const unsigned char *)folder->bytes;
    size_t at = 0;
    while (at < folder->length) {
        unsigned char c = bytes[at];
        if (!folder->is_pattern && folder_starts_spaced(folder, at)) {
            size_t end = folder_spaced_end(folder, at);
            if (end > at) {
                folder_put_spaced(folder, at, end);
                at = end;
                continue;
            }
        }
        if (c >= 0x80) {
            at += fold_wide(folder, at);
            continue;
        }
        if (!fold_plain[c]) {
            at += fold_ascii(folder, at);
            continue;
        }
        folder_mark(folder, at);
        if (folder->used == FOLD_WINDOW)
            folder_flush(folder);
        size_t count = 0, room = FOLD_WINDOW - folder->used, left = folder->length - at;
        char *to = folder->window + folder->used;
        if (room > left)
            room = left;
        while (count < room && (c = bytes[at + count]) < 0x80 && fold_plain[c])
            to[count++] = fold_plain[c];
        at += count;
        folder->used += count;
        folder->last = to[count - 1];
    }
    folder_flush(folder);
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
