"""`python -m tests.fuzz [MINUTES] [--only TARGET] [--seed SEED]`: try what nobody would write, and say what failed.

One process, which is begun anew after so many trials: what a trial holds is then its own. With `--seed` one trial is
run again, as it was.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import Failure, trial

PER_PROCESS = 150


def main() -> int:
    """Run for so long; 1 where anything failed."""
    asked = argparse.ArgumentParser(description="Try what nobody would write, and say what failed.")
    asked.add_argument("minutes", nargs="?", type=float, default=1 / 3)
    asked.add_argument("--only", choices=[*TARGETS], action="append")
    asked.add_argument("--seed", type=int)
    asked.add_argument("--into", type=Path, help="where workspaces of trials that failed are left")
    given = asked.parse_args()
    into = given.into or Path(tempfile.mkdtemp(prefix="samverkan-fuzz-"))
    into.mkdir(exist_ok=True, parents=True)
    names = given.only or [*TARGETS]
    if given.seed is not None:
        return _say([found for name in names if (found := trial(name, given.seed, into))], len(names), into)
    first = random.SystemRandom().randrange(10**9)
    ends = time.monotonic() + given.minutes * 60
    failures: list[Failure] = []
    done = 0
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=PER_PROCESS) as pool:
        while time.monotonic() < ends:
            name = random.Random(first + done).choices(names, [TARGETS[each][0] for each in names])[0]  # noqa: S311
            found = pool.apply(trial, (name, first + done, into))
            done += 1
            if found:
                failures.append(found)
                _say([found], done, into)
    return _say([], done, into) or int(bool(failures))


def _say(failures: list[Failure], done: int, into: Path) -> int:
    for each in failures:
        line = f"python -m tests.fuzz --only {each.target} --seed {each.seed}"
        sys.stdout.write(f"\n{line}\n{each.folder}\n{each.why}\n")
    sys.stdout.write(f"{done} trials; failures in {into}\n")
    sys.stdout.flush()
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
