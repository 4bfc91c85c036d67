/* SPDX-License-Identifier: Apache-2.0 */
/* xml_words.h - words inside an XML report. */
#ifndef CLAUSIER_REPORT_XML_WORDS_H
#define CLAUSIER_REPORT_XML_WORDS_H

#include "base/buffer.h"

/* Adds `text` as the content of an element or as the value of an attribute between any
 * quotes.  What XML 1.0 does not allow (2.2: control characters, U+FFFE and U+FFFF)
 * becomes U+FFFD; line breaks are kept. */
void xml_words_add(Buffer *out, const char *text);

/* ` name="text"` */
void xml_attribute_add(Buffer *out, const char *name, const char *text);

#endif
