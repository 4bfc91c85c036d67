/* SPDX-License-Identifier: Apache-2.0 */
#include "report/choice.h"

#include "report/words.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

const ReportPassage *choose_passage(const ReportFinding *finding, EvidenceRole role)
{
    for (size_t i = 0; i < finding->passage_count; i++)
        if (finding->passages[i].role == role)
            return &finding->passages[i];
    return NULL;
}

bool dossier_has_nature(const ReportDossier *dossier, const char *nature)
{
    for (size_t i = 0; i < dossier->fact_count; i++) {
        const ReportFact *fact = &dossier->facts[i];
        if (strcmp(fact->name, "nature") == 0)
            return strcmp(fact->value, nature) == 0;
    }
    return false;
}

bool fact_is_told(const ReportDossier *dossier, const ReportFact *fact, bool explained)
{
    if (dossier_has_nature(dossier, "spaser") && fact->origin != FACT_GIVEN &&
        !fact->has_place && strcmp(fact->name, "nature") != 0)
        return false;
    return explained || fact_is_known(fact->name);
}

/* The second part of the code is about marches, the third about concessions: the first
 * digit of an article says which. */
static bool is_of_part(const Ground *ground, char part)
{
    static const char mark[] = "art. L. ";
    const char *article = strstr(wording_in(&ground->text, LANGUAGE_FR), "art. ");
    return article && strlen(article) >= sizeof mark &&
           article[sizeof mark - 1] == part;
}

static bool is_in_force(const Report *report, const Ground *ground)
{
    return (!ground->since || strcmp(ground->since, report->date) <= 0) &&
           (!ground->until || strcmp(ground->until, report->date) >= 0);
}

/* The CCAG are general conditions of marches, as the second part of the code is. */
static bool is_of_marches(const Ground *ground)
{
    static const char ccag[] = "CCAG";
    return is_of_part(ground, '2') ||
           strncmp(wording_in(&ground->text, LANGUAGE_FR), ccag, sizeof ccag - 1) == 0;
}

/* The first ground in force; for a concession one of its own, else one that is not
 * about marches only.  NULL when none is left. */
static const Ground *find_ground(const Report *report, const ReportDossier *dossier,
                                 const Rule *rule)
{
    bool concession = dossier_has_nature(dossier, "concession");
    const Ground *first = NULL;
    for (size_t i = 0; i < rule->ground_count; i++) {
        const Ground *ground = &rule->grounds[i];
        if (!is_in_force(report, ground) || (concession && is_of_marches(ground)))
            continue;
        if (concession && is_of_part(ground, '3'))
            return ground;
        first = first ? first : ground;
    }
    return first;
}

ChosenGround choose_ground(const Report *report, const ReportDossier *dossier,
                           const ReportFinding *finding, Language language)
{
    const LevelCase *level = finding->level_case;
    const char *words = level ? wording_in(&level->ground, language) : "";
    if (*words)
        return (ChosenGround){ words, level->since, false };
    const Ground *ground = find_ground(report, dossier, finding->rule);
    if (!ground)
        return (ChosenGround){ "", NULL, false };
    return (ChosenGround){ wording_in(&ground->text, language), ground->since, true };
}

bool passage_is_unticked(const ReportPassage *passage)
{
    static const char box[] = "☐ ";
    const char *reason =
        *passage->reason ? strstr(passage->place.quote, passage->reason) : NULL;
    size_t before = reason ? (size_t)(reason - passage->place.quote) : 0;
    return before >= sizeof box - 1 && passage->standing == STANDING_EXCLUDED &&
           strncmp(reason - (sizeof box - 1), box, sizeof box - 1) == 0;
}

bool passage_is_given(const ReportPassage *passage, const ReportPassage *subject)
{
    return passage->role == EVIDENCE_ELEMENT &&
           passage->place.document == subject->place.document &&
           passage->place.start == subject->place.start &&
           passage->place.end == subject->place.end;
}

const char *shortfall_word(Standing standing, Language language)
{
    static const struct {
        Standing standing;
        Wording words;
    } why[] = {
        { STANDING_SOFTENED,
          { { "Le passage est trop faible ou trop général",
              "The passage is too weak or too general" } } },
        { STANDING_BLANK,
          { { "Un blanc reste à remplir", "A blank is left to fill in" } } },
        { STANDING_UNDECIDED,
          { { "Choix illisible (aucune case cochée, ou les deux possibilités "
              "imprimées)",
              "The choice cannot be read (no box ticked, or both alternatives "
              "printed)" } } },
    };
    for (size_t i = 0; i < sizeof why / sizeof *why; i++)
        if (standing == why[i].standing)
            return why[i].words.in[language];
    return NULL;
}

const char *element_word(const Rule *rule, const char *name, Language language)
{
    for (size_t i = 0; i < rule->element_count; i++)
        if (strcmp(rule->elements[i].name, name) == 0)
            return wording_in(&rule->elements[i].label, language);
    return NULL;
}

const char *article_number(const char *number)
{
    static const char word[] = "rticle ";
    bool named = (*number == 'A' || *number == 'a') &&
                 strncasecmp(number + 1, word, sizeof word - 1) == 0;
    return named ? number + sizeof word : number;
}

bool number_is_named(const char *number)
{
    const char *rest = article_number(number);
    size_t letters = 0;
    while ((rest[letters] >= 'a' && rest[letters] <= 'z') ||
           (letters == 0 && *rest >= 'A' && *rest <= 'Z'))
        letters++;
    return letters > 1 && rest[letters] == ' ';
}

bool place_wants_header(const ReportPlace *place)
{
    return *place->match && !strstr(place->quote, place->match) &&
           !strstr(place->article_title, place->match);
}

/* Moves `*at` back (or on) to the beginning of a word. */
static size_t word_start(const char *text, size_t at)
{
    while (at && text[at - 1] != ' ')
        at--;
    return at;
}

static size_t word_end(const char *text, size_t at)
{
    while (text[at] && text[at] != ' ')
        at++;
    return at;
}

void choose_extract(const char *quote, const char *match, size_t most, size_t *start,
                    size_t *end)
{
    size_t length = strlen(quote);
    const char *found = match && *match ? strstr(quote, match) : NULL;
    *start = 0;
    *end = length;
    if (!most || length <= most + most / 4)
        return;
    size_t at = found ? (size_t)(found - quote) : 0;
    size_t kept = found ? strlen(match) : 0;
    size_t before = kept < most ? (most - kept) / 3 : 0;
    *start = at > before ? word_start(quote, at - before) : 0;
    *end = *start + (kept > most ? kept : most);
    *end = *end < length ? word_end(quote, *end) : length;
}

void add_verdicts(const ReportDossier *dossier, RuleKind kind,
                  size_t counts[VERDICT_COUNT])
{
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].rule->kind == kind)
            counts[dossier->findings[i].verdict]++;
}

bool dossier_has_unread(const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].unread && dossier->findings[i].verdict == VERDICT_MET)
            return true;
    return false;
}

const char *path_within(const ReportDossier *dossier, const char *path)
{
    size_t length = strlen(dossier->name);
    return strncmp(path, dossier->name, length) == 0 && path[length] == '/'
               ? path + length + 1
               : path;
}

static bool has_kind(const ReportDossier *dossier, DocumentKind kind)
{
    for (size_t i = 0; i < dossier->document_count; i++)
        if (dossier->documents[i].kind == kind)
            return true;
    return false;
}

const char *lacking_word(const ReportDossier *dossier, Language language)
{
    static const Wording none = {
        { "Aucune pièce de marché n'est reconnue ici (règlement, cahier des clauses, "
          "acte d'engagement, avis, contrat de concession, SPASER) : une clause "
          "absente n'y veut rien dire, une clause présente n'y engage peut-être "
          "personne. Si c'en est une, dites sa nature dans clausier.yml.",
          "No tender document is recognised here (rules of the consultation, special "
          "clauses, form of tender, notice, concession contract, SPASER): an absent "
          "clause says nothing, a present one may bind nobody. If it is one, give its "
          "kind in clausier.yml." }
    };
    static const Wording no_rules = {
        { "Ni règlement de la consultation ni avis parmi ces pièces : ce qui y a sa "
          "place (critères, groupements, variantes) reste à vérifier.",
          "Neither rules of the consultation nor a notice among these documents: what "
          "belongs there (criteria, groupings, variants) remains to be checked." }
    };
    static const Wording no_clauses = {
        { "Ni CCAP, ni CCP, ni CCTP parmi ces pièces : ce qui y a sa place (clauses "
          "d'exécution, pénalités, suivi) reste à vérifier.",
          "No special clauses (CCAP, CCP, CCTP) among these documents: what belongs "
          "there (performance conditions, penalties, reports) remains to be "
          "checked." }
    };
    if (!dossier->document_count)
        return NULL;
    if (!dossier->recognised)
        return wording_in(&none, language);
    if (has_kind(dossier, KIND_CONCESSION) || has_kind(dossier, KIND_SPASER))
        return NULL;
    if (!has_kind(dossier, KIND_RC) && !has_kind(dossier, KIND_AAPC))
        return wording_in(&no_rules, language);
    if (!has_kind(dossier, KIND_CCAP) && !has_kind(dossier, KIND_CCP) &&
        !has_kind(dossier, KIND_CCTP))
        return wording_in(&no_clauses, language);
    return NULL;
}

const char *launch_word(const ReportDossier *dossier, const ReportFact *fact,
                        Language language, char *out)
{
    *out = '\0';
    if (strcmp(fact->name, "date") != 0 || fact->origin == FACT_GIVEN)
        return out;
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const LevelCase *level = dossier->findings[i].level_case;
        if (!level || !level->since || dossier->findings[i].verdict == VERDICT_NA ||
            strcmp(level->since, fact->value) <= 0)
            continue;
        snprintf(out, WORDS_ROOM,
                 language == LANGUAGE_FR
                     ? " ; si c'est bien le lancement de cette consultation, "
                       "ajoutez --lancement %s, car le droit a changé depuis"
                     : "; if this consultation was launched then, add --lancement %s, "
                       "for the law has changed since",
                 fact->value);
        break;
    }
    return out;
}

bool notice_is_of_reading(const ReportNotice *notice)
{
    return notice->kind != NOTICE_METADATA;
}

bool document_has_notices(const ReportDocument *document)
{
    for (size_t i = 0; i < document->notice_count; i++)
        if (notice_is_of_reading(&document->notices[i]))
            return true;
    return false;
}

bool dossier_has_notices(const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->document_count; i++)
        if (document_has_notices(&dossier->documents[i]))
            return true;
    return false;
}
