/* SPDX-License-Identifier: Apache-2.0 */
/* facts_zone.c - which lines speak for the contract as a whole. */
#include "finding/facts_build.h"

#include <string.h>

enum {
    TITLE_BYTES = 900, /* of the cover, at most */
    OBJECT_LINES = 8,  /* under a title "Objet" */
};

bool marks_visit(const FactFinder *finder, const Source *source, const char *fact,
                 const char *value, Span within, ItemVisitor see, void *user)
{
    for (size_t i = 0; i < pack_fact_count(finder->pack); i++) {
        const FactValue *mark = pack_fact_at(finder->pack, i);
        if (strcmp(mark->fact, fact) == 0 && strcmp(mark->value, value) == 0 &&
            items_visit(source, mark->any, within, see, user))
            return true;
    }
    return false;
}

static bool stop(const Item *item, Span match, void *user)
{
    (void)item;
    (void)match;
    (void)user;
    return true;
}

bool marks_hold(const FactFinder *finder, const Source *source, const char *fact,
                const char *value, Span within)
{
    return marks_visit(finder, source, fact, value, within, stop, NULL);
}

static void lift(uint8_t *mark, Zone zone)
{
    if (zone_of(*mark) < zone)
        *mark = (uint8_t)(zone | (*mark & ZONE_IS_LOT));
}

/* The cover: what stands before the first numbered article. */
static void mark_title(const Source *source, uint8_t *zones, size_t count)
{
    const Document *document = text_document(source->text);
    for (uint32_t i = 0; i < count; i++) {
        const Line *line = text_line_at(source->text, i);
        if (!line_is_counting(line))
            continue;
        const Article *article = document_article_at(document, line->article);
        if (line->span.end > TITLE_BYTES || (article && *article->number))
            return;
        lift(&zones[i], ZONE_TITLE);
    }
}

typedef struct Marking {
    const Source *source;
    uint8_t *zones;
} Marking;

static bool mark_object_line(const Item *item, Span match, void *user)
{
    Marking *marking = user;
    uint32_t line = text_line_of(marking->source->text, match.start);
    (void)item;
    lift(&marking->zones[line], ZONE_OBJECT);
    return false;
}

static bool mark_object_article(const Item *item, Span match, void *user)
{
    Marking *marking = user;
    const Text *text = marking->source->text;
    const Line *heading = text_line_at(text, text_line_of(text, match.start));
    uint32_t first, end;
    (void)item;
    if (heading->kind != BLOCK_HEADING)
        return false;
    article_body(marking->source, heading->article, &first, &end);
    for (uint32_t i = first; i < end && i < first + OBJECT_LINES; i++)
        lift(&marking->zones[i], ZONE_OBJECT);
    return false;
}

static bool mark_lot_line(const Item *item, Span match, void *user)
{
    Marking *marking = user;
    uint32_t number = text_line_of(marking->source->text, match.start);
    (void)item;
    lift(&marking->zones[number], ZONE_LOTS);
    marking->zones[number] |= ZONE_IS_LOT;
    return false;
}

/* The rows of a table whose header names lots. */
static bool mark_lot_table(const Item *item, Span match, void *user)
{
    Marking *marking = user;
    const Text *text = marking->source->text;
    uint32_t number = text_line_of(text, match.start);
    const Line *header = text_line_at(text, number);
    (void)item;
    if (!header->is_row || header->row != 0)
        return false;
    for (uint32_t i = number + 1; i < text_line_count(text); i++) {
        const Line *line = text_line_at(text, i);
        if (line->table != header->table)
            break;
        lift(&marking->zones[i], ZONE_LOTS);
        marking->zones[i] |= ZONE_IS_LOT;
    }
    return false;
}

const uint8_t *zones_find(const FactFinder *finder, const Source *source)
{
    size_t count = text_line_count(source->text);
    Span whole = source_span(source);
    uint8_t *zones = arena_alloc(finder->arena, count + 1);
    if (!zones)
        return NULL;
    Marking marking = { source, zones };
    for (uint32_t i = 0; i < count; i++)
        if (text_line_at(source->text, i)->kind == BLOCK_HEADING)
            zones[i] = ZONE_HEADING;
    marks_visit(finder, source, "lots", "ligne", whole, mark_lot_line, &marking);
    marks_visit(finder, source, "lots", "entete", whole, mark_lot_table, &marking);
    marks_visit(finder, source, "objet", "ligne", whole, mark_object_line, &marking);
    marks_visit(finder, source, "objet", "titre", whole, mark_object_article, &marking);
    mark_title(source, zones, count);
    return zones;
}
