"""How far a command is: one line that is updated, in a notebook or a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Protocol

#: True: shown in a notebook or on a terminal. False: not shown. A function: called with each line.
#: None: shown where somebody watches.
ProgressOption = bool | None | Callable[[str], None]


class Progress(Protocol):
    """What a command's progress and remarks are given to."""

    def update(self, line: str) -> None:
        """The state, in place of the one before; empty where a stage has ended."""

    def remark(self, line: str) -> None:
        """A line that stays."""

    def close(self) -> None:
        """The command has ended."""


class Silent:
    def update(self, line: str) -> None:
        pass

    def remark(self, line: str) -> None:
        pass

    def close(self) -> None:
        pass


class Called(Silent):
    """Gives each line, and each remark, to a function."""

    def __init__(self, function: Callable[[str], None]) -> None:
        self._function = function

    def update(self, line: str) -> None:
        if line:
            self._function(line)

    def remark(self, line: str) -> None:
        self._function(line)


class Terminal:
    """One line at the bottom of a terminal."""

    def update(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def remark(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}\n")
        sys.stderr.flush()

    def close(self) -> None:
        self.update("")


class Notebook:
    """One output of a cell: the remarks, and under them the line that is updated."""

    #: Seconds between two updates: a browser is slower than the program.
    INTERVAL = 0.2

    def __init__(self, display: Callable[..., Any]) -> None:
        self._display = display
        self._handle: Any = None
        self._remarks: list[str] = []
        self._line = ""
        self._shown_at = 0.0

    def update(self, line: str) -> None:
        self._line = line
        if not line or time.monotonic() - self._shown_at >= self.INTERVAL:
            self._show()

    def remark(self, line: str) -> None:
        self._remarks.append(line)
        self._show()

    def close(self) -> None:
        self._line = ""
        if self._handle is not None:
            self._show()

    def _show(self) -> None:
        self._shown_at = time.monotonic()
        lines = [*self._remarks, self._line] if self._line else self._remarks
        data = {"text/plain": "\n".join(lines)}
        if self._handle is not None:
            self._handle.update(data, raw=True)
        elif lines:
            self._handle = self._display(data, raw=True, display_id=True)


def _notebook_display() -> Callable[..., Any] | None:
    """IPython's `display` where a kernel runs this code, else None."""
    ipython: Any = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None or not hasattr(shell, "kernel"):
        return None
    display: Callable[..., Any] = sys.modules["IPython.display"].display
    return display


def progress(option: ProgressOption) -> Progress:
    """What shows progress as `option` says."""
    if option is False:
        return Silent()
    if callable(option):
        return Called(option)
    display = _notebook_display()
    if display is not None:
        return Notebook(display)
    return Terminal() if option or sys.stderr.isatty() else Silent()
