#!/usr/bin/env python3
"""Designs a film for each of many held-out requests and counts how many come within tolerance.

    scripts/held-out-requests.py --binodal .build/release/binodal --model models/three-phase \\
        --out runs/requests
    scripts/held-out-requests.py … --refine 6 --pathway-tolerance 0.02 --out runs/recipes

The requests are what was measured on films that the model never saw, from the bundle itself or from the table
of a corpus of such films, evenly spaced in their order; --offset takes others. Each is a study of its own with the
default search; its candidates are measured on their voxels by `binodal design`. With --refine the best pathway is
simulated as well, and so many other recipes at most are tried until films verify one. Prints one line a request and
a summary; `requests.csv` in --out has the numbers. A request that is there already is not designed again.
"""
import argparse
import csv
import json
import math
import os
import sqlite3
import subprocess
import time

from held_out_rows import of_bundle

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default="binodal")
parser.add_argument("--model", required=True, help="a folder of models/")
parser.add_argument("--table", help="films that the model never saw, as samples/LABELS.csv of a corpus; "
                    "the bundle's own unless given")
parser.add_argument("--requests", type=int, default=50)
parser.add_argument("--offset", type=int, default=0, help="the first request's place")
parser.add_argument("--candidates", type=int, default=1)
parser.add_argument("--tolerance", type=float, default=0.01)
parser.add_argument("--refine", type=int, default=0, help="most other recipes that are tried; 0: none is simulated")
parser.add_argument("--pathway-tolerance", type=float, default=0.02)
parser.add_argument("--films", type=int, default=8, help="most simulated films of each recipe")
parser.add_argument("--threads", type=int, default=0, help="0: all cores")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--out", required=True)
args = parser.parse_args()


def of_table(path, card):
    """The films of a corpus's table, whatever their split, by attribute."""
    with open(path) as file:
        rows = [{key: float(value or "nan") for key, value in row.items()
                 if key not in ("dataset", "split", "content")} for row in csv.DictReader(file)]
    return [row for row in rows if all(math.isfinite(row[key]) for key in card["conditions"])]


def design(name, wanted, tolerance, refine):
    """Runs one study and returns the path of its folder, its seconds and what went wrong."""
    study = os.path.join(args.out, name + ".yaml")
    targets = "".join(
        f"  {key}: {{ value: {value:.6f}, tolerance: {tolerance} }}\n" for key, value in wanted.items())
    proof = (
        f"verification: {{ pathways: 1, seeds: {min(2, args.films)}, films: {args.films} }}\n"
        f"refinement: {{ pathways: 1, recipes: {refine} }}\n"
        if refine else "verification: { pathways: 0 }\nrefinement: { pathways: 0 }\n")
    with open(study, "w") as file:
        file.write(
            f"name: {name}\nmodel: {os.path.abspath(args.model)}\nseed: {args.seed}\n"
            f"threads: {args.threads}\ntargets:\n{targets}candidates: {{ count: {args.candidates} }}\n"
            f"unrealistic: allow\n{proof}")
    run = os.path.join(args.out, name)
    began = time.monotonic()
    ended = subprocess.run(
        [args.binodal, "design", study, "--out", run, "--overwrite", "--json"],
        capture_output=True, text=True)
    error = "" if ended.returncode == 0 else ended.stderr.strip().replace("\n", " ")[:200]
    return run, time.monotonic() - began, error


def largest(row, prefix, wanted):
    """The largest miss of a table's row over the targets; nothing where it has no numbers."""
    values = {key: row.get(prefix + key, "") for key in wanted}
    if "" in values.values():
        return ""
    return max(abs(float(values[key]) - wanted[key]) for key in wanted)


def first_miss(run, rank, wanted):
    """The largest miss of the mean over the films of the first recipe that was tried for a pathway."""
    with sqlite3.connect(f"file:{os.path.join(run, 'ledger.sqlite')}?mode=ro", uri=True) as ledger:
        row = ledger.execute(
            "SELECT means FROM proof WHERE pathway_rank = ? AND number = 1", (rank,)).fetchone()
    return largest({key: value["mean"] for key, value in json.loads(row[0]).items()}, "", wanted)


with open(os.path.join(args.model, "model.json")) as file:
    card = json.load(file)
rows = of_table(args.table, card) if args.table else of_bundle(args.model, card)
count = min(args.requests, len(rows))
os.makedirs(args.out, exist_ok=True)
table = os.path.join(args.out, "requests.csv")
done = {}
if os.path.exists(table):
    with open(table) as file:
        done = {row["request"]: row for row in csv.DictReader(file)}

PROOF = ["verdict", "proved_phi", "proved_chi", "proved_log_time", "film_nx", "film_ny", "films", "recipes"]
fields = ["request", *card["conditions"], "phi", "chi", "log_time", "miss", *PROOF, "first_miss",
          "proved_miss", "seconds", "error"]
results = []
for number in range(count):
    place = (args.offset + number * len(rows) // count) % len(rows)
    name = f"film-{place:03d}"
    if name not in done:
        values = rows[place]
        wanted = {key: values[key] for key in card["conditions"]}
        run, seconds, error = design(
            name, wanted, args.pathway_tolerance if args.refine else args.tolerance, args.refine)
        found = {"request": name, **wanted, "seconds": f"{seconds:.1f}", "error": error}
        found |= {key: values[key] for key in ("phi", "chi", "log_time") if key in values}
        if not error:
            with open(os.path.join(run, "candidates.csv")) as file:
                found["miss"] = largest(next(csv.DictReader(file)), "measured_", wanted)
            with open(os.path.join(run, "pathways.csv")) as file:
                ways = list(csv.DictReader(file))
            if args.refine and ways:
                way = next((way for way in ways if way["verdict"] != "not simulated"), ways[0])
                found |= {key: way[key] for key in PROOF}
                found["proved_miss"] = largest(way, "simulated_", wanted)
                if way["verdict"] != "not simulated":
                    found["first_miss"] = first_miss(run, way["rank"], wanted)
        done[name] = {key: found.get(key, "") for key in fields}
        with open(table + ".partial", "w", newline="") as file:
            writer = csv.DictWriter(file, fields)
            writer.writeheader()
            writer.writerows(done.values())
        os.replace(table + ".partial", table)
    found = done[name]
    shown = [f"{key} {float(found[key]):.4f}" for key in
             ("miss", "first_miss", "proved_miss") if found[key] != ""]
    shown += [found["verdict"]] if found["verdict"] else []
    print(name, found["error"] or ", ".join(shown), found["seconds"] + " s", flush=True)
    results.append(found)


def summary(column, tolerance, what):
    misses = sorted(float(found[column]) for found in results if found[column] != "")
    if misses:
        within = sum(miss <= tolerance for miss in misses)
        print(f"{what}: {within} of {len(results)} within {tolerance} of every target; largest miss "
              f"{misses[-1]:.4f}, median {misses[len(misses) // 2]:.4f}")


summary("miss", args.tolerance, "candidates")
if args.refine:
    summary("first_miss", args.pathway_tolerance, "first recipes, mean of the simulated films")
    summary("proved_miss", args.pathway_tolerance, "recipes that count, mean of the simulated films")
    for verdict in ("verified", "missed", "undecided"):
        print(f"{verdict}: {sum(found['verdict'] == verdict for found in results)} of {len(results)}")
seconds = sorted(float(found["seconds"]) for found in results)
print(f"seconds a request: median {seconds[len(seconds) // 2]:.1f}, most {seconds[-1]:.1f}")
