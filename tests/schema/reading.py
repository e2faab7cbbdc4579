"""YAML as another program reads it: typed scalars, in YAML 1.2, and keys that are text as in JSON."""

from __future__ import annotations

import json
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class _Constructor(SafeConstructor):
    """Days stay text, as they do in editors and in JSON."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def typed(text: str) -> Any:
    """The data of a text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return _as_json(yaml.load(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {json.dumps(key) if isinstance(key, bool) else str(key): _as_json(each) for key, each in value.items()}
    return [_as_json(each) for each in value] if isinstance(value, list) else value
