"""One small run of the real program, for all tests that look at a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import binodal

STUDY: dict[str, Any] = {
    "name": "small",
    "model": "three-phase-64",
    "seed": 7,
    "targets": {
        "vol_frac_D": {"value": 0.45, "tolerance": 0.03},
        "vol_frac_M": {"value": 0.11, "tolerance": 0.03},
    },
    "search": {"algorithm": "BOBYQA", "evaluations": 3, "replicates": 2},
    "candidates": {"count": 2, "samples": 4},
    "verification": {"pathways": 0},
    "refinement": {"pathways": 0},
}


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """The progress and the remarks of the run."""
    return []


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> binodal.Run:
    folder: Path = tmp_path_factory.mktemp("runs") / "small"
    return binodal.design(STUDY, out=folder, progress=lines.append)
