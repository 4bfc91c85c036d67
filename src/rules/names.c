/* SPDX-License-Identifier: Apache-2.0 */
/* names.c - the words of rule files, JSON and messages for the enumerations of rule.h
 * and pack.h. */
#include "rules/pack.h"

#include <string.h>

static const char *const verdict_names[VERDICT_COUNT] = {
    [VERDICT_MET] = "met",
    [VERDICT_INCOMPLETE] = "incomplete",
    [VERDICT_EXCLUDED] = "excluded",
    [VERDICT_MISSING] = "missing",
    [VERDICT_NA] = "na",
};

static const char *const rule_kind_names[RULE_KIND_COUNT] = {
    [RULE_CLAUSE] = "clause",
    [RULE_VIGILANCE] = "vigilance",
};

static const char *const level_names[LEVEL_COUNT] = {
    [LEVEL_OBLIGATION] = "obligation",
    [LEVEL_RECOMMENDATION] = "recommandation",
    [LEVEL_GOOD_PRACTICE] = "bonne-pratique",
};

static const char *const kind_names[KIND_COUNT] = {
    [KIND_RC] = "RC",
    [KIND_CCAP] = "CCAP",
    [KIND_CCP] = "CCP",
    [KIND_CCTP] = "CCTP",
    [KIND_AE] = "AE",
    [KIND_AAPC] = "AAPC",
    [KIND_CONCESSION] = "CONCESSION",
    [KIND_SPASER] = "SPASER",
    [KIND_ANNEXE] = "ANNEXE",
    [KIND_FORM] = "FORMULAIRE",
    [KIND_OTHER] = "AUTRE",
};

static const char *const scope_names[SCOPE_COUNT] = {
    [SCOPE_SENTENCE] = "sentence", [SCOPE_LINE] = "line",
    [SCOPE_ARTICLE] = "article",   [SCOPE_DOCUMENT] = "document",
    [SCOPE_DOSSIER] = "dossier",
};

static const char *const turn_names[TURN_COUNT] = {
    [TURN_NEGATION_BEFORE] = "negation-avant",
    [TURN_NEGATION_AFTER] = "negation-apres",
    [TURN_NEGATION_DOUBLE] = "negation-double",
    [TURN_VALUE_NO] = "valeur-non",
    [TURN_VALUE_YES] = "valeur-oui",
    [TURN_CLAUSE_BREAK] = "rupture",
    [TURN_ASIDE] = "incise",
    [TURN_WISH] = "souhait",
    [TURN_SOFTENED] = "adouci",
    [TURN_BINDING] = "obligation",
    [TURN_BLANK] = "blanc",
    [TURN_BLANK_BUYER] = "blanc-acheteur",
    [TURN_BLANK_AFTER] = "blanc-suite",
    [TURN_QUOTATION] = "loi-citee",
    [TURN_DEFINITION] = "definition",
    [TURN_CONTEXT] = "contexte",
    [TURN_PREAMBLE] = "preambule",
    [TURN_HOLDER] = "titulaire",
    [TURN_INSTRUCTION] = "consigne",
    [TURN_FUTURE] = "eventualite",
    [TURN_CANCEL] = "derogation",
    [TURN_CONDITION] = "condition",
    [TURN_BIDDER] = "candidat",
    [TURN_LOTS] = "lots",
    [TURN_CHOICE] = "choix",
    [TURN_ELSEWHERE] = "annonce",
    [TURN_CCAG] = "renvoi",
};

const char *verdict_name(Verdict verdict)
{
    return verdict_names[verdict];
}

const char *rule_kind_name(RuleKind kind)
{
    return rule_kind_names[kind];
}

const char *level_name(Level level)
{
    return level_names[level];
}

const char *kind_name(DocumentKind kind)
{
    return kind_names[kind];
}

const char *scope_name(Scope scope)
{
    return scope_names[scope];
}

const char *turn_name(Turn turn)
{
    return turn_names[turn];
}

/* The index of `name` in a table; -1 when it is not there. */
static int find(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

bool verdict_parse(const char *name, Verdict *verdict)
{
    int found = find(verdict_names, VERDICT_COUNT, name);
    if (found < 0)
        return false;
    *verdict = (Verdict)found;
    return true;
}

bool level_parse(const char *name, Level *level)
{
    int found = find(level_names, LEVEL_COUNT, name);
    if (found < 0)
        return false;
    *level = (Level)found;
    return true;
}

bool kind_parse(const char *name, DocumentKind *kind)
{
    int found = find(kind_names, KIND_COUNT, name);
    if (found < 0)
        return false;
    *kind = (DocumentKind)found;
    return true;
}
