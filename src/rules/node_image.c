/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/node_image.h"

void node_thaw(const PackImage *image, const NodeImage *file, Node *nodes)
{
    for (uint32_t i = 0; i < file->count; i++) {
        const NodeRecord *record = &file->records[i];
        nodes[i] = (Node){
            .kind = (NodeKind)record->kind,
            .line = record->line,
            .column = record->column,
            .key = record->key ? image->strings + record->key : NULL,
            .key_line = record->key_line,
            .key_column = record->key_column,
            .text = image->strings + record->text,
            .length = record->length,
            .quoted = record->quoted,
            .first = record->count ? &nodes[i + 1] : NULL,
            .next = record->next ? &nodes[i + record->next] : NULL,
            .count = record->count,
            .pattern = record->pattern,
        };
    }
}
