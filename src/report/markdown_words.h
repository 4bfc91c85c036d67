/* SPDX-License-Identifier: Apache-2.0 */
/* markdown_words.h - somebody else's words in Markdown. */
#ifndef CLAUSIER_REPORT_MARKDOWN_WORDS_H
#define CLAUSIER_REPORT_MARKDOWN_WORDS_H

#include "base/buffer.h"

/* Words as they are: nothing in them is syntax, and "@name" calls nobody. */
void markdown_add(Buffer *out, const char *text);

#endif
