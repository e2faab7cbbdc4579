"""Files of Word and Excel as they lie on a disk: which kind one is, and its parts, unpacked within bounds.

Nothing in a file is run, and nothing that it links to is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any, Literal

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message

MOST_BYTES = 64 << 20
"""No larger file is read."""
_UNPACKED = 64 << 20
"""No more than this is unpacked of a file, all the parts with words in them together."""
_RATIO = 400
_SMALL = 4 << 20
"""A part that is unpacked to no more than this may be packed as tightly as it likes."""
_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_WORD = Message("Open it in Word or LibreOffice, and save it as a Word document (.docx)")
_AS_EXCEL = Message("Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)")
_AS_EITHER = Message("Open it in its program, and save it as a Word document (.docx) or an Excel workbook (.xlsx)")
_BY_ENDING: dict[str, tuple[Message, Message]] = {
    ".doc": (Message("{file} is a Word file of the old kind (.doc)"), _AS_WORD),
    ".dot": (Message("{file} is a Word file of the old kind (.doc)"), _AS_WORD),
    ".xls": (Message("{file} is an Excel file of the old kind (.xls)"), _AS_EXCEL),
    ".odt": (Message("{file} is a document of OpenDocument (.odt)"), _AS_WORD),
    ".ods": (Message("{file} is a workbook of OpenDocument (.ods)"), _AS_EXCEL),
    ".docm": (Message("{file} is a Word file with macros (.docm)"), _AS_WORD),
    ".xlsm": (Message("{file} is an Excel file with macros (.xlsm)"), _AS_EXCEL),
    ".xlsb": (Message("{file} is a binary Excel file (.xlsb)"), _AS_EXCEL),
    ".pdf": (Message("{file} is a PDF, in which it is not certain what is a table"), _AS_EITHER),
    ".rtf": (Message("{file} is a file of Rich Text (.rtf)"), _AS_WORD),
    ".csv": (Message("{file} is a file of plain text (.csv)"), _AS_EXCEL),
}
_MEDIA = ("/media/", "/embeddings/", "/fonts/", "/thumbnail")
_MACROS = b"macroEnabled"


class OfficeFile:
    """A file of Word or Excel, with its parts by name."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Raises UserError where it is none, is of another kind, or is larger than any plan."""
        self.name, self.raw = name, raw
        _refuse(raw, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise unreadable(name) from error
        _bounded(self._zip.infolist(), name)
        self.parts = {each.filename.lstrip("/"): each for each in self._zip.infolist()}
        self.kind: Literal["docx", "xlsx"] = self._kind()

    def xml(self, part: str) -> Any:
        """The root element of a part. Raises UserError where it is no XML, or has declarations of its own."""
        from lxml import etree

        raw = self.read(part)
        if b"<!DOCTYPE" in raw or "<!DOCTYPE".encode("utf-16-le") in raw or "<!DOCTYPE".encode("utf-16-be") in raw:
            raise unreadable(self.name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise unreadable(self.name) from error

    def read(self, part: str) -> bytes:
        """What a part holds. Raises UserError where it cannot be unpacked."""
        try:
            return self._zip.read(self.parts[part])
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
            raise unreadable(self.name) from error
        except Exception as error:  # zlib and its like have errors of their own
            raise unreadable(self.name) from error

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """What a part is related to, by ids: the last word of the kind, the target, and whether it lies elsewhere."""
        folder, _, base = part.rpartition("/")
        path = f"{folder}/_rels/{base}.rels".lstrip("/")
        found: dict[str, tuple[str, str, bool]] = {}
        if path not in self.parts:
            return found
        for each in self.xml(path):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target") or ""
            if not outside:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            kind = (each.get("Type") or "").rpartition("/")[2]
            found[each.get("Id") or ""] = (kind, target.lstrip("/"), outside)
        return found

    def main(self) -> str:
        """The part that holds the document itself."""
        for kind, target, outside in self.related("").values():
            if kind == "officeDocument" and not outside and target in self.parts:
                return target
        raise unreadable(self.name)

    def _kind(self) -> Literal["docx", "xlsx"]:
        if "[Content_Types].xml" not in self.parts:
            raise _of_kind(".odt", self.name) if "mimetype" in self.parts else unreadable(self.name)
        if _MACROS in self.read("[Content_Types].xml"):
            raise _of_kind(".xlsm" if any(each.startswith("xl/") for each in self.parts) else ".docm", self.name)
        main = self.main()
        if main.endswith(".bin"):
            raise _of_kind(".xlsb", self.name)
        root = self.xml(main).tag.rpartition("}")[2]
        if root == "document":
            return "docx"
        if root == "workbook":
            return "xlsx"
        raise unreadable(self.name)


def _refuse(raw: bytes, name: str) -> None:
    """Raise UserError for a file of another kind, by its first bytes or its name."""
    ending = posixpath.splitext(name.lower())[1]
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise _locked(name)
        raise _of_kind(ending if ending in (".doc", ".xls") else ".xls" if ending.startswith(".xl") else ".doc", name)
    if raw.startswith(b"%PDF"):
        raise _of_kind(".pdf", name)
    if raw.startswith(b"{\\rtf"):
        raise _of_kind(".rtf", name)
    if raw.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in raw[:120]:
        raise _of_kind(".ods", name)
    if raw.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument" in raw[:120]:
        raise _of_kind(".odt", name)
    if ending in _BY_ENDING:
        raise _of_kind(ending, name)
    if not raw.startswith(b"PK"):
        raise unreadable(name)


def _bounded(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > _PARTS or len({each.filename for each in parts}) < len(parts):
        raise too_large(name)
    if any(each.flag_bits & 1 for each in parts):
        raise _locked(name)
    read = [each for each in parts if not any(media in f"/{each.filename}" for media in _MEDIA)]
    tight = any(each.file_size > _SMALL and each.file_size > _RATIO * max(each.compress_size, 1) for each in read)
    if tight or sum(each.file_size for each in read) > _UNPACKED:
        raise too_large(name)


def _locked(name: str) -> UserError:
    return UserError(
        Message("{file} has a password", file=name),
        Message("Open it in its program, take the password away, and save it again"),
    )


def _of_kind(ending: str, name: str) -> UserError:
    message, help = _BY_ENDING[ending]
    return UserError(Message(message.text, file=name), help)


def unreadable(name: str) -> UserError:
    """That a file is none of Word's or Excel's, or is broken."""
    return UserError(Message("{file} is no Word or Excel file that can be read", file=name), _AS_EITHER)


def too_large(name: str) -> UserError:
    """That a file unpacks to far more than a plan has."""
    return UserError(
        Message("{file} unpacks to far more than a plan holds", file=name),
        Message("Copy the plan's table into a new file, and try that one"),
    )
