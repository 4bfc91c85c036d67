/* SPDX-License-Identifier: Apache-2.0 */
/* docx.c - Word documents: the order in which the parts are read.
 *
 * What the text refers to comes first: styles, lists, notes and comments; then the text
 * itself, the headers and footers it named, the building blocks kept in the file.  Only
 * the text must be whole: damage elsewhere is told, and the reading goes on.
 * ISO/IEC 29500-1, 11. */
#include "read/docx.h"

#include "read/docx_names.h"
#include "read/reader.h"

#include <string.h>

/* --- Bidding --- */

static int bid(Container *container)
{
    int bid = 0;
    Relations package = { 0 };
    if (!container_is_archive(container))
        return 0;
    XmlNames *names = docx_names_new(NULL);
    Arena *arena = arena_new();
    Error damage = { 0 };
    if (names && arena &&
        docx_relations_read(container, "", names, arena, &limits_default, &package,
                            &damage) &&
        docx_package_main(container, names, arena, &limits_default, &package, &damage))
        bid = 100;
    else if (container_has(container, "word/document.xml"))
        bid = 50; /* damaged: reading it says where */
    arena_free(arena);
    xml_names_free(names);
    return bid;
}

/* --- Small parts --- */

typedef struct SmallReading {
    Docx *docx;
    const char *label; /* of the property being read; NULL outside */
    Buffer value;
} SmallReading;

static bool open_small(void *user, const XmlElement *element, Error *err)
{
    SmallReading *reading = user;
    (void)err;
    buffer_clear(&reading->value);
    reading->label = NULL;
    switch (element->id) {
    case W_EVENANDODDHEADERS:
        reading->docx->has_even_and_odd = docx_is_on(element);
        break;
    case DC_CREATOR:
    case CP_LASTMODIFIEDBY:
    case EP_COMPANY:
    case EP_MANAGER:
    case EP_APPLICATION:
        reading->label = element->local;
        break;
    default:
        break;
    }
    return true;
}

static bool close_small(void *user, int id, Error *err)
{
    SmallReading *reading = user;
    const char *value = buffer_string(&reading->value);
    /* Not one that is too long, of which the beginning is there. */
    if (!value[0] && buffer_failed(&reading->value))
        return error_memory(err);
    if (id == EP_APPLICATION)
        reading->docx->is_by_word = strncmp(value, "Microsoft", 9) == 0;
    else if (reading->label && value[strspn(value, " \t\r\n")])
        document_add_notice(reading->docx->document, NOTICE_METADATA, value, 1);
    reading->label = NULL;
    return true;
}

static bool read_small_text(void *user, const char *bytes, size_t length, Error *err)
{
    SmallReading *reading = user;
    if (reading->label)
        buffer_add(&reading->value, bytes, length);
    return !buffer_lacked_memory(&reading->value) || error_memory(err);
}

/* Settings and properties: nothing in them is worth failing for. */
static void read_small(Docx *docx, const Relations *relations, RelationKind kind)
{
    static const XmlHandler handler = { open_small, close_small, read_small_text };
    const Relation *relation = docx_relations_of(relations, kind);
    if (!relation)
        return;
    SmallReading reading = { .docx = docx };
    Error damage = { 0 };
    buffer_init(&reading.value, 4096);
    if (!xml_read_part(docx->container, relation->target, docx->names, &handler,
                       &reading, docx->limits, &damage) &&
        damage.kind == ERROR_MEMORY)
        document_add_damage(docx->document, relation->target, &damage);
    buffer_done(&reading.value);
}

/* --- The parts of the text --- */

static const char *part_of(const Relations *relations, RelationKind kind)
{
    const Relation *relation = docx_relations_of(relations, kind);
    return relation ? relation->target : NULL;
}

static void tell_damage(Docx *docx, const char *part, const Error *cause)
{
    document_add_damage(docx->document, part, cause);
}

static bool read_styles(Docx *docx, const Relations *relations, Error *err)
{
    const char *part = part_of(relations, RELATION_STYLES);
    Arena *kept = document_arena(docx->document);
    Error damage = { 0 };
    docx->styles = docx_styles_read(docx->container, part, docx->names, docx->arena,
                                    kept, docx->limits, &damage);
    if (docx->styles)
        return true;
    tell_damage(docx, part, &damage);
    docx->styles = docx_styles_read(docx->container, NULL, docx->names, docx->arena,
                                    kept, docx->limits, err);
    return docx->styles != NULL;
}

static bool read_numbering(Docx *docx, const Relations *relations, Error *err)
{
    const char *part = part_of(relations, RELATION_NUMBERING);
    Arena *kept = document_arena(docx->document);
    Error damage = { 0 };
    docx->numbering =
        docx_numbering_read(docx->container, part, docx->names, docx->styles,
                            docx->arena, kept, docx->limits, &damage);
    if (docx->numbering)
        return true;
    tell_damage(docx, part, &damage);
    docx->numbering =
        docx_numbering_read(docx->container, NULL, docx->names, docx->styles,
                            docx->arena, kept, docx->limits, err);
    return docx->numbering != NULL;
}

static void read_notes(Docx *docx, const Relations *relations, RelationKind kind,
                       Notes *notes, Stream stream)
{
    const char *part = part_of(relations, kind);
    Error damage = { 0 };
    if (part && !docx_notes_read(docx, notes, part, stream, &damage))
        tell_damage(docx, part, &damage);
}

static void read_glossary(Docx *docx, const Relations *relations)
{
    const char *part = part_of(relations, RELATION_GLOSSARY);
    Flow flow = { .part = part, .into = docx->document, .stream = STREAM_GLOSSARY };
    Error damage = { 0 };
    if (part && !docx_read_flow(docx, &flow, &damage))
        tell_damage(docx, part, &damage);
}

static void add_notices(Docx *docx, const Relations *relations)
{
    Document *document = docx->document;
    const char *macros = part_of(relations, RELATION_MACROS);
    if (docx->revisions)
        document_add_notice(document, NOTICE_REVISION, "", docx->revisions);
    if (docx->comments.count)
        document_add_notice(document, NOTICE_COMMENT, "",
                            (uint32_t)docx->comments.count);
    if (docx->hidden)
        document_add_notice(document, NOTICE_HIDDEN, "", docx->hidden);
    if (docx->images)
        document_add_notice(document, NOTICE_IMAGE, "", docx->images);
    if (docx->uncounted)
        document_add_notice(document, NOTICE_NUMBERING, "", docx->uncounted);
    if (macros)
        document_add_notice(document, NOTICE_MACRO, macros, 1);
}

static bool read_parts(Docx *docx, Error *err)
{
    Relations package = { 0 }, relations = { 0 };
    Error damage = { 0 };
    if (!docx_relations_read(docx->container, "", docx->names, docx->arena,
                             docx->limits, &package, &damage))
        tell_damage(docx, "_rels/.rels", &damage);
    docx->main = docx_package_main(docx->container, docx->names, docx->arena,
                                   docx->limits, &package, err);
    if (!docx->main)
        return error_set(
            err, ERROR_FORMAT, (Where){ .file = container_name(docx->container) },
            "ce fichier ne dit pas où est son texte\u00A0; ouvrez-le dans Word ou "
            "LibreOffice et enregistrez-le de nouveau");
    damage = (Error){ 0 };
    if (!docx_relations_read(docx->container, docx->main, docx->names, docx->arena,
                             docx->limits, &relations, &damage))
        tell_damage(docx, docx->main, &damage);
    if (!read_styles(docx, &relations, err) || !read_numbering(docx, &relations, err))
        return false;
    read_small(docx, &package, RELATION_CORE);
    read_small(docx, &package, RELATION_EXTENDED);
    read_small(docx, &relations, RELATION_SETTINGS);
    read_notes(docx, &relations, RELATION_FOOTNOTES, &docx->footnotes, STREAM_FOOTNOTE);
    read_notes(docx, &relations, RELATION_ENDNOTES, &docx->endnotes, STREAM_ENDNOTE);
    read_notes(docx, &relations, RELATION_COMMENTS, &docx->comments, STREAM_COMMENT);
    docx_numbering_reset(docx->numbering);

    Flow flow = { .part = docx->main,
                  .into = docx->document,
                  .stream = STREAM_BODY,
                  .is_main = true,
                  .is_numbered = true };
    if (!docx_read_flow(docx, &flow, err))
        return false;
    docx_notes_place_rest(docx, &docx->comments, STREAM_COMMENT);
    if (!docx_running_read(docx, err))
        return false;
    read_glossary(docx, &relations);
    add_notices(docx, &relations);
    return true;
}

static Document *read_docx(Container *container, const Limits *limits, bool origins,
                           Error *err)
{
    bool ok = false;
    Docx docx = { .container = container, .limits = limits };
    docx.document =
        document_new(container_name(container), reader_docx.name, limits, err);
    if (!docx.document)
        return NULL;
    if (origins)
        document_keep_origins(docx.document);
    docx.names = docx_names_new(err);
    docx.arena = arena_new();
    if (!docx.names)
        goto done;
    if (!docx.arena) {
        error_memory(err);
        goto done;
    }
    ok = read_parts(&docx, err) && document_finish(docx.document, err);
done:
    docx_notes_done(&docx.footnotes);
    docx_notes_done(&docx.endnotes);
    docx_notes_done(&docx.comments);
    arena_free(docx.arena);
    xml_names_free(docx.names);
    if (!ok) {
        document_free(docx.document);
        return NULL;
    }
    return docx.document;
}

static const char *const extensions[] = { "docx", "docm", "dotx", "dotm", NULL };

const Reader reader_docx = {
    .name = "docx",
    .title = "Office Open XML text (ECMA-376, ISO/IEC 29500)",
    .extensions = extensions,
    .bid = bid,
    .read = read_docx,
};
