"""The grammar that the words of a plan are written in: Thing, Part, Entries, Keyed, Many, Ref, Back.

In a file a reference is an id. In a Project it is the thing itself, and typed as such:

    owners: Annotated[Many[Owner | Group], Ref("owners", "groups", back="activities")] = ()

The field's Ref is the only place that knows what a reference points into; whatever needs to know reads it from the
model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Generic,
    NoReturn,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    overload,
)

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID
from samverkan_cli.model import core_schema as cs
from samverkan_cli.model.core_schema import CoreSchema
from samverkan_cli.model.declaration import Declared, declared, model_schema, option, validator
from samverkan_cli.model.items import Items, listed
from samverkan_cli.model.link import SHORT, Link
from samverkan_cli.model.shown import HIDDEN, Shown
from samverkan_cli.model.values import Line, Text

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
Handler = Callable[[Any], CoreSchema]
"""What makes the schema that stands inside another."""

_ID_FORM = rf"^(?!{EVERY}\Z)[{ID_LETTERS}][{ID_LETTERS}-]{{0,{MAX_ID - 1}}}\Z"
_ID = cs.str_schema(_ID_FORM)
# What cannot be meant as an id: a list on one line, a dash that lost its space. All else is looked up when linking.
_MEANT = cs.str_schema(r"^[^-,\n][^,\n]*\Z")


class _Listed:
    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        return cs.wrap(listed, handler(source))


Many = Annotated[tuple[T, ...], _Listed()]
"""A list."""


class Ref:
    """A reference: the collections that it points into, and the name under which what refers is found from there.

    Points into the things of a plan by id. With `every`, the word "all" stands for all of them.
    """

    __slots__ = ("back", "every", "into")

    def __init__(self, *into: str, back: str = "", every: bool = False) -> None:
        self.into, self.back, self.every = into, back, every

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        origin = get_origin(source)
        if origin is Keyed:
            return handler(source)
        if origin is tuple:
            return cs.wrap(listed, cs.tuple_schema(_MEANT))
        return cs.nullable_schema(_MEANT) if NoneType in get_args(source) else _MEANT


class Back(Generic[T]):
    """The other end of a reference: all that refers to a thing, in reading order.

    A descriptor without __set__, so that what linking puts into the thing itself wins.
    """

    def __init__(self, shown: Shown = HIDDEN) -> None:
        self.shown = shown

    @overload
    def __get__(self, thing: None, kind: Any) -> Self: ...
    @overload
    def __get__(self, thing: object, kind: Any) -> tuple[T, ...]: ...
    def __get__(self, thing: object, kind: Any) -> Any:
        return self if thing is None else ()


def _blank_entries(value: Any) -> Any:
    """An entry under which nothing is written lacks all of its fields, which is said of each."""
    if value is None:
        return {}
    if isinstance(value, dict) and None in value.values():
        return {key: {} if entry is None else entry for key, entry in value.items()}
    return value


class Entries(Generic[T]):
    """`id: {...}` in reading order. Iterating gives the things, looking up takes an id."""

    __slots__ = ("by_id",)

    def __init__(self, by_id: dict[str, T] | None = None) -> None:
        self.by_id: dict[str, T] = by_id if by_id is not None else {}

    def __iter__(self) -> Iterator[T]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __getitem__(self, id: str) -> T:
        return self.by_id[id]

    def get(self, id: str) -> T | None:
        """The thing of that id, or None."""
        return self.by_id.get(id)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, _handler: Handler) -> CoreSchema:
        return cs.plain(_EntriesOf(get_args(source)[0]))


class _EntriesOf:
    """Makes entries of one kind. The schema of a kind is built for its first entry: most files hold few kinds."""

    def __init__(self, kind: type[Part]) -> None:
        self._kind = kind
        self._validate: Callable[[Any], dict[str, Any]] | None = None

    def __call__(self, value: Any) -> Entries[Any]:
        if self._validate is None:
            self._validate = validator(cs.dict_schema(_ID, self._kind.schema()))
        return Entries(self._validate(_blank_entries(value)))


class Keyed(Generic[K, V]):
    """A mapping whose keys are references. Iterating gives pairs of the thing referred to and what is said of it."""

    __slots__ = ("by_id", "pairs")

    def __init__(self, by_id: dict[str, V] | None = None, pairs: tuple[tuple[K, V], ...] = ()) -> None:
        self.by_id: dict[str, V] = by_id if by_id is not None else {}
        self.pairs = pairs

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.by_id)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Handler) -> CoreSchema:
        inner = handler(get_args(source)[1])
        return cs.after(cls, cs.before(_blank_entries, cs.dict_schema(_MEANT, inner)))


class _PartType(type):
    def __init__(cls, *made: Any) -> None:
        super().__init__(*made)
        cls.model_fields: dict[str, Declared] = declared(cls)
        """The fields of a kind, by their names in Python."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(option,))
class Part(metaclass=_PartType):
    """A piece of a plan. Linked, it knows what it is part of and where it stands.

    Two are the same only if they are one: a plan has loops, so comparing by content would never end.
    """

    # What pydantic's core sets.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__")

    in_columns: ClassVar[bool] = False
    """Whether what is known of it is read in columns (who, when, ...), and only then in the order of its fields."""

    stands_alone: ClassVar[bool] = False
    """Whether it stands as a thing although it has no title."""

    known_by: ClassVar[tuple[str, ...]] = ()
    """The fields by which one without an id is found again in another version of its list."""

    _link = Link()
    """Shared by all that are not linked."""

    def __init__(self, **values: Any) -> None:
        # Nothing looks at them: what is read from a file is made by `model_validate`.
        usual = {name: each.default for name, each in type(self).model_fields.items() if not each.required}
        given = {name: values[name] for name in type(self).model_fields if name in values}
        object.__setattr__(self, "__dict__", {**usual, **given})
        object.__setattr__(self, "__pydantic_fields_set__", set(given))

    @classmethod
    def schema(cls) -> CoreSchema:
        """What pydantic's core needs to validate a part of this kind."""
        return model_schema(cls, cls.model_fields)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Handler) -> CoreSchema:
        """Within another: the schema of the kind is built for its first part, since most files hold few kinds."""
        return cs.plain(lambda value: _validator(cls)(value))

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The part that some data is. Raises pydantic's ValidationError."""
        part: Self = _validator(cls)(data)
        return part

    @classmethod
    def model_construct(cls, fields_set: set[str] | None = None, **values: Any) -> Self:
        """A part with some values, which are not looked at, and else with what its fields are by default."""
        part = cls(**values)
        if fields_set is not None:
            object.__setattr__(part, "__pydantic_fields_set__", fields_set)
        return part

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that are written."""
        names: set[str] = getattr(self, "__pydantic_fields_set__")  # noqa: B009 - a slot, which mypy does not see
        return names

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'.'.join(map(str, self._link.key))}>"

    @property
    def parent(self) -> Part | None:
        """What this is a part of; None for the plan itself."""
        return self._link.parent

    @property
    def route(self) -> KeyPath:
        """The keys that lead here, as in the file."""
        link = self._link
        route = link.key
        while link.parent is not None:
            link = link.parent._link
            route = link.key + route
        return route

    @property
    def source_file(self) -> str:
        """The file that this stands in, relative to the workspace."""
        part: Part | None = self
        while part is not None:
            if part._link.file is not None:
                return part._link.file
            part = part._link.parent
        return ""

    def at(self, *keys: str | int) -> Location:
        """The place of this thing or, with keys, of a field in it."""
        return Location(self.source_file, self.route + keys)

    def value_at(self, *keys: str | int) -> Location:
        """The place of what is written in a field."""
        return Location(self.source_file, self.route + keys, "value")

    def lacks(self, field: str) -> bool:
        """Whether nothing is said in a field, or nothing refers here in that way.

        What is there but broken is not lacking, it is unknown; so is who refers to this, where something that spoke
        of it had to be left out.
        """
        value = getattr(self, field)
        if value or isinstance(value, int | Decimal):  # nought and no are said too
            return False
        return self.whole(field)

    def whole(self, field: str) -> bool:
        """Whether all that is written in a field could be used, or all that refers here in that way is known."""
        link = self._link
        return field not in link.broken and (not link.back_unknown or field in type(self).model_fields)

    @property
    def doubtful(self) -> bool:
        """Whether some field of it was left out because of how it is written."""
        return bool(self._link.broken) or self._link.back_unknown

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of the fields that were left out because of how they are written, in alphabetical order."""
        return tuple(sorted(key_of(type(self), name) for name in self._link.broken))

    @property
    def perhaps_meant(self) -> bool:
        """Whether something that had to be left out may have referred to this."""
        return self._link.back_unknown

    def references(self, field: str) -> list[tuple[Any, Location]]:
        """The things that a field refers to, each with the place where it does."""
        value = getattr(self, field)
        if not value:
            return []
        key = key_of(type(self), field)
        if isinstance(value, Items):
            return [(thing, self.value_at(key, *rest)) for thing, rest in zip(value, value.keys, strict=True)]
        if isinstance(value, Keyed):
            return [(thing, self.at(key, id)) for id, (thing, _) in zip(value.by_id, value.pairs, strict=True)]
        return [(value, self.value_at(*([key] if not self._link.short else [])))]


@cache
def _validator(kind: type[Part]) -> Callable[[Any], Any]:
    return validator(kind.schema())


class Noted(Part):
    """A mapping with fields of a plan, in which those who write it may leave each other a word."""

    remark: Annotated[Text | None, Shown("Remark in the working draft")] = None
    """For those who write the plan: what is uncertain, what is to be asked. Printed only in a working draft.

    Example: Källan anger inget år.
    """


class Titled(Noted):
    """What has a title, and perhaps other names."""

    aliases: Annotated[Many[Line], Shown("Also called")] = ()
    """Other names of the same: short names, older names. Example: [SOC, IFO]"""


class Thing(Noted):
    """A piece of a plan with a name of its own: an entry of a mapping."""

    planwide: ClassVar[bool] = False
    """Whether its id is unique in the whole plan although it stands inside something else."""

    @property
    def id(self) -> str:
        """The key that it stands under."""
        return str((self._link.key or ("",))[-1])


class Short(Noted):
    """A part that may be written as one id, for the field that `short` names."""

    short: ClassVar[str]

    def __init_subclass__(cls, **more: Any) -> None:
        cls.known_by = (cls.short,)
        super().__init_subclass__(**more)

    @classmethod
    def schema(cls) -> CoreSchema:
        """The schema of the mapping, around which a text is looked for."""
        return cs.wrap(cls._written_short, super().schema())

    @classmethod
    def _written_short(cls, value: Any, handler: Any) -> Self:
        part: Self = handler({key_of(cls, cls.short): value} if isinstance(value, str) else value)
        if not isinstance(value, str):
            return part
        part.__dict__["_link"] = SHORT
        return part

    @property
    def is_short(self) -> bool:
        """Whether nothing but the id is written."""
        return self._link.short


def key_of(kind: type[Part], field: str) -> str:
    """The key that a field of a model is written under."""
    info = kind.model_fields.get(field)
    return info.key if info is not None else field
