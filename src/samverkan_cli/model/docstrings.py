"""What stands below a field of a class, as its docstring: Python itself does not keep it."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from importlib import import_module


@cache
def of_fields(module: str) -> dict[str, dict[str, str]]:
    """The docstrings below the fields of each class in a module, by the names of both."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(import_module(module))).body:
        if isinstance(node, ast.ClassDef):
            below = found[node.name] = {}
            for field, after in zip(node.body, node.body[1:], strict=False):
                match field, after:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str() as docstring)),
                    ):
                        below[name] = docstring
    return found
