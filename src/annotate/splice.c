/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/splice.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void splices_init(Splices *splices)
{
    *splices = (Splices){ 0 };
    buffer_init(&splices->text, SIZE_MAX / 2);
}

void splices_done(Splices *splices)
{
    free(splices->items);
    buffer_done(&splices->text);
    *splices = (Splices){ 0 };
}

static void add(Splices *splices, Splice splice, const char *bytes)
{
    if (splices->count == splices->room) {
        size_t room = splices->room ? splices->room * 2 : 64;
        Splice *grown = realloc(splices->items, room * sizeof *grown);
        if (!grown) {
            splices->failed = true;
            return;
        }
        splices->items = grown;
        splices->room = room;
    }
    splice.order = splices->count;
    splice.start = splices->text.length;
    splices->items[splices->count++] = splice;
    buffer_add(&splices->text, bytes, splice.length);
}

void splice_add(Splices *splices, size_t at, size_t removed, const char *bytes,
                size_t length)
{
    add(splices, (Splice){ .at = at, .removed = removed, .length = length }, bytes);
}

void splice_add_string(Splices *splices, size_t at, const char *string)
{
    splice_add(splices, at, 0, string, strlen(string));
}

void splice_add_phase(Splices *splices, size_t at, int phase, const char *string)
{
    add(splices, (Splice){ .at = at, .phase = phase, .length = strlen(string) },
        string);
}

bool splice_is_at(const Splices *splices, size_t at, int phase)
{
    for (size_t i = 0; i < splices->count; i++)
        if (splices->items[i].at == at && splices->items[i].phase == phase)
            return true;
    return false;
}

static int compare(const void *a, const void *b)
{
    const Splice *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->phase != y->phase)
        return x->phase < y->phase ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

bool splices_apply(Splices *splices, const char *bytes, size_t length, Buffer *out)
{
    size_t done = 0;
    const char *text = buffer_string(&splices->text);
    if (splices->failed || buffer_failed(&splices->text))
        return false;
    if (splices->count)
        qsort(splices->items, splices->count, sizeof *splices->items, compare);
    for (size_t i = 0; i < splices->count; i++) {
        const Splice *splice = &splices->items[i];
        if (splice->at > done)
            buffer_add(out, bytes + done, splice->at - done);
        buffer_add(out, text + splice->start, splice->length);
        if (splice->at + splice->removed > done)
            done = splice->at + splice->removed;
    }
    buffer_add(out, bytes + done, length - done);
    return !buffer_failed(out);
}
