"""SAM107 name-variant."""

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related, found
from samverkan_cli.swedish.variants import Names, Variant

_OWN = ("title", "aliases")
"""Where an owner's own names stand."""
_ALMOST = Message("{words} is almost, but not quite, {name}")


def check(plan: Project, given: Given) -> Findings:
    """Look in every text for what is almost the name of an owner or a group; each once a text.

    A word that the plan explains among its terms is a word of its own.
    """
    everyone = (*plan.owners, *plan.groups)
    if not all(map(plan.whole, ("owners", "groups"))) or not all(_is_known(plan, who) for who in everyone):
        return
    names = Names((name, who) for who in everyone for name in (who.title, *_aliases(who)))
    explained = {term.title.casefold() for term in plan.terms}
    for written in plan.texts:
        if isinstance(written.part, Owner | Group) and written.key in _OWN:
            continue
        variants = {variant.text.casefold(): variant for variant in reversed(tuple(names.variants_in(written.text)))}
        for words, variant in reversed(variants.items()):
            if words not in explained:
                yield _finding(written.place, variant)


def _finding(place: Location, variant: Variant[Owner | Group]) -> Finding:
    words, name, who = variant.text, variant.name.text, variant.name.of
    help = Message("Write {name}, or add {words} to the aliases") if isinstance(who, Owner) else Message("Write {name}")
    there = Related(Message("the name stands here"), who.at("title"))
    return found(place, words=words, name=name, related=[there])(_ALMOST, help)


def _aliases(who: Owner | Group) -> tuple[str, ...]:
    return who.aliases if isinstance(who, Owner) else ()


def _is_known(plan: Project, who: Owner | Group) -> bool:
    """Whether all that somebody is called could be read."""
    return all(map(who.whole, _OWN)) and plan.is_sound(who.at("title"))
