"""SAM806 empty-appendix."""

from collections.abc import Iterator
from posixpath import join, normpath

from samverkan_cli.model.document import Section, Subsection, Subsubsection
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked


def _sections(plan: Project) -> Iterator[Section | Subsection | Subsubsection]:
    """The sections of the document, each before those inside it."""
    return (part for part in plan.parts if isinstance(part, Section | Subsection | Subsubsection))


gatherings = (
    Gathering(
        lambda plan: plan.appendices,
        marked("{n} of {of} appendices are empty, or lead to a file that is not there"),
        marked("All {n} appendices are empty, or lead to a file that is not there"),
    ),
    Gathering(_sections, marked("{n} of {of} sections are empty"), marked("All {n} sections are empty")),
)

_EMPTY = (
    Message("The appendix is empty ({appendix})"),
    Message("Write file:, link: or text:, or take the appendix away"),
)
_EMPTY_SECTION = (
    Message("The section is empty ({section})"),
    Message("Write text: and what is to stand there, or take the section away"),
)
_NOT_THERE = (
    Message("The file {file} is not there ({appendix})"),
    Message("Put the file there, counted from the folder of the plan, or correct its name"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every appendix that has nothing in it: no text, no link, and no file that is there; and empty sections."""
    for section in _sections(plan):
        if section.lacks("text") and (isinstance(section, Subsubsection) or section.lacks("sections")):
            yield found(section.at(), section=section.title)(*_EMPTY_SECTION)
    for appendix in plan.appendices:
        if not appendix.lacks("text") or not appendix.lacks("link"):
            continue
        place = found(appendix.at(), file=appendix.file or "", appendix=appendix.title)
        if appendix.lacks("file"):
            yield place(*_EMPTY)
        elif appendix.file and not given.has_file(normpath(join(plan.folder, appendix.file))):
            yield place(*_NOT_THERE)
