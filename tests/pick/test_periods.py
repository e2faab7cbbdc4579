"""Several choices: what is carried over from one period to the next, and what binds whom afterwards."""

from __future__ import annotations

from tests.pick.councils import PLAN, Council
from tests.workspaces import Ran


def bound(council: Council, group: str, day: str = "2027-06-01") -> Ran:
    """The goals that bind a group, as they are shown."""
    asked = ("show", "p", "--view", "goals", "--group", group, "--today", day, "--lang", "en")
    return council.space.run(*asked)


def test_no_more_than_so_many_are_kept(council: Council) -> None:
    assert council.vote("--max-kept", "1").code == 0
    assert council.picked() == "cdbe"
    assert [each["kept"] for each in council.record()["goals"]] == [False, True, False, False]
    assert council.vote("--max-kept", "0", "--replace").code == 0
    assert council.picked() == "cbef"
    assert council.reasons("d")[-1] == (
        "It cannot take the place of a picked goal without breaking a limit: at most 0 of those picked for the period "
        "before"
    )


def test_what_was_picked_lately_rests_over_three_periods(council: Council) -> None:
    assert council.vote("--rest", "1", count=2).code == 0
    assert council.picked() == "cb"
    assert council.vote("--rest", "1", count=2, period="2029").code == 0
    assert council.picked("2029") == "da"
    assert council.vote("--rest", "2", count=2, period="2030").code == 0
    assert council.picked("2030") == "eg"
    assert council.vote("--rest", "3", count=2, period="2031").code == 0
    assert council.picked("2031") == "fh"
    assert [each["period"] for each in council.record("2031")["inputs"]["before"]] == [
        "2030",
        "2029",
        "2027-2028",
        "2025-2026",
    ]
    ran = council.vote("--rest", "4", count=2, period="2032")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "error: There are to be at least 2 goals in all, and no more than 0 can be picked",
        "  = Let 2 of those that rest be picked, or leave out --rest 4",
    ]


def test_a_tie_goes_to_what_was_not_picked_the_last_time(council: Council) -> None:
    votes = {"1": "efg", "2": "efg"}
    picked = []
    for year in ("2027", "2028", "2029"):
        assert council.vote(votes=votes, count=1, period=year).code == 0
        picked.append(council.picked(year))
    assert picked == ["e", "f", "e"]


def test_periods_are_counted_back_from_the_one_that_is_picked_for(council: Council) -> None:
    council.vote(count=2, period="2029")
    # A choice for a period before, made later, does not look at what comes after it.
    assert council.vote("--rest", "1", count=2).code == 0
    assert [each["period"] for each in council.record()["inputs"]["before"]] == ["2025-2026"]
    assert council.vote("--max-kept", "5", count=2, period="2024").err.splitlines() == [
        "error: --max-kept looks at earlier periods, and nothing was picked in any",
        "  = Leave --max-kept out the first time",
    ]


def test_what_others_picked_is_not_carried_over(council: Council) -> None:
    assert council.vote("--rest", "1", by="norr").err.startswith("error: --rest looks at earlier periods, and nothing")
    assert council.vote(by="norr").code == 0
    assert [each["kept"] for each in council.record(by="norr")["goals"]] == [False] * 4


def test_a_lot_decides_before_the_bank_and_the_same_way_every_time(council: Council) -> None:
    votes = {"1": "efg", "2": "efg"}
    first = set()
    for seed in map(str, range(12)):
        assert council.vote("--lot", seed, "--replace", votes=votes, count=1, period="2027").code == 0
        before = council.picked("2027")
        council.vote("--lot", seed, "--replace", votes=votes, count=1, period="2027")
        assert council.picked("2027") == before
        first.add(before)
    assert first == {"e", "f", "g"}


def test_two_choices_one_after_the_other_stand_beside_one_another(council: Council) -> None:
    before = council.text()
    assert council.vote("--binds", "all", count=2).code == 0
    first = council.text()
    assert first.startswith(before)
    kept = council.record()
    assert council.pick("--goal", "g,h", "--binds", "norr", by="nämnden").code == 0
    assert council.text() == first + (
        "      nämnden:\n        method: manual\n        binds: norr\n        goals:\n          - g\n          - h\n"
        "        record: records/2027-2028-nämnden.json\n"
    )
    assert council.record() == kept
    assert council.vote(count=1, by="söder").code == 0
    assert council.text().startswith(first)
    assert {name for name in council.files() if "/records/" in name} == {
        f"plans/p/records/2027-2028-{who}.json" for who in ("rådet", "nämnden", "söder")
    }
    assert council.space.validate("--fail-on", "error").code == 0


def test_a_choice_into_a_period_that_is_there(council: Council) -> None:
    before = council.text()
    assert council.pick("--goal", "e", period="2025-2026", by="norr").code == 0
    after = before + (
        "      norr:\n        method: manual\n        goals:\n          - e\n"
        "        record: records/2025-2026-norr.json\n"
    )
    assert council.text() == after
    assert council.vote("--replace", count=2, period="2025-2026").code == 0
    assert council.text() == after.replace(
        "        goals: [a, d]\n",
        "        goals: [a, c]\n        method: vote\n        record: records/2025-2026-rådet.json\n",
    )
    # What it was to keep from the period before is what was picked before that, and nothing was.
    assert [each["kept"] for each in council.record("2025-2026")["goals"]] == [False, False]


def test_which_goals_bind_whom_is_shown_afterwards(council: Council) -> None:
    council.vote("--binds", "all", "--wording", "c=Gamma igen", "--decided", "2026-12-02", "--section", "§ 4", count=2)
    council.pick("--goal", "g,c", "--binds", "norr", by="nämnden")
    council.pick("--goal", "h", by="söder")
    assert " ".join(bound(council, "norr").out.split()) == (
        "Plan (p) Period 2027-2028: 2027-01-01 to 2028-12-31 (holds now) 3 goals bind Rådet Norr "
        "1. Gamma igen Centrala rådet picked it for all groups (2027-2028, decided 2026-12-02, § 4) "
        "Nämnden picked it for this group among others (2027-2028, not decided yet) Adopted as: Gamma "
        "2. Beta Centrala rådet picked it for all groups (2027-2028, decided 2026-12-02, § 4) "
        "3. Eta Nämnden picked it for this group among others (2027-2028, not decided yet)"
    )
    south = bound(council, "söder").out
    assert "3 goals bind Rådet Söder" in south
    assert "     Its own pick (2027-2028, not decided yet)" in south
    assert "Eta" not in south
    assert "2 goals bind Centrala rådet" in bound(council, "rådet").out


def test_each_way_of_deciding(council: Council) -> None:
    # The central council for all; each council for itself; the political level for all; and all of it together.
    council.vote("--binds", "all", count=1)
    council.pick("--goal", "e", by="norr")
    council.pick("--goal", "f", by="söder")
    council.pick("--goal", "h", "--binds", "all", by="nämnden")
    shown = {who: bound(council, who).out for who in ("rådet", "norr", "söder")}
    goals = {
        who: [title for title in ("Gamma", "Epsilon", "Zeta", "Theta") if title in out] for who, out in shown.items()
    }
    assert goals == {
        "rådet": ["Gamma", "Theta"],
        "norr": ["Gamma", "Epsilon", "Theta"],
        "söder": ["Gamma", "Zeta", "Theta"],
    }


ENDS = """\
        # det blev bara ett
    # slut på perioden

      # och mer om den

  # här fylls perioder på
# resten
"""


def test_comments_stay_with_the_period_that_they_end(council: Council) -> None:
    before = council.text()
    council.space.write({PLAN: before.rstrip() + "\n" + ENDS})
    assert council.pick("--goal", "a").code == 0
    ours, _, rest = council.text().partition("  2027-2028:\n")
    assert ours == before.rstrip() + "\n" + ENDS.partition("\n  # här")[0]
    assert rest.endswith("\n  # här fylls perioder på\n# resten\n")
