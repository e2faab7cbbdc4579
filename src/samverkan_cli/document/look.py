"""The look of documents: what a workspace or a plan has of its own."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_cli.core.record import record
from samverkan_cli.model.layout import Layout


@record
class Look:
    """The colours (`#rrggbb`) and fonts, by their family's name, of a document, as far as they are its own.

    `fonts` is the folder in the workspace that has them.
    """

    accent: str | None = None
    ground: str | None = None
    text: str | None = None
    headings: str | None = None
    fonts: str = ""

    @property
    def plain(self) -> Mapping[str, str]:
        """What a template in Typst is given."""
        known = {"accent": self.accent, "ground": self.ground, "text": self.text, "headings": self.headings}
        return {key: value for key, value in known.items() if value}


USUAL = Look()
"""The look of those who have none of their own."""


def look_of(layout: Layout | None, accent: str | None = None) -> Look:
    """The look that a layout says; `accent` is the workspace's, for one that says none."""
    layout = layout or Layout()
    colours, fonts = layout.colours, layout.fonts
    return Look(
        (colours.accent if colours else None) or accent,
        colours.ground if colours else None,
        fonts.text if fonts else None,
        (fonts.headings or fonts.text) if fonts else None,
        fonts.folder if fonts else "",
    )
