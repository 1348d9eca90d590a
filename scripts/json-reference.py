#!/usr/bin/env python3
"""Writes docs/reference/json.md from the schemas and the goldens, or checks that it is up to date.

  scripts/json-reference.py            writes the page
  scripts/json-reference.py --check    ends with 1 where the page differs
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "json.md"
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
GOLDENS = ROOT / "Tests" / "binodalTests" / "Goldens"
HEAD = """\
<!-- Written by scripts/json-reference.py from schemas/ and the goldens of the tests; do not edit. -->

# JSON documents

Every command with `--json` prints one JSON document; progress and remarks go to standard error. Names are
in snake case; keys that name a descriptor or a file are spelled as it is (`vol_frac_D`, `STAT_CC_D`).

- `document` says which of the documents below it is, `schema_version` is the number of its schema. A new member
  leaves the number as it is: a reader passes over members that it does not know. The number rises
  where a member goes or comes to mean something else.
- A member that has nothing to say is absent, not `null`; `null` stands in lists and under the names of descriptors only.
- A real number that is not finite is the word `"inf"`, `"-inf"` or `"nan"`.
- `seconds` are of the clock. `phi`, `chi`, `chi_ratio` (χ/χ_c), `log_time` (log₁₀ of
  dimensionless Cahn–Hilliard time), shares and probabilities have no unit; descriptors have that of
  [descriptors.md](descriptors.md).
- Each document has a [JSON Schema](https://json-schema.org/draft/2020-12) in
  `docs/reference/schemas/NAME.json`. Examples are real answers on a tiny model; long lists
  are cut to their first member, long tables to three.

`?` marks a member that may be absent, `[]` a list, `{}` an object whose keys are names.
"""


def target(schema):
    """What a schema is of, without the choice of null."""
    choices = [part for part in schema.get("anyOf", []) if part.get("type") != "null"]
    return choices[0] if choices and "type" not in schema else schema


def kind(schema):
    schema = target(schema)
    if "$ref" in schema:
        return "real"
    if schema.get("type") == "array":
        return f"list of {kind(schema['items'])}"
    if schema.get("type") == "object":
        values = schema.get("additionalProperties")
        return f"{kind(values)} by name" if values else "object"
    return schema.get("type", "")


def inner(schema):
    """The object inside lists and maps, and how its path goes on."""
    path = ""
    schema = target(schema)
    while True:
        if schema.get("type") == "array":
            path, schema = path + "[]", target(schema["items"])
        elif schema.get("type") == "object" and schema.get("additionalProperties"):
            path, schema = path + "{}", target(schema["additionalProperties"])
        else:
            return path, schema


def rows(schema, path=""):
    for name, member in schema.get("properties", {}).items():
        if "const" in member:
            continue
        mark = "" if name in schema["required"] else "?"
        description = member.get("description", "").replace("|", "\\\\|")
        yield f"| `{path}{name}`{mark} | {kind(member)} | {description} |"
        more, nested = inner(member)
        yield from rows(nested, f"{path}{name}{more}.")


def shortened(value):
    if isinstance(value, dict):
        items = list(value.items())
        is_table = len(items) > 12 and all(isinstance(part, (int, float)) for _, part in items)
        return {key: shortened(part) for key, part in (items[:3] if is_table else items)}
    if isinstance(value, list) and value:
        is_point = len(value) <= 3 and all(isinstance(part, (int, float)) for part in value)
        return value if is_point else [shortened(value[0])]
    return f"{value[:57]}…" if isinstance(value, str) and len(value) > 60 else value


def section(path):
    schema = json.loads(path.read_text())
    name = schema["title"]
    lines = [f"## {name}", "", schema["description"], "", f"[schemas/{name}.json](schemas/{name}.json)", ""]
    if name == "describe":
        volume = schema["$defs"]["volume"]
        lines += ["A descriptor under its name; `null` where it is 0/0. Beside them:", ""]
        table = [row for row in rows(volume) if "." not in row.split("|")[1]]
    else:
        table = rows(schema)
    lines += ["| member | kind | meaning |", "|---|---|---|", *table, ""]
    golden = json.loads((GOLDENS / path.name).read_text())
    example = json.dumps(shortened(golden), indent=2, ensure_ascii=False)
    return "\n".join([*lines, "```json", example, "```", ""])


page = "\n".join(
    [HEAD, *(section(path) for path in sorted(SCHEMAS.glob("*.json")) if path.name != "real.json")])
if "--check" in sys.argv[1:]:
    if PAGE.read_text() != page:
        sys.exit("docs/reference/json.md is not what the schemas say; run scripts/json-reference.py")
else:
    PAGE.write_text(page)
