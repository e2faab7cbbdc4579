"""Guides that are played: what stands after `$` is run, and what the program says must stand below it.

What is told in words between two commands, to write something in a file, is in a block after a comment:

    <!-- append plans/p/plan.yaml -->

`python -m tests.guides` writes anew what the program says.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from pathlib import Path

from tests.intake.ten import of_the_guide
from tests.workspaces import REPOSITORY, run_here

GUIDES = {"docs/kom-igang.md": "sv", "docs/getting-started.md": "en", "docs/import.sv.md": "sv", "docs/import.md": "en"}
FILES = {"handlingsplan.docx": of_the_guide}
"""The files that are there when a guide begins."""
TODAY = "2026-11-30"
_STEP = re.compile(
    r"```console\n\$ (?P<command>[^\n]+)\n(?P<said>.*?)```|<!-- append (?P<file>\S+) -->\n```yaml\n(?P<text>.*?)```",
    re.DOTALL,
)


def played(text: str, language: str, folder: Path) -> str:
    """A guide with what the program says when it is followed in an empty folder."""
    here = folder
    for name, made in FILES.items():
        if name in text:
            (folder / name).write_bytes(made())

    def step(found: re.Match[str]) -> str:
        nonlocal here
        if found["file"]:
            with (here / found["file"]).open("a", encoding="utf-8") as file:
                file.write(found["text"])
            return found[0]
        command, *words = shlex.split(found["command"])
        said = ""
        if command == "cd":
            here = here / words[0]
        else:
            said = _said(words, here, language)
        return f"```console\n$ {found['command']}\n{said}```"

    return _STEP.sub(step, text)


def _said(words: list[str], here: Path, language: str) -> str:
    """What the program says, as a terminal shows it: what was asked for, and what is said beside it."""
    day = [] if words[0].startswith("-") else ["--today", TODAY]
    ran = run_here(*words, *day, here=here, environment={"SAMVERKAN_LANG": language, "COLUMNS": "100"})
    assert ran.code in (0, 1), (words, ran.err)
    lines = [line.rstrip() for line in f"{ran.out}{ran.err}".replace(f"{here}{os.sep}", "").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write all guides anew."""
    for name, language in GUIDES.items():
        path = REPOSITORY / name
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(played(path.read_text("utf-8"), language, Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
