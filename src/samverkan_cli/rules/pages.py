"""A rule's page: its manual, what `samverkan rule` prints, and its own test.

A page is Markdown beside the rule's module, `<module>.md` in English and `<module>.sv.md` in Swedish:

    # SAM201 unowned-activity

    One sentence that says what the rule finds.

    ## Why
    ## Fault
    ## Good
    ## Fixed

Why is prose. The others hold blocks of YAML and nothing else; Fixed is there where the rule gives a fix.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

HEADINGS = {"en": ("Why", "Fault", "Good", "Fixed"), "sv": ("Varför", "Fel", "Rätt", "Lagat")}
"""The headings of a page, by language, in their order."""

_TITLE = compiled_late(r"# (SAM\d{3}) ([a-z]+(?:-[a-z]+)*)")
_FENCE = compiled_late(r"(`{3,})yaml((?: \S+)*)")


@record
class Example:
    """A block of YAML, as written on the page. `words` follow "yaml" where the block begins, such as a file's name."""

    text: str
    words: tuple[str, ...] = ()

    @property
    def file(self) -> str | None:
        """The file that it is, where an example is several."""
        return next((word.removeprefix("file=") for word in self.words if word.startswith("file=")), None)


@record
class Page:
    """What a page says. `why` is paragraphs of Markdown, `text` the whole page as it is written."""

    code: str
    name: str
    sentence: str
    why: str
    faults: tuple[Example, ...]
    goods: tuple[Example, ...]
    fixed: tuple[Example, ...]
    text: str


@cache
def page(rule: Rule, language: str = "en") -> Page:
    """The page of a rule in a language, in English where there is none in that."""
    package, _, module = rule.module.rpartition(".")
    folder = files(package)
    ending = "" if language == "en" else f".{language}"
    resource = folder.joinpath(f"{module}{ending}.md")
    if ending and not resource.is_file():
        return page(rule)
    return parse(resource.read_text(encoding="utf-8"), language)


def parse(text: str, language: str = "en") -> Page:
    """The parts of a page. Raises ValueError, which says what is wrong, where the text has not the form of one."""
    title, *rest = text.splitlines()
    found = _TITLE.fullmatch(title)
    if not found:
        raise ValueError(f"a page begins with # and the rule's code and name, not with {title!r}")
    why, *blocks = HEADINGS[language]
    read = list(sections_of(rest))
    headings = [heading for heading, _ in read[1:]]
    if len(headings) < 3 or headings != [why, *blocks][: len(headings)]:
        raise ValueError(f"{found[1]}: the headings are {headings}, not {[why, *blocks]}")
    sections = dict(read)
    sentence, reason = ("\n".join(sections[name]).strip() for name in ("", why))
    if not sentence or "\n" in sentence or not reason:
        raise ValueError(f"{found[1]}: a page has one line that says what the rule finds, and then why")
    faults, goods, fixed = (tuple(examples_of(sections.get(name, []))) for name in blocks)
    return Page(found[1], found[2], sentence, reason, faults, goods, fixed, text)


def sections_of(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The headings (##) of a text, each with the lines under it; what stands before the first has none."""
    heading, under, fence = "", list[str](), ""
    for line in lines:
        if line.startswith("## ") and not fence:
            yield heading, under
            heading, under = line[3:].strip(), []
            continue
        if fence:
            fence = "" if line == fence else fence
        elif opened := _FENCE.fullmatch(line):
            fence = opened[1]
        under.append(line)
    yield heading, under


def examples_of(lines: list[str]) -> Iterator[Example]:
    """The blocks of YAML among lines that hold nothing else. Raises ValueError where they do."""
    rest = iter(lines)
    for line in rest:
        opened = _FENCE.fullmatch(line)
        if opened:
            block = []
            for inside in rest:
                if inside == opened[1]:
                    break
                block.append(inside)
            else:
                raise ValueError("a block of YAML is never closed")
            yield Example("".join(f"{inside}\n" for inside in block), tuple(opened[2].split()))
        elif line.strip():
            raise ValueError(f"only blocks of YAML can stand here, not {line!r}")
