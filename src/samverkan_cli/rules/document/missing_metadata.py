"""SAM801 missing-metadata."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, marked

_FIELDS = (
    (
        "owners",
        marked("The document says nobody who answers for it"),
        marked("Write owners: and the functions that answer for it"),
    ),
    ("version", marked("The document has no version"), marked("Write version: and its number")),
    (
        "registry_no",
        marked("The document has no registry number"),
        marked("Write registry_no: and the number of the matter"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report each thing that belongs on the first page and is not there."""
    document = plan.document
    for field, missing, mend in _FIELDS:
        if document.lacks(field):
            yield Finding(document.at(), Message(missing, field=field), help=Message(mend))
    adopted = document.adopted
    if document.lacks("adopted") or (adopted is not None and adopted.lacks("by")):
        yield Finding(
            document.at(),
            Message("The document does not say who decides it", field="by"),
            help=Message("Write by: under adopted:, and the deciding body"),
        )
    if document.settled and (document.lacks("adopted") or (adopted is not None and adopted.lacks("date"))):
        yield Finding(
            document.at(),
            Message("The document is adopted and does not say when", field="date"),
            help=Message("Write date: under adopted:, and the day of the decision"),
        )
