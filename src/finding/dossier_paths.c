/* SPDX-License-Identifier: Apache-2.0 */
#include "finding/dossier_paths.h"

#include "base/file.h"
#include "read/reader.h"

#include <string.h>
#include <strings.h>

static bool has_prefix(const char *name, const char *prefix)
{
    return strncasecmp(name, prefix, strlen(prefix)) == 0;
}

/* Files that programs and systems leave beside documents. */
static const char *reason_of_debris(const char *name)
{
    static const struct {
        const char *prefix, *reason;
    } debris[] = {
        { "~$", "fichier de verrou de Word" },
        { ".~lock.", "fichier de verrou de LibreOffice" },
        { "~wr", "fichier temporaire de Word" },
        { "._", "fichier du système" },
        { ".", "fichier caché" },
        { "thumbs.db", "fichier du système" },
        { "desktop.ini", "fichier du système" },
    };
    for (size_t i = 0; i < sizeof debris / sizeof *debris; i++)
        if (has_prefix(name, debris[i].prefix))
            return debris[i].reason;
    return NULL;
}

/* What to do about a file that is not read; its name shows its format. */
static const char *reason_of_format(const char *name)
{
    static const char *const texts[] = { "doc", "dot", "rtf", "wpd", "pages" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (path_has_extension(name, texts[i]))
            return "format non lu\u00a0; enregistrez-le en .docx ou .odt";
    if (path_has_extension(name, "pdf"))
        return "format non lu\u00a0; joignez le document d'origine, en .docx ou .odt";
    return "format non lu";
}

PathKind path_kind(const char *path, const char **reason)
{
    const char *name = path_base(path);
    *reason = reason_of_debris(name);
    if (*reason)
        return PATH_SKIPPED;
    if (strcasecmp(name, "clausier.yml") == 0 || strcasecmp(name, "clausier.yaml") == 0)
        return PATH_SILENT;
    if (reader_knows_extension(name))
        return PATH_DOCUMENT;
    if (path_has_extension(name, "zip"))
        return PATH_ARCHIVE;
    *reason = reason_of_format(name);
    return PATH_SKIPPED;
}

bool path_is_hidden_folder(const char *path)
{
    const char *name = path_base(path);
    return *name == '.' || strcmp(name, "__MACOSX") == 0;
}
