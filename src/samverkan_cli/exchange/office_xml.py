"""Elements and attributes of the XML of Word and Excel, by their names without namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def local(element: Any) -> str:
    """The name of an element without its namespace: files of the strict kind have others."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any) -> Iterator[Any]:
    """The elements within one."""
    return (each for each in element if isinstance(each.tag, str))


def child(element: Any, name: str) -> Any:
    """The first element of a name within one, if there is one."""
    return next((each for each in children(element) if local(each) == name), None)


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value(element: Any, name: str) -> str:
    """The value of a property: that of the element of a name within one; empty where there is none."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else ""
