"""SAM904 act-without-place."""

import re

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.rules.acts import cited, named
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found

_CHAPTER = compiled_late(r"kap|chapter|:", re.IGNORECASE)


@finds(
    Message("It is not said in which chapter of {act} {section} stands"),
    Message("Write chapter: and its number; in this act the sections begin anew in each chapter"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every section without a chapter, in an act whose sections are numbered anew in each."""
    for governing in plan.governing_documents:
        if not _has_chapters(governing):
            continue
        for provision in governing.provisions:
            if provision.section and provision.lacks("chapter") and not _CHAPTER.search(provision.section):
                yield found(provision.at(), act=governing.title, section=provision.section)


def _has_chapters(governing: GoverningDocument) -> bool:
    """Whether a governing document is an act that is known to number its sections by chapter.

    Without a number, all acts of its name must: of an act that used to have no chapters, the old one may be meant.
    A number that is another act's is for another rule to report.
    """
    act, meant = cited(governing.reference), named(governing.title)
    if act is not None:
        return act.chapters and (not meant or act in meant)
    return bool(meant) and governing.lacks("reference") and all(each.chapters for each in meant)
