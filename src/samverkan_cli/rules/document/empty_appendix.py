"""SAM806 empty-appendix."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every appendix that has nothing in it: no text, no link, and no file that is there."""
    for appendix in plan.appendices:
        if not appendix.lacks("text") or not appendix.lacks("link"):
            continue
        if appendix.lacks("file"):
            yield Finding(
                appendix.at(),
                Message("The appendix is empty ({appendix})", appendix=appendix.title),
                help=Message("Write file:, link: or text:, or take the appendix away"),
            )
        elif appendix.file and not given.has_file(normpath(join(plan.folder, appendix.file))):
            yield Finding(
                appendix.at(),
                Message("The file {file} is not there ({appendix})", file=appendix.file, appendix=appendix.title),
                help=Message("Put the file there, counted from the folder of the plan, or correct its name"),
            )
