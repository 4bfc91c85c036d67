/* SPDX-License-Identifier: Apache-2.0 */
#include "report/advice.h"

#include "report/clause_home.h"
#include "report/words.h"

#include <stdio.h>

const char *exclusion_word(const ReportFinding *finding, Language language)
{
    static const Wording keep = {
        { "Revenez sur cette exclusion, ou gardez-en la raison au dossier",
          "Reconsider this exclusion, or keep its reason on file" }
    };
    static const Wording mend = { { "Revenez sur cette exclusion",
                                    "Withdraw this exclusion" } };
    const LevelCase *level = finding->level_case;
    bool bound = level && level->level == LEVEL_OBLIGATION && !level->justifiable;
    return wording_in(bound ? &mend : &keep, language);
}

const char *completion_word(const ReportFinding *finding, Language language)
{
    static const Wording passage = { { "Complétez ce passage",
                                       "Complete this passage" } };
    static const Wording step = {
        { "Voyez si ce qui manque convient à ce contrat",
          "See whether what is missing suits this contract" }
    };
    return wording_in(rule_is_derived(finding->rule) ? &step : &passage, language);
}

/* Where to look, in a dossier that lacks the documents where the clause belongs. */
static const char *search_word(const ReportDossier *dossier, const Rule *rule,
                               Language language, char *out)
{
    char homes[WORDS_ROOM];
    snprintf(
        out, ADVICE_ROOM,
        language == LANGUAGE_FR
            ? "À chercher dans %s, qui n'est pas parmi ces pièces ; à défaut, "
              "ajoutez la clause"
            : "To be looked for in %s, which is not among these documents; failing "
              "that, add the clause",
        homes_word(dossier, rule, language, homes));
    return out;
}

static const char *addition_word(const ReportDossier *dossier,
                                 const ReportFinding *finding, Language language,
                                 char *out)
{
    static const Wording unread = {
        { "Cherchez-la dans ce qui n'a pas été lu ; à défaut, ajoutez-la",
          "Look for it in what was not read; failing that, add it" }
    };
    static const Wording absent = {
        { "À chercher dans les pièces qui ne sont pas ici ; à défaut, ajoutez la "
          "clause",
          "To be looked for in the documents that are not here; failing that, add the "
          "clause" }
    };
    static const Wording add = { { "Ajoutez la clause", "Add the clause" } };
    if (finding->unread)
        return wording_in(&unread, language);
    if (finding_is_elsewhere(dossier, finding))
        return search_word(dossier, finding->rule, language, out);
    return wording_in(finding_is_unsure(dossier, finding) ? &absent : &add, language);
}

const char *todo_word(const ReportDossier *dossier, const ReportFinding *finding,
                      Language language, char *out)
{
    if (finding->verdict == VERDICT_INCOMPLETE)
        return completion_word(finding, language);
    if (finding->verdict == VERDICT_EXCLUDED)
        return exclusion_word(finding, language);
    return addition_word(dossier, finding, language, out);
}
