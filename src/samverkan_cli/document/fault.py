"""A fault in a template as the process that it runs in tells it."""

from __future__ import annotations


class EngineFault(Exception):
    """What an engine has against a template, as plain data, because it comes from the engine's process by a pipe.

    `kind` is one of those that the sandbox has words for, `name` the template and `line` where in it, `reason` the
    engine's own words and `hint` what it advises.
    """

    def __init__(self, kind: str, name: str, line: int | None = None, reason: str = "", hint: str = "") -> None:
        super().__init__(reason)
        self.kind, self.name, self.line, self.reason, self.hint = kind, name, line, reason, hint
