"""What goes wrong, with the program's own sentence."""

from __future__ import annotations

from collections.abc import Sequence


class BinodalError(Exception):
    """The program ended with an error; `str(error)` is its sentence.

    Attributes:
        status: The program's exit status: 64 wrong usage, 65 bad input, 1 anything else, minus the
            signal's number where a signal ended it.
        command: The command that was run.
    """

    def __init__(self, sentence: str, status: int, command: Sequence[str]) -> None:
        super().__init__(sentence)
        self.status = status
        self.command = tuple(command)


class UsageError(BinodalError):
    """An argument that the command does not take, or a value out of its range."""


class InputError(BinodalError):
    """A study, a file or a request that the program cannot take."""


class ProgramNotFoundError(Exception):
    """The program `binodal` is nowhere that it is looked for."""


def failure(remarks: Sequence[str], status: int, command: Sequence[str]) -> BinodalError:
    """The error of a program that ended with `status` after it had printed `remarks`."""
    kind = {64: UsageError, 65: InputError}.get(status, BinodalError)
    own = [line.removeprefix("binodal: ") for line in remarks if line.startswith("binodal: ")]
    if own:
        return kind(own[-1], status, command)
    # Of wrong arguments: what is wrong in the first line, the right usage in the others.
    lines = [line.removeprefix("Error: ") for line in remarks if line.strip()]
    text = "\n".join(lines) if status == 64 else (lines[-1] if lines else "")
    return kind(text or f"binodal ended with status {status}", status, command)
