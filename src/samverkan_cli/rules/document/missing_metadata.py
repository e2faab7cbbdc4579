"""SAM801 missing-metadata."""

from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_TEXTS = {
    "owners": (
        Message("The document says nobody who answers for it", field="owners", thing=Message("who answers for it")),
        Message("Write owners: and the functions that answer for it"),
    ),
    "version": (
        Message("The document has no version", field="version", thing=Message("a version")),
        Message("Write version: and its number"),
    ),
    "registry_no": (
        Message("The document has no registry number", field="registry_no", thing=Message("a registry number")),
        Message("Write registry_no: and the number of the matter"),
    ),
    "by": (
        Message("The document does not say who decides it", field="by", thing=Message("who decides it")),
        Message("Write by: under adopted:, and the deciding body"),
    ),
    "date": (
        Message("The document is adopted and does not say when", field="date", thing=Message("the day of adoption")),
        Message("Write date: under adopted:, and the day of the decision"),
    ),
}
_LACKING = marked("The first page lacks {n} things: {thing}")
gatherings = (
    Gathering(
        None, _LACKING, _LACKING, named="thing", help=Message("Write them under document:, as far as they are known")
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report each thing that belongs on the first page and is not there."""
    document, adopted = plan.document, plan.document.adopted
    undecided = document.lacks("adopted")
    decision = ("by", "date") if document.settled else ("by",)
    missing = {field for field in ("owners", "version", "registry_no") if document.lacks(field)}
    missing |= {field for field in decision if undecided or (adopted is not None and adopted.lacks(field))}
    if document.settled and not any(map(str.isdigit, document.registry_no or "1")):
        missing.add("registry_no")  # "given later", which is no answer any more
    for field, texts in _TEXTS.items():
        if field in missing:
            yield found(document.at())(*texts)
