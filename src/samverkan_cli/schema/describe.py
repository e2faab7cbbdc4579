"""What may stand in a field, in a sentence, for whoever reads about it: in the schema, in the docs, in an editor."""

from __future__ import annotations

from collections.abc import Callable

from samverkan_cli.core.message import Message, either
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.model.shape import fields
from samverkan_cli.model.thing import Ref, Short
from samverkan_cli.model.values import Kind
from samverkan_cli.schema.fields import Known
from samverkan_cli.schema.kinds import ENTRIES, FIELDS, KEYED, NUMBERS, SHORT, WORD


def held(field: Known, say: Speech, mark: Callable[[str], str] = str) -> str:
    """What stands in a field, such as "one or several ids of things under owners or groups".

    `mark` sets the names of keys apart.
    """
    kind, ref, several = _held(field)
    where = tuple(mark(each) for each in ref.into) if ref is not None else ()
    return say(Message(kind.several if several else kind.one, where=either(where)))


def _held(field: Known) -> tuple[Kind, Ref | None, bool]:
    """The kind of what stands in a field, where it points, and whether there may be several of it."""
    several = field.form == "many"
    if field.form == "entries":
        return ENTRIES, None, False
    if field.form == "keyed":
        return KEYED if field.part is not None else NUMBERS, field.ref, False
    if field.words:
        return WORD, None, several
    if field.part is None:
        assert field.value is not None  # noqa: S101 - a field holds parts or values
        return field.value, field.ref, several
    if issubclass(field.part, Short):
        return SHORT, ref_of(field.part), several
    return FIELDS, None, several


def ref_of(kind: type[Short]) -> Ref | None:
    """Where the one id points that stands for a part that is written short."""
    return next(each.ref for each in fields(kind).values() if each.name == kind.short)
