/* SPDX-License-Identifier: Apache-2.0 */
#include "report/compare_parts.h"

#include "report/words.h"

#include <stdio.h>
#include <string.h>

/* What a verdict is worth; 0 for those that do not compare. */
static int worth(Verdict verdict)
{
    switch (verdict) {
    case VERDICT_MET:
        return 3;
    case VERDICT_INCOMPLETE:
        return 2;
    case VERDICT_EXCLUDED:
    case VERDICT_MISSING:
        return 1;
    default:
        return 0;
    }
}

static Move move_of(const ReportFinding *before, const ReportFinding *after)
{
    int from = worth(before->verdict), to = worth(after->verdict);
    if (before->verdict == after->verdict)
        return MOVE_SAME;
    if (!from || !to || from == to)
        return MOVE_OTHER;
    return to > from ? MOVE_BETTER : MOVE_WORSE;
}

static const ReportFinding *find_rule(const ReportDossier *dossier, const Rule *rule)
{
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].rule == rule)
            return &dossier->findings[i];
    return NULL;
}

bool compare_next(const Report *report, size_t *at, Pair *out)
{
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    /* The findings are gone through once for each level. */
    while (*at < after->finding_count * LEVEL_COUNT) {
        Level wanted = (Level)(*at / after->finding_count);
        const ReportFinding *now = &after->findings[(*at)++ % after->finding_count];
        const ReportFinding *then = find_rule(before, now->rule);
        if (!then)
            continue;
        Level level = then->level < now->level ? then->level : now->level;
        if (level != wanted)
            continue;
        *out = (Pair){ then, now, level, move_of(then, now) };
        return true;
    }
    return false;
}

int compare_status(const Report *report)
{
    const ReportDossier *before = &report->dossiers[0], *after = &report->dossiers[1];
    size_t at = 0;
    int status = 0;
    for (Pair pair; compare_next(report, &at, &pair);)
        if (pair.move == MOVE_WORSE && report_is_failing(after, pair.after))
            status = 1;
    return before->failure_count || after->failure_count ? 3 : status;
}

void compare_count(const Report *report, size_t counts[MOVE_COUNT])
{
    size_t at = 0;
    for (Pair pair; compare_next(report, &at, &pair);)
        counts[pair.move]++;
}

const char *compare_title(Move move, Language language)
{
    static const Wording titles[MOVE_COUNT] = {
        [MOVE_SAME] = { { "Inchangé", "Unchanged" } },
        [MOVE_BETTER] = { { "Mieux", "Better" } },
        [MOVE_WORSE] = { { "Moins bien", "Worse" } },
        [MOVE_OTHER] = { { "Autrement", "Otherwise" } },
    };
    return titles[move].in[language];
}

const char *compare_tally(const size_t counts[MOVE_COUNT], Language language, char *out)
{
    snprintf(out, WORDS_ROOM,
             language == LANGUAGE_FR
                 ? "%zu mieux, %zu moins bien, %zu autrement, %zu inchangé%s."
                 : "%zu better, %zu worse, %zu otherwise, %zu unchanged%s.",
             counts[MOVE_BETTER], counts[MOVE_WORSE], counts[MOVE_OTHER],
             counts[MOVE_SAME],
             language == LANGUAGE_FR && counts[MOVE_SAME] > 1 ? "s" : "");
    return out;
}

const ReportPassage *compare_passage(const ReportFinding *finding)
{
    if (!finding->passage_count || finding->passages[0].role == EVIDENCE_NEAR_MISS)
        return NULL;
    return &finding->passages[0];
}

bool compare_write(const Report *report, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err)
{
    static const struct {
        const char *name;
        bool (*write)(const Report *report, const WriterOptions *options, Buffer *out,
                      Error *err);
    } forms[] = { { "text", compare_text },
                  { "markdown", compare_markdown },
                  { "html", compare_html },
                  { "json", compare_json } };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(format, forms[i].name) == 0)
            return forms[i].write(report, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text, markdown, html ou json",
                     format);
}
