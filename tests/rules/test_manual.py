"""The rules as pages to read on the web, as tools/manual.py makes them."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from samverkan_cli.check.rule import Rule
from samverkan_cli.i18n.speech import LANGUAGES, Code
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import HEADINGS, page
from tests.workspaces import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "tools"))

import generate
import manual

LINK = re.compile(r"\]\(([^)#]+)\)")


@cache
def pages() -> dict[str, str]:
    return dict(manual.pages())


def test_there_is_an_index_and_a_page_for_each_rule_in_each_language() -> None:
    assert len(pages()) == len(LANGUAGES) * (len(RULES) + 1)
    assert {
        "README.md",
        "README.sv.md",
        "SAM201-unowned-activity.md",
        "SAM201-unowned-activity.sv.md",
    } <= pages().keys()


def test_every_link_leads_somewhere() -> None:
    by_hand = [
        (REPOSITORY / "docs" / "rules" / manual.index_name(code)).read_text(encoding="utf-8") for code in LANGUAGES
    ]
    for text in (*pages().values(), *(text.partition(manual.MARK)[0] for text in by_hand)):
        inside = {link for link in LINK.findall(text) if not link.startswith("https://")}
        assert inside <= pages().keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_index_has_every_rule_once_in_its_family(code: Code) -> None:
    index = pages()[manual.index_name(code)]
    rows = [line for line in index.splitlines() if line.startswith("| [SAM")]
    for rule, row in zip(RULES, rows, strict=True):
        linked, finds, draft, adopted, mend = (cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1])
        written = page(rule, code)
        assert linked == f"[{rule.code}]({manual.name_of(rule, code)}) `{rule.name}`"
        assert finds == written.sentence.replace("|", "\\|")
        assert (bool(mend), draft.endswith("*"), adopted.endswith("*")) == (
            bool(written.fixed),
            rule.decided_only,
            rule.decided_only,
        )
    families = [rule.family for rule in RULES]
    assert f"\n{index}".count("\n## ") == len(set(families))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_has_all_that_is_written_and_reads_as_markdown(rule: Rule, code: Code) -> None:
    text, written = pages()[manual.name_of(rule, code)], page(rule, code)
    tokens = MarkdownIt().parse(text)
    examples = (*written.faults, *written.goods, *written.fixed)
    assert [token.content for token in tokens if token.type == "fence"] == [example.text for example in examples]
    assert {token.info for token in tokens if token.type == "fence"} == {"yaml"}
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == [f"{rule.code} {rule.name}", *HEADINGS[code][: 4 if written.fixed else 3]]
    assert f"\n\n{written.sentence}\n\n" in text
    assert f"\n\n{written.why}\n" in text
    for example in examples:
        assert example.file is None or f"`{example.file}`:" in text


def test_files_of_one_example_stand_together_and_another_is_told_apart() -> None:
    text = pages()["SAM102-duplicate-id.md"]
    fault = text[text.index("## Fault") : text.index("## Good")]
    said = re.findall(r"(?m)^(or|`\S+`:)$", fault)
    assert said == ["or", "`plans/exempel/ansvariga.yaml`:", "`plans/exempel/plan.yaml`:"]


def test_a_page_that_no_rule_has_is_taken_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("finding", "pages", "formats", "printable"):
        monkeypatch.setattr(generate, name, lambda made=name: [] if made in ("pages", "formats") else b"x")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    tmp_path = tmp_path / "docs"
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    (tmp_path / "rules").mkdir(parents=True)
    for code in LANGUAGES:
        (tmp_path / "rules" / manual.index_name(code)).write_text(f"# By hand\n\n{manual.MARK}\nold", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    assert len(list((tmp_path / "rules").iterdir())) == len(LANGUAGES)
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    (tmp_path / "rules" / "SAM999-gone.md").write_text("")
    assert generate.main(["--check"]) == 1
    assert generate.main([]) == 0
    assert {path.name for path in (tmp_path / "rules").iterdir()} == pages().keys()
    index = (tmp_path / "rules" / "README.md").read_text(encoding="utf-8")
    assert index == f"# By hand\n\n{manual.MARK}\n\n{pages()['README.md']}"
