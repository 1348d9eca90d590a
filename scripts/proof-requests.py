#!/usr/bin/env python3
"""Measures how often a design ends verified, and how often that is true.

Requests are made from wide films at recipes drawn at random from the model's range, so that each can be reached:
two films of WIDTH x WIDTH are simulated at a recipe, and the means of what they have are the request. Of each
request a study is made with nothing but the targets, and run. Verified recipes are simulated again with fresh seeds
(`--remeasure`). Further requests are moved by some tolerances along the direction that recipes reach least
(`--unreachable`): none of them may end verified.

  scripts/proof-requests.py --binodal .build/release/binodal --model three-phase-64 --requests 50 --out runs/proofs

Everything follows from --seed but for the seconds. A run that was cut off goes on where it stopped.
"""

import argparse
import json
import math
import random
import statistics
import subprocess
import time
from pathlib import Path

TARGETS = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]


def run(arguments, log=None):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if log:
        log.write_text(done.stderr)
    return done


def film(options, recipe, width, seed, place):
    """What one simulated film of a recipe has."""
    path = place / f"film-{seed}-{width}.json"
    if not path.exists():
        volume = place / f"film-{seed}-{width}.vti"
        done = run([options.binodal, "simulate", "--phi", recipe["phi"], "--chi", recipe["chi"],
                    "--log-time", recipe["log_time"], "--shape", f"{width},{width},{options.thickness}",
                    "--cuts", options.cuts, "--seed", seed, "--out", volume, "--overwrite", "--json",
                    "--threads", options.threads])
        if done.returncode:
            raise SystemExit(done.stderr)
        volume.unlink()
        path.write_text(done.stdout)
    measured = json.loads(path.read_text())
    return {name: find(measured, name) for name in TARGETS}


def find(node, name):
    """The number called `name`, wherever it lies in a document."""
    if isinstance(node, dict):
        if isinstance(node.get(name), (int, float)):
            return node[name]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            found = find(part, name)
            if found is not None:
                return found
    return None


def draw(options, number):
    """A recipe inside the model's range, at least its margins away from the edges."""
    dice = random.Random(f"{options.seed}-{number}")
    phi = dice.uniform(*options.phi)
    low, high = (math.sqrt(chi - 2) for chi in options.chi)
    chi = 2 + dice.uniform(low, high) ** 2
    return {"phi": round(phi, 4), "chi": round(chi, 4),
            "log_time": round(dice.uniform(*options.log_time), 4)}


def request(options, number):
    """Means over films at a recipe that nobody tells the design; None where they are too near to nothing."""
    place = options.out / f"request-{number:03d}"
    place.mkdir(parents=True, exist_ok=True)
    recipe = draw(options, number)
    films = [film(options, recipe, options.width, 1000 * number + k, place) for k in (1, 2)]
    targets = {name: statistics.fmean(f[name] for f in films) for name in TARGETS}
    return place, recipe, targets


def determinant(m):
    return (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]))


def least_reachable(options, recipe):
    """The unit vector of targets that no change of the recipe moves, by the forward model's slopes."""
    done = run([options.binodal, "predict", "--model", options.model, "--phi", recipe["phi"], "--chi", recipe["chi"],
                "--log-time", recipe["log_time"], "--json"])
    slopes = {q["name"]: [q["slopes"][k] for k in ("phi", "chi", "log_time")]
              for q in json.loads(done.stdout)["quantities"]}
    rows = [slopes[name] for name in TARGETS]
    normal = [(-1) ** i * determinant(rows[:i] + rows[i + 1:]) for i in range(4)]
    length = math.sqrt(sum(n * n for n in normal))
    sign = 1 if normal[2] + normal[3] >= 0 else -1  # towards straighter paths
    return {name: sign * n / length for name, n in zip(TARGETS, normal)}


def design(options, place, name, targets):
    study = place / f"{name}.yaml"
    lines = [f"name: {name}", f"model: {options.model}", f"seed: {options.seed}", "unrealistic: allow", "targets:"]
    lines += [f"  {key}: {{ value: {value:.5f}, tolerance: {options.tolerance} }}" for key, value in targets.items()]
    study.write_text("\n".join(lines + options.study) + "\n")
    answer = place / f"{name}.json"
    if not answer.exists():
        began = time.monotonic()
        done = run([options.binodal, "design", study, "--out", place / name, "--overwrite", "--json"], place / f"{name}.log")
        if done.returncode:
            return {"failure": done.stderr.strip().splitlines()[-1]}
        found = json.loads(done.stdout)
        found["seconds"] = time.monotonic() - began
        answer.write_text(json.dumps(found, indent=1))
    return json.loads(answer.read_text())


def proof(answer):
    """The proof that counts: of the verified pathway, and of the best one otherwise."""
    proved = [p for p in answer.get("pathways", []) if p.get("proof")]
    best = [p for p in proved if p.get("verdict") == "verified"] or proved
    return best[0] if best else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binodal", default=".build/release/binodal")
    parser.add_argument("--model", default="three-phase-64")
    parser.add_argument("--requests", type=int, default=50)
    parser.add_argument("--first", type=int, default=0, help="number of the first request")
    parser.add_argument("--unreachable", type=int, default=0)
    parser.add_argument("--remeasure", type=int, default=0, help="fresh films of every verified recipe")
    parser.add_argument("--remeasure-width", type=int, default=512)
    parser.add_argument("--width", type=int, default=256, help="of the films that make the requests")
    parser.add_argument("--thickness", type=int, default=32)
    parser.add_argument("--cuts", default="0.35,0.65")
    parser.add_argument("--tolerance", type=float, default=0.02)
    parser.add_argument("--phi", type=float, nargs=2, default=[0.40, 0.60])
    parser.add_argument("--chi", type=float, nargs=2, default=[2.5, 3.7])
    parser.add_argument("--log-time", type=float, nargs=2, default=[1.6, 2.6])
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--study", action="append", default=[], help="a further line of every study")
    parser.add_argument("--out", type=Path, default=Path("runs/proofs"))
    options = parser.parse_args()
    rows = []
    for number in range(options.first, options.first + options.requests + options.unreachable):
        place, recipe, targets = request(options, number)
        moved = number >= options.first + options.requests
        if moved:
            away = least_reachable(options, recipe)
            targets = {name: min(1.0, max(0.0, targets[name] + 3 * options.tolerance * away[name])) for name in TARGETS}
        answer = design(options, place, "unreachable" if moved else "reachable", targets)
        best = proof(answer)
        row = {"number": number, "moved": moved, "recipe": recipe, "targets": targets,
               "seconds": answer.get("seconds"), "failure": answer.get("failure"),
               "verdict": best and best["verdict"], "origin": best and best["origin"],
               "trials": best and len(best["trials"]), "proof": best and best["proof"]}
        if best and best["verdict"] == "verified" and options.remeasure:
            again = [film(options, best["proof"], options.remeasure_width, 900_000 + 10 * number + k, place)
                     for k in range(options.remeasure)]
            means = {name: statistics.fmean(f[name] for f in again) for name in TARGETS}
            row["remeasured"] = means
            row["holds"] = all(abs(means[n] - targets[n]) <= options.tolerance for n in TARGETS)
        rows.append(row)
        print(f"{number:3d} {'moved' if moved else '':5s} {row['verdict'] or row['failure']} "
              f"{row['trials']} recipes, {row['proof'] and row['proof']['films']} films of "
              f"{row['proof'] and row['proof']['shape']}, {row['seconds'] and round(row['seconds'])} s"
              + (f", holds: {row['holds']}" if "holds" in row else ""), flush=True)
        (options.out / "rows.json").write_text(json.dumps(rows, indent=1))
    summary(rows)


def summary(rows):
    asked = [row for row in rows if not row["moved"]]
    moved = [row for row in rows if row["moved"]]
    verified = [row for row in asked if row["verdict"] == "verified"]
    seconds = [row["seconds"] for row in asked if row["seconds"]]
    print(f"verified: {len(verified)} of {len(asked)}; "
          f"missed: {sum(r['verdict'] == 'missed' for r in asked)}, "
          f"undecided: {sum(r['verdict'] == 'undecided' for r in asked)}")
    held = [row for row in verified if "holds" in row]
    if held:
        print(f"hold when remeasured: {sum(row['holds'] for row in held)} of {len(held)}")
    if moved:
        print(f"of {len(moved)} unreachable requests verified: {sum(r['verdict'] == 'verified' for r in moved)}")
    if seconds:
        print(f"seconds: median {statistics.median(seconds):.0f}, most {max(seconds):.0f}")


if __name__ == "__main__":
    main()
