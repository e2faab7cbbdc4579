"""The worked example from Piteå: nothing of the source was lost on the way, and nothing was made up."""

from __future__ import annotations

import pytest

from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Prevention
from tests.plans.linked import project


@pytest.fixture(scope="module")
def pitea() -> Project:
    return project("pitea")


def test_the_plan_table_has_the_rows_of_the_source(pitea: Project) -> None:
    assert [(area.title, area.aliases) for area in pitea.focus_areas] == [
        ("Föräldrastöd och vuxenengagemang", ("Föräldrastöd Vuxenengagemang",)),
        ("Samråd och samarbete", ("Samråd Samarbete",)),
        ("Samsyn och ”röda tråden”", ("Samsyn Röd tråd",)),
        ("Kvalitetssäkring och uppföljning", ("Kvalitetssäkra",)),
    ]
    assert [[len(strategy.activities) for strategy in area.strategies] for area in pitea.focus_areas] == [
        [2],
        [1],
        [1, 1],
        [2],
    ]


def test_the_mapping_has_every_item_by_level(pitea: Project) -> None:
    levels = [intervention.prevention for intervention in pitea.interventions]
    assert [levels.count((level,)) for level in Prevention] == [7, 9, 18]
    assert len(levels) == 34
    # The actors stand above each column; only one row says itself who does it.
    assert [each.id for each in pitea.interventions if each.providers] == ["uppsökande-verksamhet"]


def test_what_the_source_leaves_out_is_left_out(pitea: Project) -> None:
    document = pitea.document
    assert document.adopted is not None
    assert str(document.adopted.date) == "2019"
    assert document.registry_no is None
    assert document.valid is None
    assert [activity.id for activity in pitea.activities if not activity.owners] == ["rutiner-kvalitetssäkring"]
    assert not any(activity.until or activity.from_ or activity.lead for activity in pitea.activities)


def test_nothing_is_linked_that_the_source_does_not_link(pitea: Project) -> None:
    assert not pitea.goals
    assert not pitea.periods
    assert not any(activity.needs or activity.governing_documents for activity in pitea.activities)
    assert not any(part.activities for commission in pitea.commissions for part in commission.parts)


def test_names_vary_as_they_do_in_the_source(pitea: Project) -> None:
    assert [owner.title for owner in pitea.document.owners] == ["Socialtjänsten", "Utbildningsförvaltningen"]
    assert pitea.owners["socialförvaltningen"].title == "Socialförvaltningen"
    parts = {part.title for intervention in pitea.interventions for part in intervention.parts}
    assert {"IDCP", "Lösningfokuserat arbetssätt"} <= parts


def test_challenges_commissions_and_governing_documents_are_all_there(pitea: Project) -> None:
    assert len(pitea.needs) == 9
    assert [len(commission.parts) for commission in pitea.commissions] == [3, 3]
    assert len(pitea.governing_documents) == 11
