"""SAM809 undefined-abbreviation."""

from samverkan_cli.link.texts import PlanText
from samverkan_cli.model.document import Term
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values.text import ADDRESS, SIGN
from samverkan_cli.rules.authoring import Gathering, Given, Message, Places, Project, finds, found, marked
from samverkan_cli.swedish.abbreviations import abbreviations, ordinary_among

_TEXT = marked("{n} abbreviations are explained nowhere: {letters}")
gatherings = (
    Gathering(
        None,
        _TEXT,
        _TEXT,
        named="letters",
        help=Message("Write each of them out the first time, with the letters in brackets, or add it under terms"),
    ),
)


@finds(
    Message("It is not explained what {letters} stands for"),
    Message("Write it out the first time, with {letters} in brackets, or add it under terms"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every abbreviation that nothing in the plan explains, where it stands first."""
    if _may_be_explained(plan):
        return
    explained: set[str] = set()
    first: dict[str, PlanText] = {}
    for written in plan.texts:
        if written.kind in (SIGN, ADDRESS):
            continue
        for letters, here in abbreviations(written.text):
            if here or _names(written, letters):
                explained.add(letters)
            first.setdefault(letters, written)
    unknown = [letters for letters in first if letters not in explained]
    small = frozenset(letters.lower() for letters in unknown)
    suspects = plan.search[plan.search.with_words(small.__contains__)] if small else ()
    ordinary = {word for written in suspects for word in ordinary_among(small, written.text)}
    for letters in unknown:
        if letters.lower() not in ordinary:
            yield found(first[letters].where(letters), letters=letters)


def _may_be_explained(plan: Project) -> bool:
    """Whether what was left out, because of how it is written, may be what explains an abbreviation."""
    called = (*plan.terms, *plan.owners, *plan.groups)
    return not (
        all(map(plan.whole, ("terms", "owners", "groups")))
        and all(each.whole("title") and each.whole("aliases") for each in called)
    )


def _names(written: PlanText, letters: str) -> bool:
    """Whether letters are a name where they stand: a title, an alias, a term, or how a firm or a method is called."""
    part, text = written.part, written.text
    if written.key == "aliases" or (written.key == "title" and isinstance(part, Term)):
        return True
    called = isinstance(part, Intervention) or (isinstance(part, Owner) and part.kind in ("company", "association"))
    return written.key == "title" and (text == letters or (called and text.startswith(letters)))
