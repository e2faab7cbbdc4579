"""What is said, and what is not."""

from __future__ import annotations

from tests.link.linked import linked


def test_nought_and_no_are_said_too() -> None:
    project = linked(
        "owners: {a: {title: A, many: false}, b: {title: B}}\n"
        "indicators: {a: {title: A, limit: 0, target: {value: 0}}, b: {title: B, limit: ''}}\n"
    ).project
    first, second = project.indicators
    assert not first.lacks("limit")
    assert not first.target[0].lacks("value")
    assert second.lacks("limit")
    assert second.lacks("target")
    assert [owner.lacks("many") for owner in project.owners] == [False, True]
