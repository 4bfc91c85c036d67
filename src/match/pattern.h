/* SPDX-License-Identifier: Apache-2.0 */
/* pattern.h - one regular expression over folded text.
 *
 * The only door to PCRE2: bytes, no UTF, no UCP, no CASELESS, because the text is
 * folded and so is the source (text/fold.h).  Compiled, or read from a frozen program,
 * when first needed; JIT where the machine has it, always with a match limit. */
#ifndef CLAUSIER_MATCH_PATTERN_H
#define CLAUSIER_MATCH_PATTERN_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Pattern Pattern;

/* What one worker needs to match; not shared between threads. */
typedef struct MatchScratch MatchScratch;
MatchScratch *match_scratch_new(uint32_t match_steps, Error *err);
void match_scratch_free(MatchScratch *scratch);
/* The match limit it was made with. */
uint32_t match_scratch_steps(const MatchScratch *scratch);

/* `source` is folded already and has no {fragment} left.  Does not compile yet. */
Pattern *pattern_new(const char *source, Error *err);
void pattern_free(Pattern *pattern);
const char *pattern_source(const Pattern *pattern);

/* Compiles now; on failure `*offset` is the byte of the source where PCRE2 stopped and
 * `err` has its reason.  Safe to call from several threads. */
bool pattern_compile(Pattern *pattern, size_t *offset, Error *err);

/* Adds the program of a compiled pattern to `out`, for a PatternImage. */
bool pattern_freeze(Pattern *pattern, Buffer *out);

/* Patterns as constant data, by number.  Their programs are trusted; those of another
 * version of PCRE2 are let alone, and the sources compiled. */
typedef struct PatternImage {
    uint32_t count;
    const char *strings;         /* sources, each with its NUL */
    const uint32_t *sources;     /* where each starts in `strings` */
    const uint32_t *programs;    /* as pattern_freeze() writes them */
    const uint32_t *programs_at; /* where each starts in `programs` */
    const uint32_t *starts;      /* as starts_freeze() writes them */
    const uint32_t *starts_at;   /* where those of each start in `starts`, plus one;
                                    0 = it may start anywhere */
} PatternImage;

/* The patterns of an image, which must outlive them; NULL when memory is short. */
Pattern *patterns_thaw(const PatternImage *image);
Pattern *patterns_at(Pattern *thawed, uint32_t number);
void patterns_free(Pattern *thawed, uint32_t count);

/* First match at or after `from` within `bytes[0, length)`.  Returns 1 found, 0 not
 * found, -1 when it could not be compiled or met the match limit (that counts as not
 * found; the limit is remembered by the scratch). */
int pattern_find(Pattern *pattern, MatchScratch *scratch, const char *bytes,
                 size_t length, size_t from, Span *found);

/* The same, found sooner: PCRE2 is asked only where a match may start (starts.h). */
int pattern_seek(Pattern *pattern, MatchScratch *scratch, const char *bytes,
                 size_t length, size_t from, Span *found);

/* True when a match had to be given up since the scratch was made. */
bool match_scratch_gave_up(const MatchScratch *scratch);

#endif
