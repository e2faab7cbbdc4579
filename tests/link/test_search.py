"""Finding the texts that have something in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.link.search import TextSearch
from tests.link.linked import linked

PLAN = """\
sections:
  c: {title: Handlingsplan för BARN & unga}
  a: {title: Bakgrund, text: "Samver\u00adkan, se bilaga 2."}
  b: {title: Bakgrund, text: "Barnen & de vuxna"}
"""


def found(numbers: set[int], search: TextSearch) -> list[str]:
    return [each.text for each in search[numbers]]


def test_texts_are_found_by_cues_and_by_whole_words_in_reading_order() -> None:
    search = linked(PLAN).project.search
    assert found(search.with_cues(["barn"]), search) == ["Handlingsplan för BARN & unga", "Barnen & de vuxna"]
    assert found(search.with_words({"barn"}.__contains__), search) == ["Handlingsplan för BARN & unga"]
    assert found(search.with_words({"samverkan"}.__contains__), search) == ["Samver\u00adkan, se bilaga 2."]
    assert len(found(search.with_words({"&"}.__contains__), search)) == 2
    assert found(search.with_cues([]), search) == []


@given(st.lists(st.text(alphabet="abß ", min_size=1, max_size=6), min_size=1, max_size=6), st.text("abs ", min_size=1))
def test_a_cue_is_found_where_it_stands(texts: list[str], cue: str) -> None:
    lines = "".join(f"  s{n}: {{title: t, text: '{text}'}}\n" for n, text in enumerate(texts))
    plan = linked(f"sections:\n{lines}").project
    expected = {n for n, each in enumerate(plan.texts) if cue in each.text.casefold()}
    assert plan.search.with_cues([cue]) == expected
