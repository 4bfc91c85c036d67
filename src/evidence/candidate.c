/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/candidate.h"
#include "evidence/item.h"
#include "evidence/polarity.h"

#include <stdlib.h>

typedef struct Collect {
    const Source *source;
    const Rule *rule;
    Candidates *out;
} Collect;

static void add(Candidates *out, Candidate candidate)
{
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : 16;
        Candidate *items = realloc(out->items, room * sizeof *items);
        if (!items) {
            out->failed = true;
            return;
        }
        out->items = items;
        out->room = room;
    }
    out->items[out->count++] = candidate;
}

void candidates_done(Candidates *candidates)
{
    free(candidates->items);
    *candidates = (Candidates){ 0 };
}

static Candidate candidate_at(const Item *item, Span match, const Passage *passage)
{
    return (Candidate){ .item = item,
                        .match = match,
                        .passage = passage->span,
                        .line = passage->line,
                        .article = passage->article,
                        .standing = STANDING_OPERATIVE };
}

typedef struct Overlap {
    Span match;
} Overlap;

static bool is_overlapping(const Item *item, Span match, void *user)
{
    (void)item;
    return span_is_crossing(match, ((const Overlap *)user)->match);
}

/* Another sense of the word, or a sentence that never counts. */
static bool is_void(const Source *source, const Rule *rule, const Passage *passage,
                    Candidate *candidate)
{
    Span line = text_line_at(source->text, passage->line)->span;
    Overlap overlap = { candidate->match };
    if (items_visit(source, rule->not, line, is_overlapping, &overlap)) {
        candidate->standing = STANDING_OTHER_SENSE;
        candidate->reason = candidate->match;
        return true;
    }
    if (items_hold(source, rule->ignore, passage->span, &candidate->reason)) {
        candidate->standing = STANDING_IGNORED;
        return true;
    }
    if (items_hold(source, rule->weak, passage->span, &candidate->reason)) {
        candidate->standing = STANDING_WEAK;
        return true;
    }
    return false;
}

static Standing standing_of_answer(Answer answer)
{
    return answer == ANSWER_NO ? STANDING_EXCLUDED : STANDING_UNDECIDED;
}

/* Negations, values and boxes: is the subject ruled out, or left open? */
static bool is_answered(const Source *source, const Passage *passage,
                        Candidate *candidate)
{
    Answer answer =
        answer_of_boxes(source, passage, candidate->match, &candidate->reason);
    if (answer == ANSWER_UNDECIDED && is_for_bidder(source, passage))
        answer = ANSWER_YES;
    if (answer == ANSWER_NONE)
        answer = answer_after(source, passage, candidate->match, &candidate->reason);
    if (answer == ANSWER_NO || answer == ANSWER_UNDECIDED) {
        candidate->standing = standing_of_answer(answer);
        return true;
    }
    if (is_negated(source, passage, candidate->match, &candidate->reason)) {
        candidate->standing = STANDING_EXCLUDED;
        return true;
    }
    return false;
}

/* A blank counts where the buyer is to fill it in: not beside the box left unticked. */
static void weigh_blank(const Source *source, const Passage *passage,
                        Candidate *candidate)
{
    if (answer_of_boxes(source, passage, candidate->match, &candidate->reason) ==
        ANSWER_NO)
        candidate->standing = STANDING_EXCLUDED;
    else if (source->kind == KIND_AE ||
             (is_for_bidder(source, passage) &&
              !turn_find(source, TURN_BLANK_BUYER, passage->span, NULL)))
        candidate->standing = STANDING_IGNORED;
}

static bool is_open_choice(const Source *source, const Rule *rule,
                           const Passage *passage, Candidate *candidate)
{
    if (rule->kind != RULE_CLAUSE ||
        !is_left_to_choose(source, passage, &candidate->reason))
        return false;
    candidate->standing = STANDING_UNDECIDED;
    return true;
}

/* The standing of a match in the body of the text. */
static void weigh(const Source *source, const Rule *rule, const Passage *passage,
                  Candidate *candidate)
{
    if (is_void(source, rule, passage, candidate))
        return;
    if (candidate->item->from == FROM_BLANKS)
        weigh_blank(source, passage, candidate);
    if (candidate->item->settled) {
        if (!is_open_choice(source, rule, passage, candidate) &&
            rule->kind == RULE_CLAUSE && rule->binding &&
            is_softened(source, passage, candidate->match, &candidate->reason))
            candidate->standing = STANDING_SOFTENED;
        return;
    }
    Standing telling = telling_of(source, passage, &candidate->reason);
    if (telling == STANDING_INSTRUCTION || telling == STANDING_DEFINITION ||
        telling == STANDING_QUOTATION) {
        candidate->standing = telling;
        return;
    }
    if (is_open_choice(source, rule, passage, candidate))
        return;
    if (is_answered(source, passage, candidate))
        return;
    if (telling != STANDING_OPERATIVE)
        candidate->standing = telling;
    else if (rule->kind == RULE_CLAUSE && is_blank(source, passage, &candidate->reason))
        candidate->standing = STANDING_BLANK;
    else if (!rule->binding)
        candidate->standing = STANDING_OPERATIVE;
    else if (is_wish(source, passage, candidate->match, &candidate->reason))
        candidate->standing = STANDING_WISH;
    else if (is_softened(source, passage, candidate->match, &candidate->reason))
        candidate->standing = STANDING_SOFTENED;
    else
        candidate->reason = (Span){ 0, 0 };
}

/* « La garantie court pendant deux ans. » under « Clause sociale » is no word on it: a
 * sentence that speaks through its title alone names who is bound, or says it of « il
 * ».
 */
static bool is_binding_somebody(const Source *source, const Passage *passage)
{
    return turn_find(source, TURN_BINDING, passage->span, NULL) ||
           turn_find(source, TURN_HOLDER, passage->span, NULL) ||
           (passage->lead.end > passage->lead.start &&
            (turn_find(source, TURN_BINDING, passage->lead, NULL) ||
             turn_find(source, TURN_HOLDER, passage->lead, NULL)));
}

/* The standing of the sentences under a title taken as the subject: the best of them.
 * A blank left there is left in all of it. */
static void weigh_body(const Source *source, const Rule *rule, Candidate *candidate)
{
    static const int worth[STANDING_COUNT] = {
        [STANDING_BLANK] = 6, [STANDING_OPERATIVE] = 5, [STANDING_SOFTENED] = 4,
        [STANDING_WISH] = 3,  [STANDING_EXCLUDED] = 2,
    };
    uint32_t first, end;
    article_body(source, candidate->article, &first, &end);
    int best = -1;
    for (uint32_t i = first; i < end; i++) {
        const Line *line = text_line_at(source->text, i);
        for (uint32_t j = line->first_sentence; j < line->sentence_end; j++) {
            Span sentence = text_sentence_at(source->text, j)->span;
            Passage passage = passage_at(source, sentence);
            Candidate one = candidate_at(candidate->item, sentence, &passage);
            if (i == first && j == line->first_sentence &&
                is_opening_negated(source, sentence, &one.reason)) {
                one.standing = STANDING_EXCLUDED;
                *candidate = one;
                return;
            }
            Standing telling = telling_of(source, &passage, &one.reason);
            if (telling != STANDING_OPERATIVE)
                one.standing = telling;
            else if (items_hold(source, rule->ignore, sentence, &one.reason))
                one.standing = STANDING_IGNORED;
            else if (is_denying(source, sentence, &one.reason))
                one.standing = STANDING_EXCLUDED;
            else if (is_blank(source, &passage, &one.reason))
                one.standing = STANDING_BLANK;
            else if (rule->binding && is_wish(source, &passage, sentence, &one.reason))
                one.standing = STANDING_WISH;
            else if (rule->binding &&
                     is_softened(source, &passage, sentence, &one.reason))
                one.standing = STANDING_SOFTENED;
            else if (rule->binding && !is_binding_somebody(source, &passage))
                one.standing = STANDING_CONTEXT;
            if (worth[one.standing] > best) {
                best = worth[one.standing];
                *candidate = one;
            }
        }
    }
}

/* A match in a title speaks through what stands under it. */
static void weigh_title(const Source *source, const Rule *rule, const Passage *passage,
                        Candidate *candidate)
{
    if (is_void(source, rule, passage, candidate))
        return;
    if (is_answered(source, passage, candidate))
        return;
    uint32_t first, end;
    article_body(source, candidate->article, &first, &end);
    if (first == end) {
        candidate->standing = STANDING_TITLE_ONLY;
        return;
    }
    Answer answer = answer_under(source, candidate->article, &candidate->reason);
    if (answer == ANSWER_NO || answer == ANSWER_UNDECIDED) {
        candidate->standing = standing_of_answer(answer);
        candidate->passage = text_line_at(source->text, first)->span;
        return;
    }
    Span body = text_line_at(source->text, first)->span;
    Passage below = passage_at(source, body);
    bool alone = end - first == 1;
    if (alone && body.end - body.start < 120 &&
        is_blank(source, &below, &candidate->reason)) {
        candidate->standing = STANDING_BLANK;
        candidate->passage = body;
    } else if (candidate->item->heading) {
        weigh_body(source, rule, candidate);
    } else {
        candidate->standing = STANDING_TITLE_ONLY;
    }
}

/* A title by its style, with nothing under it.  One by its wording alone may be a
 * sentence. */
static bool is_bare_title(const Source *source, const Passage *passage)
{
    const Line *line = text_line_at(source->text, passage->line);
    uint32_t first, end;
    article_body(source, passage->article, &first, &end);
    return first == end &&
           !document_block_at(text_document(source->text), line->block)->typed;
}

/* What stands beside a match makes it harmless: « ou équivalent ». */
static bool is_cleared(const Source *source, const Rule *rule, const Passage *passage,
                       Candidate *candidate)
{
    for (size_t i = 0; i < rule->unless.count; i++) {
        const Item *item = &rule->unless.items[i];
        Span scope = passage_scope(source, passage, item->within);
        if (item_holds(source, item, scope, &candidate->reason) ||
            item_holds(source, item, passage->lead, &candidate->reason))
            return true;
    }
    return false;
}

/* Affirmed and denied side by side, with no tick that says which. */
static bool is_unticked(const Source *source, const Passage *passage,
                        Candidate *candidate)
{
    Span unused;
    return answer_of_boxes(source, passage, candidate->match, &unused) == ANSWER_NONE &&
           is_beside_its_contrary(source, passage, &candidate->reason);
}

/* A form for the bidder, asked for a clause: it settles nothing for the buyer. */
static bool is_bidder_form(const Collect *collect)
{
    return collect->source->kind == KIND_FORM && collect->rule->kind == RULE_CLAUSE;
}

static bool see_in_form(const Item *item, Span match, void *user)
{
    Collect *collect = user;
    Passage passage = passage_at(collect->source, match);
    Candidate candidate = candidate_at(item, match, &passage);
    candidate.standing = STANDING_BIDDER_FORM;
    add(collect->out, candidate);
    return false;
}

/* « Égalité » with « Sans objet. » below it: the answer is what a reader is to see. */
static void show_answer(const Source *source, Candidate *candidate)
{
    if (candidate->standing != STANDING_EXCLUDED ||
        candidate->reason.end == candidate->reason.start ||
        span_is_crossing(candidate->reason, candidate->passage))
        return;
    candidate->passage = passage_at(source, candidate->reason).span;
}

/* « Dans ce cas, la pénalité ne s'applique pas » leaves the clause where it is. */
static bool is_cancel(const Source *source, Span passage)
{
    return turn_find(source, TURN_CANCEL, passage, NULL) &&
           !turn_find(source, TURN_CONDITION, passage, NULL);
}

static bool see_subject(const Item *item, Span match, void *user)
{
    Collect *collect = user;
    Passage passage = passage_at(collect->source, match);
    Candidate candidate = candidate_at(item, match, &passage);
    if (passage.in_title && item->from == FROM_TEXT &&
        (!item->settled || is_bare_title(collect->source, &passage)))
        weigh_title(collect->source, collect->rule, &passage, &candidate);
    else
        weigh(collect->source, collect->rule, &passage, &candidate);
    if (candidate.standing == STANDING_OPERATIVE &&
        collect->rule->kind == RULE_CLAUSE &&
        is_head_of_column(collect->source, &passage, match))
        candidate.standing = STANDING_TITLE_ONLY;
    if (candidate.standing == STANDING_OPERATIVE &&
        collect->rule->kind == RULE_CLAUSE &&
        is_unticked(collect->source, &passage, &candidate))
        candidate.standing = STANDING_UNDECIDED;
    show_answer(collect->source, &candidate);
    if (candidate.standing == STANDING_EXCLUDED)
        candidate.cancels = is_cancel(collect->source, candidate.passage);
    if (candidate.standing == STANDING_OPERATIVE &&
        is_cleared(collect->source, collect->rule, &passage, &candidate))
        candidate.standing = STANDING_CLEARED;
    add(collect->out, candidate);
    return false;
}

/* Why a wording that a rule calls soft is not enough: boxes none of which is ticked, a
 * blank, or the words themselves. */
static void soften(const Source *source, Span match, Candidate *candidate)
{
    Passage passage = passage_at(source, match);
    Span reason;
    candidate->standing = STANDING_SOFTENED;
    candidate->reason = match;
    if (answer_of_boxes(source, &passage, match, &reason) == ANSWER_UNDECIDED) {
        candidate->standing = STANDING_UNDECIDED;
        candidate->reason = reason;
    } else if (is_blank(source, &passage, &reason)) {
        candidate->standing = STANDING_BLANK;
        candidate->reason = reason;
    }
}

/* Softened by its own words: never more than that. */
static bool see_soft(const Item *item, Span match, void *user)
{
    Collect *collect = user;
    size_t before = collect->out->count;
    see_subject(item, match, user);
    if (collect->out->count > before) {
        Candidate *candidate = &collect->out->items[before];
        if (candidate->standing == STANDING_OPERATIVE)
            soften(collect->source, match, candidate);
    }
    return false;
}

static bool see_excluded(const Item *item, Span match, void *user)
{
    Collect *collect = user;
    Passage passage = passage_at(collect->source, match);
    Candidate candidate = candidate_at(item, match, &passage);
    candidate.standing = STANDING_EXCLUDED;
    candidate.reason = match;
    candidate.cancels = is_cancel(collect->source, candidate.passage);
    if (!item->settled) {
        Span reason;
        Standing telling = telling_of(collect->source, &passage, &reason);
        if (telling == STANDING_QUOTATION || telling == STANDING_DEFINITION ||
            telling == STANDING_INSTRUCTION) {
            candidate.standing = telling;
            candidate.reason = reason;
        } else {
            Answer answer = answer_of_boxes(collect->source, &passage, match, &reason);
            if (answer == ANSWER_NO || answer == ANSWER_UNDECIDED)
                return false;
            if (is_unticked(collect->source, &passage, &candidate))
                candidate.standing = STANDING_UNDECIDED;
        }
    }
    if (is_left_to_choose(collect->source, &passage, &candidate.reason))
        candidate.standing = STANDING_UNDECIDED;
    add(collect->out, candidate);
    return false;
}

static bool see_weak(const Item *item, Span match, void *user)
{
    Collect *collect = user;
    Passage passage = passage_at(collect->source, match);
    Candidate candidate = candidate_at(item, match, &passage);
    candidate.standing = STANDING_WEAK;
    candidate.reason = match;
    add(collect->out, candidate);
    return false;
}

/* What a rule's own exclusion says of a sentence goes for every match in it. */
static void exclude_same_passages(const Source *source, Candidates *out, size_t first,
                                  size_t end)
{
    for (size_t i = first; i < end; i++) {
        const Candidate *exclusion = &out->items[i];
        if (exclusion->standing != STANDING_EXCLUDED)
            continue;
        if (!matches_spend(source->matches, first))
            return;
        for (size_t j = 0; j < first; j++)
            if (!out->items[j].item->settled &&
                span_is_crossing(out->items[j].passage, exclusion->passage)) {
                out->items[j].standing = STANDING_EXCLUDED;
                out->items[j].reason = exclusion->match;
            }
    }
}

void candidates_find(const Source *source, const Rule *rule, Candidates *out)
{
    Collect collect = { source, rule, out };
    Span all = source_span(source);
    if (is_bidder_form(&collect)) {
        items_visit(source, rule->subject, all, see_in_form, &collect);
        return;
    }
    items_visit(source, rule->subject, all, see_subject, &collect);
    items_visit(source, rule->soft, all, see_soft, &collect);
    size_t first = out->count;
    items_visit(source, rule->excluded, all, see_excluded, &collect);
    exclude_same_passages(source, out, first, out->count);
    items_visit(source, rule->weak, all, see_weak, &collect);
}
