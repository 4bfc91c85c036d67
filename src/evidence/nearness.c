/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/nearness.h"
#include "evidence/item.h"
#include "evidence/polarity.h"

typedef struct Look {
    const Source *source;
    const Rule *rule;
    const Element *element;
    Span found;
} Look;

/* An element is worth something only where its own words hold: not negated, not quoted,
 * not softened, not in another sense. */
static bool see(const Item *item, Span match, void *user)
{
    Look *look = user;
    const Source *source = look->source;
    Passage passage = passage_at(source, match);
    Span reason;
    if (items_hold(source, look->element->ignore, passage.span, &reason))
        return false;
    if (!item->settled) {
        Standing telling = telling_of(source, &passage, &reason);
        if (telling == STANDING_QUOTATION || telling == STANDING_DEFINITION ||
            telling == STANDING_INSTRUCTION || telling == STANDING_FUTURE)
            return false;
        Answer answer = answer_of_boxes(source, &passage, match, &reason);
        if (answer == ANSWER_NO)
            return false;
        if (is_negated(source, &passage, match, &reason))
            return false;
        if (look->rule->kind == RULE_CLAUSE && look->rule->binding &&
            is_softened(source, &passage, match, &reason))
            return false;
    }
    look->found = match;
    return true;
}

static bool find_within(const Source *source, const Rule *rule, const Element *element,
                        Span within, Span *found)
{
    Look look = { source, rule, element, { 0, 0 } };
    if (within.end <= within.start ||
        !items_visit(source, element->any, within, see, &look))
        return false;
    *found = look.found;
    return true;
}

static Span article_span(const Source *source, uint32_t article)
{
    uint32_t first, end;
    text_article_lines(source->text, article, &first, &end);
    if (end <= first)
        return (Span){ 0, 0 };
    return (Span){ text_line_at(source->text, first)->span.start,
                   text_line_at(source->text, end - 1)->span.end };
}

/* An article reaches to the article around it: 4.1 says the principle, 4.3 the control.
 */
static bool find_in_article(const Source *source, const Rule *rule,
                            const Element *element, uint32_t article, Span *found)
{
    if (find_within(source, rule, element, article_span(source, article), found))
        return true;
    if (article == 0)
        return false;
    const Article *own = document_article_at(text_document(source->text), article);
    return own->parent != 0 && own->level > 1 &&
           find_within(source, rule, element, article_span(source, own->parent), found);
}

bool element_find(const Source *source, const Rule *rule, const Element *element,
                  const Candidate *candidate, Span *found)
{
    Passage passage = passage_at(source, candidate->match);
    if (find_within(source, rule, element, candidate->passage, found) ||
        find_within(source, rule, element, passage.lead, found))
        return true;
    switch (element->within) {
    case SCOPE_SENTENCE:
        return false;
    case SCOPE_LINE:
        return find_within(source, rule, element,
                           text_line_at(source->text, candidate->line)->span, found);
    case SCOPE_ARTICLE:
        return find_in_article(source, rule, element, candidate->article, found);
    default:
        return element_find_anywhere(source, rule, element, found);
    }
}

bool element_find_anywhere(const Source *source, const Rule *rule,
                           const Element *element, Span *found)
{
    return find_within(source, rule, element, source_span(source), found);
}
