/* SPDX-License-Identifier: Apache-2.0 */
/* odt.c - OpenDocument texts, in a package or flat.
 *
 *     styles.xml   common styles, page styles with their headers ┐
 *     content.xml  automatic styles, the body                    ├ or one flat file
 *     meta.xml     who wrote it                                  ┘
 *
 * OASIS OpenDocument 1.4, part 3 (and 1.0 to 1.3 before it); packages are part 2. */
#include "read/odt.h"

#include "read/odt_names.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

#define ODF_TEXT "application/vnd.oasis.opendocument.text"

enum {
    MIMETYPE_ROOM = 200,
    MANIFEST_ROOM = 4 << 20,
    RECORD_ROOM = 256 << 20,
    REPLAY_MOST = 64 << 20,
};

/* --- Bidding --- */

/* The package's own word for what it is; "" without one. */
static void read_mimetype(Container *container, char *out, size_t room)
{
    Error err = { 0 };
    Buffer bytes;
    out[0] = '\0';
    buffer_init(&bytes, room - 1);
    if (container_has(container, "mimetype") &&
        container_read(container, "mimetype", &bytes, &err)) {
        memcpy(out, buffer_string(&bytes), bytes.length + 1);
        out[strcspn(out, "\r\n ")] = '\0';
    }
    buffer_done(&bytes);
}

static int bid_odt(Container *container)
{
    char type[MIMETYPE_ROOM];
    if (!container_is_archive(container) ||
        (!container_has(container, "content.xml") &&
         !container_has(container, "encrypted-package")))
        return 0;
    read_mimetype(container, type, sizeof type);
    if (strncmp(type, ODF_TEXT, strlen(ODF_TEXT)) == 0)
        return 100;
    if (type[0])
        return 0;
    return container_has(container, "META-INF/manifest.xml") ? 60 : 20;
}

typedef struct Root {
    bool is_document, is_text;
} Root;

static bool look_at_root(void *user, const XmlElement *element, Error *err)
{
    (void)err;
    Root *root = user;
    root->is_document = element->id == OFFICE_DOCUMENT;
    const XmlAttribute *type = xml_attribute_find(element, OFFICE_MIMETYPE);
    root->is_text = type && type->length >= strlen(ODF_TEXT) &&
                    memcmp(type->value, ODF_TEXT, strlen(ODF_TEXT)) == 0;
    root->is_text = root->is_text || (root->is_document && !type);
    return false;
}

static bool ignore_close(void *user, int id, Error *err)
{
    (void)user, (void)id, (void)err;
    return true;
}

static bool ignore_text(void *user, const char *bytes, size_t length, Error *err)
{
    (void)user, (void)bytes, (void)length, (void)err;
    return true;
}

static int bid_fodt(Container *container)
{
    static const XmlHandler handler = { look_at_root, ignore_close, ignore_text };
    Root root = { 0 };
    Error err = { 0 };
    if (container_is_archive(container))
        return 0;
    XmlNames *names = odt_names_new(&err);
    if (names)
        xml_read_part(container, "", names, &handler, &root, &limits_default, &err);
    xml_names_free(names);
    return root.is_document && root.is_text ? 100 : 0;
}

/* --- Reading --- */

static bool is_encrypted(Container *container)
{
    Error err = { 0 };
    Buffer manifest;
    if (container_has(container, "encrypted-package"))
        return true;
    if (!container_has(container, "META-INF/manifest.xml"))
        return false;
    /* Not parsed: those of OpenOffice.org 2 begin with a DOCTYPE. */
    buffer_init(&manifest, MANIFEST_ROOM);
    container_read(container, "META-INF/manifest.xml", &manifest, &err);
    bool encrypted = strstr(buffer_string(&manifest), "encryption-data") != NULL;
    buffer_done(&manifest);
    return encrypted;
}

/* Basic and other scripts; the libraries' own lists are always there. */
static bool is_macro(const char *name)
{
    const char *base = strrchr(name, '/');
    if (!base || !base[1])
        return false;
    if (strncmp(name, "Scripts/", 8) == 0)
        return true;
    return strncmp(name, "Basic/", 6) == 0 && strstr(base, "-lb.xml") == NULL &&
           strstr(base, "-lc.xml") == NULL;
}

static bool has_macro_parts(const Container *container)
{
    for (size_t i = 0; i < container_count(container); i++)
        if (is_macro(container_at(container, i)))
            return true;
    return false;
}

static bool read_part(Odt *odt, const char *part, OdtScope scope, Error *err)
{
    odt->scope = scope;
    odt->place = (OdtPlace){ .part = part };
    odt->behind = 0;
    bool ok = xml_read_part(odt->container, part, odt->names, &odt_handler, odt,
                            odt->limits, err);
    odt_unwind(odt, 1, err);
    return ok;
}

/* A part without which the text can still be read. */
static bool read_side_part(Odt *odt, const char *part, OdtScope scope, Error *err)
{
    Error side = { 0 };
    if (!container_has(odt->container, part) || read_part(odt, part, scope, &side))
        return true;
    if (side.kind == ERROR_FORMAT || side.kind == ERROR_UNSUPPORTED) {
        document_add_notice(odt->document, NOTICE_DAMAGE, part, 1);
        return true;
    }
    *err = side;
    return false;
}

static bool read_package(Odt *odt, Error *err)
{
    return read_side_part(odt, "meta.xml", ODT_SCOPE_PAGES, err) &&
           read_side_part(odt, "styles.xml", ODT_SCOPE_PAGES, err) &&
           read_part(odt, "content.xml", ODT_SCOPE_BODY, err);
}

static void add_notices(Odt *odt)
{
    const struct {
        NoticeKind kind;
        uint32_t count;
    } notices[] = {
        { NOTICE_IMAGE, odt->images },     { NOTICE_REVISION, odt->change_count },
        { NOTICE_COMMENT, odt->comments }, { NOTICE_HIDDEN, odt->hidden },
        { NOTICE_MACRO, odt->has_macros },
    };
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++)
        if (notices[i].count)
            document_add_notice(odt->document, notices[i].kind, "", notices[i].count);
}

static bool odt_init(Odt *odt, Container *container, const char *format,
                     const Limits *limits, Error *err)
{
    odt->container = container;
    odt->limits = limits;
    odt->repeats_left = limits->repeats;
    odt->replay_left = REPLAY_MOST;
    odt->comment_author = "";
    buffer_init(&odt->record, RECORD_ROOM);
    buffer_init(&odt->captured, limits->block_bytes);
    buffer_init(&odt->text, limits->block_bytes);
    buffer_init(&odt->fieldmark.entries, limits->block_bytes);
    odt->arena = arena_new();
    odt->names = odt_names_new(err);
    odt->document = document_new(container_name(container), format, limits, err);
    odt->frames = odt_grow(odt, NULL, 0, &odt->frame_room, sizeof *odt->frames);
    if (odt->arena) {
        odt->styles = odt_styles_new(odt->arena);
        odt->lists = odt_lists_new(odt->arena);
    }
    if (!odt->arena || !odt->names || !odt->document || !odt->frames || !odt->styles ||
        !odt->lists)
        return error_memory(err);
    odt->frames[0] = (OdtFrame){ .stream = STREAM_BODY };
    odt->frame_count = 1;
    return true;
}

static void odt_done(Odt *odt)
{
    odt_changes_done(odt);
    odt_masters_done(odt);
    odt_lists_free(odt->lists);
    odt_styles_free(odt->styles);
    xml_names_free(odt->names);
    arena_free(odt->arena);
    free(odt->frames);
    free(odt->paragraphs);
    free(odt->pieces);
    free(odt->tables);
    buffer_done(&odt->record);
    buffer_done(&odt->captured);
    buffer_done(&odt->text);
    buffer_done(&odt->fieldmark.entries);
}

static bool has_failed(const Odt *odt)
{
    return odt->out_of_memory || arena_failed(odt->arena) ||
           buffer_lacked_memory(&odt->text) || odt_styles_failed(odt->styles) ||
           odt_lists_failed(odt->lists);
}

static Document *read_document(Container *container, const char *format,
                               const Limits *limits, bool origins, Error *err)
{
    Document *result = NULL;
    Odt *odt = calloc(1, sizeof *odt);
    if (!odt) {
        error_memory(err);
        return NULL;
    }
    if (!odt_init(odt, container, format, limits, err))
        goto done;
    odt->origins = origins;
    if (origins)
        document_keep_origins(odt->document);
    if (container_is_archive(container)) {
        odt->has_macros = has_macro_parts(container);
        if (!read_package(odt, err))
            goto done;
    } else if (!read_part(odt, "", ODT_SCOPE_BODY, err)) {
        goto done;
    }
    if (!odt_read_running(odt, err))
        goto done;
    add_notices(odt);
    if (has_failed(odt)) {
        error_memory(err);
        goto done;
    }
    if (!document_finish(odt->document, err))
        goto done;
    result = odt->document;
    odt->document = NULL;
done:
    document_free(odt->document);
    odt_done(odt);
    free(odt);
    return result;
}

static Document *read_odt(Container *container, const Limits *limits, bool origins,
                          Error *err)
{
    if (is_encrypted(container)) {
        error_set(err, ERROR_ENCRYPTED, (Where){ .file = container_name(container) },
                  "ce document est protégé par un mot de passe\u00A0; ouvrez-le dans "
                  "LibreOffice et enregistrez-le sans mot de passe");
        return NULL;
    }
    return read_document(container, "odt", limits, origins, err);
}

static Document *read_fodt(Container *container, const Limits *limits, bool origins,
                           Error *err)
{
    return read_document(container, "fodt", limits, origins, err);
}

static const char *const odt_extensions[] = { "odt", "ott", "odm", NULL };
static const char *const fodt_extensions[] = { "fodt", NULL };

const Reader reader_odt = { "odt", "OpenDocument text", odt_extensions, bid_odt,
                            read_odt };
const Reader reader_fodt = { "fodt", "Flat OpenDocument text", fodt_extensions,
                             bid_fodt, read_fodt };
