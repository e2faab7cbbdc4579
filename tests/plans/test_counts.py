"""The other worked examples hold what their sources hold, counted."""

from __future__ import annotations

from collections import Counter

from tests.plans.linked import project


def test_kavlinge_has_the_goal_bank_of_the_inquiry() -> None:
    bank = [goal for goal in project("kavlinge").goals if goal.audience != ("staff",)]
    assert len(bank) == 101
    assert Counter(goal.direction for goal in bank) == {"overall": 35, "universal": 18, "at-risk": 23, "harmed": 25}
    assert all(goal.dimension and goal.audience for goal in bank)


def test_kavlinge_has_the_ambitions_for_staff() -> None:
    ambitions = [goal for goal in project("kavlinge").goals if goal.audience == ("staff",)]
    assert len(ambitions) == 29
    assert all(goal.id.startswith("kompetens-") for goal in ambitions)


def test_kavlinge_has_the_improvement_areas_without_a_rank() -> None:
    needs = project("kavlinge").needs
    assert len(needs) == 77
    assert {need.kind for need in needs} == {"improvement"}
    assert not any(need.mentions or need.rank for need in needs)


def test_kavlinge_has_seven_councils_with_their_seats() -> None:
    councils = [group for group in project("kavlinge").groups if group.kind in ("central-council", "local-council")]
    assert len(councils) == 7
    assert sorted(sum(member.count or 1 for member in council.members) for council in councils) == [5, 5, 7, 8, 8, 9, 9]
    assert all(council.convener and council.chair for council in councils)


def test_kavlinge_says_in_the_same_words_what_the_inquiry_says_twice_in_the_same_words() -> None:
    kavlinge = project("kavlinge")
    groups, goals = kavlinge.groups, kavlinge.goals
    central, local = groups["centrala-samverkansrådet"].tasks, groups["lokala-rådet-väster-1-6"].tasks
    assert central["ekonomiska-hinder"].title == local["ekonomiska-hinder"].title
    assert central["kontaktvägar"].text == local["kontaktvägar"].text
    assert goals["rätt-och-fel"].title == goals["skilja-rätt-från-fel"].title


def test_kavlinge_has_no_horizon_and_no_review_that_the_inquiry_does_not_give() -> None:
    kavlinge = project("kavlinge")
    assert not any(need.horizon for need in kavlinge.needs)
    assert not any(group.review for group in kavlinge.groups)


def test_kavlinge_has_areas_and_age_groups() -> None:
    kavlinge = project("kavlinge")
    holding = [bool(area.strategies or area.activities) for area in kavlinge.focus_areas]
    assert holding == [False] * 7 + [True] * 2  # seven areas of which nothing is proposed, then chapters 5 and 6.2
    assert [str(group.ages) for group in kavlinge.document.age_groups] == ["1-6", "6-13", "13-16", "16-20"]


def test_danderyd_promises_reports_and_has_given_one() -> None:
    danderyd = project("danderyd", "SAM007")
    adopted = danderyd.document.adopted
    assert adopted is not None
    assert str(adopted.date) == "2019-09-23"
    assert [(str(each.after.count), each.after.unit) for each in danderyd.document.reporting if each.after] == [
        ("1", "year"),
        ("3", "year"),
    ]
    (report,) = danderyd.follow_ups
    assert report.date.isoformat() == "2020-11-10"
    assert report.answers is danderyd.document.reporting["år-1"]
    # To whom the task is reported the source does not say.
    assert [decision.report_to for decision in report.decisions] == [(), ()]
    assert len(danderyd.success_factors) == 5


def test_danderyd_is_adopted_and_has_four_areas_of_which_one_is_named() -> None:
    danderyd = project("danderyd", "SAM007")
    assert danderyd.document.status == "adopted"
    first, *others = danderyd.focus_areas
    assert (len(first.strategies), len(first.activities)) == (4, 4)
    assert [each.whole("title") for each in others] == [False, False, False]


def test_ange_has_its_priorities_log_and_shared_funding() -> None:
    ange = project("ange")
    # The three were put first, but the source does not say in which order.
    assert [need.rank for need in ange.needs if need.kind == "priority"] == [None, None, None]
    assert [str(each.date) for each in ange.log][-1] == "2021-01"
    assert not any(each.owners for each in ange.log)  # nobody is said to answer for what remains
    assert any(source.kind == "shared" and len(source.parties) == 2 for source in ange.funding)
    assert len(ange.phases) == 3
    assert [len(area.activities) for area in ange.focus_areas] == [3, 4, 1, 4]


def test_framgangsfaktorer_has_seven_factors_with_their_criteria() -> None:
    factors = project("framgangsfaktorer").success_factors
    assert [len(factor.criteria) for factor in factors] == [6, 4, 5, 7, 8, 4, 3]
    assert sum(len(factor.criteria) for factor in factors) == 37
    assert not any(criterion.score for factor in factors for criterion in factor.criteria)


def test_framgangsfaktorer_has_targets_with_limits_and_a_catalogue_without() -> None:
    indicators = list(project("framgangsfaktorer").indicators)
    assert sum(indicator.limit is not None for indicator in indicators) == 6
    assert sum(indicator.limit is None for indicator in indicators) == 27


def test_framgangsfaktorer_says_neither_who_answers_for_an_indicator_nor_a_unit_that_is_not_given() -> None:
    indicators = list(project("framgangsfaktorer").indicators)
    assert not any(indicator.owners for indicator in indicators)
    assert [indicator.id for indicator in indicators if indicator.unit == "procent"] == ["öppenvård-under-utredning"]
