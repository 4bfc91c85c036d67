/* SPDX-License-Identifier: Apache-2.0 */
/* contents.c - tables of contents that were typed or pasted as plain text.
 *
 *     Sommaire
 *     Article 1 - Objet ............ 3
 *     Article 2 - Durée <tab>        4
 *
 * They name every subject of the document and say nothing on any: their lines leave the
 * body.  Readers have put aside those that a word processor made. */
#include "document/build.h"
#include "document/numbers.h"
#include "document/shown.h"

#include <string.h>
#include <strings.h>

enum {
    ENTRY_MOST = 220, /* bytes of one line */
    RUN_NUMBERED = 3, /* lines that make a table of contents without a heading, when */
    RUN_BARE = 6,     /* they bear numbers and leaders, or neither, or only numbers */
    RUN_WEAK = 5,
    RUN_TRIED = 64, /* lines after which a run that is none is given up */
};

typedef enum EntryKind {
    ENTRY_NONE,
    ENTRY_LINE,   /* a short line, maybe without its page */
    ENTRY_WEAK,   /* a page number behind one blank */
    ENTRY_TABBED, /* behind a tab or several blanks */
    ENTRY_DOTTED, /* behind leader dots */
} EntryKind;

typedef struct Entry {
    EntryKind kind;
    uint32_t page;
    bool numbered;
    HeadingNumber number;
    size_t title_end;
    Shown shown;
} Entry;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Steps back over leader dots and blanks before `end`; counts them. */
static size_t skip_leader(const char *line, size_t end, size_t *dots, size_t *wide)
{
    for (;;) {
        if (end && (line[end - 1] == '.' || line[end - 1] == '_')) {
            ++*dots;
            end--;
        } else if (end >= 3 && strncmp(line + end - 3, "\u2026", 3) == 0) {
            *dots += 3;
            end -= 3;
        } else if (end && line[end - 1] == '\t') {
            *wide += 3;
            end--;
        } else if (end && line[end - 1] == ' ') {
            ++*wide;
            end--;
        } else if (end >= 2 && strncmp(line + end - 2, "\u00A0", 2) == 0) {
            ++*wide;
            end -= 2;
        } else {
            return end;
        }
    }
}

static void read_entry(const Block *block, Entry *entry)
{
    entry->kind = ENTRY_NONE;
    entry->numbered = false;
    entry->page = 0;
    shown_read(block, &entry->shown);
    const Shown *shown = &entry->shown;
    if (!shown->whole || shown->length > ENTRY_MOST || !shown->length)
        return;
    entry->numbered =
        number_read(shown->text, shown->length, &entry->number) ||
        (block->label[0] && number_read_label(block->label, &entry->number));
    size_t end = shown->length, digits = 0, dots = 0, wide = 0;
    while (end && is_digit(shown->text[end - 1]) && digits < 4) {
        end--;
        digits++;
    }
    entry->title_end = shown->length;
    if (digits && digits < 4) {
        size_t title = skip_leader(shown->text, end, &dots, &wide);
        for (size_t i = end; i < shown->length; i++)
            entry->page = entry->page * 10 + (uint32_t)(shown->text[i] - '0');
        if (title && dots >= 3)
            entry->kind = ENTRY_DOTTED;
        else if (title && wide >= 3)
            entry->kind = ENTRY_TABBED;
        else if (title && wide == 1 && !dots && entry->numbered &&
                 entry->number.title < title)
            entry->kind = ENTRY_WEAK;
        if (entry->kind)
            entry->title_end = title;
    }
    if (!entry->kind && shown->length <= 140 &&
        !strchr(".;,:", shown->text[shown->length - 1]) && !shown_sentences(shown))
        entry->kind = ENTRY_LINE;
}

/* The wording of a contents list's own heading, letters only. */
static bool is_contents_title(const Shown *shown)
{
    static const char *const titles[] = { "sommaire",          "tabledesmatieres",
                                          "tablesdesmatieres", "tabledesmatires",
                                          "sommairegeneral",   "sommairedetaille",
                                          "plandudocument" };
    char letters[32];
    size_t count = 0;
    for (size_t i = 0; i < shown->length && count < sizeof letters - 1; i++) {
        char c = shown->text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == '\xC3' && i + 1 < shown->length) {
            char next = shown->text[++i];
            c = (next & 0x1F) >= 8 && (next & 0x1F) <= 11 ? 'e' : '?';
        }
        if ((c >= 'a' && c <= 'z') || c == '?')
            letters[count++] = c;
    }
    letters[count] = '\0';
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strcmp(letters, titles[i]) == 0)
            return true;
    return false;
}

static bool is_candidate(const Block *block)
{
    return block->stream == STREAM_BODY && block->length <= 4 * ENTRY_MOST;
}

static bool is_same_number(const HeadingNumber *a, const HeadingNumber *b)
{
    return a->word == b->word && a->family == b->family && a->depth == b->depth &&
           memcmp(a->parts, b->parts, a->depth * sizeof *a->parts) == 0;
}

/* True when the line is the list's first entry again: the document itself begins. */
static bool is_repeated(const Entry *first, const Entry *entry)
{
    if (first->numbered && entry->numbered)
        return is_same_number(&first->number, &entry->number);
    size_t length = first->title_end;
    return entry->title_end == length &&
           strncmp(first->shown.text, entry->shown.text, length) == 0;
}

/* The entries under a heading "Sommaire": one past the last, or `from` when none. */
static size_t entries_end(const Document *document, size_t from)
{
    Entry first, entry;
    size_t end = from, count = 0, paged = 0, bare = 0;
    for (size_t i = from; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (!block_shows(block, RUN_UNSEEN))
            continue;
        if (!is_candidate(block))
            break;
        read_entry(block, &entry);
        if (entry.kind == ENTRY_NONE)
            break;
        if (count && is_repeated(&first, &entry) && entry.kind == ENTRY_LINE)
            break;
        bool has_page = entry.kind > ENTRY_LINE;
        /* Where pages are given, one line or two may lack theirs, not more. */
        bare = has_page ? 0 : bare + 1;
        if (paged >= 2 && bare > 1)
            break;
        if (!has_page && !paged && !entry.numbered)
            break;
        if (!count)
            first = entry;
        paged += has_page;
        count++;
        if (has_page || !paged)
            end = i + 1;
    }
    return count >= 2 ? end : from;
}

/* A run of entries without a heading of its own; one past the last, or `from`. */
static size_t run_end(const Document *document, size_t from)
{
    Entry entry;
    size_t count = 0, numbered = 0, dotted = 0, strong = 0, end = from;
    uint32_t page = 0;
    for (size_t i = from; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (count && !block_shows(block, RUN_UNSEEN))
            continue;
        if (!is_candidate(block) || block->table)
            break;
        read_entry(block, &entry);
        if (entry.kind < ENTRY_WEAK || entry.page < page)
            break;
        if (count == RUN_TRIED && strong < count && numbered < count)
            break;
        page = entry.page;
        count++;
        numbered += entry.numbered;
        dotted += entry.kind == ENTRY_DOTTED;
        strong += entry.kind >= ENTRY_TABBED;
        end = i + 1;
    }
    bool found = (count >= RUN_NUMBERED && strong == count &&
                  (numbered * 2 >= count || dotted * 2 >= count)) ||
                 (count >= RUN_BARE && strong == count) ||
                 (count >= RUN_WEAK && numbered == count);
    return found ? end : from;
}

/* True when a list that the reader put aside already comes next. */
static bool leads_to_contents(const Document *document, size_t index)
{
    for (size_t i = index + 1; i < document->block_count && i < index + 16; i++)
        if (block_shows(&document->blocks[i], RUN_UNSEEN))
            return document->blocks[i].stream == STREAM_CONTENTS;
    return false;
}

/* The first letter of the titles in is_contents_title(). */
static bool begins_like_title(const Block *block)
{
    for (uint32_t i = 0; i < block->run_count; i++) {
        const Run *run = &block->runs[i];
        for (uint32_t at = run->start; at < run->end && !(run->marks & RUN_UNSEEN);
             at++) {
            char c = block->text[at];
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '\xC3')
                return strchr("SsTtPp", c);
        }
    }
    return false;
}

/* Most lines do not, and need no closer look. */
static bool may_begin_contents(const Block *block)
{
    return is_digit(block_last_shown(block)) || begins_like_title(block);
}

/* A whole list run together in one paragraph: three leaders of dots, each with its
 * page. */
static bool is_run_in(const Block *block)
{
    enum { LEADER_LEAST = 4, LEADERS_LEAST = 3 };
    int found = 0;
    const char *text = block->text, *dot;
    for (uint32_t at = 0; at < block->length && found < LEADERS_LEAST;) {
        if (!(dot = memchr(text + at, '.', block->length - at)))
            break;
        at = (uint32_t)(dot - text);
        uint32_t dots = at;
        while (dots < block->length && block->text[dots] == '.')
            dots++;
        uint32_t next = dots;
        while (next < block->length && block->text[next] == ' ')
            next++;
        found += dots - at >= LEADER_LEAST && next < block->length &&
                 is_digit(block->text[next]);
        at = dots;
    }
    return found >= LEADERS_LEAST;
}

/* « Sommaire : 1 Objet – 2 Prix – 3 Délais – 4 Fin »: the title and its list in one
 * paragraph, at least four numbers of which each is the next of the one before. */
static bool is_titled_run(const Block *block)
{
    static const char *const titles[] = { "sommaire", "table des mati" };
    enum { TITLE_BEHIND = 8, NUMBERS_LEAST = 4 };
    size_t title = 0;
    for (size_t i = 0; i < sizeof titles / sizeof *titles && !title; i++)
        if (block->length > strlen(titles[i]) &&
            strncasecmp(block->text, titles[i], strlen(titles[i])) == 0)
            title = strlen(titles[i]);
    uint32_t at = (uint32_t)title, first = 0;
    unsigned number = 0, found = 0;
    while (title && at < block->length) {
        if (!is_digit(block->text[at])) {
            at++;
            continue;
        }
        unsigned value = 0;
        first = first ? first : at;
        for (; at < block->length && is_digit(block->text[at]) && value < 1000; at++)
            value = value * 10 + (unsigned)(block->text[at] - '0');
        if (found && value != number + 1)
            return false;
        number = value;
        found++;
    }
    return found >= NUMBERS_LEAST && first <= title + TITLE_BEHIND;
}

bool document_find_contents(Document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (block->stream == STREAM_BODY && !block->table &&
            (is_run_in(block) || is_titled_run(block))) {
            document->blocks[i].stream = STREAM_CONTENTS;
            continue;
        }
        if (!is_candidate(block) || block->length > ENTRY_MOST ||
            !may_begin_contents(block))
            continue;
        Entry entry;
        read_entry(block, &entry);
        size_t first = i, end = i;
        if (is_contents_title(&entry.shown)) {
            end = entries_end(document, i + 1);
            if (end == i + 1)
                end = i + leads_to_contents(document, i);
        } else if (entry.kind >= ENTRY_WEAK) {
            end = run_end(document, i);
        }
        for (; i < end; i++)
            if (document->blocks[i].stream == STREAM_BODY)
                document->blocks[i].stream = STREAM_CONTENTS;
        if (end > first)
            i--;
    }
    return true;
}
