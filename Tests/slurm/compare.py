#!/usr/bin/env python3
"""Compares two folders of results byte for byte, but for what is bound to the clock.

  compare.py LOCAL MERGED

Bound to the clock are: seconds of a sweep's points (sweep.csv, sweep.sqlite, the figure of seconds, the report),
times in the ledgers and reports of designs, seconds_per_sample of an evaluation. `parts/` and `slurm/` are
the bookkeeping of jobs in parts. Ends with 1 and names what else differs.
"""

import csv
import io
import json
import pathlib
import re
import sqlite3
import sys

CLOCK = {"seconds", "started_at", "duration", "elapsed"}
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def files(root):
    found = {}
    for path in root.rglob("*"):
        name = path.relative_to(root)
        ours = name.parts[0] not in ("parts", "slurm") and path.name[-4:] not in ("-wal", "-shm")
        if path.is_file() and ours:
            found[str(name)] = path
    return found


def table(path):
    rows = list(csv.reader(io.StringIO(path.read_text())))
    kept = [column for column, name in enumerate(rows[0]) if name != "seconds"]
    return [[row[index] for index in kept] for row in rows]


def ledger(path):
    """Every row of every table, without the columns and the facts of the clock."""
    base = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    rows = []
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        columns = [column[1] for column in base.execute(f'PRAGMA table_info("{name}")')]
        kept = [index for index, column in enumerate(columns) if column not in CLOCK]
        for row in base.execute(f'SELECT * FROM "{name}"'):
            row = [row[index] for index in kept]
            if any(isinstance(cell, str) and STAMP.fullmatch(cell) for cell in row) or "seconds" in row:
                row = row[:1]
            rows.append((name, repr(row)))
    return sorted(rows)


def page(path):
    """A report without pictures of seconds, stamps and the numbers of a clock."""
    text = re.sub(r'<figure><img alt="(Time|Convergence)[^>]*>', "", path.read_text())
    text = STAMP.sub("", text)
    text = re.sub(r"in [\d.]+ (s|min)\b", "", text)
    if "Sweep over" in text:  # seconds stand in the last column before the reason
        text = re.sub(r"<td>[^<]*</td>(<td>[^<]*</td></tr>)", r"\1", text)
    return text


def untimed(value):
    """A document without what generating took, wherever it stands."""
    if isinstance(value, dict):
        return {name: untimed(part) for name, part in value.items() if name != "seconds_per_sample"}
    return [untimed(part) for part in value] if isinstance(value, list) else value


def report(path):
    if path.suffix == ".json":
        value = untimed(json.loads(path.read_text()))
        value["figures"] = [name.split("/")[-1] for name in value.get("figures", [])]
        return value
    text = re.sub(r"Generating took [\d.]+ s", "", path.read_text())
    return re.sub(r"^(\| (?:plain|steered|corrected|redrawn) \|.*\|)[^|\n]*\|$", r"\1", text, flags=re.MULTILINE)


def reading(name):
    if name == "sweep.csv":
        return table
    if name.endswith(".sqlite"):
        return ledger
    if name.endswith("report.html"):
        return page
    if name in ("evaluation.json", "evaluation.md"):
        return report
    return pathlib.Path.read_bytes


def main(local, merged):
    ours, theirs = files(local), files(merged)
    faults = [f"only in {local}: {name}" for name in sorted(ours.keys() - theirs.keys())]
    faults += [f"only in {merged}: {name}" for name in sorted(theirs.keys() - ours.keys())]
    for name in sorted(ours.keys() & theirs.keys()):
        if re.match(r"plots/sweep-.*seconds", name):
            continue
        read = reading(name)
        if read(ours[name]) != read(theirs[name]):
            faults.append(f"{name} differs")
    print("\n".join(faults) or f"{len(ours)} files are the same")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
