"""Making the fixes that were found, in rounds: check, make those that do not touch, read back, check again.

What is fixed is kept in memory, as whole files; to write them is for the caller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Rename
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit
from samverkan_cli.fix.patch import Patch, apart, compatible
from samverkan_cli.fix.regressions import Key, brought, key_of, suspect
from samverkan_cli.fix.rewrite import Rewrite, encoded
from samverkan_cli.fix.writing import changed_meanwhile
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext.editable import Refusal
from samverkan_cli.yamltext.splice import Splicer
from samverkan_cli.yamltext.verify import spliced

ROUNDS = 100
"""How many rounds there are at most."""
_LEAST, _CHARACTERS = 40, 30_000_000
"""How often at least the plans are checked to find out which fixes do harm, and how many characters at most."""
_FEW = 20
"""For how many errors the fix to blame is looked for at once."""
_OTHERWISE = Message("read back, it would not hold what was meant, because of how the lines around are written")

Texts = dict[str, bytes]


@record
class Errors:
    """The errors of some plans, and the files of those among them that cannot be read to their end."""

    found: Sequence[Diagnostic]
    unread: Collection[str]


@record
class Snapshot:
    """A workspace as it is or would be.

    `found` is what the selected rules find. `errors` gives all errors of the selected plans, and of all others that
    read some files, by all rules.
    """

    reader: Reader
    found: Sequence[Diagnostic]
    errors: Callable[[Collection[str]], Errors]


@dataclass(slots=True)
class FixResult:
    """The workspace afterwards, the fixes that were made, and those that were not, with the reason."""

    snapshot: Snapshot
    made: list[Patch] = field(default_factory=list)
    left: dict[Key, tuple[Diagnostic, Message]] = field(default_factory=dict)
    olds: Texts = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)

    @property
    def rewrites(self) -> list[Rewrite]:
        """The files that are to be written, in the order in which they are to be.

        A fix that changes several files is made last in the one in which its fault is: whoever is killed in between
        finds the fault again, with what is left to do.
        """
        first: dict[str, set[str]] = {file: set() for file in self.texts}
        for patch in self.made:
            if patch.found.span is not None:
                first.setdefault(patch.found.span.file, set()).update(patch.files)
        ordered: dict[str, None] = {}
        rest = [(file, False) for file in sorted(first, reverse=True)]
        seen = set[str]()
        while rest:
            file, is_due = rest.pop()
            if is_due:
                ordered[file] = None
            elif file not in seen:
                seen.add(file)
                rest += [(file, True), *((each, False) for each in sorted(first[file], reverse=True))]
        changed = (file for file in ordered if file in self.texts and self.olds[file] != self.texts[file])
        return [Rewrite(file, self.olds[file], self.texts[file]) for file in changed]


def apply_fixes(snapshot: Callable[[Texts], Snapshot], *, unsafe: bool) -> FixResult:
    """Fix what is found until nothing is left that can be. `snapshot` gives the workspace with some texts laid over it.

    Of fixes that touch the same words the first is made, and the others in the next round. One that is not read back
    as it was meant, or that brings an error, is not made. Raises UserError where somebody else
    changes a file meanwhile.
    """
    fixer = _Fixer(snapshot, unsafe=unsafe)
    done, seen = fixer.done, set[int]()
    for _ in range(ROUNDS):
        made = len(done.made)
        if not fixer.round():
            break
        state = hash(frozenset(done.texts.items()))
        if len(done.made) > made and state in seen:
            break  # fixes that undo one another
        seen.add(state)
    remaining = set(map(key_of, done.snapshot.found))
    done.left = {key: each for key, each in done.left.items() if key in remaining}
    return done


class _Fixer:
    def __init__(self, snapshot: Callable[[Texts], Snapshot], *, unsafe: bool) -> None:
        self.snapshot = snapshot
        self.unsafe = unsafe
        self.done = FixResult(snapshot({}))
        self.searched = 0

    def round(self) -> bool:
        """Make what can be made at once. False where there is nothing more to try."""
        there = self.patches()
        patches = apart([patch for patch in there if patch.found.rule.hides] or there)
        while self.searched < max(_LEAST * self.size(patches), _CHARACTERS):
            fit = self.fitting(patches)
            compatible = set(fit)
            self.leave([patch for patch in patches if patch not in compatible], _OTHERWISE)
            patches = fit
            if not patches:
                return bool(there)
            after = self.after(patches)
            harmful = self.harmful(after, patches)
            if after is not None and not harmful:
                self.done.made += patches
                self.done.texts.update(self.texts(patches))
                self.done.snapshot = after
                return True
            self.searched += self.size(patches)
            for patch, why in harmful.items():
                self.leave([patch], why)
            patches = [patch for patch in patches if patch not in harmful]
        self.leave(patches, Message("too many others beside it would bring errors"))
        return bool(patches)

    def size(self, patches: Sequence[Patch]) -> int:
        """How many characters the files have that fixes change."""
        files = {file for patch in patches for file in patch.files}
        return sum(len(self.done.snapshot.reader.source(file).text) for file in files) + 1

    def leave(self, patches: Sequence[Patch], why: Message) -> None:
        """Note that fixes are not made, and why."""
        for patch in patches:
            self.done.left.setdefault(key_of(patch.found), (patch.found, why))

    def patches(self) -> list[Patch]:
        """Every fix that is still to be tried, as splices."""
        splicer = Splicer(self.done.snapshot.reader.positions)
        patches: list[Patch] = []
        refused: list[tuple[Patch, Message]] = []
        for found in self.done.snapshot.found:
            fix = found.fix
            if fix is None or not (fix.safe or self.unsafe) or key_of(found) in self.done.left:
                continue
            try:
                patches.append(Patch(found, fix, splicer.of(fix)))
            except Refusal as refusal:
                refused.append((Patch(found, fix, ()), refusal.why))
        if not any(patch.found.rule.hides for patch in patches):  # else it may be possible after those
            for patch, why in refused:
                self.leave([patch], why)
        return patches

    def fitting(self, patches: Sequence[Patch]) -> list[Patch]:
        """Those that are read back as they were meant, in each file that they change."""
        fit = list(patches)
        for file in dict.fromkeys(file for patch in patches for file in patch.files):
            inside = [patch for patch in fit if file in patch.files]
            together = {id(patch) for patch in compatible(self.done.snapshot.reader.source(file), inside)}
            fit = [patch for patch in fit if file not in patch.files or id(patch) in together]
        return fit

    def after(self, patches: Sequence[Patch]) -> Snapshot | None:
        """The workspace with some more fixes made; None where it cannot be opened then."""
        texts = self.texts(patches)
        try:
            return self.snapshot({**self.done.texts, **texts})
        except UserError:
            return None

    def texts(self, patches: Sequence[Patch]) -> Texts:
        """The files that fixes change, as they are then."""
        edits: dict[str, list[Edit]] = {}
        for patch in patches:
            for edit in patch.edits:
                edits.setdefault(edit.file, []).append(edit)
        return {file: self.with_edits(file, each) for file, each in edits.items()}

    def with_edits(self, file: str, edits: Sequence[Edit]) -> bytes:
        """The bytes of a file with splices made in its text. A byte order mark stays."""
        reader = self.done.snapshot.reader
        source = reader.source(file)
        if file not in self.done.olds:
            old = reader.bytes(file)
            if encoded(source.text, old) != old:
                raise changed_meanwhile(file)
            self.done.olds[file] = old
        return encoded(spliced(source.text, edits), self.done.olds[file])

    def harmful(self, after: Snapshot | None, patches: Sequence[Patch]) -> dict[Patch, Message]:
        """The fixes that did no good, or because of which there is an error that was not there, with the reason.

        Where several could be to blame, one is found that is.
        """
        if after is None:
            return {self.culprit(patches, lambda each: each is None): Message("the plans could not be read then")}
        blamed = {patch: Message("the fault would still be there") for patch in self.useless(after, patches)}
        files = {file for patch in patches for file in patch.files}
        before, errors = self.done.snapshot.errors(files), after.errors(files)
        for patch in patches:
            renames = [each for each in patch.fix.changes if isinstance(each, Rename)]
            if any(each.is_id for each in renames) and any(each.place.file in errors.unread for each in renames):
                blamed[patch] = Message("a plan that may use the name cannot be read to its end")
        new = brought(before.found, errors.found, patches)
        for error in new[:_FEW]:
            if (suspected := suspect(error, patches)) is not None:
                blamed.setdefault(suspected, _bringing(error))
        if new and not blamed:
            error = new[0]
            blamed[self.culprit(patches, lambda snapshot: self.brings(snapshot, files, error))] = _bringing(error)
        return blamed

    def useless(self, after: Snapshot, patches: Sequence[Patch]) -> Iterator[Patch]:
        """The fixes of which the fault is still there."""
        was, is_now = (Counter(map(key_of, snapshot.found)) for snapshot in (self.done.snapshot, after))
        return (patch for patch in patches if is_now[key := key_of(patch.found)] >= was[key])

    def brings(self, snapshot: Snapshot | None, files: Collection[str], error: Diagnostic) -> bool:
        """Whether an error is there, as often as it would be."""
        if snapshot is None:
            return True
        before, after = (Counter(map(key_of, each.errors(files).found)) for each in (self.done.snapshot, snapshot))
        return after[key_of(error)] > before[key_of(error)]

    def culprit(self, patches: Sequence[Patch], is_bad: Callable[[Snapshot | None], bool]) -> Patch:
        """The first fix with which, after those before it, something is bad that is so with all of them."""
        good, bad = 0, len(patches)
        while bad - good > 1:
            self.searched += self.size(patches)
            half = (good + bad) // 2
            good, bad = (good, half) if is_bad(self.after(patches[:half])) else (half, bad)
        return patches[bad - 1]


def _bringing(error: Diagnostic) -> Message:
    where = f"{error.span.file}:{error.span.line}" if error.span is not None else "-"
    return Message("it would bring {code} at {place}: {message}", code=error.code, place=where, message=error.message)
