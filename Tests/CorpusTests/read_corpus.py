#!/usr/bin/env python3
"""Reads a corpus as a MicroGen3D user would, and checks it against its manifest.

    python3 read_corpus.py FOLDER

Globs the shards, takes every dataset of each as one sample of shape (x, y, z) with its numbers as
attributes, and turns it into what a loader feeds a network: float32, channel first. Ends with 1
and a sentence at the first disagreement. Needs h5py and numpy.
"""

import csv
import glob
import hashlib
import json
import os
import sys

import h5py
import numpy

DONOR, ACCEPTOR, MIXED = 0, 1, 3
FRACTIONS = {"vol_frac_D": DONOR, "vol_frac_M": MIXED}


class Disagreement(Exception):
    pass


def require(holds, words):
    if not holds:
        raise Disagreement(words)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def rows(path):
    with open(path, newline="") as file:
        return {row["dataset"]: row for row in csv.DictReader(file)}


def same(text, value):
    """Whether a cell of the table is the attribute of the dataset; empty stands for 0/0."""
    return numpy.isnan(value) if text == "" else float(text) == value


def check_sample(dataset, row, shape, attributes):
    place = f"{dataset.file.filename}:{dataset.name}"
    labels = dataset[:]
    require(labels.shape == shape, f"{place} has the shape {labels.shape}, not {shape}")
    require(labels.dtype == numpy.uint8, f"{place} holds {labels.dtype}")
    require(set(numpy.unique(labels)) <= {DONOR, ACCEPTOR, MIXED}, f"{place} holds foreign labels")
    # The table's digest runs over the labels with x fastest: (z, y, x) in C order.
    digest = hashlib.sha256(labels.transpose(2, 1, 0).tobytes()).hexdigest()
    require(digest.startswith(row["content"]), f"{place} is not what the table names")
    for name in attributes:
        require(same(row[name], dataset.attrs[name]), f"{place}: {name} differs from the table")
    require(int(row["series"]) == dataset.attrs["series"], f"{place} is of another series")
    for name, phase in FRACTIONS.items():
        if name in attributes:
            found = numpy.count_nonzero(labels == phase) / labels.size
            require(abs(found - dataset.attrs[name]) < 1e-12, f"{place}: {name} is {found}")
    sample = labels[numpy.newaxis].astype(numpy.float32)
    require(sample.shape == (1, *shape), f"{place} does not become a channel-first array")


def check_labels(folder, manifest, labels):
    header = manifest["header"]
    shape = tuple(header["shape"][side] for side in ("nx", "ny", "nz"))
    table = next(table for table in manifest["tables"] if table["labels"] == labels)
    path = os.path.join(folder, table["file"])
    require(sha256(path) == table["hash"], f"{path} has another hash than the manifest says")
    expected = rows(path)
    files = {
        shard["file"]: shard
        for series in manifest["series"]
        for shard in series["shards"]
        if shard["labels"] == labels
    }
    shards = sorted(glob.glob(os.path.join(folder, "shards", labels, "*.h5")))
    require(len(shards) == len(files), f"{len(shards)} shards of {labels}, not {len(files)}")
    seen = 0
    for path in shards:
        record = files[os.path.relpath(path, folder)]
        require(sha256(path) == record["hash"], f"{path} has another hash than the manifest says")
        with h5py.File(path, "r") as shard:
            require(len(shard) == record["samples"], f"{path} holds {len(shard)} samples")
            for name in shard.keys():
                check_sample(shard[name], expected[name], shape, header["attributes"])
                seen += 1
    require(seen == len(expected) == table["samples"], f"{seen} samples of {labels}")
    return seen


def main(folder):
    with open(os.path.join(folder, "manifest.json")) as file:
        manifest = json.load(file)
    for labels in manifest["header"]["labels"]:
        print(labels["name"], check_labels(folder, manifest, labels["name"]))


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Disagreement as disagreement:
        sys.exit(str(disagreement))
