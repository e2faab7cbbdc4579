"""SAM801 missing-metadata."""

from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_TEXTS = {
    "owners": (
        Message("The document says nobody who answers for it"),
        Message("Write owners: and the functions that answer for it"),
    ),
    "version": (Message("The document has no version"), Message("Write version: and its number")),
    "registry_no": (
        Message("The document has no registry number"),
        Message("Write registry_no: and the number of the matter"),
    ),
    "by": (
        Message("The document does not say who decides it"),
        Message("Write by: under adopted:, and the deciding body"),
    ),
    "date": (
        Message("The document is adopted and does not say when"),
        Message("Write date: under adopted:, and the day of the decision"),
    ),
}


def check(plan: Project, given: Given) -> Findings:
    """Report each thing that belongs on the first page and is not there."""
    document = plan.document
    for field, texts in _TEXTS.items():
        part = document if field in type(document).model_fields else document.adopted
        if (part.lacks(field) if part else document.lacks("adopted")) and (document.settled or field != "date"):
            yield found(document.at())(*texts)
