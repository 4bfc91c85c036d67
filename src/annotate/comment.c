/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/comment.h"

#include "report/advice.h"
#include "report/choice.h"
#include "report/clause_home.h"
#include "report/remark.h"
#include "report/text_parts.h"
#include "report/words.h"

#include <string.h>

enum { CITE = 240 };

/* A comment on its way. */
typedef struct Comment {
    TextReport text;
    WriterOptions writer;
    const ReportFinding *finding;
    bool french;
} Comment;

static void open_comment(Comment *comment, const CommentContext *context,
                         const ReportFinding *finding, Buffer *out)
{
    *comment = (Comment){ .finding = finding };
    comment->writer.language = context->options->language;
    comment->french = comment->writer.language == LANGUAGE_FR;
    comment->text.report = context->report;
    comment->text.dossier = context->dossier;
    comment->text.options = &comment->writer;
    RemarkContext remark = { context->report, context->dossier, &comment->writer };
    remark_add_title(out, &remark, finding);
    buffer_add_char(out, '\n');
    page_init(&comment->text.page, out, &comment->writer);
    page_open(&comment->text.page, 0, 0);
}

/* Ends a paragraph, if it has words. */
static void end_line(Comment *comment)
{
    if (comment->text.page.words.length)
        page_close(&comment->text.page);
    page_open(&comment->text.page, 0, 0);
}

static void close_comment(Comment *comment, Buffer *out)
{
    Error err = { 0 };
    end_line(comment);
    out->failed = !page_done(&comment->text.page, &err) || out->failed;
    while (out->length && out->bytes[out->length - 1] == '\n')
        buffer_cut(out, out->length - 1);
}

static void add_colon(Comment *comment)
{
    page_words(&comment->text.page, comment->french ? " : " : ": ");
}

static void add_ground(Comment *comment)
{
    Page *page = &comment->text.page;
    ChosenGround ground = choose_ground(comment->text.report, comment->text.dossier,
                                        comment->finding, page->language);
    if (!*ground.words)
        return;
    page_say(page, "Fondement : ", "Ground: ");
    page_words(page, ground.words);
    page_words(page, ".");
    end_line(comment);
}

static void add_clause(Comment *comment)
{
    const char *clause =
        wording_in(comment->finding->clause, comment->text.page.language);
    if (*clause)
        page_text(&comment->text.page, clause, 0);
    page_open(&comment->text.page, 0, 0);
}

static void add_sentence(Comment *comment, const Wording *said)
{
    page_words(&comment->text.page, wording_in(said, comment->text.page.language));
    end_line(comment);
}

/* What the law asks or will ask, and what would change it. */
static void add_level(Comment *comment)
{
    char day[WORDS_ROOM];
    Page *page = &comment->text.page;
    const ReportFinding *finding = comment->finding;
    const LevelCase *next = finding->next_case;
    if (finding->level_case)
        add_sentence(comment, &finding->level_case->caution);
    if (finding->unknown_case)
        add_sentence(comment, &finding->unknown_case->unknown);
    if (!next || next->level != LEVEL_OBLIGATION)
        return;
    page_format(page,
                comment->french
                    ? "Obligatoire pour les consultations lancées à compter du %s."
                    : "Due for consultations launched from %s on.",
                date_word(next->since, page->language, day));
    end_line(comment);
}

static bool is_beside(const ReportPlace *a, const ReportPlace *b)
{
    return a->document == b->document && strcmp(a->article_path, b->article_path) == 0;
}

static bool is_told(const ReportFinding *finding, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (finding->passages[i].role == EVIDENCE_ELEMENT &&
            strcmp(finding->passages[i].element, finding->passages[index].element) == 0)
            return true;
    return false;
}

/* The elements that were found, and where when it is not here. */
static void add_elements(Comment *comment, const ReportPassage *here)
{
    Page *page = &comment->text.page;
    const ReportFinding *finding = comment->finding;
    bool any = false;
    for (size_t i = 0; i < finding->passage_count; i++) {
        const ReportPassage *passage = &finding->passages[i];
        const char *words =
            passage->role == EVIDENCE_ELEMENT && !is_told(finding, i)
                ? element_word(finding->rule, passage->element, page->language)
                : NULL;
        if (!words)
            continue;
        if (any)
            page_words(page, comment->french ? " ; " : "; ");
        else
            page_say(page, "On y trouve : ", "It brings: ");
        page_words(page, words);
        if (!is_beside(&passage->place, &here->place)) {
            page_words(page, " (");
            text_place(&comment->text, &passage->place);
            page_words(page, ")");
        }
        any = true;
    }
    if (any)
        page_words(page, ".");
    else
        page_say(page, "Ce passage suffit.", "This passage is enough.");
    end_line(comment);
}

static void add_shortfall(Comment *comment, const ReportPassage *passage)
{
    Page *page = &comment->text.page;
    const ReportFinding *finding = comment->finding;
    const char *why = shortfall_word(passage->standing, page->language);
    if (why) {
        page_words(page, why);
        if (*passage->reason) {
            add_colon(comment);
            page_cite(page, passage->reason, "", CITE);
        }
        page_words(page, ". ");
    }
    for (size_t i = 0; i < finding->missing_count; i++) {
        if (i)
            page_words(page, comment->french ? " ; " : "; ");
        else
            page_say(page, "Il manque : ", "Missing: ");
        page_words(page, wording_in(&finding->missing[i]->label, page->language));
    }
    if (finding->missing_count)
        page_words(page, ".");
    end_line(comment);
}

/* The other passage of a contradiction: they come in pairs. */
static const ReportPassage *counterpart(const ReportFinding *finding,
                                        const ReportPassage *passage)
{
    const ItemList *subject = &finding->rule->subject;
    size_t index = (size_t)(passage - finding->passages);
    for (size_t i = 0; i < subject->count; i++)
        if (subject->items[i].from == FROM_CONTRADICTIONS ||
            subject->items[i].from == FROM_DIFFERENCES)
            return (index ^ 1) < finding->passage_count ? &finding->passages[index ^ 1]
                                                        : NULL;
    return NULL;
}

static void add_vigilance(Comment *comment, const ReportPassage *passage)
{
    char room[WORDS_ROOM];
    Page *page = &comment->text.page;
    const ReportPassage *other = counterpart(comment->finding, passage);
    const char *advice = wording_in(&comment->finding->rule->advice, page->language);
    if (passage->notice) {
        page_say(page, "Dans ce fichier : ", "In this file: ");
        page_quote(page, notice_word(passage->notice, page->language, room));
        page_words(page, ".");
        end_line(comment);
    }
    if (other && !other->notice) {
        page_say(page, "L'autre passage : ", "The other passage: ");
        page_cite(page, other->place.quote, other->place.match, CITE);
        page_words(page, " (");
        text_place(&comment->text, &other->place);
        page_words(page, ").");
        end_line(comment);
    }
    if (*advice)
        page_words(page, advice);
    else
        page_say(page, "Revoyez ce passage.", "Review this passage.");
    end_line(comment);
    add_ground(comment);
}

static bool has_clause(const Comment *comment)
{
    return *wording_in(comment->finding->clause, comment->text.page.language);
}

void comment_passage(const CommentContext *context, const ReportFinding *finding,
                     const ReportPassage *passage, Buffer *out)
{
    Comment comment;
    open_comment(&comment, context, finding, out);
    Page *page = &comment.text.page;
    if (finding->rule->kind == RULE_VIGILANCE) {
        add_vigilance(&comment, passage);
    } else if (finding->verdict == VERDICT_MET) {
        add_elements(&comment, passage);
        add_ground(&comment);
    } else if (finding->verdict == VERDICT_EXCLUDED) {
        if (*passage->reason) {
            if (passage_is_unticked(passage))
                page_say(page,
                         "La case n'est pas cochée : ", "The box is not ticked: ");
            else
                page_say(page, "Ce qui l'écarte : ", "What rules it out: ");
            page_cite(page, passage->reason, "", CITE);
            page_words(page, ".");
            end_line(&comment);
        }
        add_ground(&comment);
        add_level(&comment);
        page_words(page, exclusion_word(finding, page->language));
        page_words(page, !has_clause(&comment) ? "."
                         : comment.french      ? " ; clause proposée :"
                                               : "; proposed clause:");
        end_line(&comment);
        add_clause(&comment);
    } else {
        add_shortfall(&comment, passage);
        add_ground(&comment);
        add_level(&comment);
        page_words(page, completion_word(finding, page->language));
        page_words(page, !has_clause(&comment) ? "."
                         : comment.french      ? ", par exemple :"
                                               : ", for instance:");
        end_line(&comment);
        add_clause(&comment);
    }
    close_comment(&comment, out);
}

static void add_near_miss(Comment *comment)
{
    Page *page = &comment->text.page;
    const ReportPassage *near = choose_passage(comment->finding, EVIDENCE_NEAR_MISS);
    if (!near || near->notice)
        return;
    page_format(page,
                comment->french ? "Un passage en parle, mais ne compte pas (%s) : "
                                : "A passage speaks of it, but does not count (%s): ",
                standing_word(near->standing, page->language));
    page_cite(page, near->place.quote, near->place.match, CITE);
    page_words(page, " (");
    text_place(&comment->text, &near->place);
    page_words(page, ").");
    end_line(comment);
}

static void add_kinds(Comment *comment)
{
    Page *page = &comment->text.page;
    char room[WORDS_ROOM];
    const char *homes =
        homes_word(comment->text.dossier, comment->finding->rule, page->language, room);
    if (!*homes)
        return;
    page_format(page,
                comment->french ? "Sa place est dans %s, qui n'est pas dans ce dossier."
                                : "Its place is in %s, which is not in this dossier.",
                homes);
    end_line(comment);
}

static void add_todo(Comment *comment, CommentHome home, bool proposed)
{
    Page *page = &comment->text.page;
    if (comment->finding->unread)
        page_say(page,
                 "Une partie du dossier n'a pas pu être lue : cherchez-y la clause ; à "
                 "défaut, ajoutez-la",
                 "Part of the dossier could not be read: look for the clause there; "
                 "failing that, add it");
    else if (finding_is_elsewhere(comment->text.dossier, comment->finding))
        page_say(page, "Cherchez-y la clause ; à défaut, ajoutez-la",
                 "Look for the clause there; failing that, add it");
    else
        page_say(page, "Ajoutez la clause", "Add the clause");
    if (home == COMMENT_ARTICLE)
        page_say(page, " à cet article", " to this article");
    if (proposed)
        page_say(page,
                 " ; elle est proposée en insertion suivie : remplissez les blancs, "
                 "puis acceptez ou refusez.",
                 "; it is proposed as a tracked insertion: fill in the blanks, then "
                 "accept or reject.");
    else
        page_words(page, !has_clause(comment) ? "."
                         : comment->french    ? " ; clause proposée :"
                                              : "; proposed clause:");
    end_line(comment);
    if (!proposed)
        add_clause(comment);
}

void comment_missing(const CommentContext *context, const ReportFinding *finding,
                     CommentHome home, bool proposed, Buffer *out)
{
    Comment comment;
    open_comment(&comment, context, finding, out);
    add_near_miss(&comment);
    add_ground(&comment);
    add_level(&comment);
    if (home == COMMENT_ELSEWHERE)
        add_kinds(&comment);
    add_todo(&comment, home, proposed);
    close_comment(&comment, out);
}
