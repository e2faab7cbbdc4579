"""In which language a plan is written, where it does not say so."""

from __future__ import annotations

from itertools import islice

from samverkan_cli.link.project import Project
from samverkan_cli.link.texts import texts
from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import is_word, tokenize

_READ, _FEWEST = 400, 40
"""So many words are read at most, and so many must be there for anything to be plain."""
_KINDS, _SHARE = 5, 6
"""So many different of the words of no other language must be among them, and one in so many words be one."""


def language_of(plan: Project, workspace: str | None = None) -> str | None:
    """The language of a plan's text: its own, else that of the workspace, else Swedish if the text plainly is."""
    return plan.document.tongue or workspace or ("sv" if is_plainly_swedish(plan) else None)


def is_plainly_swedish(plan: Project) -> bool:
    """Whether the first texts of a plan are full of the small words that only Swedish has."""
    spoken = (word for each in texts(plan.parts) for word in tokenize(each.text).words if is_word(word))
    read = list(islice(spoken, _READ))
    own = [word for word in read if word in words("swedish-words")]
    return len(read) >= _FEWEST and len(set(own)) >= _KINDS and len(own) * _SHARE >= len(read)
