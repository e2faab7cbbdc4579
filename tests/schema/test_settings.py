"""`samverkan schema --editor`: the schema and the settings of Visual Studio Code, and nothing of anyone else's."""

from __future__ import annotations

import json
import re

import pytest

from samverkan_cli.i18n.speech import speech
from samverkan_cli.schema import editor_settings
from samverkan_cli.schema.json_schema import schema
from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import DOCUMENT, Ran, Space

SETTINGS = ".vscode/settings.json"
SCHEMA = ".vscode/samverkan.schema.json"
MINE = {f"./{SCHEMA}": ["plans/**/*.yaml", "plans/**/*.yml"]}


def settings(space: Space) -> str:
    return (space.root / SETTINGS).read_bytes().decode()


def written(space: Space) -> dict[str, bytes]:
    return {str(path.relative_to(space.root)): path.read_bytes() for path in space.root.rglob("*") if path.is_file()}


def run(space: Space, *arguments: str, here: str = "") -> Ran:
    ran = space.run("schema", "--editor", "--lang", "en", *arguments, here=here)
    assert ran.out == ""
    return ran


def test_it_writes_the_schema_and_says_which_files_it_is_for(plan: MakePlan) -> None:
    space = plan()
    before = written(space)
    ran = run(space)
    assert ran.code == 0
    assert (space.root / SCHEMA).read_text(encoding="utf-8") == schema(speech("en"))
    assert json.loads(settings(space)) == {"yaml.schemas": MINE}
    assert written(space) == {**before, **{name: (space.root / name).read_bytes() for name in (SETTINGS, SCHEMA)}}


def test_the_line_for_other_editors_leads_to_the_schema(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/2027/p/plan.yaml": DOCUMENT})
    found = re.search(r"in (\S+): # yaml-language-server: \$schema=(\S+)", run(space).err)
    assert found
    assert (space.root / found[1] / found[2]).resolve() == (space.root / SCHEMA).resolve()


def test_from_below_it_writes_in_the_workspace(plan: MakePlan) -> None:
    space = plan()
    assert run(space, here="plans/p").code == 0
    assert (space.root / SETTINGS).exists()


def test_again_it_changes_nothing_but_the_language(plan: MakePlan) -> None:
    space = plan()
    run(space)
    before = written(space)
    assert run(space).code == 0
    assert written(space) == before
    assert space.run("schema", "--editor", "--lang", "sv").code == 0
    assert written(space) == {**before, SCHEMA: schema(speech("sv")).encode()}


def test_the_files_are_those_in_the_folder_that_the_workspace_has_chosen(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "plans: planer\n", "planer/p/plan.yaml": DOCUMENT})
    assert run(space).code == 0
    assert json.loads(settings(space))["yaml.schemas"][f"./{SCHEMA}"] == ["planer/**/*.yaml", "planer/**/*.yml"]


@pytest.mark.parametrize(
    ("old", "start", "end"),
    [
        (
            '{\n    "editor.rulers": [80],\n    "a": {"b": 1}\n}\n',
            '{\n    "editor.rulers": [80],\n    "a": {"b": 1}',
            "}\n",
        ),
        ('{\r\n\t"a": 1\r\n}\r\n\r\n', '{\r\n\t"a": 1', "}\r\n\r\n"),
        ('\ufeff{ "a":1 }', '\ufeff{ "a":1', "}"),
        ("{}\n", "{", "}\n"),
        ('{"a": "yaml.schemas}"}', '{"a": "yaml.schemas}"', "}"),
    ],
)
def test_what_the_user_wrote_stays_as_it_was(plan: MakePlan, old: str, start: str, end: str) -> None:
    space = plan().write({SETTINGS: old})
    assert run(space).code == 0
    new = settings(space)
    assert new.startswith(start)
    assert new.endswith(end)
    assert json.loads(new.removeprefix("\ufeff")) == {**json.loads(old.removeprefix("\ufeff")), "yaml.schemas": MINE}
    assert ("\r\n" in old) == ("\r\n" in new)
    assert new.count("\r\n") in (0, new.count("\n"))


@pytest.mark.parametrize("old", ["", "  \n"])
def test_empty_settings_are_no_settings(plan: MakePlan, old: str) -> None:
    space = plan().write({SETTINGS: old})
    assert run(space).code == 0
    assert json.loads(settings(space)) == {"yaml.schemas": MINE}


def test_where_it_is_among_other_schemas_nothing_is_written(plan: MakePlan) -> None:
    old = json.dumps({"yaml.schemas": {**MINE, "other.json": "*.yml"}})
    space = plan().write({SETTINGS: old})
    assert run(space).code == 0
    assert settings(space) == old


@pytest.mark.parametrize(
    "old",
    [
        '{\n  // rulers\n  "editor.rulers": [80]\n}\n',
        '{"a": 1,}',
        '["a"]',
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        '{"yaml.schemas": {"other.json": "*.yaml"}}',
        '{"yaml.schemas": {"./.vscode/samverkan.schema.json": "**/*.yaml"}}',
        '{"yaml.schemas": null}',
        "[" * 100_000,
        b"\xff\xfe{\x00}\x00",
    ],
)
def test_what_it_cannot_know_how_to_change_it_leaves_and_says_what_to_write(plan: MakePlan, old: str | bytes) -> None:
    space = plan().write({SETTINGS: old})
    before = written(space)
    ran = run(space)
    assert ran.code == 2
    assert written(space) == before
    assert json.dumps({"yaml.schemas": MINE})[1:-1] in ran.err
    assert f"samverkan schema > {SCHEMA}" in ran.err


def test_a_schema_that_somebody_else_made_is_left(plan: MakePlan) -> None:
    space = plan().write({SCHEMA: '{"type": "object"}'})
    before = written(space)
    ran = run(space)
    assert (ran.code, written(space)) == (2, before)
    assert SCHEMA in ran.err


def test_what_leads_out_of_the_workspace_is_left(plan: MakePlan) -> None:
    space = plan()
    outside = space.root.parent / "elsewhere.json"
    outside.write_text("{}", encoding="utf-8")
    (space.root / ".vscode").mkdir()
    (space.root / SETTINGS).symlink_to(outside)
    assert run(space).code == 2
    assert outside.read_text(encoding="utf-8") == "{}"


def test_without_a_workspace_it_writes_nothing(workspace: MakeSpace) -> None:
    space = workspace({"annat.txt": ""})
    assert run(space).code == 2
    assert list(written(space)) == ["annat.txt"]


def test_merging_is_a_matter_of_texts() -> None:
    assert editor_settings.merged(None, "plans") == editor_settings.merged(b"", "plans")
    assert editor_settings.merged(editor_settings.merged(b'{"a": 1}', "plans"), "plans") is None
