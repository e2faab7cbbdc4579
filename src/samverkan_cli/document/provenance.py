"""What a document was made of: a checksum of all that was read, by which version of the program, and which commit."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from samverkan_cli import __version__
from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases


def checksum(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of files, in hexadecimal digits: of each its name and what it holds, in the order of the names."""
    whole = sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def provenance(
    plans: tuple[str, ...], version: str, files: Mapping[str, bytes], commit: str | None, say: Phrases
) -> str:
    """What a document was made of, in a sentence or two.

    `files` is all that was read, by name. `commit` is the one that last changed
    those files, where that is known surely.
    """
    made = Message("Made of {plans} by samverkan {program}.", plans=plans, program=__version__)
    if version:
        made = Message(
            "Made of {plans}, version {version}, by samverkan {program}.",
            plans=plans,
            version=version,
            program=__version__,
        )
    sentences = [made, Message("Checksum of all that was read (SHA-256): {sum}.", sum=checksum(files))]
    if commit:
        sentences.append(Message("Last changed in commit {commit}.", commit=commit))
    return " ".join(map(say, sentences))
