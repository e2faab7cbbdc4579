"""A plan of which every figure can be drawn, made larger or smaller, with any titles."""

from __future__ import annotations

from datetime import date

from samverkan_cli.document.figures.balance import goals_by, levels
from samverkan_cli.document.figures.organisation import organisation
from samverkan_cli.document.figures.progress import progress
from samverkan_cli.document.figures.thread import thread
from samverkan_cli.document.figures.timeline import timeline
from samverkan_cli.document.figures.year import year_wheel
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from tests.link.linked import linked

TODAY = date(2027, 3, 1)
STATUSES = ("planned", "ongoing", "done", "paused", "dropped", "verified")
LEVELS = ("promotive", "preventive", "remedial")
DIRECTIONS = ("overall", "universal", "at-risk", "harmed")
WHEN = (
    "from: 2027-01-15, until: 2027-{month:02}-28",
    "until: 2027-{month:02}-15",
    "from: HT 2027, every: löpande",
    "from: 2027-{month:02}-01",
    "from: VT 2027, until: 2028",
    "after: []",
)
DOCUMENT = """\
document:
  title: Plan
  kind: action-plan
  status: adopted
  adopted: {date: 2026-12-15}
  valid: {from: 2027-01-01, until: 2028-12-31}
  reporting: {ett: {after: 1 year}, två: {after: 2 years}}
"""


def grown(size: int, title: str = "Ta fram rutiner för samverkan kring barn och unga") -> Project:
    """A plan of so many activities, in which all has titles like this."""
    lines = ["focus_areas:"]
    for n in range(size):
        if n % 10 == 0:
            lines += [f"  f{n}:", f"    title: '{title} {n}'", f"    goals: [g{n}]", "    activities:"]
        when = WHEN[n % 6].format(month=n % 11 + 2)
        own = f"goals: [g{n}, g{n - n % 10}], " if n % 3 == 0 else ""
        step = f"milestones: {{m: {{title: Steg, due: 2027-{n % 12 + 1:02}-10}}}}, " if n % 4 == 0 else ""
        lines.append(
            f"      a{n}: {{title: '{title} {n}', {own}{step}{when}, status: {STATUSES[n % 6]}, "
            f"prevention: {LEVELS[n % 3]}, indicators: [i{n // 5}]}}"
        )
    lines.append("goals:")
    lines += [f"  g{n}: {{title: '{title} {n}', direction: {DIRECTIONS[n % 4]}, ages: 1-5}}" for n in range(size)]
    lines.append("indicators:")
    lines += [
        f"  i{n}: {{title: '{title} {n}', unit: timmar, want: decrease, baseline: {{year: 2025, value: 7{n % 10}}}, "
        f"target: {{year: 2028, value: 24}}, values: [{{date: 2026-06, value: {60 + n % 20}.5}}]}}"
        for n in range(size // 5 + 1)
    ]
    lines.append("groups:")
    lines += [f"  top: {{title: '{title}', kind: steering, meetings: [2027-02-03, 2027-05-04]}}"]
    lines += [
        f"  r{n}: {{title: '{title} {n}', kind: {('working', 'reference', 'project')[n % 3]}, "
        f"reports_to: [{'top' if n < 6 else f'r{n % 6}'}], meetings: [2027-{n % 12 + 1:02}-{n % 27 + 1:02}]}}"
        for n in range(max(4, size // 4))
    ]
    return linked("\n".join(lines) + "\n", document=DOCUMENT).project


def all_figures(plan: Project, code: str = "sv") -> tuple[Figure, ...]:
    """Every figure that there is of a plan."""
    say = Phrases("sv" if code == "sv" else "en")
    numbers = {f"activities-{each.id}": f"{n // 10 + 1}.{n % 10 + 1}" for n, each in enumerate(plan.activities)}
    return (
        *timeline(plan, TODAY, say, numbers),
        *levels(plan, say),
        *goals_by(plan, "direction", say),
        *progress(plan, say, {f"indicators-{each.id}": f"I{n}" for n, each in enumerate(plan.indicators, 1)}),
        *thread(plan, say, numbers),
        *organisation(plan, say),
        *year_wheel(plan, TODAY, say),
    )
