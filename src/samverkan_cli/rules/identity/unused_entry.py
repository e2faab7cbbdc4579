"""SAM103 unused-entry."""

from samverkan_cli.rules.authoring import Finding, Findings, Gathering, Given, Message, Project, marked
from samverkan_cli.rules.unused import Unused
from samverkan_cli.swedish.mentions import mentioned

_OWNERS = Unused(
    "owners",
    marked("Nothing in the plan refers to {thing}, and no text mentions it"),
    marked("Name it where it has a part in the work, or take it away"),
)
_INDICATORS = Unused(
    "indicators",
    marked("No goal and no activity is measured by {thing}"),
    marked("Name it under indicators, at the goal or the activity that it measures, or take it away"),
)
_FUNDING = Unused(
    "funding",
    marked("Nothing in the plan is paid with {thing}"),
    marked("Name it under funding, at the activity that it pays for, or take it away"),
)
_INTERVENTIONS = Unused(
    "interventions",
    marked("No activity builds on {thing}, although other interventions are built on"),
    marked("Name it under interventions, at an activity that builds on it, or take it away"),
)

gatherings = (
    Gathering(
        lambda plan: plan.owners,
        marked("Nothing in the plan refers to {n} of {of} owners, and no text mentions them"),
        marked("Nothing in the plan refers to any of the {n} owners, and no text mentions them"),
        help=Message("Name them where they have a part in the work, or take away those that have none"),
    ),
    Gathering(
        lambda plan: plan.indicators,
        marked("No goal and no activity is measured by {n} of {of} indicators"),
        marked("No goal and no activity is measured by any of the {n} indicators"),
        help=Message("Name them under indicators, at the goals or activities that they measure, or take away others"),
    ),
    Gathering(
        lambda plan: plan.funding,
        marked("Nothing in the plan is paid with {n} of {of} sources of money"),
        marked("Nothing in the plan is paid with any of the {n} sources of money"),
        help=Message("Name them under funding, at the activities that they pay for, or take away the others"),
    ),
    Gathering(
        lambda plan: plan.interventions,
        marked("No activity builds on {n} of {of} interventions"),
        marked("No activity builds on any of the {n} interventions"),
        help=Message("Name them under interventions, at activities that build on them, or take away the others"),
    ),
    Gathering(
        lambda plan: plan.terms,
        marked("{n} of {of} terms are explained, but used in no text"),
        marked("None of the {n} terms is used in a text"),
        help=Message("Take them away, or use them where they are meant"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report the entries of some collections that nothing refers to, and every term that no text uses."""
    written = mentioned(plan, (*plan.terms, *plan.owners))
    yield from _OWNERS.findings(plan, written)
    yield from _INDICATORS.findings(plan)
    yield from _FUNDING.findings(plan)
    # A mapping of what is done already is there to be read: where no activity builds on any of it, nothing is amiss.
    if any(map(plan.is_referred_to, plan.interventions)):
        yield from _INTERVENTIONS.findings(plan)
    for term in plan.terms:
        if term not in written:
            yield Finding(
                term.at(),
                Message("The term {term} is explained, but no text uses it", term=term.title),
                help=Message("Take it away, or use it where it is meant"),
            )
