"""Word templates as a municipality may have changed them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from samverkan_cli.document.templates import shipped

TEMPLATE = "document.docx"


def changed(folder: Path, part: str, change: Callable[[str], str]) -> Path:
    """A folder with the template that ships, in which a part is another one."""
    with zipfile.ZipFile(shipped() / TEMPLATE) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    (folder / TEMPLATE).write_bytes(packed.getvalue())
    return folder


def in_body(folder: Path, tag: str) -> Path:
    """A folder with the template that ships, with something said to the program in it."""
    return changed(
        folder,
        "word/document.xml",
        lambda text: text.replace("<w:body>", f"<w:body><w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"),
    )
