/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "read/plain.h"
#include "rules/backtracking.h"
#include "rules/lexicon.h"
#include "rules/lint.h"
#include "rules/load.h"
#include "rules/nearest.h"
#include "rules/node.h"
#include "rules/pack.h"
#include "rules/typography.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- A pack in a folder of its own --- */

typedef struct Folder {
    char path[64];
    char files[8][128];
    size_t count;
} Folder;

static void folder_init(Folder *folder)
{
    *folder = (Folder){ .path = "/tmp/clausier-rules-XXXXXX" };
    assert_non_null(mkdtemp(folder->path));
    char family[128];
    snprintf(family, sizeof family, "%s/essai", folder->path);
    assert_int_equal(mkdir(family, 0700), 0);
}

static const char *folder_add(Folder *folder, const char *name, const char *text)
{
    Error err = { 0 };
    char *path = folder->files[folder->count++];
    memcpy(path, folder->path, sizeof folder->path);
    snprintf(path + strlen(path), sizeof folder->files[0] - strlen(path), "/%s", name);
    if (!file_write(path, text, strlen(text), true, &err))
        fail_msg("%s", err.message);
    return path;
}

static void folder_done(Folder *folder)
{
    char family[128];
    for (size_t i = 0; i < folder->count; i++)
        unlink(folder->files[i]);
    snprintf(family, sizeof family, "%s/essai", folder->path);
    rmdir(family);
    rmdir(folder->path);
}

static Pack *folder_load(const Folder *folder, Error *err)
{
    const char *paths[] = { folder->path };
    return pack_load(paths, 1, true, err);
}

/* Loads a pack of one file and checks the error: "line:column: message". */
static void check_error(const char *name, const char *text, const char *expected)
{
    Folder folder;
    Error err = { 0 };
    char actual[600];
    folder_init(&folder);
    const char *path = folder_add(&folder, name, text);
    Pack *pack = folder_load(&folder, &err);
    snprintf(actual, sizeof actual, "%u:%u: %s", err.line, err.column, err.message);
    bool same_file = strcmp(err.file, path) == 0;
    folder_done(&folder);
    if (pack)
        fail_msg("loaded, expected %s", expected);
    assert_true(same_file);
    assert_string_equal(actual, expected);
}

/* The same for a rule whose first lines are right. */
static void check_rule_error(const char *lines, const char *expected)
{
    char text[2000];
    snprintf(text, sizeof text,
             "title: {fr: \"Titre\"}\n"
             "level: [{is: recommandation}]\n"
             "%s",
             lines);
    check_error("essai/regle.yaml", text, expected);
}

/* --- YAML --- */

static void nodes_know_their_place(void **state)
{
    (void)state;
    Error err = { 0 };
    Arena *arena = arena_new();
    const char *text = "é: à\n"
                       "liste:\n"
                       "  - 'un'\n"
                       "  - {k: v, vide: }\n";
    const Node *root = node_parse("a.yaml", text, strlen(text), arena, &err);
    assert_non_null(root);
    assert_int_equal(root->kind, NODE_MAP);
    assert_int_equal(root->count, 2);
    assert_string_equal(root->first->key, "é");
    assert_string_equal(root->first->text, "à");
    assert_int_equal(root->first->line, 1);
    assert_int_equal(root->first->column, 4);
    const Node *list = node_find(root, "liste");
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->key_line, 2);
    assert_int_equal(list->key_column, 1);
    assert_true(list->first->quoted);
    const Node *map = list->first->next;
    assert_int_equal(map->line, 4);
    assert_int_equal(map->column, 5);
    assert_string_equal(node_find(map, "k")->text, "v");
    assert_string_equal(node_find(map, "vide")->text, "");
    assert_null(node_find(map, "absent"));
    assert_null(node_find(NULL, "k"));
    assert_null(node_find(list, "k"));
    arena_free(arena);
}

static void yaml_beyond_plain_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *error;
    } cases[] = {
        { "a: &x 1\n",
          "1:4: les ancres (&) sont refusées\u00a0; répétez la valeur ou nommez "
          "un fragment" },
        { "a: 1\nb: *x\n",
          "2:4: les alias (*) sont refusés\u00a0; répétez la valeur, ou "
          "mettez le texte entre guillemets" },
        { "a: !!str 1\n",
          "1:4: les étiquettes (!) sont refusées\u00a0; écrivez la valeur "
          "seule" },
        { "a: 1\n---\nb: 2\n",
          "2:1: plusieurs documents (---) dans un fichier\u00a0; un seul "
          "est admis" },
        { "%TAG !e! tag:x,2026:\n---\na: 1\n",
          "1:1: les directives (%TAG) sont refusées" },
        { "a: 1\nb: 2\na: 3\n", "3:1: la clé «\u00a0a\u00a0» est écrite deux fois" },
        { "? [a]\n: b\n", "1:3: une clé doit être un texte, pas une liste ni une "
                          "accolade" },
        { "a: \"\\0\"\n", "1:4: caractère nul interdit" },
        { "", "1:1: fichier vide" },
        { "# rien\n", "1:1: fichier vide" },
        { "a: b: c\n",
          "1:5: «\u00a0:\u00a0» inattendu\u00a0; mettez le texte entre guillemets" },
        { "a: [1, 2\n",
          "2:1: «\u00a0,\u00a0» ou «\u00a0]\u00a0» attendu dans la liste" },
        { "a:\n\t- b\n",
          "2:1: caractère inattendu\u00a0: une tabulation, ou un signe à "
          "mettre entre guillemets" },
        { "a: \"x\n", "2:1: guillemet, crochet ou accolade sans fin\u00a0: le fichier "
                      "s'arrête avant" },
        { "a: \"\\d\"\n",
          "1:5: échappement inconnu entre guillemets doubles\u00a0; doublez "
          "«\u00a0\\\u00a0» ou mettez des apostrophes" },
        { "ab: \xff\n", "1:5: le fichier n'est pas en UTF-8" },
        { "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n",
          "1:17: trop de niveaux imbriqués\u00a0; 16 au plus" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_error("lexique.yaml", cases[i].text, cases[i].error);
}

/* --- Rules --- */

static const char whole_rule[] =
    "title: {fr: \"Clause d'insertion\", en: \"Inclusion clause\"}\n"
    "summary: \"En une phrase.\"\n"
    "why: {fr: \"Parce que.\"}\n"
    "grounds:\n"
    "  - {text: \"CCP, art. L. 2112-2\", since: 2019-04-01, verified: true}\n"
    "  - \"Propositions 2026\"\n"
    "level:\n"
    "  - is: obligation\n"
    "    since: 2026-08-22\n"
    "    when: {nature: marche, montant: [\">= seuil-europeen\", \"< 9 000 000\"]}\n"
    "    ground: \"CCP, art. L. 2112-2-1\"\n"
    "    unknown: {fr: \"Selon le montant.\"}\n"
    "    caution: {fr: \"À justifier.\"}\n"
    "  - {is: recommandation}\n"
    "applies: {nature: [marche, concession], procedure: {not: sans-publicite}, "
    "acheteur: {known: etat}}\n"
    "place: {in: [CCAP, CCP], title: \"Exécution\"}\n"
    "tags: [insertion]\n"
    "fragments: {lieux: \"site|chantier\"}\n"
    "binding: false\n"
    "subject:\n"
    "  - \"{nombre} heures? d'insertion\"\n"
    "  - all: [\"réserve\", \"{lieux}\"]\n"
    "    none: \"formation\"\n"
    "    within: line\n"
    "    under: \"insertion\"\n"
    "    not-under: \"définitions\"\n"
    "    in: CCAP\n"
    "    gives: [controle]\n"
    "    settled: true\n"
    "  - heading: \"clause sociale\"\n"
    "soft: [\"encourage l'insertion\"]\n"
    "excluded: [\"pas d'insertion\"]\n"
    "weak: [\"insertion possible\"]\n"
    "not: [\"insertion paysagere\"]\n"
    "ignore: [\"sommaire\"]\n"
    "elements:\n"
    "  volume: {label: {fr: \"un volume\"}, any: [\"{nombre} h\"], within: dossier}\n"
    "  controle: {label: {fr: \"un contrôle\"}, any: [\"controle\"], optional: true}\n"
    "verify: {fr: \"À l'œil.\"}\n"
    "cautions: [{fr: \"Attention.\"}]\n"
    "clause: {fr: \"Le titulaire réserve [à compléter] heures.\"}\n"
    "examples:\n"
    "  met: [\"Le titulaire réserve 350 heures.\"]\n"
    "  missing: [{heading: \"Article 1\", text: \"Insertion du logo.\", kind: RC, "
    "note: "
    "\"le logo\"}]\n";

static void rule_is_loaded_whole(void **state)
{
    (void)state;
    Folder folder;
    Error err = { 0 };
    folder_init(&folder);
    folder_add(&folder, "essai/regle.yaml", whole_rule);
    folder_add(&folder, "lexique.yaml", "nombre: ['\\d{1,3}', \"cent\"]\n");
    folder_add(&folder, "pack.yaml",
               "name: essai\nversion: \"1\"\nlaw-date: 2026-11-23\n");
    folder_add(&folder, "langue.yaml", "souhait: [\"est invité\"]\n");
    folder_add(&folder, "documents.yaml", "kinds: [{kind: RC, names: [\"^rc\"]}]\n");
    folder_add(
        &folder, "faits.yaml",
        "facts: [{fact: secteur, value: dechets, weight: 1.5, any: [\"dechets\"]}]\n");
    folder_add(
        &folder, "seuils.yaml",
        "thresholds: [{name: seuil-europeen, amount: 216 000, since: 2026-01-01,\n"
        "  when: {acheteur: collectivite}, label: {fr: \"216 000 €\"}, ground: x}]\n");
    folder_add(&folder, "termes.yaml",
               "terms: [{when: {nature: concession}, word: {fr: titulaire},\n"
               "  said: {fr: concessionnaire}}]\n");
    Pack *pack = folder_load(&folder, &err);
    folder_done(&folder);
    if (!pack)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    assert_int_equal(pack_term_count(pack), 1);
    assert_string_equal(pack_term_at(pack, 0)->word.in[LANGUAGE_FR], "titulaire");
    assert_string_equal(pack_term_at(pack, 0)->said.in[LANGUAGE_FR], "concessionnaire");
    assert_int_equal(pack_term_at(pack, 0)->when_count, 1);
    assert_string_equal(pack_name(pack), "essai");
    assert_string_equal(pack_version(pack), "1");
    assert_string_equal(pack_law_date(pack), "2026-11-23");
    assert_int_equal(pack_rule_count(pack), 1);
    const Rule *rule = pack_rule_find(pack, "regle");
    assert_ptr_equal(rule, pack_rule_find(pack, "essai/regle"));
    assert_null(pack_rule_find(pack, "essai"));
    assert_string_equal(rule->id, "essai/regle");
    assert_string_equal(rule->title.in[LANGUAGE_EN], "Inclusion clause");
    assert_string_equal(rule->summary.in[LANGUAGE_FR], "En une phrase.");
    assert_null(rule->summary.in[LANGUAGE_EN]);
    assert_int_equal(rule->ground_count, 2);
    assert_true(rule->grounds[0].verified);
    assert_string_equal(rule->grounds[0].since, "2019-04-01");

    assert_int_equal(rule->level_count, 2);
    const LevelCase *level = &rule->levels[0];
    assert_int_equal(level->level, LEVEL_OBLIGATION);
    assert_int_equal(level->when_count, 3);
    assert_int_equal(level->when[1].how, COMPARE_AT_LEAST);
    assert_string_equal(level->when[1].values[0], "seuil-europeen");
    assert_int_equal(level->when[2].how, COMPARE_BELOW);
    assert_string_equal(level->when[2].values[0], "9 000 000");
    assert_int_equal(rule->applies_count, 3);
    assert_int_equal(rule->applies[0].value_count, 2);
    assert_int_equal(rule->applies[1].how, COMPARE_IS_NOT);
    assert_int_equal(rule->applies[2].how, COMPARE_IS);
    assert_true(rule->applies[2].known);

    assert_int_equal(rule->place, 1u << KIND_CCAP | 1u << KIND_CCP);
    assert_false(rule->binding);
    assert_int_equal(rule->tag_count, 1);
    assert_int_equal(rule->subject.count, 3);
    const Item *item = &rule->subject.items[0];
    const Matcher *matcher = pack_matcher(pack);
    assert_string_equal(pattern_source(matcher_pattern_at(matcher, item->all[0])),
                        "(?:\\d{1,3}|cent) heures? d'insertion");
    assert_int_equal(item->within, SCOPE_SENTENCE);
    assert_int_equal(item->under, PATTERN_NONE);
    item = &rule->subject.items[1];
    assert_int_equal(item->all_count, 2);
    assert_string_equal(pattern_source(matcher_pattern_at(matcher, item->all[0])),
                        "reserve");
    assert_string_equal(pattern_source(matcher_pattern_at(matcher, item->all[1])),
                        "(?:site|chantier)");
    assert_int_equal(item->none_count, 1);
    assert_int_equal(item->within, SCOPE_LINE);
    assert_string_equal(pattern_source(matcher_pattern_at(matcher, item->under)),
                        "insertion");
    assert_int_equal(item->kinds, 1u << KIND_CCAP);
    assert_int_equal(item->gives, 2);
    assert_true(item->settled);
    assert_int_equal(item->line, 22);
    assert_true(rule->subject.items[2].heading);

    assert_int_equal(rule->element_count, 2);
    assert_string_equal(rule->elements[0].name, "volume");
    assert_int_equal(rule->elements[0].within, SCOPE_DOSSIER);
    assert_int_equal(rule->elements[1].within, SCOPE_ARTICLE);
    assert_true(rule->elements[1].optional);
    assert_int_equal(rule->example_count, 2);
    assert_int_equal(rule->examples[0].kind, KIND_CCAP);
    assert_int_equal(rule->examples[1].verdict, VERDICT_MISSING);
    assert_int_equal(rule->examples[1].kind, KIND_RC);
    assert_string_equal(rule->examples[1].heading, "Article 1");

    size_t count;
    pack_turn(pack, TURN_WISH, &count);
    assert_int_equal(count, 1);
    pack_turn(pack, TURN_BLANK, &count);
    assert_int_equal(count, 0);
    assert_int_equal(pack_kind_count(pack), 1);
    assert_int_equal(pack_kind_at(pack, 0)->name_count, 1);
    assert_int_equal(pack_fact_count(pack), 1);
    assert_float_equal(pack_fact_at(pack, 0)->weight, 1.5, 1e-9);
    assert_int_equal(pack_threshold_count(pack), 1);
    assert_float_equal(pack_threshold_at(pack, 0)->amount, 216000, 1e-9);
    pack_free(pack);
}

static void wrong_rules_are_told_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *error;
    } cases[] = {
        { "subject: [a]\nelement: {}\n",
          "4:1: clé inconnue «\u00a0element\u00a0»\u00a0; attendu "
          "«\u00a0elements\u00a0»" },
        { "subject: [a]\nxyz: 1\n",
          "4:1: clé inconnue «\u00a0xyz\u00a0»\u00a0; attendu\u00a0: kind, title, "
          "summary, why, grounds, level, applies, place, binding, option, "
          "several, whole, tags, publishes, fragments, subject, soft, excluded, weak, "
          "not, ignore, unless, "
          "elements, "
          "verify, cautions, advice, clause, clause-for, examples" },
        { "subject: [a]\npublishes: {x: y}\n",
          "4:13: champ inconnu «\u00a0x\u00a0»\u00a0; attendu un champ de "
          "codes.yaml" },
        { "subject: [a]\nunless: [b]\n",
          "4:1: «\u00a0unless\u00a0» ne va pas avec une règle «\u00a0kind: "
          "clause\u00a0»" },
        { "kind: vigilance\nsubject: [a]\nsoft: [b]\n",
          "5:1: «\u00a0soft\u00a0» ne va pas avec une règle «\u00a0kind: "
          "vigilance\u00a0»" },
        { "subject: [{from: blanks}]\n",
          "3:12: «\u00a0from\u00a0» n'est possible que dans une règle "
          "«\u00a0kind: vigilance\u00a0», «\u00a0verdicts\u00a0» mis à part" },
        { "kind: vigilance\nsubject: [{from: verdicts, rules: [a/b]}]\n",
          "4:18: «\u00a0from: verdicts\u00a0» n'est possible que dans une règle "
          "«\u00a0kind: clause\u00a0»" },
        { "subject: [{from: verdicts, rules: [a/b]}, a]\n",
          "3:1: «\u00a0from: verdicts\u00a0» vaut pour toute la règle, "
          "«\u00a0subject\u00a0» et «\u00a0elements\u00a0», ou pour rien" },
        { "subject: [a]\nelements: {v: {label: v, any: [{from: verdicts, rules: "
          "[a/b]}]}}\n",
          "4:1: «\u00a0from: verdicts\u00a0» vaut pour toute la règle, "
          "«\u00a0subject\u00a0» et «\u00a0elements\u00a0», ou pour rien" },
        { "subject: [{from: verdicts, rules: [a/b]}]\nweak: [a]\n",
          "4:1: «\u00a0weak\u00a0» ne va pas avec «\u00a0from: verdicts\u00a0»" },
        { "subject: [{from: verdicts}]\n", "3:11: attendu la clé «\u00a0rules\u00a0»" },
        { "subject: [{from: verdicts, rules: []}]\n",
          "3:35: liste vide\u00a0; attendu des identifiants de règles" },
        { "subject: [a]\nexamples: {met: {text: x, beside: [{text: y, note: z}]}}\n",
          "4:46: clé inconnue «\u00a0note\u00a0»\u00a0; attendu\u00a0: text, heading, "
          "kind" },
        { "kind: vigilance\nsubject: [a]\noption: true\n",
          "5:1: «\u00a0option\u00a0» ne va pas avec une règle «\u00a0kind: "
          "vigilance\u00a0»" },
        { "kind: vigilance\nsubject: [{from: blanks, match: b}]\n",
          "4:11: attendu une seule des clés match, all, heading et from" },
        { "why: x\n", "1:1: clé «\u00a0subject\u00a0» absente de la règle" },
        { "subject: []\n", "3:10: liste vide\u00a0; attendu des motifs" },
        { "subject: [a]\nwhy: [x]\n",
          "4:6: «\u00a0why\u00a0» est une liste\u00a0; attendu un groupe de "
          "clés" },
        { "subject: [[a]]\n", "3:11: une liste inattendue\u00a0; attendu un texte" },
        { "subject: [a]\nbinding: oui\n",
          "4:10: «\u00a0oui\u00a0» inconnu\u00a0; attendu\u00a0: true, false" },
        { "subject: [a]\nwhy: {en: \"x\"}\n",
          "4:6: texte français absent\u00a0; attendu {fr: \"…\"}" },
        { "subject: [a]\nclause: {fr: \"\"}\n",
          "4:14: «\u00a0fr\u00a0» est vide\u00a0; attendu un texte" },
        { "subject:\n  - \"{heure} de\"\n",
          "4:5: fragment inconnu «\u00a0{heure}\u00a0»\u00a0; attendu un nom de "
          "lexique.yaml ou de "
          "«\u00a0fragments\u00a0»" },
        { "fragments: {heures: x}\nsubject:\n  - \"{heure} de\"\n",
          "5:5: fragment inconnu «\u00a0{heure}\u00a0»\u00a0; attendu "
          "«\u00a0{heures}\u00a0»" },
        { "fragments: {aa: \"{bb}\", bb: \"{aa}\"}\nsubject: [\"{aa}\"]\n",
          "3:29: le fragment «\u00a0{aa}\u00a0» revient à lui-même\u00a0; attendu un "
          "fragment sans "
          "boucle" },
        { "fragments: {Été: x}\nsubject: [a]\n",
          "3:13: nom de fragment «\u00a0Été\u00a0» incorrect\u00a0; attendu des "
          "minuscules sans accent, "
          "des chiffres et des tirets" },
        { "subject: [\"a{b c}\"]\n",
          "3:11: accolade incorrecte dans le motif «\u00a0a{b c}\u00a0»\u00a0; attendu "
          "{fragment} ou "
          "{0,60}, et \\{ pour une accolade" },
        { "subject:\n  - \"heures (d'insertion\"\n",
          "4:5: motif incorrect «\u00a0heures (d'insertion\u00a0»\u00a0: parenthèse "
          "ouvrante sans "
          "fermante, devant «\u00a0la fin\u00a0»" },
        { "subject: [\"\"]\n",
          "3:11: motif vide ou qui n'est pas un texte\u00a0; attendu \"un "
          "motif\"" },
        { "subject: [{within: line}]\n",
          "3:11: attendu une seule des clés match, all, heading et from" },
        { "subject: [{match: a, heading: b}]\n",
          "3:11: attendu une seule des clés match, all, heading et from" },
        { "subject: [{match: a, within: dossier}]\n",
          "3:30: «\u00a0dossier\u00a0» inconnu\u00a0; attendu\u00a0: sentence, line, "
          "article" },
        { "subject: [{match: a, in: [CCAB]}]\n",
          "3:27: «\u00a0CCAB\u00a0» inconnu\u00a0; attendu «\u00a0CCAP\u00a0»" },
        { "subject: [{match: a, in: []}]\n",
          "3:26: liste vide\u00a0; attendu des documents\u00a0: [RC, CCAP]" },
        { "subject: [{match: a, gives: volum}]\nelements: {volume: {label: v}}\n",
          "3:29: élément inconnu «\u00a0volum\u00a0»\u00a0; attendu "
          "«\u00a0volume\u00a0»" },
        { "subject: [{match: a, gives: volume}]\n",
          "3:22: «\u00a0gives\u00a0» n'est possible que sous «\u00a0subject\u00a0» et "
          "«\u00a0soft\u00a0» d'une règle qui "
          "a des «\u00a0elements\u00a0»" },
        { "subject: [a]\nelements: {volume: {any: [b]}}\n",
          "4:12: élément «\u00a0volume\u00a0» sans «\u00a0label\u00a0»\u00a0; attendu "
          "{fr: \"un volume "
          "d'heures\"}" },
        { "subject: [a]\nelements: {v: {label: v, within: page}}\n",
          "4:34: «\u00a0page\u00a0» inconnu\u00a0; attendu\u00a0: sentence, line, "
          "article, document, "
          "dossier" },
        { "subject: [a]\ngrounds: [{text: x, since: 2026-02-29}]\n",
          "4:28: «\u00a02026-02-29\u00a0» n'est pas une date\u00a0; attendu "
          "AAAA-MM-JJ, par exemple "
          "2026-08-22" },
        { "subject: [a]\ngrounds: [{since: 2026-02-28}]\n",
          "4:11: attendu «\u00a0text\u00a0»\u00a0: la référence du texte" },
        { "subject: [a]\napplies: {natur: marche}\n",
          "4:11: fait inconnu «\u00a0natur\u00a0»\u00a0; attendu "
          "«\u00a0nature\u00a0»" },
        { "subject: [a]\napplies: {nature: marches}\n",
          "4:19: «\u00a0marches\u00a0» n'est pas une valeur de "
          "«\u00a0nature\u00a0»\u00a0; attendu «\u00a0marche\u00a0»" },
        { "subject: [a]\napplies: {nature: dsp}\n",
          "4:19: «\u00a0dsp\u00a0» n'est pas une valeur de «\u00a0nature\u00a0»\u00a0; "
          "attendu par exemple "
          "«\u00a0marche\u00a0»" },
        { "subject: [a]\napplies: {montant: \"= 40000\"}\n",
          "4:20: comparaison «\u00a0= 40000\u00a0» incorrecte\u00a0; attendu \">= "
          "40000\", \"> 50000\", \"< 90000\" ou "
          "\">= seuil-europeen\"" },
        { "subject: [a]\napplies: {montant: \">=\u00a0?\"}\n",
          "4:20: «\u00a0>=\u00a0?\u00a0» n'est ni un nombre ni le nom d'un seuil" },
        { "subject: [a]\nplace: {in: [CCAP], titre: x}\n",
          "4:21: clé inconnue «\u00a0titre\u00a0»\u00a0; attendu «\u00a0title\u00a0»" },
        { "subject: [a]\nexamples: {bon: [x]}\n",
          "4:12: clé inconnue «\u00a0bon\u00a0»\u00a0; attendu\u00a0: met, incomplete, "
          "excluded, missing, na" },
        { "subject: [a]\nexamples: {mets: [x]}\n",
          "4:12: clé inconnue «\u00a0mets\u00a0»\u00a0; attendu «\u00a0met\u00a0»" },
        { "subject: [a]\nexamples: {met: [{heading: x}]}\n",
          "4:18: exemple sans «\u00a0text\u00a0»" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)

        check_rule_error(cases[i].lines, cases[i].error);
    check_error("essai/regle.yaml",
                "title: x\nlevel: [{is: obligatoire}]\nsubject: [a]\n",
                "2:14: «\u00a0obligatoire\u00a0» inconnu\u00a0; attendu "
                "«\u00a0obligation\u00a0»");
    check_error("essai/regle.yaml", "title: x\nlevel: []\nsubject: [a]\n",
                "2:8: liste vide\u00a0; attendu [{is: recommandation}]");
    check_error("essai/regle.yaml", "title: x\nlevel: [{when: {}}]\nsubject: [a]\n",
                "2:9: attendu «\u00a0is\u00a0»\u00a0: obligation, recommandation ou "
                "bonne-pratique");
    check_error("essai/regle.yaml",
                "title: x\nlevel: [{is: recommandation}]\n"
                "subject: [{from: verdicts, rules: [essai/regle]}]\n",
                "3:1: la règle «\u00a0essai/regle\u00a0» repose elle-même sur des "
                "verdicts\u00a0; attendu une règle qui cherche des mots");
    check_error("essai/regle.yaml", "- a\n",
                "1:1: une liste inattendue\u00a0; attendu un groupe de clés");
}

static void wrong_shared_files_are_told(void **state)
{
    (void)state;
    check_error("langue.yaml", "souhaits: [a]\n",
                "1:1: clé inconnue «\u00a0souhaits\u00a0»\u00a0; attendu "
                "«\u00a0souhait\u00a0»");
    check_error("documents.yaml", "kinds: [{kind: RC}]\n",
                "1:9: attendu {kind: RC, names: [\"…\"], titles: [\"…\"]}");
    check_error(
        "documents.yaml", "kind: []\n",
        "1:1: clé inconnue «\u00a0kind\u00a0»\u00a0; attendu «\u00a0kinds\u00a0»");
    check_error("faits.yaml", "facts: [{fact: secteur, value: x}]\n",
                "1:9: attendu {fact: secteur, value: dechets, any: [\"…\"]}");
    check_error(
        "faits.yaml", "facts: [{fact: secteur, value: x, any: [a], weight: b}]\n",
        "1:53: «\u00a0b\u00a0» n'est pas un nombre\u00a0; attendu 40000 ou 1.5");
    check_error("codes.yaml", "fields: [{name: x}]\n",
                "1:10: attendu «\u00a0name\u00a0», «\u00a0source\u00a0», "
                "«\u00a0title\u00a0» et «\u00a0codes\u00a0»");
    check_error("codes.yaml",
                "fields:\n"
                "  - {name: x, source: decp, title: {fr: X}, none: b,\n"
                "     codes: [{code: a, title: {fr: A}}]}\n",
                "2:51: «\u00a0b\u00a0» n'est pas un code de «\u00a0x\u00a0»\u00a0; "
                "attendu par exemple «\u00a0a\u00a0»");
    check_error("codes.yaml",
                "fields:\n"
                "  - {name: x, source: decp, title: {fr: X}, with: {y: a},\n"
                "     codes: [{code: a, title: {fr: A}}]}\n",
                "2:52: champ inconnu «\u00a0y\u00a0»\u00a0; attendu un champ de "
                "codes.yaml");
    check_error("termes.yaml", "terms: [{word: {fr: x}, said: {fr: y}}]\n",
                "1:9: attendu {when: {nature: concession}, word: {fr: titulaire}, "
                "said: {fr: concessionnaire}}");
    check_error("seuils.yaml", "thresholds: [{name: x}]\n",
                "1:14: attendu {name: seuil-europeen, amount: 216000}");
    check_error(
        "pack.yaml", "versoin: x\n",
        "1:1: clé inconnue «\u00a0versoin\u00a0»\u00a0; attendu «\u00a0version\u00a0»");
    check_error(
        "pack.yaml", "x: 1\n",
        "1:1: clé inconnue «\u00a0x\u00a0»\u00a0; attendu\u00a0: name, title, version, "
        "law-date, license");
    check_error("pack.yaml", "law-date: demain\n",
                "1:11: «\u00a0demain\u00a0» n'est pas une date\u00a0; attendu "
                "AAAA-MM-JJ, par exemple "
                "2026-08-22");
    check_error(
        "lexique.yaml", "a: {b: c}\n",
        "1:4: motif vide ou qui n'est pas un texte\u00a0; attendu \"un motif\"");
}

static void missing_folders_are_told(void **state)
{
    (void)state;
    const char *paths[] = { "/nulle/part" };
    Error err = { 0 };
    assert_null(pack_load(paths, 1, true, &err));
    assert_string_equal(
        err.message, "ni dossier ni fichier de règles à cet endroit\u00a0; vérifiez le "
                     "chemin donné à --rules");
    Folder folder;
    folder_init(&folder);
    err = (Error){ 0 };
    assert_null(folder_load(&folder, &err));
    folder_done(&folder);
    assert_string_equal(
        err.message,
        "ce dossier n'a aucun fichier .yaml\u00a0; attendu un jeu de règles");
}

static void later_packs_replace_and_add(void **state)
{
    (void)state;
    Folder first, second;
    Error err = { 0 };
    folder_init(&first);
    folder_init(&second);
    folder_add(&first, "pack.yaml", "name: un\nversion: \"1\"\n");
    folder_add(&first, "lexique.yaml", "mot: \"un\"\nautre: \"x\"\n");
    folder_add(&first, "essai/a.yaml",
               "title: A1\nlevel: [{is: obligation}]\nsubject: [\"{mot}\"]\n");
    folder_add(&first, "essai/b.yaml",
               "title: B1\nlevel: [{is: obligation}]\nsubject: [\"{mot}\"]\n");
    folder_add(&second, "pack.yaml", "name: deux\n");
    folder_add(&second, "lexique.yaml", "mot: \"deux\"\n");
    folder_add(&second, "essai/b.yaml",
               "title: B2\nlevel: [{is: obligation}]\nsubject: [\"{mot}{autre}\"]\n");
    const char *paths[] = { first.path, second.path };
    Pack *pack = pack_load(paths, 2, true, &err);
    folder_done(&first);
    folder_done(&second);
    if (!pack)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    assert_string_equal(pack_name(pack), "un+deux");
    assert_string_equal(pack_version(pack), "1");
    assert_int_equal(pack_rule_count(pack), 2);
    const Rule *a = pack_rule_at(pack, 0), *b = pack_rule_at(pack, 1);
    const Matcher *matcher = pack_matcher(pack);
    assert_string_equal(b->title.in[LANGUAGE_FR], "B2");
    /* A pack's fragments do not reach down into the packs before it. */
    assert_string_equal(
        pattern_source(matcher_pattern_at(matcher, a->subject.items[0].all[0])),
        "(?:un)");
    assert_string_equal(
        pattern_source(matcher_pattern_at(matcher, b->subject.items[0].all[0])),
        "(?:deux)(?:x)");
    pack_free(pack);
}

static void one_file_is_a_rule_of_its_family(void **state)
{
    (void)state;
    Folder folder;
    Error err = { 0 };
    folder_init(&folder);
    const char *path =
        folder_add(&folder, "essai/seule.yaml",
                   "title: S\nlevel: [{is: obligation}]\nsubject: [a]\n");
    Pack *pack = pack_load(&path, 1, true, &err);
    folder_done(&folder);
    assert_non_null(pack);
    assert_string_equal(pack_rule_at(pack, 0)->id, "essai/seule");
    pack_free(pack);
}

/* The pack in the program is the one in the source tree, and all its patterns compile.
 */
static void built_in_pack_is_sound(void **state)
{
    (void)state;
    Error err = { 0 };
    const char *paths[] = { SOURCE_DIR "/rules/fr" };
    Pack *built_in = pack_load(NULL, 0, false, &err);
    if (!built_in)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    Pack *read = pack_load(paths, 1, true, &err);
    if (!read)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    assert_string_equal(pack_name(built_in), "fr");
    assert_string_equal(pack_law_date(built_in), pack_law_date(read));
    assert_int_equal(pack_rule_count(built_in), pack_rule_count(read));
    assert_int_equal(matcher_count(pack_matcher(built_in)),
                     matcher_count(pack_matcher(read)));
    for (size_t i = 0; i < matcher_count(pack_matcher(read)); i++)
        assert_string_equal(
            pattern_source(matcher_pattern_at(pack_matcher(built_in), (PatternId)i)),
            pattern_source(matcher_pattern_at(pack_matcher(read), (PatternId)i)));
    for (size_t i = 0; i < pack_rule_count(read); i++)
        assert_string_equal(pack_rule_at(built_in, i)->id, pack_rule_at(read, i)->id);
    pack_free(built_in);
    pack_free(read);
}

/* Spans of all patterns of a pack in one text, in order. */
static size_t count_spans(const Pack *pack, const Text *text, size_t patterns)
{
    Error err = { 0 };
    size_t spans = 0;
    MatchScratch *scratch = match_scratch_new(100000, &err);
    Matches *matches = matcher_run(pack_matcher(pack), text, scratch, &err);
    assert_non_null(matches);
    for (size_t i = 0; i < patterns; i++) {
        Span whole = { 0, (uint32_t)text_length(text) + 1 }, found;
        MatchWalk walk = match_walk(matches, (PatternId)i, whole);
        while (match_walk_line(&walk))
            while (match_walk_next(&walk, &found))
                spans = spans * 31 + i + found.start + found.end;
    }
    matches_free(matches);
    match_scratch_free(scratch);
    return spans;
}

/* The matcher that was built with the program finds what one built now finds, alone and
 * with rules on top. */
static void built_in_matcher_matches(void **state)
{
    (void)state;
    Error err = { 0 };
    const char *fr = SOURCE_DIR "/rules/fr", *more = SOURCE_DIR "/rules/exemple-spaser";
    Pack *thawed = pack_load(NULL, 0, false, &err);
    Pack *built = pack_load(&fr, 1, true, &err);
    Pack *grown = pack_load(&more, 1, false, &err);
    assert_non_null(thawed);
    assert_non_null(built);
    assert_non_null(grown);
    Document *document = plain_read(
        "a", "Article 8 – Clause sociale d'insertion",
        "Le titulaire réserve au moins 350 heures de travail à des personnes "
        "éloignées de l'emploi, sans objet pour le lot 2.\n"
        "Critère | Pondération\nPrix | 60 %\nPerformance environnementale | "
        "20 %\nLes déchets sont triés ; les produits sont biologiques.",
        &limits_default, &err);
    Text *text = text_new(document, &err);
    assert_non_null(text);
    size_t patterns = matcher_count(pack_matcher(built));
    assert_true(patterns > 100);
    assert_true(matcher_count(pack_matcher(grown)) > patterns);
    size_t expected = count_spans(built, text, patterns);
    assert_true(expected > 0);
    assert_int_equal(count_spans(thawed, text, patterns), expected);
    assert_int_equal(count_spans(grown, text, patterns), expected);
    text_free(text);
    document_free(document);
    pack_free(thawed);
    pack_free(built);
    pack_free(grown);
}

static void names_go_both_ways(void **state)
{
    (void)state;
    for (int i = 0; i < VERDICT_COUNT; i++) {
        Verdict verdict;
        assert_true(verdict_parse(verdict_name((Verdict)i), &verdict));
        assert_int_equal(verdict, i);
    }
    for (int i = 0; i < LEVEL_COUNT; i++) {
        Level level;
        assert_true(level_parse(level_name((Level)i), &level));
        assert_int_equal(level, i);
    }
    for (int i = 0; i < KIND_COUNT; i++) {
        DocumentKind kind;
        assert_true(kind_parse(kind_name((DocumentKind)i), &kind));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < TURN_COUNT; i++)
        assert_true(turn_name((Turn)i)[0]);
    Verdict verdict;
    assert_false(verdict_parse("Met", &verdict));
}

static void nearest_word_is_near(void **state)
{
    (void)state;
    static const char *const words[] = { "elements", "examples", "level" };
    assert_string_equal(nearest_word("element", words, 3), "elements");
    assert_string_equal(nearest_word("exemples", words, 3), "examples");
    assert_string_equal(nearest_word("leevl", words, 3), "level");
    assert_null(nearest_word("volume", words, 3));
    assert_null(nearest_word("", words, 3));
}

static void days_are_days(void **state)
{
    (void)state;
    assert_true(date_is_valid("2024-02-29"));
    assert_true(date_is_valid("2000-02-29"));
    assert_false(date_is_valid("1900-02-29"));
    assert_false(date_is_valid("2026-04-31"));
    assert_false(date_is_valid("2026-13-01"));
    assert_false(date_is_valid("2026-1-1"));
    assert_false(date_is_valid("0000-01-01"));
    assert_false(date_is_valid("2026-01-0x"));
}

/* --- The schema for editors --- */

static json_t *load_schema(void)
{
    json_error_t error;
    json_t *schema = json_load_file(SOURCE_DIR "/rules/rule.schema.json", 0, &error);
    if (!schema)
        fail_msg("rule.schema.json:%d: %s", error.line, error.text);
    return schema;
}

/* The properties of a definition, or of the object among its alternatives. */
static json_t *properties_of(json_t *definition)
{
    json_t *properties = json_object_get(definition, "properties");
    json_t *any = json_object_get(definition, "anyOf");
    for (size_t i = 0; !properties && i < json_array_size(any); i++)
        properties = json_object_get(json_array_get(any, i), "properties");
    return properties;
}

static void check_properties(json_t *properties, const char *const *keys,
                             const char *where)
{
    size_t count = 0;
    for (; keys[count]; count++)
        if (!json_object_get(properties, keys[count]))
            fail_msg("%s: the loader knows \"%s\", the schema does not", where,
                     keys[count]);
    const char *key;
    json_t *value;
    json_object_foreach(properties, key, value)
    {
        size_t i = 0;
        while (keys[i] && strcmp(keys[i], key) != 0)
            i++;
        if (!keys[i])
            fail_msg("%s: the schema knows \"%s\", the loader does not", where, key);
    }
    assert_int_equal(json_object_size(properties), count);
}

static void schema_and_loader_know_the_same_keys(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    json_t *definitions = json_object_get(schema, "$defs");
    json_t *properties = json_object_get(schema, "properties");
    const char *keys[64] = { NULL };
    for (size_t i = 0; rule_key_at(i); i++)
        keys[i] = rule_key_at(i);
    check_properties(properties, keys, "rule");
    const struct {
        json_t *definition;
        const char *const *keys;
        const char *name;
    } parts[] = {
        { json_object_get(definitions, "item"), item_keys, "item" },
        { json_object_get(definitions, "ground"), ground_keys, "ground" },
        { json_object_get(definitions, "levelCase"), level_keys, "levelCase" },
        { json_object_get(definitions, "element"), element_keys, "element" },
        { json_object_get(definitions, "example"), example_keys, "example" },
        { json_object_get(definitions, "publishedCode"), code_keys, "publishedCode" },
        { json_object_get(properties, "place"), place_keys, "place" },
        { json_object_get(definitions, "conditions"), fact_names, "conditions" },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        check_properties(properties_of(parts[i].definition), parts[i].keys,
                         parts[i].name);

    const char *names[VERDICT_COUNT + KIND_COUNT + 1] = { NULL };
    for (int i = 0; i < VERDICT_COUNT; i++)
        names[i] = verdict_name((Verdict)i);
    check_properties(properties_of(json_object_get(properties, "examples")), names,
                     "examples");
    json_t *kinds = json_object_get(json_object_get(definitions, "kind"), "enum");
    assert_int_equal(json_array_size(kinds), KIND_COUNT);
    for (size_t i = 0; i < json_array_size(kinds); i++)
        assert_string_equal(json_string_value(json_array_get(kinds, i)),
                            kind_name((DocumentKind)i));
    json_decref(schema);
}

/* --- Lint --- */

static void backtracking_is_seen_in_the_form(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        BacktrackRisk risk;
    } cases[] = {
        { "heures? d'insertion", BACKTRACK_FINE },
        { ".{0,60}.{0,60}", BACKTRACK_FINE },
        { "a.*b", BACKTRACK_FINE },
        { "(?:a+ )+", BACKTRACK_FINE },
        { "(?:un|deux)+", BACKTRACK_FINE },
        { "(?>a+)+", BACKTRACK_FINE },
        { "(?:a++)+", BACKTRACK_FINE },
        { "[^|]*", BACKTRACK_FINE },
        { "(?=.*a).*b", BACKTRACK_FINE },
        { "\\(a+\\)+", BACKTRACK_FINE },
        { "(a+)+", BACKTRACK_NESTED },
        { "(?:a*b?)*", BACKTRACK_NESTED },
        { "(?:x|a+)+", BACKTRACK_NESTED },
        { "(?:(?:a+))+", BACKTRACK_NESTED },
        { "(?:a+){2,}", BACKTRACK_NESTED },
        { "(?:.*,)*", BACKTRACK_NESTED },
        { ".*x.*", BACKTRACK_TWICE },
        { "[^.]+ et [^;]+", BACKTRACK_TWICE },
        { "(?:.*a)x.+", BACKTRACK_TWICE },
        { "[]+]+", BACKTRACK_FINE },
        { "(((", BACKTRACK_FINE },
        { ")", BACKTRACK_FINE },
        { "[", BACKTRACK_FINE },
        { "\\", BACKTRACK_FINE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        BacktrackRisk actual = backtrack_risk(cases[i].source);
        if (actual != cases[i].risk)
            fail_msg("%s: %d, expected %d", cases[i].source, actual, cases[i].risk);
    }
}

static void french_blanks_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long fault; /* byte, or -1 */
    } cases[] = {
        { "Le titulaire\u00a0: une clause", -1 },
        { "Le titulaire\u202f; une clause", -1 },
        { "Le titulaire : une clause", 13 },
        { "Le titulaire: une clause", 12 },
        { "Pourquoi?", 8 },
        { "https://exemple.fr", -1 },
        { "à 10:30", -1 },
        { "«\u00a0RC\u00a0»", -1 },
        { "« RC\u00a0»", 2 },
        { "«\u00a0RC »", 7 },
        { "[à compléter\u00a0: …]", -1 },
        { "Vraiment\u00a0?!", -1 },
        { "(!)", -1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length;
        const char *fault = typography_find_fault(cases[i].text, &length);
        long actual = fault ? (long)(fault - cases[i].text) : -1;
        if (actual != cases[i].fault)
            fail_msg("%s: %ld, expected %ld", cases[i].text, actual, cases[i].fault);
    }
}

static void lint_tells_what_could_be_better(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "essai/autre.yaml:1:1: clé inconnue «\u00a0titre\u00a0»\u00a0; attendu "
        "«\u00a0title\u00a0»",
        "essai/regle.yaml:1:1: règle sans «\u00a0clause\u00a0»",
        "essai/regle.yaml:1:1: règle sans «\u00a0grounds\u00a0»",
        "essai/regle.yaml:1:1: règle sans «\u00a0place\u00a0»",
        "essai/regle.yaml:1:1: règle sans «\u00a0why\u00a0»",
        "essai/regle.yaml:1:8: «\u00a0title\u00a0» sans texte anglais\u00a0; attendu "
        "{fr: \"…\", en: \"…\"}",
        "essai/regle.yaml:2:15: espace insécable attendue devant : dans «\u00a0Le "
        "sujet "
        ":\u00a0»",
        "essai/regle.yaml:3:1: obligation sans référence vérifiée\u00a0; attendu un "
        "«\u00a0grounds\u00a0» avec verified: true",
        "essai/regle.yaml:4:13: le fragment «\u00a0{seul}\u00a0» ne sert nulle part",
        "essai/regle.yaml:6:5: le motif «\u00a0(?:un)?\u00a0» trouve un texte "
        "vide\u00a0; rendez un mot obligatoire",
        "essai/regle.yaml:7:5: le motif «\u00a0(?:insertion|i+)+\u00a0» n'a aucun mot "
        "obligatoire et rencontre toutes les lignes\u00a0; ajoutez un mot de trois "
        "lettres",
        "essai/regle.yaml:7:5: le motif «\u00a0(?:insertion|i+)+\u00a0» répète une "
        "répétition, comme (a+)+\u00a0; mettez une borne\u00a0: {0,60}",
        "essai/regle.yaml:8:5: le motif «\u00a0insertion.*et.*fin\u00a0» a deux "
        "répétitions sans borne, comme .*.*\u00a0; mettez une borne\u00a0: .{0,60}",
        "essai/regle.yaml:11:3: l'élément «\u00a0volume\u00a0» n'a aucun motif et "
        "aucun "
        "sujet ne l'apporte (gives)",
        "essai/regle.yaml:12:1: 1 exemple\u00a0; attendu 10 au moins",
        "essai/regle.yaml:12:1: aucun exemple «\u00a0missing\u00a0»\u00a0: attendu un "
        "autre sens des mots, une loi citée, un souhait",
        "lexique.yaml:1:1: le fragment «\u00a0{inutile}\u00a0» ne sert nulle part",
    };
    Folder folder;
    Error err = { 0 };
    folder_init(&folder);
    folder_add(&folder, "lexique.yaml", "inutile: xyz\n");
    folder_add(&folder, "essai/autre.yaml", "titre: x\n");
    folder_add(&folder, "essai/regle.yaml",
               "title: Essai\n"
               "summary: {fr: \"Le sujet : lui.\", en: \"x\"}\n"
               "level: [{is: obligation}]\n"
               "fragments: {seul: \"abc\"}\n"
               "subject:\n"
               "  - \"(?:un)?\"\n"
               "  - \"(?:insertion|i+)+\"\n"
               "  - \"insertion.*et.*fin\"\n"
               "  - {all: [insertion, \"[0-9]\"], none: [\"[0-9][a-z]\"]}\n"
               "elements:\n"
               "  volume: {label: {fr: \"v\", en: \"v\"}}\n"
               "examples: {met: [\"x\"]}\n");
    const char *paths[] = { folder.path };
    Lint *lint = lint_new(paths, 1, true, &err);
    folder_done(&folder);
    if (!lint)
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    for (size_t i = 0; i < lint_count(lint); i++) {
        const LintNote *note = lint_at(lint, i);
        char actual[600];
        snprintf(actual, sizeof actual, "%s:%u:%u: %s",
                 note->file + strlen(folder.path) + 1, note->line, note->column,
                 note->message);
        assert_int_equal(note->is_error, i == 0);
        if (i >= sizeof expected / sizeof *expected)
            fail_msg("too much: %s", actual);
        assert_string_equal(actual, expected[i]);
    }
    assert_int_equal(lint_count(lint), sizeof expected / sizeof *expected);
    lint_free(lint);
}

/* The word that decides alone, of a rule with these subjects and examples. */
static void one_word_decides(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *word; /* "" when there is none */
    } cases[] = {
        { "subject: [\"gobelets?|vaisselle lavable\"]\n"
          "examples: {met: [\"Un gobelet rendu.\", \"Gobelets du site.\", \"Le "
          "gobelet.\"]}\n",
          "gobelet" },
        { "subject: [\"gobelets?|vaisselle lavable\"]\n"
          "examples: {met: [\"Un gobelet rendu.\", \"La vaisselle lavable.\", \"Le "
          "gobelet.\"]}\n",
          "" },
        /* What the rule is about, by its title. */
        { "title: Des gobelets\nsubject: [\"gobelets?|vaisselle lavable\"]\n"
          "examples: {met: [\"Un gobelet rendu.\", \"Gobelets du site.\", \"Le "
          "gobelet.\"]}\n",
          "" },
        /* Another item recognises the example without the word. */
        { "subject: [gobelet, {all: [verre, rendu]}]\n"
          "examples: {met: [\"Gobelet ou verre rendu.\", \"Gobelet.\", \"Un "
          "gobelet.\"]}\n",
          "" },
        /* All the words of an item are needed, and each decides. */
        { "subject: [{all: [verre, rendu]}]\n"
          "examples: {incomplete: [\"Rendu, le verre.\", \"Un verre rendu.\", \"Verres "
          "rendus.\"]}\n",
          "rendu" },
        /* Two are too few to tell; what is missing is not looked at. */
        { "subject: [gobelet]\n"
          "examples: {met: [Gobelet., Gobelets.], missing: [\"Sans gobelet.\"]}\n",
          "" },
        /* Of a vigilance rule those that are to review. */
        { "kind: vigilance\nsubject: [gobelet, verre]\n"
          "examples: {incomplete: [Un gobelet., Gobelets., Le gobelet.], met: [Un "
          "verre.]}\n",
          "gobelet" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = { 0 };
        Folder folder;
        char rule[800], note[200] = "";
        folder_init(&folder);
        bool titled = strncmp(cases[i].lines, "title", 5) == 0;
        snprintf(rule, sizeof rule, "level: [{is: recommandation}]\n%s%s",
                 titled ? "" : "title: x\n", cases[i].lines);
        folder_add(&folder, "essai/regle.yaml", rule);
        const char *paths[] = { folder.path };
        Lint *lint = lint_new(paths, 1, true, &err);
        folder_done(&folder);
        if (!lint)
            fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
        for (size_t j = 0; j < lint_count(lint); j++) {
            const char *message = lint_at(lint, j)->message;
            if (strncmp(message, "un seul mot", 11) == 0)
                snprintf(note, sizeof note, "%.*s", (int)strcspn(message, ";"),
                         message);
            assert_false(lint_at(lint, j)->is_error);
        }
        char expected[200] = "";
        if (*cases[i].word)
            snprintf(expected, sizeof expected,
                     "un seul mot, «\u00a0%s\u00a0», décide de tous les exemples où le "
                     "sujet est reconnu\u00a0",
                     cases[i].word);
        assert_string_equal(note, expected);
        lint_free(lint);
    }
}

/* Neither the built-in pack nor the one that shows how an organisation writes its own
 * rules asks for advice. */
static void our_packs_are_clean(void **state)
{
    (void)state;
    static const char *const paths[] = { SOURCE_DIR "/rules/exemple-spaser" };
    for (size_t count = 0; count < 2; count++) {
        Error err = { 0 };
        Lint *lint = lint_new(paths, count, false, &err);
        if (!lint)
            fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
        for (size_t i = 0; i < lint_count(lint); i++)
            fail_msg("%s:%u: %s", lint_at(lint, i)->file, lint_at(lint, i)->line,
                     lint_at(lint, i)->message);
        assert_true(lint_rule_count(lint) >= 3);
        lint_free(lint);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_know_their_place),
        cmocka_unit_test(yaml_beyond_plain_is_refused),
        cmocka_unit_test(rule_is_loaded_whole),
        cmocka_unit_test(wrong_rules_are_told_with_their_place),
        cmocka_unit_test(wrong_shared_files_are_told),
        cmocka_unit_test(missing_folders_are_told),
        cmocka_unit_test(later_packs_replace_and_add),
        cmocka_unit_test(one_file_is_a_rule_of_its_family),
        cmocka_unit_test(built_in_pack_is_sound),
        cmocka_unit_test(built_in_matcher_matches),
        cmocka_unit_test(names_go_both_ways),
        cmocka_unit_test(nearest_word_is_near),
        cmocka_unit_test(days_are_days),
        cmocka_unit_test(schema_and_loader_know_the_same_keys),
        cmocka_unit_test(backtracking_is_seen_in_the_form),
        cmocka_unit_test(french_blanks_are_checked),
        cmocka_unit_test(lint_tells_what_could_be_better),
        cmocka_unit_test(one_word_decides),
        cmocka_unit_test(our_packs_are_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
