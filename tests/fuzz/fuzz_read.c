/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_read.c - any bytes, all the way from container to folded sentences.
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz
 *     build/fuzz/fuzz_read -max_len=65536 CORPUS_FOLDER
 *
 * A crash found here becomes a case under tests/cases/. */
#include "read/reader.h"
#include "text/text.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Small limits, so that the fuzzer meets them often. */
    static const Limits limits = { .file_bytes = 1 << 20,
                                   .part_bytes = 4 << 20,
                                   .total_bytes = 8 << 20,
                                   .inflate_ratio = 100,
                                   .entries = 200,
                                   .xml_depth = 200,
                                   .text_bytes = 1 << 20,
                                   .block_bytes = 1 << 18,
                                   .blocks = 20000,
                                   .repeats = 64,
                                   .documents = 10,
                                   .folder_depth = 4,
                                   .match_steps = 10000 };
    Error err = { 0 };
    Document *document = reader_read_bytes("fuzz", (const char *)data, size, &limits, &err);
    if (!document)
        return 0;
    Text *text = text_new(document, &err);
    if (text) {
        for (uint32_t i = 0; i < text_sentence_count(text); i++)
            (void)text_locate(text, text_sentence_at(text, i)->span);
        text_free(text);
    }
    document_free(document);
    return 0;
}
