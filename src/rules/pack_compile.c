/* SPDX-License-Identifier: Apache-2.0 */
/* pack_compile.c - a program of the build: a pack in, a C file of constants out.
 *
 *     pack_compile OUT.c FOLDER
 *
 * Loads the folder as the library would, every pattern compiled, and writes the nodes
 * of its files and its built matcher as the arrays of rules/node_image.h.  Equal
 * strings are kept once.  What is wrong ends the build, with its place. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "match/starts.h"
#include "rules/node_image.h"
#include "rules/pack_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OUT = 256 << 20, BUCKETS = 8192, WIDTH = 80, NUMBERS_A_LINE = 16 };

/* The pack that this program itself is built with: none. */
const PackImage pack_image = { .name = "" };

typedef struct Known {
    struct Known *next;
    const char *text;
    size_t length;
    uint32_t offset;
} Known;

typedef struct Image {
    Arena *arena;
    Buffer strings;     /* the pool: every string with its NUL */
    Buffer out;         /* C text */
    const Trace *trace; /* uses sorted by node */
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

static int compare_uses(const void *a, const void *b)
{
    const Node *one = ((const PatternUse *)a)->node,
               *other = ((const PatternUse *)b)->node;
    return (one > other) - (one < other);
}

/* The number of the node's pattern, plus one; 0 when it is none. */
static uint32_t pattern_of(const Image *image, const Node *node)
{
    PatternUse key = { .node = node };
    const PatternUse *use = image->trace->use_count ? bsearch(&key, image->trace->uses,
                                                              image->trace->use_count,
                                                              sizeof key, compare_uses)
                                                    : NULL;
    return use ? use->pattern + 1 : 0;
}

static bool write_node(Image *image, const Node *node)
{
    if (!fits(node))
        return false;
    uint32_t key = node->key ? keep_string(image, node->key, strlen(node->key)) : 0;
    size_t length = node->length;
    /* Loaders cut the end off a text of several lines: without it they need no copy. */
    while (length && node->text[length - 1] == '\n')
        length--;
    uint32_t text = keep_string(image, node->text, length);
    buffer_add_format(&image->out, "{%u,%u,%zu,%u,%u,%u,%u,%u,%u,%zu,%d,%d},\n", key,
                      text, length, pattern_of(image, node),
                      node->next ? count_nodes(node) : 0, node->line, node->column,
                      node->key_line, node->key_column, node->count, (int)node->kind,
                      node->quoted);
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

static bool write_files(Image *image, const PackFolder *folder, const char *path)
{
    Buffer files;
    buffer_init(&files, MOST_OUT);
    bool ok = true;
    for (size_t i = 0; ok && i < folder->count; i++) {
        const PackFile *file = &folder->files[i];
        buffer_add_format(&image->out, "static const NodeRecord file%zu[] = {\n", i);
        ok = write_node(image, file->root);
        if (!ok)
            fprintf(stderr, "%s: a line, column or count past %d\n", file->file,
                    UINT16_MAX);
        buffer_add_string(&image->out, "};\n");
        buffer_add_format(&files, "{ \"%s/%s\", \"%s\", file%zu, %u },\n", folder->name,
                          file->file + strlen(path) + 1, file->id, i,
                          count_nodes(file->root));
    }
    buffer_add_format(&image->out, "static const NodeImage files[] = {\n%s};\n",
                      buffer_string(&files));
    ok = ok && !buffer_failed(&files);
    buffer_done(&files);
    return ok;
}

static void write_numbers(Buffer *out, const char *name, const uint32_t *numbers,
                          size_t count)
{
    buffer_add_format(out, "static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < count; i++)
        buffer_add_format(out, "%s%u,", i % NUMBERS_A_LINE ? "" : "\n", numbers[i]);
    buffer_add_string(out, count ? "\n};\n" : "0 };\n");
}

/* Bytes as 32-bit numbers of this machine, filled up with zeros. */
static bool write_block(Buffer *out, const char *name, ImageBlock block)
{
    size_t count = (block.size + sizeof(uint32_t) - 1) / sizeof(uint32_t);
    uint32_t *numbers = calloc(count + 1, sizeof *numbers);
    if (!numbers)
        return false;
    memcpy(numbers, block.data, block.size);
    write_numbers(out, name, numbers, count);
    free(numbers);
    return true;
}

/* One piece for each pattern, one behind the other, and where each starts. */
typedef struct Pieces {
    Buffer bytes;
    uint32_t *at;
    size_t count;
} Pieces;

static bool pieces_init(Pieces *pieces, size_t count)
{
    buffer_init(&pieces->bytes, MOST_OUT);
    pieces->at = calloc(count + 1, sizeof *pieces->at);
    pieces->count = count;
    return pieces->at != NULL;
}

/* Where the next piece starts: at a whole number. */
static uint32_t pieces_next(Pieces *pieces)
{
    static const char filler[sizeof(uint32_t)];
    Buffer *bytes = &pieces->bytes;
    buffer_add(bytes, filler, -bytes->length % sizeof filler);
    return (uint32_t)(bytes->length / sizeof(uint32_t));
}

static bool write_pieces(Buffer *out, const char *name, Pieces *pieces)
{
    char at[32];
    snprintf(at, sizeof at, "%s_at", name);
    write_numbers(out, at, pieces->at, pieces->count);
    return !buffer_failed(&pieces->bytes) &&
           write_block(out, name,
                       (ImageBlock){ pieces->bytes.bytes, pieces->bytes.length });
}

static void pieces_done(Pieces *pieces)
{
    buffer_done(&pieces->bytes);
    free(pieces->at);
}

/* The program of each pattern, and where its matches may start. */
static bool write_programs(Buffer *out, const Matcher *matcher)
{
    size_t count = matcher_count(matcher);
    Pieces programs, starts;
    bool ok = pieces_init(&programs, count);
    ok = pieces_init(&starts, count) && ok;
    for (uint32_t i = 0; ok && i < count; i++) {
        Pattern *pattern = matcher_pattern_at(matcher, i);
        const char *source = pattern_source(pattern);
        Starts *known = starts_new(source, strlen(source));
        programs.at[i] = pieces_next(&programs);
        ok = pattern_freeze(pattern, &programs.bytes);
        if (known) {
            starts.at[i] = pieces_next(&starts) + 1;
            ok = starts_freeze(known, &starts.bytes) && ok;
        }
        starts_free(known);
    }
    ok = ok && write_pieces(out, "programs", &programs) &&
         write_pieces(out, "starts", &starts);
    pieces_done(&programs);
    pieces_done(&starts);
    return ok;
}

static bool write_matcher(Image *image, const Matcher *matcher, PrefilterImage *view)
{
    size_t count = matcher_count(matcher);
    uint32_t *sources = calloc(count + 1, sizeof *sources);
    if (!sources)
        return false;
    buffer_add_string(&image->out, "static const uint8_t unfiltered[] = {\n");
    for (uint32_t i = 0; i < count; i++) {
        const char *source = pattern_source(matcher_pattern_at(matcher, i));
        sources[i] = keep_string(image, source, strlen(source));
        buffer_add_format(&image->out, "%d,%s", matcher_is_unfiltered(matcher, i),
                          i % NUMBERS_A_LINE == NUMBERS_A_LINE - 1 ? "\n" : "");
    }
    buffer_add_string(&image->out, "0 };\n");
    write_numbers(&image->out, "sources", sources, count);
    free(sources);
    matcher_view(matcher, view);
    for (size_t i = 0; i < PREFILTER_BLOCKS; i++) {
        char name[32];
        snprintf(name, sizeof name, "block%zu", i);
        if (!write_block(&image->out, name, view->blocks[i]))
            return false;
    }
    return write_programs(&image->out, matcher);
}

static bool write_image(Image *image, const Pack *pack, const char *path)
{
    const PackFolder *folder = &pack->layers[0].folder;
    PrefilterImage view;
    keep_string(image, "", 0);
    buffer_add_string(&image->out, "/* Written by pack_compile. */\n"
                                   "#include \"rules/node_image.h\"\n\n");
    if (!write_files(image, folder, path) ||
        !write_matcher(image, pack->matcher, &view))
        return false;
    write_strings(&image->out, &image->strings);
    buffer_add_format(
        &image->out,
        "const PackImage pack_image = { \"%s\", files, %zu, strings,\n"
        "{ { %zu, strings, sources, programs, programs_at, starts, starts_at },\n"
        "unfiltered, { {\n",
        folder->name, folder->count, matcher_count(pack->matcher));
    for (size_t i = 0; i < PREFILTER_BLOCKS; i++)
        buffer_add_format(&image->out, "{ block%zu, %zu },\n", i, view.blocks[i].size);
    buffer_add_string(&image->out, "} } } };\n");
    return !arena_failed(image->arena) && !buffer_failed(&image->out) &&
           !buffer_failed(&image->strings);
}

/* Leaves a file alone that would not change, so that nothing is compiled again. */
static bool write_changed(const char *path, const Buffer *out, Error *err)
{
    Buffer before;
    buffer_init(&before, MOST_OUT);
    bool same = file_kind(path) == FILE_REGULAR && file_read(path, &before, err) &&
                before.length == out->length &&
                memcmp(before.bytes, out->bytes, out->length) == 0;
    buffer_done(&before);
    return same || file_write(path, out->bytes, out->length, true, err);
}

int main(int argc, char **argv)
{
    Error err = { 0 };
    Trace trace = { 0 };
    Image image = { .arena = arena_new(), .trace = &trace };
    PackWatch watch = { .trace = &trace };
    Pack *pack = NULL;
    bool ok = false;
    buffer_init(&image.out, MOST_OUT);
    buffer_init(&image.strings, MOST_OUT);
    if (argc != 3 || !image.arena) {
        fputs("usage: pack_compile OUT.c FOLDER\n", stderr);
        goto done;
    }
    const char *folder = argv[2];
    pack = pack_load_watched(&folder, 1, true, &watch, &err);
    if (!pack) {
        fprintf(stderr, "%s:%u:%u: %s\n", err.file, err.line, err.column, err.message);
        goto done;
    }
    if (trace.use_count)
        qsort(trace.uses, trace.use_count, sizeof *trace.uses, compare_uses);
    ok = write_image(&image, pack, folder) && write_changed(argv[1], &image.out, &err);
    if (!ok)
        fprintf(stderr, "pack_compile: %s\n", err.kind ? err.message : "out of memory");
done:
    pack_free(pack);
    free(trace.uses);
    free(trace.lexicons);
    buffer_done(&image.out);
    buffer_done(&image.strings);
    arena_free(image.arena);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
