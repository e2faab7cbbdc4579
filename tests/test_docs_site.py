"""The documentation as a site: which pages it has, and where their links lead."""

from __future__ import annotations

import posixpath
import re

import pytest
from docs_site import led, pages
from ruamel.yaml import YAML

from tests.workspaces import REPOSITORY

PAGES = pages()
LINKS = [
    # What stands in docs/a.md, and what it is in the site.
    ("[b](kom-igang.md#x)", "[b](kom-igang.md#x)"),
    ("[regel](../src/samverkan_cli/rules/time/overdue_activity.md)", "[regel](rules/time/overdue_activity.md)"),
    ("[hem](../README.sv.md)", "[hem](index.md)"),
    ("[planen](../plans/exempel), och [`mer`](../LICENSE)", "planen, och `mer`"),
    ("![bild](pictures/page-1.png)", "![bild](pictures/page-1.png)"),
    ("[ute](https://exempel.se) [här](#del)", "[ute](https://exempel.se) [här](#del)"),
    ("```yaml\ntext: '[a](../plans/b)'\n```\n", "```yaml\ntext: '[a](../plans/b)'\n```\n"),
]


@pytest.mark.parametrize(("text", "made"), LINKS)
def test_links_lead_from_page_to_page(text: str, made: str) -> None:
    assert led(text, "docs/a.md", {**PAGES, "docs/a.md": "a.md"}) == made


def test_a_rule_is_a_page_that_can_be_left() -> None:
    source = "src/samverkan_cli/rules/time/overdue_activity.sv.md"
    assert led("[a](../../../../docs/format.sv.md)", source, PAGES) == "[a](../../format.sv.md)"


def test_every_link_of_every_page_leads_to_a_page_or_a_file_of_the_site() -> None:
    there = {
        *PAGES.values(),
        *(p.relative_to(REPOSITORY / "docs").as_posix() for p in (REPOSITORY / "docs").rglob("*")),
    }
    for source, page in PAGES.items():
        text = led((REPOSITORY / source).read_text(encoding="utf-8"), source, PAGES)
        prose = re.sub(r"(?ms)^ *```.*?^ *```|`[^`\n]*`", "", text)
        for to in re.findall(r"\]\(([^()#\s]+)[^()\s]*\)", prose):
            if ":" not in to:
                assert posixpath.normpath(posixpath.join(posixpath.dirname(page), to)) in there, (source, to)


def test_every_page_of_docs_stands_in_the_contents() -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    contents = set(re.findall(r"[\w./-]+\.md", text.partition("\nnav:")[2]))
    assert contents == {page for page in PAGES.values() if page.count("/") < 2}
    assert YAML(typ="rt").load(text)["nav"][0] == "index.md"
