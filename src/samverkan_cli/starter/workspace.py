"""A new workspace as files, made of a few answers."""

from __future__ import annotations

import json
import re
from unicodedata import normalize

from samverkan_cli import __version__
from samverkan_cli.core.packaged import packaged
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import slug
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.schema import editor_settings
from samverkan_cli.schema.json_schema import schema
from samverkan_cli.yamltext.emit import scalar

PACKAGE = "samverkan-cli"
"""What a build installs, unless something else is said."""
TITLE = "Handlingsplan för barn och unga"
_PLAN_FILES = ("plan.yaml", "ansvariga.yaml", "mål.yaml", "indikatorer.yaml", "aktiviteter.yaml")
_TAKEN = frozenset({"kommunen", "kommunstyrelsen", "samordnare", "samverkansgruppen"})
"""The ids that the first plan has already."""
_BUILD = {"github": (".github/workflows/samverkan.yml", "github.yml"), "gitlab": (".gitlab-ci.yml", "gitlab.yml")}
_GAP = re.compile("<<([a-z-]+)>>")


@record
class Answers:
    """What is asked before a workspace is made; `first` is the first year of the plan."""

    municipality: str
    title: str
    owner: str
    first: int
    ci: str | None = None
    pre_commit: bool = False
    package: str = PACKAGE

    @property
    def folder(self) -> str:
        """The name of the plan's folder: of letters that every disk and every archive writes alike."""
        words = normalize("NFKD", slug(re.sub(r"\b\d{4}\b", "", self.title)))
        plain = slug("".join(letter for letter in words if letter.isascii()))
        return plain.removeprefix("handlingsplan-for-") or "plan"

    @property
    def owner_id(self) -> str:
        """The id of who answers for the plan."""
        id = slug(self.owner) or "ansvarig"
        return f"{id}-1" if id in _TAKEN else id


def files(answers: Answers, speech: Speech) -> dict[str, bytes]:
    """The files of a workspace, by their names in it. The schema is in the language of who makes it."""
    plan = f"plans/{answers.folder}"
    modeline = f"# yaml-language-server: $schema=../../{editor_settings.SCHEMA}\n"
    made = {f"{plan}/{name}": modeline + _filled(f"plan/{name}", answers, as_yaml=True) for name in _PLAN_FILES}
    made |= {
        "samverkan.yaml": _filled("samverkan.yaml", answers),
        "README.md": _filled("README.md", answers),
        ".gitignore": _filled("gitignore", answers),
        ".editorconfig": _filled("editorconfig", answers),
        editor_settings.SCHEMA: schema(speech),
        editor_settings.SETTINGS: (editor_settings.merged(None, "plans") or b"").decode(),
        f"{editor_settings.FOLDER}/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2)
        + "\n",
    }
    if answers.ci is not None:
        name, source = _BUILD[answers.ci]
        made[name] = _filled(source, answers)
    if answers.pre_commit:
        made[".pre-commit-config.yaml"] = _filled("pre-commit.yaml", answers)
    return {name: text.encode() for name, text in made.items()}


def _filled(name: str, answers: Answers, *, as_yaml: bool = False) -> str:
    """A file of ours with the answers in its gaps."""
    gaps = {
        "municipality": answers.municipality,
        "title": answers.title,
        "owner": answers.owner,
        "owner-id": answers.owner_id,
        "plan": answers.folder,
        "first": str(answers.first),
        "last": str(answers.first + 1),
        "version": ".".join(__version__.split(".")[:2]),
        "package": answers.package,
    }
    written = {key: scalar(text, flow=True) for key, text in gaps.items()} if as_yaml else gaps
    text = packaged(__package__, f"files/{name}").decode()
    return _GAP.sub(lambda gap: written[gap[1]], text)
