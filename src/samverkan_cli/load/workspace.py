"""Which folder is the workspace, which of its folders are plans, and which files belong to each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from samverkan_cli.core.collector import ALL
from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message, either
from samverkan_cli.load import strays
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.documents import holds_document
from samverkan_cli.load.files import Unreadable, is_inside
from samverkan_cli.load.settings import Settings, unmet_requirement
from samverkan_cli.load.validate import validate
from samverkan_cli.model.plan import Plan

SETTINGS = "samverkan.yaml"
PLANS = "plans"
TEMPLATES = "templates"


class PlanFiles(NamedTuple):
    """The files of one plan, relative to the workspace: those shared from folders above, and its own.

    Those `misnamed` would be among them if they were called otherwise.
    """

    name: str
    folder: str
    shared: tuple[str, ...]
    own: tuple[str, ...]
    misnamed: tuple[str, ...] = ()


@dataclass(slots=True)
class LoadedPlan:
    """A plan's files, parsed, in reading order. Not `complete` where one of them cannot be read."""

    name: str
    folder: str
    parts: list[Parsed]
    findings: list[Finding]
    complete: bool
    files: tuple[str, ...]


@dataclass(slots=True)
class Workspace:
    """A folder with plans in it, or a plan `alone`. `findings` are about the workspace itself.

    Where a later program is needed, that is `unmet`, and nothing else is read. The files that are `unplaced` are in no
    plan.
    """

    root: Path
    settings: Settings
    plans: dict[str, PlanFiles]
    reader: Reader
    findings: list[Finding] = field(default_factory=list)
    alone: bool = False
    unmet: Finding | None = None
    unplaced: Sequence[str] = ()

    def load(self, name: str) -> LoadedPlan:
        """The parsed files of a plan."""
        files = self.plans[name]
        every = (*files.shared, *files.own)
        read = [self.reader.plan_file(file) for file in every]
        parts = [each.parsed for each in read if each.parsed is not None]
        complete = len(parts) == len(read) and not files.misnamed
        findings = list(map(strays.misnamed, files.misnamed))
        copies = {each.where.file: each for each in strays.copies(parts) if each.where is not None}
        if copies:
            findings += copies.values()
            every, read = (
                tuple(file for file in every if file not in copies),
                [each for each in read if each.file not in copies],
            )
            parts = [each for each in parts if each.file not in copies]
        findings += [finding for each in read for finding in each.findings]
        for parsed in parts:
            parsed.shared = parsed.file in files.shared
        if parts and self.unplaced:
            elsewhere = (self.reader.plan_file(file).parsed for file in self.unplaced)
            ids = {id for each in elsewhere if each is not None for id in strays.ids(each)}
            parts[0] = replace(parts[0], lost=parts[0].lost | ids)
        for key in ("document", "best_interests"):
            holding = [parsed for parsed in parts if getattr(parsed.plan, key) is not None]
            # Of a plan inside a plan, the inner document is the one too many, whichever is read first.
            holding.sort(key=lambda parsed: parsed.file.rpartition("/")[0] != files.folder)
            for later in holding[1:]:
                findings.append(_second(holding[0], later, key))
                parts = [_without(parsed, key) if parsed is later else parsed for parsed in parts]
        found = any(parsed.plan.document is not None for parsed in parts)
        if not found and complete and not any(("document",) in parsed.left_out for parsed in parts):
            findings.append(_no_document(files))
        return LoadedPlan(name, files.folder, parts, findings, complete and found, every)


def _second(first: Parsed, later: Parsed, key: str) -> Finding:
    if key == "document" and Path(first.file).parent != Path(later.file).parent:
        message = Message("A plan lies inside another plan")
        help = Message("Move one of the folders, so that neither plan is inside the other")
    else:
        message = Message("{key} stands in two files of the same plan", key=key)
        help = Message("Keep one of them; until then the first counts")
    there = Related(Message("it stands here already"), Location(first.file, (key,)))
    return Finding(Location(later.file, (key,)), message, help=help, related=(there,), code="SAM011")


def _without(parsed: Parsed, name: str) -> Parsed:
    return replace(parsed, plan=Plan.model_construct(**{**parsed.plan.__dict__, name: None}))


def _no_document(files: PlanFiles) -> Finding:
    return Finding(
        Location(files.own[0], ()) if files.own else None,
        Message("The plan has no document"),
        help=Message("Write document: with title and kind under it"),
        code="SAM007",
    )


def find_root(start: Path) -> Path | None:
    """The workspace that a folder lies in: upwards the first with samverkan.yaml, else the first with plans/."""
    above = (start, *start.parents)
    for folder in above:
        if _exists(folder / SETTINGS):
            return folder
    return next((folder for folder in above if (folder / PLANS).is_dir()), None)


def _exists(path: Path) -> bool:
    """Whether something is there, be it a link to nothing: what it is worth is seen when it is read."""
    return os.path.lexists(path)


def open_workspace(root: Path, overlay: Mapping[str, bytes] | None = None) -> Workspace:
    """The workspace of a folder: its settings, and the plans in it. Reads what is needed to tell which they are."""
    return _opened(Reader(root, overlay))


def laid_over(workspace: Workspace, texts: Mapping[str, bytes | None]) -> Workspace:
    """A workspace as it would be with some texts in the place of what its files hold; for None, as the disk has it."""
    return _again(workspace, workspace.reader.over(texts))


def unlimited(workspace: Workspace) -> Workspace:
    """A workspace in which every fault is told, however many there are of one kind in a file."""
    if workspace.reader.most == ALL:
        return workspace
    return _again(workspace, Reader(workspace.root, workspace.reader.overlay, ALL))


def _again(workspace: Workspace, reader: Reader) -> Workspace:
    return replace(workspace, reader=reader) if workspace.alone else _opened(reader)


def _opened(reader: Reader) -> Workspace:
    root = reader.root
    findings: list[Finding] = []
    settings = Settings()
    has_settings = _exists(root / SETTINGS) or SETTINGS in reader.overlay
    if has_settings:
        _, reading = reader.text(SETTINGS)
        findings.extend(reading.findings)
        if reading.whole:
            if (unmet := unmet_requirement(SETTINGS, reading.data)) is not None:
                return Workspace(root, Settings(), {}, reader, [unmet], unmet=unmet)
            none = Parsed(SETTINGS, Plan.model_construct())
            settings, faults = validate(SETTINGS, reading.data, Settings, none, reader.positions(SETTINGS))
            findings.extend(faults)
    folder = settings.plans or PLANS
    found = _plans(root, folder, reader)
    findings.extend(found.findings)
    templates = settings.templates or TEMPLATES
    if not is_inside(root / templates, root):
        findings.append(_leads_out(templates))
    if not found.plans and is_inside(root / folder, root) and not found.nearly:
        findings.append(
            Finding(
                Location(SETTINGS, ()) if has_settings else None,
                Message(
                    "There is no plan in the workspace: no file under {folder} has the field document",
                    folder=f"{folder}/",
                ),
                help=Message("Make a folder for the plan there, and in it a file that begins with document:"),
                code="SAM011",
            )
        )
    return Workspace(root, settings, found.plans, reader, findings, unplaced=found.unplaced)


def _leads_out(name: str) -> Finding:
    return Finding(
        Location(name, ()),
        Message("A link leads out of the workspace"),
        help=Message("Put the folder or the file itself here, or take the link away"),
        code="SAM001",
    )


def open_alone(path: Path, overlay: Mapping[str, bytes] | None = None) -> Workspace:
    """A file, or a folder, that lies in no workspace, as a plan by itself."""
    folder = path if path.is_dir() else path.parent
    reader = Reader(folder, overlay)
    found, findings = _yaml_files(folder, "", _below(folder, ""), reader) if path.is_dir() else ([path.name], [])
    name = path.name if path.is_dir() else path.stem
    return Workspace(folder, Settings(), {name: PlanFiles(name, "", (), tuple(found))}, reader, findings, alone=True)


def _below(root: Path, under: str) -> dict[str, os.DirEntry[str]]:
    """All that lies below a folder, by its name relative to the root, but for folders and what begins with a dot.

    Raises UserError where a folder cannot be read.
    """
    found: dict[str, os.DirEntry[str]] = {}
    rest = [under]
    while rest:
        folder = rest.pop()
        try:
            entries = list(os.scandir(root / folder)) if folder != under or (root / folder).is_dir() else []
        except OSError as error:
            raise UserError(
                Message("The folder {folder} cannot be read: {why}", folder=folder or ".", why=error.strerror or ""),
                Message("Check that it is there and that you may read it"),
            ) from None
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                rest.append(name)
            else:
                found[name] = entry
    return found


def _yaml_files(
    root: Path, under: str, entries: Mapping[str, os.DirEntry[str]], reader: Reader
) -> tuple[list[str], list[Finding]]:
    """Every plan file among what lies below a folder, in order of their names' code points.

    And a finding of each link there that leads out of the workspace, be it to a folder or to a file of another kind.
    """
    found = {name for name in entries if name.endswith(strays.ENDINGS) and name != SETTINGS}
    findings = [
        _leads_out(name)
        for name, entry in entries.items()
        if name not in found and entry.is_symlink() and not is_inside(Path(entry.path), root)
    ]
    found.update(
        file
        for file in reader.overlay
        if file.endswith(strays.ENDINGS)
        and file != SETTINGS
        and (not under or file.startswith(f"{under}/"))
        and not any(part.startswith(".") for part in file.split("/"))
    )
    return sorted(found), findings


class _Found(NamedTuple):
    """The plans below a folder, and what is wrong with files that are or may be in none.

    The files that are `unplaced` are in no plan, and `nearly` says whether one of them could make one.
    """

    plans: dict[str, PlanFiles]
    findings: Sequence[Finding] = ()
    unplaced: Sequence[str] = ()
    nearly: bool = False


def _plans(root: Path, folder: str, reader: Reader) -> _Found:
    """What is found below a folder."""
    if not is_inside(root / folder, root):
        return _Found({}, [_leads_out(folder)])
    if not (root / folder).is_dir() and not any(file.startswith(f"{folder}/") for file in reader.overlay):
        return _Found({})
    entries = _below(root, folder)
    files, findings = _yaml_files(root, folder, entries, reader)
    beside = strays.beside(root, entries, reader)
    unreadable: dict[str, Finding] = {}
    holding: set[str] = set()
    for file in (*files, *beside.misnamed):
        if file not in reader.has_document:
            try:
                raw = reader.bytes(file)
            except Unreadable as error:
                unreadable[file] = error.finding
                if holds_document(file, error.head, reader):
                    holding.add(file.rpartition("/")[0])
                continue
            reader.has_document[file] = holds_document(file, raw, reader)
        if reader.has_document[file]:
            holding.add(file.rpartition("/")[0])
    homes: list[str] = []
    for home in sorted(holding):
        # A plan inside a plan is read as part of the outer one, where its document is a finding.
        if not any(home.startswith(f"{outer}/") or home == outer for outer in homes):
            homes.append(home)
    plans = {}
    for home in homes:
        own = tuple(file for file in files if file.startswith(f"{home}/"))
        above = [file for file in files if home.startswith(f"{file.rpartition('/')[0]}/")]
        misnamed = tuple(
            file
            for file in beside.misnamed
            if f"{home}/".startswith(file[: file.rindex("/") + 1]) or file.startswith(f"{home}/")
        )
        name = home.removeprefix(folder).strip("/") or folder
        plans[name] = PlanFiles(name, home, tuple(file for file in above if file not in own), own, misnamed)
    taken = {file for plan in plans.values() for file in (*plan.own, *plan.shared)}
    unread = (finding for file, finding in unreadable.items() if file not in taken)
    rest = [file for file in files if file not in taken and file not in unreadable]
    astray = list(_without_a_plan(rest, beside.office, plans, reader))
    return _Found(plans, [*findings, *beside.links, *unread, *astray], rest, bool(astray))


def _without_a_plan(
    files: Sequence[str], office: Sequence[str], plans: Mapping[str, PlanFiles], reader: Reader
) -> Iterator[Finding]:
    """The folders with files that are in no plan. Where there is no plan at all, only those with what may hold one."""
    for folder, inside in strays.outermost(files).items():
        written = [file for file in office if file.startswith(f"{folder}/")]
        if written or (plans and any(strays.holds_fields(file, reader) for file in inside)):
            yield strays.without_a_plan(folder, inside, written)


def choose(workspace: Workspace, wanted: str, here: Path) -> tuple[str, ...] | None:
    """The plans that a word on the command line means.

    A plan's name, its last part, its folder or a file in it means that plan; a shared file the plans that share it; a
    folder above plans, and the settings, all of theirs. None is a file that is none of these, or that is gone: who
    hands over whatever has changed hands over such files too. Raises UserError where there is no such plan, or several.
    """
    plans = workspace.plans
    # Some file systems decompose the letters of a name; whoever types it does not.
    plain = normalize("NFC", wanted.replace("\\", "/").rstrip("/"))
    called = {normalize("NFC", name): name for name in plans}
    if plain in called:
        return (called[plain],)
    path = Path(os.path.normpath(here / wanted))
    for there, root in ((path, workspace.root), (path.resolve(), workspace.root.resolve())):
        if path.exists() and there.is_relative_to(root):
            inside = there.relative_to(root).as_posix()
            met = tuple(name for name, files in plans.items() if _concerns(inside, files))
            if met or inside == SETTINGS:
                return met
    last = [name for each, name in called.items() if each.rpartition("/")[2] == plain]
    if len(last) == 1:
        return (last[0],)
    if last:
        raise UserError(
            Message("{word} is the end of several plans' names", word=wanted),
            Message("Write one of {words}", words=either(tuple(last))),
        )
    if path.is_file() or (path.suffix and not os.path.lexists(path)):
        return None
    raise UserError(
        Message("There is no plan {word}", word=wanted),
        Message("The plans are {words}", words=tuple(plans))
        if plans
        else Message("There is no plan in the workspace {folder}", folder=str(workspace.root)),
    )


def _concerns(inside: str, files: PlanFiles) -> bool:
    """Whether a path of the workspace is one of a plan, or one that it shares or lies under."""
    if inside in (".", SETTINGS, files.folder) or inside in (*files.own, *files.shared):
        return True
    return inside.startswith(f"{files.folder}/") or files.folder.startswith(f"{inside}/")
