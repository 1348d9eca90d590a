#!/usr/bin/env python3
"""The same study searched in several ways: the misfit reached against the time that it took.

    scripts/search-race.py --binodal .build/release/binodal --out runs/race \
        --way 'algorithm: BOBYQA, surrogate: never' --way 'algorithm: BOBYQA, surrogate: always' STUDY.yaml …

Each way is a search section, put in place of the study's own. Everything is read from the ledgers: the
misfit is the best feasible measured one, the seconds are those of all evaluations, measured and
predicted, up to the moment. A study's ways are compared at the time at which the quickest of them ended
and at their own ends.
"""
import argparse
import os
import shutil
import sqlite3
import subprocess

import yaml

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("studies", nargs="+")
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--way", action="append", required=True)
parser.add_argument("--evaluations", type=int, default=40)
parser.add_argument("--replicates", type=int, default=8)
parser.add_argument("--seeds", default="1", help="seeds of the studies, separated by commas")
parser.add_argument("--threads", type=int, default=0)
parser.add_argument("--out", required=True)
args = parser.parse_args()
os.makedirs(args.out, exist_ok=True)


def trace(folder):
    """(seconds so far, best measured misfit so far, measurements so far) after each evaluation."""
    database = sqlite3.connect(f"file:{folder}/ledger.sqlite?mode=ro", uri=True)
    rows = database.execute("SELECT stage, objective, feasible, seconds FROM evaluation "
                            "WHERE stage IN ('search', 'surrogate') ORDER BY id").fetchall()
    seconds, best, measured, points = 0.0, float("inf"), 0, []
    for stage, objective, feasible, spent in rows:
        seconds += spent
        if stage == "search":
            measured += 1
            if feasible and objective is not None:
                best = min(best, objective)
        points.append((seconds, best, measured))
    return points


def at(points, seconds):
    return min([best for when, best, _ in points if when <= seconds] or [float("inf")])


for path in args.studies:
    with open(path) as file:
        base = yaml.safe_load(file)
    for seed in args.seeds.split(","):
        traces = {}
        for way in args.way:
            study = dict(base, seed=int(seed), threads=args.threads,
                         candidates={"count": 1, "samples": 1, "aims": 0},
                         verification={"pathways": 0})
            study["search"] = dict(evaluations=args.evaluations, replicates=args.replicates,
                                   **yaml.safe_load("{" + way + "}"))
            folder = os.path.join(args.out, f"{base['name']}-{seed}-{len(traces)}")
            shutil.rmtree(folder, ignore_errors=True)
            with open(folder + ".yaml", "w") as file:
                yaml.safe_dump(study, file)
            ended = subprocess.run([args.binodal, "design", folder + ".yaml", "--out", folder],
                                   capture_output=True, text=True)
            if ended.returncode != 0:
                print(f"{base['name']}, {way}: {ended.stderr.strip()}")
                continue
            traces[way] = trace(folder)
        if not traces:
            continue
        common = min(points[-1][0] for points in traces.values())
        for way, points in traces.items():
            seconds, best, measured = points[-1]
            print(f"{base['name']} seed {seed} | {way} | at {common:.1f} s: {at(points, common):.3f} | "
                  f"at the end: {best:.3f} after {seconds:.1f} s, {measured} measured", flush=True)
