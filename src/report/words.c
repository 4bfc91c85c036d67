/* SPDX-License-Identifier: Apache-2.0 */
#include "report/words.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *verdict_word(Verdict verdict, Language language)
{
    static const Wording words[VERDICT_COUNT] = {
        [VERDICT_MET] = { { "conforme", "met" } },
        [VERDICT_INCOMPLETE] = { { "à compléter", "incomplete" } },
        [VERDICT_EXCLUDED] = { { "écartée", "excluded" } },
        [VERDICT_MISSING] = { { "manquante", "missing" } },
        [VERDICT_NA] = { { "sans objet", "not applicable" } },
    };
    return words[verdict].in[language];
}

const char *rule_verdict_word(const Rule *rule, Verdict verdict, Language language)
{
    static const Wording found = { { "à revoir", "to review" } };
    static const Wording nothing = { { "rien à signaler", "nothing to report" } };
    if (rule->kind == RULE_VIGILANCE && verdict == VERDICT_INCOMPLETE)
        return found.in[language];
    if (rule->kind == RULE_VIGILANCE && verdict == VERDICT_MET)
        return nothing.in[language];
    return verdict_word(verdict, language);
}

const char *level_word(Level level, Language language)
{
    static const Wording words[LEVEL_COUNT] = {
        [LEVEL_OBLIGATION] = { { "obligation", "obligation" } },
        [LEVEL_RECOMMENDATION] = { { "recommandation", "recommendation" } },
        [LEVEL_GOOD_PRACTICE] = { { "bonne pratique", "good practice" } },
    };
    return words[level].in[language];
}

const char *level_title(Level level, Language language)
{
    static const Wording words[LEVEL_COUNT] = {
        [LEVEL_OBLIGATION] = { { "Obligations", "Obligations" } },
        [LEVEL_RECOMMENDATION] = { { "Recommandations", "Recommendations" } },
        [LEVEL_GOOD_PRACTICE] = { { "Bonnes pratiques", "Good practice" } },
    };
    return words[level].in[language];
}

const char *kind_title(DocumentKind kind, Language language)
{
    static const Wording words[KIND_COUNT] = {
        [KIND_RC] = { { "règlement de la consultation", "rules of the consultation" } },
        [KIND_CCAP] = { { "cahier des clauses administratives particulières",
                          "special administrative clauses" } },
        [KIND_CCP] = { { "cahier des clauses particulières", "special clauses" } },
        [KIND_CCTP] = { { "cahier des clauses techniques particulières",
                          "special technical clauses" } },
        [KIND_AE] = { { "acte d'engagement", "form of tender" } },
        [KIND_AAPC] = { { "avis d'appel à la concurrence", "contract notice" } },
        [KIND_CONCESSION] = { { "contrat ou programme de concession",
                                "concession contract" } },
        [KIND_SPASER] = { { "schéma des achats responsables (SPASER)",
                            "responsible procurement scheme (SPASER)" } },
        [KIND_ANNEXE] = { { "annexe", "annex" } },
        [KIND_FORM] = { { "formulaire du candidat", "bidder's form" } },
        [KIND_OTHER] = { { "nature non reconnue", "kind not recognised" } },
    };
    return words[kind].in[language];
}

const char *standing_word(Standing standing, Language language)
{
    static const Wording words[STANDING_COUNT] = {
        [STANDING_OPERATIVE] = { { "compte", "counts" } },
        [STANDING_SOFTENED] = { { "trop faible ou trop général",
                                  "too weak or too general" } },
        [STANDING_BLANK] = { { "blanc à remplir", "blank to fill in" } },
        [STANDING_UNDECIDED] = { { "choix illisible", "choice that cannot be read" } },
        [STANDING_UNPLACED] = { { "pièce de marché non reconnue",
                                  "not a recognised tender document" } },
        [STANDING_EXCLUDED] = { { "écarté", "ruled out" } },
        [STANDING_WISH] = { { "simple souhait", "mere wish" } },
        [STANDING_QUOTATION] = { { "rappel d'un texte, loi ou CCAG",
                                   "a text recalled, law or CCAG" } },
        [STANDING_DEFINITION] = { { "définition", "definition" } },
        [STANDING_CONTEXT] = { { "contexte", "context" } },
        [STANDING_INSTRUCTION] = { { "consigne au rédacteur", "note to the drafter" } },
        [STANDING_FUTURE] = { { "éventualité", "possibility" } },
        [STANDING_REFERENCE] = { { "simple renvoi", "bare reference" } },
        [STANDING_OTHER_SENSE] = { { "autre sens du mot", "another sense" } },
        [STANDING_IGNORED] = { { "sans portée", "without effect" } },
        [STANDING_WEAK] = { { "proche, sans suffire", "near, but not enough" } },
        [STANDING_CLEARED] = { { "sans risque ici", "harmless here" } },
        [STANDING_TITLE_ONLY] = { { "titre seul", "title alone" } },
        [STANDING_BIDDER_FORM] = { { "formulaire du candidat", "bidder's form" } },
        [STANDING_OUT_OF_TEXT] = { { "hors du texte", "outside the text" } },
    };
    return words[standing].in[language];
}

typedef struct NamedWords {
    const char *name;
    Wording words;
} NamedWords;

static const char *find_words(const NamedWords *table, size_t count, const char *name,
                              Language language)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].name, name) == 0)
            return table[i].words.in[language];
    return name;
}

const char *family_title(const char *id, Language language, char *out)
{
    static const NamedWords table[] = {
        { "acces", { { "Accès", "Access" } } },
        { "allotissement", { { "Allotissement", "Lots" } } },
        { "coherence", { { "Cohérence", "Consistency" } } },
        { "environnement", { { "Environnement", "Environment" } } },
        { "groupement", { { "Groupement", "Grouping" } } },
        { "opportunite", { { "Opportunité", "Opportunity" } } },
        { "pilotage", { { "Pilotage", "Follow-up" } } },
        { "reservation", { { "Réservation", "Reservation" } } },
        { "social", { { "Social", "Social" } } },
        { "spaser", { { "SPASER", "SPASER" } } },
        { "vigilance", { { "Vigilance", "Caution" } } },
    };
    snprintf(out, WORDS_ROOM, "%.*s", (int)strcspn(id, "/"), id);
    return find_words(table, sizeof table / sizeof *table, out, language);
}

static const NamedWords fact_words[] = {
    { "nature", { { "nature", "nature" } } },
    { "categorie", { { "catégorie", "category" } } },
    { "secteur", { { "secteur", "sector" } } },
    { "cpv", { { "code CPV", "CPV code" } } },
    { "montant", { { "montant estimé", "estimated amount" } } },
    { "montant-lot", { { "montant du plus gros lot", "amount of the largest lot" } } },
    { "procedure", { { "procédure", "procedure" } } },
    { "forme", { { "forme du contrat", "form of contract" } } },
    { "acheteur", { { "acheteur", "buyer" } } },
    { "date", { { "lancement", "launch" } } },
    { "duree", { { "durée", "duration" } } },
    { "lots", { { "lots", "lots" } } },
};

bool fact_is_known(const char *name)
{
    for (size_t i = 0; i < sizeof fact_words / sizeof *fact_words; i++)
        if (strcmp(fact_words[i].name, name) == 0)
            return true;
    return false;
}

const char *fact_word(const char *name, Language language)
{
    /* Those that only rules ask for. */
    static const NamedWords asked[] = {
        { "alimentation", { { "repas ou denrées", "meals or foodstuffs" } } },
        { "services-reservables",
          { { "services sociaux, de santé, éducatifs ou culturels",
              "social, health, educational or cultural services" } } },
        { "verdict", { { "verdict", "verdict" } } },
    };
    if (!fact_is_known(name))
        return find_words(asked, sizeof asked / sizeof *asked, name, language);
    return find_words(fact_words, sizeof fact_words / sizeof *fact_words, name,
                      language);
}

/* "640000" and "640000.5" with blanks between thousands. */
static void group_digits(const char *digits, Language language, char *out, size_t room)
{
    size_t whole = strspn(digits, "0123456789"), used = 0;
    for (size_t i = 0; digits[i] && used + 2 < room; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            out[used++] = language == LANGUAGE_FR ? ' ' : ',';
        out[used++] = digits[i] == '.' && language == LANGUAGE_FR ? ',' : digits[i];
    }
    out[used] = '\0';
}

const char *fact_value_word(const char *name, const char *value, Language language,
                            char *out)
{
    static const NamedWords table[] = {
        { "marche", { { "marché", "contract" } } },
        { "concession", { { "concession", "concession" } } },
        { "spaser", { { "SPASER", "SPASER" } } },
        { "travaux", { { "travaux", "works" } } },
        { "fournitures", { { "fournitures", "supplies" } } },
        { "services", { { "services", "services" } } },
        { "dechets", { { "déchets", "waste" } } },
        { "restauration", { { "restauration", "catering" } } },
        { "energie", { { "énergie", "energy" } } },
        { "social", { { "social", "social services" } } },
        { "nettoyage", { { "nettoyage", "cleaning" } } },
        { "espaces-verts", { { "espaces verts", "green spaces" } } },
        { "numerique", { { "numérique", "digital" } } },
        { "batiment", { { "bâtiment", "building" } } },
        { "voirie", { { "voirie", "roads" } } },
        { "culture", { { "culture", "culture" } } },
        { "formation", { { "formation", "training" } } },
        { "sante", { { "santé", "health" } } },
        { "transport", { { "transport", "transport" } } },
        { "mobilier", { { "mobilier", "furniture" } } },
        { "textile", { { "textile", "textiles" } } },
        { "securite", { { "sécurité", "security" } } },
        { "communication", { { "communication", "communication" } } },
        { "assurances", { { "assurances", "insurance" } } },
        { "autre", { { "autre", "other" } } },
        { "formalisee", { { "procédure formalisée", "formal procedure" } } },
        { "adaptee", { { "procédure adaptée", "adapted procedure" } } },
        { "sans-publicite", { { "sans publicité", "without notice" } } },
        { "accord-cadre", { { "accord-cadre", "framework agreement" } } },
        { "marche-subsequent", { { "marché subséquent", "call-off contract" } } },
        { "etat", { { "État", "State" } } },
        { "collectivite",
          { { "collectivité ou établissement public",
              "local or other public body" } } },
        { "entite-adjudicatrice",
          { { "entité adjudicatrice", "contracting entity" } } },
        { "oui", { { "oui", "yes" } } },
        { "non", { { "non", "no" } } },
        /* Conditions name thresholds and verdicts too. */
        { "seuil-europeen", { { "le seuil européen", "the European threshold" } } },
    };
    char grouped[64];
    if (strncmp(name, "montant", strlen("montant")) == 0 && value[0] >= '0' &&
        value[0] <= '9') {
        group_digits(value, language, grouped, sizeof grouped);
        snprintf(out, WORDS_ROOM, language == LANGUAGE_FR ? "%s € HT" : "€%s excl. VAT",
                 grouped);
        return out;
    }
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        if (strcmp(name, "verdict") == 0 &&
            strcmp(value, verdict_name((Verdict)verdict)) == 0)
            return verdict_word((Verdict)verdict, language);
    if (strcmp(name, "duree") == 0 && strchr(value, '.')) {
        size_t weeks = (size_t)(strtod(value, NULL) * 52 / 12 + 0.5);
        snprintf(out, WORDS_ROOM,
                 language == LANGUAGE_FR
                     ? plural_fr(weeks, "%zu semaine", "%zu semaines")
                     : plural(weeks, "%zu week", "%zu weeks"),
                 weeks);
        return out;
    }
    if (strcmp(name, "duree") == 0) {
        snprintf(out, WORDS_ROOM, language == LANGUAGE_FR ? "%s mois" : "%s months",
                 value);
        return out;
    }
    if (strcmp(name, "date") == 0)
        return date_word(value, language, out);
    return find_words(table, sizeof table / sizeof *table, value, language);
}

const char *date_word(const char *date, Language language, char *out)
{
    static const char *const months[][LANGUAGE_COUNT] = {
        { "janvier", "January" },
        { "février", "February" },
        { "mars", "March" },
        { "avril", "April" },
        { "mai", "May" },
        { "juin", "June" },
        { "juillet", "July" },
        { "août", "August" },
        { "septembre", "September" },
        { "octobre", "October" },
        { "novembre", "November" },
        { "décembre", "December" },
    };
    if (!date_is_valid(date))
        return date;
    int month = atoi(date + 5), day = atoi(date + 8);
    snprintf(out, WORDS_ROOM, "%d%s %s %.4s", day,
             day == 1 && language == LANGUAGE_FR ? "er" : "",
             months[month - 1][language], date);
    return out;
}

typedef struct NoticeWords {
    Wording one, many; /* many has a %u */
} NoticeWords;

const char *notice_word(const ReportNotice *notice, Language language, char *out)
{
    static const NoticeWords words[NOTICE_COUNT] = {
        [NOTICE_UNREAD_PART] = { { { "un document incorporé n'est pas lu",
                                     "an embedded document is not read" } },
                                 { { "%u documents incorporés ne sont pas lus",
                                     "%u embedded documents are not read" } } },
        [NOTICE_IMAGE] = { { { "une image, dont le texte n'est pas lu",
                               "an image, whose text is not read" } },
                           { { "%u images, dont le texte n'est pas lu",
                               "%u images, whose text is not read" } } },
        [NOTICE_REVISION] = { { { "une révision en attente, lue comme acceptée",
                                  "a pending tracked change, read as accepted" } },
                              { { "%u révisions en attente, lues comme acceptées",
                                  "%u pending tracked changes, read as accepted" } } },
        [NOTICE_COMMENT] = { { { "un commentaire, qui ne compte pas",
                                 "a comment, which does not count" } },
                             { { "%u commentaires, qui ne comptent pas",
                                 "%u comments, which do not count" } } },
        [NOTICE_HIDDEN] = { { { "un passage masqué, qui ne compte pas",
                                "a hidden passage, which does not count" } },
                            { { "%u passages masqués, qui ne comptent pas",
                                "%u hidden passages, which do not count" } } },
        [NOTICE_NUMBERING] = { { { "une numérotation n'a pas pu être calculée",
                                   "a numbering could not be computed" } },
                               { { "%u numérotations n'ont pas pu être calculées",
                                   "%u numberings could not be computed" } } },
        [NOTICE_DAMAGE] = { { { "une partie endommagée n'est pas lue jusqu'au bout",
                                "a damaged part is not read to its end" } },
                            { { "%u parties endommagées ne sont pas lues jusqu'au bout",
                                "%u damaged parts are not read to their end" } } },
        [NOTICE_MACRO] = { { { "des macros, jamais exécutées", "macros, never run" } },
                           { { "des macros (%u), jamais exécutées",
                               "macros (%u), never run" } } },
        [NOTICE_METADATA] = { { { "une information sur l'auteur reste dans les "
                                  "propriétés du fichier",
                                  "a property of the file tells of its author" } },
                              { { "%u informations sur les auteurs restent dans les "
                                  "propriétés du fichier",
                                  "%u properties of the file tell of its authors" } } },
    };
    const NoticeWords *said = &words[notice->kind];
    char counted[WORDS_ROOM / 2];
    if (notice->count <= 1)
        snprintf(counted, sizeof counted, "%s", said->one.in[language]);
    else
        snprintf(counted, sizeof counted, said->many.in[language], notice->count);
    if (notice->what && *notice->what)
        snprintf(out, WORDS_ROOM, "%s (%.100s)", counted, notice->what);
    else
        snprintf(out, WORDS_ROOM, "%s", counted);
    return out;
}

const char *since_word(const char *since, bool is_version, Language language, char *out)
{
    static const Wording words[] = {
        { { ", depuis le %s", ", since %s" } },
        { { ", version en vigueur depuis le %s", ", as in force since %s" } },
    };
    char day[WORDS_ROOM / 2];
    *out = '\0';
    if (since)
        snprintf(out, WORDS_ROOM, words[is_version].in[language],
                 date_word(since, language, day));
    return out;
}

const char *lots_word(Lots lots, Language language, char *out)
{
    bool french = language == LANGUAGE_FR;
    bool several = (lots & (lots - 1)) != 0;
    size_t used = (size_t)snprintf(out, WORDS_ROOM, "%s%s", several ? "lots" : "lot",
                                   french ? " n°\u00a0" : " ");
    for (int lot = 1; lot < 64; lot++) {
        if (!(lots >> lot & 1))
            continue;
        Lots rest = lots >> lot >> 1;
        bool last_but_one = rest != 0 && (rest & (rest - 1)) == 0;
        const char *behind = !rest           ? ""
                             : !last_but_one ? ", "
                             : french        ? " et "
                                             : " and ";
        if (used < WORDS_ROOM)
            used +=
                (size_t)snprintf(out + used, WORDS_ROOM - used, "%d%s", lot, behind);
    }
    return out;
}
