"""Python's values as the command line takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

#: A file's or a folder's path.
PathLike = str | os.PathLike[str]


def options(**given: object) -> list[str]:
    """Options as words: `close_enough=0.1` is `--close-enough=0.1`.

    None and False are left out, True is a flag, a mapping is the option repeated for each
    NAME=VALUE (`labels` is one option with all), and a sequence is joined by commas. A name may end
    in `_` where Python needs the name itself (`from_`).
    """
    words: list[str] = []
    for name, value in given.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            words.append(flag)
        elif isinstance(value, Mapping) and name != "labels":
            words += [f"{flag}={key}={word(item)}" for key, item in value.items()]
        else:
            words.append(f"{flag}={word(value)}")
    return words


def word(value: object) -> str:
    """One value as text; a float keeps every digit."""
    if isinstance(value, str):
        return value
    if isinstance(value, os.PathLike):
        return str(os.fspath(value))
    if isinstance(value, Mapping):
        return ",".join(f"{key}={word(item)}" for key, item in value.items())
    if isinstance(value, np.generic):
        plain: object = value.item()
        return word(plain)
    if isinstance(value, (Sequence, np.ndarray)):
        return ",".join(word(item) for item in value)
    return repr(value)


def path(value: PathLike) -> str:
    """A path that is no option, whatever it begins with."""
    text = os.fspath(value)
    return os.path.join(".", text) if text.startswith("-") else text


def study_file(study: PathLike | Mapping[str, Any], folder: str) -> str:
    """The study as a file: itself where it is one, else written into `folder`.

    YAML holds JSON, so that the keys and values are those of a study file.
    """
    if not isinstance(study, Mapping):
        return path(study)
    keys = dict(study)
    targets = keys.get("targets")
    if isinstance(targets, Mapping) and "from" in targets:
        # A path is sought from the study's folder, which here is the working folder.
        keys["targets"] = {**targets, "from": str(Path(targets["from"]).absolute())}
    file = os.path.join(folder, "study.yaml")
    Path(file).write_text(json.dumps(keys, default=_plain, ensure_ascii=False), encoding="utf-8")
    return file


def _plain(value: object) -> object:
    if isinstance(value, (np.generic, np.ndarray)):
        return value.tolist()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise TypeError(f"a study cannot hold a {type(value).__name__}")
