"""SAM818 body-apart."""

from __future__ import annotations

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values.text import TEXT, TITLE
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found, some
from samverkan_cli.rules.others import OF_OTHERS
from samverkan_cli.swedish.adoptions import HINTS, Adoptions, same_body


@finds(
    Message("The text says “{words}”, and {by} is said to have decided"),
    Message("Find out who decided, and write that in both places"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every text that says that another body decided on the document than the one it names itself."""
    document, adopted = plan.document, plan.document.adopted
    by = adopted.by if adopted is not None else ()
    if adopted is None or not by or any(isinstance(each, Owner) and each.many for each in by):
        return
    year = adopted.date.first.year if adopted.date is not None else None
    adoptions = Adoptions(document.kind, (document.title, *document.aliases))
    for written in plan.search[plan.search.with_cues(HINTS)]:
        if written.kind not in (TEXT, TITLE) or isinstance(written.part, OF_OTHERS):
            continue
        for said in adoptions.read(written.text, year):
            if not any(_is_by(plan, said.body, each) for each in by):
                yield found(
                    written.where(said.quote),
                    words=" ".join(said.quote.split()),
                    by=some([each.title for each in by]),
                    related=[Related(Message("who decided is said here"), adopted.value_at("by"))],
                )


def _is_by(plan: Project, body: str, by: Owner | Group) -> bool:
    """Whether a body is the one that decided, or is called so; a name that both bear decides nothing."""
    return any(same_body(body, name) for name in (by.title, *by.aliases)) or (
        body.casefold() == "nämnden" or not plan.whole("owners")
    )
