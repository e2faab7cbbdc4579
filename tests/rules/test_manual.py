"""The index of the rules to read on the web, as tools/manual.py makes it."""

from __future__ import annotations

import re

import manual
import pytest

from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.report.rule_pages import weight_word
from samverkan_cli.report.terminal import level_word
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import page
from tests.workspaces import REPOSITORY

DOCS = REPOSITORY / "docs" / "rules"
LINK = re.compile(r"\]\(([^)#]+)\)")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_link_leads_to_a_file(code: Code) -> None:
    by_hand = (DOCS / manual.index_name(code)).read_text(encoding="utf-8").partition(manual.MARK)[0]
    links = [link for link in LINK.findall(by_hand + manual.index(code)) if not link.startswith("https://")]
    assert len(links) > len(RULES)
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_index_has_every_rule_once_in_its_family(code: Code) -> None:
    index = manual.index(code)
    rows = [line for line in index.splitlines() if line.startswith("| [SAM")]
    for rule, row in zip(RULES, rows, strict=True):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
        linked, finds, draft, adopted, weight, kinds, gathered, mend = cells
        say = speech(code)
        written = page(rule, code)
        assert linked == f"[{rule.code}](../../{manual.path(rule, code)}) `{rule.name}`"
        assert (REPOSITORY / manual.path(rule, code)).read_text(encoding="utf-8") == written.text
        assert finds == written.sentence.replace("|", "\\|")
        assert (draft, adopted) == (level_word(rule.draft, say), level_word(rule.adopted, say))
        assert weight == weight_word(rule, say)
        assert bool(kinds) == bool(rule.kinds or rule.silent or rule.needs_activities)
        assert (bool(gathered), bool(mend)) == (rule.gathers is not None, bool(written.fixed))
    families = [rule.family for rule in RULES]
    assert f"\n{index}".count("\n## ") == len(set(families))


def test_a_page_stands_only_beside_its_rule() -> None:
    assert {path.name for path in DOCS.iterdir()} == {manual.index_name(code) for code in LANGUAGES}
