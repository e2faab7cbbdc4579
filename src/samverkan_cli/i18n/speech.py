"""A Message, in a language."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal, TypeAlias

from samverkan_cli.core.message import Message, Value
from samverkan_cli.core.packaged import packaged

if TYPE_CHECKING:
    from samverkan_cli.model.enums import Language

Code: TypeAlias = "Literal['sv', 'en'] | Language"
LANGUAGES: tuple[Code, ...] = ("sv", "en")
DOMAIN = "samverkan"


def spoken(tag: str | None, otherwise: Code) -> Code:
    """The language in which labels are printed in a text of some language: its own, if we have words in it."""
    return next((code for code in LANGUAGES if tag and code == tag.partition("-")[0]), otherwise)


class Speech:
    """Says messages in one language. `code` is the language's, `untranslated` what it has no words for."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self._catalogue = _catalogue(code)

    def __call__(self, message: Message) -> str:
        """The message as a sentence."""
        catalogue = self._catalogue
        if message.plural is not None and message.count is not None:
            text = catalogue.ngettext(message.text, message.plural, message.count)
        else:
            text = catalogue.gettext(message.text) if message.text else ""
        if not message.values:
            return text
        return text.format_map({name: self.value(value) for name, value in message.values})

    def word(self, text: str) -> str:
        """A text that was marked for translation."""
        return self._catalogue.gettext(text) if text else ""

    def value(self, value: Value) -> str:
        """What fills a gap, as it is said: a list with commas and an "and", a number with the language's own comma."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, tuple):
            said = [self.value(each) for each in value]
            if len(said) < 2:
                return "".join(said)
            return self(Message("{several} and {last}", several=", ".join(said[:-1]), last=said[-1]))
        if isinstance(value, Decimal):
            return format(value, "f").replace(".", "," if self.code == "sv" else ".")
        return str(value)


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    try:
        return gettext.GNUTranslations(BytesIO(packaged(__package__, f"{code}/LC_MESSAGES/{DOMAIN}.mo")))
    except FileNotFoundError:
        return gettext.NullTranslations()


@cache
def speech(code: Code) -> Speech:
    """The speech of a language."""
    return Speech(code)


def of_environment(environment: Mapping[str, str] | None = None) -> Code | None:
    """The language that the environment asks for, in the order in which gettext reads it; None where it says none."""
    environment = os.environ if environment is None else environment
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(name, "")
        for each in wanted.split(":"):
            code = each.partition(".")[0].partition("_")[0].lower()
            if code == "sv":
                return "sv"
            if code in ("en", "c", "posix"):
                return "en"
        if wanted:
            return None
    return None
