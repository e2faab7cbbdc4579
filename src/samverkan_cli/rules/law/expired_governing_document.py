"""SAM902 expired-governing-document."""

from datetime import date

from samverkan_cli.derive.validity import earliest, valid_until
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.rules.acts import cited
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report everything the plan rests on that ends before the plan does, and that nothing takes the place of."""
    first, last = earliest(plan.document), valid_until(plan.document)
    for governing in plan.governing_documents:
        until = governing.valid.until if governing.valid is not None else None
        if until is None or not governing.lacks("replaced_by") or _is_repealed(governing, first):
            continue
        if first is not None and until < first:
            message = Message(
                "{title} ended on {day}, before the plan begins to hold", title=governing.title, day=until
            )
        elif last is not None and until < last:
            message = Message(
                "{title} ends on {day}, and the plan holds until {last}", title=governing.title, day=until, last=last
            )
        else:
            continue
        yield Finding(
            governing.at(),
            message,
            help=Message("Write replaced_by: and what takes its place, or take it away where nothing does"),
        )


def _is_repealed(governing: GoverningDocument, first: date | None) -> bool:
    """Whether it is an act that is known to be repealed when the plan begins, which another rule tells."""
    act = cited(governing.reference)
    return act is not None and first is not None and not act.holds_on(first)
