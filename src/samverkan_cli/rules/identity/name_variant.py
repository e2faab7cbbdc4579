"""SAM107 name-variant."""

from collections.abc import Iterator
from itertools import chain

from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import FocusArea
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.success import Criterion
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related, found
from samverkan_cli.swedish.variants import Names, Variant, kinds_apart

Named = Owner | Group | FocusArea | Criterion | Document
_OWN = ("title", "aliases")
"""Where an owner's own names stand."""
_FEWEST = 2
"""How many words the title of a focus area or of the document has at the least to be told from an ordinary word."""
_ONE = Message("If they are one and the same, keep one of them, and write the other name under its aliases")
_ALMOST = Message("{words} is almost, but not quite, {name}")


def check(plan: Project, given: Given) -> Findings:
    """Look in every text for what is almost the name of an owner, a group, a focus area, a criterion or the document.

    Each is found once in a text. A word that the plan explains among its terms is a word of its own.
    """
    everyone = (*plan.owners, *plan.groups)
    if not all(map(plan.whole, ("owners", "groups"))) or not all(_is_known(plan, who) for who in everyone):
        return
    names: Names[Named] = Names((name, who) for who in everyone for name in (who.title, *_aliases(who)))
    titles = Names(_titles(plan))
    explained = {term.title.casefold() for term in plan.terms}
    with_names, with_titles = names.suspected(plan.search), titles.suspected(plan.search)
    for n in sorted(with_names | with_titles):
        written = plan.texts[n]
        own = written.key in _OWN
        if own and isinstance(written.part, Owner | Group):
            continue
        # Titles of a plan are not compared with one another: that is for SAM106.
        almost = (
            names.variants_in(written.text) if n in with_names else (),
            titles.variants_in(written.text) if n in with_titles and not own else (),
        )
        variants: dict[str, Variant[Named]] = {}
        for variant in chain(*almost):
            variants.setdefault(variant.text.casefold(), variant)
        for words, variant in variants.items():
            if words not in explained:
                yield _finding(written.where(variant.text), variant)
    yield from _of_one_kind(plan)


def _of_one_kind(plan: Project) -> Findings:
    """Report owners that are of one kind and whose names differ in the word for it alone: they may be one."""
    seen: dict[tuple[str | None, tuple[str, ...]], Owner] = {}
    for owner in (each for each in plan.owners if each.kind not in (None, "function")):
        itself, *others = kinds_apart(owner.title) or ((),)
        other = next((seen[owner.kind, each] for each in others if (owner.kind, each) in seen), None)
        if other is not None and not _are_apart(owner, other):
            there = Related(Message("the name stands here"), other.at("title"))
            yield found(owner.value_at("title"), words=owner.title, name=other.title, related=[there])(_ALMOST, _ONE)
        seen.setdefault((owner.kind, itself), owner)


def _are_apart(one: Owner, other: Owner) -> bool:
    """Whether one of two belongs to the other, or each to something else: they are two."""
    if one in other.part_of or other in one.part_of:
        return True
    return bool(one.part_of) and bool(other.part_of) and not any(over in other.part_of for over in one.part_of)


def _titles(plan: Project) -> Iterator[tuple[str, Named]]:
    """The titles of the document, its focus areas and criteria that are names of several words."""
    criteria = (criterion for factor in plan.success_factors for criterion in factor.criteria)
    for part in (plan.document, *plan.focus_areas, *criteria):
        if part.whole("title") and len(part.title.split()) >= _FEWEST:
            yield part.title, part


def _finding(place: Location, variant: Variant[Named]) -> Finding:
    words, name, who = variant.text, variant.name.text, variant.name.of
    help = Message("Write {name}, or add {words} to the aliases") if isinstance(who, Owner) else Message("Write {name}")
    there = Related(Message("the name stands here"), who.at("title"))
    return found(place, words=words, name=name, related=[there])(_ALMOST, help)


def _aliases(who: Owner | Group) -> tuple[str, ...]:
    return who.aliases if isinstance(who, Owner) else ()


def _is_known(plan: Project, who: Owner | Group) -> bool:
    """Whether all that somebody is called could be read."""
    return all(map(who.whole, _OWN)) and plan.is_sound(who.at("title"))
