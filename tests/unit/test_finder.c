/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "match/finder.h"
#include "match/prefilter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* --- Literals --- */

static bool stands_at(const Literal *literal, const char *line, size_t length,
                      size_t start)
{
    size_t end = start + literal->length;
    for (size_t i = 0; i < literal->length; i++)
        if (literal->bytes[i] == ANY_DIGIT
                ? line[start + i] < '0' || line[start + i] > '9'
                : line[start + i] != literal->bytes[i])
            return false;
    if ((literal->edges & EDGE_WORD_START) && start && literal_is_word(line[start - 1]))
        return false;
    if ((literal->edges & EDGE_WORD_END) && end < length && literal_is_word(line[end]))
        return false;
    return !((literal->edges & EDGE_LINE_START) && start) &&
           !((literal->edges & EDGE_LINE_END) && end < length);
}

/* Looks for each literal by itself. */
static bool stands_on(const Literal *literal, const char *line, size_t length)
{
    for (size_t start = 0; start + literal->length <= length; start++)
        if (stands_at(literal, line, length, start))
            return true;
    return false;
}

static void check_line(const Literal *literals, size_t count, const char *line)
{
    Finder finder;
    LineSets sets;
    size_t length = strlen(line);
    unsigned number = (unsigned)length % BLOCK_LINES;
    assert_true(finder_build(&finder, literals, count));
    assert_true(line_sets_init(&sets, count));
    /* Something stands before and behind the line that must not count. */
    char *text = malloc(length + 3);
    snprintf(text, length + 3, "a%sa", line);
    finder_scan(&finder, text, (Span){ 1, (uint32_t)length + 1 }, number, &sets);
    for (uint32_t i = 0; i < count; i++) {
        bool expected = stands_on(&literals[i], line, length);
        bool actual = line_sets_has(&sets, i, number);
        if (expected != actual)
            print_error("literal \"%.*s\" edges %d, line \"%s\": expected %d\n",
                        literals[i].length, literals[i].bytes, literals[i].edges, line,
                        expected);
        assert_int_equal(expected, actual);
    }
    free(text);
    line_sets_done(&sets);
    finder_done(&finder);
}

static Literal literal(const char *bytes, unsigned edges)
{
    return (Literal){ bytes, (uint8_t)strlen(bytes), (uint8_t)edges };
}

static void words_are_found_where_they_stand(void **state)
{
    (void)state;
    const Literal literals[] = {
        literal("insertion", 0),
        literal("insere", 0),
        literal("serment", 0),
        literal("ser", EDGE_WORD_START),
        literal("ser", EDGE_WORD_END),
        literal("ser", EDGE_WORD_START | EDGE_WORD_END),
        literal("\1 heures", EDGE_WORD_START),
        literal("35\1", EDGE_WORD_START | EDGE_WORD_END),
        literal("350", 0),
        literal("5 %", EDGE_LINE_END),
        literal("lot", EDGE_LINE_START),
        literal("d'inser", 0),
        literal("-vous", EDGE_WORD_END),
        literal("(lot", 0),
        literal("a", EDGE_WORD_START | EDGE_WORD_END),
        literal(" a ", 0),
    };
    static const char *const lines[] = {
        "",
        "une clause d'insertion",
        "inser, insere, inserment",
        "ser le lot (lot 3)",
        "lot 12 : 350 heures ; 35 % ou 5 %",
        "5 % des 3500 heures",
        "rendez-vous a dix",
        "rendez-voussoyer",
        "(lot",
        "a",
        "panneser",
        "serie",
        "d'inse",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_line(literals, sizeof literals / sizeof *literals, lines[i]);
}

static void random_words_are_found_as_by_hand(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        enum { COUNT = 30 };
        char bytes[COUNT][8];
        Literal literals[COUNT];
        size_t count = 1 + next_random(&seed) % COUNT;
        for (size_t i = 0; i < count; i++) {
            size_t length = 1 + next_random(&seed) % 6;
            for (size_t j = 0; j < length; j++)
                bytes[i][j] = "aabbc  1'\1-."[next_random(&seed) % 12];
            bytes[i][length] = '\0';
            literals[i] =
                literal(bytes[i], next_random(&seed) % 16 & next_random(&seed) % 16);
        }
        char line[60];
        size_t length = next_random(&seed) % sizeof line;
        for (size_t i = 0; i < length; i++)
            line[i] = "aabbc  12'-._A"[next_random(&seed) % 14];
        line[length] = '\0';
        check_line(literals, count, line);
    }
}

/* --- Needs --- */

/* The lines on which a pattern is a candidate, "3 600 ". */
static void show_candidates(const Candidates *candidates, uint32_t pattern, Buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; i < candidates->run_count; i++) {
        const CandidateRun *run = &candidates->runs[i];
        for (uint32_t j = 0; run->pattern == pattern && j < run->count; j++)
            buffer_add_format(out, "%u ",
                              run->block + candidates->lines[run->first + j]);
    }
}

/* More lines than fit one block, most of them about nothing. */
static void needs_hold_line_by_line(void **state)
{
    (void)state;
    static const struct {
        const char *source, *expected;
    } cases[] = {
        { "clause .{0,40}insertion", "3 600 " },
        { "(?:clause|lot) [a-z]*", "3 511 512 600 1099 " },
        { "(?:clause|lot) .*\\binsertion\\b.* 5 %", "600 " },
        { "clause .*(?:reserve|lot)", "1099 " },
        { "rien de tel", "" },
    };
    enum { LINES = 1100, CASES = sizeof cases / sizeof *cases };
    Span *lines = malloc(LINES * sizeof *lines);
    Buffer text, shown;
    buffer_init(&text, 1 << 20);
    buffer_init(&shown, 1000);
    for (uint32_t i = 0; i < LINES; i++) {
        lines[i].start = (uint32_t)text.length;
        buffer_add_string(&text, i == 3           ? "une clause d'insertion"
                                 : i == 511       ? "le lot 1"
                                 : i == 512       ? "le lot 2"
                                 : i == 600       ? "clause : insertion 5 %"
                                 : i == LINES - 1 ? "une clause du lot"
                                                  : "objet du marche");
        lines[i].end = (uint32_t)text.length;
        buffer_add_char(&text, '\n');
    }
    Prefilter *prefilter = prefilter_new();
    assert_non_null(prefilter);
    for (uint32_t i = 0; i < CASES; i++) {
        bool unfiltered = true;
        assert_true(prefilter_add(prefilter, i, cases[i].source,
                                  strlen(cases[i].source), &unfiltered));
        assert_false(unfiltered);
    }
    assert_true(prefilter_build(prefilter));
    Candidates candidates = { 0 };
    assert_true(
        prefilter_scan(prefilter, buffer_string(&text), lines, LINES, &candidates));
    for (uint32_t i = 0; i < CASES; i++) {
        show_candidates(&candidates, i, &shown);
        if (strcmp(cases[i].expected, buffer_string(&shown)) != 0)
            print_error("pattern %s\n", cases[i].source);
        assert_string_equal(cases[i].expected, buffer_string(&shown));
    }
    candidate_runs_done(&candidates);
    prefilter_free(prefilter);
    buffer_done(&shown);
    buffer_done(&text);
    free(lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_where_they_stand),
        cmocka_unit_test(random_words_are_found_as_by_hand),
        cmocka_unit_test(needs_hold_line_by_line),
    };
    return cmocka_run_group_tests_name("finder", tests, NULL, NULL);
}
