/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_rule.c - any bytes as the YAML of a rule file, down to its tree. */
#include "rules/node.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Error err = { 0 };
    Arena *arena = arena_new();
    if (arena)
        (void)node_parse("fuzz.yaml", (const char *)data, size, arena, &err);
    arena_free(arena);
    return 0;
}
