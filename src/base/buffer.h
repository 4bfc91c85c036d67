/* SPDX-License-Identifier: Apache-2.0 */
/* buffer.h - bytes that grow, up to a ceiling given at birth.
 *
 * A buffer that could not grow remembers it and ignores what comes after: ask
 * buffer_failed() once, when the work is done. */
#ifndef CLAUSIER_BASE_BUFFER_H
#define CLAUSIER_BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Takes the bytes of a buffer as they come, in order; false when it could not. */
typedef bool (*BufferTaker)(void *user, const char *bytes, size_t length);

typedef struct Buffer {
    char *bytes;    /* NUL-terminated once something was added; else NULL */
    size_t length;  /* bytes, without the NUL */
    size_t room;    /* bytes allocated */
    size_t ceiling; /* largest length allowed */
    bool failed;
    bool short_of_memory; /* once; never forgotten */
    bool refused;         /* by the taker */
    BufferTaker take;     /* NULL: the bytes stay */
    void *taker;
} Buffer;

void buffer_init(Buffer *buffer, size_t ceiling);
/* A buffer whose bytes go to `take` when buffer_pass() is called. */
void buffer_init_passing(Buffer *buffer, BufferTaker take, void *taker);
void buffer_done(Buffer *buffer);

/* Room for that many more bytes and the NUL; false when there can be none. */
bool buffer_make_room(Buffer *buffer, size_t more);

/* Most additions are small and find room: they are written where they are asked for. */
static inline void buffer_add(Buffer *buffer, const char *bytes, size_t length)
{
    bool fits = length < buffer->room - buffer->length &&
                length <= buffer->ceiling - buffer->length && !buffer->failed;
    if (!fits && !buffer_make_room(buffer, length))
        return;
    if (length)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_char(Buffer *buffer, char c);
void buffer_add_string(Buffer *buffer, const char *string);
void buffer_add_format(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_add_format_list(Buffer *buffer, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Hands the bytes to the taker, when there are at least `least`, and forgets them; does
 * nothing for a buffer without a taker.  What was not taken fails the buffer. */
void buffer_pass(Buffer *buffer, size_t least);

/* Forgets the contents, keeps the memory. */
void buffer_clear(Buffer *buffer);

/* Cuts to `length` bytes when longer. */
void buffer_cut(Buffer *buffer, size_t length);

/* True when memory or the ceiling stopped an addition. */
static inline bool buffer_failed(const Buffer *buffer)
{
    return buffer->failed;
}

/* True when memory ever stopped one: for those who do not mind the ceiling. */
bool buffer_lacked_memory(const Buffer *buffer);

/* The contents as a C string, "" when empty; valid until the next change. */
const char *buffer_string(const Buffer *buffer);

#endif
