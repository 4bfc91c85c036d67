/* SPDX-License-Identifier: Apache-2.0 */
#include "base/english.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Translation {
    const char *french, *english;
} Translation;

static const Translation translations[] = {
    /* base */
    { "mémoire insuffisante : fermez d'autres programmes ou contrôlez moins de "
      "fichiers à la fois",
      "out of memory: close other programs or check fewer files at once" },
    { "le fichier dépasse %zu Mio ; scindez-le", "the file is over %zu MiB; split it" },
    { "ce fichier existe déjà ; choisissez un autre nom ou ajoutez --force",
      "this file exists already; choose another name or add --force" },
    { "ce fichier n'existe pas ; vérifiez son nom et son dossier",
      "there is no such file; check its name and folder" },
    { "l'accès est refusé ; vérifiez les droits du fichier",
      "access is denied; check the permissions of the file" },
    { "c'est un dossier et non un fichier", "this is a folder, not a file" },
    { "le disque est plein", "the disk is full" },
    { "le disque est en lecture seule", "the disk is read-only" },
    { "ce lien tourne en rond ; donnez le fichier lui-même",
      "this link leads back to itself; give the file itself" },
    { "ce chemin passe par un fichier ; vérifiez le nom du dossier",
      "this path goes through a file; check the name of the folder" },
    { "le nom du fichier est trop long", "the name of the file is too long" },
    { "erreur d'entrée ou de sortie ; réessayez, ou copiez le fichier sur ce poste",
      "input or output error; try again, or copy the file to this machine" },
    /* container */
    { "ce fichier est vide ; demandez-en une copie complète",
      "this file is empty; ask for a whole copy" },
    { "ce fichier est un PDF ; ouvrez le document d'origine et enregistrez-le en .docx "
      "ou .odt",
      "this file is a PDF; open the document it was made from and save it as .docx or "
      ".odt" },
    { "ce fichier est un ancien document Word (.doc) ; ouvrez-le dans Word ou "
      "LibreOffice et enregistrez-le en .docx ou .odt",
      "this file is a legacy Word document (.doc); open it in Word or LibreOffice and "
      "save it as .docx or .odt" },
    { "ce fichier est protégé par un mot de passe ; ouvrez-le, retirez la protection "
      "et enregistrez-le de nouveau",
      "this file is protected by a password; open it, remove the protection and save "
      "it again" },
    { "ce fichier est un classeur Excel (.xls) ; seuls les documents Word et "
      "LibreOffice Writer sont lus",
      "this file is an Excel workbook (.xls); only Word and LibreOffice Writer "
      "documents are read" },
    { "ce fichier est une présentation PowerPoint (.ppt) ; seuls les documents Word et "
      "LibreOffice Writer sont lus",
      "this file is a PowerPoint presentation (.ppt); only Word and LibreOffice Writer "
      "documents are read" },
    { "ce fichier est un courriel Outlook (.msg) ; enregistrez à part le document qui "
      "y est joint",
      "this file is an Outlook message (.msg); save the document attached to it "
      "apart" },
    { "ce fichier est d'un ancien format Office ; ouvrez-le dans Word ou LibreOffice "
      "et enregistrez-le en .docx ou .odt",
      "this file is of a legacy Office format; open it in Word or LibreOffice and save "
      "it as .docx or .odt" },
    { "ce fichier est au format RTF ; ouvrez-le dans Word ou LibreOffice et "
      "enregistrez-le en .docx ou .odt",
      "this file is RTF; open it in Word or LibreOffice and save it as .docx or .odt" },
    { "ce fichier est une page web (HTML) ; ouvrez-le dans Word ou LibreOffice et "
      "enregistrez-le en .docx ou .odt",
      "this file is a web page (HTML); open it in Word or LibreOffice and save it as "
      ".docx or .odt" },
    { "ce fichier est une page web archivée ou un courriel (MHTML) ; ouvrez-le dans "
      "Word et enregistrez-le en .docx",
      "this file is an archived web page or a message (MHTML); open it in Word and "
      "save it as .docx" },
    { "ce fichier est un document Word au format XML ; ouvrez-le dans Word et "
      "enregistrez-le en .docx",
      "this file is a Word document in XML; open it in Word and save it as .docx" },
    { "ce fichier est une image ; il faut le document d'origine, en .docx ou .odt",
      "this file is an image; the document it shows is needed, as .docx or .odt" },
    { "ce fichier est une archive compressée ; extrayez-en les documents, ou faites-en "
      "une archive .zip",
      "this file is a compressed archive; take its documents out, or make it a .zip "
      "archive" },
    { "ce fichier est un texte brut ; ouvrez-le dans Word ou LibreOffice et "
      "enregistrez-le en .docx ou .odt",
      "this file is plain text; open it in Word or LibreOffice and save it as .docx or "
      ".odt" },
    { "ce fichier n'est ni un document Word ni un document LibreOffice, ou il est "
      "endommagé ; enregistrez-le de nouveau en .docx ou .odt",
      "this file is neither a Word nor a LibreOffice document, or it is damaged; save "
      "it again as .docx or .odt" },
    { "une balise de cette partie a plus de %u attributs ; ce n'est pas un document "
      "ordinaire, il n'est pas lu",
      "a tag of this part has more than %u attributes; this is no ordinary document, "
      "it is not read" },
    { "le XML est imbriqué sur plus de %u niveaux ; ce n'est pas un document "
      "ordinaire, il n'est pas lu",
      "the XML is nested more than %u levels deep; this is no ordinary document, it is "
      "not read" },
    { "cette partie contient une déclaration DOCTYPE, ce qu'un document bureautique ne "
      "fait jamais ; par prudence il n'est pas lu",
      "this part has a DOCTYPE declaration, which no office document has; to be safe "
      "it is not read" },
    { "le XML de cette partie est mal formé ; le fichier est endommagé, ouvrez-le dans "
      "Word ou LibreOffice et enregistrez-le de nouveau",
      "the XML of this part is not well-formed; the file is damaged, open it in Word "
      "or LibreOffice and save it again" },
    { "cette partie a plus de %u noms de balises ; ce n'est pas un document ordinaire, "
      "il n'est pas lu",
      "this part has more than %u names of tags; this is no ordinary document, it is "
      "not read" },
    { "une balise de cette partie dépasse %u Mio ; ce n'est pas un document ordinaire, "
      "il n'est pas lu",
      "a tag of this part is over %u MiB; this is no ordinary document, it is not "
      "read" },
    { "l'archive contient plus de %u fichiers ; scindez-la",
      "the archive holds more than %u files; split it" },
    { "ce fichier n'a pas pu être lu ; vérifiez ses droits, ou copiez-le sur ce poste",
      "this file could not be read; check its permissions, or copy it to this "
      "machine" },
    { "ce fichier est incomplet ou endommagé ; demandez-en une nouvelle copie, ou "
      "ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau",
      "this file is incomplete or damaged; ask for a new copy, or open it in Word or "
      "LibreOffice and save it again" },
    { "ce fichier n'a pas pu être ouvert", "this file could not be opened" },
    { "ce fichier n'a pas pu être lu ; copiez-le sur ce poste",
      "this file could not be read; copy it to this machine" },
    { "ce fichier dépasse %u Mio ; réduisez ses images ou scindez-le",
      "this file is over %u MiB; make its pictures smaller or split it" },
    { "ce n'est pas un fichier ordinaire", "this is no ordinary file" },
    { "cette archive est protégée par un mot de passe ; extrayez-en les documents et "
      "retirez la protection",
      "this archive is protected by a password; take its documents out and remove the "
      "protection" },
    { "cette partie est compressée d'une façon inconnue ; ouvrez le document et "
      "enregistrez-le de nouveau",
      "this part is compressed in an unknown way; open the document and save it "
      "again" },
    { "cette partie est endommagée (somme de contrôle fausse) ; demandez une nouvelle "
      "copie du fichier",
      "this part is damaged (wrong checksum); ask for a new copy of the file" },
    { "cette partie est incomplète ou endommagée ; demandez une nouvelle copie du "
      "fichier",
      "this part is incomplete or damaged; ask for a new copy of the file" },
    { "cette partie dépasse %u Mio une fois décompressée",
      "this part is over %u MiB once inflated" },
    { "cette partie du document manque ; le fichier est incomplet, enregistrez-le de "
      "nouveau",
      "this part of the document is missing; the file is incomplete, save it again" },
    { "cette partie du document manque", "this part of the document is missing" },
    { "le document dépasse %u Mio une fois décompressé",
      "the document is over %u MiB once inflated" },
    { "cette partie se décompresse plus de %u fois ; ce n'est pas un document "
      "ordinaire, il n'est pas lu",
      "this part inflates more than %u times; this is no ordinary document, it is not "
      "read" },
    { "cette partie est trop grande", "this part is too large" },
    { "cette partie n'est pas écrite en UTF-8, rien ne peut y être ajouté ; ouvrez le "
      "document dans Word ou LibreOffice et enregistrez-le de nouveau",
      "this part is not written in UTF-8, nothing can be added to it; open the "
      "document in Word or LibreOffice and save it again" },
    { "cette partie a plus de %u balises ; elle est trop grande pour être annotée, "
      "scindez le document",
      "this part has more than %u tags; it is too large to be annotated, split the "
      "document" },
    { "le XML de cette partie est mal formé",
      "the XML of this part is not well-formed" },
    { "la copie de ce fichier n'a pas pu être faite ; ouvrez-le dans Word ou "
      "LibreOffice et enregistrez-le de nouveau",
      "the copy of this file could not be made; open it in Word or LibreOffice "
      "and save it again" },
    { "ce fichier n'a pas été ouvert pour être copié",
      "this file was not opened to be copied" },
    /* document, read */
    { "ce document est trop grand (%s) ; scindez-le en plusieurs fichiers",
      "this document is too large (%s); split it into several files" },
    { "ce fichier ne dit pas où est son texte ; ouvrez-le dans Word ou LibreOffice et "
      "enregistrez-le de nouveau",
      "this file does not say where its text is; open it in Word or LibreOffice and "
      "save it again" },
    { "ce document est trop profondément imbriqué",
      "this document is nested too deeply" },
    { "ce document est protégé par un mot de passe ; ouvrez-le dans LibreOffice et "
      "enregistrez-le sans mot de passe",
      "this document is protected by a password; open it in LibreOffice and save it "
      "without one" },
    { "ce fichier est un classeur Excel ; seuls les documents Word et LibreOffice "
      "Writer sont lus",
      "this file is an Excel workbook; only Word and LibreOffice Writer documents are "
      "read" },
    { "ce fichier est une présentation PowerPoint ; seuls les documents Word et "
      "LibreOffice Writer sont lus",
      "this file is a PowerPoint presentation; only Word and LibreOffice Writer "
      "documents are read" },
    { "ce fichier n'est pas un document LibreOffice Writer (.odt) ; seuls les "
      "documents Word et LibreOffice Writer sont lus",
      "this file is not a LibreOffice Writer document (.odt); only Word and "
      "LibreOffice Writer documents are read" },
    { "ce fichier XML n'est pas un document LibreOffice (.fodt) ; enregistrez le "
      "document en .docx ou .odt",
      "this XML file is not a LibreOffice document (.fodt); save the document as .docx "
      "or .odt" },
    { "cette archive n'est ni un document Word ni un document LibreOffice ; "
      "enregistrez le document en .docx ou .odt",
      "this archive is neither a Word nor a LibreOffice document; save the document as "
      ".docx or .odt" },
    /* finding */
    { "les documents de ce dossier dépassent %u Mio une fois décompressés ; les "
      "suivants ne sont pas lus, scindez-le",
      "the documents of this dossier are over %u MiB once inflated; the next ones are "
      "not read, split it" },
    { "ce dossier contient trop de fichiers (plus de %u documents ou de %u noms) ; "
      "scindez-le",
      "this dossier holds too many files (more than %u documents or %u names); split "
      "it" },
    { "aucun document à lire ici ; attendu des fichiers .docx, .odt ou .fodt",
      "there is no document to read here; .docx, .odt or .fodt files are expected" },
    { "les dossiers sont emboîtés sur plus de %u niveaux ; rapprochez ces fichiers de "
      "la racine",
      "the folders are nested more than %u levels deep; bring these files closer to "
      "the root" },
    { "« %.60s » n'est pas une valeur de « %s » ; attendu : %s",
      "\"%.60s\" is no value of \"%s\"; expected: %s" },
    { "fait inconnu « %.60s » ; attendu par exemple nature, categorie, secteur, "
      "montant ou date",
      "unknown fact \"%.60s\"; expected for example nature, categorie, secteur, "
      "montant or date" },
    { "un nombre, comme 640000", "a number, such as 640000" },
    { "un jour, comme 2026-11-20", "a day, such as 2026-11-20" },
    { "un code CPV, comme 90910000-9", "a CPV code, such as 90910000-9" },
    { "ce document est trop long ou trop répétitif pour être jugé en entier ; "
      "scindez-le, ou relisez-le vous-même",
      "this document is too long or too repetitive to be judged as a whole; split it, "
      "or read it yourself" },
    { "une expression des règles y demande trop de calcul et a été abandonnée ; « "
      "clausier rules lint » dit laquelle",
      "an expression of the rules takes too much work on it and was given up; "
      "\"clausier rules lint\" tells which" },
    { "fichier de verrou de Word", "lock file of Word" },
    { "fichier de verrou de LibreOffice", "lock file of LibreOffice" },
    { "fichier temporaire de Word", "temporary file of Word" },
    { "fichier du système", "file of the system" },
    { "fichier caché", "hidden file" },
    { "format non lu", "format that is not read" },
    { "format non lu ; enregistrez-le en .docx ou .odt",
      "format that is not read; save it as .docx or .odt" },
    { "format non lu ; joignez le document d'origine, en .docx ou .odt",
      "format that is not read; add the document it was made from, as .docx or .odt" },
    { "lien vers un dossier", "link to a folder" },
    { "ni fichier ni dossier", "neither a file nor a folder" },
    { "même nom qu'un autre fichier de l'archive ; renommez-le",
      "the name of another file of the archive; rename it" },
    { "son nom le place hors de l'archive ; refaites l'archive",
      "its name leads out of the archive; make the archive again" },
    { "dossiers trop emboîtés", "folders nested too deep" },
    { "archive trop emboîtée ; décompressez-la",
      "archive nested too deep; inflate it" },
    /* engine */
    { "« %s » et « %s » n'ont pas les mêmes règles ; contrôlez-les séparément",
      "\"%s\" and \"%s\" do not have the same rules; check them apart" },
    { "rien à contrôler : donnez un fichier, un dossier ou une archive .zip",
      "nothing to check: give a file, a folder or a .zip archive" },
    { "une comparaison demande deux dossiers, et non %zu",
      "a comparison takes two dossiers, not %zu" },
    { "attendu ici : %s", "expected here: %s" },
    { "des faits, comme {montant: 640000}", "facts, such as {montant: 640000}" },
    { "une valeur", "a value" },
    { "des documents, comme {\"cahier.docx\": CCAP}",
      "documents, such as {\"cahier.docx\": CCAP}" },
    { "nature de document inconnue ; attendu : RC, CCAP, CCP, CCTP, AE, AAPC, "
      "concession, SPASER, annexe ou formulaire",
      "unknown kind of document; expected: RC, CCAP, CCP, CCTP, AE, AAPC, concession, "
      "SPASER, annexe or formulaire" },
    { "clé inconnue « %s » ; attendu : rule et reason",
      "unknown key \"%s\"; expected: rule and reason" },
    { "une règle mise de côté dit pourquoi : {rule: …, reason: \"…\"}",
      "a rule that is set aside says why: {rule: …, reason: \"…\"}" },
    { "niveau inconnu ; attendu : obligation, recommandation, bonne-pratique ou jamais",
      "unknown level; expected: obligation, recommandation, bonne-pratique or jamais" },
    { "« %s » est un fait ; écrivez-le sous facts, comme facts: {montant: 640000}",
      "\"%s\" is a fact; write it below facts, such as facts: {montant: 640000}" },
    { "clé inconnue « %s » ; vouliez-vous dire « %s » ?",
      "unknown key \"%s\"; did you mean \"%s\"?" },
    { "clé inconnue « %s » ; attendu : facts, kinds, select, ignore, fail-on ou rules",
      "unknown key \"%s\"; expected: facts, kinds, select, ignore, fail-on or rules" },
    { "règle inconnue « %s » ; vouliez-vous dire « %s » ?",
      "unknown rule \"%s\"; did you mean \"%s\"?" },
    { "règle inconnue « %s » ; « clausier rules list » les donne toutes",
      "unknown rule \"%s\"; \"clausier rules list\" gives them all" },
    { "« %s » n'est pas un fait ; attendu : NOM=VALEUR, comme montant=640000",
      "\"%s\" is not a fact; expected: NAME=VALUE, such as montant=640000" },
    { "--%s : « %s » n'est pas un nombre de %u à %u",
      "--%s: \"%s\" is not a number from %u to %u" },
    { "niveau inconnu « %s » ; attendu : obligation, recommandation, bonne-pratique ou "
      "jamais",
      "unknown level \"%s\"; expected: obligation, recommandation, bonne-pratique or "
      "jamais" },
    { "« %s » n'est pas une date ; attendu : AAAA-MM-JJ, comme 2026-11-23",
      "\"%s\" is not a date; expected: YYYY-MM-DD, such as 2026-11-23" },
    { "vue inconnue « %s » ; attendu : final ou original",
      "unknown view \"%s\"; expected: final or original" },
    { "option inconnue « %s »", "unknown option \"%s\"" },
    { "SOURCE_DATE_EPOCH n'est pas un nombre de secondes : « %s »",
      "SOURCE_DATE_EPOCH is not a number of seconds: \"%s\"" },
    { "SOURCE_DATE_EPOCH est hors du calendrier : « %s »",
      "SOURCE_DATE_EPOCH is outside the calendar: \"%s\"" },
    { "la date du jour est inconnue ; donnez-la avec --date",
      "today's date is unknown; give it with --date" },
    { "la date du jour est hors du calendrier ; donnez-la avec --date",
      "today's date is outside the calendar; give it with --date" },
    { "« %s » ne dit pas quand montrer le texte ; attendu : auto, always ou never",
      "\"%s\" does not say when to show the text; expected: auto, always or never" },
    /* annotate */
    { "ce fichier ne dit pas où est son texte",
      "this file does not say where its text is" },
    { "cette partie n'est pas le texte d'un document Word",
      "this part is not the text of a Word document" },
    { "ce document n'a pas de texte, il n'y a rien à annoter",
      "this document has no text, there is nothing to annotate" },
    { "cette partie est vide", "this part is empty" },
    { "cette partie ne contient pas les commentaires qu'elle annonce",
      "this part does not hold the comments it promises" },
    { "ce document n'a pas de texte, rien ne peut y être proposé",
      "this document has no text, nothing can be proposed in it" },
    { "« %s » n'est plus dans cette archive", "\"%s\" is no longer in this archive" },
    { "les copies annotées n'existent pas pour ce format (%s) ; enregistrez le "
      "document en .docx ou .odt",
      "there are no annotated copies for this format (%s); save the document as .docx "
      "or .odt" },
    { "ce fichier a changé pendant le contrôle ; recommencez",
      "this file changed during the check; start again" },
    { "cette partie n'a pas de texte", "this part has no text" },
    { "ce document n'existe pas", "there is no such document" },
    { "c'est le document lui-même ; choisissez un autre dossier",
      "this is the document itself; choose another folder" },
    { "--author attend un nom de 1 à %d octets, en UTF-8",
      "--author takes a name of 1 to %d bytes, in UTF-8" },
    /* report */
    { "format inconnu « %s » ; attendu : text, markdown, html ou json",
      "unknown format \"%s\"; expected text, markdown, html or json" },
    { "format inconnu « %s » ; attendu : text ou json",
      "unknown format \"%s\"; expected: text or json" },
    { "format inconnu « %s » ; attendu : text, markdown ou json",
      "unknown format \"%s\"; expected text, markdown or json" },
    { "format inconnu « %s » ; vouliez-vous dire « %s » ?",
      "unknown format \"%s\"; did you mean \"%s\"?" },
    { "format inconnu « %s » ; attendu : %s", "unknown format \"%s\"; expected: %s" },
    /* cli */
    { "le résultat n'a pas pu être écrit : %s", "the result could not be written: %s" },
    { "le texte n'a pas pu être donné jusqu'au bout",
      "the text could not be given to its end" },
    { "option inconnue %s ; vouliez-vous dire --%s ?",
      "unknown option %s; did you mean --%s?" },
    { "option inconnue %s ; voyez clausier --help",
      "unknown option %s; see clausier --help" },
    { "--%s attend une valeur : --%s %s", "--%s needs a value: --%s %s" },
    { "--%s ne prend pas de valeur", "--%s takes no value" },
    { "« %s » n'est ni une commande ni un fichier ; vouliez-vous dire « %s » ?",
      "\"%s\" is neither a command nor a file; did you mean \"%s\"?" },
    { "« %s » n'est ni une commande ni un fichier ; voyez clausier --help",
      "\"%s\" is neither a command nor a file; see clausier --help" },
    { "--%s n'a pas d'emploi avec « clausier %s »",
      "--%s has no use with \"clausier %s\"" },
    { "langue inconnue « %s » ; attendu : fr ou en",
      "unknown language \"%s\"; expected fr or en" },
};

/* Steps over one character; all blanks and apostrophes are alike. */
static unsigned take(const char **at)
{
    const unsigned char *byte = (const unsigned char *)*at;
    unsigned length = byte[0] == 0xC2 && byte[1] == 0xA0 ? 2 : 1;
    *at += length;
    return length == 2 ? ' ' : byte[0];
}

static bool is_same(const char *a, const char *b)
{
    unsigned from_a, from_b;
    do {
        from_a = take(&a);
        from_b = take(&b);
    } while (from_a == from_b && from_a);
    return from_a == from_b;
}

const char *english_of(const char *french)
{
    for (size_t i = 0; i < sizeof translations / sizeof *translations; i++)
        if (is_same(translations[i].french, french))
            return translations[i].english;
    return french;
}

typedef struct Line {
    char *out;
    size_t room, used;
} Line;

static void add(Line *line, const char *bytes, size_t length)
{
    size_t left = line->room - 1 - line->used;
    if (length > left)
        length = left;
    memcpy(line->out + line->used, bytes, length);
    line->used += length;
    line->out[line->used] = '\0';
}

static void print_known(char *out, size_t room, const char *format, va_list args)
{
    Line line = { .out = out, .room = room };
    out[0] = '\0';
    for (const char *at = format; *at;) {
        size_t plain = strcspn(at, "%");
        add(&line, at, plain);
        at += plain;
        if (!*at++)
            break;
        char figure[24];
        size_t most = SIZE_MAX;
        if (*at == '.')
            most = strtoul(at + 1, (char **)&at, 10);
        switch (*at++) {
        case 's': {
            const char *words = english_of(va_arg(args, const char *));
            add(&line, words, strnlen(words, most));
            break;
        }
        case 'u':
            add(&line, figure, (size_t)sprintf(figure, "%u", va_arg(args, unsigned)));
            break;
        case 'd':
            add(&line, figure, (size_t)sprintf(figure, "%d", va_arg(args, int)));
            break;
        case 'z':
            add(&line, figure, (size_t)sprintf(figure, "%zu", va_arg(args, size_t)));
            at++;
            break;
        default:
            add(&line, "%", 1);
            break;
        }
    }
}

void english_print(char *out, size_t room, const char *format, va_list args)
{
    const char *english = english_of(format);
    if (english != format || strcmp(format, "%s") == 0)
        print_known(out, room, english, args);
    else
        vsnprintf(out, room, format, args);
}
