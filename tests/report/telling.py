"""Findings made by hand, and by hypothesis, as the forms are given them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic, Rule
from samverkan_cli.core.diagnostic import Fix, Level
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Source, Span
from samverkan_cli.i18n.speech import Code, speech
from samverkan_cli.report.identity import identified
from samverkan_cli.report.report import Judged, Report
from samverkan_cli.rules import RULES
from tests.rules.made import by_code

FILE = "plans/å b/plan.yaml"
TEXT = "document: {title: Å}\nowners:\n  å: {title: Å}\n"
SPAN = Source(FILE, TEXT).span(23, 30)


def found(
    message: str = "Wrong",
    *,
    code: str = "SAM201",
    level: Level = Level.ERROR,
    help: str | None = "Mend it",
    span: Span | None = SPAN,
    route: tuple[str | int, ...] = ("owners",),
    related: tuple[tuple[Message, Span], ...] = (),
    fix: Fix | None = None,
    plan: str | None = "p",
    plans: tuple[str, ...] = ("p",),
) -> Diagnostic:
    """A finding; its texts are said as they are."""
    return Diagnostic(
        by_code(code),
        level,
        Message("{text}", text=message),
        Message("{text}", text=help) if help is not None else None,
        span,
        route,
        related,
        fix,
        plan,
        plans,
    )


def told(
    *each: Diagnostic,
    plans: tuple[str, ...] = ("p",),
    rules: Sequence[Rule] = RULES,
    language: Code = "en",
    least: Level | None = Level.ERROR,
    folder: str = "",
) -> Report:
    """What a form is given, of plans that all rules could judge."""
    judged = [Judged(name, complete=True, rules=rules, not_run={}) for name in plans]
    say = speech(language)
    return Report(
        identified(each, unread), judged, rules, 1, say, lambda _: (), lambda file: Source(file, TEXT), least, folder
    )


def unread(_file: str) -> None:
    """What every file says, as far as findings by hand are concerned."""


CODES = ("SAM001", "SAM101", "SAM201")
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        [
            "]]>",
            "<!-- & -->",
            "\x00\x1b[31m",
            "\ud800\udc80",
            "a\r\nb\rc\nd",
            "::error::x",
            "%0A,:%",
            "🙂",
            "[a](1) {0}",
            "\ufffe\uffff",
            "\u2028\x85",
            "",
            " ",
            "a\u0308",
            '"\\',
        ]
    ),
)
"""Letters of every kind, such as no plan can hold and some that file names can."""


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT)))
    file = "plans/" + (draw(TEXTS) or "x")
    return Source(file, TEXT).span(start, draw(st.integers(start, len(TEXT))))


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    """Any finding at all."""
    spans = _spans()
    edits = st.builds(lambda span, text: Edit(span.file, span.start, span.end, text), spans, st.just("ny å"))
    fixes = st.builds(
        lambda title, safe, edits: Fix(Message("{text}", text=title), safe, tuple(edits)),
        TEXTS,
        st.booleans(),
        st.lists(edits, min_size=1, max_size=3),
    )
    related = st.lists(st.tuples(st.builds(lambda text: Message("{text}", text=text), TEXTS), spans), max_size=2)
    plan = draw(st.sampled_from([None, "p", "q"]))
    return found(
        draw(TEXTS),
        code=draw(st.sampled_from(CODES)),
        level=draw(st.sampled_from(Level)),
        help=draw(st.none() | TEXTS),
        span=draw(st.none() | spans),
        route=tuple(draw(st.lists(TEXTS | st.integers(0, 3), max_size=3))),
        related=tuple(draw(related)),
        fix=draw(st.none() | fixes),
        plan=plan,
        plans=(plan,) if plan else draw(st.sampled_from([(), ("p",), ("p", "q")])),
    )
