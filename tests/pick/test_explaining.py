"""Why a goal was picked or not: under each rule, under limits, by hand, and in a tie."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from samverkan_cli.pick.explain import rounded
from tests.pick.councils import BALLOTS, Council, csv
from tests.searching import one_in


def test_a_number_is_told_as_roughly_as_it_can_be() -> None:
    assert [rounded(Fraction(each)) for each in ("4", "1/4", "1/3", "2/3", "10", "0")] == [
        Decimal(each) for each in ("4", "0.25", "0.333", "0.667", "10", "0")
    ]
    assert format(rounded(Fraction("1000")), "f") == "1000"
    assert rounded(Fraction("1/30000")) == Decimal("0.00003")
    assert rounded(Fraction(f"1/{10**30}")) == 0
    assert rounded(Fraction("1/3"), Fraction(33330, 100000)) == Decimal("0.33333")
    assert rounded(Fraction("1/3"), Fraction(1, 3)) == Decimal("0.333")


def test_under_equal_shares(council: Council) -> None:
    council.vote()
    assert council.reasons("b") == ["3 voters ticked it and bought it together: each of them paid 0.333"]
    assert council.reasons("d") == [
        "4 voters ticked it and bought it together: each of them paid 0.25",
        "It was picked for the period before too",
    ]
    assert council.reasons("a") == [
        "3 voters ticked it. No goal could be bought any more; with this one each of them has borrowed 0.095, the "
        "least that was possible",
        "It was picked for the period before too",
    ]
    assert council.reasons("e") == [
        "3 voters ticked it",
        "They had too little left to buy it; for it each of them would have borrowed 0.262, and for Alfa, which was "
        "picked last, 0.095 was enough",
    ]


def test_under_equal_shares_when_all_is_bought(council: Council) -> None:
    council.vote("--min-ticks", "1", votes={"1": "abc", "2": "abc", "3": "ed", "4": "e"}, count=2)
    assert council.picked() == "be"
    assert council.reasons("c") == ["2 voters ticked it", "They had too little left to buy it"]
    assert council.reasons("f") == ["Nobody ticked it"]
    # Both could have been bought with what was left, by the same voters.
    council.vote("--min-ticks", "1", "--replace", votes={"1": "b", "2": "b", "3": "ce", "4": "ce"}, count=2)
    assert council.reasons("e")[-1] == (
        "It was exactly as good as Gamma, which was picked last, but it stands later in the bank"
    )


def test_who_had_less_gave_what_was_left(council: Council) -> None:
    votes = {"1": "d", "2": "a", "3": "a", "4": "bd", "5": "ad"}
    council.vote("--min-ticks", "1", votes=votes, count=3)
    assert council.picked() == "adb"
    assert council.reasons("d")[0] == (
        "3 voters ticked it and bought it together: 2 paid 0.367 each and 1 the 0.267 that it had left"
    )


def test_who_had_less_gave_what_was_left_by_the_vote(council: Council) -> None:
    votes = {"1": "d", "2": "a", "4": "bd", "5": "ad"}
    council.space.write({BALLOTS: csv(votes, {"1": "1", "2": "2", "4": "1", "5": "1"})})
    assert council.pick("--ballots", BALLOTS, "--min-ticks", "1", "--count", "3").code == 0
    assert council.reasons("d")[0] == (
        "3 voters with 3 of the votes ticked it and bought it together: 2 of the votes paid 0.367 each and 1 of them "
        "the 0.267 that was left"
    )


def test_under_phragmen(council: Council) -> None:
    council.vote("--rule", "seq-phragmen")
    assert council.reasons("b") == [
        "3 voters ticked it; with it each of them has been charged 0.333 in all, the least that was possible"
    ]
    assert council.reasons("h") == [
        "1 voter ticked it",
        "With it each of them would have been charged 1.333 in all, and with Alfa, which was picked last, 0.667",
    ]


def test_under_sequential_pav(council: Council) -> None:
    council.vote("--rule", "seq-pav")
    assert council.reasons("b") == ["3 voters ticked it; it added 3, the most that was possible"]
    assert council.reasons("h") == [
        "1 voter ticked it",
        "It would have added 0.5, and Alfa, which was picked last, added 1.5",
    ]


def test_under_pav(council: Council) -> None:
    council.vote("--rule", "pav")
    assert council.reasons("b") == ["3 voters ticked it; without it the set would count 1.5 less"]
    assert council.reasons("h") == [
        "1 voter ticked it",
        "In the place of Beta, where it would do least harm, the set would count 1 less",
    ]


def test_under_approval(council: Council) -> None:
    council.vote("--rule", "av")
    assert council.reasons("c") == ["4 voters ticked it"]
    assert council.reasons("h") == ["1 voter ticked it", "Epsilon, which was picked last, has 3 votes"]


def test_what_nobody_ticked(council: Council) -> None:
    council.vote("--min-ticks", "1", votes={"1": "c", "2": "c"}, count=3)
    assert council.picked() == "cbe"
    assert council.reasons("b") == [
        "Nobody ticked it; it was taken because there were to be 3 goals",
        "Exactly as good, but later in the bank: Zeta, Eta and Theta",
        "Exactly as good, but picked for the period before: Alfa and Delta",
    ]
    assert council.reasons("g") == ["Nobody ticked it"]


def test_as_the_set_that_weighs_most(council: Council) -> None:
    council.space.write({"v.csv": "goal,weight\na,3\nb,3\nc,1\nd,2\ne,2\n"})
    ran = council.pick("--weights", "v.csv", "--count", "3")
    assert "Between goals that were exactly as good this decided: more weight, then not" in " ".join(ran.out.split())
    assert council.picked() == "bae"
    assert council.reasons("a") == ["It weighs 3", "It was picked for the period before too"]
    assert council.reasons("c") == [
        "It weighs 1",
        "In the place of Epsilon, where it would do least harm, the set would weigh 1 less",
    ]
    assert council.reasons("d") == [
        "It weighs 2",
        "In the place of Epsilon it would have been exactly as good, but it was picked for the period before",
    ]


def test_what_decided_a_tie(council: Council) -> None:
    votes = {"1": "abef", "2": "abef", "3": "cgh", "4": "cgh"}
    council.vote("--rule", "av", votes=votes, count=2)
    assert council.picked() == "bc"
    assert council.reasons("c")[1:] == [
        "Exactly as good, but later in the bank: Epsilon, Zeta, Eta and Theta",
        "Exactly as good, but picked for the period before: Alfa",
    ]
    assert council.reasons("e")[-1] == (
        "It was exactly as good as Gamma, which was picked last, but it stands later in the bank"
    )
    assert council.reasons("a")[-1] == (
        "It was exactly as good as Gamma, which was picked last, but it was picked for the period before"
    )
    ran = council.vote("--rule", "av", "--lot", "7", "--replace", votes=votes, count=2)
    assert "more votes, then not picked for the period before, then the lot, then the order of the bank" in " ".join(
        ran.out.split()
    )
    loser = next(goal for goal in "bcefgh" if goal not in council.picked())
    assert council.reasons(loser)[-1].endswith("but it came later in the lot")
    assert council.record()["ties"] == {"order": ["support", "not-kept", "lot", "bank"], "lot": "7"}


def test_more_votes_decide_a_tie_first(council: Council) -> None:
    # Once c is bought, d with one voter and e with two would both leave a debt of as much.
    council.vote("--rule", "seq-pav", "--min-ticks", "1", votes={"1": "ce", "2": "ce", "3": "d"}, count=2)
    assert council.picked() == "ce"
    assert council.reasons("e")[-1] == "Exactly as good, but with fewer votes: Delta"
    assert council.reasons("d")[-1] == (
        "It was exactly as good as Epsilon, which was picked last, but it has fewer votes"
    )


def test_a_great_many_that_are_as_good_are_told_in_part(council: Council) -> None:
    council.space.write(
        {"plans/p/mer.yaml": "goals:\n" + "".join(f"  n{n}: {{title: Nummer {n}}}\n" for n in range(100))}
    )
    council.vote(count=9)
    last = council.record()["goals"][-1]
    assert (last["step"], len(last["tied"]), last["tied_more"]) == ("rest", 20, 79)
    assert council.reasons(last["id"])[1] == (
        "Exactly as good, but later in the bank: Nummer 1, Nummer 2, Nummer 3, Nummer 4, Nummer 5 and 94 others"
    )


def test_under_limits(council: Council) -> None:
    limits = ("--limit", "direction=harmed:1..", "--max-kept", "1", "--not-both", "c,e", "--exclude", "f")
    council.vote(*limits)
    assert council.picked() == "cdbg"
    said = " ".join(council.explain("g").out.split())
    assert said.endswith(
        "Limit: 4 goals in all Limit: at least 1 of harmed Limit: Zeta is left out Limit: no more than one of Gamma "
        "and Epsilon Limit: at most 1 of those picked for the period before"
    )
    assert council.reasons("f") == ["It was left out beforehand"]
    assert (
        council.reasons("e")[-1] == "In the place of Gamma, where it would do least harm, the set would count 0.5 less"
    )
    assert council.reasons("a")[-1].startswith("In the place of Delta, where it would do least harm,")
    council.vote("--require", "c", "--require", "d", "--require", "b", "--require", "g", "--replace")
    assert council.reasons("e") == [
        "3 voters ticked it",
        "It cannot take the place of a picked goal without breaking a limit: Gamma is picked; Delta is picked; Beta is "
        "picked; Eta is picked",
    ]


def test_what_rests(council: Council) -> None:
    council.vote("--rest", "1")
    assert council.picked() == "cbef"
    assert council.reasons("a") == ["It rests, because it was picked lately"]


def test_by_hand(council: Council) -> None:
    council.pick("--goal", "a,b")
    assert council.reasons("a") == ["It was picked by hand", "It was picked for the period before too"]
    assert council.reasons("c") == ["Those who picked did not pick it"]
    ran = council.explain("a")
    assert ran.out == (
        "Alfa was picked for 2027-2028, by hand:\n  It was picked by hand\n  It was picked for the period before too\n"
    )


def test_changes_by_hand_after_a_count(council: Council) -> None:
    ran = council.vote("--put-in", "h=Enkäten visar på oro", "--take-out", "a=Det görs av regionen")
    assert (ran.code, ran.err) == (0, "")
    assert council.picked() == "cdbh"
    assert council.reasons("h") == ["rådet put it in after the count: Enkäten visar på oro", "1 voter ticked it"]
    assert council.reasons("a") == ["rådet took it out after the count: Det görs av regionen"]
    # What was picked last in the count was taken out, and what was not picked is still held against that.
    assert council.reasons("e")[-1] == (
        "They had too little left to buy it; for it each of them would have borrowed 0.262, and for Alfa, which was "
        "picked last, 0.095 was enough"
    )
    assert "every vote had 0.571 to spend" in " ".join(council.explain("b").out.split())


def test_as_json(council: Council) -> None:
    council.vote()
    document = council.explain("e", "--format", "json").json
    (told,) = document["choices"]
    assert (document["version"], document["plan"]) == (2, "p")
    assert told == {
        "period": "2027-2028",
        "by": "rådet",
        "goal": "e",
        "picked": False,
        "reasons": told["reasons"],
        "how": [
            "A goal costs 1, and every vote had 0.571 to spend; a goal is bought by those who ticked it",
            "Limit: 4 goals in all",
        ],
        "recorded": next(each for each in council.record()["passed"] if each["id"] == "e"),
    }


def test_the_same_as_text(council: Council) -> None:
    council.vote()
    ran = council.explain("e")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Epsilon was not picked for 2027-2028, by votes (equal shares, 7 ballots):\n"
        "  3 voters ticked it\n"
        "  They had too little left to buy it; for it each of them would have borrowed\n"
        "  0.262, and for Alfa, which was picked last, 0.095 was enough\n"
        "  A goal costs 1, and every vote had 0.571 to spend; a goal is bought by those\n"
        "  who ticked it\n"
        "  Limit: 4 goals in all\n"
    )


def test_what_cannot_be_explained_is_said(council: Council) -> None:
    def said(*words: str, **given: str) -> list[str]:
        ran = council.explain(*words, **given)
        assert (ran.code, ran.out) == (2, "")
        return ran.err.splitlines()

    assert said("a") == [
        "error: Centrala rådet has picked nothing for 2027-2028",
        "  = Name a period and who picked as they stand in the plan",
    ]
    assert said("a", period="2025-2026") == [
        "error: The plan names no record of what Centrala rådet picked for 2025-2026",
        "  = samverkan pick writes one; with --replace also for goals that are picked already",
    ]
    council.vote()
    assert said("Epsilon") == ["error: There is no goal called Epsilon", "  = Did you mean e?"]
    assert said("v") == ["error: Vilar was not in the bank, or could not be picked, when the choice was made"]
    (council.root / "plans/p/records/2027-2028-rådet.json").unlink()
    assert said("a") == [
        "error: The record plans/p/records/2027-2028-rådet.json is not there",
        "  = Get it back from git, or pick again with --replace",
    ]


def test_it_is_said_when_the_plan_has_other_goals_than_the_record(council: Council) -> None:
    council.vote()
    council.space.write({"plans/p/plan.yaml": council.text().replace("          - b\n", "          - h\n")})
    ran = council.explain("b")
    assert ran.code == 0
    assert ran.err == "The goals in the plan are not those of the record: this is what the record says\n"


@pytest.mark.parametrize("rule", ["equal-shares", "seq-phragmen", "seq-pav", "pav", "av"])
@pytest.mark.parametrize("lang", one_in(2, ["sv", "en"]))
def test_every_goal_has_its_reasons_in_both_languages(council: Council, rule: str, lang: str) -> None:
    council.space.write({BALLOTS: csv(weights=dict.fromkeys("1234", "1") | dict.fromkeys("567", "2"))})
    assert council.pick("--ballots", BALLOTS, "--count", "4", "--rule", rule).code == 0
    for goal in "abcdefgh":
        reasons = council.reasons(goal, lang=lang)
        assert reasons
        assert not any("{" in each for each in reasons)
        assert any("ticked" in each for each in reasons) == (lang == "en")
