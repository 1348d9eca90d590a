"""What a notebook shows: tables and pictures, all text escaped."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

#: The colours of donor, acceptor and mixed phase by their codes, as in the report's figures.
_COLOURS = {0: (0xE6, 0x9F, 0x00), 1: (0x00, 0x72, 0xB2), 3: (0xF2, 0xF2, 0xF2)}


def number(value: object) -> str:
    """A number with four significant digits; other things as they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    return "–" if value is None else str(value)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of HTML."""
    cells = ["".join(f"<th>{escape(name)}</th>" for name in head)]
    cells += ["".join(f"<td>{escape(number(cell))}</td>" for cell in row) for row in rows]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def heading(text: str) -> str:
    return f"<p><b>{escape(text)}</b></p>"


def picture(png: bytes, alt: str, width: int | None = None, *, voxels: bool = False) -> str:
    """A picture that the page holds itself."""
    data = base64.b64encode(png).decode("ascii")
    size = f' width="{width}"' if width else ""
    name = escape(alt, quote=True)
    # Voxels stay squares where a picture has few.
    style = ' style="image-rendering: pixelated"' if voxels else ""
    return f'<img alt="{name}"{size}{style} src="data:image/png;base64,{data}">'


def picture_file(file: Path, width: int | None = None) -> str:
    """The picture in a file; nothing where the report was drawn without it."""
    return picture(file.read_bytes(), file.stem, width) if file.is_file() else ""


def slices(volume: npt.NDArray[Any], side: int = 256) -> str:
    """The planes through the middle of a volume: x and y from above, x and z from the side."""
    above = volume[volume.shape[0] // 2]
    beside = volume[::-1, volume.shape[1] // 2]  # the anode, at the top of z, is above
    images = [
        picture(png(_colours(plane)), name, side, voxels=True)
        for plane, name in ((above, "x, y"), (beside, "x, z"))
    ]
    return "&nbsp;".join(images)


def _colours(plane: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Phases in their colours; numbers from black, the least, to white."""
    if plane.dtype == np.uint8 and np.isin(plane, list(_COLOURS)).all():
        lookup = np.zeros((256, 3), np.uint8)
        for code, colour in _COLOURS.items():
            lookup[code] = colour
        coloured: npt.NDArray[np.uint8] = lookup[plane]
        return coloured
    low, high = float(plane.min()), float(plane.max())
    grey = (255 * (plane - low) / ((high - low) or 1)).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG of pixels with the shape (rows, columns, 3)."""
    rows, columns = pixels.shape[:2]
    raw = np.zeros((rows, 1 + 3 * columns), np.uint8)  # a row begins with its filter, 0: none
    raw[:, 1:] = pixels.reshape(rows, -1)

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(raw.tobytes()))
        + chunk(b"IEND", b"")
    )
