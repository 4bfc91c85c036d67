/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include "base/english.h"

#include <stdio.h>

/* Takes a character that was cut in the middle off the end. */
static void drop_broken_end(char *message, size_t length)
{
    while (length && ((unsigned char)message[length - 1] & 0xC0) == 0x80)
        length--;
    if (length && (unsigned char)message[length - 1] >= 0xC0)
        length--;
    message[length] = '\0';
}

bool error_set_list(Error *err, ErrorKind kind, Where where, const char *format,
                    va_list args)
{
    if (!err || err->kind != ERROR_NONE)
        return false;
    err->kind = kind;
    snprintf(err->file, sizeof err->file, "%s", where.file ? where.file : "");
    snprintf(err->part, sizeof err->part, "%s", where.part ? where.part : "");
    err->line = where.line;
    err->column = where.column;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    if (length >= (int)sizeof err->message)
        drop_broken_end(err->message, sizeof err->message - 1);
    english_print(err->english, sizeof err->english, format, again);
    va_end(again);
    return false;
}

bool error_set(Error *err, ErrorKind kind, Where where, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    error_set_list(err, kind, where, format, args);
    va_end(args);
    return false;
}

bool error_memory(Error *err)
{
    return error_set(
        err, ERROR_MEMORY, (Where){ 0 },
        "mémoire insuffisante\u00a0: fermez d'autres programmes ou contrôlez "
        "moins de fichiers à la fois");
}
