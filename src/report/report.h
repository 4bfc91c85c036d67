/* SPDX-License-Identifier: Apache-2.0 */
/* report.h - what the writers are given: findings by dossier, and the run around them.
 *
 * A Report is made of plain values: quotes, places and names are copied out of each
 * dossier when it has been judged, so that its documents can be freed at once and ten
 * thousand dossiers fit in memory.  Writers print it and look at nothing else; only
 * rules are borrowed from the pack, which outlives the report. */
#ifndef CLAUSIER_REPORT_REPORT_H
#define CLAUSIER_REPORT_REPORT_H

#include "base/buffer.h"
#include "base/error.h"
#include "finding/finding.h"
#include "rules/pack.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Some words of a document, and where a person finds them. */
typedef struct ReportPlace {
    uint32_t document;          /* index in ReportDossier.documents */
    const char *quote;          /* the sentence, as the page shows it */
    const char *match;          /* the words in it that decided; "" */
    const char *article_number; /* "7.2", "Article 7"; "" when none */
    const char *article_title;  /* "" when none */
    const char *article_path;   /* it and those around it: "Article 5/5.2"; "" */
    uint32_t page;              /* from 1; 0 = unknown */
    bool page_exact;            /* else "p. ~9" */
    uint32_t line;              /* in `clausier text`, from 1 */
    uint32_t column;            /* of the match in that line, in characters, from 1 */
    uint32_t end_column;        /* one past its last one in the same block */
    uint32_t block;             /* of the document as read, for annotators... */
    uint32_t start, end;        /* ...and the bytes of the match in that block */
} ReportPlace;

typedef struct ReportNotice {
    NoticeKind kind;
    uint32_t count;
    const char *what;
} ReportNotice;

/* A passage weighed for a rule, and what it was worth. */
typedef struct ReportPassage {
    EvidenceRole role;
    Standing standing;
    const char *element;        /* name, for EVIDENCE_ELEMENT; else "" */
    const char *reason;         /* the words that gave it its standing; "" */
    const ReportNotice *notice; /* what the reading told, where no words speak; NULL */
    ReportPlace place;          /* with a notice only the document is known */
} ReportPassage;

typedef struct ReportDocument {
    const char *path;   /* as the user named it */
    const char *name;   /* relative to the dossier */
    const char *format; /* "docx" */
    DocumentKind kind;
    bool kind_given;
    uint32_t blocks, articles, tables, pages; /* what was read; pages 0 = unknown */
    const ReportNotice *notices;
    size_t notice_count;
} ReportDocument;

/* What is seen of a block's text, from this byte of it on. */
typedef struct ReportStretch {
    uint32_t start, length;
    const char *text;
} ReportStretch;

/* A block of a document as the printed page shows it. */
typedef struct ReportBlock {
    uint32_t block; /* of the document as read: what ReportPlace.block names */
    BlockKind kind;
    Stream stream;
    uint8_t depth; /* of a heading among the headings around it, of a list item: from 1;
                      0 for all else */
    uint32_t table, row, column; /* table 0 = not in a table */
    uint16_t column_span;
    bool header;       /* in a header row */
    const char *label; /* computed number; "" */
    const ReportStretch *stretches;
    uint32_t stretch_count;
} ReportBlock;

/* The whole text of a document, in reading order; the blocks of a row stand together.
 */
typedef struct ReportText {
    const ReportBlock *blocks;
    size_t count;
} ReportText;

/* What another document says of a fact. */
typedef struct ReportOther {
    const char *value;
    ReportPlace place;
} ReportOther;

typedef struct ReportFact {
    const char *name, *value;
    FactOrigin origin;
    double confidence;
    bool has_place; /* false when given, or told by a file name or a kind */
    ReportPlace place;
    const ReportOther *others;
    size_t other_count;
} ReportFact;

typedef struct ReportFinding {
    const Rule *rule;
    Verdict verdict;
    Level level;
    const LevelCase *level_case;   /* NULL when no case of the rule holds */
    const char *unknown_fact;      /* a fact that would change the level; NULL */
    const LevelCase *unknown_case; /* the level it would then be; NULL */
    const LevelCase *next_case;    /* a stricter level that begins later; NULL */
    const Wording *clause;         /* proposed to this contract; may be empty */
    const char *na_fact;           /* for na: the fact that decided; NULL */
    const ReportPassage *passages; /* the deciding ones first */
    size_t passage_count;
    const Element *const *missing;
    size_t missing_count;
    Lots lots; /* the deciding passage is about these lots; 0 = the whole contract */
    uint64_t codes; /* bits of rule->codes that the facts do not rule out */
    bool unread;    /* a verdict of absence while some text could not be read */
} ReportFinding;

/* A rule set aside by the configuration, and why. */
typedef struct ReportIgnored {
    const char *rule, *reason;
} ReportIgnored;

typedef struct ReportDossier {
    Arena *arena; /* holds all that follows */
    const char *name;
    const char *config; /* the configuration file that was used; "" */
    const ReportDocument *documents;
    size_t document_count;
    bool recognised;         /* some document is known for what it is in a tender */
    const ReportText *texts; /* one a document; NULL when they are not carried */
    const ReportFact *facts; /* those that are known */
    size_t fact_count;
    const ReportFinding *findings; /* in the order of the pack's rules */
    size_t finding_count;
    size_t counts[VERDICT_COUNT];
    const Error *failures; /* what could not be read */
    size_t failure_count;
    const Skipped *skipped; /* what was left out on purpose */
    size_t skipped_count;
    const ReportIgnored *ignored;
    size_t ignored_count;
    Level fail_on; /* findings at or above it fail the run */
    bool fail_never;
} ReportDossier;

typedef struct Report {
    const Pack *pack;
    const char *program_version; /* "0.1.0" */
    const char *date;            /* date of the check, YYYY-MM-DD */
    const ReportDossier *dossiers;
    size_t count;
} Report;

typedef struct WriterOptions {
    Language language;
    bool color;
    uint32_t width;   /* columns to wrap at, 0 = no wrapping */
    bool quiet;       /* only what fails the run */
    bool show_passed; /* the verdicts met and na in full */
    bool explain;     /* the chain of every verdict */
    bool clauses;     /* the proposed clauses in full */
    bool statistics;  /* counts by rule over all dossiers */
} WriterOptions;

/* Copies what reports need of a judged dossier; the dossier may be freed after it.
 * Fills everything but config, ignored and fail_on; report_dossier_done() gives the
 * memory back. */
bool report_dossier_take(ReportDossier *out, const Dossier *dossier, const Facts *facts,
                         const Findings *findings, Error *err);
void report_dossier_done(ReportDossier *dossier);
/* Copies the whole text of the documents, too, for the forms that show it: about as
 * much memory as the documents took. */
bool report_texts_take(ReportDossier *out, const Dossier *dossier, Error *err);

/* A finished report, to bytes.  To add a format: write report/<name>.c, export one
 * const Writer, name it in writers.c, add a folder under tests/cases/. */
typedef struct Writer {
    const char *name;              /* "sarif" */
    const char *title;             /* "SARIF 2.1.0, for code-scanning services" */
    const char *const *extensions; /* NULL-terminated: what -o guesses it from */
    bool (*write)(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err);
} Writer;

/* All writers, NULL-terminated. */
extern const Writer *const writers[];
const Writer *writer_find(const char *name);
/* By the ending of a file name; NULL. */
const Writer *writer_for_path(const char *path);

/* Fails with the names there are. */
bool writer_unknown(const char *name, Error *err);

/* True when the finding fails the run. */
bool report_is_failing(const ReportDossier *dossier, const ReportFinding *finding);

/* 0, 1 or 3: the exit status of the run. */
int report_status(const Report *report);

#endif
