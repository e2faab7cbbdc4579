"""The activities in time as a diagram of Mermaid, which forges draw from text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SIGNS = {":": " –", ";": ",", "#": "№", "<": "‹", ">": "›", "`": "'", '"': "”", "%": "‰", "&": "+", "\\": "/"}
_CALLED = str.maketrans(_SIGNS | {"{": "(", "}": ")"})
"""What Mermaid would take for its own, by what stands in its place in a diagram. The words beside it have the true."""
_KEYWORDS = (
    *("gantt", "dateformat", "axisformat", "tickinterval", "section", "title", "acctitle", "accdescr", "excludes"),
    *("includes", "todaymarker", "inclusiveenddates", "topaxis", "weekday", "weekend", "click"),
)
_TAGS = {"done": "done, ", "ongoing": "active, ", "late": "crit, "}


def gantt(data: Mapping[str, Any]) -> str:
    """The diagram of a timeline, from the data of its figure."""
    lines = ["gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %Y-%m", "    inclusiveEndDates"]
    for row in data["rows"]:
        if "group" in row:
            lines.append(f"    section {_called(row['group'])}")
        else:
            lines += (f"    {line}" for line in _tasks(row, data["from"], data["until"]))
    return "\n".join(lines)


def _tasks(row: Mapping[str, Any], first: str, last: str) -> Iterator[str]:
    name = _called(f"{row['number']} {row['title']}".strip())
    tag = _TAGS.get(row["state"], "")
    if row["moment"]:
        yield f"{name} :{tag}milestone, {row['until']}, 0d"
    elif row["from"] or row["until"] or row["lasting"]:
        yield f"{name} :{tag}{row['from'] or first}, {row['until'] or last}"
    for mark in row["marks"]:
        yield f"{_called(mark['title'])} :{'done, ' if mark['done'] else ''}milestone, {mark['date']}, 0d"


def _called(title: str) -> str:
    """A name that Mermaid reads as no more than that."""
    name = " ".join(title.translate(_CALLED).split())
    return f"· {name}" if not name or name.split()[0].casefold() in _KEYWORDS else name
