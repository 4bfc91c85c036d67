/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "container/ahead.h"
#include "container/container.h"
#include "container/sniff.h"
#include "container/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

/* --- Making archives --- */

typedef struct Given {
    const char *name, *bytes;
    size_t length; /* 0: a C string */
} Given;

/* An archive in memory; the caller frees it. */
static char *make_zip(const Given *parts, size_t count, size_t *length)
{
    zip_error_t cause;
    zip_error_init(&cause);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &cause);
    assert_non_null(out);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &cause);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        size_t size = parts[i].length ? parts[i].length : strlen(parts[i].bytes);
        zip_source_t *in = zip_source_buffer(zip, parts[i].bytes, size, 0);
        assert_true(zip_file_add(zip, parts[i].name, in, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t about;
    assert_int_equal(zip_source_stat(out, &about), 0);
    char *bytes = malloc(about.size);
    assert_non_null(bytes);
    assert_int_equal(zip_source_open(out), 0);
    assert_int_equal(zip_source_read(out, bytes, about.size), about.size);
    zip_source_close(out);
    zip_source_free(out);
    zip_error_fini(&cause);
    *length = about.size;
    return bytes;
}

/* Gives two stored entries of the same length another name, in both headers. */
static void rename_entries(char *zip, size_t length, const char *from, const char *to)
{
    size_t size = strlen(from);
    assert_int_equal(strlen(to), size);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(zip + i, from, size) == 0)
            memcpy(zip + i, to, size);
}

static void assert_says(const Error *err, ErrorKind kind, const char *words)
{
    if (err->kind != kind || !strstr(err->message, words))
        fail_msg("expected kind %d and \"%s\", got kind %d: %s", (int)kind, words,
                 (int)err->kind, err->message);
}

static void assert_part(Container *container, const char *part, const char *expected)
{
    Error err = { 0 };
    Buffer out;
    buffer_init(&out, 1 << 20);
    if (!container_read(container, part, &out, &err))
        fail_msg("%s: %s", part, err.message);
    assert_string_equal(buffer_string(&out), expected);
    buffer_done(&out);
}

/* --- Archives --- */

static void parts_are_found_by_name(void **state)
{
    (void)state;
    Given parts[] = { { "[Content_Types].xml", "types" },
                      { "word/document.xml", "un" },
                      { "Word/Document.xml", "deux" },
                      { "word/Notes.xml", "notes" } };
    size_t length;
    char *zip = make_zip(parts, 4, &length);
    Error err = { 0 };
    Container *container =
        container_open_bytes("a.docx", zip, length, &limits_default, &err);
    assert_non_null(container);
    assert_true(container_is_archive(container));
    assert_string_equal(container_name(container), "a.docx");
    assert_int_equal(container_count(container), 4);
    assert_string_equal(container_at(container, 1), "word/document.xml");
    assert_part(container, "word/document.xml", "un");
    assert_part(container, "/word/document.xml", "un");
    assert_part(container, "Word/Document.xml", "deux");
    assert_part(container, "WORD/notes.XML", "notes");
    assert_true(container_has(container, "/WORD/notes.xml"));
    assert_false(container_has(container, "word/styles.xml"));
    assert_null(container_part_open(container, "word/styles.xml", &err));
    assert_says(&err, ERROR_FORMAT, "manque");
    assert_string_equal(err.part, "word/styles.xml");
    container_free(container);
    free(zip);
}

static void hostile_names_are_tamed(void **state)
{
    (void)state;
    Given parts[] = { { "aa/content.xml", "un" },
                      { "bb/content.xml", "deux" },
                      { "cc/evil.xml", "trois" },
                      { "d/absolute.xml", "quatre" },
                      { "e/f/back.xml", "cinq" } };
    size_t length;
    char *zip = make_zip(parts, 5, &length);
    rename_entries(zip, length, "bb/content.xml", "aa/content.xml");
    rename_entries(zip, length, "cc/evil.xml", "../evil.xml");
    rename_entries(zip, length, "d/absolute.xml", "//absolute.xml");
    rename_entries(zip, length, "e/f/back.xml", "e\\f\\back.xml");
    Error err = { 0 };
    Container *container =
        container_open_bytes("a.odt", zip, length, &limits_default, &err);
    if (!container)
        fail_msg("%s", err.message);
    assert_int_equal(container_count(container), 4);
    assert_part(container, "aa/content.xml", "un");
    assert_false(container_has(container, "../evil.xml"));
    assert_int_equal(container_climbing_count(container), 1);
    assert_string_equal(container_climbing_at(container, 0), "../evil.xml");
    assert_part(container, "absolute.xml", "quatre");
    assert_part(container, "e/f/back.xml", "cinq");
    container_free(container);
    free(zip);
}

static void damage_is_told(void **state)
{
    (void)state;
    enum { SIZE = 50000 };
    char *noise = malloc(SIZE);
    uint32_t seed = 1;
    for (size_t i = 0; i < SIZE; i++)
        noise[i] = (char)((seed = seed * 1664525u + 1013904223u) >> 24);
    Given parts[] = { { "content.xml", noise, SIZE } };
    size_t length;
    char *zip = make_zip(parts, 1, &length);

    Error err = { 0 };
    assert_null(container_open_bytes("a.odt", zip, length / 2, &limits_default, &err));
    assert_says(&err, ERROR_FORMAT, "incomplet ou endommagé");

    zip[length / 2] ^= 1;
    err = (Error){ 0 };
    Container *container =
        container_open_bytes("a.odt", zip, length, &limits_default, &err);
    assert_non_null(container);
    Buffer out;
    buffer_init(&out, SIZE * 2);
    assert_false(container_read(container, "content.xml", &out, &err));
    assert_says(&err, ERROR_FORMAT, "endommagée");
    assert_string_equal(err.file, "a.odt");
    assert_string_equal(err.part, "content.xml");
    buffer_done(&out);
    container_free(container);
    free(zip);
    free(noise);
}

static void read_limited(const char *zip, size_t length, const Limits *limits,
                         Error *err)
{
    Buffer out;
    buffer_init(&out, 64 << 20);
    *err = (Error){ 0 };
    Container *container = container_open_bytes("a.odt", zip, length, limits, err);
    if (container) {
        container_read(container, "a.xml", &out, err);
        container_read(container, "b.xml", &out, err);
    }
    container_free(container);
    buffer_done(&out);
}

static void limits_are_met(void **state)
{
    (void)state;
    enum { SIZE = 4 << 20 };
    char *blank = calloc(1, SIZE);
    Given parts[] = { { "a.xml", blank, SIZE }, { "b.xml", blank, 1000 } };
    size_t length;
    char *zip = make_zip(parts, 2, &length);
    Error err;

    read_limited(zip, length, &limits_default, &err);
    assert_says(&err, ERROR_LIMIT, "se décompresse plus de 400 fois");

    Limits limits = limits_default;
    limits.inflate_ratio = 100000;
    read_limited(zip, length, &limits, &err);
    assert_int_equal(err.kind, ERROR_NONE);

    limits.part_bytes = 2 << 20;
    read_limited(zip, length, &limits, &err);
    assert_says(&err, ERROR_LIMIT, "dépasse 2 Mio une fois décompressée");

    limits.part_bytes = limits_default.part_bytes;
    limits.total_bytes = SIZE + 500;
    read_limited(zip, length, &limits, &err);
    assert_says(&err, ERROR_LIMIT, "le document dépasse");
    assert_string_equal(err.part, "b.xml");

    limits.total_bytes = limits_default.total_bytes;
    limits.entries = 1;
    read_limited(zip, length, &limits, &err);
    assert_says(&err, ERROR_LIMIT, "plus de 1 fichiers");

    limits.entries = 10;
    limits.file_bytes = 100;
    read_limited(zip, length, &limits, &err);
    assert_says(&err, ERROR_LIMIT, "dépasse 0 Mio");
    free(zip);
    free(blank);
}

/* --- Large parts, inflated ahead by a thread --- */

enum { LARGE = 3 << 20 };

/* Bytes that inflate poorly enough to pass the limit on the ratio. */
static char *make_noise(size_t length)
{
    char *noise = malloc(length);
    assert_non_null(noise);
    uint32_t random = 1;
    for (size_t i = 0; i < length; i++)
        noise[i] = (char)('a' + (random = random * 1664525u + 1013904223u) % 26);
    return noise;
}

static size_t read_whole_ahead(Container *container, const char *expected, Error *err)
{
    const char *bytes = NULL;
    size_t length = 0, done = 0;
    Ahead *ahead = ahead_open(container, "a.xml", err);
    assert_non_null(ahead);
    while (ahead_next(ahead, &bytes, &length, err) && length) {
        assert_memory_equal(bytes, expected + done, length);
        done += length;
        /* Another part of the same archive, while the thread inflates. */
        assert_part(container, "b.xml", "<b/>");
    }
    assert_true(ahead_next(ahead, &bytes, &length, err)); /* and no more for ever */
    assert_int_equal(length, 0);
    ahead_free(ahead);
    return done;
}

static void a_large_part_comes_ahead_like_any_other(void **state)
{
    (void)state;
    char *noise = make_noise(LARGE);
    Given parts[] = { { "a.xml", noise, LARGE }, { "b.xml", "<b/>", 0 } };
    size_t length;
    char *zip = make_zip(parts, 2, &length);
    Error err = { 0 };
    Container *container =
        container_open_bytes("a.odt", zip, length, &limits_default, &err);
    assert_non_null(container);
    assert_int_equal(read_whole_ahead(container, noise, &err), LARGE);
    assert_int_equal(err.kind, ERROR_NONE);
    container_free(container);

    /* The total counts what was used, not what was inflated ahead. */
    Limits limits = limits_default;
    limits.total_bytes = 2 * AHEAD_PIECE;
    container = container_open_bytes("a.odt", zip, length, &limits, &err);
    const char *bytes;
    size_t got, used = 0;
    Ahead *ahead = ahead_open(container, "a.xml", &err);
    while (ahead_next(ahead, &bytes, &got, &err) && got)
        used += got;
    assert_says(&err, ERROR_LIMIT, "le document dépasse");
    assert_int_equal(used, 2 * AHEAD_PIECE);
    ahead_free(ahead);
    container_free(container);

    /* Left in the middle. */
    container = container_open_bytes("a.odt", zip, length, &limits_default, &err);
    ahead = ahead_open(container, "a.xml", &err);
    assert_true(ahead_next(ahead, &bytes, &got, &err));
    ahead_free(ahead);
    assert_int_equal(container_inflated(container), AHEAD_PIECE);
    container_free(container);
    free(zip);
    free(noise);
}

static void damage_in_a_large_part_is_told(void **state)
{
    (void)state;
    char *noise = make_noise(LARGE);
    Given parts[] = { { "a.xml", noise, LARGE }, { "b.xml", "<b/>", 0 } };
    size_t length;
    char *zip = make_zip(parts, 2, &length);
    memset(zip + length / 2, '!', 1000);
    Error err = { 0 };
    Container *container =
        container_open_bytes("a.odt", zip, length, &limits_default, &err);
    assert_non_null(container);
    const char *bytes;
    size_t got;
    Ahead *ahead = ahead_open(container, "a.xml", &err);
    assert_non_null(ahead);
    while (ahead_next(ahead, &bytes, &got, &err) && got)
        ;
    ahead_free(ahead);
    assert_says(&err, ERROR_FORMAT, "endommagée");
    assert_string_equal(err.part, "a.xml");
    container_free(container);
    free(zip);
    free(noise);
}

/* --- What is not an archive --- */

static void wide(const char *ascii, char *out)
{
    for (; *ascii; ascii++, out += 2)
        *out = *ascii;
}

static void other_files_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        SniffKind kind;
    } cases[] = {
        { "", SNIFF_EMPTY },
        { "\xef\xbb\xbf \r\n", SNIFF_EMPTY },
        { "%PDF-1.7\n", SNIFF_PDF },
        { "{\\rtf1\\ansi", SNIFF_RTF },
        { "<!DOCTYPE html><html>", SNIFF_HTML },
        { "<HTML><body>", SNIFF_HTML },
        { "<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns=\"\">", SNIFF_HTML },
        { "MIME-Version: 1.0\n", SNIFF_MHTML },
        { "\x89PNG\r\n", SNIFF_IMAGE },
        { "\xff\xd8\xff\xe0", SNIFF_IMAGE },
        { "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
          "<w:wordDocument xmlns:w=\"urn:x\">",
          SNIFF_WORD_XML },
        { "<?xml version=\"1.0\"?><office:document>", SNIFF_XML },
        { "<office:document>", SNIFF_XML },
        { "Rar!\x1a", SNIFF_ARCHIVE },
        { "Objet du marché : nettoyage", SNIFF_TEXT },
        { "< 3 lots", SNIFF_TEXT },
        { "\x01\x02\x03", SNIFF_UNKNOWN },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SniffKind got = sniff_bytes(cases[i].bytes, strlen(cases[i].bytes));
        if (got != cases[i].kind)
            fail_msg("%s: expected %d, got %d", cases[i].bytes, cases[i].kind, got);
    }
    char ole[2048] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    assert_int_equal(sniff_bytes(ole, sizeof ole), SNIFF_OLE);
    wide("WordDocument", ole + 1024);
    assert_int_equal(sniff_bytes(ole, sizeof ole), SNIFF_DOC);
    wide("EncryptedPackage", ole + 2048 - 32);
    assert_int_equal(sniff_bytes(ole, sizeof ole), SNIFF_ENCRYPTED);

    Error err = { 0 };
    assert_null(container_open_bytes("a.docx", ole, sizeof ole, &limits_default, &err));
    assert_says(&err, ERROR_ENCRYPTED, "mot de passe");
    err = (Error){ 0 };
    assert_null(container_open_bytes("a.docx", "%PDF-1.4", 8, &limits_default, &err));
    assert_says(&err, ERROR_UNSUPPORTED, "ce fichier est un PDF\u00a0;");
    err = (Error){ 0 };
    assert_null(container_open("no/such/file.docx", &limits_default, &err));
    assert_says(&err, ERROR_IO, "n'existe pas");
    err = (Error){ 0 };
    assert_null(container_open("/", &limits_default, &err));
    assert_says(&err, ERROR_IO, "dossier");
}

/* --- XML --- */

static const char *const spaces_w[] = { "urn:transitional", "urn:strict", NULL };
enum { NAME_P = 1, NAME_VAL, NAME_ID };
static const XmlName known[] = {
    { spaces_w, "p", NAME_P },
    { spaces_w, "val", NAME_VAL },
    { NULL, "id", NAME_ID },
};

/* Writes what it sees: <id [attribute id=value]> text </id>. */
typedef struct Trace {
    Buffer out;
    const char *refuse; /* text at which to stop */
    bool fail;          /* with an error */
} Trace;

static bool trace_open(void *user, const XmlElement *element, Error *err)
{
    (void)err;
    Trace *trace = user;
    buffer_add_format(&trace->out, "<%d", element->id);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const XmlAttribute *attribute = &element->attributes[i];
        buffer_add_format(&trace->out, " %d=%.*s", attribute->id,
                          (int)attribute->length, attribute->value);
    }
    char copy[4];
    if (xml_attribute_copy(element, NAME_ID, copy, sizeof copy))
        buffer_add_format(&trace->out, " copy=%s number=%ld", copy,
                          xml_attribute_number(element, NAME_ID, -1));
    buffer_add_string(&trace->out, ">");
    return true;
}

static bool trace_close(void *user, int id, Error *err)
{
    (void)err;
    Trace *trace = user;
    buffer_add_format(&trace->out, "</%d>", id);
    return true;
}

static bool trace_text(void *user, const char *bytes, size_t length, Error *err)
{
    Trace *trace = user;
    buffer_add(&trace->out, bytes, length);
    if (!trace->refuse || !strstr(buffer_string(&trace->out), trace->refuse))
        return true;
    return trace->fail ? error_set(err, ERROR_LIMIT, (Where){ 0 }, "assez") : false;
}

static const XmlHandler tracer = { trace_open, trace_close, trace_text };

static bool parse_bytes(const char *bytes, size_t length, Trace *trace,
                        const Limits *limits, Error *err)
{
    *err = (Error){ 0 };
    XmlNames *names = xml_names_new(known, sizeof known / sizeof *known, err);
    Container *container = container_open_bytes("a.fodt", bytes, length, limits, err);
    bool ok =
        container && xml_read_part(container, "", names, &tracer, trace, limits, err);
    container_free(container);
    xml_names_free(names);
    return ok;
}

static void assert_trace(const char *bytes, size_t length, const char *expected)
{
    Error err;
    Trace trace = { 0 };
    buffer_init(&trace.out, 1 << 20);
    if (!parse_bytes(bytes, length, &trace, &limits_default, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    assert_string_equal(buffer_string(&trace.out), expected);
    buffer_done(&trace.out);
}

static void names_become_numbers(void **state)
{
    (void)state;
    const char xml[] = "<?xml version=\"1.0\"?><a xmlns:w='urn:strict' id='12345'>"
                       "<w:p w:val='x&amp;y' val='z'>un &lt;<![CDATA[ deux]]></w:p>"
                       "<p xmlns='urn:transitional' id=''/><w:q/><p/></a>";
    assert_trace(xml, sizeof xml - 1,
                 "<0 3=12345 copy=123 number=12345><1 2=x&y 0=z>un < deux</1>"
                 "<1 3= copy= number=-1></1><0></0><0></0></0>");
}

static void utf16_is_read(void **state)
{
    (void)state;
    const char *ascii = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><p>lot \xe9 ok</p>";
    char bytes[1024];
    size_t length = 0;
    for (int big = 0; big < 2; big++) {
        length = 0;
        bytes[length++] = big ? '\xfe' : '\xff';
        bytes[length++] = big ? '\xff' : '\xfe';
        for (const char *c = ascii; *c; c++) {
            bytes[length++] = big ? '\0' : *c;
            bytes[length++] = big ? *c : '\0';
        }
        assert_trace(bytes, length, "<0>lot \xc3\xa9 ok</0>");
    }
}

static void assert_refused(const char *xml, const Limits *limits, ErrorKind kind,
                           const char *words, uint32_t line)
{
    Error err;
    Trace trace = { 0 };
    buffer_init(&trace.out, 1 << 20);
    assert_false(parse_bytes(xml, strlen(xml), &trace, limits, &err));
    assert_says(&err, kind, words);
    assert_string_equal(err.file, "a.fodt");
    assert_int_equal(err.line, line);
    buffer_done(&trace.out);
}

static void bad_xml_is_refused_with_its_place(void **state)
{
    (void)state;
    const Limits *limits = &limits_default;
    assert_refused("<?xml version=\"1.0\"?>\n<a>\n  <b></c>\n</a>", limits,
                   ERROR_FORMAT, "mal formé", 3);
    assert_refused("<?xml version=\"1.0\"?>\n<a>\n  <b>", limits, ERROR_FORMAT,
                   "mal formé", 3);
    assert_refused("<?xml version=\"1.0\"?>\n<a>&nbsp;</a>", limits, ERROR_FORMAT,
                   "mal formé", 2);
    assert_refused("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM "
                   "\"file:///etc/passwd\">]><a>&e;</a>",
                   limits, ERROR_FORMAT, "DOCTYPE", 1);
    Limits shallow = limits_default;
    shallow.xml_depth = 3;
    assert_refused("<a><b><c></c></b>\n<b><c><d/></c></b></a>", &shallow, ERROR_LIMIT,
                   "plus de 3 niveaux", 2);
}

static void too_many_attributes_are_refused_early(void **state)
{
    (void)state;
    enum { MANY = 300000 };
    char *xml = malloc(MANY * 12 + 64);
    for (uint32_t many = 1001; many <= MANY; many = many == 1001 ? MANY : MANY + 1) {
        size_t length = (size_t)sprintf(xml, "<a>\n<b");
        for (uint32_t i = 0; i < many; i++)
            length += (size_t)sprintf(xml + length, " a%u=''", i);
        sprintf(xml + length, "/></a>");
        assert_refused(xml, &limits_default, ERROR_LIMIT, "plus de 1000 attributs", 2);
    }
    free(xml);
}

static void a_handler_may_stop(void **state)
{
    (void)state;
    const char *xml = "<a>un<b>deux</b>trois</a>";
    Error err;
    for (int fail = 0; fail < 2; fail++) {
        Trace trace = { .refuse = "deux", .fail = fail };
        buffer_init(&trace.out, 1 << 20);
        bool ok = parse_bytes(xml, strlen(xml), &trace, &limits_default, &err);
        assert_int_equal(ok, !fail);
        assert_int_equal(err.kind, fail ? ERROR_LIMIT : ERROR_NONE);
        assert_string_equal(err.file, fail ? "a.fodt" : "");
        assert_string_equal(buffer_string(&trace.out), "<0>un<0>deux");
        buffer_done(&trace.out);
    }
}

static void large_texts_pass_whole(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    char *xml = malloc(SIZE + 64), *expected = malloc(SIZE + 64);
    size_t length = (size_t)sprintf(xml, "<a>"),
           used = (size_t)sprintf(expected, "<0>");
    for (size_t i = 0; i < SIZE / 2; i++) {
        memcpy(xml + length, "\xc3\xa9", 2);
        memcpy(expected + used, "\xc3\xa9", 2);
        length += 2, used += 2;
    }
    length += (size_t)sprintf(xml + length, "</a>");
    sprintf(expected + used, "</0>");
    assert_trace(xml, length, expected);
    free(xml);
    free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_found_by_name),
        cmocka_unit_test(hostile_names_are_tamed),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(limits_are_met),
        cmocka_unit_test(a_large_part_comes_ahead_like_any_other),
        cmocka_unit_test(damage_in_a_large_part_is_told),
        cmocka_unit_test(other_files_are_named),
        cmocka_unit_test(names_become_numbers),
        cmocka_unit_test(utf16_is_read),
        cmocka_unit_test(bad_xml_is_refused_with_its_place),
        cmocka_unit_test(too_many_attributes_are_refused_early),
        cmocka_unit_test(a_handler_may_stop),
        cmocka_unit_test(large_texts_pass_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
