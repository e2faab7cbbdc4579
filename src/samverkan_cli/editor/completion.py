"""What may be written next: fields by their Swedish words too, allowed words, ids with titles, whole entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lsprotocol import types as lsp

from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.core.text import Source
from samverkan_cli.editor.context import Context, context_at
from samverkan_cli.editor.describing import label, of_field, of_kind, of_word, title_of
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.other_plans import PLANS
from samverkan_cli.link.project import Project
from samverkan_cli.load.coerce import words_for
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part, Ref, Short, key_of
from samverkan_cli.model.values.numbers import YES_NO
from samverkan_cli.schema.describe import ref_of
from samverkan_cli.schema.fields import known

Kinds = lsp.CompletionItemKind
_ALSO = {
    "Activity": ("owners", "until"),
    "Goal": ("direction", "audience"),
    "Owner": ("kind",),
    "Group": ("kind", "members"),
    "Indicator": ("unit", "target"),
    "FocusArea": ("goals",),
    "Need": ("kind",),
    "FollowUp": ("date",),
}
"""What an entry of a kind nearly always has, beside what it must have."""


@record
class Completer:
    """Completes one file. `projects` are the plans that read it, `plans` the names of all plans of the workspace."""

    source: Source
    projects: Callable[[], Sequence[Project]]
    plans: Iterable[str]
    say: Speech
    range_of: Callable[[int, int], lsp.Range]
    snippets: bool

    def at(self, offset: int) -> list[lsp.CompletionItem]:
        """What may stand at an offset."""
        here = context_at(self.source, offset)
        if here is None:
            return []
        found = list(self._values(here) if here.key is not None else self._keys(here))
        if here.in_list and here.key is None:
            found = list(self._items(here)) + found
        place = self.range_of(here.start, offset)
        for n, item in enumerate(found):
            text = item.insert_text or item.label
            item.text_edit = lsp.TextEdit(place, text)
            item.insert_text_mode = lsp.InsertTextMode.AdjustIndentation if "\n" in text else None
            item.insert_text = None
            item.sort_text = f"{n:05}"
        return found

    # --- keys

    def _keys(self, here: Context) -> Iterator[lsp.CompletionItem]:
        kind, field = kind_at(Plan, here.route)
        if field is None and kind is not None:
            yield from self._fields(kind, here)
        elif field is not None and field.form == "entries" and field.part is not None:
            yield self._entry(field.part, here)
        elif field is not None and field.form == "keyed" and field.ref is not None:
            yield from self._ids(field.ref, here, ": ")

    def _fields(self, kind: type[Part], here: Context) -> Iterator[lsp.CompletionItem]:
        """The fields of a part that are not there yet, those first that it must have."""
        every = [field for field in known(kind).values() if field.key not in here.beside]
        for field in sorted(every, key=lambda each: not each.required):
            name = label(field, self.say)
            ways = (field.key, *words_for(field.key), name)
            if (way := _fitting(here.word, ways)) is None:
                continue
            yield lsp.CompletionItem(
                label=field.key,
                label_details=lsp.CompletionItemLabelDetails(description=name or None),
                kind=Kinds.Field,
                filter_text=way,
                documentation=_markdown(of_field(field, self.say)),
                insert_text=self._written(field, here),
                insert_text_format=self._format,
            )

    @property
    def _format(self) -> lsp.InsertTextFormat:
        return lsp.InsertTextFormat.Snippet if self.snippets else lsp.InsertTextFormat.PlainText

    def _written(self, field: Field, here: Context) -> str:
        """A field as it is written before its value."""
        if not here.in_flow and field.part is not None and field.form in ("one", "entries", "keyed"):
            return f"{field.key}:\n  "
        if self.snippets and field.form == "many" and field.part is None:
            return f"{field.key}: [$1]$0"
        return f"{field.key}: "

    def _entry(self, kind: type[Part], here: Context) -> lsp.CompletionItem:
        """A whole entry with what it must have, to fill in."""
        own = known(kind)
        wanted = [field for field in own.values() if field.required]
        wanted += [own[key] for key in _ALSO.get(kind.__name__, ()) if key in own and not own[key].required]
        gap = (lambda n, text: f"${{{n}:{text}}}") if self.snippets else (lambda n, text: text)  # noqa: ARG005
        lines = []
        for n, field in enumerate(wanted, 2):
            word = next(iter(field.words), "") if field.words is not None else ""
            lists = field.form == "many" and field.part is None and field.words is None
            lines.append(f"{field.key}: [{gap(n, '')}]" if lists else f"{field.key}: {gap(n, str(word))}")
        name = gap(1, "id")
        text = f"{name}: {{{', '.join(lines)}}}" if here.in_flow else "\n  ".join([f"{name}:", *lines])
        return lsp.CompletionItem(
            label=of_kind(kind, self.say),
            kind=Kinds.Snippet,
            filter_text=here.word or "id",
            documentation=_markdown(f"```yaml\n{text}\n```"),
            insert_text=text if self.snippets else text.replace("id:", "id:", 1),
            insert_text_format=self._format,
        )

    # --- values

    def _values(self, here: Context) -> Iterator[lsp.CompletionItem]:
        kind, field = kind_at(Plan, here.route)
        if kind is None or here.key is None:
            return
        if field is not None:
            # The key is an id: what may stand there in short, or a word.
            inner = kind_at(Plan, here.whole)[1]
            yield from self._of_field(inner or field, here) if field.form == "keyed" else ()
            return
        own = fields(kind).get(here.key)
        if own is not None:
            yield from self._of_field(own, here)

    def _items(self, here: Context) -> Iterator[lsp.CompletionItem]:
        kind, field = kind_at(Plan, here.route)
        if field is not None:
            yield from self._of_field(field, here)
        elif kind is not None and issubclass(kind, Short):
            yield from self._of_field(fields(kind)[key_of(kind, kind.short)], here)

    def _of_field(self, field: Field, here: Context) -> Iterator[lsp.CompletionItem]:
        ref = field.ref
        if ref is None and field.part is not None and issubclass(field.part, Short):
            ref = ref_of(field.part)
        if ref is not None and field.form != "keyed":
            yield from self._ids(ref, here, "")
        elif field.words is not None:
            yield from self._words(field.words, here)
        elif field.kind is YES_NO:
            for word in ("true", "false"):
                yield lsp.CompletionItem(label=word, kind=Kinds.Value)

    def _words(self, words: type[Word], here: Context) -> Iterator[lsp.CompletionItem]:
        for word in words:
            name = self.say(word.label)
            if (way := _fitting(here.word, (str(word), *word.spellings, name))) is None:
                continue
            yield lsp.CompletionItem(
                label=str(word),
                label_details=lsp.CompletionItemLabelDetails(description=name or None),
                kind=Kinds.EnumMember,
                filter_text=way,
                detail=self.say.word(word.meaning),
                documentation=_markdown(of_word(word, self.say)),
            )

    def _ids(self, ref: Ref, here: Context, after: str) -> Iterator[lsp.CompletionItem]:
        titles: dict[str, tuple[str, str]] = {}
        for project in self.projects():
            for collection in ref.into:
                for id in project.named(collection):
                    thing = project.thing(collection, id)
                    if thing is not None:
                        titles.setdefault(id, (title_of(thing), collection))
        if PLANS in ref.into:
            titles |= {name: (name, PLANS) for name in self.plans if name not in titles}
        if ref.every:
            titles[EVERY] = (EVERY, "")
        for id, (title, collection) in titles.items():
            if id in here.beside or (way := _fitting(here.word, (id, title))) is None:
                continue
            yield lsp.CompletionItem(
                label=id,
                label_details=lsp.CompletionItemLabelDetails(description=collection or None),
                kind=Kinds.Reference,
                filter_text=way,
                detail=title,
                insert_text=f"{id}{after}",
            )


def _fitting(word: str, ways: Iterable[str]) -> str | None:
    """The way to write something that begins with a word, or has a word in it that does; None where none does."""
    sought = word.casefold()
    named = [way for way in ways if way]
    first = next((way for way in named if way.casefold().startswith(sought)), None)
    if first is not None:
        return first
    if any(part.startswith(sought) for way in named for part in way.casefold().replace("-", " ").split()):
        return word
    return None


def _markdown(text: str) -> lsp.MarkupContent:
    return lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
