/* SPDX-License-Identifier: Apache-2.0 */
/* test_memory.c - memory that runs out at any moment of a check.
 *
 * The linker puts our own malloc(), calloc() and realloc() before the system's
 * (--wrap).  They refuse the n-th call that our code makes, for many n; a check must
 * then fail as a value: a MEMORY error or a whole report, no crash, and under the
 * sanitizers no leak. */
#include "clausier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *string);
char *__real_strndup(const char *string, size_t most);
char *__wrap_strdup(const char *string);
char *__wrap_strndup(const char *string, size_t most);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static size_t calls;
static size_t refused; /* the number of the call to refuse; 0 = none */

static int is_refused(void)
{
    return ++calls == refused;
}

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return is_refused() ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *string)
{
    return is_refused() ? NULL : __real_strdup(string);
}

char *__wrap_strndup(const char *string, size_t most)
{
    return is_refused() ? NULL : __real_strndup(string, most);
}

static const char *const dossier[] = { SOURCE_DIR "/samples/nettoyage-faible" };

/* One check from the start to the bytes of the report. */
static int check(const char *format, clausier_bytes *bytes, clausier_error *error)
{
    clausier_run *run = NULL;
    int ok = 0;
    clausier_engine *engine = clausier_engine_new();
    if (!engine) {
        error->kind = CLAUSIER_ERROR_MEMORY;
        return 0;
    }
    if (clausier_engine_set(engine, "date", "2026-11-23", error) &&
        clausier_engine_set(engine, "jobs", "1", error) &&
        clausier_engine_set(engine, "fact", "nature=marche", error))
        run = clausier_check(engine, dossier, 1, error);
    if (run)
        ok = clausier_run_render(run, format, bytes, error);
    clausier_run_free(run);
    clausier_engine_free(engine);
    return ok;
}

static void refuse_each(const char *format)
{
    clausier_error error = { 0 };
    clausier_bytes whole = { 0 };
    calls = refused = 0;
    assert_true(check(format, &whole, &error));
    size_t all = calls;
    /* Every one of the first calls, then some of the many that are alike. */
    for (size_t n = 1; n <= all; n += n < 300 ? 1 : 1 + all / 200) {
        error = (clausier_error){ 0 };
        calls = 0;
        refused = n;
        clausier_bytes bytes = { 0 };
        int ok = check(format, &bytes, &error);
        refused = 0;
        size_t same = 0;
        while (ok && bytes.bytes[same] && bytes.bytes[same] == whole.bytes[same])
            same++;
        if (ok && bytes.bytes[same] != whole.bytes[same])
            fail_msg(
                "call %zu of %zu: another report; expected \"%.60s\", got \"%.60s\"", n,
                all, whole.bytes + same, bytes.bytes + same);
        clausier_bytes_done(&bytes);
        if (!ok && error.kind != CLAUSIER_ERROR_MEMORY)
            fail_msg("call %zu of %zu: expected a MEMORY error, got %d: %s", n, all,
                     (int)error.kind, error.message);
    }
    clausier_bytes_done(&whole);
}

static void test_text(void **state)
{
    (void)state;
    refuse_each("text");
}

static void test_json(void **state)
{
    (void)state;
    refuse_each("json");
}

static int is_same(const clausier_bytes *a, const clausier_bytes *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* The copy of one document, with every proposal. */
static void refuse_copy(const clausier_run *run, size_t index)
{
    clausier_error error = { 0 };
    clausier_bytes whole = { 0 };
    calls = refused = 0;
    assert_true(clausier_run_annotate(run, index, &whole, &error));
    size_t all = calls;
    for (size_t n = 1; n <= all; n += n < 100 ? 1 : 1 + all / 150) {
        error = (clausier_error){ 0 };
        clausier_bytes bytes = { 0 };
        calls = 0;
        refused = n;
        int ok = clausier_run_annotate(run, index, &bytes, &error);
        refused = 0;
        if (ok && !is_same(&bytes, &whole))
            fail_msg("document %zu, call %zu of %zu: another copy", index, n, all);
        if (!ok && error.kind != CLAUSIER_ERROR_MEMORY)
            fail_msg("document %zu, call %zu of %zu: expected a MEMORY error, got %d: "
                     "%s",
                     index, n, all, (int)error.kind, error.message);
        clausier_bytes_done(&bytes);
    }
    clausier_bytes_done(&whole);
}

static void test_copies(void **state)
{
    (void)state;
    clausier_error error = { 0 };
    clausier_engine *engine = clausier_engine_new();
    assert_true(clausier_engine_set(engine, "date", "2026-11-23", &error));
    assert_true(clausier_engine_set(engine, "propose", "yes", &error));
    clausier_run *run = clausier_check(engine, dossier, 1, &error);
    assert_non_null(run);
    const char *source;
    clausier_bytes name = { 0 };
    for (size_t i = 0; clausier_run_copy_at(run, i, &source, &name); i++) {
        clausier_bytes_done(&name);
        refuse_copy(run, i);
    }
    clausier_run_free(run);
    clausier_engine_free(engine);
}

/* --- Pages --- */

typedef int (*Page)(clausier_engine *engine, const clausier_run *run,
                    const char *format, clausier_bytes *bytes, clausier_error *error);

static int page_report(clausier_engine *engine, const clausier_run *run,
                       const char *format, clausier_bytes *bytes, clausier_error *error)
{
    (void)engine;
    return clausier_run_render(run, format, bytes, error);
}

static int page_comparison(clausier_engine *engine, const clausier_run *run,
                           const char *format, clausier_bytes *bytes,
                           clausier_error *error)
{
    (void)engine;
    return clausier_run_compare(run, format, bytes, error);
}

static int page_guide(clausier_engine *engine, const clausier_run *run,
                      const char *format, clausier_bytes *bytes, clausier_error *error)
{
    (void)run;
    return clausier_explain(engine, NULL, format, bytes, error);
}

static void refuse_page(Page page, clausier_engine *engine, const clausier_run *run,
                        const char *format)
{
    clausier_error error = { 0 };
    clausier_bytes whole = { 0 };
    calls = refused = 0;
    assert_true(page(engine, run, format, &whole, &error));
    size_t all = calls;
    for (size_t n = 1; n <= all; n += n < 100 ? 1 : 1 + all / 150) {
        error = (clausier_error){ 0 };
        clausier_bytes bytes = { 0 };
        calls = 0;
        refused = n;
        int ok = page(engine, run, format, &bytes, &error);
        refused = 0;
        size_t same = 0;
        while (ok && same < bytes.length && bytes.bytes[same] == whole.bytes[same])
            same++;
        if (ok && !is_same(&bytes, &whole))
            fail_msg("%s, call %zu of %zu: another page; expected \"%.60s\", got "
                     "\"%.60s\"",
                     format, n, all, whole.bytes + same, bytes.bytes + same);
        if (!ok && error.kind != CLAUSIER_ERROR_MEMORY)
            fail_msg("%s, call %zu of %zu: expected a MEMORY error, got %d: %s", format,
                     n, all, (int)error.kind, error.message);
        clausier_bytes_done(&bytes);
    }
    clausier_bytes_done(&whole);
}

static void test_pages(void **state)
{
    (void)state;
    static const char *const two[] = { SOURCE_DIR "/samples/nettoyage-faible",
                                       SOURCE_DIR "/samples/nettoyage-bon" };
    clausier_error error = { 0 };
    clausier_engine *engine = clausier_engine_new();
    assert_true(clausier_engine_set(engine, "date", "2026-11-23", &error));
    assert_true(clausier_engine_set(engine, "full-text", "always", &error));
    clausier_run *run = clausier_check(engine, two, 2, &error);
    assert_non_null(run);
    refuse_page(page_report, engine, run, "html");
    refuse_page(page_comparison, engine, run, "html");
    refuse_page(page_comparison, engine, run, "markdown");
    refuse_page(page_guide, engine, run, "html");
    refuse_page(page_guide, engine, run, "markdown");
    clausier_run_free(run);
    clausier_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
