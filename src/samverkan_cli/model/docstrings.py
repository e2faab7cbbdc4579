"""What stands below a field of a class, as its docstring: Python itself does not keep it."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from importlib import import_module

from samverkan_cli.model.shape import Field

_EXAMPLE = "Example:"


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


def sentence(field: Field) -> str:
    """What a field is for, in English."""
    return " ".join(_docstring(field).partition(_EXAMPLE)[0].split())


def example(field: Field) -> str:
    """What may stand in a field, in YAML."""
    return " ".join(_docstring(field).partition(_EXAMPLE)[2].split())


def _docstring(field: Field) -> str:
    """What stands below a field in its model, or in one that this is made from."""
    said = (of_fields(each.__module__).get(each.__name__, {}).get(field.name) for each in field.holder.__mro__[:-1])
    return next(filter(None, said), "")
