"""The settings in docs/editor.md, and real programs driven with them where they are to be had."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import MakeSpace
from tests.editor.test_session import FILES
from tests.workspaces import REPOSITORY, environment_for

DOCS = ("docs/editor.md", "docs/editor.sv.md")
NVIM = """
local function wait(what) assert(vim.wait(60000, what, 50), "it took too long") end
vim.cmd("edit plans/p/områden.yaml")
wait(function() return #vim.diagnostic.get(0) > 0 end)
local first = #vim.diagnostic.get(0)
vim.api.nvim_buf_set_lines(0, 11, 12, false, { "            lead: ingen" })
wait(function() return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) > 0 end)
local codes = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))
vim.api.nvim_buf_set_lines(0, 11, 12, false, { "            slut" })
local where = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 11, character = 16 } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", where, 60000)
local labels = {}
for _, answer in pairs(answers) do
  for _, item in ipairs(answer.result.items) do table.insert(labels, item.label) end
end
vim.fn.writefile({ vim.json.encode({ first = first, codes = codes, labels = labels }) }, "seen.json")
vim.cmd("qa!")
"""


def blocks(file: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (REPOSITORY / file).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("file", DOCS)
def test_settings_can_be_read_and_start_the_server(file: str) -> None:
    (helix,) = map(tomllib.loads, blocks(file, "toml"))
    server = helix["language-server"]["samverkan"]
    (kate,) = map(json.loads, blocks(file, "json"))
    assert (
        [server["command"], *server["args"]]
        == kate["servers"]["yaml"]["command"]
        == ["samverkan", "lsp", "--lang", "sv"]
    )
    assert all('"samverkan", "lsp", "--lang", "sv"' in each for each in blocks(file, "lua"))


def test_the_settings_are_the_same_in_both_languages() -> None:
    for language in ("lua", "toml", "json"):
        assert blocks(DOCS[0], language) == blocks(DOCS[1], language)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where programs are looked for, with ours first."""
    program = tmp_path / "bin/samverkan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m samverkan_cli "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.tools
def test_neovim(workspace: MakeSpace, path: str) -> None:
    assert shutil.which("nvim"), "nvim is not installed"
    space = workspace(FILES)
    later, earlier = blocks(DOCS[0], "lua")
    version = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+)\.(\d+)", version)
    assert found
    settings = later if (int(found[1]), int(found[2])) >= (0, 11) else earlier
    space.write({"init.lua": settings, "drive.lua": NVIM})
    ran = subprocess.run(
        ["nvim", "--headless", "--clean", "-u", "init.lua", "-c", "filetype plugin on", "-c", "luafile drive.lua"],
        cwd=space.root,
        env=environment_for({"PATH": path, "HOME": str(space.root)}),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (space.root / "seen.json").exists(), ran.stderr
    seen = json.loads((space.root / "seen.json").read_text("utf-8"))
    assert seen["first"] > 0
    assert "SAM101" in seen["codes"]
    assert seen["labels"][0] == "until"


@pytest.mark.tools
def test_the_extension_for_vs_code_is_built_and_packed(tmp_path: Path) -> None:
    assert shutil.which("npm"), "npm is not installed"
    folder = tmp_path / "vscode"
    shutil.copytree(REPOSITORY / "editors/vscode", folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    shutil.copy(REPOSITORY / "LICENSE", folder)
    for words in (["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts=false"], ["npm", "run", "pack"]):
        subprocess.run(words, cwd=folder, capture_output=True, timeout=400, check=True)
    (packed,) = folder.glob("*.vsix")
    with zipfile.ZipFile(packed) as made:
        assert {"extension/package.json", "extension/dist/extension.js"} <= {*made.namelist()}


def test_the_extension_offers_what_it_does() -> None:
    manifest = json.loads((REPOSITORY / "editors/vscode/package.json").read_text("utf-8"))
    source = (REPOSITORY / "editors/vscode/extension.js").read_text("utf-8")
    for each in manifest["contributes"]["commands"]:
        assert f'"{each["command"]}": ' in source
    for name in manifest["contributes"]["configuration"]["properties"]:
        assert f'settings.get("{name.removeprefix("samverkan.")}")' in source
