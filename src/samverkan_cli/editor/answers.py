"""Answers to what an editor asks about a place, a file or all plans."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Span
from samverkan_cli.editor import describing, navigation
from samverkan_cli.editor.changing import Changer, between, by_file
from samverkan_cli.editor.completion import Completer
from samverkan_cli.editor.desk import Desk
from samverkan_cli.editor.navigation import Symbol
from samverkan_cli.load.workspace import SETTINGS
from samverkan_cli.validation.renaming import Blocked, renamed_at

FAILED = -32803
"""What the protocol calls a request that cannot be granted."""


def hover(desk: Desk, params: lsp.HoverParams) -> lsp.Hover | None:
    """What stands at a place means, and why a finding there matters."""
    at = desk.place(params.text_document)
    if at is None:
        return None
    snapshot, file = at
    source = desk.source(params.text_document, at)
    offset = desk.offset(source, params.position)
    parts, place = [], None
    found = navigation.found_at(snapshot, file, offset)
    if found is not None:
        spot = found.spot
        place = desk.range(source, spot.start, spot.end)
        field = spot.field
        if found.things:
            project, thing = found.things[0]
            parts.append(describing.of_thing(thing, project, desk.say))
        elif field is not None and field.words is not None and not spot.is_key:
            parts += [describing.of_word(word, desk.say) for word in field.words if word == spot.text]
        if spot.is_key and field is not None:
            parts.append(describing.of_field(field, desk.say))
    told = [
        each
        for each in snapshot.known or ()
        if each.span is not None and each.span.file == file and each.span.start <= offset <= each.span.end
    ]
    if told:
        parts.append(describing.of_rules(told, desk.say))
    if not parts:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), place)


def completion(desk: Desk, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """What may be written at a place."""
    at = desk.place(params.text_document)
    if at is None or at[1] == SETTINGS:
        return None
    snapshot, file = at
    source = desk.source(params.text_document, at)
    completer = Completer(
        source,
        lambda: snapshot.projects_of(file),
        snapshot.workspace.plans,
        desk.say,
        lambda start, end: desk.range(source, start, end),
        desk.snippets,
    )
    # What fits depends on each letter: a word in Swedish is offered as the field that it stands for.
    return lsp.CompletionList(True, completer.at(desk.offset(source, params.position)))


def definition(desk: Desk, params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Where the thing stands that an id is of."""
    found = desk.found(params)
    return [desk.location(found[0], span) for span in navigation.definitions(found[0], found[2])] if found else []


def references(desk: Desk, params: lsp.ReferenceParams) -> list[lsp.Location]:
    """Where something refers to it."""
    found = desk.found(params)
    if found is None:
        return []
    spans = navigation.references_to(found[0], found[2])
    own = navigation.definitions(found[0], found[2]) if params.context.include_declaration else []
    return [desk.location(found[0], span) for span in (*own, *spans)]


def prepare_rename(desk: Desk, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """The id at a place, if it can be another."""
    found = desk.found(params)
    if found is None or not any(thing.source_file for _, thing in found[2].things):
        return None
    snapshot, file, spot = found[0], found[1], found[2].spot
    source = desk.source(params.text_document, (snapshot, file))
    return lsp.PrepareRenamePlaceholder(desk.range(source, spot.start, spot.end), spot.text)


def rename(desk: Desk, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """All that changes where an id becomes another."""
    found = desk.found(params)
    things = [each for each in found[2].things if each[1].source_file] if found else []
    if found is None or not things:
        raise JsonRpcException(desk.say(Message("Only an id can be renamed")), FAILED)
    snapshot, (project, thing) = found[0], things[0]
    try:
        made = renamed_at(
            snapshot.workspace, project.name, thing.at(), params.new_name.strip(), desk.bench.today(), desk.say
        )
    except Blocked as blocked:
        message = Message("Nothing was renamed: correct these errors in {plan} first", plan=blocked.plan)
        raise JsonRpcException(desk.say(message), FAILED) from None
    splices: dict[str, Sequence[Edit]] = {**by_file(made.edits)}
    for each in made.rewrites:
        splices.setdefault(each.file, between(each))
    return desk.edit(snapshot, splices, [each.file for each in made.rewrites])


def code_action(desk: Desk, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """What can be done about findings."""
    at = desk.place(params.text_document)
    if at is None:
        return []
    snapshot, file = at
    source = desk.source(params.text_document, at)
    first, last = (desk.offset(source, place) for place in (params.range.start, params.range.end))
    of_file = [each for each in snapshot.found_by_now if each.span is not None and each.span.file == file]
    near = [each for each in of_file if each.span and each.span.start <= last and each.span.end >= first]
    changer = Changer(
        snapshot.reader,
        file,
        desk.say,
        lambda splices: desk.edit(snapshot, splices),
        lambda each: desk.diagnostic(snapshot, each),
    )
    wanted = params.context.only
    found: list[lsp.CodeAction] = []
    if _is_wanted(wanted, lsp.CodeActionKind.QuickFix):
        found += changer.offers(near)
    # Not at each move of the cursor: all fixes of the file are tried together.
    if wanted is not None and _is_wanted(wanted, lsp.CodeActionKind.SourceFixAll):
        every = changer.all_safe(of_file)
        found += [every] if every is not None else []
    return found


def _is_wanted(kinds: Sequence[lsp.CodeActionKind | str] | None, kind: lsp.CodeActionKind) -> bool:
    """Whether an editor that asks for some kinds of actions only, or for all, asks for one."""
    names = [each.value if isinstance(each, lsp.CodeActionKind) else each for each in kinds or ()]
    return kinds is None or any(not name or f"{kind.value}.".startswith(f"{name}.") for name in names)


def document_symbol(desk: Desk, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """The things of a file."""
    at = desk.place(params.text_document)
    if at is None or at[1] == SETTINGS:
        return []
    source = desk.source(params.text_document, at)

    def shown(each: Symbol) -> lsp.DocumentSymbol:
        kind = lsp.SymbolKind.Object if each.is_thing else lsp.SymbolKind.Namespace
        return lsp.DocumentSymbol(
            each.name or each.detail or "?",
            kind,
            desk.range(source, *each.whole),
            desk.range(source, *each.key),
            detail=each.detail if each.detail != each.name else None,
            children=[shown(inner) for inner in each.inside],
        )

    return [shown(each) for each in navigation.symbols(at[0].reader, at[1])]


def workspace_symbol(desk: Desk, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
    """The things of all plans whose title or id has some letters."""
    sought, found = params.query.casefold(), []
    for snapshot in desk.bench.snapshots.values():
        for file in dict.fromkeys(
            file for plan in snapshot.workspace.plans.values() for file in (*plan.own, *plan.shared)
        ):
            for each in navigation.all_symbols(navigation.symbols(snapshot.reader, file)):
                if each.is_thing and (sought in each.name.casefold() or sought in each.detail.casefold()):
                    span = snapshot.reader.source(file).span(*each.key)
                    found.append(
                        lsp.WorkspaceSymbol(
                            desk.location(snapshot, span), each.name, lsp.SymbolKind.Object, container_name=file
                        )
                    )
    return found


def folding_range(desk: Desk, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
    """What can be folded away."""
    at = desk.place(params.text_document)
    return [lsp.FoldingRange(first, last) for first, last in navigation.folds(at[0].reader, at[1])] if at else []


def code_lens(desk: Desk, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    """How many references there are to each thing that has any. To most activities there are none, rightly."""
    at = desk.place(params.text_document)
    if at is None:
        return []
    snapshot, file = at
    counts = navigation.counts(snapshot, file)
    found: dict[Span, lsp.CodeLens] = {}
    for project in snapshot.projects_of(file):
        for collection in project.collections:
            for id in project.named(collection):
                thing = project.thing(collection, id)
                n = counts.get((collection, id), 0)
                if thing is None or thing.source_file != file or not n:
                    continue
                span = snapshot.reader.locate(thing.at())
                title = describing.references_counted(n, desk.say)
                found[span] = lsp.CodeLens(desk.range_of(snapshot, span), lsp.Command(title, ""))
    return list(found.values())


def inlay_hint(desk: Desk, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """The titles of ids that refer."""
    at = desk.place(params.text_document)
    if at is None:
        return []
    source = desk.source(params.text_document, at)
    start, end = (desk.offset(source, place) for place in (params.range.start, params.range.end))
    return [
        lsp.InlayHint(desk.range(source, offset, offset).start, title, padding_left=True)
        for offset, title in navigation.titles_of_ids(*at, start, end)
    ]
