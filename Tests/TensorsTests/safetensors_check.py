"""Reads a file that PythonTests wrote, checks it, and writes the same tensors to a second file."""

import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

KINDS = {"F32": np.float32, "F64": np.float64, "F16": np.float16, "I64": np.int64, "U8": np.uint8}


def check(ours, theirs):
    counted = np.arange(24).reshape(2, 3, 4)
    tensors = load_file(ours)
    assert sorted(tensors) == sorted([*KINDS, "turned"]), sorted(tensors)
    for name, kind in KINDS.items():
        scale = 8 if np.issubdtype(kind, np.floating) else 1
        assert tensors[name].dtype == kind, name
        assert np.array_equal(tensors[name], (counted / scale).astype(kind)), name
    assert np.array_equal(tensors["turned"], counted.transpose(2, 1, 0))
    with safe_open(ours, "np") as file:
        assert file.metadata() == {"who": "Binodal"}, file.metadata()
    contiguous = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
    save_file(contiguous, theirs, {"who": "Python"})


check(sys.argv[1], sys.argv[2])
