"""Reading a finished document as a person or a program would, to see that nothing of its view was lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable

import page
import pypdfium2
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

# A PDF breaks lines and words where the page ends; what is compared is the letters in between.
_BETWEEN = re.compile(r"[\s\u00ad\u200b\u2010\u2011\ufffe\x02-]+")


class Pdf:
    """A PDF as its pages' texts; `outside` is what stands beyond the edge of its page, `tops` the top of each page."""

    def __init__(self, data: bytes) -> None:
        self.texts: list[str] = []
        self.outside: list[str] = []
        self.tops: list[str] = []
        document = pypdfium2.PdfDocument(data)
        for sheet in document:
            width, height = sheet.get_size()
            text = sheet.get_textpage()
            self.texts.append(text.get_text_range())
            self.tops.append(text.get_text_bounded(top=height, bottom=height - 85))
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                if left < 20 or bottom < 20 or right > width - 20 or top > height - 20:
                    self.outside.append(f"{len(self.texts)}: {text.get_text_bounded(left, bottom, right, top)!r}")
        document.close()

    def lost(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that are not to be found; one may be cut where a page ends, but into no small pieces."""
        all_ = _letters(" ".join(self.texts))
        return [text for text in dict.fromkeys(texts) if not _found(_letters(text), all_)]


def problems(data: bytes) -> list[str]:
    """What veraPDF's rules, as page-validation has them, find wrong by PDF/UA-1 and PDF/A-2a."""
    limits = page.SafetyLimits(max_table_grid_rows=20_000)
    reports = [page.validate_pdf_bytes(data, profile=profile, limits=limits) for profile in ("ua1", "2a")]
    return [
        f"{report.profile}: {failure.message}"
        for report in reports
        for failure in report.failures
        # It takes a stream whose last byte happens to be a carriage return for one byte too long; we count ourselves.
        if failure.rule_id != "PDFA2A-STREAM-LENGTH-001" or not _streams_end_where_they_say(data)
    ]


def _streams_end_where_they_say(data: bytes) -> bool:
    streams = re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n", data)
    return all(data[found.end() + int(found[1]) :].startswith(b"\nendstream") for found in streams)


def markdown_words(text: str) -> str:
    """The words of a Markdown document with tables and footnotes, markup taken away."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    parts = (part for token in parser.parse(text) for part in token.children or [token])
    return "".join(part.content if part.type in ("text", "code_inline", "fence", "image") else " " for part in parts)


def lost_in_markdown(text: str, texts: Iterable[str]) -> list[str]:
    """Those of the texts that are not to be found in a Markdown document."""
    all_ = _letters(markdown_words(text))
    return [one for one in dict.fromkeys(texts) if _letters(one) not in all_]


def _letters(text: str) -> str:
    return _BETWEEN.sub("", text)


def _found(text: str, all_: str) -> bool:
    if text in all_:
        return True
    least = 6
    while text:
        if text in all_:
            return True
        size = least
        while size < len(text) and text[: size + 1] in all_:
            size += 1
        if len(text) <= least or text[:size] not in all_:
            return False
        text = text[size:]
        least = 1
    return True
