"""Running `samverkan import` in a workspace, and what came of it."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from io import BytesIO
from typing import Any
from unicodedata import normalize

from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import Ongoing
from tests.workspaces import Ran, Space


def imported(space: Space, name: str, raw: bytes, *options: str) -> Ran:
    """Run the import of a file into plans/p, in Swedish."""
    space.write({"samverkan.yaml": "", name: raw})
    return space.run("import", name, "--into", "plans/p", "--today", "2026-11-30", "--lang", "sv", *options)


def project(space: Space) -> Project:
    """The plan that was made, linked. It must be read without a finding."""
    loaded = open_workspace(space.root).load("p")
    assert [speech("en")(each.message) for each in loaded.findings] == []
    linked = link(loaded.name, loaded.folder, loaded.parts)
    assert [speech("en")(each.message) for each in linked.findings] == []
    return linked.value


def activity(plan: Project, title: str) -> Activity:
    """The activity of a title."""
    return next(each for each in plan.activities if each.title == title)


def plan_text(space: Space) -> str:
    """All that the plan's files say."""
    return "\n".join(path.read_text("utf-8") for path in sorted((space.root / "plans/p").glob("*.yaml")))


def tree(plan: Project) -> dict[str, Any]:
    """The activities of a plan by their areas and strategies, each with what a table says of it."""
    return {
        area.title: {
            **({"": [facts(each) for each in area.activities]} if area.activities else {}),
            **{strategy.title: [facts(each) for each in strategy.activities] for strategy in area.strategies},
        }
        for area in plan.focus_areas
    }


def facts(activity: Activity) -> tuple[str, ...]:
    """The title of an activity, who answers, who is with them, and when it is."""
    who = (" + ".join(each.title for each in several) for several in (activity.owners, activity.partners))
    when = (_said(each) for each in (activity.from_, activity.until, activity.every) if each)
    return tuple(filter(None, (activity.title, *who, *when)))


def _said(value: object) -> str:
    return "ongoing" if isinstance(value, Ongoing) else str(value)


def words(text: str) -> set[str]:
    """The words and numbers of a text."""
    return set(re.findall(r"[^\W_]+", normalize("NFC", text).casefold()))


def words_of_file(raw: bytes) -> set[str]:
    """The words of a file of Word or Excel, but for those that tracked changes have taken away."""
    found: set[str] = set()
    with zipfile.ZipFile(BytesIO(raw)) as parts:
        for name in parts.namelist():
            if re.search(r"(?:document|footnotes|comments[^/]*|header\d|sharedStrings|sheet\d+)\.xml$", name):
                xml = re.sub(r"<w:(?:tab|br|cr)(?: [^>]*)?/>", "<w:t> </w:t>", unescape(parts.read(name).decode()))
                xml = re.sub(
                    r"<w:tr>(?:(?!</w:tr>).)*?<w:trPr>(?:(?!</w:trPr>).)*<w:del .*?</w:tr>", "", xml, flags=re.DOTALL
                )
                paragraphs = re.split(r"</w:p>|</si>|</text>|</is>", xml)
                for each in paragraphs:
                    found |= words("".join(re.findall(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)<", each)))
    return found
