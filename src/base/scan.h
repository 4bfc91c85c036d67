/* SPDX-License-Identifier: Apache-2.0 */
/* scan.h - long stretches of bytes, looked at eight at a time. */
#ifndef CLAUSIER_BASE_SCAN_H
#define CLAUSIER_BASE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes before the first one that is not printable ASCII; `length` without one. */
size_t scan_ascii(const char *bytes, size_t length);

/* True when there is no control character, no space behind another, and nothing from
 * U+F000 on.  Says false of what is too short to be looked at so. */
bool scan_is_plain(const char *bytes, size_t length);

#endif
