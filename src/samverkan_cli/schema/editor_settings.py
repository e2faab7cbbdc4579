"""Settings by which Visual Studio Code (redhat.vscode-yaml) knows plan files: the schema, and which files it is for."""

from __future__ import annotations

import json
import re
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import BOM

FOLDER = ".vscode"
SETTINGS = f"{FOLDER}/settings.json"
SCHEMA = f"{FOLDER}/samverkan.schema.json"
"""Where the schema is put; relative to the workspace, as `SETTINGS`."""
_SCHEMAS = "yaml.schemas"


def wanted(plans: str) -> dict[str, list[str]]:
    """What is to stand under `yaml.schemas`, where the plans are in a folder `plans`."""
    return {f"./{SCHEMA}": [f"{plans}/**/*.yaml", f"{plans}/**/*.yml"]}


def merged(old: bytes | None, plans: str) -> bytes | None:
    """The settings with the schema among them; None where it is there already. All else stays as it was, to the byte.

    Raises UserError, which says what to write, where the settings are no plain JSON (comments are none) or have other
    schemas: then it is for a person to say how these go together.
    """
    mine = wanted(plans)
    if old is None or not old.removeprefix(BOM).strip():
        return f"{json.dumps({_SCHEMAS: mine}, indent=2)}\n".encode()
    try:
        text = old.removeprefix(BOM).decode()
        settings = _read(text)
    except ValueError:
        raise _refused(Message("{file} is not plain JSON, so nothing was written in it", file=SETTINGS), mine) from None
    there = settings.get(_SCHEMAS)
    if isinstance(there, dict) and mine.items() <= there.items():
        return None
    if _SCHEMAS in settings:
        raise _refused(Message("{file} has schemas already, so nothing was written in it", file=SETTINGS), mine)
    new = _spliced(text, mine)
    assert _read(new) == {**settings, _SCHEMAS: mine}  # noqa: S101 - nothing is written that does not say what was meant
    return (BOM if old.startswith(BOM) else b"") + new.encode()


def _read(text: str) -> dict[str, Any]:
    """Settings as data. Raises ValueError where they are no JSON object, or say the same thing twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise ValueError("a key stands there twice")
        return found

    def no_number(name: str) -> Any:
        raise ValueError(f"{name} is no number in JSON")

    try:
        settings = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(settings, dict):
        raise ValueError("no object")
    return settings


def _spliced(text: str, mine: dict[str, list[str]]) -> str:
    """Settings with one more at the end, indented and with line ends as they are there."""
    whole = text.rstrip()
    before = whole[:-1].rstrip()
    indented = re.search(r'^([ \t]+)"', text, re.MULTILINE)
    added = json.dumps({_SCHEMAS: mine}, indent=indented[1] if indented else "  ")[1:]
    if "\r\n" in text:
        added = added.replace("\n", "\r\n")
    return before + ("" if before.endswith("{") else ",") + added + text[len(whole) :]


def _refused(message: Message, mine: dict[str, list[str]]) -> UserError:
    written = json.dumps({_SCHEMAS: mine})[1:-1]
    return UserError(
        message,
        Message(
            "Write {text} there, and make the schema: {command}", text=written, command=f"samverkan schema > {SCHEMA}"
        ),
    )
