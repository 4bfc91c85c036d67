/* SPDX-License-Identifier: Apache-2.0 */
/* typography.h - no-break spaces where French wants them.
 *
 * The program's own sentences are written with plain spaces in the source and set here,
 * once, when they are printed.  Quotations and file names are never set: they stay as
 * they were written. */
#ifndef CLAUSIER_BASE_TYPOGRAPHY_H
#define CLAUSIER_BASE_TYPOGRAPHY_H

#include "base/buffer.h"

/* Adds `text` to `out` with U+00A0 for the blank before : ; ? ! » % and €, after « and
 * "n°", "art.", "p.", "L.", "R.", and between the groups of a number. */
void typography_add(Buffer *out, const char *text);

#endif
