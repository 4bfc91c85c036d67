/* SPDX-License-Identifier: Apache-2.0 */
/* xml.h - one part as a stream of XML events.
 *
 * The only door to libxml2's SAX2 push parser: 64 KiB pieces, never a tree.  Any
 * DOCTYPE is refused (no entities, no network); depth, text and part size meet the
 * limits.  Names arrive as small numbers: the reader gives a table of the names it
 * understands, everything else is XML_OTHER. */
#ifndef CLAUSIER_CONTAINER_XML_H
#define CLAUSIER_CONTAINER_XML_H

#include "base/error.h"
#include "base/limits.h"
#include "container/container.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A name that a reader understands.  `spaces` is a NULL-terminated list of namespace
 * URIs that all mean the same vocabulary (Transitional and Strict). */
typedef struct XmlName {
    const char *const *spaces;
    const char *local;
    int id; /* the reader's number for it, from 1 */
} XmlName;

enum { XML_OTHER = 0 };

typedef struct XmlAttribute {
    int id;            /* XML_OTHER when the table does not know it */
    const char *space; /* namespace URI or NULL */
    const char *local;
    const char *value; /* not NUL-terminated */
    size_t length;     /* bytes of value */
} XmlAttribute;

typedef struct XmlElement {
    int id; /* XML_OTHER when unknown */
    const char *space;
    const char *local;
    const XmlAttribute *attributes;
    size_t attribute_count;
    /* Namespaces declared on this very element: prefix, URI, prefix, URI...; the prefix
     * of the default one is NULL.  For vocabularies that name prefixes in values. */
    const char *const *spaces;
    size_t space_count; /* pairs */
    uint32_t line;      /* from 1 */
} XmlElement;

/* Callbacks return false to stop the parse, having filled the Error they were given
 * when it is a failure. */
typedef struct XmlHandler {
    bool (*open)(void *user, const XmlElement *element, Error *err);
    bool (*close)(void *user, int id, Error *err);
    bool (*text)(void *user, const char *bytes, size_t length, Error *err);
} XmlHandler;

/* A table of names, made once a reader; looked up by interned pointer while parsing. */
typedef struct XmlNames XmlNames;
XmlNames *xml_names_new(const XmlName *names, size_t count, Error *err);
void xml_names_free(XmlNames *names);

/* Streams `part` of the container through the handler.  False when the part cannot be
 * read, is not well-formed (line and column are set), has a DOCTYPE, breaks a limit,
 * or the handler stopped with an error.  A handler that stops without filling `err`
 * ends the parse with true. */
bool xml_read_part(Container *container, const char *part, const XmlNames *names,
                   const XmlHandler *handler, void *user, const Limits *limits,
                   Error *err);

/* The attribute with that id; NULL when absent. */
static inline const XmlAttribute *xml_attribute_find(const XmlElement *element, int id)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (element->attributes[i].id == id)
            return &element->attributes[i];
    return NULL;
}

/* Its value copied to `out` (cut to room - 1 bytes, NUL-terminated); false and "" when
 * absent. */
bool xml_attribute_copy(const XmlElement *element, int id, char *out, size_t room);

/* Its value as a whole number; `fallback` when absent or not one. */
long xml_attribute_number(const XmlElement *element, int id, long fallback);

#endif
