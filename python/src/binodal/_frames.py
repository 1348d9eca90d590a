"""Tables as pandas has them, where pandas is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ImportError("pandas is not installed: pip install pandas") from error
    return pandas


def frame_of_file(file: Path) -> pandas.DataFrame:
    """A CSV table of the program."""
    return _pandas().read_csv(file)


def frame(rows: Iterable[Mapping[str, object]]) -> pandas.DataFrame:
    """Rows with the same keys."""
    return _pandas().DataFrame(list(rows))
