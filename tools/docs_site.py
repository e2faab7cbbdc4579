"""What mkdocs does with the documentation: rule pages are taken from beside the rules, and links lead to pages.

The pages are written to be read where they lie, in the repository: a link is the way from one file to another. Here it
becomes the way from page to page; what it leads to that is no page, such as a plan, is left as words.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RULES = "src/samverkan_cli/rules"
_ALONE = {
    "README.sv.md": "index.md",
    "README.md": "in-english.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
}
_FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^()\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|#")


def pages() -> dict[str, str]:
    """Every page, by the file that it is made from: both names with `/`, from the repository's root and the site's."""
    found = dict(_ALONE)
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT).as_posix()
        found[name] = name.removeprefix("docs/")
    for path in sorted((ROOT / RULES).glob("*/*.md")):
        name = path.relative_to(ROOT).as_posix()
        found[name] = f"rules/{name.removeprefix(f'{RULES}/')}"
    return found


def led(text: str, source: str, known: dict[str, str]) -> str:
    """A page with its links as they are in the site, as it is written in a file of the repository."""
    pieces, last = [], 0
    for fence in _FENCE.finditer(text):
        pieces += [_led(text[last : fence.start()], source, known), fence[0]]
        last = fence.end()
    return "".join([*pieces, _led(text[last:], source, known)])


def _led(text: str, source: str, known: dict[str, str]) -> str:
    page = known[source]

    def way(link: re.Match[str]) -> str:
        if _ELSEWHERE.match(link["to"]):
            return link[0]
        name, mark, part = link["to"].partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source), name))
        there = known.get(file) or (file.removeprefix("docs/") if file.startswith("docs/") else None)
        if there is None:
            return link["words"]
        return f"{link['picture']}[{link['words']}]({posixpath.relpath(there, posixpath.dirname(page))}{mark}{part})"

    return _LINK.sub(way, text)


# --- what mkdocs calls


def on_config(config: Any) -> Any:
    """Put the pages of the rules into the contents, Swedish ones, under their families."""
    rules = next(each for each in config.nav if isinstance(each, dict) and "Reglerna" in each)
    families: dict[str, list[str]] = {}
    for page in pages().values():
        _, _, rest = page.partition("rules/")
        if page.endswith(".sv.md") and "/" in rest:
            families.setdefault(rest.partition("/")[0], []).append(page)
    rules["Reglerna"] += [{title: sorted(families[name], key=_title)} for name, title in _FAMILIES.items()]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that do not lie in docs."""
    from mkdocs.structure.files import File

    for source, page in pages().items():
        if not source.startswith("docs/"):
            files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001 - mkdocs gives them
    """Let the links of a page lead to pages."""
    known = pages()
    source = next(file for file, each in known.items() if each == page.file.src_uri)
    return led(markdown, source, known)


def _title(page: str) -> str:
    """The first line of a rule's page, which begins with its code."""
    return (ROOT / RULES / page.removeprefix("rules/")).read_text(encoding="utf-8").partition("\n")[0]


_FAMILIES = {
    "reading": "Läsning",
    "identity": "Id och hänvisningar",
    "owners": "Ansvar",
    "time": "Tid",
    "goals": "Mål och perioder",
    "measures": "Indikatorer",
    "thread": "Den röda tråden",
    "groups": "Grupper",
    "document": "Dokumentet",
    "law": "Lag och integritet",
}
