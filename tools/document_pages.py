"""A page of each document as a picture for the docs: of the worked example, and the report back of another plan.

    python tools/document_pages.py [FOLDER]

writes them to docs/pictures/documents, or to another folder: to look at after a change of the templates.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from samverkan_cli.compare.differences import differences
from samverkan_cli.compare.worded import Changes, Earlier, worded
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.model.focus import FocusArea

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures" / "documents"
PLAN = "exempel"
REPORTED = "danderyd"
"""A plan with a follow-up, which the example is too young for."""
OWNER = "socialchef"
TODAY = date(2027, 9, 1)
"""A day in the middle of the plan."""
SCALE = 0.85
EARLIER = (
    ("until: augusti 2027\n", "until: maj 2027\n"),
    ("due: 2027-08-02", "due: 2027-05-03"),
    ("title: Lokalen är färdig", "title: Lokalen är vald"),
)
"""What was otherwise in the areas of the example before it was revised, for the picture of what has changed."""
PLAN_PAGE = "plan"
"""The page of the action plan on which the plan begins: its first page is like that of the others."""


def pages() -> Iterator[tuple[str, bytes]]:
    """The first page of each document, and the page on which the plan begins, by the name of its picture."""
    project, reported = _project(PLAN), _project(REPORTED)
    request = Request(today=TODAY, period=period_on(project, TODAY), owner=project.owners[OWNER])
    request = replace(request, changes=_changes(project))
    with Sandbox(Templates()) as sandbox:
        for name, arrange in ARRANGEMENTS.items():
            paper = arrange([project], request) or arrange([reported], request)
            if paper is None:
                continue
            written: bytes = sandbox.write(paper, "document.typ")
            yield f"{name}.png", _picture(written, 0)
            if name == "action-plan":
                yield f"{name}-{PLAN_PAGE}.png", _picture(written, _begin(written, project.focus_areas))


def _project(plan: str, workspace: Path = ROOT) -> Project:
    loaded = open_workspace(workspace).load(plan)
    return link(loaded.name, loaded.folder, loaded.parts).value


def _changes(project: Project) -> Changes:
    """What differs from the first version of the example, which is made of it."""
    with TemporaryDirectory() as folder:
        copytree(ROOT / "plans" / PLAN, Path(folder) / "plans" / PLAN)
        areas = Path(folder) / "plans" / PLAN / "fokusområden.yaml"
        text = areas.read_text("utf-8")
        for now, then in EARLIER:
            text = text.replace(now, then)
        areas.write_text(text, "utf-8")
        old = _project(PLAN, Path(folder))
        return worded(
            old, project, differences(old, project), Earlier(version="1", day=date(2026, 10, 26)), Phrases("sv")
        )


def _begin(pdf: bytes, areas: Iterable[FocusArea]) -> int:
    """The page with the first heading of an area, after the contents."""
    import pypdfium2

    # With its number, which the drawing of the activities leaves out.
    title = f"1 {next(iter(areas)).title}"
    found = [n for n, page in enumerate(pypdfium2.PdfDocument(pdf)) if title in page.get_textpage().get_text_range()]
    return found[1] if len(found) > 1 else 0


def _picture(pdf: bytes, page: int) -> bytes:
    import pypdfium2

    image = pypdfium2.PdfDocument(pdf)[page].render(scale=SCALE).to_pil()
    written = BytesIO()
    image.convert("RGB").quantize(32).save(written, "PNG")
    return written.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pages():
        (folder / name).write_bytes(picture)
        print(folder / name)  # noqa: T201 - telling is what it is for
