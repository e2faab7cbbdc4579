"""Every field of the format as Markdown tables, read off the models and the rules; `tools/generate.py` writes them."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from manual import path

from samverkan_cli.check.rule import Given, Rule, Stage
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.session import Session
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import Code, Speech, speech
from samverkan_cli.link.other_plans import PLANS
from samverkan_cli.link.project import Project
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field
from samverkan_cli.model.thing import Part
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import page
from samverkan_cli.schema.describe import held
from samverkan_cli.schema.fields import described, example, known, places, sentence
from samverkan_cli.yamltext.parser import read

TODAY = date(2027, 1, 15)
EVERYWHERE = 35
"""A rule that looks at more fields than this looks at plans as a whole, and is told of once."""

Looked = dict[tuple[type[Part], str], list[Rule]]

_WORDS: dict[Code, dict[str, str]] = {
    "en": {
        "head": "| field | in documents | what it is | what stands there | example | rules |",
        "required": "required",
        "top": "The top of a file",
        "everywhere": "These rules look at texts or things all over the plan, and are not named below",
    },
    "sv": {
        "head": "| fält | i dokument | vad det är | vad som står där | exempel | regler |",
        "required": "måste finnas",
        "top": "Överst i en fil",
        "everywhere": "De här reglerna ser på texter eller saker i hela planen, och nämns inte nedan",
    },
}


def tables(code: Code, looked: Looked) -> str:
    """A table of fields for every kind of part, as one comes upon them from the top of a file.

    `looked` are the rules that look at each field.
    """
    say, words = speech(code), _WORDS[code]
    seen = [rule for rules in looked.values() for rule in rules]
    wide = [rule for rule in RULES if seen.count(rule) > EVERYWHERE]
    text = f"{words['everywhere']}: {', '.join(_link(rule, code) for rule in wide)}.\n\n" if wide else ""
    for kind, paths in places().items():
        where = [f"`{'.'.join(path)}`" for path in paths]
        text += f'<a id="{_anchor(kind)}"></a>\n\n## {words["top"] if kind is Plan else ", ".join(where)}\n\n'
        text += f"{say.word(described(kind))}\n\n{words['head']}\n|---|---|---|---|---|---|\n"
        for field in known(kind).values():
            rules = [rule for rule in looked.get((kind, field.key), ()) if rule not in wide]
            cells = (
                f"`{field.key}`" + (f", {words['required']}" if field.required else ""),
                say.word(field.shown.label),
                say.word(sentence(field)),
                _held(field, say),
                f"`{example(field)}`",
                ", ".join(_link(rule, code) for rule in rules),
            )
            text += f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
        text += "\n"
    return text.rstrip() + "\n"


def _anchor(kind: type[Part]) -> str:
    return kind.__name__.lower()


def _held(field: Field, say: Speech) -> str:
    text = held(field, say, "`{}`".format)
    if field.part is not None:
        return f"[{text}](#{_anchor(field.part)})"
    return "<br>".join([text, *(f"`{word}` – {say.word(word.meaning)}" for word in field.words or ())])


def _link(rule: Rule, code: Code) -> str:
    return f"[{rule.code}](../{path(rule, code)})"


def looked_at() -> Looked:
    """The rules that look at each field, by model and key: found by watching them look.

    Each looks at the plans that its own page calls good, and at one that has every field. Titles are read for what is
    said of a fault too, so reading one counts only where there is no fault.
    """
    found: Looked = {}
    whole = project_of(json.dumps(whole_plan(), ensure_ascii=False))
    for rule in RULES:
        if rule.stage is not Stage.CHECKING:
            continue
        goods = [
            project_of(good.text)
            for good in page(rule).goods
            if not any(word.startswith("file=") for word in good.words)
        ]
        with watching() as seen:
            for plan in goods:
                list(rule.check(plan, Given(today=TODAY)))
        vars(whole).pop("working", None)  # each rule asks anew which activities are dropped
        with watching() as also:
            faults = list(rule.check(whole, Given(today=TODAY)))
        seen |= {(kind, key) for kind, key in also if not (faults and key == "title")}
        for kind, key in sorted(seen, key=lambda each: (each[0].__name__, each[1])):
            found.setdefault((kind, key), []).append(rule)
    return found


@contextmanager
def watching() -> Iterator[set[tuple[type[Part], str]]]:
    """Which fields of parts are read meanwhile, by model and key."""
    seen: set[tuple[type[Part], str]] = set()
    fields = {(kind, field.name): field for kind in places() for field in known(kind).values()}

    def watched(part: Part, name: str) -> Any:
        kind = Plan if issubclass(type(part), Plan) else type(part)
        field = fields.get((kind, name))
        # Going through a part to what is in it is no look at the part; asking whether it is there is one.
        if field is not None and (field.part is None or sys._getframe(1).f_code.co_name == "lacks"):
            seen.add((kind, field.key))
        return object.__getattribute__(part, name)

    Part.__getattribute__ = watched  # type: ignore[method-assign, assignment]
    try:
        yield seen
    finally:
        del Part.__getattribute__


def project_of(text: str) -> Project:
    """The linked plan that a text makes by itself."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder).resolve() / "plans" / "p" / "plan.yaml"
        plan.parent.mkdir(parents=True)
        plan.write_text(text, encoding="utf-8")
        session = Session(folder=plan.parents[2], lang="en", today_text=TODAY.isoformat())
        project = checked(session, *session.workspace([]), select=["SAM0"]).project("p")
    if project is None:
        raise ValueError(f"no plan: {text}")
    return project


def whole_plan() -> dict[str, Any]:
    """A plan with each field of the format once, by its example and in one way, and an entry in each collection."""
    ids = {
        field.key: next(iter(_read(example(field))))
        for kind in places()
        for field in known(kind).values()
        if field.form == "entries"
    }
    ids[PLANS] = "gammal-plan"

    def value(field: Field) -> Any:
        if field.ref is not None:
            return "all" if field.ref.every else ids[field.ref.into[0]]
        return _read(example(field))

    def part(kind: type[Part]) -> dict[str, Any]:
        others = getattr(kind, "alternatives", ())[1:]
        return {field.key: filled(field) for field in known(kind).values() if field.name not in others}

    def filled(field: Field) -> Any:
        if field.form == "keyed" and field.ref is not None:
            inside = part(field.part) if field.part is not None else "60"
            return {ids[field.ref.into[0]]: inside}
        if field.part is None:
            return value(field)
        if field.form == "entries":
            return {ids[field.key]: part(field.part)}
        return [part(field.part)] if field.form == "many" else part(field.part)

    return part(Plan)


def _read(example: str) -> Any:
    return read(Source("", example)).data
