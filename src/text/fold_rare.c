/* SPDX-License-Identifier: Apache-2.0 */
/* fold_rare.c - characters that no small table holds: NFKC without marks, by the only
 * door to utf8proc. */
#include "base/unicode.h"
#include "text/fold_table.h"
#include "text/folder.h"

#include <utf8proc.h>

static void put_code(Folder *folder, uint32_t code, size_t at)
{
    char bytes[4];
    size_t size = utf8_encode(code, bytes);
    folder_mark(folder, at);
    for (size_t i = 0; i < size; i++)
        folder_put(folder, bytes[i]);
}

static void put_known(Folder *folder, uint32_t code, size_t at)
{
    const char *form = NULL;
    if (code < 0x80 && (code < 0x20 || code == 0x7F))
        return;
    if (code >= FOLD_LATIN_START && code < FOLD_LATIN_END)
        form = fold_latin[code - FOLD_LATIN_START];
    else
        form = fold_sign(code);
    if (code == ' ')
        form = " ";
    if (form)
        folder_put_plain(folder, form, at);
    else
        put_code(folder, code, at);
}

void folder_put_rare(Folder *folder, uint32_t code, size_t at)
{
    enum { PIECES = 32 };
    utf8proc_int32_t pieces[PIECES];
    int class = 0;
    if (fold_sign(code)) {
        put_known(folder, code, at);
        return;
    }
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, pieces, PIECES,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
            UTF8PROC_IGNORE,
        &class);
    if (count > PIECES)
        count = PIECES;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        put_known(folder, (uint32_t)pieces[i], at);
}
