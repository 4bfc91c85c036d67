/* SPDX-License-Identifier: Apache-2.0 */
#include "report/remark.h"

#include "base/file.h"
#include "base/printable.h"
#include "base/typography.h"
#include "report/choice.h"
#include "report/clause_home.h"
#include "report/listing.h"
#include "report/text_parts.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

RemarkLevel remark_level_of(Level level)
{
    return level == LEVEL_OBLIGATION       ? REMARK_ERROR
           : level == LEVEL_RECOMMENDATION ? REMARK_WARNING
                                           : REMARK_NOTE;
}

RemarkLevel remark_level(const ReportFinding *finding)
{
    RemarkLevel level = remark_level_of(finding->level);
    bool unsure = finding->unread && finding->verdict == VERDICT_MISSING;
    return unsure && level == REMARK_ERROR ? REMARK_WARNING : level;
}

/* --- Places --- */

const ReportPassage *remark_passage(const ReportFinding *finding)
{
    switch (finding->verdict) {
    case VERDICT_EXCLUDED:
        return choose_passage(finding, EVIDENCE_EXCLUSION);
    case VERDICT_MET:
    case VERDICT_INCOMPLETE:
        return choose_passage(finding, EVIDENCE_SUBJECT);
    default:
        return NULL;
    }
}

RemarkPlace remark_place_of(const RemarkContext *context, const ReportPassage *passage)
{
    const ReportPlace *place = &passage->place;
    RemarkPlace out = { .document = &context->dossier->documents[place->document],
                        .place = passage->notice ? NULL : place,
                        .line = 1,
                        .column = 1,
                        .end_column = 1 };
    if (!out.place || !place->line)
        return out;
    out.line = place->line;
    out.column = place->column ? place->column : 1;
    out.end_column = place->end_column > out.column ? place->end_column : out.column;
    return out;
}

static TextReport text_of(const RemarkContext *context)
{
    return (TextReport){ .report = context->report,
                         .dossier = context->dossier,
                         .options = context->options };
}

RemarkPlace remark_place(const RemarkContext *context, const ReportFinding *finding)
{
    const ReportPassage *passage = remark_passage(finding);
    if (passage)
        return remark_place_of(context, passage);
    const ReportDocument *home = choose_home(context->dossier, finding->rule);
    if (!home && context->dossier->document_count)
        home = &context->dossier->documents[0];
    return (RemarkPlace){ .document = home, .line = 1, .column = 1, .end_column = 1 };
}

/* True for a path that leads out of the folder where the command ran. */
static bool leads_out(const char *path)
{
    if (*path == '/')
        return true;
    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || !at[2]))
            return true;
    }
    return false;
}

void remark_add_path(Buffer *out, const ReportDossier *dossier, const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    size_t length = strlen(dossier->name);
    const char *base = path_base(dossier->name);
    bool within = length && strncmp(path, dossier->name, length) == 0;
    if (!leads_out(path)) {
        buffer_add_string(out, path);
    } else if (within && path[length] == '/') {
        /* The folder above has no name to tell. */
        if (strcmp(base, "..") != 0)
            buffer_add_format(out, "%s/", base);
        buffer_add_string(out, path + length + 1);
    } else {
        buffer_add_string(out,
                          strcmp(path_base(path), "..") == 0 ? "." : path_base(path));
    }
}

void remark_add_where(Buffer *out, const RemarkContext *context,
                      const ReportFinding *finding)
{
    const ReportPassage *passage = remark_passage(finding);
    if (!passage)
        return;
    WriterOptions options = *context->options;
    options.color = false;
    options.width = 0;
    Buffer line;
    Error err = { 0 };
    TextReport text = text_of(context);
    text.options = &options;
    buffer_init(&line, 1 << 20);
    page_init(&text.page, &line, &options);
    page_open(&text.page, 0, 0);
    text_place(&text, &passage->place);
    page_close(&text.page);
    out->failed = !page_done(&text.page, &err) || out->failed;
    buffer_cut(&line, line.length ? line.length - 1 : 0);
    buffer_add_string(out, buffer_string(&line));
    buffer_done(&line);
}

/* --- Words --- */

void remark_add_title(Buffer *out, const RemarkContext *context,
                      const ReportFinding *finding)
{
    Language language = context->options->language;
    bool french = language == LANGUAGE_FR;
    bool unsure = finding_is_unsure(context->dossier, finding);
    char lots[WORDS_ROOM] = "";
    const char *verdict =
        unsure ? (french ? "à vérifier" : "to be checked")
               : rule_verdict_word(finding->rule, finding->verdict, language);
    Buffer words;
    buffer_init(&words, 1 << 16);
    buffer_add_string(&words, wording_in(&finding->rule->title, language));
    if (finding->lots)
        buffer_add_format(&words, " (%s)", lots_word(finding->lots, language, lots));
    buffer_add_format(&words, "%s%s", french ? " : " : ": ", verdict);
    if (verdict_is_flagged(finding->verdict))
        buffer_add_format(&words, " (%s)", level_word(finding->level, language));
    buffer_add_char(&words, '.');
    if (french)
        typography_add(out, buffer_string(&words));
    else
        buffer_add_string(out, buffer_string(&words));
    out->failed = out->failed || buffer_failed(&words);
    buffer_done(&words);
}

/* The lines of the report for people, without their indent and without the title. */
static void add_lines(Buffer *out, const char *lines, bool titled)
{
    const char *separator = "";
    while (*lines) {
        lines += strspn(lines, " ");
        size_t length = strcspn(lines, "\n");
        if (length && !titled) {
            buffer_add_string(out, separator);
            buffer_add(out, lines, length);
            separator = "\n";
        }
        titled = titled && !length;
        lines += length + (lines[length] == '\n');
    }
}

/* An absence has no quote to show: what was read is what it rests on. */
static void add_searched(Buffer *out, const RemarkContext *context)
{
    enum { MOST = 8 };
    const ReportDossier *dossier = context->dossier;
    bool french = context->options->language == LANGUAGE_FR;
    buffer_add_string(out,
                      french ? "\nRecherche faite dans\u00a0: " : "\nSearched in: ");
    for (size_t i = 0; i < dossier->document_count && i < MOST; i++) {
        const char *name = dossier->documents[i].name;
        buffer_add_string(out, i ? ", " : "");
        printable_add(out, name, strlen(name));
    }
    buffer_add_string(out, dossier->document_count > MOST ? "…" : ".");
}

void remark_add_details(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    WriterOptions options = *context->options;
    options.color = false;
    options.width = 0;
    Buffer lines;
    Error err = { 0 };
    TextReport text = text_of(context);
    bool flagged = verdict_is_flagged(finding->verdict);
    const ReportPassage *passage = remark_passage(finding);
    text.options = &options;
    buffer_init(&lines, 1 << 24);
    page_init(&text.page, &lines, &options);
    if (flagged)
        text_flagged(&text, finding);
    else if (passage && !passage->notice)
        text_citation(&text, passage);
    add_lines(out, buffer_string(&lines), flagged);
    if (finding->verdict == VERDICT_MISSING)
        add_searched(out, context);
    out->failed = !page_done(&text.page, &err) || out->failed;
    buffer_done(&lines);
}

void remark_add_message(Buffer *out, const RemarkContext *context,
                        const ReportFinding *finding)
{
    remark_add_title(out, context, finding);
    size_t before = out->length;
    buffer_add_char(out, '\n');
    remark_add_details(out, context, finding);
    if (out->length == before + 1)
        buffer_cut(out, before);
}

void remark_add_failure(Buffer *out, const RemarkContext *context, const Error *error)
{
    Buffer words;
    buffer_init(&words, 1 << 16);
    const char *said = error_words(error, context->options->language == LANGUAGE_EN);
    printable_add(&words, said, strlen(said));
    if (*error->part) {
        buffer_add_string(&words, " (");
        printable_add(&words, error->part, strlen(error->part));
        buffer_add_char(&words, ')');
    }
    buffer_add_char(&words, '.');
    if (context->options->language == LANGUAGE_FR)
        typography_add(out, buffer_string(&words));
    else
        buffer_add_string(out, buffer_string(&words));
    out->failed = out->failed || buffer_failed(&words);
    buffer_done(&words);
}

/* --- Fingerprints --- */

/* FNV-1a: not a seal, only a short name for a long text. */
static void hash_byte(uint64_t *hash, unsigned char byte)
{
    *hash = (*hash ^ byte) * UINT64_C(0x100000001b3);
}

static bool is_blank(const char *at, size_t *took)
{
    *took = strncmp(at, "\u00a0", 2) == 0 ? 2 : strncmp(at, "\u202f", 3) == 0 ? 3 : 1;
    return *took > 1 || (unsigned char)*at <= ' ';
}

/* Words apart from each other by one blank, whatever stood there, and a mark behind. */
static void hash_words(uint64_t *hash, const char *words)
{
    bool parted = false, any = false;
    for (size_t took; *words; words += took) {
        if (is_blank(words, &took)) {
            parted = any;
            continue;
        }
        if (parted)
            hash_byte(hash, ' ');
        hash_byte(hash, (unsigned char)*words);
        parted = false;
        any = true;
    }
    hash_byte(hash, 0);
}

void remark_fingerprint(const RemarkContext *context, const ReportFinding *finding,
                        const char *salt, char out[FINGERPRINT_ROOM])
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    RemarkPlace place = remark_place(context, finding);
    const ReportPassage *passage = remark_passage(finding);
    char lots[24];
    snprintf(lots, sizeof lots, "%" PRIx64, (uint64_t)finding->lots);
    hash_words(&hash, finding->rule->id);
    hash_words(&hash, place.document ? kind_name(place.document->kind) : "");
    if (passage && passage->notice)
        hash_words(&hash, notice_name(passage->notice->kind));
    else
        hash_words(&hash, passage ? passage->place.quote : lots);
    hash_words(&hash, salt);
    snprintf(out, FINGERPRINT_ROOM, "%016" PRIx64, hash);
}
