"""Whether the files can be read. What these rules find is found by `load` while it reads; here are names and levels."""

from __future__ import annotations

from samverkan_cli.check.rule import ERROR, WARNING, Rule, told

_FOUND: tuple[tuple[str, str], ...] = (
    ("SAM001", "unreadable-file"),
    ("SAM002", "syntax-error"),
    ("SAM003", "limit-exceeded"),
    ("SAM004", "duplicate-key"),
    ("SAM005", "forbidden-yaml"),
    ("SAM006", "unknown-field"),
    ("SAM007", "missing-field"),
    ("SAM008", "invalid-value"),
    ("SAM009", "invalid-id"),
    ("SAM010", "unused-ignore"),
    ("SAM011", "document-count"),
    ("SAM012", "unquoted-code"),
    ("SAM013", "swallowed-text"),
)
_WARNINGS = frozenset({"SAM010", "SAM012", "SAM013"})

RULES: tuple[Rule, ...] = tuple(
    told(code, name, f"{__name__}.{name.replace('-', '_')}", draft=level, adopted=level)
    for code, name in _FOUND
    for level in (WARNING if code in _WARNINGS else ERROR,)
)
