/* SPDX-License-Identifier: Apache-2.0 */
/* kind.c - what a document is, by its name, else by its first pages.
 *
 * The name comes first: buyers call their files RC, CCAP, AE.  A name that says nothing
 * leaves the word to the titles: the one that stands first decides, for a règlement
 * names the other documents further down. */
#include "base/file.h"
#include "base/unicode.h"
#include "finding/facts_build.h"
#include "text/fold.h"

#include <string.h>

enum { FIRST_PAGES = 4000, LONGEST_NAME = 4096 };

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

const char *name_fold(const char *path, Arena *arena)
{
    const char *base = path_base(path), *dot = strrchr(base, '.');
    size_t length = dot && dot != base ? (size_t)(dot - base) : strlen(base);
    Buffer words, folded;
    buffer_init(&words, LONGEST_NAME);
    buffer_init(&folded, LONGEST_NAME);
    for (size_t i = 0; i < length; i++) {
        /* "ActeEngagement" */
        if (i && is_upper(base[i]) && base[i - 1] >= 'a' && base[i - 1] <= 'z')
            buffer_add_char(&words, ' ');
        buffer_add_char(&words, strchr("_-.,()+[]", base[i]) ? ' ' : base[i]);
    }
    fold_text(buffer_string(&words), words.length, 0, &folded, NULL);
    const char *start = buffer_string(&folded);
    size_t count = folded.length;
    while (count && *start == ' ')
        start++, count--;
    while (count && start[count - 1] == ' ')
        count--;
    const char *result = arena_copy(arena, start, count);
    buffer_done(&words);
    buffer_done(&folded);
    return result;
}

static bool is_named(const Pack *pack, const KindRule *rule, const char *name,
                     MatchScratch *scratch)
{
    for (size_t i = 0; i < rule->name_count; i++) {
        Span found;
        Pattern *pattern = matcher_pattern_at(pack_matcher(pack), rule->names[i]);
        if (pattern_seek(pattern, scratch, name, strlen(name), 0, &found) == 1)
            return true;
    }
    return false;
}

/* Where a title of the kind first stands; UINT32_MAX when nowhere. */
static uint32_t first_title(const DossierDocument *document, const KindRule *rule)
{
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < rule->title_count; i++) {
        Span found;
        if (matches_first(document->matches, rule->titles[i], (Span){ 0, FIRST_PAGES },
                          &found) &&
            found.start < first)
            first = found.start;
    }
    return first;
}

static DocumentKind kind_of(const Pack *pack, const DossierDocument *document,
                            const char *name, MatchScratch *scratch)
{
    DocumentKind kind = KIND_OTHER;
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < pack_kind_count(pack); i++)
        if (!pack_kind_at(pack, i)->yields &&
            is_named(pack, pack_kind_at(pack, i), name, scratch))
            return pack_kind_at(pack, i)->kind;
    for (size_t i = 0; i < pack_kind_count(pack); i++) {
        if (pack_kind_at(pack, i)->yields)
            continue;
        uint32_t start = first_title(document, pack_kind_at(pack, i));
        if (start < first) {
            first = start;
            kind = pack_kind_at(pack, i)->kind;
        }
    }
    return kind;
}

static bool looks_like(const Dossier *dossier, size_t index, const KindRule *rule,
                       const char *name, MatchScratch *scratch)
{
    const DossierDocument *document = dossier_document_at(dossier, index);
    return is_named(dossier_pack(dossier), rule, name, scratch) ||
           first_title(document, rule) != UINT32_MAX;
}

/* The deliberation that adopts a scheme is one where it stands alone, and goes with the
 * scheme where that is another document. */
static void yield_kind(Dossier *dossier, const KindRule *rule, MatchScratch *scratch)
{
    size_t count = dossier_document_count(dossier), plain = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            const DossierDocument *document = dossier_document_at(dossier, i);
            if (document->kind != rule->kind || document->kind_given)
                continue;
            const char *name = name_fold(document->name, dossier_arena(dossier));
            bool yields = name && looks_like(dossier, i, rule, name, scratch);
            if (pass == 0)
                plain += !yields;
            else if (yields && plain > 0)
                dossier_set_kind(dossier, i, rule->beside, false);
        }
}

void kinds_find(Dossier *dossier, MatchScratch *scratch)
{
    for (size_t i = 0; i < dossier_document_count(dossier); i++) {
        const DossierDocument *document = dossier_document_at(dossier, i);
        const char *name = name_fold(document->name, dossier_arena(dossier));
        if (!document->kind_given && name)
            dossier_set_kind(dossier, i,
                             kind_of(dossier_pack(dossier), document, name, scratch),
                             false);
    }
    const Pack *pack = dossier_pack(dossier);
    for (size_t i = 0; i < pack_kind_count(pack); i++)
        if (pack_kind_at(pack, i)->yields)
            yield_kind(dossier, pack_kind_at(pack, i), scratch);
}
