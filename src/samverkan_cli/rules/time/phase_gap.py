"""SAM311 phase-gap."""

from samverkan_cli.derive.timespans import seams
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, counted


def check(plan: Project, given: Given) -> Findings:
    """Report every phase that begins before the ones above it have ended, or later than on the day after."""
    for seam in seams(plan.phases):
        if seam.gap < 0:
            message = Message(
                "{phase} begins on {first}, before {before} has ended on {last}",
                phase=seam.phase.title,
                first=seam.first,
                before=seam.before.title,
                last=seam.last,
            )
        elif seam.gap and plan.whole("phases"):
            message = counted(
                "{n} day between {before} and {phase} belongs to no phase",
                "{n} days between {before} and {phase} belong to no phase",
                seam.gap,
                before=seam.before.title,
                phase=seam.phase.title,
            )
        else:
            continue
        yield Finding(
            seam.phase.at("from"),
            message,
            help=Message("Correct one of the days, or leave from: out: then it begins when the one before it ends"),
            related=(Related(Message("this is the one before it"), seam.before.at()),),
        )
