"""Texts at a terminal: their words on one line, tables drawn."""

from __future__ import annotations

from samverkan_cli.outline.outline import Prose
from samverkan_cli.report.layout import Drawn
from samverkan_cli.report.show.texts import lines, one_line

TABLE = """\
Riskerna är *två*.

| Risk | Antal |
|---|--:|
| Personal byts ut | 2 |
| Å | 12 |
"""


def test_a_table_is_drawn_in_columns_and_numbers_stand_to_the_right() -> None:
    words, table = lines(Prose(TABLE))
    assert words == "Riskerna är två."
    assert isinstance(table, Drawn)
    assert table.lines == (
        "Risk             │ Antal",
        "─────────────────┼──────",
        "Personal byts ut │     2",
        "Å                │    12",
    )


def test_on_one_line_its_cells_stand_apart() -> None:
    assert one_line(Prose(TABLE)) == "Riskerna är två. Risk | Antal; Personal byts ut | 2; Å | 12;"


def test_tasks_links_and_pictures_keep_what_they_say() -> None:
    said = one_line(Prose("- [x] Klart\n- [ ] ~~Kvar~~\n\n[ord](bilaga.pdf)\n\n![Skiss](skiss.png)\n"))
    assert said == "[x] Klart [ ] Kvar ord (bilaga.pdf) Skiss (skiss.png)"
