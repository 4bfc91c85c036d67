/* SPDX-License-Identifier: Apache-2.0 */
/* floor.c - the least that reading a document can cost with the same libraries.
 *
 * libzip gives 64 KiB pieces, libxml2's SAX2 push parser eats them, the characters are
 * counted: no structure, no styles, no text kept in blocks.  What `clausier text` costs
 * is told as a multiple of this.  Usage: floor FILE PART */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct Text {
    char *bytes;
    size_t length, room;
} Text;

static void characters(void *user, const xmlChar *bytes, int length)
{
    Text *text = user;
    if (text->length + (size_t)length > text->room) {
        text->room = (text->room + (size_t)length) * 2;
        text->bytes = realloc(text->bytes, text->room);
        if (!text->bytes)
            exit(1);
    }
    memcpy(text->bytes + text->length, bytes, (size_t)length);
    text->length += (size_t)length;
}

static void start(void *user, const xmlChar *name, const xmlChar *prefix,
                  const xmlChar *space, int namespaces, const xmlChar **declared, int count,
                  int defaulted, const xmlChar **attributes)
{
    (void)user, (void)name, (void)prefix, (void)space, (void)namespaces, (void)declared;
    (void)count, (void)defaulted, (void)attributes;
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)user, (void)name, (void)prefix, (void)space;
}

int main(int argc, char **argv)
{
    static char piece[64 * 1024];
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .characters = characters,
                              .startElementNs = start,
                              .endElementNs = end };
    Text text = { 0 };
    zip_int64_t got;
    if (argc != 3)
        return 2;
    zip_t *archive = zip_open(argv[1], ZIP_RDONLY, NULL);
    zip_file_t *part = archive ? zip_fopen(archive, argv[2], 0) : NULL;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &text, NULL, 0, NULL);
    if (!part || !parser)
        return 1;
    while ((got = zip_fread(part, piece, sizeof piece)) > 0)
        if (xmlParseChunk(parser, piece, (int)got, 0) != 0)
            return 1;
    xmlParseChunk(parser, piece, 0, 1);
    printf("%zu\n", text.length);
    xmlFreeParserCtxt(parser);
    free(text.bytes);
    zip_fclose(part);
    zip_discard(archive);
    return 0;
}
