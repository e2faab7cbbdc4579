"""Files that lie in a package of the program. Quicker than importlib.resources, which imports tempfile and more."""

from __future__ import annotations

from pkgutil import get_data


def packaged(package: str, name: str) -> bytes:
    """What a file in a package holds; `name` has `/` between folders. Raises FileNotFoundError where there is none."""
    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(name)
    return data
