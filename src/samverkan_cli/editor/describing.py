"""What an editor says of a field, a word, a thing and a rule, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.message import Message, counted, some
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.project import Project
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.shape import Field, references
from samverkan_cli.model.thing import Keyed, Part, Thing
from samverkan_cli.rules.pages import page
from samverkan_cli.schema.describe import held
from samverkan_cli.schema.fields import described, example, sentence

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def marked_up(text: str) -> str:
    """A text of a plan, so that nothing in it is markup."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def label(field: Field, say: Speech) -> str:
    """What a field is called where a plan is shown."""
    return say.word(field.shown.label) if field.shown.label else ""


def of_field(field: Field, say: Speech) -> str:
    """What a field is for, what may stand in it, and an example."""
    name, there = label(field, say), say(Message("What stands there"))
    parts = [f"**{field.key}**{f' · {name}' if name else ''}", say.word(sentence(field))]
    parts.append(f"{there}: {held(field, say, '`{}`'.format)}.")
    if shown := example(field):
        parts.append(f"```yaml\n{field.key}: {shown}\n```")
    return "\n\n".join(filter(None, parts))


def of_kind(kind: type[Part], say: Speech) -> str:
    """What a kind of part is."""
    return say.word(described(kind))


def of_word(word: Word, say: Speech) -> str:
    """What a word means."""
    name = say(word.label)
    return f"**{word}**{f' · {name}' if name else ''}\n\n{say.word(word.meaning)}"


def of_thing(thing: Thing, project: Project, say: Speech) -> str:
    """What an id is of: title, who answers for it, and what refers to it."""
    title = title_of(thing)
    parts = [f"**{marked_up(title)}**", f"`{thing.route[-2]}/{thing.id}` · {of_kind(type(thing), say)}"]
    if text := getattr(thing, "text", None):
        parts.append(marked_up(text)[:300])
    owners = [title_of(each) for each in getattr(thing, "owners", ()) if isinstance(each, Thing)]
    if owners:
        parts.append(say(Message("Answers for it: {owners}", owners=tuple(map(marked_up, owners)))))
    referring = referring_to(project, thing)
    names = [marked_up(title_of(each)) for each in dict.fromkeys(map(_nearest, referring)) if each is not thing]
    if names:
        parts.append(say(Message("Referred to by {names}", names=some(names))))
    else:
        parts.append(say(Message("Nothing refers to it")))
    return "\n\n".join(parts)


def references_counted(n: int, say: Speech) -> str:
    """How many references there are to a thing."""
    return say(counted("{n} reference", "{n} references", n))


def title_of(thing: Part) -> str:
    """What a thing is called: its title, else its id."""
    return str(getattr(thing, "title", None) or getattr(thing, "id", ""))


def _nearest(part: Part) -> Part:
    """The thing that a part belongs to."""
    here: Part | None = part
    while here is not None and not isinstance(here, Thing) and here.parent is not None:
        here = here.parent if here.parent.parent is not None else None
    return here or part


def referring_to(project: Project, thing: Thing) -> list[Part]:
    """The parts that refer to a thing, in reading order; one that does in two fields is there twice."""
    found = []
    for part in project.parts:
        for field in references(type(part)):
            value = getattr(part, field.name)
            if not value:
                continue
            things = [each for each, _ in value] if isinstance(value, Keyed) else value
            if any(each is thing for each in (things if isinstance(things, tuple | list) else (things,))):
                found.append(part)
    return found


def of_rules(found: Sequence[Diagnostic], say: Speech) -> str:
    """The rules of some findings: what they look for, and why that matters."""
    rules = dict.fromkeys(each.rule for each in found)
    return "\n\n---\n\n".join(
        f"**{rule.code} {rule.name}**\n\n{written.sentence}\n\n{written.why}"
        for rule in rules
        for written in [page(rule, say.code)]
    )
