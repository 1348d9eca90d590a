#!/usr/bin/env python3
"""How near films of any recipe come, on average, to what one film has: the limit of proof by means.

    scripts/recipe-reach.py --model models/three-phase

A target taken from one film holds that film's own fluctuations, and three process numbers cannot meet four
descriptors in general. For each film that the model never saw this compares its descriptors with what films
have on average (planes fitted to the nearest twentieth of the training films), at
the film's own recipe and at the recipe that meets the descriptors best. Needs numpy and scipy; no simulation.
"""
import argparse
import json
import os
import struct

import numpy as np
from scipy.optimize import minimize

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--model", required=True, help="a folder of models/")
parser.add_argument("--tolerance", type=float, default=0.02)
parser.add_argument("--films", type=int, default=50, help="held-out films, evenly spaced")
args = parser.parse_args()

with open(os.path.join(args.model, "model.json")) as file:
    card = json.load(file)
with open(os.path.join(args.model, "distribution.safetensors"), "rb") as file:
    length = struct.unpack("<Q", file.read(8))[0]
    header = json.loads(file.read(length))

    def table(name):
        entry = header[name]
        file.seek(8 + length + entry["data_offsets"][0])
        count = int(np.prod(entry["shape"]))
        return np.frombuffer(file.read(4 * count), "<f4").reshape(entry["shape"]).astype(float)

    training, held_out = table("attributes"), table("held_out")

place = [card["attributes"].index(name) for name in ("phi", "chi", "log_time")]
wanted = [card["attributes"].index(name) for name in card["conditions"]]
recipes, values = training[:, place], training[:, wanted]
lowest, width = recipes.min(0), np.ptp(recipes, axis=0)
near = max(40, len(recipes) // 20)


def mean(recipe):
    """What films of a recipe have on average."""
    offsets = (recipes - recipe) / width
    squares = (offsets**2).sum(1)
    rows = np.argpartition(squares, near)[:near]
    part = np.sqrt(squares[rows] / squares[rows].max()) / 1.0001
    weights = (1 - part**3) ** 3
    design = np.c_[np.ones(near), offsets[rows]]
    matrix = (design.T * weights) @ design + 1e-6 * near * np.eye(4)
    return np.linalg.solve(matrix, (design.T * weights) @ values[rows])[0]


def misses(share, target):
    return mean(np.clip(share, 0, 1) * width + lowest) - target


own, best = [], []
for number in range(args.films):
    film = held_out[number * len(held_out) // args.films]
    start, target = (film[place] - lowest) / width, film[wanted]
    own.append(misses(start, target))
    found = minimize(
        lambda share: (misses(share, target) ** 2).sum() / args.tolerance**2, start,
        method="Nelder-Mead", options={"maxfev": 300, "xatol": 1e-3, "fatol": 1e-2})
    best.append(misses(found.x, target))

print("root mean square difference of", ", ".join(card["conditions"]))
for name, found in (("the film's own recipe", np.array(own)), ("the best recipe", np.array(best))):
    largest = np.abs(found).max(1)
    numbers = ", ".join(f"{value:.3f}" for value in np.sqrt((found**2).mean(0)))
    print(f"at {name}: {numbers}; largest within {args.tolerance}: {(largest <= args.tolerance).sum()} of "
          f"{len(largest)}; median {np.median(largest):.3f}, nine in ten {np.quantile(largest, 0.9):.3f}")
