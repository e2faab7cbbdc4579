"""A made-up municipality over three years: its plan in a git repository, and all that was changed in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.repositories import Repository, made

PLAN = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")


class Edit(NamedTuple):
    """A piece of the plan that was written otherwise, and what is told of it: the word, and of what."""

    old: str
    new: str
    kind: str
    title: str


CHATT, HUS = "Starta en föräldrachatt", "Öppna ett familjehus"
YEARS = {
    "2024-11-12": [
        Edit("until: 2025-06-15, status: planned", "until: 2025-12-15, status: planned, moved: "
             "[{date: 2024-11-10, was: 2025-06-15, now: 2025-12-15, why: Upphandlingen drog ut på tiden.}]",
             "postponed", CHATT),
        Edit("12-15, status: planned", "12-15, status: ongoing", "status", CHATT),
        Edit("      - {date: 2025-01-15, value: 55}\n", "      - {date: 2025-01-15, value: 45}\n",
             "rewritten", "Svarstid i chatten"),
        Edit("value: 24}", "value: 36}", "target", "Svarstid i chatten"),
        Edit("year: 2023, value: 72", "year: 2023, value: 80", "baseline", "Svarstid i chatten"),
        Edit("mötet med skolorna}\n", "mötet med skolorna}\n  - {date: 2024-11-01, title: Chatten är upphandlad}\n",
             "added", "Chatten är upphandlad"),
        Edit("  sömn: {title: Barn sover", "  sömn: {mentions: 3, title: Barn sover", "changed", "Barn sover för lite"),
        Edit("Familjer letar efter", "Familjer hittar inte", "reworded", "Familjer hittar inte rätt väg in"),
        Edit("owners: [kulturchef], until: 2026-12-31", "owners: [skolchef], until: 2026-12-31", "owner", HUS),
        Edit("sek: 50000", "sek: 75000", "changed", "Erbjuda samordnad plan"),
    ],
    "2025-06-16": [
        Edit("  version: 1\n", "  version: 2\n", "changed", "Handlingsplan för barn och unga"),
        Edit("date: 2024-06-10, by: kf, section: § 42", "date: 2025-06-16, by: kf, section: § 51",
             "changed", "Handlingsplan för barn och unga"),
        Edit("2027-06-30}", "2028-06-30}", "validity", "Handlingsplan för barn och unga"),
        Edit("          skydd: {title: Skriva rutin för skyddade uppgifter, owners: [socialchef], until: 2025-12-31, "
             "status: ongoing}\n", "", "removed", "Skriva rutin för skyddade uppgifter"),
        Edit("    år-2: {after: 2 years, by: sn, to: ks}\n", "", "removed", ""),
        Edit("status: done, cost", "status: ongoing, cost", "went-back", "Erbjuda samordnad plan"),
        Edit("goals: [vända-sig, trygg]", "goals: [vända-sig, vuxen]", "unpicked", "Känna sig trygg på fritiden"),
        Edit("", "", "picked", "Ha en vuxen att prata med"),
        Edit("members: [socialchef, ", "members: [socialchef, kulturchef, ", "members", "Samverkansrådet"),
        Edit("chair: socialchef", "chair: skolchef", "chair", "Samverkansrådet"),
    ],
    "2026-06-15": [
        Edit("status: planned, needs: [sömn]", "status: dropped, needs: [sömn]", "dropped", "Utbilda om sömn"),
        Edit("until: 2026-12-31, status: planned", "until: 2026-10-31, status: planned", "advanced", HUS),
        Edit("      samlat:\n        title: Möta familjen samlat\n",
             "      samlat:\n        title: Möta familjen samlat\n        text: Stödet hålls ihop.\n",
             "changed", "Möta familjen samlat"),
        Edit("direction: at-risk}", "direction: universal}", "changed", "Ha en vuxen att prata med"),
        Edit("får stöd innan problemen växer", "får hjälp innan problemen växer", "reworded", "Tidigt stöd"),
        Edit("  sömn: {title: Elever", "  sov: {title: Elever", "renamed", "Elever som sover minst åtta timmar"),
        Edit("indicators: [sömn]", "indicators: [sov]", "", ""),
        Edit("      - {date: 2024-09-01, value: 60}\n", "      - {date: 2024-09-01, value: 60}\n"
             "      - {date: 2026-01-15, value: 40}\n", "measured", "Svarstid i chatten"),
        Edit("lead: skolchef", "lead: socialchef", "owner", "Hålla föräldrakurser"),
        Edit("date: 2024-06-20, section: § 7", "date: 2024-06-27, section: § 7", "rewritten", "Samverkansrådet"),
        Edit("    mandate: Rådet får fördela sina egna medel.\n", "", "changed", "Samverkansrådet"),
        Edit("          kurs: {", "          läxor: {title: Ordna läxhjälp, owners: [skolchef], until: 2027-01-31}\n"
             "          kurs: {", "added", "Ordna läxhjälp"),
    ],
}  # fmt: skip
"""What was changed, by the day on which it was committed."""
EDITS = [edit for edits in YEARS.values() for edit in edits]


def grown(root: Path) -> Repository:
    """The municipality's repository, with a tag for each version: v1, v2."""
    repository = made(root)
    text = PLAN
    repository.commit({"samverkan.yaml": "language: sv\n", "plans/barn/plan.yaml": text}, "2024-06-11")
    repository.git("tag", "v1")
    for n, (day, edits) in enumerate(YEARS.items(), 1):
        for edit in edits:
            assert not edit.old or text.count(edit.old) == 1, edit
            text = text.replace(edit.old, edit.new) if edit.old else text
        repository.commit({"plans/barn/plan.yaml": text}, day)
        repository.git("tag", f"år-{n}")
    return repository
