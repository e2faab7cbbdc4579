"""SAM111 same-version."""

from samverkan_cli.compare.decided import was_decided
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, counted, found, some

_MESSAGE = counted(
    "{n} thing that was decided is another since the adopted version, and the version is still {version}: {things}",
    "{n} things that were decided are others since the adopted version, and the version is still {version}: {things}",
    1,
)
_BACK = counted(
    "{n} thing that was decided is another since the adopted version {old}, and the version is earlier: {things}",
    "{n} things that were decided are others since the adopted version {old}, and the version is earlier: {things}",
    1,
)
_HELP = Message("Write a new version, and what was changed under revisions: (samverkan changes --write-revision)")


def check(plan: Project, given: Given) -> Findings:
    """Report a plan that has changed in what was decided, with the version of before and no revision."""
    since, document = given.since, plan.document
    if since is None or not since.was_adopted or not document.version:
        return
    old = since.old.document.version or ""
    if document.version != old and not _is_earlier(document.version, old):
        return
    if len(document.revisions) > len(since.old.document.revisions) or not document.whole("revisions"):
        return
    decided = [each for each in since.differences if was_decided(each)]
    if decided:
        titles = dict.fromkeys(getattr(each.part, "title", None) or document.title for each in decided)
        place = document.value_at("version")
        things = some(list(titles), 3)
        if document.version == old:
            yield found(place, n=len(decided), version=old, things=things)(_MESSAGE, _HELP)
        else:
            yield found(place, n=len(decided), old=old, things=things)(_BACK, _HELP)


def _is_earlier(version: str, old: str) -> bool:
    """Whether a version in numbers, such as 1.2, comes before another."""
    numbers = [each.split(".") for each in (version, old)]
    if not all(part.isdecimal() for each in numbers for part in each):
        return False
    now, before = (tuple(map(int, each)) for each in numbers)
    return now < before
