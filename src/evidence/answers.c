/* SPDX-License-Identifier: Apache-2.0 */
/* answers.c - forms: a key, and the value that answers it.
 *
 *     « Clause sociale d'insertion : sans objet »     Réservé EA/ESAT | non
 *       ^^^^^^^^^^^^^^^^^^^^^^^^^^   ~~~~~~~~~~       ^^^^^^^^^^^^^^^   ~~~
 */
#include "evidence/polarity.h"

#include <string.h>

enum { KEY_REST = 90 }; /* bytes of a key that may follow the match in it */

/* A dash alone is a value, before another it is a mark. */
static Span trim(const char *bytes, Span span)
{
    uint32_t dash = span.end;
    while (span.start < span.end && strchr(" :|-/", bytes[span.start])) {
        if (bytes[span.start] == '-')
            dash = span.start;
        span.start++;
    }
    if (span.start == span.end && dash < span.end)
        return (Span){ dash, dash + 1 };
    while (span.start < span.end && bytes[span.end - 1] == ' ')
        span.end--;
    return span;
}

/* A dot that ends something, not those of « art. L. 2113-12 ». */
static bool is_full_stop(const char *bytes, uint32_t at, uint32_t limit)
{
    static const char article[] = "(art";
    enum { LENGTH = sizeof article - 1 };
    if (at >= LENGTH && (memcmp(bytes + at - LENGTH, article, LENGTH) == 0 ||
                         memcmp(bytes + at - LENGTH, " art", LENGTH) == 0))
        return false;
    if (at + 2 >= limit || bytes[at + 1] != ' ')
        return at + 1 >= limit;
    return bytes[at + 2] < '0' || bytes[at + 2] > '9';
}

static Answer answer_of(const Source *source, Span value)
{
    if (value.start == value.end)
        return ANSWER_NONE;
    if (turn_find(source, TURN_CHOICE, value, NULL))
        return ANSWER_UNDECIDED;
    if (turn_is_slice(source, TURN_VALUE_NO, value))
        return ANSWER_NO;
    return turn_is_slice(source, TURN_VALUE_YES, value) ? ANSWER_YES : ANSWER_NONE;
}

/* The end of the value that starts at `from`: the next bar or the end of the passage.
 */
static uint32_t value_end(const char *bytes, uint32_t from, uint32_t end)
{
    const char *bar = memchr(bytes + from, '|', end - from);
    return bar ? (uint32_t)(bar - bytes) : end;
}

/* A rubric on a line of its own, its value on the next:
 *
 *     Clause d'insertion
 *     Non
 */
static Answer answer_below(const Source *source, const Passage *passage, Span *reason)
{
    const Line *line = text_line_at(source->text, passage->line);
    uint32_t next = passage->line + 1;
    if (line->span.end - line->span.start > KEY_REST ||
        strchr(".;,", text_bytes(source->text)[line->span.end - 1]) ||
        next >= text_line_count(source->text))
        return ANSWER_NONE;
    const Line *below = text_line_at(source->text, next);
    if (below->article != passage->article || below->is_row)
        return ANSWER_NONE;
    Answer answer = answer_of(source, below->span);
    if (answer != ANSWER_NO)
        return ANSWER_NONE;
    *reason = below->span;
    return ANSWER_NO;
}

/* « | 10 % | 0 % | 15 % »: a match that took in a figure of its own is not answered by
 * the nought or the dash of another column. */
static bool is_other_column(const char *bytes, Span match, Span value)
{
    char last = match.end > match.start ? bytes[match.end - 1] : ' ';
    return value.end > value.start && strchr("0-", bytes[value.start]) &&
           (last == '%' || (last >= '0' && last <= '9'));
}

/* Where to look for the sign behind the key: the match may have taken it in. */
static uint32_t key_end(const char *bytes, Span match)
{
    uint32_t at = match.end;
    while (at > match.start && bytes[at - 1] == ' ')
        at--;
    return at > match.start && strchr(":|", bytes[at - 1]) ? at - 1 : match.end;
}

static bool has_figure(const char *bytes, Span value)
{
    for (uint32_t at = value.start; at < value.end; at++)
        if (bytes[at] >= '0' && bytes[at] <= '9')
            return true;
    return false;
}

Answer answer_after(const Source *source, const Passage *passage, Span match,
                    Span *reason)
{
    const char *bytes = text_bytes(source->text);
    uint32_t limit = passage->span.end;
    uint32_t key = key_end(bytes, match);
    bool past_bar = false;
    for (uint32_t at = key; at < limit && at - key <= KEY_REST; at++) {
        char c = bytes[at];
        if (c == ';' || (c == '.' && is_full_stop(bytes, at, limit)))
            break;
        bool dash = c == '-' && at > 0 && bytes[at - 1] == ' ' && at + 1 < limit &&
                    bytes[at + 1] == ' ';
        if (c != ':' && c != '|' && !dash)
            continue;
        past_bar = past_bar || c == '|';
        Span value = trim(bytes, (Span){ at + 1, value_end(bytes, at + 1, limit) });
        Answer answer = answer_of(source, value);
        if (answer != ANSWER_NONE &&
            !(past_bar && is_other_column(bytes, match, value))) {
            *reason = value;
            return answer;
        }
        /* « Empreinte du chantier : 10 points » has its value: the next line is no
         * other. */
        if (c == ':' && has_figure(bytes, value))
            return ANSWER_NONE;
        if (c == ':')
            break;
    }
    return answer_below(source, passage, reason);
}

/* The cell of a row that holds the match; empty when the match goes over several. */
static Span cell_of(const char *bytes, Span row, Span match)
{
    Span cell = trim(bytes, match);
    if (memchr(bytes + cell.start, '|', cell.end - cell.start))
        return (Span){ 0, 0 };
    while (cell.start > row.start && bytes[cell.start - 1] != '|')
        cell.start--;
    while (cell.end < row.end && bytes[cell.end] != '|')
        cell.end++;
    return trim(bytes, cell);
}

bool is_head_of_column(const Source *source, const Passage *passage, Span match)
{
    const char *bytes = text_bytes(source->text);
    const Line *line = text_line_at(source->text, passage->line);
    uint32_t next = passage->line + 1;
    if (!line->is_row || line->row != 0 || next >= text_line_count(source->text))
        return false;
    const Line *below = text_line_at(source->text, next);
    Span cell = cell_of(bytes, line->span, match);
    uint32_t length = cell.end - cell.start;
    if (length == 0 || below->table != line->table ||
        !matches_spend_bytes(source->matches, below->span.end - below->span.start))
        return false;
    for (uint32_t at = below->span.start; at + length + 3 <= below->span.end; at++)
        if (memcmp(bytes + at, bytes + cell.start, length) == 0 &&
            memcmp(bytes + at + length, " : ", 3) == 0)
            return true;
    return false;
}

Answer answer_under(const Source *source, uint32_t article, Span *reason)
{
    uint32_t first, end;
    article_body(source, article, &first, &end);
    if (first == end)
        return ANSWER_NONE;
    Answer boxes = answer_of_line(source, first, reason);
    if (boxes != ANSWER_NONE)
        return boxes;
    const Line *line = text_line_at(source->text, first);
    Span value = line->span;
    if (line->sentence_end > line->first_sentence)
        value = text_sentence_at(source->text, line->first_sentence)->span;
    value = trim(text_bytes(source->text), value);
    Answer answer = answer_of(source, value);
    if (answer == ANSWER_YES && end - first > 1)
        return ANSWER_NONE;
    if (answer != ANSWER_NONE)
        *reason = value;
    return answer;
}
