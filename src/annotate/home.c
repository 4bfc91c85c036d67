/* SPDX-License-Identifier: Apache-2.0 */
#include "annotate/home.h"

#include "document/numbers.h"
#include "report/choice.h"
#include "report/clause_home.h"
#include "text/fold.h"

#include <stdint.h>
#include <string.h>

uint32_t home_document(const ReportDossier *dossier, const Rule *rule, bool *is_right)
{
    const ReportDocument *home = choose_home(dossier, rule);
    *is_right = home != NULL;
    return home ? (uint32_t)(home - dossier->documents) : 0;
}

/* --- The article --- */

enum { WORDS_MOST = 24, WORD_LEAST = 4, STEM = 6 };

/* The words of a title that mean something, as stretches of its folded form. */
typedef struct TitleWords {
    Buffer folded;
    size_t starts[WORDS_MOST], lengths[WORDS_MOST], count;
} TitleWords;

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void title_words_init(TitleWords *words, const char *title)
{
    words->count = 0;
    buffer_init(&words->folded, 1 << 16);
    fold_text(title, strlen(title), 0, &words->folded, NULL);
    const char *text = buffer_string(&words->folded);
    for (size_t at = 0; text[at] && words->count < WORDS_MOST;) {
        size_t length = 0;
        while (is_letter(text[at + length]))
            length++;
        if (length >= WORD_LEAST) {
            words->starts[words->count] = at;
            words->lengths[words->count++] = length < STEM ? length : STEM;
        }
        at += length + !length;
    }
}

/* A title that could not be folded fails the arena. */
static void title_words_done(TitleWords *words, Arena *arena)
{
    if (buffer_failed(&words->folded))
        arena_fail(arena);
    buffer_done(&words->folded);
}

/* Words are the same by their first letters: « groupement », « groupements ». */
static bool has_word(const TitleWords *words, const TitleWords *other, size_t index)
{
    const char *text = buffer_string(&words->folded);
    const char *wanted = buffer_string(&other->folded) + other->starts[index];
    for (size_t i = 0; i < words->count; i++) {
        size_t a = words->lengths[i], b = other->lengths[index];
        size_t least = a < b ? a : b, most = a < b ? b : a;
        if (most - least <= 1 && memcmp(text + words->starts[i], wanted, least) == 0)
            return true;
    }
    return false;
}

/* How well a heading says what `wanted` says, in thousandths: the words they share
 * among those of both; 0 unless more than half of the wanted ones are there. */
static unsigned likeness(const TitleWords *wanted, const char *title, Arena *arena)
{
    TitleWords words;
    size_t shared = 0;
    title_words_init(&words, title);
    for (size_t i = 0; i < wanted->count; i++)
        shared += has_word(&words, wanted, i);
    unsigned score = 0;
    if (shared * 2 > wanted->count)
        score = (unsigned)(1000 * shared / (wanted->count + words.count - shared + 1));
    title_words_done(&words, arena);
    return score;
}

static uint32_t article_by_title(const Document *document, const char *title,
                                 Arena *arena)
{
    uint32_t best = 0;
    unsigned most = 0;
    TitleWords wanted;
    title_words_init(&wanted, title);
    for (uint32_t i = 1; wanted.count && i < document_article_count(document); i++) {
        unsigned score =
            likeness(&wanted, document_article_at(document, i)->title, arena);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    title_words_done(&wanted, arena);
    return best;
}

static uint32_t article_of_passage(const ReportPassage *passage, uint32_t index,
                                   const Document *document)
{
    const ReportPlace *place = &passage->place;
    if (passage->notice || place->document != index ||
        place->block >= document_block_count(document) ||
        document_block_at(document, place->block)->stream != STREAM_BODY)
        return 0;
    return document_article_of(document, place->block);
}

static bool is_family(const Rule *a, const Rule *b)
{
    size_t length = strcspn(a->id, "/");
    return strncmp(a->id, b->id, length + 1) == 0;
}

static uint32_t article_of_family(const ReportDossier *dossier, const Rule *rule,
                                  uint32_t index, const Document *document)
{
    uint32_t article = 0;
    for (size_t i = 0; !article && i < dossier->finding_count; i++) {
        const ReportFinding *other = &dossier->findings[i];
        if (other->rule->kind != RULE_CLAUSE || !is_family(rule, other->rule) ||
            (other->verdict != VERDICT_MET && other->verdict != VERDICT_INCOMPLETE))
            continue;
        const ReportPassage *passage = choose_passage(other, EVIDENCE_SUBJECT);
        if (passage)
            article = article_of_passage(passage, index, document);
    }
    return article;
}

uint32_t home_article(const ReportDossier *dossier, const ReportFinding *finding,
                      uint32_t index, const Document *document, Arena *arena)
{
    uint32_t article = article_by_title(document, finding->rule->place_title, arena);
    const ReportPassage *near = choose_passage(finding, EVIDENCE_NEAR_MISS);
    if (!article && near)
        article = article_of_passage(near, index, document);
    if (!article)
        article = article_of_family(dossier, finding->rule, index, document);
    return article;
}

/* --- The look of a new article --- */

static bool is_shown(const Block *block)
{
    return block->stream == STREAM_BODY && block_shows(block, RUN_UNSEEN);
}

static uint32_t last_shown(const Document *document, uint32_t first, uint32_t end)
{
    for (uint32_t i = end; i-- > first;)
        if (is_shown(document_block_at(document, i)))
            return i;
    return BLOCK_NONE;
}

uint32_t home_end(const Document *document)
{
    return last_shown(document, 0, (uint32_t)document_block_count(document));
}

/* A paragraph of running text before `end`, the nearest one. */
static uint32_t find_body(const Document *document, uint32_t end)
{
    for (uint32_t i = end; i-- > 0;) {
        const Block *block = document_block_at(document, i);
        if (is_shown(block) && block->kind == BLOCK_PARAGRAPH && !block->table &&
            !block->level && !block->all_bold)
            return i;
    }
    return BLOCK_NONE;
}

/* The last article with that parent; 0. */
static uint32_t last_child(const Document *document, uint32_t parent)
{
    for (uint32_t i = (uint32_t)document_article_count(document); i-- > 1;)
        if (document_article_at(document, i)->parent == parent)
            return i;
    return 0;
}

static bool is_plain_number(const HeadingNumber *number)
{
    return number->family == FAMILY_ARABIC &&
           (number->word == WORD_NONE || number->word == WORD_ARTICLE ||
            number->word == WORD_PARAGRAPH);
}

/* True when an article can be followed by one more of its kind: its heading is a
 * heading, its number, if any, can be counted on. */
static bool can_go_on(const Document *document, uint32_t article)
{
    HeadingNumber number;
    uint32_t heading = document_article_at(document, article)->heading;
    if (heading == BLOCK_NONE)
        return false;
    const Block *block = document_block_at(document, heading);
    if (block->kind != BLOCK_HEADING || block->table)
        return false;
    if (*block->label)
        return number_read_label(block->label, &number) && is_plain_number(&number);
    return !number_read(block->text, block->length, &number) ||
           is_plain_number(&number);
}

/* What stands before the title in a typed heading, its last number `more` higher. */
static const char *next_prefix(const Block *block, uint32_t more, Arena *arena)
{
    HeadingNumber number;
    if (*block->label || !number_read(block->text, block->length, &number) ||
        number.title > block->length)
        return "";
    size_t end = number.end;
    while (end > number.start &&
           (block->text[end - 1] < '0' || block->text[end - 1] > '9'))
        end--;
    size_t start = end;
    while (start > number.start && block->text[start - 1] >= '0' &&
           block->text[start - 1] <= '9')
        start--;
    return arena_printf(arena, "%.*s%u%.*s", (int)start, block->text,
                        number.parts[number.depth - 1] + more,
                        (int)(number.title - end), block->text + end);
}

/* The last top article that can be followed by another: what comes behind it (annexes,
 * signatures) is no article. */
static uint32_t last_numbered(const Document *document)
{
    for (uint32_t i = (uint32_t)document_article_count(document); i-- > 1;) {
        const Article *article = document_article_at(document, i);
        if (!article->parent && *article->number && can_go_on(document, i))
            return i;
    }
    return 0;
}

HomeLook home_look(const Document *document, uint32_t article, uint32_t before,
                   Arena *arena)
{
    HomeLook look = { .heading_like = BLOCK_NONE, .prefix = "" };
    uint32_t model = 0, around = article;
    if (!article) {
        model = around = last_numbered(document);
    } else if ((model = last_child(document, article)) != 0) {
        if (!can_go_on(document, model))
            model = 0;
    } else if (last_child(document, document_article_at(document, article)->parent) ==
                   article &&
               can_go_on(document, article)) {
        model = article;
    }
    look.after = home_end(document);
    if (around) {
        const Article *home = document_article_at(document, around);
        uint32_t last = last_shown(document, home->first, home->end);
        look.after = last != BLOCK_NONE ? last : home->heading;
    }
    if (look.after != BLOCK_NONE)
        look.body_like = find_body(document, look.after + 1);
    else
        look.body_like = BLOCK_NONE;
    if (model) {
        look.heading_like = document_article_at(document, model)->heading;
        look.prefix = next_prefix(document_block_at(document, look.heading_like),
                                  before + 1, arena);
    }
    return look;
}
