"""Plan files heavier than anyone would write, each of a kind that once took minutes or gigabytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

MARKS = "\u0301\u0316"


def _groups(n: int, each: Callable[[int], str]) -> str:
    return "groups:\n" + "".join(f"  g{i}: {{title: G{i}, kind: council, {each(i)}}}\n" for i in range(n))


def _all(n: int) -> str:
    return ", ".join(f"g{i}" for i in range(n))


def _work(activities: Iterable[str]) -> str:
    return (
        f"focus_areas: {{f: {{title: F, strategies: {{s: {{title: S, activities: {{{', '.join(activities)}}}}}}}}}}}\n"
    )


def _text(text: str) -> str:
    return f"sections: {{s: {{title: A, text: {text}}}}}\n"


HOSTILE: dict[str, Callable[[int], str]] = {
    "one text aliased 99 times": lambda _: (
        f"sections:\n  s: {{title: A, text: &t '{'Detta är en text om barn. ' * 4_000}'}}\n"
        + "".join(f"  s{i}: {{title: B{i}, text: *t}}\n" for i in range(99))
    ),
    "one list aliased 900 times": lambda _: (
        f"x: &x [{'parents, ' * 999}]\n" + _work(f"a{i}: {{title: A{i}, audience: *x}}" for i in range(900))
    ),
    "a bomb of aliases": lambda _: "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 10)}]\n" for n in range(9)
    ),
    "100,000 marks on one letter": lambda k: _text(f"'a{MARKS * (50_000 // k)}'"),
    "100,000 marks on one letter, escaped": lambda k: _text(f'"a{chr(92)}u0301{(chr(92) + "u0316") * (100_000 // k)}"'),
    "100,000 marks on a key": lambda k: f"a{MARKS * (50_000 // k)}: x\n",
    "a chain of 5,000 like": lambda k: _groups(5_000 // k, lambda i: f"like: g{max(i - 1, 0)}"),
    "a ring of 5,000 like": lambda k: _groups(5_000 // k, lambda i: f"like: g{(i + 1) % (5_000 // k)}"),
    "a ring of 5,000 that report": lambda k: _groups(5_000 // k, lambda i: f"reports_to: [g{(i + 1) % (5_000 // k)}]"),
    "300 groups that report to one another": lambda k: _groups(300 // k, lambda _: f"reports_to: [{_all(300 // k)}]"),
    "300 groups that sit in one another": lambda k: _groups(
        300 // k, lambda i: f"convener: g{i}, members: [{_all(300 // k)}]"
    ),
    "a ring of 5,000 that sit in one another": lambda k: _groups(
        5_000 // k, lambda i: f"convener: g{(i + 1) % (5_000 // k)}, members: [g{(i + 1) % (5_000 // k)}]"
    ),
    "a chain of 5,000 activities": lambda k: _work(
        f"a{i}: {{title: A{i}, after: [a{max(i - 1, 0)}]}}" for i in range(5_000 // k)
    ),
    "300 factors that depend on one another": lambda k: (
        "success_factors:\n"
        + "".join(f"  g{i}: {{title: G{i}, depends_on: [{_all(300 // k)}]}}\n" for i in range(300 // k))
    ),
    "2,000 follow-ups of 2,000 activities": lambda k: (
        _work(f"a{i}: {{title: A{i}}}" for i in range(2_000 // k))
        + f"x: &x {{{', '.join(f'a{i}: {{status: done}}' for i in range(2_000 // k))}}}\n"
        + "follow_ups:\n"
        + "".join(f"  u{i}: {{title: U{i}, date: 2026-01-01, activities: *x}}\n" for i in range(900))
    ),
    "50,000 faults of syntax": lambda k: "".join(f"owners{i}: [\n" for i in range(50_000 // k)),
    "50,000 quotation marks in a line": lambda k: "".join('a: "x" y: "z"\n' for _ in range(50_000 // k)),
    "100,000 dashes": lambda k: f"a: b\nc: {'- ' * (100_000 // k)}\n",
    "a million spaces": lambda k: f"a: 'x'{' ' * (1_000_000 // k)}b\n",
    "a million colons": lambda k: f'a: {": " * (500_000 // k)}"x" y\n',
    "50,000 non-breaking spaces": lambda k: "owners:\n" + "\u00a0\u00a0o:\u00a0x\n" * (50_000 // k),
    "10,000 places where git left two versions": lambda k: "<<<<<<< HEAD\n=======\n>>>>>>> b\n" * (10_000 // k),
    "50,000 stuck comments": lambda k: "x: {}\ny:\n" + "  - 'a'#b\n" * (50_000 // k),
    "one word as long as a book": lambda k: _text(f"'https://{'x' * (400_000 // k)}'"),
    "links that are not closed": lambda k: _text(f"'{'[a](b' * (60_000 // k)}'"),
    "pictures that are not closed": lambda k: _text(f"'{'![a](b ' * (60_000 // k)}'"),
    "marks after an abbreviation": lambda k: _text(f"'IFO{'”' * (100_000 // k)}'"),
    "footnotes without notes": lambda k: _text(f"'{' '.join(f'a[^{i}]' for i in range(4_000 // k))}'"),
    "a table far wider than its rows": lambda k: (
        "sections:\n  s:\n    title: A\n    text: |\n"
        + f"      {'|a' * (4_000 // k)}|\n      {'|-' * (4_000 // k)}|\n"
        + "      |x|\n" * (4_000 // k)
    ),
    "two million digits": lambda k: f"x: 1{'0' * (2_000_000 // k)}\n",
}
"""Each by a name, with what makes it: so much of it divided by `k`."""
