/* SPDX-License-Identifier: Apache-2.0 */
/* readers.c - the table of input formats, and the choice among them. */
#include "read/reader.h"

#include "base/file.h"

#include <stddef.h>

const Reader *const readers[] = {
    &reader_docx,
    NULL,
};

const Reader *reader_choose(Container *container)
{
    const Reader *best = NULL;
    int most = 0;
    for (const Reader *const *reader = readers; *reader; reader++) {
        int bid = (*reader)->bid(container);
        if (bid > most) {
            most = bid;
            best = *reader;
        }
    }
    return best;
}

/* Takes the container. */
static Document *read_container(Container *container, const Limits *limits, Error *err)
{
    Document *document = NULL;
    if (!container)
        return NULL;
    const Reader *reader = reader_choose(container);
    if (reader)
        document = reader->read(container, limits, err);
    else
        error_set(err, ERROR_UNSUPPORTED, (Where){ .file = container_name(container) },
                  "ce fichier n'est ni un texte Word ni un texte LibreOffice\u00A0; "
                  "enregistrez-le en .docx ou .odt");
    container_free(container);
    return document;
}

Document *reader_read_file(const char *path, const Limits *limits, Error *err)
{
    return read_container(container_open(path, limits, err), limits, err);
}

Document *reader_read_bytes(const char *name, const char *bytes, size_t length,
                            const Limits *limits, Error *err)
{
    return read_container(container_open_bytes(name, bytes, length, limits, err),
                          limits, err);
}

bool reader_knows_extension(const char *path)
{
    for (const Reader *const *reader = readers; *reader; reader++)
        for (const char *const *extension = (*reader)->extensions; *extension;
             extension++)
            if (path_has_extension(path, *extension))
                return true;
    return false;
}
