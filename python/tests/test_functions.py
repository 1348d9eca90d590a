"""Each function against the real program."""

from __future__ import annotations

import math
import os
from pathlib import Path

import numpy as np
import pytest

import binodal

FILM = {"phi": 0.5, "chi": 3.0, "log_time": 1.5, "shape": (32, 24, 16)}
REQUEST = {"vol_frac_D": 0.45, "vol_frac_M": 0.11, "tortuosity_A": 0.5, "tortuosity_D": 0.5}


def test_the_version_names_program_and_libraries() -> None:
    first, *libraries = binodal.version().splitlines()
    assert first.startswith("binodal ")
    assert any(line.startswith("libtorch ") for line in libraries)


def test_shipped_models_are_found() -> None:
    assert "three-phase-64" in [model["name"] for model in binodal.models()]


def test_a_simulated_film_is_an_array_with_z_first() -> None:
    film = binodal.simulate(**FILM)  # type: ignore[arg-type]
    assert film.array.shape == (16, 24, 32)
    assert film.array.mean() == pytest.approx(0.5, abs=0.01)  # as blended; mass is conserved
    assert film.snapshots[0].log_time == pytest.approx(1.5)


def test_a_film_cut_into_phases_is_described_like_its_own_descriptors(tmp_path: Path) -> None:
    film = binodal.simulate(**FILM, cuts=(0.35, 0.65), out=tmp_path / "f.vti")  # type: ignore[arg-type]
    assert set(np.unique(film.array)) <= {0, 1, 3}
    donor = float((film.array == 0).mean())
    found = binodal.describe(film.array, sides="periodic")
    assert found["vol_frac_D"] == donor
    assert film.descriptors is not None
    assert found["tortuosity_D"] == film.descriptors["tortuosity_D"]
    assert binodal.describe(tmp_path / "f.vti", sides="periodic")["vol_frac_D"] == donor


def test_a_time_series_has_an_array_for_each_state(tmp_path: Path) -> None:
    film = binodal.simulate(**{**FILM, "log_time": 2.5}, snapshots=3)  # type: ignore[arg-type]
    assert len(film.snapshots) == 3
    assert film.frame["log_time"].is_monotonic_increasing
    assert film.snapshots[0].array.std() < film.array.std()  # phases separate with time


def test_several_volumes_are_described_in_their_order() -> None:
    donor, half = np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8)
    half[:, :2] = 1
    found = binodal.describe([donor, half], only=["vol_frac_D"])
    assert [one["vol_frac_D"] for one in found] == [1, 0.5]


def test_labels_and_infinite_values_are_understood() -> None:
    layers = np.full((6, 4, 4), 255, np.uint8)
    layers[3] = 7  # a donor film that a layer cuts in two has no finite tortuosity
    found = binodal.describe(layers, labels={255: "donor", 7: "acceptor"}, only=["tau_D"])
    assert found["tau_D"] == math.inf


def test_axes_are_kept_through_a_file_of_another_format(tmp_path: Path) -> None:
    volume = np.zeros((2, 3, 5), np.uint8)
    volume[1, 2, 3] = 1
    binodal.convert(volume, tmp_path / "v.vti")
    assert (binodal.read(tmp_path / "v.vti") == volume).all()


def test_numbers_are_kept_where_they_are_asked_for(tmp_path: Path) -> None:
    field = np.arange(24).reshape(2, 3, 4) / 32  # exact in 32 bits
    binodal.convert(field, tmp_path / "f.vti", numbers=True)
    assert (binodal.read(tmp_path / "f.vti", numbers=True) == field).all()


def test_check_has_a_verdict_and_the_nearest_realistic_request(tmp_path: Path) -> None:
    good = binodal.check(REQUEST, model="three-phase-64")
    assert (good.verdict, good.nearest_realistic) == ("realistic", None)
    bad = binodal.check({"vol_frac_D": 0.9, "vol_frac_M": 0.05}, model="three-phase-64",
                        plot=tmp_path / "request.png")  # fmt: skip
    assert bad.verdict == "unrealistic"
    assert bad.nearest_realistic is not None
    html = bad._repr_html_()
    assert "unrealistic" in html
    assert "data:image/png;base64," in html


def test_predict_has_a_mean_for_each_descriptor() -> None:
    found = binodal.predict(phi=0.5, chi=3, log_time=2.5, model="three-phase-64")
    assert 0.3 < found["vol_frac_D"]["mean"] < 0.6
    frame = found.frame.set_index("name")
    assert frame.loc["vol_frac_D", "slope_phi"] == found["vol_frac_D"]["slopes"]["phi"]


def test_generated_volumes_are_arrays_and_the_same_again(tmp_path: Path) -> None:
    first = binodal.generate(REQUEST, count=2, model="three-phase-64", seed=3, threads=2)
    assert [one.volume.shape for one in first] == [(32, 64, 64)] * 2
    assert first[0].measured["vol_frac_D"] == (first[0].volume == 0).mean()
    assert list(first.frame["sample"]) == [0, 1]
    assert "data:image/png;base64," in first[1]._repr_html_()
    again = binodal.generate(
        REQUEST,
        count=2,
        model="three-phase-64",
        seed=3,
        threads=2,
        out=tmp_path / "v",
        format="vti",
    )
    assert (again[1].volume == first[1].volume).all()


@pytest.mark.parametrize(
    ("call", "kind", "status", "words"),
    [
        (lambda: binodal.check({"vol_frac_X": 1}), binodal.BinodalError, 64, "vol_frac_X"),
        (lambda: binodal.simulate(**{**FILM, "phi": 2}), binodal.UsageError, 64, "phi"),  # type: ignore[arg-type]
        (lambda: binodal.read("none.vti"), binodal.InputError, 65, "none.vti"),
        (lambda: binodal.design("none.yaml"), binodal.InputError, 65, "cannot be read"),
        (lambda: binodal.describe("none.vti", size=3), binodal.UsageError, 64, "--size"),
    ],
)
def test_errors_have_the_programs_sentence(
    call: object, kind: type[binodal.BinodalError], status: int, words: str
) -> None:
    assert callable(call)
    with pytest.raises(kind, match=words) as caught:
        call()
    assert caught.value.status == status
    assert caught.value.command[0] == str(binodal.program())


def test_a_sentence_stands_alone_though_progress_was_shown_before_it() -> None:
    with pytest.raises(binodal.InputError) as caught:
        binodal.describe(np.full((2, 2, 2), 9, np.uint8))
    assert "\n" not in str(caught.value)
    assert "volume-0.npy: its labels are 9" in str(caught.value)
    assert "░" not in str(caught.value)


def test_a_program_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINODAL", os.devnull + "/binodal")
    with pytest.raises(binodal.ProgramNotFoundError, match="BINODAL is"):
        binodal.models()


def test_an_array_that_is_no_volume_is_refused() -> None:
    with pytest.raises(ValueError, match="three axes"):
        binodal.describe(np.zeros((4, 4)))
