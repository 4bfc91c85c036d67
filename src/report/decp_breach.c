/* SPDX-License-Identifier: Apache-2.0 */
/* decp_breach.c - the obligations that a publication would show unmet.
 *
 * « Pas de considération environnementale » is a code like any other, and since the day
 * on which the law asks for one it is an avowal: whoever reads the open data sees it.
 */
#include "report/clause_home.h"
#include "report/decp_parts.h"
#include "report/report_json.h"
#include "report/words.h"

/* Why a finding is a breach, or would be. */
typedef struct Breach {
    const ReportFinding *finding;
    const LevelCase *level; /* that makes it an obligation; NULL for none */
    bool certain;           /* else a fact is not known that decides */
} Breach;

static bool find_breach(const ReportDossier *dossier, const ReportFinding *finding,
                        Breach *breach)
{
    *breach = (Breach){ .finding = finding };
    if (!verdict_is_flagged(finding->verdict))
        return false;
    if (finding->level == LEVEL_OBLIGATION) {
        breach->level = finding->level_case;
        breach->certain = !finding_is_unsure(dossier, finding);
        return true;
    }
    breach->level = finding->unknown_case;
    return breach->level && breach->level->level == LEVEL_OBLIGATION;
}

/* A field in which the breach shows. */
typedef struct Reveal {
    uint32_t field;
    const CodeValue *codes[MOST_CODES]; /* what the field says */
    size_t count;
    const CodeValue *code; /* the one that shows it */
    bool absent;           /* because it is not said */
} Reveal;

/* Looks for a code that is said and should not be, or should be said and is not. */
static bool find_reveal(const Publication *publication, const ReportFinding *finding,
                        uint32_t field, Reveal *reveal)
{
    const CodeField *of = pack_field_at(publication->report->pack, field);
    reveal->field = field;
    reveal->count = publication_codes(publication, field, reveal->codes, MOST_CODES);
    for (size_t i = 0; i < of->code_count; i++) {
        reveal->code = &of->codes[i];
        bool said = decp_has_code(reveal->codes, reveal->count, reveal->code);
        reveal->absent = !said;
        if (reveal->code == of->none)
            continue;
        if (said ? publication_is_proof(publication, finding, field, reveal->code)
                 : publication_is_promise(publication, finding, field, reveal->code))
            return true;
    }
    return false;
}

static void add_reveal(Buffer *out, const Publication *publication,
                       const Reveal *reveal, Language language)
{
    static const char *const words[2][LANGUAGE_COUNT] = {
        { "La publication dirait « %s : %s »", "The publication would say “%s: %s”" },
        { "La publication ne dirait pas « %s : %s »",
          "The publication would not say “%s: %s”" },
    };
    const CodeField *of = pack_field_at(publication->report->pack, reveal->field);
    bool nothing = of->none && decp_has_code(reveal->codes, reveal->count, of->none);
    const CodeValue *code = nothing ? of->none : reveal->code;
    buffer_add_format(out, words[reveal->absent && !nothing][language],
                      wording_in(&of->title, language),
                      wording_in(&code->title, language));
}

static void add_breach(Buffer *out, const Breach *breach, Language language)
{
    static const char *const words[2][LANGUAGE_COUNT] = {
        { " : manquement possible à une obligation", ": a possible breach of a duty" },
        { " : manquement à une obligation", ": a breach of a duty" },
    };
    const LevelCase *level = breach->level;
    const char *since = level ? level->since : NULL;
    const char *ground = level ? wording_in(&level->ground, language) : "";
    const char *more = "";
    char day[WORDS_ROOM];
    bool holds = breach->finding->level == LEVEL_OBLIGATION;
    if (level)
        more = wording_in(holds ? &level->caution : &level->unknown, language);
    buffer_add_string(out, words[breach->certain][language]);
    if (since)
        buffer_add_format(out, language == LANGUAGE_FR ? " depuis le %s" : " since %s",
                          date_word(since, language, day));
    if (*ground)
        buffer_add_format(out, " (%s)", ground);
    buffer_add_char(out, '.');
    if (*more)
        buffer_add_format(out, " %s", more);
}

static json_t *breach_value(const Publication *publication, const Breach *breach,
                            Language language, bool *ok)
{
    const ReportFinding *finding = breach->finding;
    const Pack *pack = publication->report->pack;
    json_t *reveals = json_array();
    Buffer message;
    buffer_init(&message, 1 << 16);
    for (uint32_t f = 0; f < pack_field_count(pack); f++) {
        Reveal reveal;
        if (!find_reveal(publication, finding, f, &reveal))
            continue;
        json_t *one = json_object();
        json_set(one, "field", json_words(pack_field_at(pack, f)->name), ok);
        json_set(one, "published", decp_codes(reveal.codes, reveal.count, ok), ok);
        json_set(one, "absent",
                 reveal.absent ? json_words(reveal.code->code) : json_null(), ok);
        if (!json_array_size(reveals))
            add_reveal(&message, publication, &reveal, language);
        json_add(reveals, one, ok);
    }
    add_breach(&message, breach, language);
    json_t *value = NULL;
    if (json_array_size(reveals)) {
        value = decp_finding(publication->dossier, finding, language, ok);
        json_set(value, "certain", json_boolean(breach->certain), ok);
        json_set(value, "since",
                 json_words_or_null(breach->level ? breach->level->since : NULL), ok);
        json_set(value, "ground",
                 json_words_or_null(
                     breach->level ? wording_in(&breach->level->ground, language) : ""),
                 ok);
        json_set(value, "message", json_sentence(buffer_string(&message)), ok);
        json_set(value, "reveals", reveals, ok);
        *ok = *ok && !buffer_failed(&message);
    } else {
        json_decref(reveals);
    }
    buffer_done(&message);
    return value;
}

json_t *decp_breaches(const Publication *publication, Language language, bool *ok)
{
    const ReportDossier *dossier = publication->dossier;
    json_t *list = json_array();
    for (size_t i = 0; i < dossier->finding_count; i++) {
        Breach breach;
        if (!find_breach(dossier, &dossier->findings[i], &breach))
            continue;
        json_t *value = breach_value(publication, &breach, language, ok);
        if (value)
            json_add(list, value, ok);
    }
    return list;
}
