"""HiGHS by its C interface: https://ergo-code.github.io/HiGHS/stable/interfaces/c_api/.

The Python package of HiGHS needs NumPy, 73 MB of a limit of 300; the library alone is a quarter of that.
"""

from __future__ import annotations

import ctypes
import platform
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

from samverkan_cli.core.record import record

INFINITE = float("inf")
_ROW_WISE, _MAXIMIZE, _OK_OR_WARNING = 2, -1, (0, 1)


class Ended(IntEnum):
    """How a run of HiGHS ended, of what can come of a programme in whole numbers."""

    OPTIMAL = 7
    INFEASIBLE = 8
    INFEASIBLE_OR_UNBOUNDED = 9
    SOLUTION_LIMIT = 16


@record
class Model:
    """A sum to make as great as can be, over variables with bounds, and rows of factors by variable with bounds."""

    costs: Sequence[float]
    lower: Sequence[float]
    upper: Sequence[float]
    whole: Sequence[bool]
    rows: Sequence[Mapping[int, float]]
    least: Sequence[float]
    most: Sequence[float]


@record
class Answer:
    """How it ended, as a number of the C interface (`Ended` names some), and the values of the variables."""

    status: int
    values: Sequence[float]


def run(model: Model, options: Mapping[str, bool | int | float]) -> Answer:
    """What HiGHS answers to a model, without a word on stdout.

    Raises RuntimeError where HiGHS does not take an option or the model.
    """
    library = _library()
    highs = ctypes.c_void_p(library.Highs_create())
    try:
        for name, value in ({"output_flag": False} | dict(options)).items():
            _take(_set(library, highs, name.encode(), value), f"the option {name}")
        _take(library.Highs_passMip(highs, *_arguments(model)), "the model")
        _take(library.Highs_run(highs), "the run")
        values = _numbers([0.0] * len(model.costs))
        _take(library.Highs_getSolution(highs, values, None, None, None), "the question for a solution")
        return Answer(library.Highs_getModelStatus(highs), tuple(values))
    finally:
        library.Highs_destroy(highs)


def _set(library: Any, highs: ctypes.c_void_p, name: bytes, value: bool | int | float) -> int:
    if isinstance(value, bool):
        return int(library.Highs_setBoolOptionValue(highs, name, ctypes.c_int(value)))
    if isinstance(value, int):
        return int(library.Highs_setIntOptionValue(highs, name, ctypes.c_int(value)))
    return int(library.Highs_setDoubleOptionValue(highs, name, ctypes.c_double(value)))


def _take(status: int, what: str) -> None:
    if status not in _OK_OR_WARNING:
        raise RuntimeError(f"HiGHS refused {what}")


def _arguments(model: Model) -> tuple[Any, ...]:
    starts, entries = [], 0
    for row in model.rows:
        starts.append(entries)
        entries += len(row)
    return (
        ctypes.c_int(len(model.costs)),
        ctypes.c_int(len(model.rows)),
        ctypes.c_int(entries),
        ctypes.c_int(_ROW_WISE),
        ctypes.c_int(_MAXIMIZE),
        ctypes.c_double(0.0),
        *map(_numbers, (model.costs, model.lower, model.upper, model.least, model.most)),
        _integers(starts),
        _integers([n for row in model.rows for n in row]),
        _numbers([factor for row in model.rows for factor in row.values()]),
        _integers(model.whole),
    )


def _numbers(values: Sequence[float]) -> ctypes.Array[ctypes.c_double]:
    return (ctypes.c_double * len(values))(*values)


def _integers(values: Sequence[int]) -> ctypes.Array[ctypes.c_int]:
    return (ctypes.c_int * len(values))(*values)


@lru_cache(1)
def _library() -> ctypes.CDLL:
    import highsbox

    folder = highsbox.highs_dist_dir()
    places = {"Windows": rf"{folder}\bin\highs.dll", "Darwin": f"{folder}/lib/libhighs.dylib"}
    library = ctypes.CDLL(places.get(platform.system(), f"{folder}/lib/libhighs.so"))
    library.Highs_create.restype = ctypes.c_void_p
    library.Highs_destroy.restype = None
    return library
