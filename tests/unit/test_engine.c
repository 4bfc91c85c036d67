/* SPDX-License-Identifier: Apache-2.0 */
/* The public interface, from the outside: nothing but clausier.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* After the four above, which it needs. */
#include <cmocka.h>

#include "clausier.h"

#include <stdio.h>
#include <string.h>

static void options_are_refused_with_what_was_expected(void **state)
{
    (void)state;
    static const struct {
        const char *option, *value, *expected;
    } wrong[] = {
        { "nope", "1", "option inconnue" },     { "jobs", "0", "de 1 à 256" },
        { "jobs", "1x", "de 1 à 256" },         { "jobs", "99999999999", "de 1 à 256" },
        { "date", "2026-02-30", "AAAA-MM-JJ" }, { "fact", "montant", "NOM=VALEUR" },
        { "fact", "=3", "NOM=VALEUR" },         { "fail-on", "haut", "obligation" },
        { "lang", "de", "fr ou en" },           { "view", "x", "final ou original" },
        { "author", " ", "attend un nom" },
    };
    clausier_engine *engine = clausier_engine_new();
    assert_non_null(engine);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        clausier_error error = { CLAUSIER_ERROR_NONE };
        assert_false(
            clausier_engine_set(engine, wrong[i].option, wrong[i].value, &error));
        assert_int_equal(error.kind, CLAUSIER_ERROR_USAGE);
        if (!strstr(error.message, wrong[i].expected))
            fail_msg("%s: \"%s\", expected \"%s\" in it", wrong[i].option,
                     error.message, wrong[i].expected);
        assert_false(
            clausier_engine_set(engine, wrong[i].option, wrong[i].value, NULL));
    }
    clausier_engine_free(engine);
}

static void the_first_error_wins(void **state)
{
    (void)state;
    clausier_error error = { CLAUSIER_ERROR_NONE };
    clausier_engine *engine = clausier_engine_new();
    clausier_engine_set(engine, "lang", "de", &error);
    clausier_engine_set(engine, "jobs", "-1", &error);
    assert_non_null(strstr(error.message, "langue"));
    clausier_engine_free(engine);
}

static void a_sample_is_checked_and_rendered_in_every_format(void **state)
{
    (void)state;
    const char *const paths[] = { SOURCE_DIR "/samples/nettoyage-faible",
                                  SOURCE_DIR "/samples/nettoyage-bon" };
    clausier_error error = { CLAUSIER_ERROR_NONE };
    clausier_engine *engine = clausier_engine_new();
    assert_true(clausier_engine_set(engine, "date", "2026-11-23", &error));
    assert_true(clausier_engine_set(engine, "isolated", "yes", &error));
    clausier_run *run = clausier_check(engine, paths, 2, &error);
    if (!run)
        fail_msg("%s", error.message);
    assert_int_equal(clausier_run_status(run), 1);
    assert_false(clausier_run_failure_at(run, 0, &error));
    const char *format;
    for (size_t i = 0; (format = clausier_format_at(i, NULL)); i++) {
        clausier_bytes bytes = { 0 };
        assert_true(clausier_format_check(format, &error));
        if (!clausier_run_render(run, format, &bytes, &error))
            fail_msg("%s: %s", format, error.message);
        assert_true(bytes.length > 0);
        assert_int_equal(bytes.bytes[bytes.length], 0);
        clausier_bytes_done(&bytes);
    }
    assert_false(clausier_run_set(run, "jobs", "2", NULL));
    assert_true(clausier_run_set(run, "lang", "en", &error));
    clausier_run_free(run);
    clausier_engine_free(engine);
}

static void a_missing_path_is_in_the_report_not_an_error(void **state)
{
    (void)state;
    const char *const paths[] = { "/nowhere/at-all.docx" };
    clausier_error error = { CLAUSIER_ERROR_NONE }, failure;
    clausier_engine *engine = clausier_engine_new();
    clausier_run *run = clausier_check(engine, paths, 1, &error);
    assert_non_null(run);
    assert_int_equal(clausier_run_status(run), 3);
    assert_true(clausier_run_failure_at(run, 0, &failure));
    assert_string_equal(failure.file, paths[0]);
    assert_false(clausier_run_failure_at(run, 1, &failure));
    clausier_run_free(run);
    assert_null(clausier_check(engine, paths, 0, &error));
    assert_int_equal(error.kind, CLAUSIER_ERROR_USAGE);
    clausier_engine_free(engine);
}

static void the_longer_entry_of_a_selection_decides(void **state)
{
    (void)state;
    clausier_bytes list = { 0 };
    clausier_error error = { CLAUSIER_ERROR_NONE };
    clausier_engine *engine = clausier_engine_new();
    assert_true(clausier_engine_set(engine, "select", "social", &error));
    assert_true(clausier_engine_set(engine, "select", "acces/avance", &error));
    assert_true(clausier_engine_set(engine, "ignore", "social/c, acces", &error));
    assert_true(clausier_rules_list(engine, "text", &list, &error));
    assert_non_null(strstr(list.bytes, "social/formation-jeunes"));
    assert_null(strstr(list.bytes, "social/clause-insertion"));
    assert_non_null(strstr(list.bytes, "acces/avance"));
    assert_null(strstr(list.bytes, "acces/variantes"));
    clausier_bytes_done(&list);
    clausier_engine_free(engine);
}

typedef struct Pieces {
    char bytes[64];
    size_t length;
} Pieces;

static bool take_piece(void *user, const char *bytes, size_t length)
{
    Pieces *pieces = user;
    if (pieces->length + length >= sizeof pieces->bytes)
        return false;
    memcpy(pieces->bytes + pieces->length, bytes, length);
    pieces->length += length;
    return true;
}

static bool take_nothing(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return false;
}

static void bytes_are_read_like_files(void **state)
{
    (void)state;
    static const char fodt[] =
        "<?xml version='1.0'?><office:document "
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
        "office:mimetype='application/vnd.oasis.opendocument.text'><office:body>"
        "<office:text><text:p>Bonjour.</text:p></office:text></office:body>"
        "</office:document>";
    Pieces out = { 0 };
    clausier_error error = { CLAUSIER_ERROR_NONE };
    clausier_engine *engine = clausier_engine_new();
    if (!clausier_text_bytes(engine, "a.fodt", fodt, sizeof fodt - 1, "text",
                             take_piece, &out, &error))
        fail_msg("%s", error.message);
    assert_string_equal(out.bytes, "Bonjour.\n");
    assert_false(clausier_text_bytes(engine, "a.docx", "%PDF-1.7", 8, "text",
                                     take_piece, &out, &error));
    assert_int_equal(error.kind, CLAUSIER_ERROR_UNSUPPORTED);
    assert_string_equal(error.file, "a.docx");
    error = (clausier_error){ CLAUSIER_ERROR_NONE };
    assert_false(clausier_text_bytes(engine, "a.fodt", fodt, sizeof fodt - 1, "text",
                                     take_nothing, NULL, &error));
    assert_int_equal(error.kind, CLAUSIER_ERROR_IO);
    clausier_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_refused_with_what_was_expected),
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(a_sample_is_checked_and_rendered_in_every_format),
        cmocka_unit_test(a_missing_path_is_in_the_report_not_an_error),
        cmocka_unit_test(the_longer_entry_of_a_selection_decides),
        cmocka_unit_test(bytes_are_read_like_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
