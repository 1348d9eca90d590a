#!/usr/bin/env python3
"""Keeps the history of `make bench`: one line of JSON for each run, and a picture of it.

  scripts/bench-history.py BENCH.json HISTORY.jsonl PICTURE.png [--show WORDS]

Appends what BENCH.json measured to the history, with the date, the commit and the machine, and
draws, for the machine of that run, every time whose name holds all of WORDS over the runs so far.
Times of different machines are never drawn together.
"""

import argparse
import datetime
import json
import pathlib
import re
import subprocess
import sys

TIME = re.compile(r"^([\d.]+(?:e[-+]?\d+)?) (ms|s)$")


def git(*arguments):
    ran = subprocess.run(["git", *arguments], capture_output=True, text=True)
    return ran.stdout.strip() if ran.returncode == 0 else ""


def times(sheet):
    """Seconds by name, "table: cells of text, column", of every cell that is a time."""
    found = {}
    for table in sheet["tables"]:
        for row in table["rows"]:
            texts = [cell for cell in row if not re.match(r"^[-+−]?[\d.]", cell)]
            for column, cell in zip(table["header"], row):
                time = TIME.match(cell)
                if time:
                    seconds = float(time[1]) * (0.001 if time[2] == "ms" else 1)
                    found[f"{table['title']}: {', '.join(texts + [column])}"] = seconds
    return found


def entry(sheet):
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": git("rev-parse", "--short", "HEAD"),
        "changed": bool(git("status", "--porcelain", "--untracked-files=no")),
        "machine": sheet["machine"], "threads": sheet["threads"], "seconds": times(sheet),
    }


def quoted(text):
    """Text within gnuplot's single quotes, on one line."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def draw(history, picture, words):
    last = history[-1]
    runs = [run for run in history
            if (run["machine"], run["threads"]) == (last["machine"], last["threads"])]
    names = [name for name in last["seconds"] if all(word in name for word in words)]
    if not names:
        sys.exit("bench-history: no time has a name with " + " and ".join(words))
    lines = [
        "set terminal pngcairo size 1600,1000 noenhanced font 'DejaVu Sans,11'",
        f"set output {quoted(str(picture))}", f"set title {quoted(last['machine']['processor'])}",
        "set key outside bottom center vertical maxrows 16", "set logscale y", "set ylabel 's'",
        f"set xrange [-0.5:{len(runs) - 0.5}]", "set xtics rotate by -45 (" + ", ".join(
            f"{quoted(run['commit'])} {index}" for index, run in enumerate(runs)) + ")"]
    data = ""
    for name in names:
        data += "".join(f"{index} {run['seconds'][name]}\n" for index, run in enumerate(runs)
                        if name in run["seconds"]) + "e\n"
    lines.append("plot " + ", ".join(
        f"'-' with linespoints pt 7 title {quoted(name)}" for name in names))
    subprocess.run(["gnuplot", "-d"], input="\n".join(lines) + "\n" + data, text=True, check=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("bench", type=pathlib.Path)
    options.add_argument("history", type=pathlib.Path)
    options.add_argument("picture", type=pathlib.Path)
    options.add_argument("--show", nargs="*", default=[])
    given = options.parse_args()
    line = entry(json.loads(given.bench.read_text(encoding="utf-8")))
    if not line["seconds"]:
        print("bench-history: no times were measured, nothing was appended")
        return
    with given.history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    draw([json.loads(text) for text in given.history.read_text(encoding="utf-8").splitlines()],
         given.picture, given.show)
    print(f"{len(line['seconds'])} times appended to {given.history}, drawn in {given.picture}")


main()
