"""A Word or Excel file, as a new plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either

if TYPE_CHECKING:
    from samverkan_cli.intake.contents import Contents

_YAML = (".yaml", ".yml")


def import_new(
    session: Session, path: Path, *, into: str | None, columns: list[str], keep_persons: bool, dry_run: bool
) -> int:
    """Make a plan of a file, and say what was guessed. Gives 0."""
    from samverkan_cli.cli.options import pairs
    from samverkan_cli.cli.written_files import write_or_show
    from samverkan_cli.core.suggest import slug
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.i18n.speech import speech
    from samverkan_cli.intake.columns import column_fields, said_columns
    from samverkan_cli.intake.plan import Options, planned
    from samverkan_cli.report.intake import as_text
    from samverkan_cli.yamltext.emit import Layout

    said = pairs(columns, "--column")
    for heading, field in said.items():
        if field not in column_fields():
            raise UserError(
                Message("No column can be {word}", word=field),
                Message(
                    "Write {option}, with one of {words}",
                    option=f'--column "{heading}=..."',
                    words=either(column_fields()),
                ),
            )
    contents, name = _contents(session, path, as_new=into is not None), path.stem.replace("_", " ")
    options = Options(said_columns(said), keep_persons, session.today, name)
    intake = planned(contents, options, speech("sv"))
    folder = _folder(session, into, slug(intake.title) or "plan")
    if known := _known(folder):
        intake = planned(contents, replace(options, known=known), speech("sv"))
    layout = Layout(inline=True)
    made = {name: "\n".join(layout.mapping(top, 0)) + "\n" for name, top in intake.files.items()}
    rewrites = [Rewrite(name, None, text.encode()) for name, text in made.items()]
    report = session.layout()
    as_text(intake, session.shown(path), report)
    if dry_run:
        session.say(Message("{text}", text=str(report)))
    else:
        session.write(str(report))
        folder.mkdir(parents=True, exist_ok=True)
    write_or_show(session, folder, rewrites, dry_run=dry_run)
    if not dry_run:
        session.say(Message("Go on with: {commands}", commands=f"samverkan validate {session.shown(folder)}"))
    return 0


def _contents(session: Session, path: Path, *, as_new: bool) -> Contents:
    """What stands in a file. Raises UserError where it is none of Word's or Excel's, or cannot be read."""
    from samverkan_cli.exchange.excel_contents import excel_contents
    from samverkan_cli.exchange.office_files import MOST_BYTES, OfficeFile
    from samverkan_cli.exchange.word_contents import word_contents
    from samverkan_cli.load.files import given

    with session.working(Message("Reading the file")):
        file = OfficeFile(given(path, most=MOST_BYTES), path.name)
        return word_contents(file) if file.kind == "docx" else excel_contents(file, as_new=as_new)


def _folder(session: Session, into: str | None, name: str) -> Path:
    """The folder for a plan. Raises UserError where it holds one, or lies in one."""
    from samverkan_cli.load.documents import is_plan_like
    from samverkan_cli.load.workspace import PLANS, find_root, open_workspace

    root = session.folder.resolve() if session.folder is not None else find_root(session.here)
    if into is not None:
        folder = session.typed_for_new(into)
    elif root is not None:
        folder = session.typed_for_new(root / (open_workspace(root).settings.plans or PLANS) / name)
    else:
        folder = session.here / name
    shown = session.shown(folder)
    if folder.exists() and not folder.is_dir():
        raise UserError(Message("{file} is a file", file=shown), Message("Name a folder"))
    there = next((each for each in sorted(folder.rglob("*")) if each.suffix.lower() in _YAML), None)
    if there is not None:
        raise UserError(
            Message("{folder} holds {file} already", folder=shown, file=session.shown(there)),
            Message("Nothing was written. Name a folder without a plan: --into DIR"),
        )
    inside = find_root(_existing(folder))
    for above in folder.parents:
        files = [each for each in above.iterdir() if each.suffix.lower() in _YAML] if above.is_dir() else []
        if any(is_plan_like(each.read_bytes()) for each in files if each.is_file()):
            raise UserError(
                Message("{folder} lies in the plan {plan}", folder=shown, plan=session.shown(above)),
                Message("Nothing was written. Name a folder without a plan: --into DIR"),
            )
        if inside is None or above == inside:
            break
    return folder


def _existing(folder: Path) -> Path:
    """A folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _known(folder: Path) -> dict[str, dict[str, str]]:
    """The ids of what the workspace of a folder shares with the plans in it, by collections and titles."""
    from samverkan_cli.intake.fields import TITLED
    from samverkan_cli.link.linking import link
    from samverkan_cli.load.workspace import find_root, open_workspace

    root = find_root(_existing(folder))
    if root is None or not folder.is_relative_to(root):
        return {}
    file = (folder / "plan.yaml").relative_to(root).as_posix()
    workspace = open_workspace(root, {file: b"document: {title: X, kind: action-plan}\n"})
    name = next((name for name, each in workspace.plans.items() if each.own == (file,)), None)
    if name is None or not workspace.plans[name].shared:
        return {}
    loaded = workspace.load(name)
    shared = link(name, loaded.folder, loaded.parts).value
    several: dict[str, Iterable[Any]] = {name: getattr(shared, name) for name in TITLED}
    several["owners"] = (*shared.owners, *shared.groups)
    return {
        collection: {title: each.id for each in things for title in (*each.aliases, each.title)}
        for collection, things in several.items()
    }
