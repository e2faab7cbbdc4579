"""Age groups that are explained are a list in CommonMark: what they are called is plain words in it."""

from __future__ import annotations

import pytest

from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.outline.builder import build
from samverkan_cli.outline.tree import texts
from tests.document.everything import project_of


@pytest.mark.parametrize("title", ["Förskolan", "1. Låg*stadiet", "+2", "[a] <c", "a_b", "&amp; x", "=="])
def test_the_name_of_an_age_group_is_read_as_it_is_written(title: str) -> None:
    groups = {"g": {"title": title, "ages": "6-9", "text": "Den *första*."}}
    document = {"title": "P", "kind": "action-plan", "age_groups": groups}
    project = project_of({"document": document})
    (fact,) = (fact for fact in build(project, Phrases("en"), None, None).document.facts if fact.key == "age_groups")
    assert fact.text is not None
    assert list(texts(fact.text.tree)) == [f"{title} (6–9 years old)", "Den första."]
