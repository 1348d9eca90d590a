from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from binodal._arguments import options, path, study_file
from binodal._program import Lines, with_reals
from binodal._progress import Called


def test_options_are_called_as_on_the_command_line() -> None:
    words = options(
        target={"vol_frac_D": 0.45}, close_enough=1e-9, from_=-2.0, shape=(64, 32, 16), seed=None,
        json=True, resume=False, out=Path("a b"),
    )  # fmt: skip
    assert words == [
        "--target=vol_frac_D=0.45", "--close-enough=1e-09", "--from=-2.0", "--shape=64,32,16",
        "--json", "--out=a b",
    ]  # fmt: skip


def test_numbers_of_numpy_are_numbers() -> None:
    words = options(phi=np.float64(0.1), seed=np.int64(3), cuts=np.array([0.25, 0.5]))
    assert words == ["--phi=0.1", "--seed=3", "--cuts=0.25,0.5"]


def test_labels_are_a_mapping_inside_one_option() -> None:
    assert options(labels={0: "donor", 255: "acceptor"}) == ["--labels=0=donor,255=acceptor"]
    assert options(labels="0=donor") == ["--labels=0=donor"]


def test_a_path_is_never_an_option() -> None:
    assert path("-x.vti") == "./-x.vti"
    assert path(Path("x.vti")) == "x.vti"


def test_a_study_of_values_that_yaml_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot hold a complex"):
        study_file({"seed": 1j}, str(tmp_path))


def test_words_for_numbers_that_are_not_finite_become_numbers_where_numbers_stand() -> None:
    reals = frozenset({".by{}", ".list[].x"})
    value = {"by": {"a": "inf"}, "list": [{"x": "-inf", "name": "inf"}], "name": "nan"}
    assert with_reals(value, reals) == {
        "by": {"a": float("inf")},
        "list": [{"x": float("-inf"), "name": "inf"}],
        "name": "nan",
    }


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_progress_and_remarks_are_told_apart_wherever_the_bytes_are_cut(size: int) -> None:
    text = (
        "first remark\r\n\r\x1b[Ksearch 1/2\r\x1b[Ksearch 2/2\r\x1b[Ksecond – remark\r\n".encode()
    )
    shown: list[str] = []
    lines = Lines(Called(shown.append))
    for start in range(0, len(text), size):
        lines.take(text[start : start + size])
    assert lines.remarks == ["first remark", "second – remark"]
    assert "search 1/2" in shown
    assert "search 2/2" in shown
    assert shown[-1] == "second – remark"
