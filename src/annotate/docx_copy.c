/* SPDX-License-Identifier: Apache-2.0 */
/* docx_copy.c - what every file of the DOCX annotator needs: the names of elements at
 * some place, what they are signed with, and ids that nothing else has. */
#include "annotate/docx_copy.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const word_spaces[] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    NULL,
};

bool docx_is(const Markup *markup, uint32_t number, const char *local)
{
    return markup_is(markup, number, word_spaces, local);
}

void docx_find_space(DocxCopy *copy)
{
    const char *const strict[] = { word_spaces[1], NULL };
    copy->is_strict = markup_is(&copy->markup, 1, strict, "document");
    copy->space = word_spaces[copy->is_strict];
}

Vocabulary docx_vocabulary(const DocxCopy *copy, const Markup *markup, uint32_t number)
{
    Vocabulary words = { .prefix = "w:" };
    for (uint32_t at = number; at; at = markup_tag(markup, at)->parent) {
        MarkupValue name = markup_name(markup, at), local = markup_local(markup, at);
        size_t length = name.length - local.length;
        MarkupValue prefix = { name.bytes, length ? length - 1 : 0 };
        if (!length || length >= sizeof words.prefix ||
            !markup_value_is(markup_space(markup, number, prefix), copy->space))
            continue;
        memcpy(words.prefix, name.bytes, length);
        words.prefix[length] = '\0';
        return words;
    }
    snprintf(words.declares, sizeof words.declares, " xmlns:w=\"%s\"", copy->space);
    return words;
}

void docx_change(DocxCopy *copy, const char *part, Buffer *bytes)
{
    Buffer *kept = &copy->changed[copy->change_count];
    *kept = *bytes;
    *bytes = (Buffer){ 0 };
    copy->changes[copy->change_count++] =
        (PartChange){ part, buffer_string(kept), kept->length };
}

void docx_add_signature(const DocxCopy *copy, const Vocabulary *words, long id,
                        Buffer *out)
{
    const char *author = copy->options->author;
    buffer_add_format(out, " %sid=\"%ld\" %sauthor=\"", words->prefix, id,
                      words->prefix);
    markup_escape(out, author, strlen(author));
    buffer_add_char(out, '"');
    if (copy->options->date)
        buffer_add_format(out, " %sdate=\"%sT00:00:00Z\"", words->prefix,
                          copy->options->date);
}

void docx_add_run(const Vocabulary *words, const char *properties, const char *text,
                  size_t length, Buffer *out)
{
    const char *w = words->prefix;
    buffer_add_format(out, "<%sr>", w);
    if (*properties)
        buffer_add_format(out, "<%srPr>%s</%srPr>", w, properties, w);
    buffer_add_format(out, "<%st xml:space=\"preserve\">", w);
    markup_escape(out, text, length);
    buffer_add_format(out, "</%st></%sr>", w, w);
}

/* --- Ids --- */

static int compare_ids(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return x < y ? -1 : x > y;
}

/* The ids on the elements of a part, added to those in use. */
bool docx_note_ids(DocxCopy *copy, const Markup *markup)
{
    size_t room = copy->used_count;
    for (uint32_t i = 1; i <= markup->count; i++) {
        if (!markup_is_opening(markup, i))
            continue;
        MarkupValue value = markup_attribute_local(markup, i, "id");
        if (!value.bytes || !value.length || value.length > 10 ||
            value.bytes[0] < '0' || value.bytes[0] > '9')
            continue;
        if (copy->used_count == room) {
            room = room ? room * 2 : 256;
            long *grown = realloc(copy->used, room * sizeof *grown);
            if (!grown)
                return false;
            copy->used = grown;
        }
        copy->used[copy->used_count++] = strtol(value.bytes, NULL, 10);
    }
    return true;
}

/* Ids begin above the greatest in use, as long as there is room above it. */
void docx_settle_ids(DocxCopy *copy)
{
    enum { ROOM = 1 << 20 };
    if (!copy->used_count)
        return;
    qsort(copy->used, copy->used_count, sizeof *copy->used, compare_ids);
    long last = copy->used[copy->used_count - 1];
    copy->next_id = last < INT32_MAX - ROOM ? last + 1 : 0;
}

long docx_new_id(DocxCopy *copy)
{
    long id = copy->next_id;
    while (copy->used_count &&
           bsearch(&id, copy->used, copy->used_count, sizeof *copy->used, compare_ids))
        id++;
    copy->next_id = id + 1;
    return id;
}
