/* SPDX-License-Identifier: Apache-2.0 */
/* decp_proof.c - codes, and the verdicts and passages that prove them. */
#include "report/decp_parts.h"
#include "report/report_json.h"

bool decp_has_code(const CodeValue *const *codes, size_t count, const CodeValue *code)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

json_t *decp_codes(const CodeValue *const *codes, size_t count, bool *ok)
{
    json_t *value = json_array();
    for (size_t i = 0; i < count; i++)
        json_add(value, json_words(codes[i]->code), ok);
    return value;
}

static json_t *passages_value(const ReportDossier *dossier,
                              const ReportFinding *finding, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->passage_count; i++) {
        const ReportPassage *passage = &finding->passages[i];
        if (passage->role == EVIDENCE_NEAR_MISS)
            continue;
        json_t *one = json_object();
        json_set(one, "role", json_string(report_json_role(passage->role)), ok);
        report_json_place(one, dossier, &passage->place, ok);
        json_add(list, one, ok);
    }
    return list;
}

json_t *decp_finding(const ReportDossier *dossier, const ReportFinding *finding,
                     Language language, bool *ok)
{
    json_t *value = json_object();
    json_set(value, "rule", json_words(finding->rule->id), ok);
    json_set(value, "title", json_words(wording_in(&finding->rule->title, language)),
             ok);
    json_set(value, "verdict", json_string(verdict_name(finding->verdict)), ok);
    json_set(value, "lots", report_json_lots(finding->lots, ok), ok);
    json_set(value, "passages", passages_value(dossier, finding, ok), ok);
    return value;
}
