/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tally.h"

#include "report/choice.h"
#include "report/clause_home.h"
#include "report/page.h"
#include "report/words.h"

#include <stdio.h>

void tally_add(Tally *tally, const ReportDossier *dossier)
{
    add_verdicts(dossier, RULE_CLAUSE, tally->clauses);
    add_verdicts(dossier, RULE_VIGILANCE, tally->watched);
    tally->failures += dossier->failure_count;
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const ReportFinding *finding = &dossier->findings[i];
        tally->unsure +=
            finding->rule->kind == RULE_CLAUSE && finding_is_unsure(dossier, finding);
    }
}

size_t count_failing(const ReportDossier *dossier)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->finding_count; i++)
        count += report_is_failing(dossier, &dossier->findings[i]);
    return count;
}

void tally_rule(const Report *report, const Rule *rule, size_t counts[VERDICT_COUNT])
{
    for (size_t d = 0; d < report->count; d++)
        for (size_t i = 0; i < report->dossiers[d].finding_count; i++)
            if (report->dossiers[d].findings[i].rule == rule)
                counts[report->dossiers[d].findings[i].verdict]++;
}

const char *tally_word(const Tally *tally, Language language, char *out)
{
    bool french = language == LANGUAGE_FR;
    const size_t *counts = tally->clauses;
    size_t missing = counts[VERDICT_MISSING] - tally->unsure;
    const struct {
        size_t count;
        const char *words;
    } parts[] = {
        { counts[VERDICT_MET],
          french ? plural_fr(counts[VERDICT_MET], "point conforme", "points conformes")
                 : plural(counts[VERDICT_MET], "point met", "points met") },
        { counts[VERDICT_INCOMPLETE], french ? "à compléter" : "incomplete" },
        { counts[VERDICT_EXCLUDED],
          french ? plural_fr(counts[VERDICT_EXCLUDED], "écarté", "écartés")
                 : "excluded" },
        { missing, french ? plural_fr(missing, "manquant", "manquants") : "missing" },
        { tally->unsure, french ? "à vérifier" : "to be checked" },
        { counts[VERDICT_NA], french ? "sans objet" : "not applicable" },
        { tally->watched[VERDICT_INCOMPLETE], french ? "à revoir" : "to review" },
    };
    size_t used = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if ((!i || parts[i].count) && used < WORDS_ROOM)
            used += (size_t)snprintf(out + used, WORDS_ROOM - used,
                                     i ? ", %zu %s" : "%zu %s", parts[i].count,
                                     parts[i].words);
    if (used < WORDS_ROOM)
        snprintf(out + used, WORDS_ROOM - used, ".");
    return out;
}

/* True when some of what fails the run may stand in what was not read. */
static bool is_outcome_unsure(const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (report_is_failing(dossier, &dossier->findings[i]) &&
            finding_is_unsure(dossier, &dossier->findings[i]))
            return true;
    return false;
}

const char *outcome_word(const ReportDossier *dossier, size_t failing,
                         Language language, char *out)
{
    bool french = language == LANGUAGE_FR;
    bool only_law = dossier->fail_on == LEVEL_OBLIGATION;
    if (!failing && only_law)
        return french ? "Aucune obligation n'est en défaut."
                      : "No obligation is unmet.";
    if (!failing)
        return french ? "Rien n'est relevé au niveau demandé."
                      : "Nothing is flagged at the level asked for.";
    const char *words;
    if (only_law && is_outcome_unsure(dossier))
        words = french ? plural_fr(failing, "obligation est à vérifier.",
                                   "obligations sont en défaut ou à vérifier.")
                       : plural(failing, "obligation is to be checked.",
                                "obligations are unmet or to be checked.");
    else if (only_law)
        words = french
                    ? plural_fr(failing, "obligation est en défaut.",
                                "obligations sont en défaut.")
                    : plural(failing, "obligation is unmet.", "obligations are unmet.");
    else
        words = french ? plural_fr(failing, "point est relevé au niveau demandé.",
                                   "points sont relevés au niveau demandé.")
                       : plural(failing, "point is flagged at the level asked for.",
                                "points are flagged at the level asked for.");
    snprintf(out, WORDS_ROOM, "%zu %s", failing, words);
    return out;
}
