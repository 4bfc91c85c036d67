/* SPDX-License-Identifier: Apache-2.0 */
/* clausier.h - the clauses of French public tenders, checked from a program.
 *
 * This is the whole public interface of libclausier; the clausier command is written
 * on it and on nothing else.  It can be used from C and from C++.
 *
 *     clausier_error error = { 0 };
 *     clausier_bytes report = { 0 };
 *     const char *const paths[] = { "dce/" };
 *
 *     clausier_engine *engine = clausier_engine_new();
 *     clausier_engine_set(engine, "date", "2026-11-23", &error);
 *     clausier_run *run = clausier_check(engine, paths, 1, &error);
 *     if (run && clausier_run_render(run, "json", &report, &error))
 *         fwrite(report.bytes, 1, report.length, stdout);
 *     if (error.kind)
 *         fprintf(stderr, "%s\n", error.message);
 *     clausier_bytes_done(&report);
 *     clausier_run_free(run);
 *     clausier_engine_free(engine);
 *
 * Ownership.  What a function named _new or _check returns belongs to the caller, who
 * gives it back to the _free of the same type; _free takes NULL.  A clausier_bytes that
 * was filled is emptied with clausier_bytes_done().  Every other pointer is borrowed: a
 * constant of the library, or as long-lived as the object it came from.
 *
 * Failure.  A function that can fail returns false or NULL and fills its last argument,
 * which may be NULL.  Start with a zeroed error: the first failure wins.  Nothing is
 * printed, the process is never ended, the locale and signals are never touched, and
 * nothing leaves the machine.  A document that cannot be read is no failure of the
 * call: it is part of the report, and of the run's status.
 *
 * Text.  All strings are UTF-8.  The same input, options and date give the same bytes.
 *
 * Threads.  An engine is used by one thread at a time; several engines may live side by
 * side.  clausier_check() starts and ends its own workers (option "jobs"). */
#ifndef CLAUSIER_H
#define CLAUSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(CLAUSIER_BUILD) && defined(__GNUC__)
#define CLAUSIER_API __attribute__((visibility("default")))
#else
#define CLAUSIER_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* "0.1.0" */
CLAUSIER_API const char *clausier_version(void);

/* --- Failure --- */

typedef enum clausier_error_kind {
    CLAUSIER_ERROR_NONE,
    CLAUSIER_ERROR_IO,          /* the system refused: not found, no permission, full */
    CLAUSIER_ERROR_FORMAT,      /* damaged, or not what it says it is */
    CLAUSIER_ERROR_ENCRYPTED,   /* protected by a password */
    CLAUSIER_ERROR_UNSUPPORTED, /* a kind of file that is not read: PDF, legacy .doc */
    CLAUSIER_ERROR_LIMIT,       /* larger, deeper or denser than is accepted */
    CLAUSIER_ERROR_MEMORY,
    CLAUSIER_ERROR_RULES, /* a rule file or a configuration is wrong */
    CLAUSIER_ERROR_USAGE, /* an option, a rule or a format that does not exist */
} clausier_error_kind;

typedef struct clausier_error {
    clausier_error_kind kind;
    char file[512];        /* as the caller named it; "" when unknown */
    char part[96];         /* inside a container, "word/styles.xml"; "" */
    uint32_t line, column; /* from 1, in characters; 0 when unknown */
    char message[512];     /* one French sentence, without a newline */
    char english[512];     /* the same in English */
} clausier_error;

/* Bytes handed to the caller. */
typedef struct clausier_bytes {
    char *bytes; /* NUL-terminated beyond `length` */
    size_t length;
} clausier_bytes;

CLAUSIER_API void clausier_bytes_done(clausier_bytes *bytes);

/* --- The engine: rules and options --- */

typedef struct clausier_engine clausier_engine;

/* NULL when memory is short. */
CLAUSIER_API clausier_engine *clausier_engine_new(void);
CLAUSIER_API void clausier_engine_free(clausier_engine *engine);

/* Sets an option by name, as the command line does.  Those marked * add up when they
 * are set again; the last one wins for the others.  For a switch any value but "no" and
 * "" means yes.
 *
 *     rules *            a folder or file of rules on top of the built-in pack
 *     no-default-rules   leave the built-in pack out
 *     select *           ids or beginnings of ids, with commas: only these rules
 *     ignore *           the same: not these rules
 *     fact *             "montant=640000": what is known of every dossier
 *     date               day of the check, YYYY-MM-DD; today when not set
 *     fail-on            obligation (at first), recommandation, bonne-pratique, jamais
 *     exit-zero          clausier_run_status() is 0 where it would be 1
 *     config             a configuration file instead of the nearest clausier.yml
 *     isolated           no configuration file at all
 *     together           all paths are one dossier
 *     author             who signs the comments of annotated copies; clausier
 *     propose            annotated copies also get the missing clauses, as tracked
 *                        insertions
 *     jobs               workers, 1 to 256; one per processor when not set
 *     full-text          whether html shows the whole text of the documents: auto (at
 *                        first: when there is one dossier), always or never
 *
 *     lang               fr (at first) or en: language of what is rendered
 *     width              columns to wrap text at, 0 for none; 80 when not set
 *     color              text with the escape sequences of terminals
 *     quiet              only what fails the run
 *     show-passed        the verdicts that ask for nothing, in full
 *     explain-verdicts   every passage weighed, and why it counted or not
 *     clauses            the proposed clauses, in full
 *     statistics         counts by rule over all dossiers
 *
 *     all                text: what the printed page does not show, too, and marked
 *     view               text: final (at first) or original, before tracked changes
 *     line-numbers       text: the number of each line before it
 */
CLAUSIER_API bool clausier_engine_set(clausier_engine *engine, const char *option,
                                      const char *value, clausier_error *error);

/* Loads the rules now; else the first function that needs them does. */
CLAUSIER_API bool clausier_engine_load(clausier_engine *engine, clausier_error *error);

/* --- Checking --- */

typedef struct clausier_run clausier_run;

/* Checks every path: a file, a folder or a .zip is one dossier.  The run keeps what it
 * needs of the engine, which must outlive it. */
CLAUSIER_API clausier_run *clausier_check(clausier_engine *engine,
                                          const char *const *paths, size_t count,
                                          clausier_error *error);
CLAUSIER_API void clausier_run_free(clausier_run *run);

/* The exit status of the command: 0 nothing flagged at or above "fail-on", 1 something
 * is, 3 some input could not be read (the rest was checked all the same). */
CLAUSIER_API int clausier_run_status(const clausier_run *run);

/* What could not be read, from 0; false past the last.  Every format of the report that
 * is made for people or has a place for it tells them, too. */
CLAUSIER_API bool clausier_run_failure_at(const clausier_run *run, size_t index,
                                          clausier_error *failure);

/* Changes one of the options from "lang" to "statistics" for what is rendered next. */
CLAUSIER_API bool clausier_run_set(clausier_run *run, const char *option,
                                   const char *value, clausier_error *error);

/* The report in a named format. */
CLAUSIER_API bool clausier_run_render(const clausier_run *run, const char *format,
                                      clausier_bytes *out, clausier_error *error);

/* The documents of a run that can be copied with comments, from 0; false past the last,
 * or without memory.  `*source` is the document as it was named, `name` (unless NULL)
 * gets a relative path for its copy, another one for each ("/" between its parts). */
CLAUSIER_API bool clausier_run_copy_at(const clausier_run *run, size_t index,
                                       const char **source, clausier_bytes *name);
/* A copy of that document with the findings as review comments; the document itself is
 * only read. */
CLAUSIER_API bool clausier_run_annotate(const clausier_run *run, size_t index,
                                        clausier_bytes *out, clausier_error *error);

/* A run of two dossiers as two versions of one, verdict by verdict: "text", "markdown",
 * "html" or "json". */
CLAUSIER_API bool clausier_run_compare(const clausier_run *run, const char *format,
                                       clausier_bytes *out, clausier_error *error);
/* 0 when nothing at or above "fail-on" became worse, 1 when something did, 3 when some
 * input could not be read. */
CLAUSIER_API int clausier_run_compare_status(const clausier_run *run);

/* The formats of clausier_run_render(), from 0; NULL past the last.  `*title` (may be
 * NULL) gets what the format is for. */
CLAUSIER_API const char *clausier_format_at(size_t index, const char **title);
/* Fails for a format that does not exist, with the one that was probably meant. */
CLAUSIER_API bool clausier_format_check(const char *format, clausier_error *error);
/* The format a file name asks for by its ending; NULL. */
CLAUSIER_API const char *clausier_format_for_path(const char *path);

/* --- Reading --- */

/* Takes a piece of a text, as long as the call; false ends the writing. */
typedef bool (*clausier_take)(void *user, const char *bytes, size_t length);

/* Gives the text of a file as it was read to `take`, piece by piece and in order:
 * "text" (one paragraph or table row a line), "markdown" or "json".  Needs no rules. */
CLAUSIER_API bool clausier_text(clausier_engine *engine, const char *path,
                                const char *format, clausier_take take, void *user,
                                clausier_error *error);
/* The same for bytes in memory; `name` is what messages call them. */
CLAUSIER_API bool clausier_text_bytes(clausier_engine *engine, const char *name,
                                      const char *bytes, size_t length,
                                      const char *format, clausier_take take,
                                      void *user, clausier_error *error);

/* --- Rules --- */

/* A rule's page: "text", "markdown", "html" or "json".  `rule` is an id, or its last
 * part where that is enough; NULL for the pages of all rules in use, as a guide. */
CLAUSIER_API bool clausier_explain(clausier_engine *engine, const char *rule,
                                   const char *format, clausier_bytes *out,
                                   clausier_error *error);
/* The rules in use, one a line ("text"), or "json". */
CLAUSIER_API bool clausier_rules_list(clausier_engine *engine, const char *format,
                                      clausier_bytes *out, clausier_error *error);
/* Looks at the form of the packs named by "rules", or of the built-in one: a line a
 * note.  `*passed` is false when one is an error; advice is none. */
CLAUSIER_API bool clausier_rules_lint(clausier_engine *engine, const char *format,
                                      bool *passed, clausier_bytes *out,
                                      clausier_error *error);
/* Judges every example of every rule in use.  `*passed` is false when one did not get
 * its verdict; `out` says which. */
CLAUSIER_API bool clausier_rules_test(clausier_engine *engine, const char *format,
                                      bool *passed, clausier_bytes *out,
                                      clausier_error *error);

#ifdef __cplusplus
}
#endif
#endif
