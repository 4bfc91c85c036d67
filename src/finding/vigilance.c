/* SPDX-License-Identifier: Apache-2.0 */
/* vigilance.c - from the candidates of a vigilance rule, and from what the reading told
 * of its documents, to a verdict.
 *
 * Every operative passage is evidence by itself: there is nothing to complete it with,
 * and none is better than another. */
#include "finding/vigilance.h"

#include "evidence/item.h"
#include "finding/coherence.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PASSAGES = 200, MOST_NEAR_MISSES = 6 };

typedef struct EvidenceList {
    Evidence *items;
    size_t count, room;
} EvidenceList;

static void add(EvidenceList *list, Evidence evidence)
{
    if (list->count < list->room)
        list->items[list->count++] = evidence;
}

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *one = *(const Candidate *const *)a;
    const Candidate *other = *(const Candidate *const *)b;
    if (one->match.start != other->match.start)
        return one->match.start < other->match.start ? -1 : 1;
    if (one->match.end != other->match.end)
        return one->match.end < other->match.end ? -1 : 1;
    return (one > other) - (one < other);
}

/* An item for some contracts only is silent where their facts are not known. */
static bool is_for_contract(const Watch *watch, const Item *item)
{
    return item->when_count == 0 ||
           facts_hold(watch->facts, dossier_pack(watch->dossier), item->when,
                      item->when_count, watch->date, NULL) == TRUTH_YES;
}

/* The candidates of one document that have the role, in reading order, each passage
 * once. */
static bool add_candidates(const Watch *watch, EvidenceList *list, EvidenceRole role,
                           uint32_t document, size_t most)
{
    const Candidates *candidates = &watch->candidates[document];
    uint32_t end = 0;
    size_t added = 0, count = 0;
    const Candidate **order = malloc((candidates->count + 1) * sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *candidate = &candidates->items[i];
        bool operative = candidate->standing == STANDING_OPERATIVE;
        if (operative == (role == EVIDENCE_SUBJECT) &&
            candidate->standing != STANDING_OTHER_SENSE &&
            is_for_contract(watch, candidate->item))
            order[count++] = candidate;
    }
    qsort(order, count, sizeof *order, compare_candidates);
    for (size_t i = 0; i < count && added < most; i++) {
        if (added && order[i]->passage.start < end)
            continue;
        end = order[i]->passage.end;
        add(list, (Evidence){ .role = role,
                              .standing = order[i]->standing,
                              .element = "",
                              .document = document,
                              .span = order[i]->match,
                              .sentence = order[i]->passage,
                              .reason = order[i]->reason });
        added++;
    }
    free(order);
    return true;
}

static bool is_told(ItemSource from, NoticeKind kind)
{
    switch (from) {
    case FROM_REVISIONS:
        return kind == NOTICE_REVISION;
    case FROM_COMMENTS:
        return kind == NOTICE_COMMENT;
    case FROM_HIDDEN:
        return kind == NOTICE_HIDDEN;
    case FROM_METADATA:
        return kind == NOTICE_METADATA;
    default:
        return false;
    }
}

/* « Service des marchés » is nobody: the item's `none` is asked of the detail told. */
static bool is_harmless(const Source *source, const Item *item, const Notice *notice,
                        Buffer *folded)
{
    Span found;
    buffer_clear(folded);
    fold_text(notice->what, strlen(notice->what), 0, folded, NULL);
    for (size_t i = 0; i < item->none_count; i++) {
        Pattern *pattern =
            matcher_pattern_at(pack_matcher(source->pack), item->none[i]);
        if (pattern_seek(pattern, source->scratch, buffer_string(folded),
                         folded->length, 0, &found) == 1)
            return true;
    }
    return false;
}

static bool is_against(const Watch *watch, const Item *item, uint32_t document,
                       const Notice *notice, Buffer *folded)
{
    const Source *source = &watch->sources[document];
    return is_told(item->from, notice->kind) &&
           kind_is_among(source->kind, item->kinds) && is_for_contract(watch, item) &&
           !is_harmless(source, item, notice, folded);
}

static bool add_notices(const Watch *watch, EvidenceList *list, const Rule *rule,
                        uint32_t index)
{
    enum { MOST_BYTES = 1 << 16 };
    Buffer folded;
    buffer_init(&folded, MOST_BYTES);
    const Document *document = dossier_document_at(watch->dossier, index)->document;
    for (size_t i = 0; i < document_notice_count(document); i++) {
        const Notice *notice = document_notice_at(document, i);
        bool against = false;
        for (size_t j = 0; j < rule->subject.count && !against; j++)
            against =
                is_against(watch, &rule->subject.items[j], index, notice, &folded);
        if (against)
            add(list, (Evidence){ .role = EVIDENCE_SUBJECT,
                                  .standing = STANDING_OPERATIVE,
                                  .element = "",
                                  .document = index,
                                  .notice = notice });
    }
    bool ok = !buffer_failed(&folded);
    buffer_done(&folded);
    return ok;
}

/* Both passages of each contradiction, one after the other. */
static bool add_conflicts(const Watch *watch, EvidenceList *list, const Rule *rule)
{
    enum { MOST_CONFLICTS = 16 };
    Conflict conflicts[MOST_CONFLICTS];
    for (size_t i = 0; i < rule->subject.count; i++) {
        const Item *item = &rule->subject.items[i];
        size_t found = 0;
        if (item->from != FROM_CONTRADICTIONS && item->from != FROM_DIFFERENCES)
            continue;
        if (!coherence_find(dossier_pack(watch->dossier), item, watch->sources,
                            dossier_document_count(watch->dossier), conflicts,
                            MOST_CONFLICTS, &found))
            return false;
        for (size_t j = 0; j < found; j++) {
            add(list, conflicts[j].one);
            add(list, conflicts[j].other);
        }
    }
    return true;
}

bool vigilance_conclude(const Watch *watch, const Rule *rule, Finding *finding)
{
    size_t documents = dossier_document_count(watch->dossier);
    Evidence items[MOST_PASSAGES + MOST_NEAR_MISSES]; /* many, of which few are used */
    EvidenceList list = { .items = items, .room = sizeof items / sizeof *items };
    if (!add_conflicts(watch, &list, rule))
        return false;
    for (uint32_t d = 0; d < documents && list.count < MOST_PASSAGES; d++)
        if (!add_notices(watch, &list, rule, d) ||
            !add_candidates(watch, &list, EVIDENCE_SUBJECT, d,
                            MOST_PASSAGES > list.count ? MOST_PASSAGES - list.count
                                                       : 0))
            return false;
    finding->verdict = list.count ? VERDICT_INCOMPLETE : VERDICT_MET;
    size_t found = list.count;
    for (uint32_t d = 0; d < documents && list.count < found + MOST_NEAR_MISSES; d++)
        if (!add_candidates(watch, &list, EVIDENCE_NEAR_MISS, d,
                            found + MOST_NEAR_MISSES - list.count))
            return false;
    finding->evidence = arena_keep(dossier_arena(watch->dossier), list.items,
                                   list.count * sizeof *list.items);
    finding->evidence_count = list.count;
    return finding->evidence != NULL;
}
