"""What films have: measured, simulated, predicted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from . import _html
from ._frames import frame
from ._volume import load, read
from .documents import (
    Predict,
    PredictQuantity,
    Simulate,
    SimulateSnapshot,
)

if TYPE_CHECKING:
    import pandas


class Description(Mapping[str, float | None]):
    """The descriptors of a volume by name; None where one is 0/0.

    Attributes:
        document: The document `describe`, its `tolerance` and `voxel_nm` among the rest.
    """

    _OTHERS = frozenset({"document", "schema_version", "curves", "tolerance", "voxel_nm"})

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self._values = {
            name: None if value is None else float(value)
            for name, value in document.items()
            if name not in self._OTHERS
        }

    def __getitem__(self, name: str) -> float | None:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def curves(self) -> Mapping[str, Any] | None:
        """S₂ and chord lengths, where they were asked for."""
        curves: Mapping[str, Any] | None = self.document.get("curves")
        return curves

    def __repr__(self) -> str:
        return f"<{len(self)} descriptors>"

    def _repr_html_(self) -> str:
        return _html.table(("descriptor", "value"), self.items())


class Snapshot:
    """A state of a simulated film.

    Attributes:
        document: Its part of the document `simulate`.
    """

    def __init__(
        self, document: SimulateSnapshot, phases: bool, owner: TemporaryDirectory[str] | None
    ) -> None:
        self.document = document
        self._phases = phases
        self._owner = owner

    @property
    def file(self) -> Path:
        return Path(self.document["file"])

    @property
    def log_time(self) -> float:
        return self.document["log_time"]

    @cached_property
    def array(self) -> npt.NDArray[Any]:
        """φ of each voxel, or codes of phases where cuts were given; shape (nz, ny, nx)."""
        if self.file.suffix == ".npy":
            return load(self.file)
        return read(self.file, numbers=not self._phases)

    def __repr__(self) -> str:
        return f"<log_time {self.log_time:.4g}: {self.file}>"

    def _repr_html_(self) -> str:
        return _html.heading(f"log_time {self.log_time:.4g}") + _html.slices(self.array)


class Simulation:
    """A simulated film.

    Attributes:
        document: The document `simulate`.
        snapshots: The states that were written, in the order of time.
    """

    def __init__(
        self, document: Simulate, phases: bool, owner: TemporaryDirectory[str] | None
    ) -> None:
        self.document = document
        self.snapshots = [Snapshot(state, phases, owner) for state in document["snapshots"]]

    @property
    def array(self) -> npt.NDArray[Any]:
        """The last state: φ of each voxel, or codes of phases; shape (nz, ny, nx)."""
        return self.snapshots[-1].array

    @property
    def descriptors(self) -> dict[str, float] | None:
        """Those of the last state, where cuts were given."""
        return self.document.get("descriptors")

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each state: time, energy, wavelength, …"""
        return frame(dict(state.document) for state in self.snapshots)

    def __repr__(self) -> str:
        return f"<simulation: {len(self.snapshots)} state(s), the last {self.snapshots[-1]!r}>"

    def _repr_html_(self) -> str:
        return self.snapshots[-1]._repr_html_()


class Prediction(Mapping[str, PredictQuantity]):
    """What films of a recipe have, by descriptor: mean, error, scatter, slopes.

    Attributes:
        document: The document `predict`.
    """

    def __init__(self, document: Predict) -> None:
        self.document = document
        self._quantities = {quantity["name"]: quantity for quantity in document["quantities"]}

    def __getitem__(self, name: str) -> PredictQuantity:
        return self._quantities[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._quantities)

    def __len__(self) -> int:
        return len(self._quantities)

    @property
    def remarks(self) -> list[str]:
        """What the numbers rest on that the reader should know."""
        return self.document["remarks"]

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each descriptor; its slopes are `slope_phi`, `slope_chi`, `slope_log_time`."""
        return frame(
            {
                **{key: item for key, item in quantity.items() if key != "slopes"},
                **{f"slope_{name}": item for name, item in quantity["slopes"].items()},
            }
            for quantity in self.values()
        )

    def __repr__(self) -> str:
        return f"<prediction of {len(self)} descriptors by {self.document['model']}>"

    def _repr_html_(self) -> str:
        rows = [
            (name, one["mean"], one["mean_error"], one["scatter"]) for name, one in self.items()
        ]
        head = ("descriptor", "mean", "± of the mean", "scatter of a film")
        return _html.table(head, rows) + "".join(map(_html.heading, self.remarks))
