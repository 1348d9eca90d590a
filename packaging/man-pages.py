#!/usr/bin/env python3
"""Writes a manual page for the program and for each of its commands, from its own parser.

  packaging/man-pages.py BINODAL FOLDER    writes FOLDER/binodal.1, binodal-design.1, …
"""

import argparse
import json
import pathlib
import re
import subprocess

SEE = "Guide: /usr/share/doc/binodal/docs, or docs/ of the sources."
STATUS = [("0", "success"), ("64", "wrong usage"), ("65", "bad input"), ("1", "anything else")]
ENVIRONMENT = [
    ("BINODAL_MODELS", "a folder of model bundles that is looked through before all others"),
    ("BINODAL_STUDIES", "a folder of studies that is looked through before all others"),
    ("BINODAL_TORCH", "the path of libTorchShim.so, where it is not beside the program"),
]


def answer(program, *arguments):
    return subprocess.run(
        [program, *arguments], check=True, capture_output=True, text=True).stdout


def roff(text):
    """Text that roff takes for nothing but text, on one line."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + plain if plain[:1] in (".", "'") else plain


def signature(argument):
    value = argument.get("valueName", "value")
    more = " ..." if argument.get("isRepeating") else ""
    if argument["kind"] == "positional":
        return f"\\fI{roff(value)}\\fR{more}"
    names = ", ".join(
        "\\fB" + roff(("-" if name["kind"] == "short" else "--") + name["name"]) + "\\fR"
        for name in argument["names"])
    return names + (f" \\fI{roff(value)}\\fR" if argument["kind"] == "option" else "") + more


def meaning(argument):
    parts = [argument.get("abstract", "")]
    if argument.get("allValues"):
        parts.append("One of " + ", ".join(argument["allValues"]) + ".")
    default = argument.get("defaultValue")
    if default is not None and argument["kind"] != "flag":
        parts.append(f"Default: {default}.")
    return roff(" ".join(parts))


def entries(rows):
    for head, text in rows:
        yield from (".TP", head, text)


def description(command):
    prose, _, example = command.get("discussion", "").partition("EXAMPLE")
    if prose.strip():
        yield ".SH DESCRIPTION"
        for paragraph in prose.strip().split("\n\n"):
            yield from (".PP", roff(paragraph))
    if example.strip():
        yield from (".SH EXAMPLES", ".nf")
        for line in example.strip().splitlines():
            yield roff(line) if line.strip() else ""
        yield ".fi"


def shown(things):
    return [thing for thing in things if thing.get("shouldDisplay", True)]


def page(command, path, version):
    arguments = shown(command.get("arguments", []))
    children = [
        child for child in shown(command.get("subcommands", [])) if child["commandName"] != "help"]
    name = "-".join(path)
    yield f'.TH "{roff(name.upper())}" 1 "" "binodal {version}" "Binodal"'
    yield from (".SH NAME", f"{roff(name)} \\- {roff(command.get('abstract', '').rstrip('.'))}")
    yield ".SH SYNOPSIS"
    given = [signature(argument) for argument in arguments if argument["kind"] == "positional"]
    words = ["\\fIcommand\\fR"] if children else ["[\\fIoptions\\fR]", *given]
    yield f"\\fB{roff(' '.join(path))}\\fR " + " ".join(words)
    yield from description(command)
    if arguments:
        yield ".SH OPTIONS"
        yield from entries((signature(argument), meaning(argument)) for argument in arguments)
    if children:
        yield ".SH COMMANDS"
        yield from entries(
            (f"\\fB{roff('-'.join([*path, child['commandName']]))}\\fR(1)",
             roff(child.get("abstract", ""))) for child in children)
    yield ".SH EXIT STATUS"
    yield from entries((f"\\fB{status}\\fR", text) for status, text in STATUS)
    yield ".SH ENVIRONMENT"
    yield from entries((f"\\fB{variable}\\fR", roff(text)) for variable, text in ENVIRONMENT)
    yield from (".SH SEE ALSO", roff(SEE))
    if len(path) > 1:
        yield from (".br", f"\\fB{roff('-'.join(path[:-1]))}\\fR(1)")


def write(command, path, version, folder):
    file = folder / ("-".join(path) + ".1")
    file.write_text("\n".join(page(command, path, version)) + "\n", encoding="utf-8")
    for child in shown(command.get("subcommands", [])):
        if child["commandName"] != "help":
            write(child, [*path, child["commandName"]], version, folder)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("program")
    options.add_argument("folder", type=pathlib.Path)
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    parser = json.loads(answer(given.program, "--experimental-dump-help"))["command"]
    version = re.search(r"\d+\.\d+\.\d+", answer(given.program, "--version"))[0]
    write(parser, ["binodal"], version, given.folder)


main()
