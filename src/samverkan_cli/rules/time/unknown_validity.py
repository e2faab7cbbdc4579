"""SAM304 unknown-validity."""

from samverkan_cli.derive.validity import is_open, valid_until
from samverkan_cli.model.document import Document
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project

_UNREVIEWED = (
    Message("The document holds until further notice, and it is not said when it is looked over"),
    Message("Write review: and how often, such as every: 2 years"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report a document whose last day cannot be worked out."""
    document = plan.document
    if valid_until(document) is not None or _may_be_known(document):
        return
    reviewed = not document.lacks("review")
    if is_open(document):
        if not reviewed:
            yield Finding(document.at("valid"), _UNREVIEWED[0], help=_UNREVIEWED[1])
        return
    if reviewed and document.kind in ("policy", "guideline"):
        return
    if document.valid is not None and document.valid.for_ is not None:
        help = Message("Write from: beside for:, or the whole day of adoption")
    else:
        help = Message("Write valid: {from: ..., until: ...}, or for: and how long")
    yield Finding(
        document.at("valid") if document.valid is not None else document.at(),
        Message("It cannot be worked out until which day the document holds"),
        help=help,
    )


def _may_be_known(document: Document) -> bool:
    """Whether what was left out, because of how it is written, may be what the last day follows from."""
    valid, adopted = document.valid, document.adopted
    if valid is None:
        return not document.whole("valid")
    if valid.doubtful or valid.for_ is None:
        return valid.doubtful
    return not document.whole("adopted") or (adopted is not None and not adopted.whole("date"))
