/* SPDX-License-Identifier: Apache-2.0 */
/* error.h - failure as a value with a place.
 *
 * Functions that can fail return bool or a pointer, take `Error *err` last, and print
 * nothing; only cli/ speaks.  An Error owns its words: no pointers, so it can be
 * copied, kept, and printed after the thing that failed is gone. */
#ifndef CLAUSIER_BASE_ERROR_H
#define CLAUSIER_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum ErrorKind {
    ERROR_NONE,        /* nothing failed */
    ERROR_IO,          /* the system refused: not found, no permission, disk full */
    ERROR_FORMAT,      /* the bytes are not what they say they are, or are damaged */
    ERROR_ENCRYPTED,   /* protected by a password */
    ERROR_UNSUPPORTED, /* a good file of a kind that is not read: PDF, legacy .doc */
    ERROR_LIMIT,       /* larger, deeper or denser than base/limits.h allows */
    ERROR_MEMORY,      /* an allocation failed */
    ERROR_RULES,       /* a rule file or a configuration is wrong */
    ERROR_USAGE,       /* the caller asked for something that does not exist */
} ErrorKind;

typedef struct Error {
    ErrorKind kind;
    char file[512];        /* as the user named it; "" when unknown */
    char part[96];         /* inside a container: "word/styles.xml", or "" */
    uint32_t line, column; /* from 1; columns count characters; 0 = unknown */
    char message[512];     /* one French sentence, no newline, no "error:" */
    char english[512]; /* the same in English; French where base/english.h has none */
} Error;

/* Where a failure happened.  All members may be left out. */
typedef struct Where {
    const char *file;
    const char *part;
    uint32_t line, column;
} Where;

/* Fills `err` and returns false, so that a failure reads as one line.  The first
 * error wins: a later call on the same Error changes nothing.  `err` may be NULL. */
bool error_set(Error *err, ErrorKind kind, Where where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* error_set() for those who have a format of their own. */
bool error_set_list(Error *err, ErrorKind kind, Where where, const char *format,
                    va_list args) __attribute__((format(printf, 4, 0)));

/* The sentence in one of the two languages. */
static inline const char *error_words(const Error *err, bool english)
{
    return english ? err->english : err->message;
}

/* error_set() for a failed allocation. */
bool error_memory(Error *err);

#endif
