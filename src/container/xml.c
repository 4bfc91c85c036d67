/* SPDX-License-Identifier: Apache-2.0 */
/* xml.c - libxml2's push parser, with our own callbacks and our own limits.
 *
 * libxml2 interns every name and namespace of one parse, so that equal names have equal
 * pointers.  A small table from such a pair of pointers to the reader's number makes
 * the common case two compares; a pair is spelled out only when it is first seen. */
#include "container/xml.h"

#include "container/ahead.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEEN_BITS = 11,
    SEEN_ROOM = 1 << SEEN_BITS,
    SEEN_MOST = SEEN_ROOM / 2,
};

typedef struct Named {
    XmlName name;
    uint32_t next; /* in the same bucket; its number plus one, 0 at the end */
} Named;

struct XmlNames {
    Named *names;
    uint32_t *buckets;
    uint32_t mask;
};

/* A pair of interned pointers and what it stands for. */
typedef struct Seen {
    const xmlChar *local, *space;
    int id;
} Seen;

typedef struct Parse {
    xmlParserCtxtPtr parser;
    const XmlNames *names;
    const XmlHandler *handler;
    void *user;
    const Limits *limits;
    Error error; /* this parse's own, so that a failure is told from a wish to stop */
    Where where;
    uint32_t depth;
    int *open;    /* the open elements, by depth */
    bool stopped; /* by a callback, an error or not */
    XmlAttribute *attributes;
    size_t attribute_room;
    uint32_t seen_count;
    Seen seen[SEEN_ROOM];
} Parse;

static uint32_t hash_string(const char *string)
{
    uint32_t hash = 2166136261u;
    for (; *string; string++)
        hash = (hash ^ (unsigned char)*string) * 16777619u;
    return hash;
}

XmlNames *xml_names_new(const XmlName *names, size_t count, Error *err)
{
    uint32_t size = 16;
    while (size < count * 2)
        size *= 2;
    XmlNames *result = calloc(1, sizeof *result);
    if (result) {
        result->names = calloc(count ? count : 1, sizeof *result->names);
        result->buckets = calloc(size, sizeof *result->buckets);
        result->mask = size - 1;
    }
    if (!result || !result->names || !result->buckets) {
        xml_names_free(result);
        error_memory(err);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t *bucket = &result->buckets[hash_string(names[i].local) & result->mask];
        result->names[i] = (Named){ .name = names[i], .next = *bucket };
        *bucket = (uint32_t)i + 1;
    }
    return result;
}

void xml_names_free(XmlNames *names)
{
    if (!names)
        return;
    free(names->names);
    free(names->buckets);
    free(names);
}

static bool is_in_space(const XmlName *name, const char *space)
{
    if (!name->spaces || !space)
        return !name->spaces && !space;
    for (const char *const *one = name->spaces; *one; one++)
        if (strcmp(*one, space) == 0)
            return true;
    return false;
}

static int spell_out(const XmlNames *names, const char *local, const char *space)
{
    uint32_t number = names->buckets[hash_string(local) & names->mask];
    for (; number; number = names->names[number - 1].next) {
        const XmlName *name = &names->names[number - 1].name;
        if (strcmp(name->local, local) == 0 && is_in_space(name, space))
            return name->id;
    }
    return XML_OTHER;
}

/* The high bits of a product by the golden ratio hang on all bits of the pointers. */
static uint32_t slot_of(const xmlChar *local, const xmlChar *space)
{
    uint64_t mix = (uint64_t)(uintptr_t)local + ((uint64_t)(uintptr_t)space << 1);
    return (uint32_t)(mix * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SEEN_BITS));
}

/* The empty slot is where the pair will be found from now on. */
static int learn_id(Parse *parse, const xmlChar *local, const xmlChar *space,
                    uint32_t slot)
{
    int id = spell_out(parse->names, (const char *)local, (const char *)space);
    if (parse->seen_count < SEEN_MOST) {
        parse->seen[slot] = (Seen){ .local = local, .space = space, .id = id };
        parse->seen_count++;
    }
    return id;
}

static inline int find_id(Parse *parse, const xmlChar *local, const xmlChar *space)
{
    for (uint32_t slot = slot_of(local, space);; slot = (slot + 1) % SEEN_ROOM) {
        const Seen *seen = &parse->seen[slot];
        if (seen->local == local && seen->space == space)
            return seen->id;
        if (!seen->local)
            return learn_id(parse, local, space, slot);
    }
}

static Where here(const Parse *parse)
{
    Where where = parse->where;
    const xmlParserInput *input = parse->parser->input;
    if (input && input->line > 0) {
        where.line = (uint32_t)input->line;
        where.column = input->col > 0 ? (uint32_t)input->col : 0;
    }
    return where;
}

static void stop(Parse *parse)
{
    parse->stopped = true;
    xmlStopParser(parse->parser);
}

static bool add_attributes(Parse *parse, const xmlChar **attributes, size_t count)
{
    if (count > parse->attribute_room) {
        size_t room = count + 16;
        XmlAttribute *grown = realloc(parse->attributes, room * sizeof *grown);
        if (!grown)
            return error_memory(&parse->error);
        parse->attributes = grown;
        parse->attribute_room = room;
    }
    for (size_t i = 0; i < count; i++, attributes += 5) {
        const xmlChar *local = attributes[0], *space = attributes[2];
        parse->attributes[i] = (XmlAttribute){
            .id = find_id(parse, local, space),
            .space = (const char *)space,
            .local = (const char *)local,
            .value = (const char *)attributes[3],
            .length = (size_t)(attributes[4] - attributes[3]),
        };
    }
    return true;
}

static bool refuse_attributes(Parse *parse)
{
    return error_set(
        &parse->error, ERROR_LIMIT, here(parse),
        "une balise de cette partie a plus de %u attributs\u00a0; ce n'est "
        "pas un document ordinaire, il n'est pas lu",
        parse->limits->xml_attributes);
}

static void on_open(void *user, const xmlChar *local, const xmlChar *prefix,
                    const xmlChar *space, int space_count, const xmlChar **spaces,
                    int attribute_count, int default_count, const xmlChar **attributes)
{
    Parse *parse = user;
    (void)prefix, (void)default_count;
    if (parse->stopped)
        return;
    if (++parse->depth > parse->limits->xml_depth) {
        error_set(
            &parse->error, ERROR_LIMIT, here(parse),
            "le XML est imbriqué sur plus de %u niveaux ; ce n'est pas un document "
            "ordinaire, il n'est pas lu",
            parse->limits->xml_depth);
        stop(parse);
        return;
    }
    size_t count = attribute_count > 0 ? (size_t)attribute_count : 0;
    if (count > parse->limits->xml_attributes) {
        refuse_attributes(parse);
        stop(parse);
        return;
    }
    if (!add_attributes(parse, attributes, count)) {
        stop(parse);
        return;
    }
    XmlElement element = {
        .id = find_id(parse, local, space),
        .space = (const char *)space,
        .local = (const char *)local,
        .attributes = parse->attributes,
        .attribute_count = count,
        .spaces = (const char *const *)spaces,
        .space_count = space_count > 0 ? (size_t)space_count : 0,
        .line = parse->parser->input ? (uint32_t)parse->parser->input->line : 0,
    };
    parse->open[parse->depth] = element.id;
    if (!parse->handler->open(parse->user, &element, &parse->error))
        stop(parse);
}

static void on_close(void *user, const xmlChar *local, const xmlChar *prefix,
                     const xmlChar *space)
{
    Parse *parse = user;
    (void)local, (void)prefix, (void)space;
    if (parse->stopped)
        return;
    int id = parse->open[parse->depth--];
    if (!parse->handler->close(parse->user, id, &parse->error))
        stop(parse);
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
    Parse *parse = user;
    if (parse->stopped || length <= 0)
        return;
    if (!parse->handler->text(parse->user, (const char *)bytes, (size_t)length,
                              &parse->error))
        stop(parse);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    Parse *parse = user;
    (void)name, (void)external, (void)system;
    error_set(
        &parse->error, ERROR_FORMAT, here(parse),
        "cette partie contient une déclaration DOCTYPE, ce qu'un document bureautique "
        "ne fait jamais ; par prudence il n'est pas lu");
    stop(parse);
}

/* libxml2 would print its errors; their place is taken from the parser afterwards. */
#if LIBXML_VERSION >= 21200
static void on_error(void *user, const xmlError *error)
#else
static void on_error(void *user, xmlError *error)
#endif
{
    (void)user, (void)error;
}

static xmlSAXHandler sax_handler(void)
{
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_text,
        .ignorableWhitespace = on_text, /* the same, so that blanks are not judged */
        .cdataBlock = on_text,
        .serror = on_error,
    };
}

static void initialise(void)
{
    xmlInitParser();
}

static bool refuse_xml(Parse *parse)
{
    const xmlError *cause = xmlCtxtGetLastError(parse->parser);
    Where where = parse->where;
    if (cause && cause->code == XML_ERR_NO_MEMORY)
        return error_memory(&parse->error);
    if (cause && cause->line > 0) {
        where = here(parse);
        where.line = (uint32_t)cause->line;
        where.column = cause->int2 > 0 ? (uint32_t)cause->int2 : where.column;
    }
    return error_set(&parse->error, ERROR_FORMAT, where,
                     "le XML de cette partie est mal formé ; le fichier est endommagé, "
                     "ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau");
}

/* libxml2 keeps a tag that is not complete and looks through it again with every piece
 * that comes: time grows with the square of its length. */
static bool is_token_huge(const Parse *parse)
{
    const xmlParserInput *input = parse->parser->input;
    return input && (size_t)(input->end - input->cur) > parse->limits->xml_token;
}

/* libxml2 compares every attribute of a tag with all before it, and tells of them only
 * when the tag is complete: one that is longer than a piece is counted as it comes. */
static bool has_many_attributes(const Parse *parse)
{
    const xmlParserInput *input = parse->parser->input;
    if (!input || input->end - input->cur < AHEAD_PIECE / 2 || input->cur[0] != '<' ||
        input->cur[1] == '!' || input->cur[1] == '?')
        return false;
    uint32_t count = 0;
    for (const xmlChar *at = input->cur; at < input->end - 1; at++)
        count += at[0] == '=' && (at[1] == '"' || at[1] == '\'');
    return count > parse->limits->xml_attributes;
}

static bool run(Parse *parse, Ahead *part)
{
    const char *piece = NULL;
    size_t got = 0;
    do {
        if (!ahead_next(part, &piece, &got, &parse->error))
            return false;
        xmlParseChunk(parse->parser, piece, (int)got, got == 0);
        if (parse->stopped)
            return parse->error.kind == ERROR_NONE;
        if (!parse->parser->wellFormed)
            return refuse_xml(parse);
        if ((uint32_t)xmlDictSize(parse->parser->dict) > parse->limits->xml_names)
            return error_set(&parse->error, ERROR_LIMIT, here(parse),
                             "cette partie a plus de %u noms de balises ; ce n'est pas "
                             "un document ordinaire, il n'est pas lu",
                             parse->limits->xml_names);
        if (is_token_huge(parse))
            return error_set(&parse->error, ERROR_LIMIT, here(parse),
                             "une balise de cette partie dépasse %u Mio ; ce n'est pas "
                             "un document ordinaire, il n'est pas lu",
                             parse->limits->xml_token >> 20);
        if (has_many_attributes(parse))
            return refuse_attributes(parse);
    } while (got);
    return true;
}

/* Gives the caller what failed, with its place where the handler left it out. */
static void pass_on(Error *error, const char *file, const char *part, Error *err)
{
    Where where = { .file = error->file[0] ? error->file : file,
                    .part = error->part[0] ? error->part : part,
                    .line = error->line,
                    .column = error->column };
    error_set(err, error->kind, where, "%s", error->message);
}

bool xml_read_part(Container *container, const char *part, const XmlNames *names,
                   const XmlHandler *handler, void *user, const Limits *limits,
                   Error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, initialise);

    bool ok = false;
    Ahead *reading = ahead_open(container, part, err);
    if (!reading)
        return false;
    Parse *parse = calloc(1, sizeof *parse);
    if (!parse) {
        error_memory(err);
        goto done;
    }
    parse->open = malloc((limits->xml_depth + 1) * sizeof *parse->open);
    if (!parse->open) {
        error_memory(err);
        goto done;
    }
    parse->names = names;
    parse->handler = handler;
    parse->user = user;
    parse->limits = limits;
    parse->where = (Where){ .file = container_name(container), .part = part };
    xmlSAXHandler sax = sax_handler();
    parse->parser = xmlCreatePushParserCtxt(&sax, parse, NULL, 0, NULL);
    if (!parse->parser) {
        error_memory(err);
        goto done;
    }
    /* HUGE: the limits here are our own.  NOENT: "&amp;" in a value arrives as "&";
     * there are no other entities without a DOCTYPE. */
    xmlCtxtUseOptions(parse->parser,
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
    ok = run(parse, reading);
    if (!ok)
        pass_on(&parse->error, container_name(container), part, err);
done:
    if (parse) {
        xmlFreeParserCtxt(parse->parser);
        free(parse->attributes);
        free(parse->open);
        free(parse);
    }
    ahead_free(reading);
    return ok;
}

bool xml_attribute_copy(const XmlElement *element, int id, char *out, size_t room)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    size_t length = found ? found->length : 0;
    if (length >= room)
        length = room - 1;
    if (length)
        memcpy(out, found->value, length);
    out[length] = '\0';
    return found != NULL;
}

long xml_attribute_number(const XmlElement *element, int id, long fallback)
{
    char digits[24];
    if (!xml_attribute_copy(element, id, digits, sizeof digits))
        return fallback;
    char *end = NULL;
    long value = strtol(digits, &end, 10);
    return end == digits || *end != '\0' ? fallback : value;
}
