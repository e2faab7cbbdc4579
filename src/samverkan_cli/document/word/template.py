"""A Word template, filled in by docxtpl in a sandbox: it can loop, choose and print, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any

from docx.oxml.parser import element_class_lookup
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.word.ooxml import WP, escaped

_PARAGRAPH = compiled_late(r"\n?<w:p(?=[ >])")
_TAG = compiled_late(r"<[^<>]*>")


def opened(file: Path, name: str) -> DocxTemplate:
    """A Word template, opened. Raises EngineFault where it is none."""
    with reading(name):
        template = _Template(file)
        template.init_docx()
    return template


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Whatever goes wrong where a template is read is its own fault. Raises EngineFault."""
    try:
        yield
    except (MemoryError, EngineFault):
        raise
    except Exception as error:  # what is no file of Word's can be so in any way
        raise EngineFault("word", name, reason=str(error)) from None


def fill(template: DocxTemplate, context: Mapping[str, Any], name: str) -> None:
    """Fill a template in. Raises EngineFault."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_finalize)
    try:
        template.render(dict(context), environment)
    except etree.XMLSyntaxError as error:
        raise EngineFault("word", name, reason=error.msg or "") from None
    except _Placed as fault:
        raise EngineFault("jinja", name, reason=str(fault)) from None
    except Exception as error:  # whatever a template brings about is its own fault
        kind = "memory" if isinstance(error, MemoryError) else "jinja"
        raise EngineFault(kind, name, reason=str(getattr(error, "message", None) or error)) from None


def markup(written: str) -> Markup:
    """Markup as what a template lets be: all of it is our own, and every word of a plan in it is escaped."""
    return Markup(written)  # noqa: S704


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose markup must be whole: docxtpl would drop all that comes after the first fault.

    Nor does it put other words for some of a plan's (`{_{` for two braces), and it parses the document once, in its
    place: moving a tree into another takes time that grows with its square.
    """

    def render_xml_part(self, src_xml: str, part: object, context: Any, jinja_env: Any = None) -> str:
        self.current_rendering_part = part
        # A paragraph a line, by which a fault can say where it is.
        source = _PARAGRAPH.sub("\n<w:p", src_xml)
        try:
            rendered: str = _PARAGRAPH.sub("<w:p", jinja_env.from_string(source).render(context))
        except TemplateError as error:
            raise _Placed(error, source) from error
        if part is not self.docx.part:
            _parsed(rendered)
        return rendered

    def fix_tables(self, xml: str) -> Any:
        document = self.docx.part.element
        around = etree.tostring(etree.Element(document.tag, document.attrib, document.nsmap), encoding="unicode")
        return _parsed(re.sub(r"/>\Z", ">", around) + xml + f"</{document.prefix}:document>")

    def fix_docpr_ids(self, tree: Any) -> None:
        for number, each in enumerate(tree.iter(f"{{{WP}}}docPr"), 1):
            each.set("id", str(number))

    def map_tree(self, tree: Any) -> None:
        self.docx.part._element = self.docx._element = tree


class _Placed(Exception):
    """A fault in a template, with the words of the paragraph that it stands in."""

    def __init__(self, error: TemplateError, source: str) -> None:
        lines = [getattr(error, "lineno", None)] if isinstance(error, TemplateSyntaxError) else []
        lines += [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
        text = source.split("\n")[lines[-1] - 1] if lines and lines[-1] else ""
        near = _TAG.sub("", text.partition("</w:p>")[0]).strip()
        super().__init__(f"{error.message} ({near[:80]})" if near else str(error.message))


def _parsed(xml: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    parser.set_element_class_lookup(element_class_lookup)
    return etree.fromstring(xml.encode(), parser)


def _finalize(value: Any) -> Any:
    """Words without what XML cannot hold; markup has none."""
    return markup(escaped(value)) if isinstance(value, str) and not isinstance(value, Markup) else value
