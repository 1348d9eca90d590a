"""Runs of studies and sweeps: their folders, candidates, pathways, figures."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from . import _html
from ._frames import frame_of_file
from ._volume import read
from .documents import (
    REALS,
    Design,
    DesignCandidate,
    DesignPathway,
    DesignPathwayProof,
    Sweep,
    SweepPoint,
)
from .documents import Candidate as CandidateSheet

if TYPE_CHECKING:
    import pandas


class Figure:
    """A figure of a report: `path` without its ending, drawn as .png, .svg and .pdf."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        return self.path.name

    def __repr__(self) -> str:
        return f"<figure {self.path}.png>"

    def _repr_html_(self) -> str:
        return _html.picture_file(self.path.with_name(self.name + ".png"), 640)


def figures(folder: Path) -> dict[str, Figure]:
    """The figures of a folder's report by name."""
    found = sorted((folder / "plots").glob("*.png"))
    return {file.stem: Figure(file.with_suffix("")) for file in found}


class Candidate:
    """A generated volume that was kept.

    Attributes:
        document: Its part of the document `design`.
    """

    def __init__(self, document: DesignCandidate) -> None:
        self.document = document

    @property
    def rank(self) -> int:
        return self.document["rank"]

    @property
    def folder(self) -> Path:
        return Path(self.document["folder"])

    @property
    def measured(self) -> dict[str, float]:
        """Of the study's attributes, on the voxels."""
        return self.document["measured"]

    @property
    def within_tolerance(self) -> bool:
        """Whether every target is met."""
        return self.document["within_tolerance"]

    @cached_property
    def sheet(self) -> CandidateSheet:
        """All that is known of the volume, `descriptors.json`."""
        import json

        from ._program import with_reals

        text = (self.folder / "descriptors.json").read_text(encoding="utf-8")
        sheet: CandidateSheet = with_reals(json.loads(text), REALS["candidate"])
        return sheet

    @property
    def descriptors(self) -> dict[str, float]:
        """Every descriptor of the volume; an undefined one is absent."""
        return self.sheet["descriptors"]

    @cached_property
    def volume(self) -> npt.NDArray[Any]:
        """Codes of phases, shape (nz, ny, nx)."""
        return read(self.folder / "volume.vti")

    def __repr__(self) -> str:
        met = "within" if self.within_tolerance else "not within"
        return f"<candidate {self.rank}: {met} tolerance, {self.folder}>"

    def _repr_html_(self) -> str:
        names = list(self.measured)
        row = [self.measured[name] for name in names]
        return _html.table(names, [row]) + _html.slices(self.volume)


class Pathway:
    """A way to make the film.

    Attributes:
        document: Its part of the document `design`, with score, trials and yield.
    """

    def __init__(self, document: DesignPathway) -> None:
        self.document = document

    @property
    def rank(self) -> int:
        return self.document["rank"]

    @property
    def phi(self) -> float:
        """Donor volume fraction of the blend."""
        return self.document["phi"]

    @property
    def chi(self) -> float:
        """Interaction parameter; that of `proof` counts where there is one."""
        return self.document["chi"]

    @property
    def log_time(self) -> float:
        """log₁₀ of dimensionless Cahn–Hilliard time."""
        return self.document["log_time"]

    @property
    def verdict(self) -> str | None:
        """`verified`, `missed` or `undecided`; None where nothing was simulated."""
        return self.document.get("verdict")

    @property
    def proof(self) -> DesignPathwayProof | None:
        """The recipe that counts, and what its simulated films have."""
        return self.document.get("proof")

    def __repr__(self) -> str:
        return (
            f"<pathway {self.rank}: φ {self.phi:.3f}, χ {self.chi:.3f}, "
            f"log_time {self.log_time:.3f}, {self.verdict or 'not simulated'}>"
        )


class Run:
    """A finished run of a study.

    Attributes:
        document: The document `design`.
        candidates: The volumes that were kept, the best first.
        pathways: The ways to make the film, the best first.
    """

    def __init__(self, document: Design) -> None:
        self.document = document
        self.candidates = [Candidate(one) for one in document["candidates"]]
        self.pathways = [Pathway(one) for one in document["pathways"]]

    @property
    def study(self) -> str:
        """The study's name."""
        return self.document["study"]

    @property
    def folder(self) -> Path:
        """The run folder, absolute or from the folder in which the program ran."""
        return Path(self.document["folder"])

    @property
    def report(self) -> Path:
        """The report, a page for the browser."""
        return Path(self.document["report"])

    @property
    def verdict(self) -> str:
        """On the request: `realistic`, `marginal` or `unrealistic`."""
        return self.document["verdict"]

    @property
    def figures(self) -> dict[str, Figure]:
        """The report's figures by name, such as `views` and `chi-logtime`."""
        return figures(self.folder)

    @property
    def candidates_frame(self) -> pandas.DataFrame:
        """candidates.csv."""
        return frame_of_file(self.folder / "candidates.csv")

    @property
    def pathways_frame(self) -> pandas.DataFrame:
        """pathways.csv."""
        return frame_of_file(self.folder / "pathways.csv")

    def __repr__(self) -> str:
        return (
            f"<run of {self.study}: {len(self.candidates)} candidates, "
            f"{len(self.pathways)} pathways, {self.folder}>"
        )

    def _repr_html_(self) -> str:
        targets = list(self.document["targets"])
        candidates = _html.table(
            ["candidate", *targets, "within tolerance"],
            [
                [one.rank, *(one.measured.get(name) for name in targets), one.within_tolerance]
                for one in self.candidates
            ],
        )
        pathways = _html.table(
            ["pathway", "φ", "χ", "log_time", "by simulation"],
            [
                [one.rank, one.phi, one.chi, one.log_time, one.verdict or "not simulated"]
                for one in self.pathways
            ],
        )
        plots = self.folder / "plots"
        return (
            _html.heading(f"{self.study}: the request is {self.verdict}")
            + candidates
            + pathways
            + _html.picture_file(plots / "views.png", 480)
            + _html.picture_file(plots / "chi-logtime.png", 480)
        )


class SweepRun:
    """A study at many points.

    Attributes:
        document: The document `sweep`.
    """

    def __init__(self, document: Sweep) -> None:
        self.document = document

    @property
    def folder(self) -> Path:
        return Path(self.document["folder"])

    @property
    def report(self) -> Path:
        return Path(self.document["report"])

    @property
    def points(self) -> list[SweepPoint]:
        """In the order of the design."""
        return self.document["points"]

    @property
    def best(self) -> SweepPoint | None:
        """The point with the smallest error, simulated where there is one."""
        number = self.document.get("best")
        return next((point for point in self.points if point["number"] == number), None)

    @property
    def figures(self) -> dict[str, Figure]:
        """The report's figures by name."""
        return figures(self.folder)

    @property
    def frame(self) -> pandas.DataFrame:
        """sweep.csv: a row for each point, with the swept numbers and every outcome."""
        return frame_of_file(Path(self.document["table"]))

    def __repr__(self) -> str:
        return f"<sweep of {len(self.points)} points, {self.folder}>"

    def _repr_html_(self) -> str:
        numbers = self.document["numbers"]
        rows = [
            [point["number"], *(point["values"].get(name) for name in numbers), point["status"]]
            for point in self.points
        ]
        pictures = "".join(figure._repr_html_() for figure in self.figures.values())
        return _html.table(["point", *numbers, "status"], rows) + pictures
