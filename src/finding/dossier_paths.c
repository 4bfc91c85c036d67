/* SPDX-License-Identifier: Apache-2.0 */
#include "finding/dossier_paths.h"

#include "base/file.h"
#include "read/reader.h"

#include <ctype.h>
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

/* "format non lu : pdf"; an ending is shown only when it looks like one. */
static const char *reason_of_format(const char *name, Arena *arena)
{
    enum { LONGEST_ENDING = 8 };
    char ending[LONGEST_ENDING + 1] = "";
    const char *dot = strrchr(name, '.');
    size_t length = dot ? strlen(dot + 1) : 0;
    if (length == 0 || length > LONGEST_ENDING)
        return "format inconnu";
    for (size_t i = 0; i < length; i++) {
        if (!isascii((unsigned char)dot[1 + i]) || !isalnum((unsigned char)dot[1 + i]))
            return "format inconnu";
        ending[i] = (char)tolower((unsigned char)dot[1 + i]);
    }
    if (strcmp(ending, "doc") == 0 || strcmp(ending, "rtf") == 0)
        return arena_printf(
            arena, "format non lu\u00a0: %s (enregistrez-le en .docx ou .odt)", ending);
    return arena_printf(arena, "format non lu\u00a0: %s", ending);
}

PathKind path_kind(const char *path, Arena *arena, const char **reason)
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
    *reason = reason_of_format(name, arena);
    return PATH_SKIPPED;
}

bool path_is_hidden_folder(const char *path)
{
    const char *name = path_base(path);
    return *name == '.' || strcmp(name, "__MACOSX") == 0;
}
