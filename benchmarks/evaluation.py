"""The figures of docs/evaluation.md: runs the scorers of ../shared where they lie beside the project, prints one table.

    python benchmarks/evaluation.py COMMAND

COMMAND is the program to measure, such as .venv/bin/quellenlage.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
MARKS = ["verdict", "cite", "positions", "kept_apart", "verbatim", "short", "right"]
GROUPS = {"all": "all", "de": "German", "en": "English", "no_answer": "without an answer"}


def scenarios(command: str) -> list[str]:
    scorer = SHARED / "scenarios" / "check.py"
    done = subprocess.run([sys.executable, scorer, "--json", "--", command, "ask"], capture_output=True, text=True, check=True)
    means = json.loads(done.stdout)
    rows = ["| scenarios | questions | " + " | ".join(MARKS) + " |", "| --- " * (len(MARKS) + 2) + "|"]
    for group, name in GROUPS.items():
        cells = [str(means[group].get(mark, "–")) for mark in MARKS]
        rows.append(f"| {name} | {means[group]['questions']} | " + " | ".join(cells) + " |")
    return rows


def passages(command: str) -> list[str]:
    scorer = SHARED / "xquad" / "score.py"
    done = subprocess.run([sys.executable, scorer, "--", command], capture_output=True, text=True, check=True)
    names = ["R@1", "R@5", "MRR@10", "extract", "declined", "answered"]
    rows = ["| passages | " + " | ".join(names) + " |", "| --- " * (len(names) + 1) + "|"]
    for line in done.stdout.splitlines():
        found = dict(re.findall(r"(\S+) (\d\.\d+)", line))
        rows.append(f"| {line[:10].strip()} | " + " | ".join(found.get(name, "–") for name in names) + " |")
    return rows


def speakers(command: str) -> list[str]:
    scorer = SHARED / "quotations" / "score.py"
    done = subprocess.run([sys.executable, scorer, "--", command], capture_output=True, text=True, check=True)
    rows = ["| speakers | precision | recall | F1 |", "| --- | --- | --- | --- |"]
    figures = [(line.split()[0], re.findall(r"\d\.\d+", line)) for line in done.stdout.splitlines()]
    return [*rows, *(f"| {name} | " + " | ".join(found) + " |" for name, found in figures)]


def main() -> None:
    if not SHARED.is_dir():
        print("no shared/ beside this checkout: nothing to measure against")
        return
    command = sys.argv[1]
    print("\n".join([*scenarios(command), "", *passages(command), "", *speakers(command)]))


if __name__ == "__main__":
    main()
