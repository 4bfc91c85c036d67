/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "match/literals.h"
#include "match/matcher.h"
#include "match/pattern.h"
#include "match/starts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 200000 };

static void show_need(const Needs *needs, NeedId id, bool nested, Buffer *out)
{
    if (id == NEED_NOTHING) {
        buffer_add_char(out, '-');
        return;
    }
    const Need *need = &needs->items[id];
    if (need->kind == NEED_LITERAL) {
        if (need->edges & EDGE_LINE_START)
            buffer_add_char(out, '^');
        if (need->edges & EDGE_WORD_START)
            buffer_add_char(out, '<');
        for (uint32_t i = 0; i < need->count; i++) {
            char c = needs->bytes[need->first + i];
            buffer_add_char(out, c == ANY_DIGIT ? '#' : c);
        }
        if (need->edges & EDGE_WORD_END)
            buffer_add_char(out, '>');
        if (need->edges & EDGE_LINE_END)
            buffer_add_char(out, '$');
        return;
    }
    if (nested)
        buffer_add_char(out, '(');
    for (uint32_t i = 0; i < need->count; i++) {
        if (i)
            buffer_add_string(out, need->kind == NEED_ALL ? " & " : "|");
        show_need(needs, needs->links[need->first + i], true, out);
    }
    if (nested)
        buffer_add_char(out, ')');
}

/* What a pattern needs as "(a|b) & c"; "-" for nothing.  "<" and ">" are the edges of
 * words, "#" is a digit. */
static void show_literals(const char *source, Buffer *out)
{
    Needs needs = { 0 };
    buffer_clear(out);
    show_need(&needs, literals_find(&needs, source, strlen(source)), false, out);
    assert_false(needs.failed);
    needs_done(&needs);
}

static void literals_are_what_a_match_cannot_miss(void **state)
{
    (void)state;
    static const struct {
        const char *source, *expected;
    } cases[] = {
        { "clause sociale", "clause sociale" },
        { "heures? d'insertion", "heures d'insertion|heure d'insertion" },
        { "heures?", "heure" },
        { "(abc|def|ghi) .{0,40} (jkl|mno)", "(abc |def |ghi ) & ( jkl| mno)" },
        { "(?:clause|heure)s?", "clause|heure" },
        { "(?:clause|heure)?", "-" },
        { "(?:clause|heure){0,2}", "-" },
        { "(?:clause|heure){1,2} fin", "(clause|heure) & (clause fin|heure fin)" },
        { "(?:clause)+", "clause" },
        { "xx{2,3}yy", "xxx & xyy" },
        { "ab*cdef", "cdef" },
        { "s'e[ns]gage", "s'engage|s'esgage" },
        { "\\bpour\\b cent", "<pour cent" },
        { "\\b(?:ea|esat)\\b", "<ea>|<esat>" },
        { "\\b(?:e\\.?a|esat)\\b", "<e.a>|<ea>|<esat>" },
        { "\\b(?:eab|esat)s?\\b", "<eabs>|<eab>|<esats>|<esat>" },
        { "\\b(?:ea|esat)+\\b", "(<ea|<esat) & (ea>|esat>)" },
        { "(?:\\bea\\b|\\besat\\b)x", "<eax|<esatx" },
        { "(?:un |les )(?:ea|esat)\\b", "un ea>|un esat>|les ea>|les esat>" },
        { "\\b(?:[ld]')?(?:ea|esat)\\b",
          "<d'ea>|<d'esat>|<l'ea>|<l'esat>|<ea>|<esat>" },
        { "\\b(?!un)(?:ea|esat)\\b(?! )", "<ea>|<esat>" },
        { "ea\\b(?:s|t)", "eas|eat" },
        { "\\.{5,}", "..... & ." },
        { "[.]{5}|_{3,}", "(___ & _)|....." },
        { "[ ]x[.]", " x." },
        { "\\d+ ?(%|pour cent)", "# & (# %|# pour cent|#%|#pour cent)" },
        { "art\\. 12\\(", "art. 12(" },
        { "lot\\s+reserve", "lot & reserve" },
        { "(?=interdit)insere", "interdit & insere" },
        { "(?!interdit)insere", "insere" },
        { "(?<=interdit )insere", "interdit  & insere" },
        { "(?<!interdit )insere", "insere" },
        { "(?<nom>clause) (?>stricte)", "clause stricte" },
        { "clause|", "-" },
        { "clause|[0-9]+", "-" },
        { "clause|heure|", "-" },
        { "(clause (a|b)|heure c)", "clause a|clause b|heure c" },
        { "^objet du marche$", "^objet du marche$" },
        { "(?i)clause", "-" },
        { "(clause) \\1", "-" },
        { "\\Qclause\\E", "-" },
        { "a{,3}clause", "clause" },
        { "a{x}clause", "a{x}clause" },
        { "[]abc]clause[^]x]heure", "(]clause|aclause|bclause|cclause) & heure" },
        { "[[:alpha:]]clause", "clause" },
        { "[\\]]clause", "]clause" },
        { ".{0,60}", "-" },
        { "de", "de" },
        { "e", "-" },
        { "((((clause))))", "clause" },
        { "", "-" },
        { "clause)", "-" },
        { "(clause", "-" },
        { "[clause", "-" },
        { "clause\\", "-" },
        { "(?#heure)clause", "-" },
        { "(?:a(?:bcd|efg)|hij)klm", "abcdklm|aefgklm|hijklm" },
        { "abcdefghijklmnopqrstuvwxyzabcdefghij",
          "abcdefghijklmnopqrstuvwxyzabcd & efghij" },
        { "de (?:la )?(?:ville|commune)",
          "de la ville|de la commune|de ville|de commune" },
        { "lots? [1-3]", "lots 1|lots 2|lots 3|lot 1|lot 2|lot 3" },
        { "[0-9]{2}h", "##h" },
        { "\\d{4,}-x", "#### & #-x" },
        { "^(?:non|neant)$", "^non$|^neant$" },
        { "^ ?(?:oui|non)\\b", "^ oui>|^ non>|^oui>|^non>" },
        { "(?:un [a-z]+|deux) lots", "(un |deux) &  lots" },
        { "(?:clause [a-z]+ insertion|heures)", "(clause  &  insertion)|heures" },
        { "x\\bclause", "xclause" },
        { "\\be\\.?i\\.?\\b", "<e.i.|<e.i>|<ei.|<ei>" },
        { "xk?", "x" },
    };
    Buffer shown;
    int wrong = 0;
    buffer_init(&shown, 4096);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        show_literals(cases[i].source, &shown);
        if (strcmp(buffer_string(&shown), cases[i].expected) == 0)
            continue;
        print_error("literals of %s: expected %s, found %s\n", cases[i].source,
                    cases[i].expected, buffer_string(&shown));
        wrong++;
    }
    assert_int_equal(wrong, 0);
    buffer_done(&shown);
}

static void a_long_source_is_followed_or_given_up(void **state)
{
    (void)state;
    Buffer source, shown;
    buffer_init(&source, 1 << 20);
    buffer_init(&shown, 1 << 20);
    for (int i = 0; i < 3000; i++)
        buffer_add_format(&source, "%smot%d", i ? "|" : "", i);
    show_literals(buffer_string(&source), &shown);
    assert_non_null(strstr(buffer_string(&shown), "mot2999"));
    buffer_clear(&source);
    for (int i = 0; i < 100; i++)
        buffer_add_format(&source, "%s%c%c", i ? "|" : "", 'a' + i % 26, 'a' + i % 25);
    show_literals(buffer_string(&source), &shown);
    assert_string_equal(buffer_string(&shown), "-");
    buffer_clear(&source);
    for (int i = 0; i < 100000; i++)
        buffer_add_char(&source, '(');
    show_literals(buffer_string(&source), &shown);
    assert_string_equal(buffer_string(&shown), "-");
    buffer_done(&source);
    buffer_done(&shown);
}

/* Cuts at '\n'; the caller frees. */
static Span *split(const char *text, size_t *count)
{
    size_t most = 1;
    for (const char *at = text; *at; at++)
        most += *at == '\n';
    Span *lines = malloc(most * sizeof *lines);
    *count = 0;
    for (const char *at = text;; at++) {
        const char *end = at + strcspn(at, "\n");
        lines[(*count)++] = (Span){ (uint32_t)(at - text), (uint32_t)(end - text) };
        at = end;
        if (!*at)
            return lines;
    }
}

/* All matches of one pattern in one text by PCRE2 alone, as "start-end ". */
static void match_alone(const char *source, const char *text, const Span *lines,
                        size_t line_count, MatchScratch *scratch, Buffer *out)
{
    Error err = { 0 };
    Pattern *pattern = pattern_new(source, &err);
    buffer_clear(out);
    for (size_t i = 0; i < line_count; i++) {
        size_t length = lines[i].end - lines[i].start;
        Span found;
        for (size_t from = 0; from <= length;
             from = found.end > found.start ? found.end : found.end + 1) {
            if (pattern_find(pattern, scratch, text + lines[i].start, length, from,
                             &found) != 1)
                break;
            buffer_add_format(out, "%u-%u ", lines[i].start + found.start,
                              lines[i].start + found.end);
        }
    }
    pattern_free(pattern);
}

static void show_walk(Matches *matches, PatternId id, Span within, Buffer *out)
{
    MatchWalk walk = match_walk(matches, id, within);
    Span span;
    while (match_walk_line(&walk))
        while (match_walk_next(&walk, &span))
            buffer_add_format(out, "%u-%u ", span.start, span.end);
}

/* The matcher must give for each pattern what PCRE2 gives on each line. */
static void check_equal(const char *const *sources, size_t source_count,
                        const char *text)
{
    Error err = { 0 };
    Matcher *matcher = matcher_new(&err);
    MatchScratch *scratch = match_scratch_new(STEPS, &err);
    for (size_t i = 0; i < source_count; i++)
        assert_int_not_equal(matcher_add(matcher, sources[i], &err), PATTERN_NONE);
    assert_true(matcher_build(matcher, &err));
    size_t line_count;
    Span *lines = split(text, &line_count);
    Matches *matches =
        matcher_run_lines(matcher, text, lines, line_count, scratch, &err);
    assert_non_null(matches);
    /* An empty match may stand behind the last byte. */
    Span whole = { 0, (uint32_t)strlen(text) + 1 };
    Buffer expected, actual;
    buffer_init(&expected, 1 << 20);
    buffer_init(&actual, 1 << 20);
    for (size_t i = 0; i < source_count; i++) {
        PatternId id = PATTERN_NONE;
        for (uint32_t j = 0; j < matcher_count(matcher) && id == PATTERN_NONE; j++)
            if (strcmp(pattern_source(matcher_pattern_at(matcher, j)), sources[i]) == 0)
                id = j;
        /* The order in which lines are asked for must not count. */
        for (size_t j = i % 2 ? line_count : 0; j-- > 0;)
            matches_first(matches, id, lines[j], &(Span){ 0, 0 });
        buffer_clear(&actual);
        show_walk(matches, id, whole, &actual);
        match_alone(sources[i], text, lines, line_count, scratch, &expected);
        if (strcmp(buffer_string(&expected), buffer_string(&actual)) != 0)
            print_error("pattern %s\ntext %s\n", sources[i], text);
        assert_string_equal(buffer_string(&expected), buffer_string(&actual));
    }
    buffer_done(&expected);
    buffer_done(&actual);
    matches_free(matches);
    free(lines);
    match_scratch_free(scratch);
    matcher_free(matcher);
}

static void matcher_agrees_with_pcre2_on_each_line(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "clauses? (?:sociales? )?d'insertion",
        "\\d+ heures? d'insertion",
        "(?:reserve|reserver|reservera) .{0,80}(?:eloignees?|insertion)",
        "^objet",
        "marche$",
        "^$",
        "[0-9]+ ?%",
        "\\d+",
        "le titulaire (?!ne )[a-z]+",
        "(?<=lot )\\d",
        "sociales?$|^le",
        "x*",
        "e",
        "%",
        "au ?moins",
        "(?i)Clause",
        "(le|la) \\w+",
        "\xC4\x90ong",
        "clause sociale\nobjet",
        "ins|insertion|inserer",
        "(?:.*)marche",
        "le",
    };
    static const char text[] =
        "objet du marche\n"
        "le titulaire reserve au moins 350 heures d'insertion, soit 5 % des heures\n"
        "\n"
        "clause sociale\n"
        "objet : les clauses sociales d'insertion du lot 3 ; la clause d'insertion\n"
        "reserver des emplois a des personnes eloignees de l'emploi aumoins 10%\n"
        "\xC4\x90ong et 5% xx\n"
        "le titulaire ne reserve rien de ce marche";
    check_equal(sources, sizeof sources / sizeof *sources, text);
    check_equal(sources, sizeof sources / sizeof *sources, "");
    check_equal(sources, sizeof sources / sizeof *sources, "%");
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* A small pattern out of a small alphabet, so that it often matches. */
static void make_pattern(uint32_t *seed, int depth, Buffer *out)
{
    static const char *const plain[] = { "ab",  "c",     "% ",   "de",  "abc", "da b",
                                         "\\.", "[ab]",  "[^a]", "\\b", ".",   "\\d",
                                         "a",   "ecedb", "\\w+", "e" };
    static const char *const repeats[] = { "",  "",    "",      "?",    "*",
                                           "+", "{2}", "{0,2}", "{1,2}" };
    static const char *const openings[] = { "(", "(?:", "(?=", "(?!", "(?:", "(" };
    unsigned pieces = 1 + next_random(seed) % 3;
    for (unsigned i = 0; i < pieces; i++) {
        bool zero = false;
        if (depth > 0 && next_random(seed) % 3 == 0) {
            unsigned opening = next_random(seed) % 6;
            zero = opening == 2 || opening == 3;
            if (next_random(seed) % 4 == 0)
                buffer_add_string(out, "\\b");
            buffer_add_string(out, openings[opening]);
            make_pattern(seed, depth - 1, out);
            buffer_add_char(out, ')');
            if (next_random(seed) % 4 == 0) {
                buffer_add_string(out, "\\b");
                zero = true;
            }
        } else {
            const char *piece = plain[next_random(seed) % 16];
            zero = strcmp(piece, "\\b") == 0 || strchr(piece, '+');
            buffer_add_string(out, piece);
        }
        if (!zero)
            buffer_add_string(out, repeats[next_random(seed) % 9]);
        if (next_random(seed) % 5 == 0)
            buffer_add_char(out, '|');
    }
}

static void random_patterns_match_what_pcre2_matches(void **state)
{
    (void)state;
    uint32_t seed = 2026;
    for (int round = 0; round < 150; round++) {
        Buffer buffers[24];
        const char *sources[24];
        for (int i = 0; i < 24; i++) {
            buffer_init(&buffers[i], 1 << 16);
            make_pattern(&seed, 3, &buffers[i]);
            sources[i] = buffer_string(&buffers[i]);
        }
        char text[400];
        for (size_t i = 0; i < sizeof text - 1; i++)
            text[i] = "aabbccddee  %.1\n"[next_random(&seed) % 16];
        text[sizeof text - 1] = '\0';
        check_equal(sources, 24, text);
        for (int i = 0; i < 24; i++)
            buffer_done(&buffers[i]);
    }
}

/* Frozen from one source and thawed as another, to see which one served: the program
 * where it is this library's, the source where it is not. */
static void frozen_program_serves_unless_it_is_foreign(void **state)
{
    (void)state;
    static const char text[] = "une clause et un lot";
    static const struct {
        size_t spoilt; /* number of the header that is changed; 0: the mark, 1: the
                          version, 2: the machine, 9: none */
        uint32_t expected;
    } cases[] = { { 9, 4 }, { 0, 17 }, { 1, 17 }, { 2, 17 } };
    static const uint32_t zero[] = { 0 };
    MatchScratch *scratch = match_scratch_new(100000, NULL);
    Pattern *clause = pattern_new("clause", NULL);
    Buffer frozen;
    buffer_init(&frozen, 100000);
    assert_non_null(scratch);
    assert_non_null(clause);
    assert_false(pattern_freeze(clause, &frozen)); /* not compiled yet */
    assert_true(pattern_compile(clause, NULL, NULL));
    assert_true(pattern_freeze(clause, &frozen));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t *program = malloc(frozen.length);
        Span found = { 0 };
        assert_non_null(program);
        memcpy(program, frozen.bytes, frozen.length);
        if (cases[i].spoilt != 9)
            program[cases[i].spoilt] ^= 0x10101;
        PatternImage image = { .count = 1,
                               .strings = "lot",
                               .sources = zero,
                               .programs = program,
                               .programs_at = zero,
                               .starts_at = zero };
        Pattern *patterns = patterns_thaw(&image);
        assert_non_null(patterns);
        assert_int_equal(pattern_seek(patterns_at(patterns, 0), scratch, text,
                                      strlen(text), 0, &found),
                         1);
        assert_int_equal(found.start, cases[i].expected);
        patterns_free(patterns, 1);
        free(program);
    }
    buffer_done(&frozen);
    pattern_free(clause);
    match_scratch_free(scratch);
}

static void frozen_starts_are_those_that_were(void **state)
{
    (void)state;
    static const char text[] = "le lot, une clause";
    Starts *starts = starts_new("clause|lot", 10);
    Buffer frozen;
    buffer_init(&frozen, 100000);
    assert_non_null(starts);
    assert_true(starts_freeze(starts, &frozen));
    uint32_t *copy = malloc(frozen.length);
    assert_non_null(copy);
    memcpy(copy, frozen.bytes, frozen.length);
    for (size_t from = 0; from <= strlen(text); from++)
        assert_int_equal(starts_next(starts_thaw(copy), text, strlen(text), from),
                         starts_next(starts, text, strlen(text), from));
    free(copy);
    buffer_done(&frozen);
    starts_free(starts);
}

static void starts_are_where_a_match_may_begin(void **state)
{
    (void)state;
    static const struct {
        const char *source, *expected; /* "anywhere", or places */
    } cases[] = {
        { "\\b(?:clauses?|lot) [a-z]+", "0 7 " },
        { "(?:(?<!x)lot|\\bun)e?", "7 " },
        { "(?=z)c?lau{1,2}", "0 1 " },
        { "(?:in)*sertion", "13 15 " },
        { "[^.]{0,3}lot", "anywhere" },
        { "(?:lot)?", "anywhere" },
        { "(?i)lot", "anywhere" },
        { "n{,3}$", "anywhere" },
        { "ion|n", "14 19 21 " },
        { "n", "14 21 " },
    };
    static const char text[] = "clause lot d'insertion";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer shown;
        buffer_init(&shown, 1000);
        Starts *starts = starts_new(cases[i].source, strlen(cases[i].source));
        if (!starts)
            buffer_add_string(&shown, "anywhere");
        for (size_t at = 0;
             starts && (at = starts_next(starts, text, strlen(text), at)) != SIZE_MAX;
             at++)
            buffer_add_format(&shown, "%zu ", at);
        assert_string_equal(buffer_string(&shown), cases[i].expected);
        starts_free(starts);
        buffer_done(&shown);
    }
}

static void same_source_has_one_id(void **state)
{
    (void)state;
    Error err = { 0 };
    Matcher *matcher = matcher_new(&err);
    char source[32];
    for (int i = 0; i < 3000; i++) {
        snprintf(source, sizeof source, "mot%d", i);
        assert_int_equal(matcher_add(matcher, source, &err), i);
    }
    assert_int_equal(matcher_add(matcher, "mot42", &err), 42);
    assert_int_equal(matcher_count(matcher), 3000);
    assert_true(matcher_build(matcher, &err));
    assert_false(matcher_is_unfiltered(matcher, 42));
    matcher_free(matcher);
    matcher_free(NULL);
}

static void matches_within_a_span(void **state)
{
    (void)state;
    Error err = { 0 };
    Matcher *matcher = matcher_new(&err);
    MatchScratch *scratch = match_scratch_new(STEPS, &err);
    matcher_add(matcher, "lot", &err);
    assert_true(matcher_build(matcher, &err));
    static const Span lines[] = { { 0, 15 }, { 16, 21 }, { 22, 25 } };
    Matches *matches = matcher_run_lines(matcher, "lot lot lot lot\nun do\nlot", lines,
                                         3, scratch, &err);
    static const struct {
        PatternId id;
        Span within;
        const char *expected;
    } cases[] = {
        { 0, { 1, 12 }, "4-7 8-11 " },
        { 0, { 13, 15 }, "" },
        { 0, { 12, 25 }, "12-15 22-25 " },
        { 0, { 4, 5 }, "4-7 " },
        { 0, { 4, 4 }, "" },
        { 0, { 16, 22 }, "" },
        { 7, { 0, 15 }, "" },
    };
    Buffer shown;
    buffer_init(&shown, 4096);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&shown);
        show_walk(matches, cases[i].id, cases[i].within, &shown);
        assert_string_equal(cases[i].expected, buffer_string(&shown));
    }
    buffer_done(&shown);
    matches_free(matches);
    match_scratch_free(scratch);
    matcher_free(matcher);
}

static void lines_are_asked_when_needed(void **state)
{
    (void)state;
    Error err = { 0 };
    Matcher *matcher = matcher_new(&err);
    MatchScratch *scratch = match_scratch_new(STEPS, &err);
    matcher_add(matcher, "lot \\d", &err);
    assert_true(matcher_build(matcher, &err));
    static const Span lines[] = { { 0, 5 }, { 6, 11 }, { 12, 17 } };
    Matches *matches =
        matcher_run_lines(matcher, "lot 1\nlot a\nlot 3", lines, 3, scratch, &err);
    size_t candidates, asked, before;
    Span found;
    matches_count(matches, &candidates, &asked);
    assert_int_equal(asked, 0);
    assert_true(matches_may_have(matches, 0, (Span){ 0, 17 }));
    assert_true(matches_first(matches, 0, (Span){ 0, 17 }, &found));
    assert_int_equal(found.end, 5);
    matches_count(matches, &candidates, &asked);
    assert_int_equal(asked, 1);
    assert_false(matches_first(matches, 0, (Span){ 6, 11 }, &found));
    assert_false(matches_may_have(matches, 0, (Span){ 6, 11 }));
    matches_count(matches, &candidates, &before);
    assert_true(matches_first(matches, 0, (Span){ 1, 17 }, &found));
    assert_int_equal(found.start, 12);
    /* What is known is not asked again. */
    matches_count(matches, &candidates, &asked);
    assert_int_equal(asked, before + 1);
    assert_false(matches_failed(matches));
    matches_free(matches);
    match_scratch_free(scratch);
    matcher_free(matcher);
}

static void wrong_pattern_says_where(void **state)
{
    (void)state;
    Error err = { 0 };
    size_t offset = 0;
    Pattern *pattern = pattern_new("clause (sociale", &err);
    assert_false(pattern_compile(pattern, &offset, &err));
    assert_int_equal(err.kind, ERROR_RULES);
    assert_int_equal(offset, 15);
    assert_int_not_equal(err.message[0], '\0');
    MatchScratch *scratch = match_scratch_new(STEPS, &err);
    Span found;
    assert_int_equal(pattern_find(pattern, scratch, "x", 1, 0, &found), -1);
    match_scratch_free(scratch);
    pattern_free(pattern);
    pattern_free(NULL);
}

static void costly_match_is_given_up(void **state)
{
    (void)state;
    Error err = { 0 };
    MatchScratch *scratch = match_scratch_new(5000, &err);
    Pattern *pattern = pattern_new("(?:a+)+(?:a+)+(?:a+)+[xy]", &err);
    char text[41];
    memset(text, 'a', 40);
    text[40] = '\0';
    Span found;
    /* Both before and after it has machine code. */
    for (int i = 0; i < 3; i++)
        assert_int_equal(pattern_find(pattern, scratch, "x", 1, 0, &found), 0);
    assert_false(match_scratch_gave_up(scratch));
    for (int i = 0; i < 3; i++)
        assert_int_equal(pattern_find(pattern, scratch, text, 40, 0, &found), -1);
    assert_true(match_scratch_gave_up(scratch));
    pattern_free(pattern);
    match_scratch_free(scratch);
}

static void long_text_is_matched_like_short(void **state)
{
    (void)state;
    Error err = { 0 };
    MatchScratch *scratch = match_scratch_new(STEPS, &err);
    Pattern *pattern = pattern_new("(\\d+) heures?", &err);
    enum { LENGTH = 60000 };
    char *text = malloc(LENGTH);
    memset(text, '.', LENGTH);
    memcpy(text + LENGTH - 10, "350 heures", 10);
    Span found = { 0 };
    for (size_t length = 100; length <= LENGTH; length += 9983) {
        const char *start = text + LENGTH - length;
        assert_int_equal(pattern_find(pattern, scratch, start, length, 0, &found), 1);
        assert_int_equal(found.start, length - 10);
        assert_int_equal(found.end, length);
    }
    free(text);
    pattern_free(pattern);
    match_scratch_free(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_what_a_match_cannot_miss),
        cmocka_unit_test(a_long_source_is_followed_or_given_up),
        cmocka_unit_test(matcher_agrees_with_pcre2_on_each_line),
        cmocka_unit_test(random_patterns_match_what_pcre2_matches),
        cmocka_unit_test(frozen_program_serves_unless_it_is_foreign),
        cmocka_unit_test(starts_are_where_a_match_may_begin),
        cmocka_unit_test(frozen_starts_are_those_that_were),
        cmocka_unit_test(same_source_has_one_id),
        cmocka_unit_test(matches_within_a_span),
        cmocka_unit_test(lines_are_asked_when_needed),
        cmocka_unit_test(wrong_pattern_says_where),
        cmocka_unit_test(costly_match_is_given_up),
        cmocka_unit_test(long_text_is_matched_like_short),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
