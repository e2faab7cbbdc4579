"""A plan that was made of a document, as the files that it has."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.intake.about import fields_of
from samverkan_cli.intake.fields import TITLED, Making
from samverkan_cli.intake.parts import DraftPart, one_text, paragraphs
from samverkan_cli.intake.prose import Prose
from samverkan_cli.intake.rows import Areas
from samverkan_cli.model.enums import DocumentKind

PlanData = dict[str, Plain]


def kind_of_document(title: str) -> DocumentKind | None:
    """What kind of document a title is of, if it says so."""
    words = title.casefold()
    return next((kind for kind in DocumentKind if any(each in words for each in kind.spellings)), None)


def plan_files(title: str, prose: Prose, areas: Areas, making: Making) -> dict[str, PlanData]:
    """The files of a plan, by their names; none is empty."""
    kind = str(kind_of_document(title) or DocumentKind.ACTION_PLAN)
    document: PlanData = {"title": title, "kind": kind, "status": "draft", "language": "sv"}
    opening = prose.opening
    document |= dict(fields_of(opening))
    document |= {"text": paragraphs(opening.texts), "remark": one_text("\n".join(opening.remarks))}
    whole: dict[str, PlanData] = {
        "plan.yaml": {
            "document": {key: each for key, each in document.items() if each},
            "sections": _plain(prose.sections.parts),
        },
        "ansvariga.yaml": {"owners": _plain(making.people.parts)},
        "mål.yaml": {name: _plain(making.things[name].parts) for name in TITLED},
        "aktiviteter.yaml": {"focus_areas": _plain(areas.areas.parts)},
    }
    filled = {name: {key: each for key, each in top.items() if each} for name, top in whole.items()}
    return {name: {**top} for name, top in filled.items() if top}


def _plain(parts: Mapping[str, DraftPart]) -> PlanData:
    return {id: part.plain() for id, part in parts.items()}
