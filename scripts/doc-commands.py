#!/usr/bin/env python3
"""Runs the commands that the documentation shows, and compares what they print with what it shows.

  scripts/doc-commands.py BINODAL [PAGE …]

A fenced block that begins with ```console run is run. In it a line that begins with "$ " is a
command, with the lines that follow one that ends in "\\"; the lines below a command are what it
prints. In these, … stands for any text, and a line that is … alone for any number of lines; a
command with nothing below it may print anything. ```console run fails marks commands that end
with another status than 0, and ```console run close those whose decimal numbers may differ from
the ones shown by a twentieth (of the number, or of 1 where that is more), as they do from one kind
of processor to another.

A block with a title, such as ```yaml title="mine.yaml", is a file: on pages with commands to run
it is written before the commands below it. The commands of a page run one after the other in a
temporary folder of their own, with models/, studies/ and scripts/ linked in and BINODAL's folder in
PATH. Pages without such blocks are passed over; all of docs/ and README.md are looked through
unless pages are named.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\S+)[ \t]*(.*)$")
TITLE = re.compile(r'title="([^"]+)"')
DECIMAL = re.compile(r"-?\d+\.\d+")


class Block:
    def __init__(self, line, language, options):
        self.line, self.language = line, language
        title = TITLE.search(options)
        self.file = title[1] if title else None
        words = TITLE.sub("", options).split()
        self.runs = language == "console" and "run" in words
        self.fails, self.close = "fails" in words, "close" in words
        self.body = []

    def commands(self):
        """Pairs of a command and the lines that it is to print."""
        found, goes_on = [], False
        for text in self.body:
            if goes_on:
                found[-1][0] += "\n" + text
            elif text.startswith("$ "):
                found.append([text[2:], []])
            elif found:
                found[-1][1].append(text)
            else:
                raise SystemExit(f"line {self.line}: a block that is run begins with a command")
            goes_on = (goes_on or text.startswith("$ ")) and text.endswith("\\")
        return found


def blocks(text):
    found, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if inside and line.rstrip() == "```":
            inside = False
        elif inside:
            found[-1].body.append(line)
        elif fence:
            found.append(Block(number, fence[1], fence[2]))
            inside = True
        elif line.startswith("```"):
            found.append(Block(number, "", ""))
            inside = True
    return found


def pattern(lines, close):
    """A regular expression of the lines shown, with a group for every number that may differ.

    Runs of blanks and the ends of lines are free.
    """
    def text(part):
        pieces = DECIMAL.split(part) if close else [part]
        return r"(-?\d+\.\d+)".join(r"\s+".join(map(re.escape, re.split(r"\s+", piece)))
                                     for piece in pieces)

    expression = ""
    for line in map(str.strip, lines):
        if line == "…":
            expression += r"(?:.*\n)*?"
        else:
            parts = [text(part.strip()) for part in line.split("…")]
            expression += r"[ \t]*" + r".*?".join(parts) + r"[ \t]*\n"
    return re.compile(expression)


def agrees(printed, shown, close):
    """Whether what a command printed is what the page shows."""
    match = pattern(shown, close).fullmatch(printed)
    if not match or not close:
        return bool(match)
    expected = DECIMAL.findall("\n".join(shown))
    return all(abs(float(found) - float(value)) <= 0.05 * max(1, abs(float(value)))
               for found, value in zip(match.groups(), expected, strict=True))


def run_page(page, program):
    """Runs the commands of one page and returns how many there were, and what failed."""
    parts = blocks(page.read_text(encoding="utf-8"))
    if not any(block.runs for block in parts):
        return 0, []
    count, failures = 0, []
    name = page.relative_to(ROOT) if page.is_relative_to(ROOT) else page
    with tempfile.TemporaryDirectory(prefix="doc-commands-") as folder:
        for linked in ("models", "studies", "scripts"):
            os.symlink(ROOT / linked, pathlib.Path(folder) / linked)
        path = f"{program.parent}:{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
        for block in parts:
            if block.file:
                target = pathlib.Path(folder) / block.file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("\n".join(block.body) + "\n", encoding="utf-8")
            for command, shown in block.commands() if block.runs else []:
                count += 1
                began = time.monotonic()
                ran = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", command], cwd=folder, env=environment,
                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    text=True, errors="replace")
                seconds = time.monotonic() - began
                print(f"{seconds:6.1f} s  {name}:{block.line}: {command.splitlines()[0]}", flush=True)
                if (ran.returncode != 0) != block.fails:
                    failures.append(f"{name}:{block.line}: {command}\n  ended with {ran.returncode}:\n"
                                    + ran.stdout)
                    return count, failures
                printed = ran.stdout if ran.stdout.endswith("\n") else ran.stdout + "\n"
                if shown and not agrees(printed, shown, block.close):
                    failures.append(f"{name}:{block.line}: {command}\n  printed\n{printed}"
                                    "  where the page shows\n" + "\n".join(shown))
    return count, failures


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    pages = [pathlib.Path(page).resolve() for page in sys.argv[2:]]
    pages = pages or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    count, failures = 0, []
    for page in pages:
        ran, failed = run_page(page, program)
        count += ran
        failures += failed
    print(f"{count} commands, {len(failures)} failed")
    if failures or not count:
        raise SystemExit("\n\n".join(failures) or "no command was found")


main()
