"""The server is started once for all tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editor.client import Editor


@pytest.fixture(scope="module")
def swedish() -> Iterator[Editor]:
    editor = Editor("--lang", "sv")
    yield editor
    assert editor.log == []
    assert editor.end() == 0


@pytest.fixture
def editor(swedish: Editor) -> Editor:
    """An editor that speaks Swedish. Nothing may have gone wrong in it afterwards."""
    return swedish
