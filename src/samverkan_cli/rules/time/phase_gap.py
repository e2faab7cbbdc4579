"""SAM311 phase-gap."""

from samverkan_cli.derive.timespans import seams
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, counted, found

_OVERLAP = Message("{phase} begins on {first}, before {before} has ended on {last}")
_GAP = counted(
    "{n} day between {before} and {phase} belongs to no phase",
    "{n} days between {before} and {phase} belong to no phase",
    1,
)
_HELP = Message("Correct one of the days, or leave from: out: then it begins when the one before it ends")


def check(plan: Project, given: Given) -> Findings:
    """Report every phase that begins before the ones above it have ended, or later than on the day after."""
    for seam in seams(plan.phases):
        if seam.gap < 0 or (seam.gap and plan.whole("phases")):
            yield found(
                seam.phase.at("from"),
                n=seam.gap,
                phase=seam.phase.title,
                first=seam.first,
                before=seam.before.title,
                last=seam.last,
                related=[Related(Message("this is the one before it"), seam.before.at())],
            )(_OVERLAP if seam.gap < 0 else _GAP, _HELP)
