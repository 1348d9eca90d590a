"""Requests and the volumes that are generated for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, overload

import numpy.typing as npt

from . import _html
from ._frames import frame
from ._volume import load, read
from .documents import (
    Check,
    Generate,
    GenerateSample,
)

if TYPE_CHECKING:
    import pandas


class Judgement:
    """Whether a request is realistic.

    Attributes:
        document: The document `check`.
    """

    def __init__(self, document: Check) -> None:
        self.document = document

    @property
    def verdict(self) -> str:
        """`realistic`, `marginal` or `unrealistic`."""
        return self.document["verdict"]

    @property
    def density_quantile(self) -> float:
        """The part of the training set that lies in emptier regions than the request."""
        return self.document["density_quantile"]

    @property
    def nearest_realistic(self) -> dict[str, float] | None:
        """The nearest realistic request; None where the request is one."""
        nearest = self.document.get("nearest_realistic")
        return None if nearest is None else nearest["values"]

    def __repr__(self) -> str:
        return f"<{self.verdict}: denser than {self.density_quantile:.1%} of the training set>"

    def _repr_html_(self) -> str:
        nearest = self.nearest_realistic or {}
        rows = [
            (name, value, nearest.get(name)) for name, value in self.document["request"].items()
        ]
        head = f"{self.verdict}: denser than {self.density_quantile:.1%} of the training set"
        pictures = [Path(file) for file in self.document.get("files", []) if file.endswith(".png")]
        return (
            _html.heading(head)
            + _html.table(("attribute", "asked", "nearest realistic"), rows)
            + "".join(_html.picture_file(file, 480) for file in pictures)
        )


class Sample:
    """A generated volume.

    Attributes:
        document: Its part of the document `generate`.
    """

    def __init__(self, document: GenerateSample, owner: TemporaryDirectory[str] | None) -> None:
        self.document = document
        self._owner = owner  # the files are there as long as somebody needs them

    @property
    def file(self) -> Path:
        return Path(self.document["file"])

    @cached_property
    def volume(self) -> npt.NDArray[Any]:
        """Codes of phases, shape (nz, ny, nx)."""
        return load(self.file) if self.file.suffix == ".npy" else read(self.file)

    @property
    def requested(self) -> dict[str, float]:
        return self.document["requested"]

    @property
    def measured(self) -> dict[str, float]:
        """Descriptors, measured on the voxels; an undefined one is absent."""
        return self.document["measured"]

    def __repr__(self) -> str:
        return f"<sample {self.document['sample']}: {self.file}>"

    def _repr_html_(self) -> str:
        rows = [(name, asked, self.measured.get(name)) for name, asked in self.requested.items()]
        return _html.table(("attribute", "requested", "measured"), rows) + _html.slices(self.volume)


class Samples(Sequence[Sample]):
    """The volumes that `generate` made, in the order of their indices.

    Attributes:
        document: The document `generate`.
    """

    def __init__(self, document: Generate, owner: TemporaryDirectory[str] | None) -> None:
        self.document = document
        self._samples = [Sample(sample, owner) for sample in document["samples"]]

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sample]: ...
    def __getitem__(self, index: int | slice) -> Sample | Sequence[Sample]:
        return self._samples[index]

    def __len__(self) -> int:
        return len(self._samples)

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each sample: its index, and what was measured."""
        return frame({"sample": one.document["sample"], **one.measured} for one in self)

    def _repr_html_(self) -> str:
        names = list(self[0].measured) if self else []
        rows = [
            [one.document["sample"], *(one.measured.get(name) for name in names)] for one in self
        ]
        first = _html.slices(self[0].volume) if self else ""
        return _html.table(["sample", *names], rows) + first
