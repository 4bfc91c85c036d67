/* SPDX-License-Identifier: Apache-2.0 */
/* pattern.c - PCRE2, and nothing of it shows outside.
 *
 * A pattern goes through three states, each reached when it is first needed:
 *
 *     source ──compile──► code ──seen BYTES_BEFORE_JIT bytes──► fast (JIT)
 *
 * A pattern of the built-in pack brings its program along, as PCRE2 wrote it when
 * clausier was built (pcre2serialize(3)): reading it costs a twentieth of compiling.
 * PCRE2 refuses the program of another version or machine; the source serves then.
 *
 * Compiling to machine code costs more than reading a whole document with a pattern
 * that is rarely met, so that only the busy ones get it.  Both pointers are published
 * with one compare-and-swap: two workers may compile the same pattern at the same time,
 * and the slower one throws its work away.
 *
 * Who seeks is led by the starts of the pattern (match/starts.h), found before it is
 * compiled: one that may start nowhere on its lines never is.
 *
 * Where the interpreter meets the match limit the machine code, which counts fewer
 * steps, has the last word: the outcome does not depend on who came first. */
#include "match/pattern.h"

#include "match/starts.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    BYTES_BEFORE_JIT = 8 * 1024,
    JIT_PER_BYTE = 4, /* and as many more for each byte of the source */
    BYTES_A_CALL = 16,
    BYTES_A_TRY = 16, /* what a match costs where it may start */
    JIT_STACK_FIRST = 32 * 1024,
    JIT_STACK_LARGEST = 1024 * 1024,
    HEAP_KIBIBYTES = 64 * 1024, /* what the interpreter may take for one match */
};

struct Pattern {
    _Atomic(pcre2_code *) code; /* for the interpreter; NULL until compiled */
    _Atomic(pcre2_code *) fast; /* with machine code; NULL until worth it */
    _Atomic(Starts *) starts;   /* where matches may start; NULL until asked for */
    atomic_bool anywhere;       /* there are none and never will be */
    atomic_uint seen;           /* bytes it was shown, up to BYTES_BEFORE_JIT */
    atomic_bool broken;         /* could not be compiled */
    atomic_bool slow;           /* has no machine code and will never have */
    uint32_t number;            /* in the image */
    const PatternImage *image;  /* NULL: its source stands behind it */
};

struct MatchScratch {
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; /* NULL without JIT: the machine stack serves */
    uint32_t steps;
    bool gave_up;
};

MatchScratch *match_scratch_new(uint32_t match_steps, Error *err)
{
    MatchScratch *scratch = calloc(1, sizeof *scratch);
    if (!scratch)
        goto failed;
    scratch->context = pcre2_match_context_create(NULL);
    scratch->data = pcre2_match_data_create(1, NULL);
    if (!scratch->context || !scratch->data)
        goto failed;
    scratch->steps = match_steps;
    pcre2_set_match_limit(scratch->context, match_steps);
    pcre2_set_depth_limit(scratch->context, match_steps);
    pcre2_set_heap_limit(scratch->context, HEAP_KIBIBYTES);
    scratch->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_LARGEST, NULL);
    if (scratch->stack)
        pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    return scratch;
failed:
    error_memory(err);
    match_scratch_free(scratch);
    return NULL;
}

void match_scratch_free(MatchScratch *scratch)
{
    if (!scratch)
        return;
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    free(scratch);
}

uint32_t match_scratch_steps(const MatchScratch *scratch)
{
    return scratch->steps;
}

bool match_scratch_gave_up(const MatchScratch *scratch)
{
    return scratch->gave_up;
}

Pattern *pattern_new(const char *source, Error *err)
{
    size_t length = strlen(source);
    Pattern *pattern = calloc(1, sizeof *pattern + length + 1);
    if (!pattern) {
        error_memory(err);
        return NULL;
    }
    memcpy(pattern + 1, source, length);
    return pattern;
}

static void drop(Pattern *pattern)
{
    pcre2_code_free(atomic_load(&pattern->fast));
    pcre2_code_free(atomic_load(&pattern->code));
    starts_free(atomic_load(&pattern->starts));
}

void pattern_free(Pattern *pattern)
{
    if (pattern)
        drop(pattern);
    free(pattern);
}

Pattern *patterns_thaw(const PatternImage *image)
{
    Pattern *patterns = calloc(image->count + 1, sizeof *patterns);
    for (uint32_t i = 0; patterns && i < image->count; i++) {
        patterns[i].image = image;
        patterns[i].number = i;
    }
    return patterns;
}

Pattern *patterns_at(Pattern *thawed, uint32_t number)
{
    return &thawed[number];
}

void patterns_free(Pattern *thawed, uint32_t count)
{
    for (uint32_t i = 0; thawed && i < count; i++)
        drop(&thawed[i]);
    free(thawed);
}

const char *pattern_source(const Pattern *pattern)
{
    const PatternImage *image = pattern->image;
    return image ? image->strings + image->sources[pattern->number]
                 : (const char *)(pattern + 1);
}

/* Publishes `code` unless another worker was first. */
static pcre2_code *publish(_Atomic(pcre2_code *) *place, pcre2_code *code)
{
    pcre2_code *before = NULL;
    if (atomic_compare_exchange_strong(place, &before, code))
        return code;
    pcre2_code_free(code);
    return before;
}

bool pattern_freeze(Pattern *pattern, Buffer *out)
{
    const pcre2_code *code = atomic_load(&pattern->code);
    uint8_t *program = NULL;
    PCRE2_SIZE size = 0;
    if (!code || pcre2_serialize_encode(&code, 1, &program, &size, NULL) != 1)
        return false;
    buffer_add(out, (const char *)program, size);
    pcre2_serialize_free(program);
    return !buffer_failed(out);
}

/* A program of its own: copies of a thawed one would share their tables, and count
 * their users without a lock. */
static pcre2_code *new_code(const Pattern *pattern, int *code, PCRE2_SIZE *stopped)
{
    const uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP |
                             PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
    const PatternImage *image = pattern->image;
    pcre2_code *thawed = NULL;
    if (image) {
        const uint32_t *program = image->programs + image->programs_at[pattern->number];
        if (pcre2_serialize_decode(&thawed, 1, (const uint8_t *)program, NULL) == 1)
            return thawed;
    }
    return pcre2_compile((PCRE2_SPTR)pattern_source(pattern), PCRE2_ZERO_TERMINATED,
                         options, code, stopped, NULL);
}

bool pattern_compile(Pattern *pattern, size_t *offset, Error *err)
{
    if (atomic_load(&pattern->code))
        return true;
    int code = 0;
    PCRE2_SIZE stopped = 0;
    pcre2_code *compiled = new_code(pattern, &code, &stopped);
    if (!compiled) {
        PCRE2_UCHAR reason[200] = "";
        pcre2_get_error_message(code, reason, sizeof reason);
        atomic_store(&pattern->broken, true);
        if (offset)
            *offset = stopped;
        return error_set(err, ERROR_RULES, (Where){ 0 }, "%s", (const char *)reason);
    }
    publish(&pattern->code, compiled);
    return true;
}

/* The machine code of a compiled pattern; NULL where there is none to be had. */
static pcre2_code *speed_up(Pattern *pattern)
{
    int code = 0;
    PCRE2_SIZE stopped = 0;
    pcre2_code *fast = atomic_load(&pattern->fast);
    if (fast || atomic_load(&pattern->slow))
        return fast;
    fast = new_code(pattern, &code, &stopped);
    if (fast && pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE) == 0)
        return publish(&pattern->fast, fast);
    pcre2_code_free(fast);
    atomic_store(&pattern->slow, true);
    return NULL;
}

static bool is_worth_it(const Pattern *pattern, size_t seen)
{
    return seen > BYTES_BEFORE_JIT + strlen(pattern_source(pattern)) * JIT_PER_BYTE;
}

/* The machine code when there is some, or when the pattern has been shown enough. */
static pcre2_code *fast_code(Pattern *pattern, size_t bytes)
{
    pcre2_code *fast = atomic_load_explicit(&pattern->fast, memory_order_acquire);
    if (fast)
        return fast;
    unsigned seen = atomic_load_explicit(&pattern->seen, memory_order_relaxed);
    if ((seen > BYTES_BEFORE_JIT || bytes > BYTES_BEFORE_JIT) &&
        is_worth_it(pattern, seen > bytes ? seen : bytes))
        return speed_up(pattern);
    atomic_store_explicit(&pattern->seen, seen + BYTES_A_CALL + (unsigned)bytes,
                          memory_order_relaxed);
    return NULL;
}

static int run(Pattern *pattern, pcre2_code *fast, uint32_t options,
               MatchScratch *scratch, const char *bytes, size_t length, size_t from)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(bytes ? bytes : "");
    int outcome = PCRE2_ERROR_MATCHLIMIT;
    if (!fast)
        outcome = pcre2_match(atomic_load(&pattern->code), subject, length, from,
                              options | PCRE2_NO_JIT, scratch->data, scratch->context);
    if (!fast && outcome < PCRE2_ERROR_NOMATCH)
        fast = speed_up(pattern);
    if (fast && outcome < PCRE2_ERROR_NOMATCH)
        outcome = pcre2_jit_match(fast, subject, length, from, 0, scratch->data,
                                  scratch->context);
    return outcome;
}

static int tell(MatchScratch *scratch, int outcome, Span *found)
{
    if (outcome == PCRE2_ERROR_NOMATCH)
        return 0;
    if (outcome < 0) {
        scratch->gave_up = true;
        return -1;
    }
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(scratch->data);
    found->start = (uint32_t)(ends[0] < ends[1] ? ends[0] : ends[1]);
    found->end = (uint32_t)ends[1];
    return 1;
}

static bool is_ready(Pattern *pattern)
{
    return !atomic_load(&pattern->broken) && pattern_compile(pattern, NULL, NULL);
}

int pattern_find(Pattern *pattern, MatchScratch *scratch, const char *bytes,
                 size_t length, size_t from, Span *found)
{
    if (!is_ready(pattern))
        return -1;
    pcre2_code *fast = fast_code(pattern, length - from);
    return tell(scratch, run(pattern, fast, 0, scratch, bytes, length, from), found);
}

/* Where matches may start; NULL when that is anywhere. */
static const Starts *find_starts(Pattern *pattern)
{
    const PatternImage *image = pattern->image;
    if (image) {
        uint32_t at = image->starts_at[pattern->number];
        return at ? starts_thaw(image->starts + at - 1) : NULL;
    }
    Starts *starts = atomic_load_explicit(&pattern->starts, memory_order_acquire);
    if (starts || atomic_load_explicit(&pattern->anywhere, memory_order_relaxed))
        return starts;
    const char *source = pattern_source(pattern);
    starts = starts_new(source, strlen(source));
    Starts *before = NULL;
    if (!starts) {
        atomic_store(&pattern->anywhere, true);
    } else if (!atomic_compare_exchange_strong(&pattern->starts, &before, starts)) {
        starts_free(starts);
        starts = before;
    }
    return starts;
}

int pattern_seek(Pattern *pattern, MatchScratch *scratch, const char *bytes,
                 size_t length, size_t from, Span *found)
{
    const Starts *starts = find_starts(pattern);
    if (!starts)
        return pattern_find(pattern, scratch, bytes, length, from, found);
    int outcome = PCRE2_ERROR_NOMATCH;
    size_t at = starts_next(starts, bytes, length, from);
    if (at == SIZE_MAX)
        return 0;
    if (!is_ready(pattern))
        return -1;
    /* Machine code looks for itself from there on: it cannot be told not to. */
    while (at != SIZE_MAX && outcome == PCRE2_ERROR_NOMATCH) {
        pcre2_code *fast = fast_code(pattern, BYTES_A_TRY);
        outcome = run(pattern, fast, PCRE2_ANCHORED, scratch, bytes, length, at);
        at = fast ? SIZE_MAX : starts_next(starts, bytes, length, at + 1);
    }
    return tell(scratch, outcome, found);
}
