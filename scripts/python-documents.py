#!/usr/bin/env python3
"""Writes the types of the Python package from the schemas of the JSON documents, or checks them.

  scripts/python-documents.py            writes python/src/binodal/documents.py
  scripts/python-documents.py --check    ends with 1 where the file differs
"""

import json
import pathlib
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
MODULE = ROOT / "python" / "src" / "binodal" / "documents.py"
NAMES = [
    "candidate", "check", "design", "forecast", "generate", "model_list", "predict", "simulate",
    "sweep",
]
HEAD = '''\
"""The program's JSON documents as types.

Written by scripts/python-documents.py from docs/reference/schemas; do not edit.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = [
{names}]

'''
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def singular(word):
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def camel(words):
    return "".join(part.capitalize() for part in words.split("_"))


class Module:
    """The classes of all documents, the inner ones before those that use them."""

    def __init__(self):
        self.classes = {}
        self.reals = {}

    def kind(self, schema, name, path, reals):
        """The Python type of a schema; `name` is that of the class where it is an object."""
        if "$ref" in schema:
            assert schema["$ref"] == "real.json", schema
            reals.append(path)
            return "float"
        if "const" in schema:
            return f"Literal[{json.dumps(schema['const'])}]"
        if "anyOf" in schema:
            kinds = [self.kind(part, name, path, reals) for part in schema["anyOf"]]
            return " | ".join(kinds)
        if schema.get("type") == "null":
            return "None"
        if schema.get("type") == "array":
            inner = self.kind(schema["items"], name, path + "[]", reals)
            return f"list[{inner}]"
        if schema.get("type") != "object":
            return SCALARS[schema["type"]]
        if "properties" in schema:
            self.add(schema, name, path, reals)
            return name
        inner = self.kind(schema["additionalProperties"], name, path + "{}", reals)
        return f"dict[str, {inner}]"

    def add(self, schema, name, path, reals):
        lines = []
        required = schema.get("required", [])
        for key, member in schema["properties"].items():
            inner = self.kind(member, name + camel(singular(key)), f"{path}.{key}", reals)
            words = member.get("description", "")
            lines += textwrap.wrap(words, 90, initial_indent="    # ", subsequent_indent="    # ")
            if key not in required:
                inner = f"NotRequired[{inner}]"
            lines.append(f'    "{key}": {inner},')
        assert name not in self.classes, name
        body = "\n".join(["{", *lines, "}"])
        self.classes[name] = f'{name} = TypedDict("{name}", {body})\n'

    def document(self, name):
        schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
        reals = []
        self.add(schema, camel(name), "", reals)
        words = textwrap.wrap(schema.get("description", ""), 92)
        self.classes[camel(name)] += "\n".join(['"""' + "\n".join(words) + '"""', ""])
        self.reals[name] = sorted(reals)

    def text(self):
        names = "".join(f'    "{name}",\n' for name in ["REALS", *sorted(self.classes)])
        rows = ["# Where each document has real numbers: one that is not finite comes as a word.",
                "REALS: dict[str, frozenset[str]] = {"]
        for name, paths in sorted(self.reals.items()):
            rows += [f'    "{name}": frozenset({{']
            rows += [f'        "{path}",' for path in paths] + ["    }),"]
        return HEAD.format(names=names) + "\n".join(self.classes.values()) + "\n" + "\n".join(
            [*rows, "}", ""])


def main():
    module = Module()
    for name in NAMES:
        module.document(name)
    text = module.text()
    if "--check" not in sys.argv:
        MODULE.write_text(text, encoding="utf-8")
    elif not MODULE.exists() or MODULE.read_text(encoding="utf-8") != text:
        sys.exit(f"{MODULE} is not what the schemas say; run scripts/python-documents.py")


main()
