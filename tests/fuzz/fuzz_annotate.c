/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_annotate.c - any XML as the text of a document that comments and clauses are put
 * into.  What could be read before must be read after.
 *
 * The first byte chooses: '<' begins a flat ODF text; anything else is followed by the
 * main part of a DOCX and, behind a zero byte, by its comments. */
#include "annotate/annotator.h"
#include "read/reader.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- A DOCX around its parts --- */

typedef struct Part {
    const char *name, *bytes;
    size_t length;
} Part;

static const char types[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/d.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.document.main+xml\"/></Types>";

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS                                                                      \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"           \
    "relationships\"><Relationship Id=\"a\" Type=\"" RELATION
static const char package[] =
    RELATIONS "officeDocument\" Target=\"d.xml\"/></Relationships>";
static const char relations[] =
    RELATIONS "comments\" Target=\"c.xml\"/></Relationships>";

static uint32_t checksum(const char *bytes, size_t length)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xEDB88320) : 0);
    }
    return ~crc;
}

static void add_number(Buffer *out, uint32_t number, int bytes)
{
    for (; bytes--; number >>= 8)
        buffer_add_char(out, (char)(number & 0xFF));
}

/* From the version to the length of the name, as both headers of an entry have it. */
static void add_entry(Buffer *out, const Part *part)
{
    add_number(out, 20, 2);
    add_number(out, 0, 4);
    add_number(out, 1 << 5 | 1, 4);
    add_number(out, checksum(part->bytes, part->length), 4);
    add_number(out, (uint32_t)part->length, 4);
    add_number(out, (uint32_t)part->length, 4);
    add_number(out, (uint32_t)strlen(part->name), 4);
}

static void pack(const Part *parts, size_t count, Buffer *out)
{
    uint32_t starts[8], directory;
    for (size_t i = 0; i < count; i++) {
        starts[i] = (uint32_t)out->length;
        buffer_add(out, "PK\3\4", 4);
        add_entry(out, &parts[i]);
        buffer_add_string(out, parts[i].name);
        buffer_add(out, parts[i].bytes, parts[i].length);
    }
    directory = (uint32_t)out->length;
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, "PK\1\2\24\0", 6);
        add_entry(out, &parts[i]);
        add_number(out, 0, 4);
        add_number(out, 0, 4);
        add_number(out, 0, 2);
        add_number(out, starts[i], 4);
        buffer_add_string(out, parts[i].name);
    }
    uint32_t length = (uint32_t)out->length - directory;
    buffer_add(out, "PK\5\6\0\0\0\0", 8);
    add_number(out, (uint32_t)count, 2);
    add_number(out, (uint32_t)count, 2);
    add_number(out, length, 4);
    add_number(out, directory, 4);
    add_number(out, 0, 2);
}

static void add_docx(const char *bytes, size_t size, Buffer *out)
{
    const char *zero = memchr(bytes, '\0', size);
    size_t length = zero ? (size_t)(zero - bytes) : size;
    const Part parts[] = {
        { "[Content_Types].xml", types, sizeof types - 1 },
        { "_rels/.rels", package, sizeof package - 1 },
        { "d.xml", bytes, length },
        { "_rels/d.xml.rels", relations, sizeof relations - 1 },
        { "c.xml", zero ? zero + 1 : "", zero ? size - length - 1 : 0 },
    };
    pack(parts, zero ? 5 : 3, out);
}

/* --- A plan --- */

enum { ITEMS_MOST = 64 };

static AnnotationPlan make_plan(const Document *document, Annotation *annotations,
                                Proposal *proposals)
{
    static const char *const paragraphs[] = { "Le titulaire <&> \"réalise\".", "Fin." };
    AnnotationPlan plan = { .annotations = annotations, .proposals = proposals };
    uint32_t count = (uint32_t)document_block_count(document);
    for (uint32_t i = 0; i < count && i < ITEMS_MOST - 1; i++) {
        const Block *block = document_block_at(document, i);
        uint32_t start = block->length / 3, end = block->length - block->length / 4;
        while (start && (block->text[start] & 0xC0) == 0x80)
            start--;
        while (end < block->length && (block->text[end] & 0xC0) == 0x80)
            end++;
        annotations[plan.annotation_count++] =
            (Annotation){ "a/b", i, start, end, "Un <constat> & \"deux\"\nfin" };
        proposals[plan.proposal_count++] =
            (Proposal){ "a/b", i, i, count - 1, "4. Titre", paragraphs, 2 };
    }
    annotations[plan.annotation_count++] =
        (Annotation){ "a/b", BLOCK_NONE, 0, 0, "Rien" };
    proposals[plan.proposal_count++] =
        (Proposal){ "a/b", BLOCK_NONE, BLOCK_NONE, BLOCK_NONE, "Titre", paragraphs, 2 };
    return plan;
}

static void expect_readable(const Buffer *copy)
{
    Error err = { 0 };
    Document *document = reader_read_bytes("copy", buffer_string(copy), copy->length,
                                           &limits_default, &err);
    if (!document && err.kind != ERROR_MEMORY && err.kind != ERROR_LIMIT) {
        fprintf(stderr, "the copy cannot be read: %s: %s\n", err.part, err.message);
        abort();
    }
    document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Error err = { 0 };
    Buffer bytes, copy;
    Document *document = NULL;
    buffer_init(&bytes, 1 << 22);
    buffer_init(&copy, SIZE_MAX / 2);
    if (size && *data == '<')
        buffer_add(&bytes, (const char *)data, size);
    else if (size)
        add_docx((const char *)data + 1, size - 1, &bytes);
    Container *container = container_open_bytes("fuzz", buffer_string(&bytes),
                                                bytes.length, &limits_default, &err);
    const Reader *reader = container ? reader_choose(container) : NULL;
    const Annotator *annotator = reader ? annotator_find(reader->name) : NULL;
    if (annotator)
        document = reader->read(container, &limits_default, true, &err);
    if (document) {
        Annotation annotations[ITEMS_MOST];
        Proposal proposals[ITEMS_MOST];
        AnnotationPlan plan = make_plan(document, annotations, proposals);
        AnnotateOptions options = { .author = "É & <x>", .initials = "É" };
        if (annotator->annotate(container, document, &plan, &options, &copy, &err))
            expect_readable(&copy);
    }
    document_free(document);
    container_free(container);
    buffer_done(&copy);
    buffer_done(&bytes);
    return 0;
}
