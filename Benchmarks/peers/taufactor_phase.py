"""The tortuosity factor of one phase along z by TauFactor, at its own default criterion."""

import argparse
import json
import time
from importlib.metadata import version

import numpy as np
import taufactor
import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--volume", required=True, help="labels, .npy in (z, y, x)")
    parser.add_argument("--label", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    phase = (np.load(asked.volume) == asked.label).astype(np.uint8)
    taufactor.Solver(phase[:8, :8, :8] * 0 + 1, device="cpu").solve(verbose=False)
    begin, cpu = time.perf_counter(), time.process_time()
    solver = taufactor.Solver(phase, device="cpu")
    solver.solve(verbose=False)
    print(json.dumps({
        "name": "TauFactor", "version": version("taufactor"),
        "wall": time.perf_counter() - begin, "cpu": time.process_time() - cpu,
        "tau": float(np.ravel(np.asarray(solver.tau))[0]), "iterations": int(solver.iter)}))


if __name__ == "__main__":
    main()
