/* SPDX-License-Identifier: Apache-2.0 */
#include "report/publication.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LOTS = 62 };

/* The rule's code of that field, if the facts do not rule it out; NULL. */
static const RuleCode *find_rule_code(const ReportFinding *finding, uint32_t field,
                                      const CodeValue *value, bool met)
{
    const Rule *rule = finding->rule;
    for (size_t i = 0; i < rule->code_count; i++) {
        const RuleCode *code = &rule->codes[i];
        Verdict verdict = met ? VERDICT_MET : finding->verdict;
        if (code->field == field && (!value || code->value == value) &&
            code->verdict == verdict && (finding->codes >> i & 1))
            return code;
    }
    return NULL;
}

static bool is_about(const Publication *publication, const ReportFinding *finding)
{
    return !publication->lot || !finding->lots ||
           (publication->lot < 64 && (finding->lots >> publication->lot & 1));
}

bool publication_is_proof(const Publication *publication, const ReportFinding *finding,
                          uint32_t field, const CodeValue *code)
{
    return is_about(publication, finding) &&
           find_rule_code(finding, field, code, false) != NULL;
}

bool publication_is_promise(const Publication *publication,
                            const ReportFinding *finding, uint32_t field,
                            const CodeValue *code)
{
    return verdict_is_flagged(finding->verdict) && finding->rule->kind == RULE_CLAUSE &&
           is_about(publication, finding) &&
           find_rule_code(finding, field, code, true) != NULL;
}

static bool is_proved(const Publication *publication, uint32_t field,
                      const CodeValue *code)
{
    const ReportDossier *dossier = publication->dossier;
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (publication_is_proof(publication, &dossier->findings[i], field, code))
            return true;
    return false;
}

static bool rule_speaks(const Rule *rule, uint32_t field)
{
    for (size_t i = 0; i < rule->code_count; i++)
        if (rule->codes[i].field == field)
            return true;
    return false;
}

/* Every rule that speaks for the field was judged, and one of them at least has
 * something to say about such a contract. */
static bool is_judged(const Publication *publication, uint32_t field)
{
    const Pack *pack = publication->report->pack;
    const ReportDossier *dossier = publication->dossier;
    size_t speakers = 0, judged = 0;
    bool applies = false;
    for (size_t i = 0; i < pack_rule_count(pack); i++)
        speakers += rule_speaks(pack_rule_at(pack, i), field);
    for (size_t i = 0; i < dossier->finding_count; i++) {
        if (!rule_speaks(dossier->findings[i].rule, field))
            continue;
        judged++;
        applies = applies || dossier->findings[i].verdict != VERDICT_NA;
    }
    return applies && judged == speakers;
}

bool publication_is_certain(const Publication *publication, uint32_t field)
{
    const ReportDossier *dossier = publication->dossier;
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].unread &&
            rule_speaks(dossier->findings[i].rule, field))
            return false;
    return true;
}

/* The codes without regard to the field beside which they are said. */
static size_t own_codes(const Publication *publication, uint32_t field,
                        const CodeValue **codes, size_t room)
{
    const CodeField *of = pack_field_at(publication->report->pack, field);
    size_t count = 0;
    for (size_t i = 0; i < of->code_count && count < room; i++)
        if (&of->codes[i] != of->none && is_proved(publication, field, &of->codes[i]))
            codes[count++] = &of->codes[i];
    if (!count && room && of->none && is_judged(publication, field))
        codes[count++] = of->none;
    return count;
}

size_t publication_codes(const Publication *publication, uint32_t field,
                         const CodeValue **codes, size_t room)
{
    const CodeField *of = pack_field_at(publication->report->pack, field);
    if (of->with != NO_FIELD && !is_proved(publication, of->with, of->with_code))
        return 0;
    size_t count = own_codes(publication, field, codes, room);
    if (!count && room && of->otherwise)
        codes[count++] = of->otherwise;
    return count;
}

static unsigned lots_of_dossier(const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->fact_count; i++)
        if (strcmp(dossier->facts[i].name, "lots") == 0) {
            long count = strtol(dossier->facts[i].value, NULL, 10);
            return count > 0 && count <= MOST_LOTS ? (unsigned)count : 0;
        }
    return 0;
}

unsigned publication_lots(const Report *report, const ReportDossier *dossier)
{
    Lots named = 0;
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const ReportFinding *finding = &dossier->findings[i];
        for (uint32_t f = 0; f < pack_field_count(report->pack); f++)
            if (find_rule_code(finding, f, NULL, false))
                named |= finding->lots;
    }
    unsigned count = 0;
    for (unsigned lot = 1; lot < 64; lot++)
        if (named >> lot & 1)
            count = lot;
    unsigned all = lots_of_dossier(dossier);
    return count && all > count ? all : count;
}
