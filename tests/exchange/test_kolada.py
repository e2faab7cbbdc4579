"""Official figures: fetched from a server with the shapes of Kolada's, and written into a plan."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.exchange import responses
from samverkan_cli.exchange.kolada import Kolada as Api
from samverkan_cli.exchange.official_values import number
from samverkan_cli.exchange.responses import Responses
from tests.exchange.kolada_server import KPIS, Kolada, serving
from tests.workspaces import Ran, Space

DAY = "2026-11-30"
TODAY = date.fromisoformat(DAY)
PLAN = """\
document:
  title: Plan
  kind: action-plan
  language: en
  municipality: {name: Danderyds kommun, code: "0162"}
  valid: {from: 2024-01-01, until: 2027-12-31}
indicators:
"""


def at_once(seconds: float) -> None:
    """A pause in which no time goes by."""


class Place:
    """A workspace with a server to ask."""

    def __init__(self, space: Space, server: Kolada, url: str) -> None:
        self.space, self.server = space, server
        self.environment = {"SAMVERKAN_KOLADA": url, "SAMVERKAN_CACHE": str(space.root.parent / "cache")}

    def plan(self, indicators: str, head: str = PLAN) -> Place:
        """Write the plan."""
        self.space.write({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": head + indicators})
        return self

    def get(self, *more: str, today: str = DAY) -> Ran:
        """`samverkan kolada get`."""
        return self.kolada("get", "p", "--today", today, *more)

    def kolada(self, *words: str) -> Ran:
        """`samverkan kolada`."""
        return Space(self.space.root, self.environment).run("kolada", *words)

    @property
    def text(self) -> str:
        """What stands below the head of the plan."""
        return (self.space.root / "plans/p/plan.yaml").read_text().removeprefix(PLAN)


context = cache(ssl.create_default_context)
"""Reading all certificates takes longer than a test, and this server has none."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A workspace and a server; between two tries no time goes by."""
    monkeypatch.setattr(Responses.__init__, "__kwdefaults__", {"sleep": at_once})
    monkeypatch.setattr(ssl, "create_default_context", context)
    (tmp_path / "space").mkdir()
    server = Kolada()
    with serving(server) as url:
        yield Place(Space(tmp_path / "space"), server, url)


SOURCE = f"Kolada (RKA), fetched {DAY}"
CASES = {
    "no values yet": (
        "  a: {title: A, kolada: N02903}\n",
        f'  a: {{title: A, kolada: N02903, values: [{{date: 2024, value: 2.9, source: "{SOURCE}"}}]}}\n',
    ),
    "after those that are there": (
        "  a:\n    title: A\n    kolada: N02903\n    values:  # ours\n      - {date: 2023, value: 3}\n"
        "      # more to come\n",
        "  a:\n    title: A\n    kolada: N02903\n    values:  # ours\n      - {date: 2023, value: 3}\n"
        f"      - date: 2024\n        value: 2.9\n        source: {SOURCE}\n      # more to come\n",
    ),
    "the same is there": ("  a: {title: A, kolada: N02903, values: {date: 2024, value: 2.90}}\n", None),
    "another by hand is there": ("  a: {title: A, kolada: N02903, values: {date: 2024, value: 3}}\n", None),
    "Kolada has revised it": (
        '  a: {title: A, kolada: N02903, values: {date: 2024, value: 3, source: "Kolada (RKA), fetched 2025-01-01"}}\n',
        f'  a: {{title: A, kolada: N02903, values: {{date: 2024, value: 2.9, source: "{SOURCE}"}}}}\n',
    ),
    "a value of a day is another": (
        "  a: {title: A, kolada: N02903, values: {date: 2024-06-01, value: 3}}\n",
        "  a: {title: A, kolada: N02903, values: [{date: 2024-06-01, value: 3}, "
        f'{{date: 2024, value: 2.9, source: "{SOURCE}"}}]}}\n',
    ),
    "since the baseline": (
        "  a: {title: A, kolada: N02903, baseline: {year: 2019, value: 3}}\n",
        f"  a: {{title: A, kolada: N02903, baseline: {{year: 2019, value: 3}}, values: [{{date: 2019, value: 3.1, "
        f'source: "{SOURCE}"}}, {{date: 2024, value: 2.9, source: "{SOURCE}"}}]}}\n',
    ),
    "by gender, what is missing passed over": (
        "  a: {title: A, kolada: N15428, split: gender, baseline: {year: 2024, value: 1}}\n",
        "  a: {title: A, kolada: N15428, split: gender, baseline: {year: 2024, value: 1}, values: [{date: 2024, "
        f'value: 96.25, source: "{SOURCE}"}}, '
        f'{{date: 2024, value: 95.5, part: {{gender: M}}, source: "{SOURCE}"}}]}}\n',
    ),
    "compared with others": (
        "  a:\n    title: A\n    kolada: N15428\n    baseline: {year: 2024, value: 1}\n"
        "    values: {date: 2024, value: 96.25}\n"
        "    compare:\n      riket: {title: Riket}\n      täby: {title: Täby kommun}\n",
        "  a:\n    title: A\n    kolada: N15428\n    baseline: {year: 2024, value: 1}\n"
        "    values: {date: 2024, value: 96.25}\n"
        f'    compare:\n      riket: {{title: Riket, values: [{{date: 2024, value: 85.1, source: "{SOURCE}"}}]}}\n'
        f'      täby: {{title: Täby kommun, values: [{{date: 2024, value: 93, source: "{SOURCE}"}}]}}\n',
    ),
    "withdrawn": ("  a: {title: A, kolada: N99999}\n", None),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_written(place: Place, name: str) -> None:
    before, after = CASES[name]
    ran = place.plan(before).get()
    assert (ran.code, place.text) == (0, after or before), ran.err
    again = place.get()
    assert again.code == 0
    assert "nothing new" in again.err
    assert place.text == (after or before)


def test_what_is_fetched_is_valid_and_shown_with_its_source(place: Place) -> None:
    ran = place.plan("  a: {title: A, kolada: N15428, split: gender}\n").get("--compare", "Riket", "--compare", "Täby")
    assert "Source: Kolada (RKA)" in ran.out
    assert "plans/p/plan.yaml, line 8" in ran.err
    assert "Before, plans/p/plan.yaml:8 said: a: {title: A, kolada: N15428, split: gender}" in ran.err
    assert "compare: {riket: {title: Riket" in place.text
    assert "täby: {title: Täby" in place.text
    assert not [each for each in place.space.findings() if each["level"] == "error"]


def test_a_dry_run_writes_nothing(place: Place) -> None:
    ran = place.plan("  a: {title: A, kolada: N02903}\n").get("--dry-run")
    assert "+  a: {title: A, kolada: N02903, values:" in ran.out
    assert place.text == "  a: {title: A, kolada: N02903}\n"


def test_only_some_years(place: Place) -> None:
    place.plan("  a: {title: A, kolada: N02903}\n").get("--year", "2019")
    assert "date: 2019" in place.text
    assert "date: 2024" not in place.text


def test_what_was_fetched_is_used_without_network(place: Place) -> None:
    place.plan("  a: {title: A, kolada: N02903}\n").get("--dry-run")
    asked = len(place.server.asked)
    ran = place.get("--offline", today="2027-02-01")
    assert "those of earlier runs" in ran.err
    assert f"fetched {DAY}" in place.text
    assert len(place.server.asked) == asked


def test_without_network_and_without_earlier_answers(place: Place) -> None:
    ran = place.plan("  a: {title: A, kolada: N02903}\n").get("--offline")
    assert (ran.code, ran.out) == (2, "")
    assert "--offline" in ran.err


def test_where_kolada_is_away_earlier_answers_do(place: Place) -> None:
    place.plan("  a: {title: A, kolada: N02903}\n").get("--dry-run")
    place.server.faults = [(500, {}, b"")] * 40
    ran = place.get(today="2027-02-01")
    assert ran.code == 0
    assert "cannot be reached" in ran.err
    assert f"fetched {DAY}" in place.text


def test_another_title_is_said(place: Place) -> None:
    place.plan("  a: {title: A, kolada: N02903}\n").get()
    place.server.kpis["N02903"] = "Något annat"
    ran = place.get(today="2027-02-01")
    assert "N02903 has another title in Kolada: Något annat" in ran.err


def test_nothing_in_a_workspace_is_taken_for_an_answer(place: Place) -> None:
    place.plan("  a: {title: A, kolada: N02903}\n").get("--dry-run")
    cache = place.space.root.parent / "cache"
    for name in (".cache", "cache", ".samverkan"):
        cache.rename(place.space.root / name)
        assert place.get("--offline").code == 2
        (place.space.root / name).rename(cache)


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (PLAN.replace('  municipality: {name: Danderyds kommun, code: "0162"}\n', ""), "code"),
        (PLAN.replace(', code: "0162"', ""), "code"),
    ],
)
def test_a_plan_of_no_municipality(place: Place, head: str, word: str) -> None:
    ran = place.plan("  a: {title: A, kolada: N02903}\n", head).get()
    assert ran.code == 2
    assert word in ran.err


def test_a_plan_without_ids_is_shown_the_way(place: Place) -> None:
    ran = place.plan("  a: {title: A}\n").get()
    assert ran.code == 2
    assert "samverkan kolada search" in ran.err


def test_search(place: Place) -> None:
    ran = place.kolada("search", "andel")
    assert all(id in ran.out for id in KPIS)
    assert "Source: Kolada (RKA)" in ran.out
    found = place.kolada("search", "behöriga", "--format", "json").json
    assert found["kpis"] == [{"id": "N15428", "title": KPIS["N15428"], "by_gender": True}]
    assert "no indicator" in place.kolada("search", "zebra").err


@pytest.fixture
def asking(place: Place, monkeypatch: pytest.MonkeyPatch) -> tuple[Api, Kolada]:
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    return Api(Responses("Kolada", TODAY, offline=False)), place.server


def test_many_are_asked_for_in_parts(asking: tuple[Api, Kolada]) -> None:
    client, server = asking
    ids = [f"N{n:05}" for n in range(60)]
    server.kpis = {id: f"Nyckeltal {id}" for id in ids}
    server.values = {(id, "0162", 2000 + n % 60): {"T": n} for n, id in enumerate(ids)}
    assert list(client.kpis(ids)) == ids
    found = client.figures(ids, ["0162"], list(range(1990, 2060)))
    assert sorted(each.value for each in found) == list(range(60))


def test_pages_are_followed(asking: tuple[Api, Kolada]) -> None:
    client, server = asking
    server.page = 1
    assert [each.id for each in client.search("andel")] == list(KPIS)


@pytest.mark.parametrize("elsewhere", ["http://127.0.0.1:9", "https://example.org", "file://"])
def test_pages_lead_nowhere_else(asking: tuple[Api, Kolada], elsewhere: str) -> None:
    client, server = asking
    server.page, server.next_from = 1, elsewhere
    with pytest.raises(UserError, match="cannot be read"):
        client.search("andel")


GOOD = b'{"values": [{"id": "N00001", "title": "Ett"}], "count": 1}'
FAULTS: dict[str, tuple[list[tuple[int, dict[str, str], bytes]], bool]] = {
    "busy for a while": ([(429, {"Retry-After": "2"}, b"")] * 3, True),
    "busy without end": ([(429, {}, b"")] * 9, False),
    "down for a while": ([(503, {}, b"")] * 2, True),
    "refused": ([(403, {}, b"")], False),
    "moved": ([(302, {"Location": "http://127.0.0.1:9/"}, b"")], False),
    "no JSON": ([(200, {}, b"<html>")], False),
    "half of it": ([(200, {}, GOOD[:20])], False),
    "shorter than said": ([(200, {"Content-Length": "999"}, GOOD)] * 9, False),
    "a list": ([(200, {}, b"[]")], False),
    "no values": ([(200, {}, b'{"count": 0}')], False),
    "values that are none": ([(200, {}, b'{"values": [1, 2]}')], False),
    "nested deep": ([(200, {}, b"[" * 100_000)], False),
    "not UTF-8": ([(200, {}, b'{"values": ["\xff"]}')], False),
    "pages in a ring": ([(200, {}, b'{"values": [], "next_url": "?title=andel"}')] * 3, False),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_the_server_end_in_words(asking: tuple[Api, Kolada], name: str) -> None:
    client, server = asking
    faults, is_well = FAULTS[name]
    server.faults = list(faults)
    if is_well:
        assert [each.id for each in client.search("andel")] == list(KPIS)
    else:
        with pytest.raises(UserError) as caught:
            client.search("andel")
        assert caught.value.help is not None


def test_an_answer_without_end_is_not_read_to_it(asking: tuple[Api, Kolada], monkeypatch: pytest.MonkeyPatch) -> None:
    client, server = asking
    server.endless = True
    monkeypatch.setattr(responses, "MOST_BYTES", 1 << 20)
    with pytest.raises(UserError, match="cannot be read"):
        client.search("andel")


def test_who_asks_is_said(asking: tuple[Api, Kolada]) -> None:
    client, server = asking
    client.search("andel")
    assert all(agent.startswith("samverkan/") for agent in server.agents)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (85.10, "85.1"),
        (0.1 + 0.2, "0.3"),
        (1e9, "1000000000"),
        (1e-7, "0.0000001"),
        (-4.5, "-4.5"),
    ],
)
def test_numbers_as_they_are_written(value: float, text: str) -> None:
    assert number(value) == text
