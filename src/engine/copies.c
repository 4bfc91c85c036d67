/* SPDX-License-Identifier: Apache-2.0 */
/* copies.c - annotated copies of the documents of a run.
 *
 * A report keeps no documents: the one that is copied is read once more, this time with
 * the place in the file of all that is read. */
#include "annotate/annotator.h"
#include "base/file.h"
#include "base/unicode.h"
#include "engine/engine.h"
#include "read/reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* --- The bytes of a document --- */

enum { ARCHIVES_NESTED = 2 };

/* A document in an archive, or in an archive in it: "lot1.zip/CCAP.docx". */
static bool read_entry(Container *container, const char *entry, int depth, Buffer *out,
                       Error *err)
{
    if (container_has(container, entry))
        return container_read(container, entry, out, err);
    for (const char *slash = entry; depth && (slash = strchr(slash, '/')); slash++) {
        char *name = strndup(entry, (size_t)(slash - entry));
        if (!name)
            return error_memory(err);
        bool found = container_has(container, name);
        bool ok = false;
        Buffer bytes;
        Container *inner = NULL;
        buffer_init(&bytes, limits_default.part_bytes);
        if (found && container_read(container, name, &bytes, err))
            inner = container_open_bytes(name, buffer_string(&bytes), bytes.length,
                                         &limits_default, err);
        if (inner)
            ok = read_entry(inner, slash + 1, depth - 1, out, err);
        container_free(inner);
        buffer_done(&bytes);
        free(name);
        if (found)
            return ok;
    }
    return error_set(err, ERROR_IO, (Where){ .file = container_name(container) },
                     "« %s » n'est plus dans cette archive", entry);
}

/* The bytes of a document as its path names it: a file, or what is in an archive. */
static bool read_source(const char *path, Buffer *out, Error *err)
{
    if (file_kind(path) != FILE_NONE)
        return file_read(path, out, err);
    for (const char *slash = path; (slash = strchr(slash, '/')); slash++) {
        char *archive = strndup(path, (size_t)(slash - path));
        if (!archive)
            return error_memory(err);
        bool found = file_kind(archive) == FILE_REGULAR;
        Container *container =
            found ? container_open(archive, &limits_default, err) : NULL;
        bool ok =
            container && read_entry(container, slash + 1, ARCHIVES_NESTED, out, err);
        container_free(container);
        free(archive);
        if (found)
            return ok;
    }
    return file_read(path, out, err); /* fails again, and says why */
}

/* --- Names --- */

static bool is_archive(const char *name)
{
    return path_has_extension(name, "zip");
}

/* A file that is a dossier by itself. */
static bool is_lone(const ReportDossier *dossier)
{
    return dossier->document_count == 1 &&
           strcmp(dossier->documents[0].path, dossier->name) == 0;
}

/* How many dossiers before this one are called as it is. */
static size_t namesakes(const Report *report, size_t index)
{
    size_t count = 0;
    const char *name = path_base(report->dossiers[index].name);
    for (size_t i = 0; i < index; i++)
        count += strcmp(path_base(report->dossiers[i].name), name) == 0;
    return count;
}

static size_t earlier(const ReportDossier *dossier, size_t index)
{
    size_t count = 0;
    for (size_t i = 0; i < index; i++)
        count +=
            strcmp(dossier->documents[i].name, dossier->documents[index].name) == 0;
    return count;
}

/* "RC.docx"; of several dossiers "dce/RC.docx", of two with that name "2-dce/...". */
static void add_name(Buffer *out, const Report *report, size_t d, size_t index)
{
    const ReportDossier *dossier = &report->dossiers[d];
    const char *base = path_base(dossier->name);
    bool archive = is_archive(base) && !is_lone(dossier);
    size_t same = report->count > 1 ? namesakes(report, d) : 0;
    size_t twins = earlier(dossier, index);
    if (same)
        buffer_add_format(out, "%zu-", same + 1);
    if (archive || (report->count > 1 && !is_lone(dossier))) {
        bool has_name = strcmp(base, ".") != 0 && strcmp(base, "..") != 0 && *base;
        buffer_add(out, has_name ? base : "dossier",
                   has_name ? strlen(base) - (archive ? strlen(".zip") : 0)
                            : strlen("dossier"));
        buffer_add_char(out, '/');
    }
    if (twins)
        buffer_add_format(out, "%zu/", twins + 1);
    buffer_add_string(out, dossier->documents[index].name);
}

static bool find_document(const Report *report, size_t index, size_t *d, size_t *at)
{
    for (*d = 0; *d < report->count; ++*d) {
        if (index < report->dossiers[*d].document_count) {
            *at = index;
            return true;
        }
        index -= report->dossiers[*d].document_count;
    }
    return false;
}

bool clausier_run_copy_at(const clausier_run *run, size_t index, const char **source,
                          clausier_bytes *name)
{
    size_t d, at;
    Error err = { 0 };
    Buffer path;
    if (!find_document(&run->report, index, &d, &at))
        return false;
    *source = run->report.dossiers[d].documents[at].path;
    if (!name)
        return true;
    buffer_init(&path, SIZE_MAX / 2);
    add_name(&path, &run->report, d, at);
    bool ok = engine_give(&path, name, &err);
    buffer_done(&path);
    return ok;
}

/* --- The copy --- */

enum { INITIALS_MOST = 3, INITIALS_ROOM = INITIALS_MOST * 4 + 1 };

/* "clausier" is cl, "Marie Curie" MC. */
static void find_initials(const char *author, char out[INITIALS_ROOM])
{
    size_t length = 0, count = 0, left = strlen(author), taken;
    bool is_one_word = !strchr(author, ' '), starts = true;
    size_t most = is_one_word ? 2 : INITIALS_MOST;
    for (const char *at = author; left && count < most; at += taken, left -= taken) {
        uint32_t code;
        taken = utf8_decode(at, left, &code);
        bool parts = code <= ' ' || (!is_one_word && code == '-');
        if (!parts && (starts || is_one_word)) {
            memcpy(out + length, at, taken);
            length += taken;
            count++;
        }
        starts = parts;
    }
    out[length] = '\0';
}

static bool annotate(const clausier_run *run, size_t d, size_t index,
                     Container *container, Buffer *out, Error *err)
{
    bool ok = false;
    char initials[INITIALS_ROOM];
    const ReportDossier *dossier = &run->report.dossiers[d];
    const ReportDocument *named = &dossier->documents[index];
    Where where = { .file = named->path };
    const Reader *reader = reader_choose(container);
    const Annotator *annotator = annotator_find(named->format);
    AnnotationPlan plan = { 0 };
    if (!annotator || !reader || strcmp(reader->name, named->format) != 0)
        return error_set(err, ERROR_UNSUPPORTED, where,
                         "les copies annotées n'existent pas pour ce format (%s) ; "
                         "enregistrez le document en .docx ou .odt",
                         named->format);
    Document *document = reader->read(container, &limits_default, true, err);
    if (!document)
        return false;
    if (document_block_count(document) != named->blocks) {
        error_set(err, ERROR_IO, where,
                  "ce fichier a changé pendant le contrôle ; recommencez");
        goto done;
    }
    find_initials(run->author, initials);
    AnnotateOptions options = { .author = run->author,
                                .initials = initials,
                                .date = run->is_dated ? run->date : NULL,
                                .language = run->writer.language,
                                .propose = run->propose,
                                .quiet = run->writer.quiet };
    ok = annotation_plan_init(&plan, &run->report, dossier, (uint32_t)index, document,
                              &options, err) &&
         annotator->annotate(container, document, &plan, &options, out, err);
done:
    annotation_plan_done(&plan);
    document_free(document);
    return ok;
}

bool clausier_run_annotate(const clausier_run *run, size_t index, clausier_bytes *out,
                           clausier_error *error)
{
    bool ok = false;
    size_t d, at;
    Error err = { 0 };
    Buffer bytes, copy;
    Container *container = NULL;
    buffer_init(&bytes, limits_default.file_bytes);
    buffer_init(&copy, SIZE_MAX / 2);
    if (!find_document(&run->report, index, &d, &at)) {
        error_set(&err, ERROR_USAGE, (Where){ 0 }, "ce document n'existe pas");
        goto done;
    }
    const char *path = run->report.dossiers[d].documents[at].path;
    if (!read_source(path, &bytes, &err))
        goto done;
    container = container_open_bytes(path, buffer_string(&bytes), bytes.length,
                                     &limits_default, &err);
    ok = container && annotate(run, d, at, container, &copy, &err) &&
         engine_give(&copy, out, &err);
done:
    container_free(container);
    buffer_done(&copy);
    buffer_done(&bytes);
    if (!ok)
        engine_fail(error, &err);
    return ok;
}
