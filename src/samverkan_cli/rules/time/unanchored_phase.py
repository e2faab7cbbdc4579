"""SAM310 unanchored-phase."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("{phase} says how long it lasts, but not when it begins"),
    Message("Write from: and its first day; those that follow are counted from it"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a first phase that says how long it lasts, and neither when it begins nor when it ends."""
    first = next(iter(plan.phases), None)
    if first is None or first.for_ is None or not plan.whole("phases"):
        return
    if first.lacks("from_") and first.lacks("until"):
        yield found(first.at(), phase=first.title)
