/* SPDX-License-Identifier: Apache-2.0 */
/* yaml.c - YAML into nodes that know their place; the only door to libyaml.
 *
 * libyaml gives events; a stack of open lists and maps turns them into a tree.  What a
 * rule file has no use for (anchors, aliases, tags, directives, several documents, keys
 * that are not plain text, keys written twice) is refused with its place, and so is
 * anything deeper or larger than a person would write. */
#include "rules/node.h"

#include "base/unicode.h"

#include <string.h>
#include <yaml.h>

enum {
    MOST_BYTES = 4 << 20,
    MOST_NODES = 100000,
    MOST_KEYS = 2000, /* of one map */
    MOST_DEPTH = 16,
};

typedef struct Frame {
    Node *node;
    Node *last; /* its newest child */
} Frame;

typedef struct Builder {
    const char *name;
    Arena *arena;
    Error *err;
    Frame frames[MOST_DEPTH];
    size_t depth, nodes;
    Node *root;
    /* The key that waits for its value. */
    const char *key;
    yaml_mark_t key_mark;
} Builder;

static bool refuse(Builder *builder, ErrorKind kind, yaml_mark_t mark,
                   const char *message)
{
    Where where = { .file = builder->name,
                    .line = (uint32_t)mark.line + 1,
                    .column = (uint32_t)mark.column + 1 };
    return error_set(builder->err, kind, where, "%s", message);
}

/* libyaml's reasons in the words of somebody who writes a rule. */
static const char *reason_of(const char *problem)
{
    static const struct {
        const char *english, *french;
    } reasons[] = {
        { "mapping values are not allowed",
          "«\u00a0:\u00a0» inattendu\u00a0; mettez le texte entre guillemets" },
        { "could not find expected ':'", "«\u00a0:\u00a0» attendu après la clé" },
        { "found character that cannot start any token",
          "caractère inattendu\u00a0: une tabulation, ou un signe à mettre entre "
          "guillemets" },
        { "found a tab character",
          "tabulation dans le décalage\u00a0; décalez avec des espaces" },
        { "did not find expected key",
          "clé attendue\u00a0; vérifiez le décalage et les guillemets" },
        { "did not find expected '-' indicator",
          "«\u00a0-\u00a0» attendu\u00a0; vérifiez le décalage de la liste" },
        { "did not find expected ',' or ']'",
          "«\u00a0,\u00a0» ou «\u00a0]\u00a0» attendu dans la liste" },
        { "did not find expected ',' or '}'",
          "«\u00a0,\u00a0» ou «\u00a0}\u00a0» attendu dans l'accolade" },
        { "did not find expected node content", "valeur attendue" },
        { "did not find expected <document start>",
          "contenu inattendu après la fin\u00a0; vérifiez le décalage" },
        { "block sequence entries are not allowed",
          "«\u00a0-\u00a0» inattendu\u00a0; vérifiez le décalage de la liste" },
        { "block mapping", "clé inattendue\u00a0; vérifiez le décalage" },
        { "found unexpected end of stream",
          "guillemet, crochet ou accolade sans fin\u00a0: le fichier s'arrête avant" },
        { "found unknown escape character",
          "échappement inconnu entre guillemets doubles\u00a0; doublez "
          "«\u00a0\\\u00a0» ou mettez des "
          "apostrophes" },
        { "did not find expected hexdecimal number",
          "échappement incomplet entre guillemets doubles" },
        { "control characters are not allowed", "caractère de contrôle interdit" },
        { "invalid leading UTF-8 octet", "le fichier n'est pas en UTF-8" },
        { "invalid trailing UTF-8 octet", "le fichier n'est pas en UTF-8" },
        { "incomplete UTF-8 octet sequence", "le fichier n'est pas en UTF-8" },
        { "invalid Unicode character", "caractère interdit" },
        { "did not find expected alphabetic or numeric character",
          "«\u00a0&\u00a0» et «\u00a0*\u00a0» ne s'emploient pas ici\u00a0; mettez le "
          "texte entre guillemets" },
        { "did not find expected comment or line break",
          "texte inattendu après «\u00a0|\u00a0» ou «\u00a0>\u00a0»" },
    };
    for (size_t i = 0; problem && i < sizeof reasons / sizeof *reasons; i++)
        if (strstr(problem, reasons[i].english))
            return reasons[i].french;
    return "YAML incorrect\u00a0; vérifiez le décalage et les guillemets";
}

/* The line and column of a byte, for errors of the encoding. */
static yaml_mark_t mark_at(const char *bytes, size_t length, size_t offset)
{
    yaml_mark_t mark = { 0 };
    size_t line = 0;
    if (offset > length)
        offset = length;
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            mark.line++;
            line = i + 1;
        }
    }
    mark.column = utf8_count(bytes + line, offset - line);
    return mark;
}

static bool is_key_used(const Node *map, const char *key)
{
    return node_find(map, key) != NULL;
}

/* Takes a scalar as the key of the value that follows. */
static bool take_key(Builder *builder, const yaml_event_t *event)
{
    Frame *frame = &builder->frames[builder->depth - 1];
    const char *text = (const char *)event->data.scalar.value;
    if (strlen(text) != event->data.scalar.length || !*text)
        return refuse(builder, ERROR_RULES, event->start_mark, "clé vide");
    if (is_key_used(frame->node, text)) {
        Where where = { .file = builder->name,
                        .line = (uint32_t)event->start_mark.line + 1,
                        .column = (uint32_t)event->start_mark.column + 1 };
        return error_set(builder->err, ERROR_RULES, where,
                         "la clé «\u00a0%s\u00a0» est écrite deux fois", text);
    }
    if (frame->node->count == MOST_KEYS)
        return refuse(builder, ERROR_LIMIT, event->start_mark,
                      "trop de clés\u00a0; 2 000 au plus");
    builder->key = arena_strdup(builder->arena, text);
    builder->key_mark = event->start_mark;
    return builder->key ? true : error_memory(builder->err);
}

/* A new node in its place: under the innermost open one, or as the root. */
static Node *add_node(Builder *builder, NodeKind kind, yaml_mark_t mark)
{
    if (++builder->nodes > MOST_NODES) {
        refuse(builder, ERROR_LIMIT, mark,
               "fichier trop long\u00a0; 100 000 valeurs au plus");
        return NULL;
    }
    Node *node = arena_alloc(builder->arena, sizeof *node);
    if (!node) {
        error_memory(builder->err);
        return NULL;
    }
    *node = (Node){ .kind = kind,
                    .line = (uint32_t)mark.line + 1,
                    .column = (uint32_t)mark.column + 1,
                    .text = "" };
    if (builder->key) {
        node->key = builder->key;
        node->key_line = (uint32_t)builder->key_mark.line + 1;
        node->key_column = (uint32_t)builder->key_mark.column + 1;
        builder->key = NULL;
    }
    if (builder->depth) {
        Frame *frame = &builder->frames[builder->depth - 1];
        if (frame->last)
            frame->last->next = node;
        else
            frame->node->first = node;
        frame->last = node;
        frame->node->count++;
    } else {
        builder->root = node;
    }
    return node;
}

static bool awaits_key(const Builder *builder)
{
    return builder->depth && !builder->key &&
           builder->frames[builder->depth - 1].node->kind == NODE_MAP;
}

static bool add_scalar(Builder *builder, const yaml_event_t *event)
{
    if (awaits_key(builder))
        return take_key(builder, event);
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (memchr(text, '\0', length))
        return refuse(builder, ERROR_RULES, event->start_mark,
                      "caractère nul interdit");
    Node *node = add_node(builder, NODE_SCALAR, event->start_mark);
    if (!node)
        return false;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->length = length;
    node->text = arena_copy(builder->arena, text, length);
    return node->text ? true : error_memory(builder->err);
}

static bool open_node(Builder *builder, NodeKind kind, const yaml_event_t *event)
{
    if (awaits_key(builder))
        return refuse(builder, ERROR_RULES, event->start_mark,
                      "une clé doit être un texte, pas une liste ni une accolade");
    if (builder->depth == MOST_DEPTH)
        return refuse(builder, ERROR_LIMIT, event->start_mark,
                      "trop de niveaux imbriqués\u00a0; 16 au plus");
    Node *node = add_node(builder, kind, event->start_mark);
    if (!node)
        return false;
    builder->frames[builder->depth++] = (Frame){ .node = node };
    return true;
}

static bool is_plain(Builder *builder, const yaml_event_t *event, const void *anchor,
                     const void *tag)
{
    if (anchor)
        return refuse(
            builder, ERROR_RULES, event->start_mark,
            "les ancres (&) sont refusées\u00a0; répétez la valeur ou nommez un "
            "fragment");
    if (tag)
        return refuse(
            builder, ERROR_RULES, event->start_mark,
            "les étiquettes (!) sont refusées\u00a0; écrivez la valeur seule");
    return true;
}

static bool take_event(Builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->root)
            return refuse(
                builder, ERROR_RULES, event->start_mark,
                "plusieurs documents (---) dans un fichier\u00a0; un seul est admis");
        if (event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
            return refuse(builder, ERROR_RULES, event->start_mark,
                          "les directives (%TAG) sont refusées");
        return true;
    case YAML_ALIAS_EVENT:
        return refuse(
            builder, ERROR_RULES, event->start_mark,
            "les alias (*) sont refusés\u00a0; répétez la valeur, ou mettez le texte "
            "entre guillemets");
    case YAML_SCALAR_EVENT:
        return is_plain(builder, event, event->data.scalar.anchor,
                        event->data.scalar.tag) &&
               add_scalar(builder, event);
    case YAML_SEQUENCE_START_EVENT:
        return is_plain(builder, event, event->data.sequence_start.anchor,
                        event->data.sequence_start.tag) &&
               open_node(builder, NODE_LIST, event);
    case YAML_MAPPING_START_EVENT:
        return is_plain(builder, event, event->data.mapping_start.anchor,
                        event->data.mapping_start.tag) &&
               open_node(builder, NODE_MAP, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        builder->depth--;
        return true;
    default:
        return true;
    }
}

const Node *node_parse(const char *name, const char *bytes, size_t length, Arena *arena,
                       Error *err)
{
    Builder builder = { .name = name, .arena = arena, .err = err };
    const Node *root = NULL;
    yaml_parser_t parser;
    if (length > MOST_BYTES) {
        error_set(err, ERROR_LIMIT, (Where){ .file = name },
                  "fichier trop long\u00a0; 4 Mio au plus");
        return NULL;
    }
    if (!yaml_parser_initialize(&parser)) {
        error_memory(err);
        return NULL;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            yaml_mark_t mark = parser.error == YAML_READER_ERROR
                                   ? mark_at(bytes, length, parser.problem_offset)
                                   : parser.problem_mark;
            if (parser.error == YAML_MEMORY_ERROR)
                error_memory(err);
            else
                refuse(&builder, ERROR_RULES, mark, reason_of(parser.problem));
            goto done;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        bool ok = take_event(&builder, &event);
        yaml_event_delete(&event);
        if (!ok)
            goto done;
    }
    if (builder.root)
        root = builder.root;
    else
        error_set(err, ERROR_RULES, (Where){ .file = name, .line = 1, .column = 1 },
                  "fichier vide");
done:
    yaml_parser_delete(&parser);
    return root;
}
