"""The catalogues of messages: brought up to date with the source, and compiled.

`python tools/catalogues.py` does both. Hatchling compiles when it builds a wheel or installs the project for work.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent.parent / "src" / "samverkan_cli"
LOCALE = SOURCE / "i18n"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # Babel writes the clock's day into a catalogue that has none
KEYWORDS: dict[str, tuple[int, ...]] = {"Message": (1,), "counted": (1, 2), "marked": (1,)}


def template(source: Path = SOURCE) -> Catalog:
    """Every message of the source, in order of the files, with no translation.

    What models and fields are described by stands in their docstrings, where Babel does not look.
    """
    # Here, because Hatchling has no use for it and knows neither the program nor what that needs.
    from samverkan_cli.schema.fields import sentences

    catalogue = Catalog(project="samverkan", charset="utf-8")
    for name, _, message, _, _ in sorted(
        extract_from_dir(str(source), method_map=[("**.py", "python")], keywords=KEYWORDS), key=lambda each: each[:2]
    ):
        catalogue.add(message, locations=[(f"src/samverkan_cli/{name}", 0)])
    for name, sentence in sentences():
        catalogue.add(sentence, locations=[(f"src/samverkan_cli/{name}", 0)])
    return catalogue


def catalogues(locale: Path = LOCALE) -> list[Path]:
    """The catalogues of all languages."""
    return sorted(locale.glob("*/LC_MESSAGES/*.po"))


def update() -> None:
    """Bring every catalogue up to date: new messages without translation, those that are gone taken away."""
    for path in catalogues():
        new = template()
        with path.open("rb") as stream:
            old = read_po(stream, locale=path.parts[-3])
        for message in new:
            known = old.get(message.id) if message.id else None
            if known is not None and known.id == message.id:  # one that has got a plural is another message
                message.string = known.string
        new.locale = old.locale
        # A header of our own: Babel's tells the time, and a file that is compared must not.
        header = (
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'"Language: {old.locale}\\n"\n"Plural-Forms: {old.plural_forms}\\n"\n\n'
        )
        body = BytesIO()
        write_po(body, new, omit_header=True, sort_output=True, no_location=True, width=110)
        path.write_bytes(header.encode() + body.getvalue())


_HEADERS: Any = Catalog.__dict__["mime_headers"]


class _Unsigned(Catalog):
    """A catalogue that does not say which Babel wrote it, so that all write the same."""

    mime_headers: Any = property(lambda self: [each for each in _HEADERS.fget(self) if each[0] != "Generated-By"])


def compile_catalogues(locale: Path = LOCALE) -> None:
    """Write a .mo beside every .po."""
    for source in catalogues(locale):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parts[-3])
        catalogue.__class__ = _Unsigned
        catalogue.creation_date = catalogue.revision_date = _NO_DAY
        with source.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it collects files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as Hatchling calls it
        """Compile; nothing of `version` or `build_data` is needed."""
        compile_catalogues()


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE.parent))
    update()
    compile_catalogues()
