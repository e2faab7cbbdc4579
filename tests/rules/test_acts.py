"""The register of acts: that it hangs together, and how acts are known by number and by name."""

from __future__ import annotations

import re

import pytest

from samverkan_cli.rules.acts import acts, named, number_in

HOW = {"register", "entry", "text", "named", "unchecked"}


def test_each_act_has_a_number_a_source_and_says_how_it_was_checked() -> None:
    for act in acts().values():
        assert re.fullmatch(r"\d{4}:\d{1,4}|EU \d{4}/\d+", act.number)
        assert act.source.startswith("https://")
        assert act.checked in HOW
        assert not act.name.endswith(("lagen", "balken", "förordningen"))


def test_what_was_repealed_is_replaced_by_something_known_that_came_later() -> None:
    repealed = [act for act in acts().values() if act.repealed is not None]
    assert len(repealed) >= 15
    for act in repealed:
        assert act.checked != "unchecked"
        assert act.replaced_by
        for number in act.replaced_by:
            assert number in acts()
            if not number.startswith("EU"):
                assert int(number[:4]) >= int(act.number[:4])
    assert not any(act.replaced_by for act in acts().values() if act.repealed is None)


def test_of_several_acts_of_one_name_one_holds_at_the_most() -> None:
    for act in acts().values():
        assert len([each for each in named(act.name) if each.repealed is None]) <= 1


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("SFS 2001:453", "2001:453"),
        ("2001:453", "2001:453"),
        ("SFS2001:453", "2001:453"),
        ("SFS nr 2001:453", "2001:453"),
        ("SFS-nr. 2001:453", "2001:453"),
        ("SFS\u00a02001:453", "2001:453"),
        ("Socialtjänstlag (2001:453)", "2001:453"),
        ("lagen 2001:453", "2001:453"),
        ("SFS 2001:453, ändrad genom 2019:234", "2001:453"),
        ("SOSFS 2001:453", None),
        ("HSLF-FS 2017:79", None),
        ("SKOLFS 2010:37", None),
        ("prop. 2001:453", None),
        ("prop. 2001/02:453", None),
        ("SOU 2020:47", None),
        ("Dir. 2018:69", None),
        ("(EU) 2016/679", None),
        ("KS 2026/123", None),
        ("2001:45312", None),
        ("12001:453", None),
        ("", None),
    ],
)
def test_the_number_in_a_reference(reference: str, number: str | None) -> None:
    assert number_in(reference) == number


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Socialtjänstlag", {"1980:620", "2001:453", "2025:400"}),
        ("socialtjänstlagen", {"1980:620", "2001:453", "2025:400"}),
        ("Socialtjänstlag (2025:400)", {"1980:620", "2001:453", "2025:400"}),
        ("SoL", {"1980:620", "2001:453", "2025:400"}),
        ("Lagen om stöd och service till vissa funktionshindrade (LSS)", {"1993:387"}),
        ("Offentlighets- och sekretesslagen, OSL", {"2009:400"}),
        ("Föräldrabalken", {"1949:381"}),
        ("Skollagen Grundskolan", set()),
        ("Lagen", set()),
        ("", set()),
    ],
)
def test_the_acts_of_a_name(title: str, numbers: set[str]) -> None:
    assert {act.number for act in named(title)} == numbers
