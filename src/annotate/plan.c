/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/plan.h"

#include "annotate/comment.h"
#include "annotate/home.h"
#include "base/typography.h"
#include "report/remark.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { VIGILANCE_MOST = 20, COMMENT_MOST = 64 * 1024 };

/* A plan on its way. */
typedef struct Planning {
    AnnotationPlan *plan;
    CommentContext context;
    uint32_t index;
    const Document *document;
    Annotation *annotations;
    Proposal *proposals;
    uint32_t *articles; /* of the proposals: the article each goes into */
    size_t annotation_room, proposal_room;
    Buffer words;
    bool failed;
} Planning;

static void add_annotation(Planning *planning, const ReportFinding *finding,
                           uint32_t block, uint32_t start, uint32_t end)
{
    AnnotationPlan *plan = planning->plan;
    if (block != BLOCK_NONE && end <= start)
        end = document_block_at(planning->document, block)->length;
    if (plan->annotation_count == planning->annotation_room) {
        planning->failed = true;
        return;
    }
    Annotation annotation = {
        .rule = finding->rule->id,
        .block = block,
        .start = start,
        .end = end,
        .text = arena_copy(plan->arena, buffer_string(&planning->words),
                           planning->words.length),
    };
    planning->failed = planning->failed || buffer_failed(&planning->words);
    buffer_clear(&planning->words);
    planning->annotations[plan->annotation_count++] = annotation;
}

/* The first block that shows text, for what is said of a document as a whole. */
static uint32_t first_block(const Document *document)
{
    for (uint32_t i = 0; i < document_block_count(document); i++) {
        const Block *block = document_block_at(document, i);
        if (block->stream == STREAM_BODY && block_shows(block, RUN_UNSEEN))
            return i;
    }
    return BLOCK_NONE;
}

/* The sentence around the words that decided, where the block has it as it is quoted.
 */
static void widen_to_quote(const Block *block, const ReportPlace *place,
                           uint32_t *start, uint32_t *end)
{
    size_t length = strlen(place->quote);
    *start = place->start;
    *end = place->end;
    if (!length)
        return;
    for (const char *at = block->text; (at = strstr(at, place->quote)); at++) {
        size_t from = (size_t)(at - block->text);
        if (from > place->start)
            return;
        if (from + length >= place->end) {
            *start = (uint32_t)from;
            *end = (uint32_t)(from + length);
            return;
        }
    }
}

static void annotate_passage(Planning *planning, const ReportFinding *finding,
                             const ReportPassage *passage)
{
    const ReportPlace *place = &passage->place;
    bool is_placed =
        !passage->notice && place->block < document_block_count(planning->document);
    if (place->document != planning->index)
        return;
    comment_passage(&planning->context, finding, passage, &planning->words);
    uint32_t block = first_block(planning->document), start = 0, end = 0;
    if (is_placed) {
        block = place->block;
        widen_to_quote(document_block_at(planning->document, block), place, &start,
                       &end);
    }
    add_annotation(planning, finding, block, start, end);
}

static void annotate_watched(Planning *planning, const ReportFinding *finding)
{
    size_t shown = 0;
    for (size_t i = 0; i < finding->passage_count && shown < VIGILANCE_MOST; i++)
        if (finding->passages[i].role == EVIDENCE_SUBJECT) {
            annotate_passage(planning, finding, &finding->passages[i]);
            shown++;
        }
}

/* --- Missing clauses --- */

/* Our own words, with the spaces of French typography. */
static const char *set_words(Arena *arena, const char *words, size_t length)
{
    Buffer set;
    const char *plain = arena_copy(arena, words, length);
    buffer_init(&set, COMMENT_MOST);
    typography_add(&set, plain ? plain : "");
    const char *out =
        buffer_failed(&set) ? NULL : arena_strdup(arena, buffer_string(&set));
    if (!out)
        arena_fail(arena);
    buffer_done(&set);
    return out;
}

/* The paragraphs of a clause, without empty ones. */
static size_t split(Arena *arena, const char *clause, const char ***out)
{
    size_t count = 0, room = 1;
    for (const char *at = clause; *at; at++)
        room += *at == '\n';
    const char **lines = arena_alloc(arena, room * sizeof *lines);
    for (const char *at = clause; lines && *at; at += *at == '\n') {
        size_t length = strcspn(at, "\n");
        if (length)
            lines[count++] = set_words(arena, at, length);
        at += length;
    }
    *out = lines;
    return lines ? count : 0;
}

static void propose(Planning *planning, const ReportFinding *finding, uint32_t article)
{
    AnnotationPlan *plan = planning->plan;
    const Rule *rule = finding->rule;
    uint32_t before = 0;
    const char **paragraphs = NULL;
    for (size_t i = 0; i < plan->proposal_count; i++)
        before += planning->articles[i] == article;
    HomeLook look = home_look(planning->document, article, before, plan->arena);
    /* The contract is in French, whatever the language of the report. */
    size_t count =
        split(plan->arena, wording_in(finding->clause, LANGUAGE_FR), &paragraphs);
    planning->articles[plan->proposal_count] = article;
    planning->proposals[plan->proposal_count++] = (Proposal){
        .rule = rule->id,
        .after = look.after,
        .heading_like = look.heading_like,
        .body_like = look.body_like,
        .title = arena_printf(plan->arena, "%s%s", look.prefix,
                              wording_in(&rule->title, LANGUAGE_FR)),
        .paragraphs = paragraphs,
        .count = count,
    };
}

static void annotate_missing(Planning *planning, const ReportFinding *finding)
{
    bool is_right;
    uint32_t home = home_document(planning->context.dossier, finding->rule, &is_right);
    if (home != planning->index)
        return;
    uint32_t article = 0, block = BLOCK_NONE;
    if (is_right)
        article = home_article(planning->context.dossier, finding, planning->index,
                               planning->document, planning->plan->arena);
    if (article)
        block = document_article_at(planning->document, article)->heading;
    if (block == BLOCK_NONE)
        block = home_end(planning->document);
    /* What a derived rule would add, the rules it looks at propose already. */
    bool proposed = planning->context.options->propose && is_right &&
                    !rule_is_derived(finding->rule) &&
                    *wording_in(finding->clause, LANGUAGE_FR);
    comment_missing(&planning->context, finding,
                    article    ? COMMENT_ARTICLE
                    : is_right ? COMMENT_END
                               : COMMENT_ELSEWHERE,
                    proposed, &planning->words);
    add_annotation(planning, finding, block, 0, 0);
    if (proposed)
        propose(planning, finding, article);
}

/* --- The plan --- */

static void annotate(Planning *planning, const ReportFinding *finding)
{
    const CommentContext *context = &planning->context;
    const ReportPassage *passage = remark_passage(finding);
    if (finding->verdict == VERDICT_NA ||
        (context->options->quiet && !report_is_failing(context->dossier, finding)))
        return;
    if (finding->rule->kind == RULE_VIGILANCE) {
        if (verdict_is_flagged(finding->verdict))
            annotate_watched(planning, finding);
    } else if (finding->verdict == VERDICT_MISSING) {
        annotate_missing(planning, finding);
    } else if (passage) {
        annotate_passage(planning, finding, passage);
    }
}

/* Those of one place stay as they were added: obligations first, then in the order of
 * the rules. */
static void sort_annotations(Annotation *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        Annotation item = items[i];
        size_t at = i;
        while (at && (items[at - 1].block > item.block ||
                      (items[at - 1].block == item.block &&
                       items[at - 1].start > item.start))) {
            items[at] = items[at - 1];
            at--;
        }
        items[at] = item;
    }
}

static void sort_proposals(Proposal *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        Proposal item = items[i];
        size_t at = i;
        for (; at && items[at - 1].after > item.after; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

bool annotation_plan_init(AnnotationPlan *plan, const Report *report,
                          const ReportDossier *dossier, uint32_t index,
                          const Document *document, const AnnotateOptions *options,
                          Error *err)
{
    *plan = (AnnotationPlan){ .arena = arena_new() };
    if (!plan->arena)
        return error_memory(err);
    size_t room = dossier->finding_count * VIGILANCE_MOST + 1;
    Planning planning = {
        .plan = plan,
        .context = { report, dossier, options },
        .index = index,
        .document = document,
        .annotations = arena_alloc(plan->arena, room * sizeof(Annotation)),
        .proposals =
            arena_alloc(plan->arena, (dossier->finding_count + 1) * sizeof(Proposal)),
        .articles =
            arena_alloc(plan->arena, (dossier->finding_count + 1) * sizeof(uint32_t)),
        .annotation_room = room,
    };
    if (arena_failed(plan->arena))
        return error_memory(err);
    buffer_init(&planning.words, COMMENT_MOST);
    for (int level = 0; level < LEVEL_COUNT; level++)
        for (size_t i = 0; i < dossier->finding_count; i++)
            if (dossier->findings[i].level == (Level)level)
                annotate(&planning, &dossier->findings[i]);
    buffer_done(&planning.words);
    sort_annotations(planning.annotations, plan->annotation_count);
    sort_proposals(planning.proposals, plan->proposal_count);
    plan->annotations = planning.annotations;
    plan->proposals = planning.proposals;
    return (!planning.failed && !arena_failed(plan->arena)) || error_memory(err);
}

void annotation_plan_done(AnnotationPlan *plan)
{
    arena_free(plan->arena);
    *plan = (AnnotationPlan){ 0 };
}
