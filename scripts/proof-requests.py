#!/usr/bin/env python3
"""Measures how often a design ends verified, and how often that is true.

Requests are made from wide films at recipes drawn at random from the model's range, so that each can be reached:
two films of WIDTH x WIDTH are simulated at a recipe, and the means of what they have are the request. Of each
request a study is made with nothing but the targets, and run. Verified recipes are simulated again with fresh seeds
(`--remeasure`). Further requests are moved by some tolerances along the direction that recipes reach least
(`--unreachable`): none of them may end verified. `--ways` compares, instead of that, where recipes come from: the
pathway of the design's candidates, what the predictor reads from generated films as wide as those of the request, and
the forward model inverted; two films of each recipe are simulated with the same seeds.

  scripts/proof-requests.py --binodal .build/release/binodal --model three-phase-64 --requests 50 --out runs/proofs

Everything follows from --seed but for the seconds. A run that was cut off goes on where it stopped.
"""

import argparse
import json
import math
import random
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from simulated_film import measured

AXES = ["phi", "chi", "log_time"]
LEAST = 0.05
TARGETS = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]


def run(arguments, log=None):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if log:
        log.write_text(done.stderr)
    return done


def film(options, recipe, width, seed, place, prefix="film"):
    """What one simulated film of a recipe has."""
    return measured(options.binodal, [recipe[axis] for axis in AXES], (width, width, options.thickness), options.cuts, seed,
                    options.threads, place / f"{prefix}-{seed}-{width}.json", TARGETS)


def draw(options, number, attempt=0):
    """A recipe inside the model's range, at least its margins away from the edges."""
    dice = random.Random(f"{options.seed}-{number}" + (f"-{attempt}" if attempt else ""))
    phi = dice.uniform(*options.phi)
    low, high = (math.sqrt(chi - 2) for chi in options.chi)
    chi = 2 + dice.uniform(low, high) ** 2
    return {"phi": round(phi, 4), "chi": round(chi, 4),
            "log_time": round(dice.uniform(*options.log_time), 4)}


def request(options, number):
    """Means over films at a recipe that nobody tells the design.

    A recipe whose films have not separated, with less than LEAST of a pure phase, is drawn again.
    """
    place = options.out / f"request-{number:03d}"
    place.mkdir(parents=True, exist_ok=True)
    attempt = 0
    while True:
        recipe = draw(options, number, attempt)
        films = [film(options, recipe, options.width, 1000 * number + k, place, "film" + f"-{attempt}" * bool(attempt))
                 for k in (1, 2)]
        targets = {name: statistics.fmean(f[name] for f in films) for name in TARGETS}
        donor, mixed = targets["vol_frac_D"], targets["vol_frac_M"]
        if min(donor, 1 - donor - mixed) >= LEAST:
            return place, recipe, targets
        attempt += 1


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


def processor_seconds():
    """What the programs that ended have used of all cores."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def design(options, place, name, targets):
    study = place / f"{name}.yaml"
    lines = [f"name: {name}", f"model: {options.model}", f"seed: {options.seed}", "unrealistic: allow", "targets:"]
    lines += [f"  {key}: {{ value: {value:.5f}, tolerance: {options.tolerance} }}" for key, value in targets.items()]
    study.write_text("\n".join(lines + options.study) + "\n")
    answer = place / f"{name}.json"
    if not answer.exists():
        began, used = time.monotonic(), processor_seconds()
        done = run([options.binodal, "design", study, "--out", place / name, "--overwrite", "--json"], place / f"{name}.log")
        if done.returncode:
            return {"failure": done.stderr.strip().splitlines()[-1]}
        found = json.loads(done.stdout)
        found["seconds"] = time.monotonic() - began
        found["processor_seconds"] = processor_seconds() - used
        answer.write_text(json.dumps(found, indent=1))
    return json.loads(answer.read_text())


def wide_reading(options, place, targets, count=2):
    """The mean recipe that the predictor reads from generated films as wide as the request's."""
    answer = place / "wide.json"
    if not answer.exists():
        asked = [word for name, value in targets.items() for word in ("--target", f"{name}={value:.5f}")]
        with tempfile.TemporaryDirectory() as folder:
            done = run([options.binodal, "generate", "--model", options.model, *asked, "--count", count, "--seed", options.seed,
                        "--shape", f"{options.width},{options.width},{options.thickness}", "--out", folder + "/wide", "--json"])
        if done.returncode:
            raise SystemExit(done.stderr)
        answer.write_text(done.stdout)
    samples = json.loads(answer.read_text())["samples"]
    return {axis: statistics.fmean(s["predicted"][axis]["mean"] for s in samples) for axis in AXES}


def ways(options, number):
    """By way to a recipe: how far films of it are from the request on average, in tolerances, by target."""
    place, recipe, targets = request(options, number)
    pathways = design(options, place, "reachable", targets).get("pathways", [])
    recipes = {"the request's own": recipe, "wide candidates": wide_reading(options, place, targets)}
    for name, origin in (("candidates", "candidates"), ("forward model", "forward_model")):
        found = [p for p in pathways if p["origin"] == origin]
        if found:
            recipes[name] = {axis: found[0][axis] for axis in AXES}
    misses = {}
    for name, proposed in recipes.items():
        mark = "way-" + "-".join(f"{proposed[axis]:.4f}" for axis in AXES)
        films = [film(options, {axis: round(proposed[axis], 6) for axis in AXES}, options.width, 700_000 + k, place, mark)
                 for k in (1, 2)]
        misses[name] = {t: (statistics.fmean(f[t] for f in films) - targets[t]) / options.tolerance for t in TARGETS}
    return misses


def compare_ways(options):
    rows = []
    for number in range(options.first, options.first + options.requests):
        rows.append(ways(options, number))
        (options.out / "ways.json").write_text(json.dumps(rows, indent=1))
        print(number, {name: round(max(abs(m) for m in misses.values()), 2) for name, misses in rows[-1].items()}, flush=True)
    print("| way | " + " | ".join(TARGETS) + " | within all tolerances | largest miss, median |")
    for name in ("the request's own", "forward model", "wide candidates", "candidates"):
        known = [row[name] for row in rows if name in row]
        if not known:
            continue
        rms = [math.sqrt(statistics.fmean(m[t] ** 2 for m in known)) for t in TARGETS]
        largest = [max(abs(m) for m in misses.values()) for misses in known]
        print(f"| {name} | " + " | ".join(f"{r:.2f}" for r in rms)
              + f" | {sum(l <= 1 for l in largest)} of {len(known)} | {statistics.median(largest):.2f} |")


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
    parser.add_argument("--ways", action="store_true", help="compare ways to a recipe")
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
    if options.ways:
        return compare_ways(options)
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
               "seconds": answer.get("seconds"), "processor_seconds": answer.get("processor_seconds"),
               "failure": answer.get("failure"),
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
