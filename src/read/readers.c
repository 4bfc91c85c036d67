/* SPDX-License-Identifier: Apache-2.0 */
/* readers.c - the table of input formats, and the choice among them. */
#include "read/reader.h"

#include "base/file.h"

#include <stddef.h>

const Reader *const readers[] = {
    &reader_docx,
    &reader_odt,
    &reader_fodt,
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

/* A good archive or XML text that no reader knows: says what it is, by the parts that
 * tell. */
static void refuse(Container *container, Error *err)
{
    static const struct {
        const char *part, *message;
    } others[] = {
        { "xl/workbook.xml",
          "ce fichier est un classeur Excel\u00A0; seuls les documents "
          "Word et LibreOffice Writer sont lus" },
        { "ppt/presentation.xml", "ce fichier est une présentation PowerPoint\u00A0; "
                                  "seuls les documents Word et "
                                  "LibreOffice Writer sont lus" },
        { "mimetype",
          "ce fichier n'est pas un document LibreOffice Writer (.odt)\u00A0; seuls les "
          "documents Word et LibreOffice Writer sont lus" },
        { "", "ce fichier XML n'est pas un document LibreOffice (.fodt)\u00A0; "
              "enregistrez le document en .docx ou .odt" },
    };
    Where where = { .file = container_name(container) };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (container_has(container, others[i].part)) {
            error_set(err, ERROR_UNSUPPORTED, where, "%s", others[i].message);
            return;
        }
    error_set(
        err, ERROR_UNSUPPORTED, where,
        "cette archive n'est ni un document Word ni un document LibreOffice\u00A0; "
        "enregistrez le document en .docx ou .odt");
}

Document *reader_read(Container *container, const Limits *limits, Error *err)
{
    const Reader *reader = reader_choose(container);
    if (reader)
        return reader->read(container, limits, false, err);
    refuse(container, err);
    return NULL;
}

/* Takes the container; NULL when there is none. */
static Document *read_and_free(Container *container, const Limits *limits, Error *err)
{
    Document *document = container ? reader_read(container, limits, err) : NULL;
    container_free(container);
    return document;
}

Document *reader_read_file(const char *path, const Limits *limits, Error *err)
{
    return read_and_free(container_open(path, limits, err), limits, err);
}

Document *reader_read_bytes(const char *name, const char *bytes, size_t length,
                            const Limits *limits, Error *err)
{
    return read_and_free(container_open_bytes(name, bytes, length, limits, err), limits,
                         err);
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
