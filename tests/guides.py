"""Guides that are played: what stands after `$` is run, and what the program says must stand below it.

What is told in words between two commands, to write something in a file, is in a block after a comment:

    <!-- append plans/p/plan.yaml -->

Lines that are to be written otherwise are in a block of the kind `diff` after such a comment: those with a minus are
found, once, and become those with a plus. A day goes by in a comment of its own, and holds until the next:

    <!-- change plans/p/plan.yaml -->
    <!-- day 2027-06-10 -->

Of what is long, the first lines are shown where it says so before the command:

    <!-- the first 20 lines -->

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

GUIDES = {
    "docs/kom-igang.md": "sv",
    "docs/getting-started.md": "en",
    "docs/import.sv.md": "sv",
    "docs/import.md": "en",
    "docs/follow-up.sv.md": "sv",
    "docs/follow-up.md": "en",
}
FILES = {"handlingsplan.docx": of_the_guide}
"""The files that are there when a guide begins."""
TODAY = "2026-11-30"
_STEP = re.compile(
    r"(?:<!-- the first (?P<most>\d+) lines -->\n)?```console\n\$ (?P<command>[^\n]+)\n(?P<said>.*?)```"
    r"|<!-- append (?P<file>\S+) -->\n```yaml\n(?P<text>.*?)```"
    r"|<!-- change (?P<changed>\S+) -->\n```diff\n(?P<lines>.*?)```"
    r"|<!-- day (?P<day>\S+) -->",
    re.DOTALL,
)


def played(text: str, language: str, folder: Path) -> str:
    """A guide with what the program says when it is followed in an empty folder."""
    here, day = folder, TODAY
    for name, made in FILES.items():
        if name in text:
            (folder / name).write_bytes(made())

    def step(found: re.Match[str]) -> str:
        nonlocal here, day
        if found["day"]:
            day = found["day"]
            return found[0]
        if found["changed"]:
            _change(here / found["changed"], found["lines"])
            return found[0]
        if found["file"]:
            with (here / found["file"]).open("a", encoding="utf-8") as file:
                file.write(found["text"])
            return found[0]
        command, *words = shlex.split(found["command"])
        said = ""
        if command == "cd":
            here = here / words[0]
        else:
            said = _said(words, here, language, day)
        most = int(found["most"] or 0)
        lines = said.splitlines(keepends=True)
        shown = "".join([*lines[:most], "...\n"]) if most and len(lines) > most else said
        return f"{found[0].partition('```')[0]}```console\n$ {found['command']}\n{shown}```"

    return _STEP.sub(step, text)


def _change(file: Path, lines: str) -> None:
    """Write some lines of a file otherwise."""
    signs = [(line[:1], f"{line[1:]}\n") for line in lines.splitlines()]
    old, new = ("".join(line for sign, line in signs if sign in (" ", own)) for own in "-+")
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (file.name, text.count(old), old)
    file.write_text(text.replace(old, new), "utf-8")


def _said(words: list[str], here: Path, language: str, day: str) -> str:
    """What the program says, as a terminal shows it: what is said beside comes before what was asked for."""
    today = [] if words[0].startswith("-") else ["--today", day]
    ran = run_here(*words, *today, here=here, environment={"SAMVERKAN_LANG": language, "COLUMNS": "100"})
    assert ran.code in (0, 1), (words, ran.err)
    lines = [line.rstrip() for line in f"{ran.err}{ran.out}".replace(f"{here}{os.sep}", "").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write all guides anew."""
    for name, language in GUIDES.items():
        path = REPOSITORY / name
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(played(path.read_text("utf-8"), language, Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
