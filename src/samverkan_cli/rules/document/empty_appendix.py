"""SAM806 empty-appendix."""

from posixpath import join, normpath

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every appendix that has nothing in it: no text, no link, and no file that is there."""
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
