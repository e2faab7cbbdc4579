"""Earlier versions of files, from git. The only place that runs git, and the ways in which it may be asked.

A repository may be anybody's. What is asked of git here runs no program that a repository names, for only the commands
are used that read objects: no hook, filter, textconv, fsmonitor, pager, signature check or transport.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Event, Timer
from typing import NamedTuple

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.load.files import MAX_BYTES, head

SECONDS = 60.0
"""So long one answer may take."""
LARGEST = 256 << 20
"""The largest answer, in bytes."""
MOST_COMMITS = 20_000
"""So many commits back a history is followed."""

_OF_THE_USER = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""What of the environment git still sees: what its user set up. What a hook hands on about a run of git is not."""
_SAFELY = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "protocol.allow=never",
    # A folder of the repository that looks like one itself may bring settings that nobody has agreed to.
    "safe.bareRepository=explicit",
)


@record
class Commit:
    """A commit, and the day on which it was made where its maker was."""

    id: str
    day: date


class _Blob(NamedTuple):
    """A file in a commit: its path from the folder that was asked, the id of what it holds, and how large that is."""

    path: str
    id: str
    size: int


class Repository:
    """The repository that a folder lies in. All paths are relative to that folder, with `/`.

    One that `is_shallow` lacks what was before some commit.
    """

    def __init__(self, git: str, folder: Path, *, is_shallow: bool) -> None:
        self._git, self.folder, self.is_shallow = git, folder, is_shallow

    def commit(self, revision: str) -> Commit | None:
        """The commit that a word of git means, such as HEAD~1, a branch, a tag or the beginning of an id."""
        if not revision or revision.startswith("-") or not revision.isprintable():
            return None
        said = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        id = said.decode().strip() if said is not None else ""
        return next(iter(self._commits(["--no-walk", id])), None) if id else None

    def history(self, *paths: str, most: int = MOST_COMMITS) -> list[Commit]:
        """The commits in which some files or folders changed, the newest first."""
        return list(self._commits([f"--max-count={most}", "HEAD", "--", *(paths or (".",))]))

    def after(self, commit: Commit, *paths: str, most: int) -> list[Commit]:
        """The commits after an earlier one in which some files or folders changed, the newest first.

        What was merged counts as one: between two of them, nothing went another way.
        """
        asked = ("--first-parent", f"--max-count={most}", "HEAD", f"^{commit.id}", "--", *(paths or (".",)))
        return list(self._commits(asked))

    def _commits(self, asked: Sequence[str]) -> Iterator[Commit]:
        lines = (self._ask("rev-list", "--format=%cI", *asked) or b"").decode("ascii", "replace").splitlines()
        for first, second in zip(lines[::2], lines[1::2], strict=False):
            yield Commit(first.removeprefix("commit "), _day(second))

    def files(self, commit: str, *paths: str, endings: tuple[str, ...] = ("",)) -> dict[str, bytes]:
        """What the regular files below some paths held in a commit, of those whose names end in a certain way.

        Raises UserError where they are too large together, or the clone lacks some of them.
        """
        blobs = [each for each in self._blobs(commit, paths) if each.path.endswith(endings)]
        if sum(each.size for each in blobs) > LARGEST:
            raise _too_large()
        held = self._contents({each.id for each in blobs})
        if missing := next((each.path for each in blobs if each.id not in held), None):
            raise _lacking(missing)
        return {each.path: held[each.id] for each in blobs}

    def versions(self, path: str, commits: Sequence[Commit]) -> dict[Commit, bytes | None]:
        """What a file held in each of some commits; None where it was not there. What did not change is read once."""
        names = "".join(f"{each.id}:./{path}\n" for each in commits)
        said = self._ask("cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)", given=names.encode())
        ids: list[str | None] = []
        for line in (said or b"").decode("utf-8", "replace").splitlines():
            kind, _, rest = line.partition(" ")
            id, _, size = rest.partition(" ")
            ids.append(id if kind == "blob" and int(size) <= MAX_BYTES else None)
        held = self._contents({id for id in ids if id})
        return {commit: held.get(id or "") for commit, id in zip(commits, ids, strict=True)}

    def would_restore(self, files: Mapping[str, bytes]) -> bool:
        """Whether `git restore` gives back what each of some files holds: it takes what was added last, and no more."""
        asked = "".join(f":./{path}\n" for path in files)
        said = self._ask("cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)", given=asked.encode())
        blobs = (line.split() for line in (said or b"").decode("utf-8", "replace").splitlines())
        ids = [each[1] if each[0] == "blob" else "" for each in blobs]
        return len(ids) == len(files) and all(
            id in _ids_of(raw, len(id)) for id, raw in zip(ids, files.values(), strict=True)
        )

    def _blobs(self, commit: str, paths: Sequence[str]) -> Iterator[_Blob]:
        """The regular files below some paths: a link is none."""
        said = self._ask("ls-tree", "-r", "-z", "-l", commit, "--", *(paths or ["."]))
        if said is None:
            raise _lacking(", ".join(paths))
        for line in said.split(b"\0"):
            about, _, name = line.partition(b"\t")
            path = name.decode("utf-8", "surrogateescape")
            match about.split():
                case [b"100644" | b"100755", _, id, size]:
                    if not size.isdigit():
                        raise _lacking(path)
                    yield _Blob(path, id.decode(), int(size))

    def _contents(self, ids: set[str]) -> dict[str, bytes]:
        """What is held under some ids."""
        said = self._ask("cat-file", "--batch", given="".join(f"{id}\n" for id in sorted(ids)).encode()) or b""
        found: dict[str, bytes] = {}
        at = 0
        while at < len(said):
            end = said.index(b"\n", at)
            id, _, *size = said[at:end].split(b" ")
            at = end + 1
            if size:  # a clone may lack it
                at += int(size[0]) + 1
                found[id.decode()] = said[end + 1 : at - 1]
        return found

    def holds_unchanged(self, paths: Sequence[str], files: Iterable[str]) -> bool:
        """Whether all that HEAD has below some paths is on the disk as it is there, and some files are among it.

        Not by `git status`, which would run the filters of the repository.
        """
        blobs = list(self._blobs("HEAD", paths))
        if not {*files} <= {each.path for each in blobs}:
            return False
        return all(each.id in _ids(self.folder, each) for each in blobs)

    def _ask(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers; None where it says that it cannot. Raises UserError where it takes too long or too much."""
        settings = [word for each in _SETTINGS for word in ("-c", each)]
        own = {name: value for name, value in os.environ.items() if _is_of_the_user(name)}
        with tempfile.TemporaryFile() as question:
            question.write(given)
            question.seek(0)
            process = subprocess.Popen(  # noqa: S603 - git, by its full path, with words that are no options
                [self._git, "--no-pager", *settings, *arguments],
                stdin=question,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self.folder,
                env={**own, **_SAFELY},
            )
        stopped = Event()

        def stop() -> None:
            stopped.set()
            process.kill()

        timer = Timer(SECONDS, stop)
        timer.start()
        try:
            with process:
                assert process.stdout is not None  # noqa: S101 - it is a pipe
                said = process.stdout.read(LARGEST + 1)
                if len(said) > LARGEST:
                    process.kill()
                    raise _too_large()
        finally:
            timer.cancel()
        if stopped.is_set():
            raise UserError(
                Message("git has not answered for {n} seconds", n=int(SECONDS)),
                Message("Try again; in a large repository, name a later revision"),
            )
        return said if process.returncode == 0 else None


def repository(folder: Path) -> Repository | None:
    """The repository that a folder lies in; None where it lies in none, or there is no git."""
    git = _program()
    if git is None or not folder.is_dir():
        return None
    found = Repository(git, folder, is_shallow=False)
    said = found._ask("rev-parse", "--is-inside-work-tree", "--is-shallow-repository") or b""
    found.is_shallow = said.endswith(b"\ntrue\n")
    return found if said.startswith(b"true") else None


def commit_of(folder: Path, files: Iterable[str], within: str | None = None) -> Commit | None:
    """The last commit that changed some files, or anything in the folder `within`; None where git does not know.

    It knows only where all of the history is there, and all of these are on the disk as they were committed.
    """
    files = list(files)
    paths = [*files, *([within] if within else [])]
    try:
        there = repository(folder)
        if there is None or there.is_shallow or not paths or not there.holds_unchanged(paths, files):
            return None
        return next(iter(there.history(*paths, most=1)), None)
    except UserError:
        return None


def _day(said: str) -> date:
    """The day of a commit, to which its maker may give any year: one that no calendar has is the last, or the first."""
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return date.max if said[:1].isdigit() else date.min


def _program() -> str | None:
    """Where git is: never in the folder that the user stands in, which may be anybody's."""
    folders = (each for each in os.get_exec_path() if Path(each).is_absolute() and Path(each) != Path.cwd())
    found = shutil.which("git", path=os.pathsep.join(folders))
    return found if found is not None and Path(found).parent != Path.cwd() else None


def _is_of_the_user(name: str) -> bool:
    return not name.upper().startswith("GIT_") or name.upper().startswith(_OF_THE_USER)


def _ids(folder: Path, blob: _Blob) -> Iterator[str]:
    """The ids that git may have given what a file on the disk holds."""
    return _ids_of(head(folder / blob.path, folder, 2 * blob.size + 1), len(blob.id))


def _ids_of(raw: bytes, letters: int) -> Iterator[str]:
    """The ids that git may have given what a file holds, whose lines may end otherwise on the disk."""
    kind = hashlib.sha1 if letters == 40 else hashlib.sha256
    for each in (raw, raw.replace(b"\r\n", b"\n")):
        yield kind(b"blob %d\0%b" % (len(each), each)).hexdigest()


def _lacking(path: str) -> UserError:
    return UserError(
        Message("The clone lacks what {file} held then", file=path or "."),
        Message("Fetch all of the history: git fetch --unshallow, or git fetch --refetch after a clone with a filter"),
    )


def _too_large() -> UserError:
    return UserError(
        Message("git has more to say than {limit} MB", limit=LARGEST >> 20),
        Message("Name a folder with the other version in the place of a revision"),
    )
