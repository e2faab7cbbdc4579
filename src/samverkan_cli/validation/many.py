"""Many plans: each is judged and let go, in as many processes as there are processors.

A plan of 200 activities takes 1.6 MB, and what has to be remembered of it is a fiftieth of that.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from samverkan_cli.check.judging import Checked, Judge
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.load.cache import Rereader
from samverkan_cli.load.workspace import Workspace, open_workspace
from samverkan_cli.rules import RULES
from samverkan_cli.validation.checking import Outcome, brought_together, gathered, judge_of
from samverkan_cli.validation.transport import opened, received, sent

_AT_ONCE = 8
_RULES = {rule.code: rule for rule in RULES}
Request: TypeAlias = tuple[date, tuple[str, ...], tuple[str, ...]]
"""The day, the rules that are to run, and those that are not."""


class _Work:
    """Judges plans of a workspace, and lets go of each."""

    def __init__(self, workspace: Workspace, request: Request) -> None:
        self.workspace = replace(workspace, reader=Rereader(workspace.root, most=workspace.reader.most))
        self.judge: Judge = judge_of(self.workspace, *request)
        self._shared = {file for each in workspace.plans.values() for file in each.shared}

    def judged(self, names: Sequence[str]) -> bytes:
        """What came of judging some plans."""
        with gc_paused():
            data = sent([self.judge.judged(plan) for plan in gathered(self.workspace, names)])
        self.let_go()
        return data

    def let_go(self) -> None:
        """Give back what was read, but for what plans share."""
        self.workspace.reader.forget(self._shared)
        gc.collect()  # what a plan consists of refers to one another


def checked_many(workspace: Workspace, names: Sequence[str], request: Request, speech: Speech) -> Outcome:
    """The findings of some plans, as `checked` gives them, without the plans. Nothing may be laid over the files."""
    work = _Work(workspace, request)
    gc.freeze()  # what is there now stays, and need not be looked through each time

    @lru_cache(1)
    def again(name: str) -> Checked:
        work.let_go()
        return gathered(work.workspace, [name])[0]

    batches = [names[n : n + _AT_ONCE] for n in range(0, len(names), _AT_ONCE)]
    judged = (plan for data in _each(work, batches, request) for plan in received(data, _RULES))
    return brought_together(work.workspace, work.judge, judged, again, speech, opened=opened)


def _each(work: _Work, batches: Sequence[Sequence[str]], request: Request) -> Iterator[bytes]:
    """What came of each batch, in their order."""
    processes = min(_processors(), len(batches))
    done = 0
    if processes > 1:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        _work[:] = [work]
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(processes, context, _begin, (work.workspace.root, request))
        try:
            for data in pool.map(_judged, batches):
                yield data
                done += 1
        except BrokenProcessPool:
            pass  # one of them was killed: the rest is judged here
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _work.clear()
    yield from map(work.judged, batches[done:])


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


_work: list[_Work] = []
"""In a process that judges: what it judges with. One that was forked has it already."""


def _begin(root: Path, request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is at the keyboard stops the process that asked
    if not _work:
        _work.append(_Work(open_workspace(root), request))
        gc.freeze()


def _judged(names: Sequence[str]) -> bytes:
    return _work[0].judged(names)
