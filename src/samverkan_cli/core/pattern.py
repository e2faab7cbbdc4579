"""Regular expressions that are compiled when they are first used: a short run needs few of those that are imported."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def compiled_late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, to whoever calls its methods or asks for its pattern and flags."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Kept in the thing itself, so that this is asked once for each method.
        value = self.__dict__[name] = getattr(re.compile(self.pattern, self._flags), name)
        return value
