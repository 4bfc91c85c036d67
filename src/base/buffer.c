/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(Buffer *buffer, size_t ceiling)
{
    *buffer = (Buffer){ .ceiling = ceiling };
}

void buffer_init_passing(Buffer *buffer, BufferTaker take, void *taker)
{
    *buffer = (Buffer){ .ceiling = SIZE_MAX / 2, .take = take, .taker = taker };
}

void buffer_done(Buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (Buffer){ .ceiling = buffer->ceiling };
}

void buffer_pass(Buffer *buffer, size_t least)
{
    if (!buffer->take || buffer->failed || buffer->length < least || !buffer->length)
        return;
    if (buffer->take(buffer->taker, buffer->bytes, buffer->length))
        buffer_clear(buffer);
    else
        buffer->failed = buffer->refused = true;
}

bool buffer_make_room(Buffer *buffer, size_t more)
{
    if (buffer->failed || more > buffer->ceiling ||
        buffer->length > buffer->ceiling - more) {
        buffer->failed = true;
        return false;
    }
    size_t need = buffer->length + more + 1;
    if (need <= buffer->room)
        return true;
    size_t room = buffer->room ? buffer->room * 2 : 256;
    while (room < need)
        room *= 2;
    char *bytes = realloc(buffer->bytes, room);
    if (!bytes) {
        buffer->failed = buffer->short_of_memory = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->room = room;
    return true;
}

void buffer_add_char(Buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

void buffer_add_string(Buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_add_format(Buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buffer_add_format_list(buffer, format, args);
    va_end(args);
}

void buffer_add_format_list(Buffer *buffer, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0) {
        buffer->failed = true;
    } else if (buffer_make_room(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void buffer_clear(Buffer *buffer)
{
    buffer_cut(buffer, 0);
}

void buffer_cut(Buffer *buffer, size_t length)
{
    if (length < buffer->length) {
        buffer->length = length;
        buffer->bytes[length] = '\0';
    }
}

bool buffer_lacked_memory(const Buffer *buffer)
{
    return buffer->short_of_memory;
}

const char *buffer_string(const Buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}
