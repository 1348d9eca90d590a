"""Validates JSON documents: validate_documents.py SCHEMAS NAME=FILE ...

A member that the schema does not name is refused too. Prints a line for each fault.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

folder = pathlib.Path(sys.argv[1])
schemas = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
registry = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in schemas.items())


def closed(schema):
    """The schema with no members but those that it names."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(part) for key, part in schema.items()}
    if "type" in result and "properties" in result:
        result.setdefault("additionalProperties", False)
    return result


for words in sys.argv[2:]:
    name, file = words.split("=", 1)
    schema = closed(schemas[name + ".json"])
    Draft202012Validator.check_schema(schema)
    document = json.loads(pathlib.Path(file).read_text())
    for fault in Draft202012Validator(schema, registry=registry).iter_errors(document):
        print(f"{name}: {'.'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
