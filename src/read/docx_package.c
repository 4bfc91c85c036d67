/* SPDX-License-Identifier: Apache-2.0 */
/* docx_package.c - relationships and content types.  ISO/IEC 29500-2, 8 and 9. */
#include "read/docx_package.h"

#include "read/docx_names.h"

#include <string.h>
#include <strings.h>

enum { NAME_MOST = 1024, RELATIONS_MOST = 4096 };

/* Kinds by the last word of the relationship's URI, which Transitional and Strict
 * share. */
static const struct {
    const char *word;
    RelationKind kind;
} kinds[] = {
    { "officeDocument", RELATION_MAIN },
    { "styles", RELATION_STYLES },
    { "numbering", RELATION_NUMBERING },
    { "settings", RELATION_SETTINGS },
    { "footnotes", RELATION_FOOTNOTES },
    { "endnotes", RELATION_ENDNOTES },
    { "comments", RELATION_COMMENTS },
    { "header", RELATION_HEADER },
    { "footer", RELATION_FOOTER },
    { "glossaryDocument", RELATION_GLOSSARY },
    { "aFChunk", RELATION_CHUNK },
    { "subDocument", RELATION_SUBDOCUMENT },
    { "package", RELATION_PACKAGE },
    { "oleObject", RELATION_OLE },
    { "control", RELATION_CONTROL },
    { "chart", RELATION_CHART },
    { "diagramData", RELATION_DIAGRAM },
    { "vbaProject", RELATION_MACROS },
    { "core-properties", RELATION_CORE },
    { "coreProperties", RELATION_CORE },
    { "extended-properties", RELATION_EXTENDED },
    { "extendedProperties", RELATION_EXTENDED },
};

static RelationKind find_kind(const char *uri)
{
    const char *slash = strrchr(uri, '/');
    const char *word = slash ? slash + 1 : uri;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].word, word) == 0)
            return kinds[i].kind;
    return RELATION_OTHER;
}

static bool is_same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a == '\\' ? '/' : *a;
        if (x != *b && strncasecmp(&x, b, 1) != 0)
            return false;
    }
    return *a == *b;
}

/* The entry of that name; part names are compared without letter case (8.1.1). */
static const char *find_part(Container *container, const char *name)
{
    if (container_has(container, name))
        return name;
    for (size_t i = 0; i < container_count(container); i++)
        if (is_same_name(container_at(container, i), name))
            return container_at(container, i);
    return name;
}

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Resolves a relative target against the folder of `part`; "." and ".." go, and nothing
 * leads out of the package. */
static const char *resolve(Arena *arena, const char *part, const char *target)
{
    char path[NAME_MOST * 2];
    size_t length = 0;
    const char *slash = strrchr(part, '/');
    if (target[0] != '/' && slash) {
        length = (size_t)(slash - part) + 1;
        if (length >= NAME_MOST)
            return NULL;
        memcpy(path, part, length);
    }
    while (*target && length < sizeof path - 2) {
        size_t step = strcspn(target, "/\\");
        if (step == 0 || (step == 1 && target[0] == '.')) {
            /* stays here */
        } else if (step == 2 && target[0] == '.' && target[1] == '.') {
            if (length)
                length--;
            while (length && path[length - 1] != '/')
                length--;
        } else {
            for (size_t i = 0; i < step && length < sizeof path - 2; i++) {
                int high =
                    target[i] == '%' && i + 2 < step ? hexadecimal(target[i + 1]) : -1;
                int low = high >= 0 ? hexadecimal(target[i + 2]) : -1;
                if (low >= 0) {
                    path[length++] = (char)(high * 16 + low);
                    i += 2;
                } else {
                    path[length++] = target[i];
                }
            }
            if (target[step])
                path[length++] = '/';
        }
        target += step + (target[step] != '\0');
    }
    return arena_copy(arena, path, length);
}

typedef struct RelationsReading {
    Container *container;
    const char *part;
    Arena *arena;
    Relations *relations;
} RelationsReading;

static bool open_relation(void *user, const XmlElement *element, Error *err)
{
    RelationsReading *reading = user;
    Relations *relations = reading->relations;
    char uri[NAME_MOST], target[NAME_MOST], mode[16];
    if (element->id != REL_RELATIONSHIP)
        return true;
    xml_attribute_copy(element, N_TYPE, uri, sizeof uri);
    xml_attribute_copy(element, N_TARGET, target, sizeof target);
    xml_attribute_copy(element, N_TARGETMODE, mode, sizeof mode);
    RelationKind kind = find_kind(uri);
    const XmlAttribute *id = xml_attribute_find(element, N_ID);
    if (kind == RELATION_OTHER || !id || relations->count >= RELATIONS_MOST)
        return true;
    if (relations->count == relations->room) {
        size_t room = relations->room ? relations->room * 2 : 16;
        Relation *grown = arena_alloc(reading->arena, room * sizeof *grown);
        if (!grown)
            return error_memory(err);
        if (relations->count)
            memcpy(grown, relations->items, relations->count * sizeof *grown);
        relations->items = grown;
        relations->room = room;
    }
    Relation relation = { .kind = kind, .external = strcmp(mode, "External") == 0 };
    relation.id = arena_copy(reading->arena, id->value, id->length);
    relation.target = relation.external
                          ? arena_strdup(reading->arena, target)
                          : resolve(reading->arena, reading->part, target);
    if (relation.target && !relation.external)
        relation.target = find_part(reading->container, relation.target);
    if (!relation.id || !relation.target)
        return error_memory(err);
    relations->items[relations->count++] = relation;
    return true;
}

static bool close_nothing(void *user, int id, Error *err)
{
    (void)user, (void)id, (void)err;
    return true;
}

static bool read_no_text(void *user, const char *bytes, size_t length, Error *err)
{
    (void)user, (void)bytes, (void)length, (void)err;
    return true;
}

bool docx_relations_read(Container *container, const char *part, const XmlNames *names,
                         Arena *arena, const Limits *limits, Relations *relations,
                         Error *err)
{
    const char *slash = strrchr(part, '/');
    const char *base = slash ? slash + 1 : part;
    const char *name =
        arena_printf(arena, "%.*s_rels/%s.rels", (int)(base - part), part, base);
    if (!name)
        return error_memory(err);
    name = find_part(container, name);
    if (!container_has(container, name))
        return true;
    static const XmlHandler handler = { open_relation, close_nothing, read_no_text };
    RelationsReading reading = { container, part, arena, relations };
    return xml_read_part(container, name, names, &handler, &reading, limits, err);
}

const Relation *docx_relations_of(const Relations *relations, RelationKind kind)
{
    for (size_t i = 0; i < relations->count; i++)
        if (relations->items[i].kind == kind && !relations->items[i].external)
            return &relations->items[i];
    return NULL;
}

const Relation *docx_relations_find(const Relations *relations, const char *id,
                                    size_t length)
{
    for (size_t i = 0; i < relations->count; i++) {
        const char *known = relations->items[i].id;
        if (strncmp(known, id, length) == 0 && known[length] == '\0')
            return &relations->items[i];
    }
    return NULL;
}

/* --- Content types --- */

typedef struct TypesReading {
    Container *container;
    Arena *arena;
    const char *wanted;  /* a part named by relationship, or NULL */
    const char *found;   /* a part whose type is a word processing text */
    bool wanted_is_text; /* by an Override of its own */
    bool wanted_is_other;
    bool default_is_text; /* by the ending of its name */
} TypesReading;

/* Document, template, with or without macros (ISO/IEC 29500-1, 11.3.10). */
static bool is_text_type(const char *type)
{
    return (strstr(type, "wordprocessingml.") || strstr(type, "ms-word.")) &&
           strstr(type, ".main+xml");
}

static bool open_type(void *user, const XmlElement *element, Error *err)
{
    TypesReading *reading = user;
    char name[NAME_MOST], type[256];
    (void)err;
    if (element->id != CT_OVERRIDE && element->id != CT_DEFAULT)
        return true;
    xml_attribute_copy(element, N_CONTENTTYPE, type, sizeof type);
    bool is_text = is_text_type(type);
    if (element->id == CT_DEFAULT) {
        xml_attribute_copy(element, N_EXTENSION, name, sizeof name);
        const char *dot = reading->wanted ? strrchr(reading->wanted, '.') : NULL;
        if (dot && is_text && strcasecmp(dot + 1, name) == 0)
            reading->default_is_text = true;
        return true;
    }
    xml_attribute_copy(element, N_PARTNAME, name, sizeof name);
    const char *part = name[0] == '/' ? name + 1 : name;
    if (reading->wanted && is_same_name(reading->wanted, part)) {
        reading->wanted_is_text = is_text;
        reading->wanted_is_other = !is_text;
    }
    if (is_text && !reading->found)
        reading->found = arena_strdup(reading->arena, part);
    return true;
}

const char *docx_package_main(Container *container, const XmlNames *names, Arena *arena,
                              const Limits *limits, const Relations *package,
                              Error *err)
{
    static const XmlHandler handler = { open_type, close_nothing, read_no_text };
    const Relation *main = docx_relations_of(package, RELATION_MAIN);
    TypesReading reading = { .container = container, .arena = arena };
    const char *types = find_part(container, "[Content_Types].xml");
    reading.wanted =
        main && container_has(container, main->target) ? main->target : NULL;
    if (!container_has(container, types))
        return NULL;
    if (!xml_read_part(container, types, names, &handler, &reading, limits, err))
        return NULL;
    if (reading.wanted_is_text || (reading.default_is_text && !reading.wanted_is_other))
        return reading.wanted;
    /* Some writers declare no type for the text; its usual folder then speaks for it.
     */
    if (reading.wanted && !reading.wanted_is_other &&
        strncmp(reading.wanted, "word/", strlen("word/")) == 0)
        return reading.wanted;
    if (reading.found) {
        const char *part = find_part(container, reading.found);
        if (container_has(container, part))
            return part;
    }
    return NULL;
}
