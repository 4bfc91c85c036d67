/* SPDX-License-Identifier: Apache-2.0 */
/* folder.c - what folding puts out, byte by byte, and the map back. */
#include "text/folder.h"

#include "text/fold_table.h"

#include <stdlib.h>
#include <string.h>

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

void folder_add_step(Folder *folder, uint32_t original)
{
    size_t folded = folder_length(folder);
    folder->shift = (int64_t)original - (int64_t)folded;
    add_step(folder->map, (uint32_t)folded, original);
}

void folder_flush(Folder *folder)
{
    buffer_add(folder->out, folder->window, folder->used);
    folder->used = 0;
}

char folder_before(const Folder *folder, size_t back)
{
    if (back < folder->used)
        return folder->window[folder->used - 1 - back];
    back -= folder->used;
    return back < folder->out->length
               ? folder->out->bytes[folder->out->length - 1 - back]
               : '\n';
}

void folder_take_back(Folder *folder, size_t count)
{
    folder_flush(folder);
    buffer_cut(folder->out, folder->out->length - count);
    if (folder->map) {
        FoldMap *map = folder->map;
        while (map->count && map->steps[map->count - 1].folded >= folder->out->length)
            map->count--;
        folder->shift = INT64_MIN;
    }
    folder->last = folder_before(folder, 0);
}

uint32_t folder_original_of(const Folder *folder, size_t folded)
{
    const FoldMap *map = folder->map;
    for (size_t i = map ? map->count : 0; i > 0; i--)
        if (map->steps[i - 1].folded <= folded)
            return (uint32_t)(map->steps[i - 1].original + folded -
                              map->steps[i - 1].folded);
    return (uint32_t)folded;
}

void folder_put_blank(Folder *folder, size_t at)
{
    if (folder->last == ' ' || folder->last == '\n')
        return;
    folder_mark(folder, at);
    folder_put(folder, ' ');
}

void folder_put_plain(Folder *folder, const char *form, size_t at)
{
    if (form[0] == ' ' && !folder->is_pattern) {
        folder_put_blank(folder, at);
        return;
    }
    if (form[0])
        folder_mark(folder, at);
    for (; *form; form++) {
        char c = *form;
        if (c == FOLD_MIDDLE_DOT)
            c = folder_is_alnum(folder->last) ? '.' : '*';
        if (folder->is_pattern && strchr(".*[]?^|", c))
            folder_put(folder, '\\');
        folder_put(folder, c);
    }
}
