/* SPDX-License-Identifier: Apache-2.0 */
/* decp.c - the data a contract is published with: docs/decp.schema.json.
 *
 * The member `decp` is a fragment of the national schema of essential data, `eforms`
 * has the fields of the European notices; `fields` says what proves each code, and
 * `breaches` which obligation the publication would show unmet. */
#include "report/decp_parts.h"
#include "report/report_json.h"

#include <string.h>

/* --- The fragments --- */

/* The fields of one source; null when one of the national schema has no code, which its
 * fragment would have to have. */
static json_t *fragment_value(const Publication *publication, const char *source,
                              bool *ok)
{
    const Pack *pack = publication->report->pack;
    json_t *value = json_object();
    size_t count = 0;
    for (uint32_t f = 0; f < pack_field_count(pack); f++) {
        const CodeField *field = pack_field_at(pack, f);
        const CodeValue *codes[MOST_CODES];
        if (strcmp(field->source, source) != 0)
            continue;
        count++;
        size_t used = publication_codes(publication, f, codes, MOST_CODES);
        json_t *list = used ? decp_codes(codes, used, ok) : NULL;
        if (list && *field->within) {
            json_t *around = json_object();
            json_set(around, field->name, list, ok);
            json_set(value, field->within, around, ok);
        } else if (list) {
            json_set(value, field->name, list, ok);
        } else if (*field->within) {
            json_decref(value);
            return json_null();
        }
    }
    if (!count) {
        json_decref(value);
        return json_null();
    }
    return value;
}

static void set_fragments(json_t *value, const Publication *publication, bool *ok)
{
    json_set(value, "decp", fragment_value(publication, "decp", ok), ok);
    json_set(value, "eforms", fragment_value(publication, "eforms", ok), ok);
}

/* --- What proves them --- */

/* The code, and the verdicts that prove it: none for the code that is said for want of
 * others. */
static json_t *code_value(const Publication *publication, uint32_t field,
                          const CodeValue *code, Language language, bool *ok)
{
    const ReportDossier *dossier = publication->dossier;
    json_t *value = json_object(), *proofs = json_array();
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (publication_is_proof(publication, &dossier->findings[i], field, code))
            json_add(proofs, decp_finding(dossier, &dossier->findings[i], language, ok),
                     ok);
    bool certain =
        json_array_size(proofs) || publication_is_certain(publication, field);
    json_set(value, "code", json_words(code->code), ok);
    json_set(value, "title", json_words(wording_in(&code->title, language)), ok);
    json_set(value, "certain", json_boolean(certain), ok);
    json_set(value, "proofs", proofs, ok);
    return value;
}

static json_t *missing_value(const ReportFinding *finding, Language language, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->missing_count; i++)
        json_add(list, json_words(wording_in(&finding->missing[i]->label, language)),
                 ok);
    return list;
}

/* The codes that clauses to be completed would bring. */
static json_t *pending_value(const Publication *publication, uint32_t field,
                             const CodeValue *const *codes, size_t count,
                             Language language, bool *ok)
{
    const ReportDossier *dossier = publication->dossier;
    const CodeField *of = pack_field_at(publication->report->pack, field);
    json_t *list = json_array();
    for (size_t c = 0; c < of->code_count; c++) {
        const CodeValue *code = &of->codes[c];
        for (size_t i = 0; i < dossier->finding_count; i++) {
            const ReportFinding *finding = &dossier->findings[i];
            if (finding->verdict != VERDICT_INCOMPLETE ||
                decp_has_code(codes, count, code) ||
                !publication_is_promise(publication, finding, field, code))
                continue;
            json_t *one = decp_finding(dossier, finding, language, ok);
            json_set(one, "code", json_words(code->code), ok);
            json_set(one, "missing", missing_value(finding, language, ok), ok);
            json_add(list, one, ok);
        }
    }
    return list;
}

static json_t *field_value(const Publication *publication, uint32_t field,
                           Language language, bool *ok)
{
    const CodeField *of = pack_field_at(publication->report->pack, field);
    const CodeValue *codes[MOST_CODES];
    size_t count = publication_codes(publication, field, codes, MOST_CODES);
    json_t *value = json_object(), *values = json_array();
    for (size_t i = 0; i < count; i++)
        json_add(values, code_value(publication, field, codes[i], language, ok), ok);
    json_set(value, "field", json_words(of->name), ok);
    json_set(value, "source", json_words(of->source), ok);
    json_set(value, "title", json_words(wording_in(&of->title, language)), ok);
    json_set(value, "values", values, ok);
    json_set(value, "pending",
             pending_value(publication, field, codes, count, language, ok), ok);
    return value;
}

/* --- The whole --- */

/* Which contract of the national schema it is; null while that is not known. */
static json_t *contract_value(const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->fact_count; i++) {
        const ReportFact *fact = &dossier->facts[i];
        if (strcmp(fact->name, "nature") != 0)
            continue;
        if (strcmp(fact->value, "marche") == 0)
            return json_string("marche");
        if (strcmp(fact->value, "concession") == 0)
            return json_string("contrat-concession");
    }
    return json_null();
}

static json_t *dossier_value(const Report *report, const ReportDossier *dossier,
                             Language language, bool *ok)
{
    Publication whole = { report, dossier, 0 };
    json_t *value = json_object(), *fields = json_array(), *lots = json_array();
    json_set(value, "name", json_words(dossier->name), ok);
    json_set(value, "contract", contract_value(dossier), ok);
    set_fragments(value, &whole, ok);
    unsigned count = publication_lots(report, dossier);
    for (unsigned lot = 1; lot <= count; lot++) {
        Publication one = { report, dossier, lot };
        json_t *part = json_object();
        json_set(part, "lot", json_integer(lot), ok);
        set_fragments(part, &one, ok);
        json_add(lots, part, ok);
    }
    json_set(value, "lots", lots, ok);
    for (uint32_t f = 0; f < pack_field_count(report->pack); f++)
        json_add(fields, field_value(&whole, f, language, ok), ok);
    json_set(value, "fields", fields, ok);
    json_set(value, "breaches", decp_breaches(&whole, language, ok), ok);
    json_set(value, "failures", json_integer((json_int_t)dossier->failure_count), ok);
    return value;
}

static json_t *sources_value(const Pack *pack, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < pack_source_count(pack); i++) {
        const CodeSource *source = pack_source_at(pack, i);
        json_t *one = json_object();
        json_set(one, "name", json_words(source->name), ok);
        json_set(one, "title", json_words(source->title), ok);
        json_set(one, "url", json_words(source->url), ok);
        json_set(one, "date", json_words(source->date), ok);
        json_add(list, one, ok);
    }
    return list;
}

static bool write_decp(const Report *report, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    bool ok = true;
    buffer_add_string(out, "{\n");
    report_json_member(out, "schema_version", json_string("1.0"), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "tool", report_json_tool(report, &ok), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "pack", report_json_pack(report->pack, &ok), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "sources", sources_value(report->pack, &ok), &ok);
    buffer_add_string(out, ",\n");
    report_json_member(out, "date", json_words(report->date), &ok);
    buffer_add_string(out, ",\n  \"dossiers\": [");
    for (size_t d = 0; ok && d < report->count; d++) {
        buffer_add_string(out, d ? ",\n    " : "\n    ");
        json_write(out,
                   dossier_value(report, &report->dossiers[d], options->language, &ok),
                   4, &ok);
    }
    buffer_add_string(out, "\n  ]\n}\n");
    return (ok && !buffer_failed(out)) || error_memory(err);
}

static const char *const extensions[] = { "decp.json", NULL };

const Writer writer_decp = {
    .name = "decp",
    .title = "DECP, eForms, docs/decp.schema.json",
    .extensions = extensions,
    .write = write_decp,
};
