/* SPDX-License-Identifier: Apache-2.0 */
/* boxes.c - tick boxes: which option is chosen, and is it the one of the match?
 *
 *     Clause d'insertion :  [ ] oui  [x] non        a key and its options
 *     [ ] groupement conjoint  [x] groupement solidaire     options on one line
 *     [ ] groupement possible                               options line by line
 *     [x] groupement impossible
 *
 *     Clause d'insertion | oui : [ ] | non : [x]            a row with its header
 *
 * A box goes before its label, unless the line or cell ends in one and begins with a
 * word.  « [ ] % » is a blank, not a box. */
#include "evidence/polarity.h"

#include <string.h>

enum { MOST_OPTIONS = 24, BOX_LENGTH = 3 };

typedef struct Option {
    Span label;
    uint32_t line;
    uint32_t box;
    BoxState state;
} Option;

typedef struct Options {
    Option items[MOST_OPTIONS];
    size_t count;
} Options;

static bool box_at(const char *bytes, uint32_t at, uint32_t end, BoxState *state)
{
    if (at + BOX_LENGTH > end || bytes[at] != '[' || bytes[at + 2] != ']')
        return false;
    switch (bytes[at + 1]) {
    case 'x':
        *state = BOX_TICKED;
        return true;
    case ' ':
        *state = BOX_UNTICKED;
        return true;
    case '?':
        *state = BOX_UNREADABLE;
        return true;
    default:
        return false;
    }
}

static bool next_box(const char *bytes, uint32_t from, uint32_t end, uint32_t *at,
                     BoxState *state)
{
    for (; from + BOX_LENGTH <= end; from++)
        if (box_at(bytes, from, end, state)) {
            *at = from;
            return true;
        }
    return false;
}

static Span strip(const char *bytes, Span span)
{
    while (span.start < span.end && strchr(" |,;:", bytes[span.start]))
        span.start++;
    while (span.start < span.end && strchr(" |,;:", bytes[span.end - 1]))
        span.end--;
    return span;
}

/* Where the label before the first box begins: after the last ':' or '|', so that a key
 * is not taken for a label. */
static uint32_t label_start(const char *bytes, uint32_t start, uint32_t box)
{
    for (uint32_t at = box; at > start; at--)
        if (bytes[at - 1] == ':' || bytes[at - 1] == '|')
            return at;
    return start;
}

static void add_option(Options *options, Span label, uint32_t line, uint32_t box,
                       BoxState state)
{
    if (options->count < MOST_OPTIONS)
        options->items[options->count++] = (Option){ label, line, box, state };
}

/* The options of a stretch of text: a whole line, or one cell of a row. */
static void read_stretch(const char *bytes, Span stretch, uint32_t index,
                         Options *options)
{
    uint32_t at, next;
    BoxState state, unused;
    if (!next_box(bytes, stretch.start, stretch.end, &at, &state))
        return;
    Span tail = strip(bytes, stretch);
    bool ends_in_box = tail.end >= tail.start + BOX_LENGTH &&
                       box_at(bytes, tail.end - BOX_LENGTH, tail.end, &unused);
    uint32_t before = label_start(bytes, stretch.start, at);
    Span first = strip(bytes, (Span){ before, at });
    if (first.end == first.start)
        first = strip(bytes, (Span){ before = stretch.start, at });
    bool after = ends_in_box && first.end > first.start;
    for (bool more = true; more;) {
        more = next_box(bytes, at + BOX_LENGTH, stretch.end, &next, &unused);
        Span label = after ? (Span){ before, at }
                           : (Span){ at + BOX_LENGTH, more ? next : stretch.end };
        add_option(options, strip(bytes, label), index, at, state);
        before = at + BOX_LENGTH;
        if (more) {
            at = next;
            box_at(bytes, at, stretch.end, &state);
        }
    }
}

static uint32_t cell_end(const char *bytes, uint32_t from, uint32_t end)
{
    const char *bar = memchr(bytes + from, '|', end - from);
    return bar ? (uint32_t)(bar - bytes) : end;
}

/* A row, cell by cell.  A cell that is nothing but a box belongs to the next cell. */
static void read_row(const char *bytes, Span row, uint32_t index, Options *options)
{
    for (uint32_t start = row.start; start < row.end;) {
        Span cell = { start, cell_end(bytes, start, row.end) };
        Span bare = strip(bytes, cell);
        BoxState state;
        if (bare.end == bare.start + BOX_LENGTH &&
            box_at(bytes, bare.start, bare.end, &state)) {
            uint32_t next = cell.end < row.end ? cell.end + 1 : row.end;
            Span label = { next, cell_end(bytes, next, row.end) };
            uint32_t at;
            BoxState unused;
            if (next_box(bytes, label.start, label.end, &at, &unused))
                label.end = label.start;
            add_option(options, strip(bytes, label), index, bare.start, state);
        } else {
            read_stretch(bytes, cell, index, options);
        }
        start = cell.end + 1;
    }
}

static bool is_holding_box(Span blank, void *user)
{
    const Option *option = user;
    return option->box >= blank.start && option->box < blank.end;
}

/* « [ ] % » leaves a rate to be written. */
static bool is_blank_box(const Source *source, Span line, Option *option)
{
    return option->state == BOX_UNTICKED &&
           turn_visit(source, TURN_BLANK, line, is_holding_box, option);
}

/* The options of one line, appended. */
static void read_options(const Source *source, uint32_t index, Options *options)
{
    size_t kept = options->count;
    const char *bytes = text_bytes(source->text);
    const Line *line = text_line_at(source->text, index);
    if (!matches_spend_bytes(source->matches, line->span.end - line->span.start))
        return;
    if (line->is_row)
        read_row(bytes, line->span, index, options);
    else
        read_stretch(bytes, line->span, index, options);
    for (size_t i = kept; i < options->count; i++)
        if (!is_blank_box(source, line->span, &options->items[i]))
            options->items[kept++] = options->items[i];
    options->count = kept;
}

static size_t count_state(const Options *options, BoxState state)
{
    size_t count = 0;
    for (size_t i = 0; i < options->count; i++)
        count += options->items[i].state == state;
    return count;
}

static bool starts_with_box(const Source *source, uint32_t index)
{
    const char *bytes = text_bytes(source->text);
    Span line = text_line_at(source->text, index)->span;
    while (line.start < line.end && strchr(" -*|", bytes[line.start]))
        line.start++;
    BoxState state;
    return box_at(bytes, line.start, line.end, &state);
}

/* A line that is one option of a list of options: its neighbours belong to it. */
static void read_group(const Source *source, uint32_t index, Options *options)
{
    uint32_t first = index, end = index + 1;
    if (starts_with_box(source, index)) {
        uint32_t count = (uint32_t)text_line_count(source->text);
        uint32_t article = text_line_at(source->text, index)->article;
        while (first > 0 && matches_spend(source->matches, 1) &&
               starts_with_box(source, first - 1) &&
               text_line_at(source->text, first - 1)->article == article)
            first--;
        while (end < count && matches_spend(source->matches, 1) &&
               starts_with_box(source, end) &&
               text_line_at(source->text, end)->article == article)
            end++;
    }
    for (uint32_t i = first; i < end; i++)
        read_options(source, i, options);
}

/* What the chosen option says to a key that stands before the options. */
static Answer answer_of_options(const Source *source, const Options *options,
                                Span *reason)
{
    if (count_state(options, BOX_UNREADABLE) && !count_state(options, BOX_TICKED))
        return ANSWER_UNDECIDED;
    for (size_t i = 0; i < options->count; i++) {
        const Option *option = &options->items[i];
        if (option->state != BOX_TICKED)
            continue;
        *reason = option->label;
        bool no = turn_is_slice(source, TURN_VALUE_NO, option->label) ||
                  is_opening_negated(source, option->label, reason);
        return no ? ANSWER_NO : ANSWER_YES;
    }
    *reason = options->items[0].label;
    return options->count == 1 ? ANSWER_NO : ANSWER_UNDECIDED;
}

/* « Une avance est due. Le titulaire y renonce : [ ] oui [ ] non »: the box answers
 * another sentence than that of the match, which has words of its own. */
static bool is_answering_other(const Source *source, const Option *first, Span match)
{
    const char *bytes = text_bytes(source->text);
    const Line *line = text_line_at(source->text, first->line);
    for (uint32_t i = line->first_sentence; i < line->sentence_end; i++) {
        Span sentence = text_sentence_at(source->text, i)->span;
        if (first->box < sentence.start || first->box >= sentence.end ||
            match.end > sentence.start)
            continue;
        Span key = strip(bytes, (Span){ sentence.start, first->box });
        return key.end > key.start;
    }
    return false;
}

static bool is_yes_or_no(const Source *source, Span label)
{
    return turn_is_slice(source, TURN_VALUE_NO, label) ||
           turn_is_slice(source, TURN_VALUE_YES, label);
}

/* « [ ] Admises », and « [ ] Non admises » in the line below: neither is chosen. */
static bool is_left_open(const Source *source, const Options *options)
{
    size_t answers = 0;
    for (size_t i = 0; i < options->count; i++)
        answers += is_yes_or_no(source, options->items[i].label);
    return answers > 1 && count_state(options, BOX_UNTICKED) == options->count;
}

/* « Le marché est-il réservé ? » is answered by the boxes of the lines that follow. */
static Answer answer_of_question(const Source *source, uint32_t index, Span *reason)
{
    const char *bytes = text_bytes(source->text);
    const Line *line = text_line_at(source->text, index);
    Span question = strip(bytes, line->span);
    if (question.end == question.start || bytes[question.end - 1] != '?' ||
        index + 1 >= text_line_count(source->text) ||
        text_line_at(source->text, index + 1)->article != line->article ||
        !starts_with_box(source, index + 1))
        return ANSWER_NONE;
    return answer_of_line(source, index + 1, reason);
}

Answer answer_of_boxes(const Source *source, const Passage *passage, Span match,
                       Span *reason)
{
    Options options = { .count = 0 };
    read_group(source, passage->line, &options);
    if (options.count == 0)
        return answer_of_question(source, passage->line, reason);
    const Option *own = NULL;
    for (size_t i = 0; i < options.count; i++)
        if (span_is_crossing(options.items[i].label, match))
            own = &options.items[i];
    if (!own || is_yes_or_no(source, own->label)) {
        Options line = { .count = 0 };
        read_options(source, passage->line, &line);
        /* A key before its options; a box far behind the match answers nothing. */
        if (line.count == 0 || (!own && match.start > line.items[0].label.start) ||
            is_answering_other(source, &line.items[0], match))
            return ANSWER_NONE;
        bool is_one = own && line.count == 1 && options.count > 1;
        return answer_of_options(
            source, is_one && is_left_open(source, &options) ? &options : &line,
            reason);
    }
    *reason = own->label;
    if (own->state == BOX_TICKED)
        return ANSWER_YES;
    if (own->state == BOX_UNREADABLE)
        return ANSWER_UNDECIDED;
    if (count_state(&options, BOX_TICKED) || options.count == 1)
        return ANSWER_NO;
    return ANSWER_UNDECIDED;
}

Answer answer_of_line(const Source *source, uint32_t line, Span *reason)
{
    Options options = { .count = 0 };
    read_group(source, line, &options);
    return options.count ? answer_of_options(source, &options, reason) : ANSWER_NONE;
}
