"""Official figures and how they stand to a plan, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from samverkan_cli.core.inert import json_text
from samverkan_cli.core.message import Message, marked
from samverkan_cli.exchange.kolada import SOURCE, Kpi
from samverkan_cli.exchange.official_values import ALL, Official, Standing, number
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import STRONG, Layout

VERSION = 1
_STANDINGS: Mapping[Standing, str] = {
    "new": marked("new"),
    "revised": marked("revised by Kolada; it was {there}"),
    "same": marked("stands in the plan already"),
    "by-hand": marked("left alone: the plan has {there}, from elsewhere"),
}


def found_kpis(kpis: Sequence[Kpi], layout: Layout, most: int) -> None:
    """Indicators that were searched for, with their source."""
    for each in kpis[:most]:
        layout.line(each.title, first=f"{each.id:<8}")
    if kpis:
        layout.blank()
        layout.line(Message("Source: {source}", source=SOURCE))


def kpis_json(kpis: Sequence[Kpi]) -> str:
    """The same as JSON."""
    found = [{"id": each.id, "title": each.title, "by_gender": each.by_gender} for each in kpis]
    return _json({"kpis": found})


def figures(found: Sequence[Official], kpis: Mapping[str, Kpi], layout: Layout, say: Phrases) -> None:
    """What came of each indicator, year by year, with the source."""
    for indicator, some in groupby(found, key=lambda each: each.indicator):
        layout.blank()
        layout.line(indicator.title, style=STRONG)
        kpi = kpis[indicator.kolada or ""]
        layout.line(kpi.title, first=f"  {kpi.id}  ")
        for each in some:
            whose = each.of.title if each.of is not None else ""
            gender = "" if each.figure.gender == ALL else each.figure.gender
            where = " ".join(word for word in (whose, str(each.figure.year), gender) if word)
            there = {"there": say.number(each.there)} if each.there is not None else {}
            standing = Message(_STANDINGS[each.standing], **there)
            value = say.number(Decimal(number(each.figure.value)))
            layout.line(f"{where}: {value} ({say(standing)})", first="  ")
    if found:
        layout.blank()
        layout.line(Message("Source: {source}", source=SOURCE))


def figures_json(plan: str, found: Sequence[Official], kpis: Mapping[str, Kpi], *, written: bool) -> str:
    """The same as JSON; `written` is whether it stands in the plan now."""
    values = [
        {
            "indicator": each.indicator.id,
            "kpi": each.figure.kpi,
            "kpi_title": kpis[each.figure.kpi].title,
            "municipality": each.figure.municipality,
            "year": each.figure.year,
            "gender": each.figure.gender,
            "value": each.figure.value,
            "fetched": each.figure.fetched.isoformat(),
            "standing": each.standing,
        }
        for each in found
    ]
    return _json({"plan": plan, "values": values, "written": written})


def _json(content: Mapping[str, object]) -> str:
    document = {"version": VERSION, "source": SOURCE, **content}
    return json_text(document)
