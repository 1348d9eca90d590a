"""Volumes as arrays: axes (z, y, x), phases as GraSPI's codes 0 donor, 1 acceptor, 3 mixed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ._arguments import PathLike, options, path
from ._program import run

#: A volume: a file of any format that the program reads, or an array with the axes (z, y, x).
VolumeLike = PathLike | npt.NDArray[Any]


def read(volume: PathLike, *, numbers: bool = False, **reading: object) -> npt.NDArray[Any]:
    """The voxels of a file of any format that `binodal convert` reads.

    Args:
        volume: The file.
        numbers: The numbers as they are, φ or greys, rather than phases.
        **reading: Options of `binodal convert`: `labels`, `cuts`, `dataset`, `index`, `channel`,
            `time`, `planes_as_z`, `shape`, `type`, `offset`, `byte_order`.

    Returns:
        Shape (nz, ny, nx): codes of phases as uint8, or numbers as float32.

    Raises:
        InputError: Where the file cannot be read, or its labels have no stated meaning.
    """
    with tempfile.TemporaryDirectory(prefix="binodal-") as folder:
        file = os.path.join(folder, "volume.npy")
        words = options(numbers=numbers, **reading)
        run(["convert", path(volume), file, *words], False)
        return load(file)


def load(file: PathLike) -> npt.NDArray[Any]:
    """The array in a .npy file."""
    array: npt.NDArray[Any] = np.load(file, allow_pickle=False)
    return array


def as_file(volume: VolumeLike, folder: str, name: str = "volume") -> str:
    """The path of a volume; an array is written into `folder` first."""
    if not isinstance(volume, np.ndarray):
        return path(volume)
    if volume.ndim != 3:
        raise ValueError(f"a volume has three axes (z, y, x), not {volume.ndim}")
    array = volume.astype(np.uint8) if volume.dtype == np.bool_ else volume
    file = Path(folder) / f"{name}.npy"
    np.save(file, np.ascontiguousarray(array))
    return str(file)
