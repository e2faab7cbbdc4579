"""What the plans in which there is very much of one thing are put together of."""

from __future__ import annotations

from collections.abc import Iterable

WORDS = [
    "stöd",
    "samverkan",
    "skola",
    "socialtjänst",
    "föräldrar",
    "fritid",
    "rutiner",
    "tidiga",
    "insatser",
    "trygghet",
    "närvaro",
    "språk",
    "lek",
]


def title(n: int) -> str:
    """A title of its own for each number, of words that others have too."""
    name = "".join(chr(ord("a") + (n // 20**k) % 20) for k in range(4))
    return f"Utveckla {' '.join(WORDS[(n // 13**k) % 13] for k in range(3))} i {name.title()}"


def listed(name: str, lines: Iterable[str]) -> str:
    """A field with a line for each thing in it."""
    return f"{name}:\n" + "".join(f"  {line}\n" for line in lines)


def work(activities: Iterable[str], per_strategy: int = 20) -> str:
    """A focus area with activities, so many to a strategy."""
    lines = ["focus_areas:", "  f:", "    title: Området", "    purpose: Att", "    strategies:"]
    for i, each in enumerate(activities):
        if i % per_strategy == 0:
            lines += [f"      v{i // per_strategy}:", f"        title: Vägen {title(i)}", "        activities:"]
        lines.append(f"          a{i}: {{title: {title(i)}, {each}}}")
    return "\n".join(lines) + "\n"
