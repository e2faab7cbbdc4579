"""What a document says that it was made of."""

from __future__ import annotations

import pytest

from samverkan_cli import __version__
from samverkan_cli.document.provenance import checksum, provenance
from samverkan_cli.i18n.phrases import Phrases

FILES = {"plans/p/plan.yaml": b"document: {}\n", "bilder/vapen.svg": b"<svg/>"}


def test_the_order_of_reading_does_not_matter() -> None:
    assert checksum(FILES) == checksum(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "other",
    [
        {**FILES, "plans/p/plan.yaml": b"document: {} \n"},
        {**FILES, "plans/p/more.yaml": b""},
        {"plans/p/plan.yaml": b"document: {}\n", "bilder/vapen.png": b"<svg/>"},
        {"plans/p/plan.yaml": b"document: {}\nbilder/vapen.svg<svg/>"},
        {"plans/p/plan.yaml": b"<svg/>", "bilder/vapen.svg": b"document: {}\n"},
    ],
)
def test_whatever_is_another_gives_another_sum(other: dict[str, bytes]) -> None:
    assert checksum(other) != checksum(FILES)


def test_it_is_said_in_the_documents_language() -> None:
    said = provenance(("pitea",), "2", FILES, "1a2b3c4", Phrases("sv"))
    assert said == (
        f"Gjort av planen pitea, version 2, med samverkan {__version__}. "
        f"Kontrollsumma för allt som lästes (SHA-256): {checksum(FILES)}. Senast ändrat i versionen 1a2b3c4 i git."
    )
    assert "version" not in provenance(("a", "b"), "", FILES, None, Phrases("en"))
