/* SPDX-License-Identifier: Apache-2.0 */
#include "base/typography.h"
#include "base/unicode.h"
#include "report/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

json_t *json_words_of(const char *text, size_t length)
{
    if (utf8_is_valid(text, length))
        return json_stringn(text, length);
    Buffer mended;
    buffer_init(&mended, length * 3 + 4);
    for (size_t i = 0; i < length;) {
        uint32_t code;
        char bytes[4];
        i += utf8_decode(text + i, length - i, &code);
        buffer_add(&mended, bytes, utf8_encode(code, bytes));
    }
    json_t *value =
        buffer_failed(&mended) ? NULL : json_stringn(mended.bytes, mended.length);
    buffer_done(&mended);
    return value;
}

json_t *json_words(const char *text)
{
    return json_words_of(text ? text : "", text ? strlen(text) : 0);
}

json_t *json_sentence(const char *text)
{
    Buffer set;
    buffer_init(&set, 1 << 20);
    typography_add(&set, text);
    json_t *value =
        buffer_failed(&set) ? NULL : json_words_of(buffer_string(&set), set.length);
    buffer_done(&set);
    return value;
}

json_t *json_words_or_null(const char *text)
{
    return text && *text ? json_words(text) : json_null();
}

json_t *json_count_or_null(size_t count)
{
    return count ? json_integer((json_int_t)count) : json_null();
}

void json_set(json_t *object, const char *name, json_t *value, bool *ok)
{
    if (json_object_set_new(object, name, value) != 0)
        *ok = false;
}

void json_add(json_t *array, json_t *value, bool *ok)
{
    if (json_array_append_new(array, value) != 0)
        *ok = false;
}

typedef struct Indented {
    Buffer *out;
    size_t indent;
} Indented;

/* jansson begins every line at the left of the value; it stands further in. */
static int add_indented(const char *bytes, size_t length, void *user)
{
    const Indented *to = user;
    for (size_t start = 0, i = 0; i <= length; i++) {
        if (i < length && bytes[i] != '\n')
            continue;
        buffer_add(to->out, bytes + start, i - start);
        if (i < length)
            buffer_add_format(to->out, "\n%*s", (int)to->indent, "");
        start = i + 1;
    }
    return buffer_failed(to->out) ? -1 : 0;
}

void json_write(Buffer *out, json_t *value, size_t indent, bool *ok)
{
    Indented to = { out, indent };
    if (!value || json_dump_callback(value, add_indented, &to,
                                     JSON_INDENT(2) | JSON_REAL_PRECISION(3) |
                                         JSON_ENCODE_ANY) != 0)
        *ok = false;
    json_decref(value);
}

static int add_bytes(const char *bytes, size_t length, void *user)
{
    buffer_add(user, bytes, length);
    return buffer_failed(user) ? -1 : 0;
}

void json_write_line(Buffer *out, json_t *value, bool *ok)
{
    if (!value || json_dump_callback(value, add_bytes, out,
                                     JSON_COMPACT | JSON_ENSURE_ASCII |
                                         JSON_REAL_PRECISION(3) | JSON_ENCODE_ANY) != 0)
        *ok = false;
    json_decref(value);
}

bool json_finish(json_t *value, bool ok, Buffer *out, Error *err)
{
    json_write(out, value, 0, &ok);
    buffer_add_char(out, '\n');
    return (ok && !buffer_failed(out)) || error_memory(err);
}
