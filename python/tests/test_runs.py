"""Runs and sweeps of the real program."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import binodal
from conftest import STUDY


def test_a_run_has_its_candidates_as_arrays(run: binodal.Run) -> None:
    assert (run.study, run.verdict) == ("small", "realistic")
    assert [one.rank for one in run.candidates] == [1, 2]
    best = run.candidates[0]
    assert best.volume.shape == (32, 64, 64)
    assert best.measured["vol_frac_D"] == (best.volume == 0).mean()
    assert best.descriptors["vol_frac_D"] == best.measured["vol_frac_D"]


def test_a_run_has_its_pathways(run: binodal.Run) -> None:
    assert [one.rank for one in run.pathways] == list(range(1, len(run.pathways) + 1))
    assert run.pathways[0].verdict is None  # the study simulates none
    assert 0 < run.pathways[0].phi < 1


def test_tables_are_frames(run: binodal.Run) -> None:
    assert list(run.candidates_frame["rank"]) == [1, 2]
    assert len(run.pathways_frame) == len(run.pathways)


def test_without_pandas_a_table_says_what_is_missing(
    run: binodal.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        _ = run.candidates_frame


def test_a_notebook_shows_the_answer_and_its_pictures(run: binodal.Run) -> None:
    html = run._repr_html_()
    assert "small: the request is realistic" in html
    assert html.count("data:image/png;base64,") == 2
    assert run.figures["convergence"]._repr_html_().startswith("<img")
    assert "<img" in run.candidates[0]._repr_html_()


def test_progress_came_while_the_run_went(run: binodal.Run, lines: list[str]) -> None:
    assert any("█" in line or "░" in line for line in lines)


def test_a_finished_run_is_opened_again(run: binodal.Run) -> None:
    again = binodal.open_run(run.folder, progress=False)
    assert again.document == run.document


def test_a_folder_with_a_run_is_not_written_over(run: binodal.Run) -> None:
    with pytest.raises(binodal.BinodalError, match="exists already"):
        binodal.design(STUDY, out=run.folder, progress=False)


def test_a_forecast_writes_nothing(tmp_path: Path) -> None:
    found = binodal.forecast(STUDY, out=tmp_path / "run")
    assert [stage["name"] for stage in found["stages"]] == ["search", "candidates"]
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_ends_the_program_and_the_run_goes_on_later(
    run: binodal.Run, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    study = tmp_path / "study.yaml"
    study.write_text(json.dumps(STUDY))
    code = f"import binodal; binodal.design({str(study)!r}, out={str(folder)!r}, progress=False)"
    child = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while not (folder / "ledger.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    _, stderr = child.communicate(timeout=60)
    assert child.returncode != 0
    assert "KeyboardInterrupt" in stderr
    # The folder's lock is free, so the program is gone; what it had found is not lost.
    resumed = binodal.design(study, out=folder, resume=True, progress=False)
    assert [one.measured for one in resumed.candidates] == [one.measured for one in run.candidates]


def test_a_sweep_is_a_table_of_points(tmp_path: Path) -> None:
    study = {
        **STUDY,
        "candidates": {"count": 1, "samples": 2},
        "sweep": {"method": "grid", "numbers": {"targets.vol_frac_D.value": [0.44, 0.46]}},
    }
    found = binodal.sweep(study, out=tmp_path / "sweep", progress=False)
    assert [point["status"] for point in found.points] == ["done", "done"]
    assert list(found.frame["targets.vol_frac_D.value"]) == [0.44, 0.46]
    assert found.best in found.points
    assert "<table>" in found._repr_html_()
