"""SAM611 unassessed-method."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every intervention of which it is not known whether it helps; in one finding, where that is all."""
    unassessed = [each for each in plan.interventions if each.lacks("evidence") or each.evidence == "unassessed"]
    help = Message("Write evidence: and how it is known: evidence, knowledge or experience")
    if unassessed and len(unassessed) == len(plan.interventions):
        # Of what was left out because of how it is written, some may be assessed.
        if plan.whole("interventions"):
            text = Message("Whether any of the {n} interventions helps has not been assessed", n=len(unassessed))
            yield Finding(plan.heading("interventions"), text, help=help)
        return
    for each in unassessed:
        text = Message("Whether {intervention} helps has not been assessed", intervention=each.title)
        yield Finding(each.at(), text, help=help)
