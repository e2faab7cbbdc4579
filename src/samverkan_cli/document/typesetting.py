"""Typst, as every document and drawing is made by it: with the fonts of its folder alone, and nothing fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli.document.fault import EngineFault

if TYPE_CHECKING:
    from typst import TypstWarning


def typeset(folder: Path, name: str, inputs: Mapping[str, str], **options: Any) -> tuple[Any, Sequence[TypstWarning]]:
    """What a template of a folder makes of its inputs, and what Typst warns of.

    Raises TypstError for what Typst says is wrong, and EngineFault where Typst itself breaks down.
    """
    import typst

    # No packages of the one who runs the program: they would not be there for the next.
    nowhere = str(folder / ".packages")
    try:
        return typst.compile_with_warnings(
            str(folder / name),
            root=str(folder),
            font_paths=[str(folder / "fonts")],
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
            package_path=nowhere,
            package_cache_path=nowhere,
            **options,
        )
    except typst.TypstError:
        raise
    except BaseException as error:
        # Where Typst itself breaks down, it is by an exception that is no Exception, with words for its makers.
        if type(error).__name__ != "PanicException":
            raise
        raise EngineFault("panic", name, reason=str(error)) from None
