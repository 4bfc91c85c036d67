/* SPDX-License-Identifier: Apache-2.0 */
/* scan.h - long stretches of bytes, looked at eight at a time. */
#ifndef CLAUSIER_BASE_SCAN_H
#define CLAUSIER_BASE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes before the first control character (below a space); `length` without one. */
size_t scan_to_control(const char *bytes, size_t length);

/* Bytes before the first one that is not printable ASCII.  May stop up to seven bytes
 * early. */
size_t scan_ascii(const char *bytes, size_t length);

/* True when there is no control character, nor a space behind another.  May say false
 * of what is too short to be looked at so. */
bool scan_is_flat(const char *bytes, size_t length);

#endif
