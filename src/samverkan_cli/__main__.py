"""`samverkan`, and `python -m samverkan_cli`."""

from __future__ import annotations

import gc
import os
import sys

# What is imported stays: to look through it for what can be thrown away takes a tenth of a short run.
gc.set_threshold(100_000)
# Plugins of pydantic that happen to be installed are not ours, and to look for them takes as long.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"


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
