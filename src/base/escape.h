/* SPDX-License-Identifier: Apache-2.0 */
/* escape.h - the characters that XML and HTML keep for themselves. */
#ifndef CLAUSIER_BASE_ESCAPE_H
#define CLAUSIER_BASE_ESCAPE_H

#include <stddef.h>
#include <stdint.h>

/* The reference to write instead of `code`; NULL when it may stand as it is.  All of
 * them are known to XML 1.0 (4.6) and to HTML. */
static inline const char *escape_of(uint32_t code)
{
    switch (code) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

#endif
