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

/* Adds the program of a compiled pattern to `out`, for pattern_thaw(). */
bool pattern_freeze(Pattern *pattern, Buffer *out);

/* Before the first use: `program` is what pattern_freeze() wrote of the same source. It
 * is trusted, must be aligned as its type and live as long.  That of another version of
 * PCRE2 is let alone, and the source compiled. */
void pattern_thaw(Pattern *pattern, const uint32_t *program);

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
