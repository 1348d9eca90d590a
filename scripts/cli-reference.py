#!/usr/bin/env python3
"""Writes docs/reference/cli.md from the command line's own parser, or checks that it is up to date.

  scripts/cli-reference.py BINODAL            prints the page
  scripts/cli-reference.py BINODAL PAGE       writes the page
  scripts/cli-reference.py BINODAL PAGE --check   ends with 1 where the page differs
"""

import argparse
import difflib
import json
import pathlib
import re
import subprocess
import sys

HEAD = """\
<!-- Written by scripts/cli-reference.py from the parser of the program; do not edit. -->

# The command line

Every command, argument and option, as `binodal help COMMAND` prints them. `…` marks an argument
or option that may be given several times; `–` stands where there is no default and none is needed.

Every command takes `--help` and `--version` as well. Exit status: 0 success, 64 wrong usage,
65 bad input, 1 anything else.
"""


def parser_of(program):
    dump = subprocess.run(
        [program, "--experimental-dump-help"], check=True, capture_output=True, text=True)
    return json.loads(dump.stdout)["command"]


def spelled(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def cell(text):
    """Text for one cell of a table: plain text, with what Markdown would take for markup escaped."""
    return re.sub(r"([\\|<>*_`])", r"\\\1", " ".join(text.split()))


def signature(argument):
    """How an argument is typed, such as `--seed <seed>` or `<volumes> …`."""
    value = f"<{argument.get('valueName', 'value')}>"
    more = " …" if argument.get("isRepeating") else ""
    if argument["kind"] == "positional":
        return value + more
    names = ", ".join(spelled(name) for name in argument["names"])
    return names + (f" {value}" if argument["kind"] == "option" else "") + more


def meaning(argument):
    parts = [argument.get("abstract", "")]
    values = argument.get("allValues")
    if values and not any(value in parts[0] for value in values):
        parts.append("One of " + ", ".join(values) + ".")
    return linked(cell(" ".join(part for part in parts if part)))


def table(arguments):
    yield "| | meaning | default |"
    yield "|---|---|---|"
    for argument in arguments:
        default = argument.get("defaultValue")
        if argument["kind"] == "flag" or argument.get("isOptional") and default is None:
            standing = "–"
        elif default is None:
            standing = "required"
        else:
            standing = f"`{default}`"
        yield f"| `{signature(argument)}` | {meaning(argument)} | {standing} |"


def linked(text):
    """Prose in which the names of pages, docs/KIND/NAME.md, are links from docs/reference."""
    return re.sub(
        r"docs/(?:reference/)?((?:[a-z-]+/)?([a-z-]+)\.md)",
        lambda page: f"[{page[2]}]({'../' if '/' in page[1] else ''}{page[1]})", text)


def paragraphs(discussion):
    """The discussion: prose as it is, and what follows EXAMPLE as a block of code."""
    text, _, example = discussion.partition("EXAMPLE")
    yield from (linked(line.replace("<", "\\<")) for line in text.strip().splitlines())
    if example.strip():
        yield from ["", "```console"]
        goes_on = False
        for line in filter(str.strip, example.strip().splitlines()):
            yield line if goes_on else "$ " + line.strip()
            goes_on = line.endswith("\\")
        yield "```"


def page(command, path, depth):
    """The section of a command, and those of its subcommands."""
    children = [
        child for child in command.get("subcommands", [])
        if child["commandName"] != "help" and child.get("shouldDisplay", True)]
    if len(path) > 1:
        yield from ["", "#" * depth + " " + " ".join(path), "", command.get("abstract", "")]
        if command.get("discussion"):
            yield ""
            yield from paragraphs(command["discussion"])
        groups = {}
        for argument in command.get("arguments", []):
            name = (argument.get("preferredName") or {}).get("name")
            if argument.get("shouldDisplay", True) and name not in ("help", "version"):
                title = argument.get("sectionTitle") or (
                    "Arguments" if argument["kind"] == "positional" else "Options")
                groups.setdefault(title, []).append(argument)
        for title, arguments in groups.items():
            yield from ["", f"**{title}**", ""]
            yield from table(arguments)
    for child in children:
        yield from page(child, path + [child["commandName"]], min(depth + 1, 4))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("program")
    options.add_argument("page", nargs="?", type=pathlib.Path)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    text = HEAD + "\n".join(page(parser_of(given.program), ["binodal"], 1)) + "\n"
    if given.page is None:
        sys.stdout.write(text)
    elif not given.check:
        given.page.write_text(text, encoding="utf-8")
    else:
        there = given.page.read_text(encoding="utf-8") if given.page.exists() else ""
        if there != text:
            sys.stdout.writelines(difflib.unified_diff(
                there.splitlines(True), text.splitlines(True), str(given.page), "the program"))
            sys.exit(f"{given.page} is not what the program says of itself; run make reference")


main()
