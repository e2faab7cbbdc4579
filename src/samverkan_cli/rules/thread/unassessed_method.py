"""SAM611 unassessed-method: an intervention of which it is not known whether it helps."""

from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        lambda plan: plan.interventions,
        marked("Whether {n} of {of} interventions help has not been assessed"),
        marked("Whether any of the {n} interventions helps has not been assessed"),
        help=Message("Write evidence: at each of them, and how it is known: evidence, knowledge or experience"),
    ),
)

check = each(
    lambda plan: (it for it in plan.interventions if it.lacks("evidence") or it.evidence == "unassessed"),
    Message("Whether {intervention} helps has not been assessed"),
    Message("Write evidence: and how it is known: evidence, knowledge or experience"),
)
