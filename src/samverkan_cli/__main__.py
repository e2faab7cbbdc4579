"""`samverkan`, and `python -m samverkan_cli`."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

# What is imported stays: to look through it for what can be thrown away takes a tenth of a short run.
gc.set_threshold(500_000)
# Plugins of pydantic that happen to be installed are not ours. To look for them takes as long, and even where they are
# not wanted, pydantic imports what it would look with: importlib.metadata, and with it email, socket and zipfile.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
_no_plugins = ModuleType("pydantic.plugin._loader")
_no_plugins.get_plugins = tuple  # type: ignore[attr-defined]
sys.modules.setdefault(_no_plugins.__name__, _no_plugins)


class _Late(ModuleType):
    """Stands in for what the core of pydantic imports at once, but asks for four names only, until more is asked for.

    The models say in plain data what they are (`model.core_schema`); to define the types of that takes long.
    """

    CoreConfig = CoreSchema = CoreSchemaType = ErrorType = dict

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # as import asks for its file
            raise AttributeError(name)
        sys.modules.pop(self.__name__, None)
        real = import_module(self.__name__)
        self.__dict__.update(vars(real))
        return getattr(real, name)


_core_schema = _Late("pydantic_core.core_schema")
sys.modules.setdefault(_core_schema.__name__, _core_schema)


def main() -> None:
    """Run the program and end at once, without taking down what it was made of."""
    from samverkan_cli.cli.main import main

    try:
        main()
    except SystemExit as ended:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except OSError:
            raise ended from None  # as Python ends where a stream cannot be written
        if isinstance(ended.code, int):
            os._exit(ended.code)
        raise


if __name__ == "__main__":
    main()
