/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/scan.h"
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void first_error_wins(void **state)
{
    (void)state;
    Error err = { 0 };
    assert_false(
        error_set(&err, ERROR_IO, (Where){ .file = "a.docx", .line = 3 }, "un"));
    error_set(&err, ERROR_LIMIT, (Where){ .file = "b.docx" }, "deux");
    assert_int_equal(err.kind, ERROR_IO);
    assert_string_equal(err.file, "a.docx");
    assert_int_equal(err.line, 3);
    assert_string_equal(err.message, "un");
    assert_false(error_set(NULL, ERROR_IO, (Where){ 0 }, "nobody listens"));
}

static void long_message_ends_at_a_character(void **state)
{
    (void)state;
    Error err = { 0 };
    error_set(&err, ERROR_RULES, (Where){ 0 }, "%0*d%s", (int)sizeof err.message - 2, 1,
              "é");
    assert_int_equal(strlen(err.message), sizeof err.message - 2);
}

static void arena_gives_zeroed_memory_that_lasts(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_non_null(arena);
    char *first = arena_strdup(arena, "clause");
    for (int i = 0; i < 1000; i++) {
        char *piece = arena_alloc(arena, 777);
        assert_non_null(piece);
        assert_int_equal(piece[0] | piece[776], 0);
        memset(piece, 'x', 777);
    }
    assert_string_equal(first, "clause");
    assert_string_equal(arena_printf(arena, "%d %s", 7, "lots"), "7 lots");
    assert_null(arena_alloc(arena, SIZE_MAX - 4));
    assert_true(arena_failed(arena));
    arena_free(arena);
    arena_free(NULL);
}

static void buffer_stops_at_its_ceiling(void **state)
{
    (void)state;
    Buffer buffer;
    buffer_init(&buffer, 10);
    assert_string_equal(buffer_string(&buffer), "");
    buffer_add_string(&buffer, "12345");
    buffer_add_format(&buffer, "%d", 67890);
    assert_false(buffer_failed(&buffer));
    assert_string_equal(buffer_string(&buffer), "1234567890");
    buffer_add_char(&buffer, 'x');
    assert_true(buffer_failed(&buffer));
    assert_string_equal(buffer_string(&buffer), "1234567890");
    buffer_done(&buffer);
}

static void what_is_not_ascii_is_found_wherever_it_stands(void **state)
{
    (void)state;
    char bytes[] = "Le titulaire, pour sa part, y va 'bien' ~ ici.";
    size_t length = strlen(bytes);
    static const char others[] = "\n\x1F\x7F\x80\xC3\xFF";
    assert_int_equal(scan_ascii(bytes, length), length);
    assert_int_equal(scan_ascii(bytes, 0), 0);
    for (size_t i = 0; i < length; i++) {
        char kept = bytes[i];
        bytes[i] = others[i % (sizeof others - 1)];
        assert_int_equal(scan_ascii(bytes, length), i);
        assert_int_equal(scan_ascii(bytes, i), i);
        bytes[i] = kept;
    }
}

static void plain_text_has_single_spaces_only(void **state)
{
    (void)state;
    char bytes[] = " a bc \u00E9 def\u00A0: ghij klm nop ";
    size_t length = strlen(bytes);
    assert_true(scan_is_plain(bytes, length));
    assert_false(scan_is_plain(bytes, 8));
    for (size_t i = 0; i < length; i++) {
        char kept = bytes[i];
        bool beside = (i && bytes[i - 1] == ' ') || bytes[i + 1] == ' ';
        bytes[i] = '\t';
        assert_false(scan_is_plain(bytes, length));
        bytes[i] = '\xEF';
        assert_false(scan_is_plain(bytes, length));
        bytes[i] = '\xEE';
        assert_true(scan_is_plain(bytes, length));
        bytes[i] = ' ';
        assert_int_equal(scan_is_plain(bytes, length), kept == ' ' || !beside);
        bytes[i] = kept;
    }
}

static void utf8_goes_both_ways(void **state)
{
    (void)state;
    static const uint32_t codes[] = {
        'a', 0xE9, 0x20AC, 0x1F600, 0x7FF, 0x800, 0xFFFF
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char bytes[4];
        uint32_t code = 0;
        size_t length = utf8_encode(codes[i], bytes);
        assert_int_equal(utf8_decode(bytes, length, &code), length);
        assert_int_equal(code, codes[i]);
    }
    static const char *const broken[] = {
        "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        uint32_t code = 0;
        assert_false(utf8_is_valid(broken[i], strlen(broken[i])));
        assert_int_equal(utf8_decode(broken[i], strlen(broken[i]), &code), 1);
        assert_int_equal(code, 0xFFFD);
    }
    assert_int_equal(utf8_count("été €", strlen("été €")), 5);
    assert_int_equal(utf8_cut("été", 5, 5), 5);
    assert_int_equal(utf8_cut("été", 5, 4), 3);
    assert_int_equal(utf8_cut("été", 5, 1), 0);
}

static void files_are_written_whole_and_never_over_another(void **state)
{
    (void)state;
    char folder[] = "/tmp/clausier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[128];
    snprintf(path, sizeof path, "%s/rapport.txt", folder);
    Error err = { 0 };
    assert_true(file_write(path, "un", 2, false, &err));
    assert_false(file_write(path, "deux", 4, false, &err));
    assert_int_equal(err.kind, ERROR_IO);
    assert_non_null(strstr(err.message, "existe déjà"));
    Buffer buffer;
    buffer_init(&buffer, 100);
    err = (Error){ 0 };
    assert_true(file_read(path, &buffer, &err));
    assert_string_equal(buffer_string(&buffer), "un");
    assert_true(file_write(path, "trois", 5, true, &err));

    Arena *arena = arena_new();
    char **names;
    size_t count;
    assert_true(folder_list(folder, arena, &names, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(names[0], "rapport.txt");
    assert_false(folder_list("/nowhere-at-all", arena, &names, &count, &err));
    assert_non_null(strstr(err.message, "n'existe pas"));
    arena_free(arena);
    buffer_done(&buffer);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_error_wins),
        cmocka_unit_test(long_message_ends_at_a_character),
        cmocka_unit_test(arena_gives_zeroed_memory_that_lasts),
        cmocka_unit_test(buffer_stops_at_its_ceiling),
        cmocka_unit_test(utf8_goes_both_ways),
        cmocka_unit_test(what_is_not_ascii_is_found_wherever_it_stands),
        cmocka_unit_test(plain_text_has_single_spaces_only),
        cmocka_unit_test(files_are_written_whole_and_never_over_another),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
