"""A server with the shapes of Kolada's API, version 3, and with faults that servers have."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

KPIS = {
    "N15428": "Elever i åk 9 som är behöriga till yrkesprogram, kommunala skolor, andel (%)",
    "N02903": "Invånare 0-19 år i ekonomiskt utsatta hushåll, andel (%)",
    "N00945": "Gymnasieelever med examen inom 4 år, andel (%)",
}
PLACES = {"0000": "Riket", "0160": "Täby", "0162": "Danderyd", "2581": "Piteå"}
VALUES: dict[tuple[str, str, int], dict[str, float | None]] = {
    ("N15428", "0162", 2023): {"T": 95.5, "K": 96.0, "M": 95.0},
    ("N15428", "0162", 2024): {"T": 96.25, "K": None, "M": 95.5},
    ("N15428", "0162", 2025): {"T": None, "K": None, "M": None},
    ("N15428", "0000", 2023): {"T": 84.9},
    ("N15428", "0000", 2024): {"T": 85.10},
    ("N15428", "0160", 2024): {"T": 93},
    ("N02903", "0162", 2019): {"T": 3.1},
    ("N02903", "0162", 2024): {"T": 2.9},
}


@dataclass
class Kolada:
    """What the server has, what it does wrong, and what it was asked."""

    kpis: dict[str, str] = field(default_factory=lambda: dict(KPIS))
    values: dict[tuple[str, str, int], dict[str, float | None]] = field(default_factory=lambda: dict(VALUES))
    faults: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    """Answers that are given first, one each: status, headers, body."""
    endless: bool = False
    page: int = 100
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    next_from: str | None = None
    """The address that pages lead on to, where it is not the server's own."""


def answer(kolada: Kolada, path: str, query: dict[str, list[str]]) -> list[dict[str, Any]] | None:
    """The values at a path; None where there is nothing of that kind."""
    parts = path.strip("/").split("/")
    if parts == ["kpi"]:
        word = query["title"][0].casefold()
        return [kpi(id, title) for id, title in kolada.kpis.items() if word in title.casefold()]
    if parts == ["municipality"]:
        word = query["title"][0].casefold()
        found = [(id, title) for id, title in PLACES.items() if title.casefold() in word or word in title.casefold()]
        return [{"id": id, "title": title, "type": "K"} for id, title in found]
    if parts[0] == "kpi":
        return [kpi(id, kolada.kpis[id]) for id in parts[1].split(",") if id in kolada.kpis]
    if parts[:2] == ["data", "kpi"]:
        ids, places = parts[2].split(","), parts[4].split(",")
        assert max(len(ids), len(places)) <= 25
        years = {int(year) for year in parts[6].split(",")} if len(parts) > 6 else None
        return [
            {
                "kpi": id,
                "municipality": place,
                "period": year,
                "values": [
                    {"count": 1, "gender": gender, "status": "" if value is not None else "Missing", "value": value}
                    for gender, value in values.items()
                ],
            }
            for (id, place, year), values in kolada.values.items()
            if id in ids and place in places and (years is None or year in years)
        ]
    return None


def kpi(id: str, title: str) -> dict[str, Any]:
    """An indicator as the API has it."""
    return {
        "id": id,
        "title": title,
        "description": f"{title}. Källa: SCB.",
        "is_divided_by_gender": id == "N15428",
        "municipality_type": "K",
        "operating_area": "Grundskola",
        "publication_date": "2026-03-12",
        "publ_period": 2025,
        "has_ou_data": False,
    }


@contextmanager
def serving(kolada: Kolada) -> Iterator[str]:
    """The address of a server, while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Nothing is logged."""

        def do_GET(self) -> None:
            kolada.asked.append(unquote(self.path))
            kolada.agents.add(self.headers["User-Agent"])
            if kolada.endless:
                self.send_response(200)
                self.end_headers()
                while True:
                    try:
                        self.wfile.write(b" " * 65536)
                    except OSError:
                        return
            if kolada.faults:
                self.give(*kolada.faults.pop(0))
                return
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            values = answer(kolada, unquote(url.path).removeprefix("/v3"), query)
            if values is None:
                self.give(404, {}, b'{"detail": "Not Found"}')
                return
            first = int(query.get("page", ["1"])[0])
            some = values[(first - 1) * kolada.page : first * kolada.page]
            body: dict[str, Any] = {"values": some, "count": len(some), "next_url": None, "previous_url": None}
            if first * kolada.page < len(values):
                words = "".join(f"{name}={quote(each)}&" for name, (each,) in query.items() if name != "page")
                body["next_url"] = f"{kolada.next_from or address}{url.path}?{words}page={first + 1}"
            self.give(200, {"Content-Type": "application/json"}, json.dumps(body).encode())

        def give(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"{address}/v3"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
