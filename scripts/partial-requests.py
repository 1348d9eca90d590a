#!/usr/bin/env python3
"""Asks for some conditions of films that a model never saw, and compares what it draws for the others.

    scripts/partial-requests.py --binodal .build/release/binodal --model models/three-phase-64 \\
        --name tortuosity_D --name vol_frac_D,tortuosity_A

For each --name, so many held-out films (evenly spaced among those of the bundle) give the named conditions of a request,
and one sample is generated for each. Of a named condition it prints R² about y = x; of an open one the mean and deviation of
the samples and of the films, its correlation with the first named condition in both, and the Kolmogorov-Smirnov
distance of the two distributions beside the value that equal distributions exceed once in twenty times.
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import tempfile

from held_out_rows import of_bundle


def measured(args, wanted, seed, folder):
    """What a sample of the request has."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [args.binodal, "generate", "--model", args.model, "--count", "1", "--seed", str(seed), "--out", folder, "--json"]
    for name, value in wanted.items():
        command += ["--target", f"{name}={value:.6f}"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(answer)["samples"][0]["measured"]


def agreement(asked, found):
    """R² about y = x."""
    mean = statistics.fmean(asked)
    return 1 - sum((a - f) ** 2 for a, f in zip(asked, found)) / sum((a - mean) ** 2 for a in asked)


def distance(first, second):
    """Kolmogorov and Smirnov's."""
    return max(abs(sum(x <= at for x in first) / len(first) - sum(x <= at for x in second) / len(second))
               for at in first + second)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--binodal", default="binodal")
    parser.add_argument("--model", required=True, help="a folder of models/")
    parser.add_argument("--name", action="append", required=True, help="named conditions, joined by commas")
    parser.add_argument("--requests", type=int, default=96)
    args = parser.parse_args()
    args.model = os.path.abspath(args.model)
    with open(os.path.join(args.model, "model.json")) as file:
        card = json.load(file)
    films = of_bundle(args.model, card)
    films = [films[index * len(films) // args.requests] for index in range(min(args.requests, len(films)))]
    with tempfile.TemporaryDirectory() as folder:
        for names in (text.split(",") for text in args.name):
            samples = [measured(args, {name: film[name] for name in names}, seed, os.path.join(folder, "sample"))
                       for seed, film in enumerate(films)]
            print(f"named {', '.join(names)}; {len(films)} requests")
            for name in card["conditions"]:
                true, found = [film[name] for film in films], [sample[name] for sample in samples]
                if name in names:
                    print(f"  {name}: R² {agreement(true, found):.3f}")
                    continue
                lead = [film[names[0]] for film in films]
                print(f"  {name}: samples {statistics.fmean(found):.3f} ± {statistics.stdev(found):.3f}, films "
                      f"{statistics.fmean(true):.3f} ± {statistics.stdev(true):.3f}; correlation with {names[0]} "
                      f"{statistics.correlation(lead, found):+.2f}, {statistics.correlation(lead, true):+.2f}; "
                      f"KS {distance(found, true):.3f} (1.36 √(2/n) = {1.36 * math.sqrt(2 / len(films)):.3f})")


if __name__ == "__main__":
    main()
