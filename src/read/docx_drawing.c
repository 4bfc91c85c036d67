/* SPDX-License-Identifier: Apache-2.0 */
/* docx_drawing.c - the words of a chart or a diagram.
 *
 * Titles, labels and boxes are DrawingML paragraphs; the names of a chart's series are
 * kept as cached values.  ISO/IEC 29500-1, 21.2 and 21.4. */
#include "read/docx.h"
#include "read/docx_names.h"

typedef struct DrawingReading {
    Document *into;
    uint32_t depth, skip;
    bool in_block, in_series_name, is_text;
    bool has_text;
} DrawingReading;

static void open_words(DrawingReading *reading)
{
    document_open_block(reading->into, BLOCK_PARAGRAPH, STREAM_DRAWING);
    reading->in_block = true;
    reading->has_text = false;
}

static void close_words(DrawingReading *reading)
{
    if (!reading->in_block)
        return;
    reading->in_block = false;
    if (reading->has_text)
        document_close_block(reading->into);
    else
        document_drop_block(reading->into);
}

static bool open_element(void *user, const XmlElement *element, Error *err)
{
    DrawingReading *reading = user;
    (void)err;
    reading->depth++;
    if (reading->skip)
        return true;
    switch (element->id) {
    case A_P:
        if (!reading->in_block)
            open_words(reading);
        break;
    case A_T:
        reading->is_text = reading->in_block;
        break;
    case A_BR:
        if (reading->in_block)
            document_add_text(reading->into, "\n", 1, 0);
        break;
    case C_TX:
        reading->in_series_name = true;
        break;
    case C_V:
        if (reading->in_series_name && !reading->in_block) {
            open_words(reading);
            reading->is_text = true;
        }
        break;
    case MC_FALLBACK:
        reading->skip = reading->depth;
        break;
    default:
        break;
    }
    return true;
}

static bool close_element(void *user, int id, Error *err)
{
    DrawingReading *reading = user;
    (void)err;
    if (reading->skip) {
        if (reading->skip == reading->depth)
            reading->skip = 0;
    } else if (id == A_T) {
        reading->is_text = false;
    } else if (id == C_TX) {
        reading->in_series_name = false;
    } else if (id == A_P || id == C_V) {
        reading->is_text = false;
        close_words(reading);
    }
    reading->depth--;
    return true;
}

static bool read_text(void *user, const char *bytes, size_t length, Error *err)
{
    DrawingReading *reading = user;
    (void)err;
    if (!reading->is_text || reading->skip)
        return true;
    reading->has_text = true;
    document_add_text(reading->into, bytes, length, 0);
    return true;
}

bool docx_drawing_read(Docx *docx, Document *into, const char *part, Error *err)
{
    static const XmlHandler handler = { open_element, close_element, read_text };
    DrawingReading reading = { .into = into };
    bool ok = xml_read_part(docx->container, part, docx->names, &handler, &reading,
                            docx->limits, err);
    close_words(&reading);
    return ok;
}
