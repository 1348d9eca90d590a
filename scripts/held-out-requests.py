#!/usr/bin/env python3
"""Designs a film for each of many held-out requests and counts how many come within tolerance.

    scripts/held-out-requests.py --binodal .build/release/binodal --model models/three-phase \
        --samples corpora/films-128/samples/three-phase.csv --out runs/requests

The requests are conditions of the test split, evenly spaced in its order. Each is a study of its own
with the default search; its candidates are measured on their voxels by `binodal design`. Prints one
line a request and a summary; `requests.csv` in --out has the numbers. A request that is there already
is not designed again.
"""
import argparse
import csv
import json
import os
import subprocess
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default="binodal")
parser.add_argument("--model", required=True, help="a folder of models/")
parser.add_argument("--samples", required=True, help="the corpus' table of samples, CSV")
parser.add_argument("--requests", type=int, default=50)
parser.add_argument("--candidates", type=int, default=1)
parser.add_argument("--tolerance", type=float, default=0.01)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--out", required=True)
args = parser.parse_args()

with open(os.path.join(args.model, "model.json")) as file:
    conditions = json.load(file)["conditions"]
with open(args.samples) as file:
    rows = [row for row in csv.DictReader(file) if row["split"] == "test"]
count = min(args.requests, len(rows))
rows = [rows[place * len(rows) // count] for place in range(count)]
os.makedirs(args.out, exist_ok=True)
table = os.path.join(args.out, "requests.csv")
done = {}
if os.path.exists(table):
    with open(table) as file:
        done = {row["dataset"]: row for row in csv.DictReader(file)}

fields = ["dataset", *conditions, "miss", "seconds", "error"]
results = []
for row in rows:
    name = row["dataset"]
    if name not in done:
        study = os.path.join(args.out, name + ".yaml")
        targets = "".join(
            f"  {key}: {{ value: {row[key]}, tolerance: {args.tolerance} }}\n" for key in conditions)
        with open(study, "w") as file:
            file.write(
                f"name: {name}\nmodel: {os.path.abspath(args.model)}\nseed: {args.seed}\n"
                f"targets:\n{targets}candidates: {{ count: {args.candidates} }}\n"
                "unrealistic: allow\nverification: { pathways: 0 }\n")
        run = os.path.join(args.out, name)
        began = time.monotonic()
        ended = subprocess.run(
            [args.binodal, "design", study, "--out", run, "--overwrite", "--json"],
            capture_output=True, text=True)
        seconds = time.monotonic() - began
        found = {"dataset": name, **{key: row[key] for key in conditions}, "seconds": f"{seconds:.1f}"}
        if ended.returncode == 0:
            with open(os.path.join(run, "candidates.csv")) as file:
                best = next(csv.DictReader(file))
            found["miss"] = max(
                abs(float(best["measured_" + key]) - float(row[key])) for key in conditions)
        else:
            found["error"] = ended.stderr.strip().replace("\n", " ")[:200]
        done[name] = {key: found.get(key, "") for key in fields}
        with open(table + ".partial", "w", newline="") as file:
            writer = csv.DictWriter(file, fields)
            writer.writeheader()
            writer.writerows(done.values())
        os.replace(table + ".partial", table)
    found = done[name]
    print(name, found["miss"] or found["error"], found["seconds"] + " s", flush=True)
    results.append(found)

misses = sorted(float(found["miss"]) for found in results if found["miss"] != "")
seconds = sorted(float(found["seconds"]) for found in results)
if not misses:
    raise SystemExit("no request gave a candidate")
within = sum(miss <= args.tolerance for miss in misses)
print(f"{within} of {len(results)} requests within {args.tolerance} of every target; "
      f"largest miss {misses[-1]:.4f}, median {misses[len(misses) // 2]:.4f}; "
      f"seconds a request: median {seconds[len(seconds) // 2]:.1f}, most {seconds[-1]:.1f}")
