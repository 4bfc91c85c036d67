/* SPDX-License-Identifier: Apache-2.0 */
#include "report/clause_home.h"

#include "report/choice.h"
#include "report/words.h"

#include <stdio.h>
#include <string.h>

/* How many findings rest on a passage of the document. */
static size_t count_resting_on(const ReportDossier *dossier, size_t document)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const ReportPassage *subject =
            choose_passage(&dossier->findings[i], EVIDENCE_SUBJECT);
        count += subject && !subject->notice && subject->place.document == document;
    }
    return count;
}

/* Of several documents of that kind the one that already says most; NULL. */
static const ReportDocument *document_of_kind(const ReportDossier *dossier,
                                              DocumentKind kind)
{
    const ReportDocument *home = NULL;
    size_t most = 0;
    for (size_t i = 0; i < dossier->document_count; i++) {
        if (dossier->documents[i].kind != kind)
            continue;
        size_t count = count_resting_on(dossier, i);
        if (!home || count > most) {
            home = &dossier->documents[i];
            most = count;
        }
    }
    return home;
}

const ReportDocument *choose_home(const ReportDossier *dossier, const Rule *rule)
{
    for (size_t i = 0; i < rule->home_count; i++) {
        const ReportDocument *home = document_of_kind(dossier, rule->homes[i]);
        if (home)
            return home;
    }
    return NULL;
}

uint32_t possible_homes(const ReportDossier *dossier, const Rule *rule)
{
    uint32_t kinds = rule->place;
    if (dossier_has_nature(dossier, "marche"))
        kinds &= ~(1u << KIND_CONCESSION | 1u << KIND_SPASER);
    return kinds;
}

const char *homes_word(const ReportDossier *dossier, const Rule *rule,
                       Language language, char *out)
{
    static const Wording words[KIND_COUNT] = {
        [KIND_RC] = { { "le RC", "the RC" } },
        [KIND_CCAP] = { { "le CCAP", "the CCAP" } },
        [KIND_CCP] = { { "le CCP", "the CCP" } },
        [KIND_CCTP] = { { "le CCTP", "the CCTP" } },
        [KIND_AE] = { { "l'AE", "the AE" } },
        [KIND_AAPC] = { { "l'AAPC", "the AAPC" } },
        [KIND_CONCESSION] = { { "le contrat de concession",
                                "the concession contract" } },
        [KIND_SPASER] = { { "le SPASER", "the SPASER" } },
        [KIND_ANNEXE] = { { "une annexe", "an annex" } },
        [KIND_FORM] = { { "un formulaire", "a form" } },
        [KIND_OTHER] = { { "une autre pièce", "another document" } },
    };
    uint32_t kinds = possible_homes(dossier, rule);
    const char *separator = "";
    size_t used = 0;
    *out = '\0';
    for (int kind = 0; kind < KIND_COUNT && used < WORDS_ROOM; kind++) {
        if (!(kinds >> kind & 1))
            continue;
        used += (size_t)snprintf(out + used, WORDS_ROOM - used, "%s%s", separator,
                                 wording_in(&words[kind], language));
        uint32_t rest = kinds & ~((UINT32_C(2) << kind) - 1);
        separator = rest & (rest - 1)         ? ", "
                    : language == LANGUAGE_FR ? " ou "
                                              : " or ";
    }
    return out;
}

bool finding_is_elsewhere(const ReportDossier *dossier, const ReportFinding *finding)
{
    return finding->verdict == VERDICT_MISSING &&
           possible_homes(dossier, finding->rule) != 0 &&
           !choose_home(dossier, finding->rule);
}

static bool is_named(const Rule *rule, const char *id)
{
    for (size_t i = 0; i < rule->subject.count; i++)
        for (size_t j = 0; j < rule->subject.items[i].rule_count; j++)
            if (strcmp(rule->subject.items[i].rules[j], id) == 0)
                return true;
    return false;
}

/* A rule that looks at the verdicts of others knows no more than they do. */
static bool rests_on_elsewhere(const ReportDossier *dossier, const Rule *rule)
{
    for (size_t i = 0; rule_is_derived(rule) && i < dossier->finding_count; i++)
        if (is_named(rule, dossier->findings[i].rule->id) &&
            finding_is_elsewhere(dossier, &dossier->findings[i]))
            return true;
    return false;
}

bool finding_is_unsure(const ReportDossier *dossier, const ReportFinding *finding)
{
    return finding->verdict == VERDICT_MISSING &&
           (finding->unread || finding_is_elsewhere(dossier, finding) ||
            rests_on_elsewhere(dossier, finding->rule));
}
