"""What a template is given, as a page: read off the records of `document/paper.py` and of the nodes of texts."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

from samverkan_cli.document import paper
from samverkan_cli.outline import tree


def page() -> str:
    """Every kind of thing that stands in a paper, with its fields."""
    parts = [*_records(paper, first="Paper"), *_records(tree)]
    return "\n\n".join(parts) + "\n"


def _records(module: ModuleType, first: str = "") -> Iterator[str]:
    kinds = [each for each in ast.parse(inspect.getsource(module)).body if isinstance(each, ast.ClassDef)]
    for kind in sorted(kinds, key=lambda each: each.name != first):
        told = "\n\n".join(" ".join(each.split()) for each in (ast.get_docstring(kind) or "").split("\n\n"))
        yield f"### {kind.name}\n\n{told}\n\n| Field | What it holds |\n|---|---|\n" + "\n".join(_fields(kind))


def _fields(kind: ast.ClassDef) -> Iterator[str]:
    body = list(kind.body)
    for n, each in enumerate(body):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            after = body[n + 1] if n + 1 < len(body) else None
            words = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                words = " ".join(str(after.value.value).split())
            held = ast.unparse(each.annotation).replace("|", "or")
            yield f"| `{each.target.id}` | {' – '.join(filter(None, [f'`{held}`', words]))} |"
