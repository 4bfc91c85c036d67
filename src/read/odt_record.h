/* SPDX-License-Identifier: Apache-2.0 */
/* odt_record.h - XML events kept, to be played again later.
 *
 * A deletion stands before the body it was deleted from, a header before the body that
 * uses it, a repeated row once: each is recorded and played where it belongs. */
#ifndef CLAUSIER_READ_ODT_RECORD_H
#define CLAUSIER_READ_ODT_RECORD_H

#include "base/buffer.h"
#include "container/xml.h"

/* Adds an event.  Of attributes only those with a number are kept. */
void odt_record_open(Buffer *record, const XmlElement *element);
void odt_record_close(Buffer *record, int id);
void odt_record_text(Buffer *record, const char *bytes, size_t length);

/* Gives the events to the handler; false when it stopped. */
bool odt_record_play(const char *record, size_t length, const XmlHandler *handler,
                     void *user, Error *err);

#endif
