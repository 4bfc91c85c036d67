/* SPDX-License-Identifier: Apache-2.0 */
#include "container/sniff.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

typedef struct Magic {
    const char *bytes;
    size_t length;
    SniffKind kind;
} Magic;

static const Magic magics[] = {
    { "PK\003\004", 4, SNIFF_ZIP },
    { "PK\005\006", 4, SNIFF_ZIP },
    { "PK\007\010", 4, SNIFF_ZIP },
    { "%PDF-", 5, SNIFF_PDF },
    { "{\\rtf", 5, SNIFF_RTF },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, SNIFF_OLE },
    { "\x89PNG", 4, SNIFF_IMAGE },
    { "\xff\xd8\xff", 3, SNIFF_IMAGE },
    { "GIF8", 4, SNIFF_IMAGE },
    { "BM", 2, SNIFF_IMAGE },
    { "II*\0", 4, SNIFF_IMAGE },
    { "MM\0*", 4, SNIFF_IMAGE },
    { "7z\xbc\xaf", 4, SNIFF_ARCHIVE },
    { "Rar!", 4, SNIFF_ARCHIVE },
    { "\x1f\x8b", 2, SNIFF_ARCHIVE },
    { "MIME-Version:", 13, SNIFF_MHTML },
};

/* The streams that tell what an OLE2 compound file is; the first found decides. */
static const Magic streams[] = {
    { "EncryptedPackage", 16, SNIFF_ENCRYPTED },
    { "WordDocument", 12, SNIFF_DOC },
    { "Workbook", 8, SNIFF_XLS },
    { "PowerPoint Document", 19, SNIFF_PPT },
    { "__properties_version1.0", 23, SNIFF_MSG },
};

/* True when the ASCII `word` stands somewhere in the bytes as UTF-16LE. */
static bool has_wide(const char *bytes, size_t length, const char *word, size_t letters)
{
    char wide[64];
    for (size_t i = 0; i < letters; i++) {
        wide[2 * i] = word[i];
        wide[2 * i + 1] = '\0';
    }
    const char *end = bytes + length;
    while ((size_t)(end - bytes) >= 2 * letters) {
        const char *hit =
            memchr(bytes, wide[0], (size_t)(end - bytes) - 2 * letters + 1);
        if (!hit)
            return false;
        if (memcmp(hit, wide, 2 * letters) == 0)
            return true;
        bytes = hit + 1;
    }
    return false;
}

static SniffKind sniff_ole(const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        if (has_wide(bytes, length, streams[i].bytes, streams[i].length))
            return streams[i].kind;
    return SNIFF_OLE;
}

static bool is_markup(const char *text)
{
    return text[0] == '<' && (text[1] == '?' || text[1] == '!' || text[1] == '_' ||
                              ((text[1] | 32) >= 'a' && (text[1] | 32) <= 'z'));
}

/* The first element's name, prefix and all, after the prolog; "" when it is further
 * than the head. */
static const char *find_root(const char *text)
{
    while (*(text += strspn(text, " \t\r\n")) == '<') {
        if (strncmp(text, "<!--", 4) == 0)
            text = strstr(text, "-->");
        else if (text[1] == '?' || text[1] == '!')
            text = strchr(text, '>');
        else
            return text + 1;
        if (!text)
            break;
        text += *text == '>' ? 1 : 3;
    }
    return "";
}

static bool begins(const char *text, const char *name)
{
    return strncasecmp(text, name, strlen(name)) == 0;
}

static SniffKind sniff_markup(const char *text)
{
    const char *root = find_root(text);
    if (begins(text, "<!doctype html") || begins(root, "html") ||
        begins(root, "head") || begins(root, "body"))
        return SNIFF_HTML;
    if (begins(root, "w:wordDocument") || begins(root, "pkg:package"))
        return SNIFF_WORD_XML;
    if (begins(root, "svg"))
        return SNIFF_IMAGE;
    return SNIFF_XML;
}

static bool is_plain(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 27)
            return false;
    }
    return true;
}

/* The head as ASCII letters, so that the tests above are plain string calls: a byte
 * order mark goes, UTF-16 is narrowed. */
static size_t narrow(const char *bytes, size_t length, char *out)
{
    size_t from = 0, step = 1, used = 0;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        from = 3;
    else if (length >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
        from = 2, step = 2;
    else if (length >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        from = 3, step = 2;
    else if (length >= 4 && memcmp(bytes, "<\0?\0", 4) == 0)
        step = 2;
    else if (length >= 4 && memcmp(bytes, "\0<\0?", 4) == 0)
        from = 1, step = 2;
    for (; from < length && used < SNIFF_HEAD; from += step)
        out[used++] = bytes[from];
    out[used] = '\0';
    return used;
}

SniffKind sniff_bytes(const char *bytes, size_t length)
{
    if (length == 0)
        return SNIFF_EMPTY;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        const Magic *magic = &magics[i];
        if (length >= magic->length && memcmp(bytes, magic->bytes, magic->length) == 0)
            return magic->kind == SNIFF_OLE ? sniff_ole(bytes, length) : magic->kind;
    }
    char head[SNIFF_HEAD + 1];
    size_t used = narrow(bytes, length, head);
    size_t blank = strspn(head, " \t\r\n");
    if (blank == used)
        return SNIFF_EMPTY;
    if (is_markup(head + blank))
        return sniff_markup(head + blank);
    return is_plain(head, used) ? SNIFF_TEXT : SNIFF_UNKNOWN;
}

bool sniff_refuse(SniffKind kind, const char *file, Error *err)
{
    static const struct {
        SniffKind kind;
        ErrorKind error;
        const char *message;
    } refusals[] = {
        { SNIFF_EMPTY, ERROR_FORMAT,
          "ce fichier est vide ; demandez-en une copie complète" },
        { SNIFF_PDF, ERROR_UNSUPPORTED,
          "ce fichier est un PDF ; ouvrez le document d'origine et enregistrez-le en "
          ".docx "
          "ou .odt" },
        { SNIFF_DOC, ERROR_UNSUPPORTED,
          "ce fichier est un ancien document Word (.doc) ; ouvrez-le dans Word ou "
          "LibreOffice et enregistrez-le en .docx ou .odt" },
        { SNIFF_ENCRYPTED, ERROR_ENCRYPTED,
          "ce fichier est protégé par un mot de passe ; ouvrez-le, retirez la "
          "protection et "
          "enregistrez-le de nouveau" },
        { SNIFF_XLS, ERROR_UNSUPPORTED,
          "ce fichier est un classeur Excel (.xls) ; seuls les documents Word et "
          "LibreOffice "
          "Writer sont lus" },
        { SNIFF_PPT, ERROR_UNSUPPORTED,
          "ce fichier est une présentation PowerPoint (.ppt) ; seuls les documents "
          "Word et "
          "LibreOffice Writer sont lus" },
        { SNIFF_MSG, ERROR_UNSUPPORTED,
          "ce fichier est un courriel Outlook (.msg) ; enregistrez à part le document "
          "qui y "
          "est joint" },
        { SNIFF_OLE, ERROR_UNSUPPORTED,
          "ce fichier est d'un ancien format Office ; ouvrez-le dans Word ou "
          "LibreOffice et "
          "enregistrez-le en .docx ou .odt" },
        { SNIFF_RTF, ERROR_UNSUPPORTED,
          "ce fichier est au format RTF ; ouvrez-le dans Word ou LibreOffice et "
          "enregistrez-le en .docx ou .odt" },
        { SNIFF_HTML, ERROR_UNSUPPORTED,
          "ce fichier est une page web (HTML) ; ouvrez-le dans Word ou LibreOffice et "
          "enregistrez-le en .docx ou .odt" },
        { SNIFF_MHTML, ERROR_UNSUPPORTED,
          "ce fichier est une page web archivée ou un courriel (MHTML) ; ouvrez-le "
          "dans Word "
          "et enregistrez-le en .docx" },
        { SNIFF_WORD_XML, ERROR_UNSUPPORTED,
          "ce fichier est un document Word au format XML ; ouvrez-le dans Word et "
          "enregistrez-le en .docx" },
        { SNIFF_IMAGE, ERROR_UNSUPPORTED,
          "ce fichier est une image ; il faut le document d'origine, en .docx ou "
          ".odt" },
        { SNIFF_ARCHIVE, ERROR_UNSUPPORTED,
          "ce fichier est une archive compressée ; extrayez-en les documents, ou "
          "faites-en "
          "une archive .zip" },
        { SNIFF_TEXT, ERROR_UNSUPPORTED,
          "ce fichier est un texte brut ; ouvrez-le dans Word ou LibreOffice et "
          "enregistrez-le en .docx ou .odt" },
    };
    Where where = { .file = file };
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (refusals[i].kind == kind)
            return error_set(err, refusals[i].error, where, "%s", refusals[i].message);
    return error_set(
        err, ERROR_FORMAT, where,
        "ce fichier n'est ni un document Word ni un document LibreOffice, ou il "
        "est endommagé ; enregistrez-le de nouveau en .docx ou .odt");
}
