/* SPDX-License-Identifier: Apache-2.0 */
/* sentences.c - where one sentence ends and the next begins.
 *
 * Folded text has no capitals, so the letter behind a full stop is looked up in the
 * original.  A line break inside a paragraph ends a sentence when what follows looks
 * like a beginning; a semicolon always does, because each item of a list typed in one
 * paragraph is a sentence of its own. */
#include "base/unicode.h"
#include "document/numbers.h"
#include "text/parts.h"

#include <string.h>

/* Words that a full stop shortens, folded. */
static const char *const abbreviations[] = {
    "art", "arts", "no", "mm",   "mme", "mmes", "mlle", "pp",  "al",    "cf",   "ex",
    "st",  "ste",  "ss", "tel",  "env", "min",  "max",  "ref", "chap",  "sect", "dr",
    "me",  "bd",   "av", "boul", "vol", "ed",   "fig",  "tit", "parag", "resp",
};

/* Words whose number may stand at the head of a line: "Article 4.2. Pénalités". */
static const char *const numbered_words[] = {
    "article", "art.",   "chapitre", "titre", "partie",
    "section", "annexe", "lot",      "phase",
};

/* Words that a letter names: "classe U.", "partie C.", and the full stop ends all. */
static const char *const lettered_words[] = {
    "annexe",  "article", "axe",    "batiment", "categorie", "classe",
    "critere", "groupe",  "indice", "lot",      "niveau",    "partie",
    "phase",   "tranche", "type",   "zone",
};

enum { BRACKET_MOST = 300 }; /* a bracket open for longer was never closed */

typedef struct Cutter {
    Text *text;
    const char *bytes; /* folded */
    uint32_t start;    /* of the sentence */
    uint32_t end;      /* of the line */
    uint32_t bracket;  /* one past an open "(", or 0 */
    size_t next_break;
} Cutter;

/* The code point on the page that a folded byte came from; 0 between pieces. */
static uint32_t shown_at(const Text *text, uint32_t offset)
{
    const Piece *piece = &text->pieces[text_piece_of(text, offset)];
    uint32_t code = 0;
    if (offset < piece->start || offset >= piece->end)
        return 0;
    const Block *block = document_block_at(text->document, piece->block);
    uint32_t original = text_original(text, piece, offset);
    if (original < block->length)
        utf8_decode(block->text + original, block->length - original, &code);
    return code;
}

static bool is_capital(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x152 ||
           code == 0x178;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2." or "2)" */
static bool is_number_at(const Cutter *cutter, uint32_t at)
{
    uint32_t from = at;
    while (at < cutter->end && is_digit(cutter->bytes[at]))
        at++;
    return at > from && at < cutter->end &&
           (cutter->bytes[at] == '.' || cutter->bytes[at] == ')');
}

/* True when a sentence may begin there: a capital, a quotation, a bullet or a box. */
static bool is_beginning(const Cutter *cutter, uint32_t at)
{
    char c = cutter->bytes[at];
    if (c == '"' || c == '*' || c == '[')
        return true;
    if (c == '-')
        return at + 1 < cutter->end && cutter->bytes[at + 1] == ' ';
    return is_capital(shown_at(cutter->text, at));
}

static bool is_word(const char *bytes, uint32_t start, uint32_t end,
                    const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == end - start &&
            memcmp(words[i], bytes + start, end - start) == 0)
            return true;
    return false;
}

/* True when the token is a number that heads the sentence, with or without a word. */
static bool heads_sentence(const Cutter *cutter, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        char c = cutter->bytes[i];
        if (!is_digit(c) && c != '.' && c != '-' && !strchr("ivxlcabdefgh", c))
            return false;
    }
    if (start == cutter->start)
        return true;
    uint32_t word_end = start - 1;
    return start > cutter->start &&
           is_word(cutter->bytes, cutter->start, word_end, numbered_words,
                   sizeof numbered_words / sizeof *numbered_words);
}

/* True when a letter alone ends what stands before it: "16 h.", "classe U." */
static bool is_unit_or_name(const Cutter *cutter, uint32_t letter)
{
    if (letter < cutter->start + 2 || cutter->bytes[letter - 1] != ' ')
        return false;
    uint32_t end = letter - 1, start = end;
    while (start > cutter->start && cutter->bytes[start - 1] != ' ')
        start--;
    if (is_digit(cutter->bytes[end - 1]))
        return strchr("hglmtj", cutter->bytes[letter]) != NULL;
    return is_word(cutter->bytes, start, end, lettered_words,
                   sizeof lettered_words / sizeof *lettered_words);
}

/* True when the full stop at `at` only shortens a word, or belongs to a number. */
static bool is_abbreviation(const Cutter *cutter, uint32_t at)
{
    uint32_t start = at;
    bool dotted = false;
    while (start > cutter->start && cutter->bytes[start - 1] != ' ' &&
           cutter->bytes[start - 1] != '(' && cutter->bytes[start - 1] != '\'' &&
           cutter->bytes[start - 1] != '"') {
        start--;
        dotted = dotted || cutter->bytes[start] == '.';
    }
    uint32_t size = at - start;
    if (size == 0 || size > 12)
        return false;
    if (heads_sentence(cutter, start, at))
        return true;
    char first = cutter->bytes[start], last = cutter->bytes[at - 1];
    bool is_letter = last >= 'a' && last <= 'z';
    /* "L. 2112-2", "M. Martin", "p. 3", and "E.S.A.T.", "H.T." */
    if (size == 1)
        return is_letter && !is_unit_or_name(cutter, start);
    if (dotted && is_letter && cutter->bytes[at - 2] == '.' && first >= 'a' &&
        first <= 'z')
        return true;
    return is_word(cutter->bytes, start, at, abbreviations,
                   sizeof abbreviations / sizeof *abbreviations);
}

static void add_sentence(Cutter *cutter, uint32_t end)
{
    Text *text = cutter->text;
    uint32_t start = cutter->start;
    while (start < end && cutter->bytes[start] == ' ')
        start++;
    while (end > start && cutter->bytes[end - 1] == ' ')
        end--;
    if (start == end)
        return;
    if (!text_grow(text, (void **)&text->sentences, text->sentence_count,
                   &text->sentence_room, sizeof *text->sentences))
        return;
    text->sentences[text->sentence_count++] =
        (Sentence){ .span = { start, end }, .line = (uint32_t)text->line_count };
}

/* Where the sentence that ends with the sign at `at` ends; `at` when it goes on. */
static uint32_t sentence_end(const Cutter *cutter, uint32_t at)
{
    const char *bytes = cutter->bytes;
    uint32_t end = at + 1;
    while (end < cutter->end && (bytes[end] == ')' || bytes[end] == '"'))
        end++;
    if (bytes[at] == ';') {
        bool inside = cutter->bracket && at - cutter->bracket < BRACKET_MOST;
        return end < cutter->end && bytes[end] == ' ' && !inside ? end : at;
    }
    /* A closing quotation mark stands behind a blank in French. */
    if (end + 1 < cutter->end && bytes[end] == ' ' && bytes[end + 1] == '"' &&
        shown_at(cutter->text, end + 1) == 0xBB)
        end += 2;
    if (end >= cutter->end || bytes[end] != ' ' || end + 1 >= cutter->end)
        return at;
    if (!is_beginning(cutter, end + 1))
        return at;
    return bytes[at] == '.' && is_abbreviation(cutter, at) ? at : end;
}

void text_cut_sentences(Text *text, Line *line)
{
    Cutter cutter = { .text = text,
                      .bytes = buffer_string(&text->bytes),
                      .start = line->span.start,
                      .end = line->span.end };
    line->first_sentence = (uint32_t)text->sentence_count;
    for (uint32_t at = line->span.start; at < line->span.end; at++) {
        char c = cutter.bytes[at];
        uint32_t end = at;
        if (c == '(' || c == ')')
            cutter.bracket = c == '(' ? at + 1 : 0;
        if (c == '.' || c == ';' || c == '!' || c == '?') {
            end = sentence_end(&cutter, at);
        } else if (cutter.next_break < text->break_count &&
                   at >= text->breaks[cutter.next_break]) {
            cutter.next_break++;
            if (at > line->span.start && c == ' ' && at + 1 < line->span.end &&
                (is_beginning(&cutter, at + 1) || is_number_at(&cutter, at + 1)))
                end = at;
            else
                continue;
            add_sentence(&cutter, end);
            cutter.start = at + 1;
            continue;
        }
        if (end == at)
            continue;
        add_sentence(&cutter, end);
        cutter.start = end;
        while (cutter.start < cutter.end && cutter.bytes[cutter.start] == ' ')
            cutter.start++;
        at = cutter.start - 1;
    }
    add_sentence(&cutter, cutter.end);
    line->sentence_end = (uint32_t)text->sentence_count;
}
