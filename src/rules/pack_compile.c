/* SPDX-License-Identifier: Apache-2.0 */
/* pack_compile.c - a program of the build: YAML files in, a C file of constants out.
 *
 *     pack_compile OUT.c FOLDER FILE...
 *
 * Parses each file once and writes its nodes as the arrays of rules/node_image.h.  The
 * order of the arguments is the order in the image; equal strings are kept once. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "rules/node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OUT = 64 << 20, BUCKETS = 8192, WIDTH = 80 };

typedef struct Known {
    struct Known *next;
    const char *text;
    size_t length;
    uint32_t offset;
} Known;

typedef struct Image {
    Arena *arena;
    Buffer strings; /* the pool: every string with its NUL */
    Buffer records; /* C text */
    Known *known[BUCKETS];
} Image;

/* The offset of a string in the pool. */
static uint32_t keep_string(Image *image, const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    Known **bucket = &image->known[hash % BUCKETS];
    for (Known *known = *bucket; known; known = known->next)
        if (known->length == length && memcmp(known->text, text, length) == 0)
            return known->offset;
    Known *known = arena_alloc(image->arena, sizeof *known);
    if (!known)
        return 0;
    *known = (Known){ .next = *bucket,
                      .text = text,
                      .length = length,
                      .offset = (uint32_t)image->strings.length };
    *bucket = known;
    buffer_add(&image->strings, text, length);
    buffer_add_char(&image->strings, '\0');
    return known->offset;
}

static uint32_t count_nodes(const Node *node)
{
    uint32_t count = 1;
    for (const Node *child = node->first; child; child = child->next)
        count += count_nodes(child);
    return count;
}

static bool fits(const Node *node)
{
    return node->line <= UINT16_MAX && node->column <= UINT16_MAX &&
           node->key_line <= UINT16_MAX && node->key_column <= UINT16_MAX &&
           node->count <= UINT16_MAX;
}

static bool write_node(Image *image, const Node *node)
{
    if (!fits(node))
        return false;
    uint32_t key = node->key ? keep_string(image, node->key, strlen(node->key)) : 0;
    uint32_t text = keep_string(image, node->text, node->length);
    buffer_add_format(&image->records, "{%u,%u,%zu,%u,%u,%u,%u,%u,%zu,%d,%d},\n", key,
                      text, node->length, node->next ? count_nodes(node) : 0,
                      node->line, node->column, node->key_line, node->key_column,
                      node->count, (int)node->kind, node->quoted);
    for (const Node *child = node->first; child; child = child->next)
        if (!write_node(image, child))
            return false;
    return true;
}

/* The pool as C string literals, a line each; glued by
 * the compiler. */
static void write_strings(Buffer *out, const Buffer *strings)
{
    buffer_add_string(out, "static const char strings[] =\n");
    for (size_t i = 0; i < strings->length; i++) {
        unsigned char c = (unsigned char)strings->bytes[i];
        if (i % WIDTH == 0)
            buffer_add_string(out, "\"");
        if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?')
            buffer_add_char(out, (char)c);
        else
            buffer_add_format(out, "\\%03o", c);
        if (i % WIDTH == WIDTH - 1 || i + 1 == strings->length)
            buffer_add_string(out, "\"\n");
    }
    buffer_add_string(out, ";\n");
}

static void complain(const Error *err)
{
    fprintf(stderr, "%s:%u:%u: %s\n", err->file, err->line, err->column, err->message);
}

int main(int argc, char **argv)
{
    int status = EXIT_FAILURE;
    Error err = { 0 };
    Buffer source, files, out;
    Image image = { .arena = arena_new() };
    buffer_init(&source, MOST_OUT);
    buffer_init(&files, MOST_OUT);
    buffer_init(&out, MOST_OUT);
    buffer_init(&image.strings, MOST_OUT);
    buffer_init(&image.records, MOST_OUT);
    if (argc < 4 || !image.arena) {
        fputs("usage: pack_compile OUT.c FOLDER FILE...\n", stderr);
        goto done;
    }
    const char *folder = argv[2];
    keep_string(&image, "", 0);
    for (int i = 3; i < argc; i++) {
        const char *path = argv[i];
        size_t skip = strlen(folder) + 1;
        if (strncmp(path, folder, skip - 1) != 0 || strlen(path) <= skip) {
            fprintf(stderr, "%s: not in %s\n", path, folder);
            goto done;
        }
        buffer_clear(&source);
        const Node *root = NULL;
        if (file_read(path, &source, &err))
            root = node_parse(path, buffer_string(&source), source.length, image.arena,
                              &err);
        if (!root) {
            complain(&err);
            goto done;
        }
        buffer_add_format(&image.records, "static const NodeRecord file%d[] = {\n", i);
        if (!write_node(&image, root)) {
            fprintf(stderr, "%s: a line, column or count past %d\n", path, UINT16_MAX);
            goto done;
        }
        buffer_add_string(&image.records, "};\n");
        buffer_add_format(&files, "{ \"%s\", file%d, %u },\n", path + skip, i,
                          count_nodes(root));
    }
    buffer_add_string(&out, "/* Written by pack_compile. */\n"
                            "#include \"rules/node_image.h\"\n\n");
    write_strings(&out, &image.strings);
    buffer_add(&out, buffer_string(&image.records), image.records.length);
    buffer_add_format(&out,
                      "static const NodeImage files[] = {\n%s};\n"
                      "const PackImage pack_image = { \"%s\", files, %d, strings };\n",
                      buffer_string(&files), path_base(folder), argc - 3);
    if (arena_failed(image.arena) || buffer_failed(&out) ||
        buffer_failed(&image.strings) || buffer_failed(&image.records)) {
        fputs("pack_compile: out of memory\n", stderr);
        goto done;
    }
    if (file_write(argv[1], out.bytes, out.length, true, &err))
        status = EXIT_SUCCESS;
    else
        complain(&err);
done:
    buffer_done(&source);
    buffer_done(&files);
    buffer_done(&out);
    buffer_done(&image.strings);
    buffer_done(&image.records);
    arena_free(image.arena);
    return status;
}
