/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/item.h"

static uint32_t bit(DocumentKind kind)
{
    return UINT32_C(1) << kind;
}

bool kind_is_among(DocumentKind kind, uint32_t kinds)
{
    if (kinds == 0 || kind == KIND_OTHER || (kinds & bit(kind)))
        return true;
    uint32_t contract = bit(KIND_CCAP) | bit(KIND_CCTP) | bit(KIND_CCP);
    switch (kind) {
    case KIND_CCP:
        return (kinds & contract) != 0;
    case KIND_CCAP:
    case KIND_CCTP:
        return (kinds & bit(KIND_CCP)) != 0;
    case KIND_CONCESSION:
        return (kinds & contract) != 0;
    default:
        return false;
    }
}

Span source_span(const Source *source)
{
    return (Span){ 0, (uint32_t)text_length(source->text) };
}

Span passage_scope(const Source *source, const Passage *passage, Scope within)
{
    if (within == SCOPE_LINE)
        return text_line_at(source->text, passage->line)->span;
    if (within == SCOPE_ARTICLE) {
        uint32_t first, end;
        text_article_lines(source->text, passage->article, &first, &end);
        if (end > first)
            return (Span){ text_line_at(source->text, first)->span.start,
                           text_line_at(source->text, end - 1)->span.end };
    }
    return passage->span;
}

/* The places an item looks at around its anchor: its scope, and the lead-in of the
 * line. */
typedef struct Around {
    Span scope, lead;
} Around;

static Around look_around(const Source *source, const Item *item,
                          const Passage *passage)
{
    return (Around){ passage_scope(source, passage, item->within), passage->lead };
}

static bool is_around(const Source *source, PatternId id, const Around *around)
{
    return pattern_is_within(source, id, around->scope) ||
           (around->lead.end > around->lead.start &&
            pattern_is_within(source, id, around->lead));
}

static bool is_holding(const Source *source, const Item *item, Span match)
{
    Passage passage = passage_at(source, match);
    const Line *line = text_line_at(source->text, passage.line);
    if (!line_is_counting(line) || (item->heading && !passage.in_title))
        return false;
    if (!passage_is_under(source, passage.article, item->under, item->not_under))
        return false;
    if (item->all_count <= 1 && item->none_count == 0 && item->refers == PATTERN_NONE)
        return true;
    Around around = look_around(source, item, &passage);
    for (size_t i = 1; i < item->all_count; i++)
        if (!is_around(source, item->all[i], &around))
            return false;
    for (size_t i = 0; i < item->none_count; i++)
        if (is_around(source, item->none[i], &around))
            return false;
    return item->refers == PATTERN_NONE ||
           reference_is_about(source, around.scope, item->refers);
}

/* False when the item holds nowhere on the line, whatever its anchor matches there:
 * spares the matching. */
static bool may_hold(const Source *source, const Item *item, uint32_t number)
{
    const Line *line = text_line_at(source->text, number);
    if (!line_is_counting(line) || (item->heading && line->kind != BLOCK_HEADING))
        return false;
    Passage whole = { .line = number, .span = line->span, .article = line->article };
    if (line->lead != LINE_NONE)
        whole.lead = text_line_at(source->text, line->lead)->span;
    Around around = look_around(source, item, &whole);
    for (size_t i = 1; i < item->all_count; i++)
        if (!matches_may_have(source->matches, item->all[i], around.scope) &&
            !matches_may_have(source->matches, item->all[i], around.lead))
            return false;
    return passage_is_under(source, line->article, item->under, item->not_under);
}

typedef struct BlankLook {
    const Source *source;
    const Item *item;
    ItemVisitor see;
    void *user;
} BlankLook;

static bool see_blank(Span match, void *user)
{
    const BlankLook *look = user;
    return is_holding(look->source, look->item, match) &&
           look->see(look->item, match, look->user);
}

bool item_visit(const Source *source, const Item *item, Span within, ItemVisitor see,
                void *user)
{
    if (!kind_is_among(source->kind, item->kinds))
        return false;
    if (item->from == FROM_BLANKS) {
        BlankLook look = { source, item, see, user };
        return turn_visit(source, TURN_BLANK, within, see_blank, &look);
    }
    if (item->all_count == 0)
        return false;
    MatchWalk walk = match_walk(source->matches, item->all[0], within);
    while (match_walk_line(&walk)) {
        Span match;
        if (!may_hold(source, item, walk.line))
            continue;
        while (match_walk_next(&walk, &match))
            if (is_holding(source, item, match) && see(item, match, user))
                return true;
    }
    return false;
}

bool items_visit(const Source *source, ItemList list, Span within, ItemVisitor see,
                 void *user)
{
    for (size_t i = 0; i < list.count; i++)
        if (item_visit(source, &list.items[i], within, see, user))
            return true;
    return false;
}

static bool keep(const Item *item, Span match, void *user)
{
    (void)item;
    if (user)
        *(Span *)user = match;
    return true;
}

bool item_holds(const Source *source, const Item *item, Span within, Span *match)
{
    return item_visit(source, item, within, keep, match);
}

bool items_hold(const Source *source, ItemList list, Span within, Span *match)
{
    return items_visit(source, list, within, keep, match);
}
