"""Paper as wide as the window of whoever runs a command, and putting it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.cli.session import Session

if TYPE_CHECKING:
    from samverkan_cli.views.paper import Paper

WIDEST = 120
"""Text is not set wider than this, however wide the terminal is."""


def paper_for(session: Session) -> Paper:
    """Empty paper, as wide as the terminal; where there is none, 80 columns or what COLUMNS says, if that is less."""
    from samverkan_cli.views.paper import Paper

    console = session.console(stderr=False)
    return Paper(min(console.width, WIDEST if console.is_terminal else 80))


def put(session: Session, paper: Paper) -> None:
    """Keep what was set until the command has ended well, in colour where there is any."""
    session.write(paper.coloured(session.console(stderr=False)))
