"""One trial: a target with what a seed draws, held to its time and memory."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.fuzz.oracles import raising
from tests.fuzz.targets import TARGETS
from tests.workspaces import Space

SECONDS = 12.0
"""Of the processor, for a trial: it runs several commands, each of which takes two at most."""
MEGABYTES = 500
STOP = 60.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A trial that did not hold. The workspace is left in `folder`."""

    target: str
    seed: int
    why: str
    folder: Path


class TookTooLong(BaseException):
    """No part of the program may catch it."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong


def trial(target: str, seed: int, into: Path) -> Failure | None:
    """Run one trial; where it fails, its workspace stays in a folder below `into`."""
    signal.signal(signal.SIGVTALRM, _stop)
    folder = Path(tempfile.mkdtemp(prefix=f"{target}-{seed}-", dir=into))
    began = time.process_time()
    why = ""
    signal.setitimer(signal.ITIMER_VIRTUAL, STOP)
    try:
        with raising():
            TARGETS[target][1](random.Random(f"{target} {seed}"), Space(folder))  # noqa: S311 - nothing secret
    except (Exception, TookTooLong):
        why = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if not why and (took := time.process_time() - began) > SECONDS:
        why = f"took {took:.1f} s"
    if not why and (held := resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10) > MEGABYTES:
        why = f"held {held} MB"
    if not why:
        shutil.rmtree(folder)
        return None
    return Failure(target, seed, why, folder)
