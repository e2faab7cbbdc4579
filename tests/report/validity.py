"""What schemas of others say of what we write; see `schemas/README.md`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema
from jsonschema import Draft4Validator

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def _sarif() -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")))


@cache
def _junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def sarif_faults(text: str) -> list[str]:
    """What is wrong with a SARIF log."""
    return [f"{error.json_path}: {error.message[:200]}" for error in _sarif().iter_errors(json.loads(text))]


def junit_faults(text: str) -> list[str]:
    """What is wrong with a JUnit report."""
    return [str(error.reason) for error in _junit().iter_errors(text)]


def element(text: str) -> ET.Element:
    """A JUnit report, read."""
    return ET.fromstring(text)  # noqa: S314 - we wrote it ourselves
