"""The words that forms print of their own, by the names under which a template finds them.

A gap that a form fills (`{n}`) stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from samverkan_cli.core.message import Message

WORDS: dict[str, Message] = {
    "age": Message("Age"),
    "all": Message("All"),
    "as_written": Message("The order of the plan"),
    "attachments": Message("Attachments"),
    "back": Message("Back to note {n}", n="{n}"),
    "choose": Message("Choose and sort the activities"),
    "contents": Message("Contents"),
    "continued": Message("Continuation of {title}", title="{title}"),
    "end": Message("Last day"),
    "figure": Message("Figure {n}", n="{n}"),
    "goal": Message("Goal"),
    "in_words": Message("The figure in words"),
    "note": Message("Note"),
    "notes": Message("Notes"),
    "order": Message("Sort by"),
    "owner": Message("Responsible"),
    "page": Message("Page {page} ({pages})", page="{page}", pages="{pages}"),
    "search": Message("Search the activities"),
    "show_all": Message("Show all"),
    "shows": Message("Shows {n} of {all} activities.", n="{n}", all="{all}"),
    "skip": Message("Skip to the content"),
    "start": Message("First day"),
    "status": Message("Status"),
    "summary": Message("Summary"),
    "table": Message("Table"),
    "ticked": Message("Done"),
    "unticked": Message("Not done"),
    "who_does": Message("Who is responsible for what"),
}


def form_words(say: Callable[[Message], str]) -> dict[str, str]:
    """All of them in a language."""
    return {name: say(message) for name, message in WORDS.items()}
