/* SPDX-License-Identifier: Apache-2.0 */
/* rule.h - one control point, as loaded from its file.
 *
 * A rule says what it applies to, how its subject is recognised, which elements it
 * requires, what excludes it, its grounds in law, the clause it proposes and its own
 * examples.  rules/README.md describes the form of the file.  A loaded rule never
 * changes: workers share it.  Everything lives in the pack's arena. */
#ifndef CLAUSIER_RULES_RULE_H
#define CLAUSIER_RULES_RULE_H

#include "match/matcher.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Language { LANGUAGE_FR, LANGUAGE_EN, LANGUAGE_COUNT } Language;

/* A text in the languages of the reports; EN falls back to FR where it is missing. */
typedef struct Wording {
    const char *in[LANGUAGE_COUNT];
} Wording;

/* The text in that language, in French where it is missing; "" when there is none. */
static inline const char *wording_in(const Wording *wording, Language language)
{
    const char *text = wording->in[language];
    if (!text)
        text = wording->in[LANGUAGE_FR];
    return text ? text : "";
}

typedef enum Verdict {
    VERDICT_MET,
    VERDICT_INCOMPLETE,
    VERDICT_EXCLUDED,
    VERDICT_MISSING,
    VERDICT_NA,
    VERDICT_COUNT,
} Verdict;

typedef enum Level {
    LEVEL_OBLIGATION,
    LEVEL_RECOMMENDATION,
    LEVEL_GOOD_PRACTICE,
    LEVEL_COUNT,
} Level;

/* What a document of a dossier is. */
typedef enum DocumentKind {
    KIND_RC,
    KIND_CCAP,
    KIND_CCP,
    KIND_CCTP,
    KIND_AE,
    KIND_AAPC,
    KIND_CONCESSION, /* contrat de concession, its programme */
    KIND_SPASER,
    KIND_ANNEXE,
    KIND_FORM, /* for the bidder to fill in: DC1, DC2, DUME */
    KIND_OTHER,
    KIND_COUNT,
} DocumentKind;

/* True for what a consultation is made of, the papers around it apart. */
static inline bool kind_is_of_tender(DocumentKind kind)
{
    return kind < KIND_ANNEXE;
}

/* How far apart the parts of an Item, or an element and its subject, may stand. */
typedef enum Scope {
    SCOPE_SENTENCE,
    SCOPE_LINE,    /* paragraph, list item or table row, with its lead-in */
    SCOPE_ARTICLE, /* the innermost article */
    SCOPE_DOCUMENT,
    SCOPE_DOSSIER,
    SCOPE_COUNT,
} Scope;

/* Where an item looks: the words, or what the reading told of the document. */
typedef enum ItemSource {
    FROM_TEXT,
    FROM_BLANKS, /* what the buyer has left to fill in: the turn `blanc` */
    FROM_REVISIONS,
    FROM_COMMENTS,
    FROM_HIDDEN,
    FROM_METADATA,
    FROM_CONTRADICTIONS, /* of clause rules: imposed here, ruled out there */
    FROM_DIFFERENCES,    /* of an element of clause rules: other figures there */
    FROM_VERDICTS,       /* of other rules, whose subject is in the dossier */
    FROM_COUNT,
} ItemSource;

typedef struct Condition Condition;

/* One way of recognising something.  In YAML a plain string is an Item with one
 * pattern; a map gives the rest. */
typedef struct Item {
    const PatternId *all; /* every one must match within `within`; the first is the
                             anchor: its match is the evidence */
    size_t all_count;     /* 0 unless `from` is FROM_TEXT */
    ItemSource from;
    const char *const *rules; /* FROM_CONTRADICTIONS, _DIFFERENCES, _VERDICTS: ids */
    size_t rule_count;
    const char *const *besides; /* FROM_VERDICTS: what these rules found does not do */
    size_t besides_count;
    const char *element;   /* FROM_DIFFERENCES: its name */
    const PatternId *none; /* and none of these within `within`; for metadata, in what
                              was told */
    size_t none_count;
    Scope within;        /* sentence unless said otherwise; SENTENCE, LINE or ARTICLE */
    PatternId under;     /* PATTERN_NONE, or: the title of its article or of one of the
                            articles around it must match */
    PatternId not_under; /* PATTERN_NONE, or: none of these titles may match */
    PatternId refers;    /* PATTERN_NONE, or: within `within` an article is named by its
                            number, whose title must match */
    uint32_t kinds;      /* bits 1 << DocumentKind where it counts; 0 = everywhere */
    const Condition *when; /* vigilance: counts only where all of these surely hold */
    size_t when_count;
    uint64_t gives; /* bits of the elements that this match brings with it */
    bool heading;   /* the anchor is looked for in headings: the article under it is
                       the candidate, if it has a body */
    bool settled;   /* its words decide by themselves: no test of polarity, wish or
                       quotation */
    bool yields;    /* counts only where no other item of the rule decides */
    uint32_t line;  /* in the rule's file */
} Item;

typedef struct ItemList {
    const Item *items;
    size_t count;
} ItemList;

/* Something the subject must come with. */
typedef struct Element {
    const char *name; /* "volume" */
    Wording label;    /* "un volume d'heures ou une part des heures" */
    ItemList any;
    ItemList ignore; /* a sentence with one of these never counts for it */
    Scope within;    /* how far from the subject it may stand; ARTICLE unless said */
    bool optional;   /* a bonus: shown, never required */
    const Condition *when; /* required only where all of these surely hold */
    size_t when_count;
} Element;

typedef struct Ground {
    Wording text;      /* "CCP, art. L. 2112-2" */
    const char *since; /* "2026-08-22", or NULL */
    const char *until; /* last day in force, or NULL */
    bool verified;     /* read in an official text: may carry an obligation */
} Ground;

/* One comparison of a fact.  All conditions of a level must hold. */
typedef enum Comparison {
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_AT_LEAST,
    COMPARE_ABOVE,
    COMPARE_BELOW,
} Comparison;

struct Condition {
    const char *fact; /* "nature", "montant", "secteur", "procedure", "verdict"... */
    Comparison how;
    const char *const *values; /* any of these; for amounts one: a number or the name of
                                  a threshold of seuils.yaml */
    size_t value_count;
    bool known; /* {known: x}: an unknown fact is a no */
};

typedef struct LevelCase {
    Level level;
    const Condition *when;
    size_t when_count;
    const char *since, *until; /* by the date of the consultation; NULL = always */
    Wording ground;            /* what makes it so; may be empty */
    Wording unknown;           /* sentence shown when a fact of `when` is unknown and
                                  the level would otherwise apply; may be empty */
    Wording caution;           /* "à justifier au dossier ..." shown with the level */
    bool justifiable;          /* an obligation to which the law admits exceptions */
} LevelCase;

/* A code of a published list, and what it is called. */
typedef struct CodeValue {
    const char *code; /* "Clause sociale", "soc-obj" */
    Wording title;
} CodeValue;

enum { NO_FIELD = UINT32_MAX };

/* A field in which contracts are published, with its list of codes. */
typedef struct CodeField {
    const char *name;   /* "considerationSociale", "BT-06-Lot" */
    const char *source; /* the publication it belongs to: "decp", "eforms" */
    const char *within; /* the object around it there: "considerationsSociales"; "" */
    Wording title;
    const CodeValue *codes;
    size_t code_count;
    const CodeValue *none; /* said when no rule speaks for another; NULL */
    uint32_t with;         /* a field of the pack, or NO_FIELD: this one is said... */
    const CodeValue *with_code; /* ...only beside that code of it */
    const CodeValue
        *otherwise; /* said beside it when no rule speaks for another; NULL */
} CodeField;

/* Where the lists were published. */
typedef struct CodeSource {
    const char *name; /* "decp" */
    const char *title, *url, *date;
} CodeSource;

/* What a rule says of the contract when it is published. */
typedef struct RuleCode {
    uint32_t field; /* of the pack */
    const CodeValue *value;
    Verdict verdict;       /* the verdict that says so: met unless said otherwise */
    const Condition *when; /* unless one of these is known not to hold */
    size_t when_count;
} RuleCode;

enum { MOST_RULE_CODES = 64 };

typedef struct ExampleFact {
    const char *name, *value;
} ExampleFact;

typedef struct Example {
    Verdict verdict;
    const char *heading; /* may be "" */
    const char *text;    /* lines are paragraphs; " | " parts cells */
    DocumentKind kind;
    const char *note;             /* may be "" */
    const struct Example *beside; /* other documents of its dossier */
    size_t beside_count;
    const ExampleFact *facts; /* what is known of the contract */
    size_t fact_count;
    uint32_t line;
} Example;

/* The clause proposed to contracts with these facts. */
typedef struct ClauseCase {
    const Condition *when; /* all known to hold */
    size_t when_count;
    Wording words;
} ClauseCase;

/* A clause has to stand in the dossier; what a vigilance rule looks for has not. */
typedef enum RuleKind { RULE_CLAUSE, RULE_VIGILANCE, RULE_KIND_COUNT } RuleKind;

typedef struct Rule {
    const char *id;   /* "social/clause-insertion": its path in the pack */
    const char *file; /* for messages */
    RuleKind kind;
    Wording title, summary, why, verify, clause;
    Wording advice;                 /* vigilance: what to do about a passage found */
    const ClauseCase *clause_cases; /* instead of `clause`: the first that holds */
    size_t clause_case_count;
    const Wording *cautions; /* points de vigilance */
    size_t caution_count;
    const Ground *grounds;
    size_t ground_count;
    const LevelCase *levels; /* the first that holds */
    size_t level_count;
    const Condition
        *applies; /* all must hold, else na; an unknown fact lets it apply */
    size_t applies_count;
    uint32_t place; /* bits 1 << DocumentKind: where the clause belongs */
    DocumentKind homes[KIND_COUNT]; /* the same in the order of the file */
    size_t home_count;
    const char *place_title; /* article it belongs to, "Exécution du marché"; "" */
    bool binding;            /* wishes and options do not count as its subject */
    bool option;             /* the buyer's to take or leave: na where it is left */
    bool several;      /* any one of several things meets it: ruling one out leaves the
                          others */
    bool whole;        /* about the contract as a whole: never told by lots */
    ItemList subject;  /* the passage deals with it */
    ItemList soft;     /* deals with it, but short of it: incomplete */
    ItemList excluded; /* says that it does not apply */
    ItemList weak;     /* near misses: shown, never counted */
    ItemList not ;     /* other senses: a subject match that overlaps one is void */
    ItemList ignore;   /* sentences that never count */
    ItemList unless;   /* vigilance: beside a match they make it harmless */
    const Element *elements;
    size_t element_count;
    const Example *examples;
    size_t example_count;
    const char *const *tags;
    size_t tag_count;
    const RuleCode *codes; /* what it says in publications; MOST_RULE_CODES at most */
    size_t code_count;
} Rule;

/* True for a rule that looks at the verdicts of others instead of at words. */
static inline bool rule_is_derived(const Rule *rule)
{
    return rule->subject.count > 0 && rule->subject.items[0].from == FROM_VERDICTS;
}

#endif
