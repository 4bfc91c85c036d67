/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_set(Error *err, ErrorKind kind, Where where, const char *format, ...)
{
    if (!err || err->kind != ERROR_NONE)
        return false;
    err->kind = kind;
    snprintf(err->file, sizeof err->file, "%s", where.file ? where.file : "");
    snprintf(err->part, sizeof err->part, "%s", where.part ? where.part : "");
    err->line = where.line;
    err->column = where.column;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return false;
}

bool error_memory(Error *err)
{
    return error_set(err, ERROR_MEMORY, (Where){ 0 },
                     "mémoire insuffisante : fermez d'autres programmes ou contrôlez "
                     "moins de fichiers à la fois");
}
