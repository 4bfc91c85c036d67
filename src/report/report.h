/* SPDX-License-Identifier: Apache-2.0 */
/* report.h - what the writers are given: findings by dossier, and the run around them. */
#ifndef CLAUSIER_REPORT_REPORT_H
#define CLAUSIER_REPORT_REPORT_H

#include "base/buffer.h"
#include "base/error.h"
#include "finding/finding.h"
#include "rules/pack.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct ReportDossier {
    const Dossier *dossier;
    const Facts *facts;
    const Findings *findings;
} ReportDossier;

typedef struct Report {
    const Pack *pack;
    const char *program_version; /* "0.1.0" */
    const char *date;            /* date of the check, YYYY-MM-DD */
    Level fail_on;               /* findings at or above it fail the run */
    bool fail_never;
    const ReportDossier *dossiers;
    size_t count;
} Report;

typedef struct WriterOptions {
    Language language;
    bool color;
    uint32_t width;      /* columns to wrap at, 0 = no wrapping */
    bool quiet;          /* only what is flagged at or above fail_on */
    bool show_passed;    /* the verdicts met and na in full */
    bool explain;        /* the chain of every verdict */
} WriterOptions;

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

/* True when the finding fails a run at `report`'s threshold. */
bool report_is_failing(const Report *report, const Finding *finding);

#endif
