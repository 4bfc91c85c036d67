/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_check.c - any UTF-8 as the text of a clause, judged by every rule of the pack. */
#include "finding/judge.h"
#include "read/plain.h"
#include "rules/pack.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Pack *pack_once(void)
{
    Error err = { 0 };
    Pack *pack = pack_load(NULL, 0, false, &err);
    if (!pack)
        abort();
    return pack;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Pack *pack;
    if (!pack)
        pack = pack_once();
    Error err = { 0 };
    char *text = malloc(size + 1);
    MatchScratch *scratch = match_scratch_new(10000, &err);
    Dossier *dossier = dossier_new("fuzz", pack, &limits_default, &err);
    if (text && scratch && dossier) {
        memcpy(text, data, size);
        text[size] = '\0';
        Document *document =
            plain_read("CCAP", "Article 1 – Objet", text, &limits_default, &err);
        if (document &&
            dossier_add_document(dossier, "CCAP", "CCAP", document, scratch, &err)) {
            const Facts *facts = facts_find(dossier, NULL, 0, &err);
            if (facts)
                (void)judge_dossier(dossier, facts, "2026-11-23", NULL, NULL, &err);
        }
    }
    dossier_free(dossier);
    match_scratch_free(scratch);
    free(text);
    return 0;
}
