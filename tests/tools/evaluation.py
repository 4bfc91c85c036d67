# SPDX-License-Identifier: Apache-2.0
"""What evaluate and evaluate-passages share: running the program, counting, printing."""
import json
import os
import subprocess
import sys

VERDICTS = ("met", "incomplete", "excluded", "missing", "na")
FLAGGED = {"incomplete", "excluded", "missing"}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def program():
    """The program named by $CLAUSIER, else the one that was built last."""
    named = os.environ.get("CLAUSIER")
    if named:
        return named
    built = [os.path.join(ROOT, "build", preset, "clausier") for preset in ("release", "dev", "asan")]
    built = [path for path in built if os.access(path, os.X_OK)]
    if not built:
        sys.exit("no program: build it first, or name it with CLAUSIER=…")
    return max(built, key=os.path.getmtime)


def check(paths, options=()):
    """Runs `check` on the dossiers and returns the report's list of dossiers, in order."""
    command = [program(), "check", "--format", "json", "--fail-on", "none", *options, "--", *paths]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1, 3) or not run.stdout:
        sys.exit(f"{' '.join(command[:6])} …: status {run.returncode}\n{run.stderr.decode(errors='replace')}")
    return json.loads(run.stdout)["dossiers"]


def verdicts_of(dossier):
    return {finding["rule"]: finding["verdict"] for finding in dossier["findings"]}


def ratio(part, whole):
    return part / whole if whole else None


def show(value):
    return "    -" if value is None else f"{100 * value:5.1f}"


def print_markdown(cells, first_column):
    """The same figures as a table for docs/accuracy.md: right, and what was given instead."""
    rows = {}
    for name, want, got in cells:
        rows.setdefault(name, []).append((want, got))
    print(f"| {first_column} | n | right | precision of `met` | taken for another (expected → given) |")
    print("| --- | ---: | ---: | ---: | --- |")
    for name, pairs in [*sorted(rows.items()), ("**all**", [(w, g) for _, w, g in cells])]:
        right = sum(w == g for w, g in pairs)
        met = [w for w, g in pairs if g == "met"]
        wrong = {}
        for want, got in pairs:
            if want != got:
                wrong[f"{want} → {got}"] = wrong.get(f"{want} → {got}", 0) + 1
        taken = ", ".join(f"{count} {what}" for what, count in sorted(wrong.items()))
        print(f"| {name} | {len(pairs)} | {show(ratio(right, len(pairs))).strip()} % | "
              f"{show(ratio(met.count('met'), len(met))).strip()} % | {taken} |".replace("- %", "–"))


def print_table(cells, first_column, markdown=False):
    """cells: (row name, expected, given).  A line a row, then the confusion matrix."""
    if markdown:
        print_markdown(cells, first_column)
        return
    rows = {}
    for name, want, got in cells:
        rows.setdefault(name, []).append((want, got))
    width = max([len(name) for name in rows] + [len(first_column)])
    print(f"{first_column:<{width}}    n  right  met-prec  flag-F1")
    for name, pairs in [*sorted(rows.items()), ("all", [(w, g) for _, w, g in cells])]:
        right = sum(w == g for w, g in pairs)
        given_met = [w for w, g in pairs if g == "met"]
        judged = [(w, g) for w, g in pairs if w != "na"]
        both = sum(w in FLAGGED and g in FLAGGED for w, g in judged)
        either = sum(w in FLAGGED for w, g in judged) + sum(g in FLAGGED for w, g in judged)
        print(f"{name:<{width}} {len(pairs):>4}  {show(ratio(right, len(pairs)))}     "
              f"{show(ratio(given_met.count('met'), len(given_met)))}    {show(ratio(2 * both, either))}")
    print("\nexpected (rows), given (columns)")
    given = VERDICTS + (("none",) if any(g not in VERDICTS for *_, g in cells) else ())
    print(f"{'':<12}" + "".join(f"{g:>12}" for g in given))
    for want in VERDICTS:
        counts = [sum(w == want and g == column for _, w, g in cells) for column in given]
        if sum(counts):
            print(f"{want:<12}" + "".join(f"{count:>12}" for count in counts))
