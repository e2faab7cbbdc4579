"""The format as JSON Schema (2020-12), for editors and for others who read plans.

It says what can be said of a file by itself, as another reader of YAML sees it: which fields there are, and how each
value is written. What a file has to do with the others, such as references, is for `samverkan validate`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field
from samverkan_cli.model.thing import Part, Short
from samverkan_cli.model.values import Kind
from samverkan_cli.schema.describe import ENTRIES, ID, KEYED, REFERENCE, held, value
from samverkan_cli.schema.fields import described, example, known, places, sentence
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import read

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MADE = "Made by `samverkan schema`; a change made here is lost when it is made again."
"""What a schema that was made here says of itself."""

_TITLE = marked("A plan file for samverkan")

Schema = dict[str, Any]


@cache
def schema(speech: Speech) -> str:
    """The schema of a plan file as JSON, with descriptions in a language. The same words give the same text."""
    return json.dumps(_Writer(speech).file(), ensure_ascii=False, indent=2) + "\n"


class _Writer:
    def __init__(self, speech: Speech) -> None:
        self.say = speech
        self.values: dict[str, Schema] = {}

    def file(self) -> Schema:
        parts = {kind.__name__: self.part(kind) for kind in places() if kind is not Plan}
        return {
            "$schema": DIALECT,
            "$comment": MADE,
            **self.part(Plan),
            "$defs": {**parts, **dict(sorted(self.values.items()))},
        }

    def part(self, kind: type[Part]) -> Schema:
        """A part with its fields. Without any that it must have, nothing may be written under it."""
        fields = known(kind).values()
        required = [field.key for field in fields if field.required]
        made: Schema = {
            "title": ".".join(places()[kind][0]) or self.say.word(_TITLE),
            "description": self.say.word(described(kind)),
            "type": "object" if required else ["object", "null"],
            "properties": {field.key: self.field(field) for field in fields},
            "additionalProperties": False,
        }
        if required:
            made["required"] = required
        return made

    def field(self, field: Field) -> Schema:
        """What may stand in a field: also nothing, unless it is required."""
        one = self.one(field)
        if field.form == "many":
            made = self.many(field, one)
        elif field.form == "one":
            made = one
            if field.required and field.part is None and not field.words:
                made["type"] = ["string", *value(field).also]
        else:
            made = self.mapping(ENTRIES if field.form == "entries" else KEYED, one)
        description = self.say.word(sentence(field))
        if not field.words:  # which an editor shows with what they mean
            kind = held(field, self.say)
            description += f"\n\n{kind[:1].upper()}{kind[1:]}."
        return {"title": field.key, "description": description, **made, "examples": [typed(example(field))]}

    def many(self, field: Field, one: Schema) -> Schema:
        """A list, or one value alone; an item under which nothing is written is passed over."""
        choices, item = one.get("anyOf", [one]), one
        if field.part is not None and any(each.required for each in known(field.part).values()):
            item = {"anyOf": [*choices, {"type": "null"}]}
            choices = choices if field.required else item["anyOf"]
        several: Schema = {"type": "array", "items": item}
        if field.least:
            several |= {"minItems": field.least, "contains": {"not": {"type": "null"}}}
        something: Schema = {"not": {"type": "null"}} if field.required else {}
        return something | {"anyOf": [*choices, several]}

    def mapping(self, kind: Kind, one: Schema) -> Schema:
        """Entries under ids, or what is said of things under theirs."""
        return {
            "type": ["object", "null"],
            "patternProperties": {ID if kind is ENTRIES else REFERENCE.pattern: one},
            "additionalProperties": False,
            "errorMessage": self.say.word(kind.write),
        }

    def one(self, field: Field) -> Schema:
        """What may stand in a field once."""
        if field.words:
            return {
                "enum": [*field.words] if field.required else [*field.words, None],
                "enumDescriptions": [self.say.word(word.meaning) for word in field.words],
                "errorMessage": self.say(Message("Write one of {words}", words=either([*field.words]))),
            }
        if field.part is None:
            return self.value(value(field))
        whole: Schema = {"$ref": f"#/$defs/{field.part.__name__}"}
        return {"anyOf": [self.value(REFERENCE), whole]} if issubclass(field.part, Short) else whole

    def value(self, kind: Kind) -> Schema:
        """A value of a kind, or nothing. Editors say what is in `errorMessage` where something else stands there."""
        if kind.name not in self.values:
            made = self.values[kind.name] = {"type": ["string", *kind.also, "null"]}
            if kind.pattern:
                made["pattern"] = kind.pattern
            if kind.least is not None and kind.most is not None:
                made |= {"minimum": kind.least, "maximum": kind.most}
            if kind.write:
                made["errorMessage"] = self.say(Message(kind.write, least=kind.least or 0, most=kind.most or 0))
        return {"$ref": f"#/$defs/{kind.name}"}


_NUMBER = compiled_late(r"[-+]?[0-9]+|[-+]?[0-9]*\.[0-9]+")


def typed(text: str) -> Any:
    """A text in YAML as the data that other readers take it for, where 2027 is a number. Days stay text, as in JSON."""
    reading = read(Source("", text))
    return _typed(reading.data, reading.root)


def _typed(data: Plain, node: Node | None) -> Any:
    if isinstance(data, dict):
        return {key: _typed(value, node.child(key) if node else None) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(value, node.child(n) if node else None) for n, value in enumerate(data)]
    if data is None or node is None or node.style:
        return data
    if _NUMBER.fullmatch(data):
        return float(data) if "." in data else int(data)
    return {"true": True, "false": False}.get(data, data)
