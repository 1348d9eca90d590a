"""What the peers of this folder share: the film they anneal, and the one line they answer with."""

import argparse
import json
import sys

import numpy as np


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--start", required=True, help="initial φ, .npy in (z, y, x)")
    parser.add_argument("--end", required=True, help="where to leave the last φ, .npy in (z, y, x)")
    parser.add_argument("--time", type=float, required=True, help="dimensionless time to reach")
    parser.add_argument("--chi", type=float, required=True)
    parser.add_argument("--kappa", type=float, required=True, help="voxel²")
    return parser.parse_args()


def load(path):
    """φ in (x, y, z), double precision."""
    return np.load(path).astype(float).transpose(2, 1, 0)


def answer(path, field, **facts):
    """Leaves φ and prints one JSON object, the last line of the output."""
    np.save(path, np.ascontiguousarray(field.transpose(2, 1, 0), dtype=np.float32))
    print(json.dumps(facts))
    sys.stdout.flush()
