"""Settings as frozen dataclasses, read from configs/*.json and stored in every checkpoint."""

from __future__ import annotations

import dataclasses
import json
import typing
from pathlib import Path


def _coerce(value: object, kind: object, where: str) -> object:
    if dataclasses.is_dataclass(kind):
        return from_dict(kind, value, where)
    if typing.get_origin(kind) is tuple:
        return tuple(value)
    return value


def from_dict(kind: type, values: dict, where: str = "config") -> object:
    """Build a config dataclass from plain JSON values; an unknown key is an error."""
    hints = typing.get_type_hints(kind)
    unknown = sorted(set(values) - set(hints))
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(unknown)} (known: {', '.join(hints)})")
    return kind(**{k: _coerce(v, hints[k], f"{where}.{k}") for k, v in values.items()})


def load_config(kind: type, path: str | Path, **instead: object) -> object:
    """The config of a file, with what `instead` names in place of what the file says; None stands for the file."""
    config = from_dict(kind, json.loads(Path(path).read_text()), Path(path).name)
    return dataclasses.replace(config, **{name: value for name, value in instead.items() if value is not None})


def to_dict(config: object) -> dict:
    return json.loads(json.dumps(dataclasses.asdict(config)))
