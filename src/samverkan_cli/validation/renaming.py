"""Giving an id another name in all plans of a workspace that speak of it, and in the records of their choices."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from datetime import date

from samverkan_cli.check.judging import Checked
from samverkan_cli.core.diagnostic import Change
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import slug
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.derive.reviewed import FILE, written
from samverkan_cli.derive.reviewed import renamed as renamed_reviews
from samverkan_cli.fix.rename import WHO, Renaming, changes, is_everywhere, neighbours, speaking_of, things_called
from samverkan_cli.fix.rewrite import Rewrite, encoded
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.project import Project
from samverkan_cli.load.files import Unreadable, read_bytes, text_of
from samverkan_cli.load.workspace import Workspace
from samverkan_cli.model.thing import Thing
from samverkan_cli.validation.checking import Outcome, checked, record_in, reviews_in
from samverkan_cli.yamltext.editable import Refusal
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.splice import Splicer, overlap
from samverkan_cli.yamltext.verify import after, same, spliced

READING = ("SAM0", "SAM102")
"""With errors of these nobody can say what an id is that of."""


class Blocked(Exception):
    """A plan that is concerned has errors of reading."""

    def __init__(self, outcome: Outcome, plan: str) -> None:
        super().__init__(plan)
        self.outcome, self.plan = outcome, plan


@record
class Renamed:
    """What is to be written, in this order, and the splices of plan files among it."""

    renaming: Renaming
    rewrites: tuple[Rewrite, ...]
    edits: tuple[Edit, ...]


def renamed(workspace: Workspace, plan: str, word: str, new: str, today: date, speech: Speech) -> Renamed:
    """What gives the thing that a word means in a plan another id; nothing is written yet.

    Raises UserError where the id cannot be changed, and Blocked where a plan has errors of reading.
    """
    renamer = _Renamer(workspace, today, speech)
    project = renamer.project(plan)
    renaming = _begun(project, word, new) or _unfinished(renamer, plan, word, new)
    return renamer.renamed(plan, renaming)


def renamed_at(workspace: Workspace, plan: str, place: Location, new: str, today: date, speech: Speech) -> Renamed:
    """The same for the thing that stands at a place."""
    renamer = _Renamer(workspace, today, speech)
    project = renamer.project(plan)
    thing = project.find(place)
    if not isinstance(thing, Thing):
        raise UserError(Message("{plan} has nothing with the id {id}", plan=plan, id=str(place.route[-1])))
    return renamer.renamed(plan, renaming_of(project, thing, new))


def renaming_of(project: Project, thing: Thing, new: str) -> Renaming:
    """What gives a thing of a plan another id. Raises UserError where the id cannot be that."""
    refuse_id(new)
    if new in neighbours(project, thing):
        raise UserError(
            Message("The id {id} is already taken", id=new), Message("Choose another id: two things cannot share one")
        )
    whole = is_everywhere(project, thing)
    return Renaming(str(thing.route[-2]), thing.id, new, whole, None if whole else thing.at())


def refuse_id(new: str) -> None:
    """Raise UserError where a text cannot be an id."""
    better = slug(new)
    if better != new:
        form = Message("An id has small letters, digits and hyphens, and begins and ends with a letter or a digit")
        raise UserError(Message("{id} is no id", id=new), Message("Write {id}", id=better) if better else form)


def _begun(project: Project, word: str, new: str) -> Renaming | None:
    """What a word on the command line asks for; None where the plan has nothing of that id."""
    things = things_called(project, word)
    if len(things) > 1:
        raise UserError(
            Message("{id} is the id of several things", id=word),
            Message("Write one of {words}", words=either(_apart(project, things))),
        )
    if not things:
        return None
    if things[0].id == new:
        raise UserError(Message("The id is {id} already", id=new), Message("Write another one"))
    return renaming_of(project, things[0], new)


def _apart(project: Project, things: Sequence[Thing]) -> list[str]:
    """A name for each of some things of one id that no other has."""
    names = []
    for thing in things:
        known = [f"{key}/{thing.id}" for key in thing.route[-3:-1]][::-1]
        names.append(next((each for each in known if things_called(project, each) == [thing]), known[0]))
    return names


def _unfinished(renamer: _Renamer, plan: str, word: str, new: str) -> Renaming:
    """What is left to do where something has its new id, and others still refer to it by the old one."""
    collection, _, old = word.rpartition("/")
    project = renamer.project(plan)
    for each in (collection,) if collection else project.collections:
        renaming = Renaming("owners" if each in WHO else each, old, new)
        if project.thing(each, new) is not None and renamer.renamed(plan, renaming).rewrites:
            return renaming
    near = Message("samverkan show {plan} --view plan shows what there is", plan=plan)
    raise UserError(Message("{plan} has nothing with the id {id}", plan=plan, id=word), near)


class _Renamer:
    def __init__(self, workspace: Workspace, today: date, speech: Speech) -> None:
        self._workspace, self._today, self._speech = workspace, today, speech
        self._reader = workspace.reader
        self._known: dict[str, Checked] = {}

    def project(self, name: str) -> Project:
        """A plan without errors of reading. Raises Blocked where it has some."""
        if name not in self._known:
            outcome = checked(self._workspace, [name], self._today, self._speech, select=READING)
            project = outcome.project(name)
            if project is None or outcome.blocking(name):
                raise Blocked(outcome, name)
            self._known[name] = outcome.plans[0]
            return project
        found = self._known[name].project
        assert found is not None  # noqa: S101 - none is known without
        return found

    def renamed(self, plan: str, renaming: Renaming) -> Renamed:
        """What is to be written: records first, then where the thing stands, then what refers to it.

        Killed in between, the plan has references to nothing, which the same command puts right.
        """
        with gc_paused():
            made = self._changes(plan, renaming)
            rewrites, edits = [], list[Edit]()
            for file, each in made.items():
                rewrite, spliced_in = self._rewritten(file, each)
                rewrites.append(rewrite)
                edits += spliced_in
        names = [name for name in self._known if self._reads(name, made)] or [plan]
        return Renamed(renaming, (*self._records(names, renaming), *rewrites), tuple(edits))

    def _changes(self, plan: str, renaming: Renaming) -> dict[str, list[Change]]:
        """The changes by file, of the plan and of every other that reads a file which is changed."""
        found: dict[str, list[Change]] = {}
        rest, seen, spoken = [plan], {plan}, set[str]()
        stands_nowhere = not any(self.project(plan).thing(each, renaming.old) for each in renaming.shelf)
        while rest:
            name = rest.pop()
            project = self.project(name)
            self._refuse_taken(name, project, renaming)
            of_plan = changes(
                project,
                self._known[name].files,
                self._reader.data,
                self._reader.locate,
                renaming,
                self._workspace.plans,
            )
            for change in of_plan:
                there = found.setdefault(change.place.file, [])
                if change not in there:
                    there.append(change)
            if renaming.everywhere and stands_nowhere:
                # Of what was changed before the run was killed nothing is to be done, and others may read it.
                spoken |= speaking_of(project, self._known[name].files, self._reader.data, renaming)
            touched = {*found, *spoken}
            more = [other for other in self._workspace.plans if other not in seen and self._reads(other, touched)]
            seen.update(more)
            rest += more
        stands = {file for file, each in found.items() if any(_names_it(change, renaming) for change in each)}
        return dict(sorted(found.items(), key=lambda each: each[0] not in stands))

    def _reads(self, name: str, files: Iterable[str]) -> bool:
        there = self._workspace.plans[name]
        return not {*there.shared, *there.own}.isdisjoint(files)

    def _refuse_taken(self, name: str, project: Project, renaming: Renaming) -> None:
        shelf = renaming.shelf if renaming.everywhere else ()
        if all(any(project.thing(each, id) for each in shelf) for id in (renaming.old, renaming.new)) and shelf:
            raise UserError(
                Message("The plan {plan} has something with the id {id} too", plan=name, id=renaming.new),
                Message("Choose another id: the two plans share what is to be renamed"),
            )

    def _rewritten(self, file: str, made: Sequence[Change]) -> tuple[Rewrite, list[Edit]]:
        """A file with changes made to it at once. Raises Refusal where one cannot be made safely."""
        source, splicer = self._reader.source(file), Splicer(self._reader.positions)
        edits = [edit for change in made for edit in splicer.edits(change)]
        new = Source(file, spliced(source.text, edits)) if not overlap(edits) else source
        if not same(read(new).data, after(self._reader.data(file), made)):
            line = source.position(min(edit.start for edit in edits))[0]
            raise Refusal(
                file,
                line,
                Message("read back, it would not hold what was meant, because of how the lines around are written"),
            )
        old = self._reader.bytes(file)
        return Rewrite(file, old, encoded(new.text, old)), edits

    def _records(self, names: Iterable[str], renaming: Renaming) -> list[Rewrite]:
        """The records of the choices of some plans, where they speak of the thing."""
        if not renaming.everywhere:
            return []
        files: dict[str, None] = {}
        for name in names:
            folder = self._workspace.plans[name].folder
            files.update(dict.fromkeys(self._reader.records(folder)))
            for period in self.project(name).periods:
                recorded = (each.record for _, each in period.selections if each.record)
                files.update((posixpath.normpath(posixpath.join(folder, each)), None) for each in recorded)
        choices = (self._record(file, renaming) for file in files)
        reviews = (self._reviews(self._workspace.plans[name].folder, renaming) for name in names)
        return [each for each in (*choices, *reviews) if each is not None]

    def _reviews(self, folder: str, renaming: Renaming) -> Rewrite | None:
        """What a plan's folder records as looked at, where it speaks of the thing."""
        reviews = reviews_in(self._workspace, folder)
        if not reviews:
            return None
        file = posixpath.join(folder, "records", FILE)
        old = read_bytes(self._workspace.root / file, file, self._workspace.root)
        new = written(renamed_reviews(reviews, renaming.collection, renaming.old, renaming.new))
        return Rewrite(file, old, new) if new != old else None

    def _record(self, file: str, renaming: Renaming) -> Rewrite | None:
        choice = record_in(self._workspace, file) if self._reader.has_file(file) else None
        if choice is None:
            return None
        from samverkan_cli.pick.renamed import renamed

        try:
            old = read_bytes(self._workspace.root / file, file, self._workspace.root)
        except Unreadable:
            return None
        text = text_of(old, file)
        new = renamed(text, choice, renaming.collection, renaming.old, renaming.new)
        if new is None:
            raise UserError(
                Message(
                    "The record {file} knows something else by the id {id}",
                    file=file,
                    id=renaming.new if renaming.new in text else renaming.old,
                ),
                Message("Choose another id"),
            )
        return Rewrite(file, old, new.encode()) if new != text else None


def _names_it(change: Change, renaming: Renaming) -> bool:
    """Whether a change is of the id where the thing itself stands."""
    route = change.place.route
    return len(route) > 1 and route[-1] == renaming.old and route[-2] in renaming.shelf and change.place.part == "key"
