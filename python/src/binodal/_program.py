"""The program: where it is, how it is run, what it answers."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._errors import ProgramNotFoundError, failure
from ._progress import Progress, ProgressOption, progress
from .documents import REALS

#: A remark has an end of line; a state of progress begins where the line of the last is cleared.
_BREAK = re.compile(rb"\r\x1b\[K|\r*\n")


@dataclass(frozen=True)
class Answer:
    """What the program printed: `text` on stdout, `remarks` on stderr."""

    text: str
    remarks: tuple[str, ...]


def program() -> Path:
    """The program that is run: `BINODAL`, the one on the `PATH`, or a checkout's own build.

    Raises:
        ProgramNotFoundError: Where none is found, with what to do.
    """
    given = os.environ.get("BINODAL")
    if given:
        found = shutil.which(given)
        if found is None:
            raise ProgramNotFoundError(f"BINODAL is “{given}”, where no program is")
        return Path(found)
    found = shutil.which("binodal")
    if found is not None:
        return Path(found)
    for folder in _checkouts():
        built = folder / ".build" / "release" / "binodal"
        if os.access(built, os.X_OK):
            return built
    raise ProgramNotFoundError(
        "the program binodal is neither on the PATH nor built in a folder above this one; install "
        "it, run make build, or set BINODAL to its path"
    )


def _checkouts() -> Iterator[Path]:
    for start in (Path.cwd(), Path(__file__).resolve().parent):
        yield from (start, *start.parents)


def run(arguments: Sequence[str], option: ProgressOption = None) -> Answer:
    """Runs the program to its end.

    An interrupt (Ctrl-C, or a notebook's stop) ends the program too; a run that can be resumed
    stays so.

    Raises:
        BinodalError: Where the program ends with an error.
    """
    command = [str(program()), *arguments]
    shown = progress(option)
    # Progress is drawn for a terminal only, so the program is given one for its stderr.
    ours, theirs = pty.openpty()
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs
        )
    finally:
        os.close(theirs)
    try:
        text, remarks = _read(child, ours, shown)
        status = child.wait()
    except BaseException:
        _end(child)
        raise
    finally:
        os.close(ours)
        shown.close()
    if status != 0:
        raise failure(remarks, status, command)
    return Answer(text, tuple(remarks))


def ask(document: str, arguments: Sequence[str], option: ProgressOption = None) -> Any:
    """The JSON document that a command prints with `--json`; real numbers are floats."""
    answer = run([*arguments, "--json"], option)
    return with_reals(json.loads(answer.text), REALS.get(document, frozenset()))


def with_reals(value: Any, reals: frozenset[str], path: str = "") -> Any:
    """`value` with the words of its real numbers, “inf”, “-inf” and “nan”, as numbers."""
    if isinstance(value, list):
        return [with_reals(item, reals, path + "[]") for item in value]
    if isinstance(value, dict):
        return {
            key: with_reals(item, reals, _member(path, key, reals)) for key, item in value.items()
        }
    return float(value) if isinstance(value, str) and path in reals else value


def _member(path: str, key: str, reals: frozenset[str]) -> str:
    own = f"{path}.{key}"
    known = any(real == own or real.startswith((own + ".", own + "[", own + "{")) for real in reals)
    return own if known else path + "{}"


def _read(child: subprocess.Popen[bytes], ours: int, shown: Progress) -> tuple[str, list[str]]:
    """All of stdout, and the remarks of stderr, whose progress is shown on the way."""
    pieces: list[bytes] = []
    assert child.stdout is not None
    stdout = child.stdout
    reader = threading.Thread(target=lambda: pieces.append(stdout.read()), daemon=True)
    reader.start()
    lines = Lines(shown)
    while chunk := _chunk(ours):
        lines.take(chunk)
    reader.join()
    return b"".join(pieces).decode(), lines.remarks


class Lines:
    """What the program writes for people, parted into remarks and states of progress."""

    def __init__(self, shown: Progress) -> None:
        self.remarks: list[str] = []
        self._shown = shown
        self._rest = b""
        self._state: str | None = None  # what is shown; None where a line has no state

    def take(self, chunk: bytes) -> None:
        """Takes bytes as they come, cut anywhere."""
        self._rest += chunk
        while (end := _BREAK.search(self._rest)) is not None:
            line = self._rest[: end.start()]
            self._rest = self._rest[end.end() :]
            if end[0].endswith(b"\n"):
                self._remark(line.decode(errors="replace"))
            else:
                self._update(line)
                self._state = ""
        self._update(self._rest)

    def _remark(self, line: str) -> None:
        self._state = None
        if line:
            self.remarks.append(line)
            self._shown.remark(line)

    def _update(self, line: bytes) -> None:
        if self._state is None:
            return
        state = line.rstrip(b"\r\x1b[").decode(errors="replace")
        if state != self._state:
            self._state = state
            self._shown.update(state)


def _chunk(file: int) -> bytes:
    """What the program has written; empty where it has closed its end."""
    try:
        return os.read(file, 1 << 16)
    except OSError:  # Linux's answer once the other end is closed
        return b""


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    child.send_signal(signal.SIGINT)
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
