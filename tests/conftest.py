"""What all tests share: a workspace made of texts, and how much hypothesis tries.

In the quick suite it looks at few examples, the same every time; in the long one (`.ci/run long`) at many, and at
others each time.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings

from samverkan_cli.document import process
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.load.workspace import SETTINGS, Workspace
from samverkan_cli.validation import checking
from tests.forking import Forking
from tests.searching import LISTING
from tests.workspaces import DOCUMENT, Space

# Half of the time that collecting takes goes to rewriting the asserts of the tests, where nothing of it may be written.
sys.dont_write_bytecode = False

_BEAR_WITH_US = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
settings.register_profile(
    "quick", derandomize=True, max_examples=8, deadline=None, database=None, suppress_health_check=_BEAR_WITH_US
)
settings.register_profile(
    "long", max_examples=100, deadline=None, database=None, print_blob=True, suppress_health_check=_BEAR_WITH_US
)
settings.load_profile("quick")


def pytest_configure(config: pytest.Config) -> None:
    """Cases that a run leaves out are not listed."""
    LISTING.long = "not long" not in config.option.markexpr


FIRST = (
    "slips/test_slips.py",
    "document/test_everything.py",
    "cli/test_processes.py",
    "rules/test_cases.py",
    "harm/test_templates_process.py",
    "views/test_show_command.py",
    "load/test_containment.py",
    "document/test_documents.py",
    "document/test_pdf.py",
    "fix/test_rename.py",
    "pick/test_whole_files.py",
    "schema/test_schema.py",
    "editor/test_property.py",
    "pick/test_ballot_form.py",
    "pick/test_replaying.py",
    "rules/test_rule_command.py",
    "rules/test_pages.py",
    "check/test_whole.py",
    "document/test_html.py",
    "fix/test_rounds_property.py",
    "rules/test_fixes.py",
    "report/test_statistics.py",
    "bounds/test_linear.py",
    "outline/test_new_field.py",
    "rules/test_printable.py",
)
"""The files that take longest. Were one of them the last, one process would work and the other wait."""


def pytest_collection(session: pytest.Session) -> None:
    """Let the second of two processes read the tests from the end, where they have never been read.

    So each compiles half of them, and finds the other half compiled.
    """
    here = Path(__file__).parent
    everything = here in (Path(each).resolve() for each in session.config.args)
    if everything and os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        for path in sorted(here.rglob("test_*.py"), reverse=True):
            if path.parent.name != "bench":
                importlib.import_module(".".join(path.relative_to(here.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what takes longest. With `--no-loadscope-reorder` files are handed out in this order."""
    turns = {Path(__file__).parent / name: turn for turn, name in enumerate(FIRST)}
    assert all(path.exists() for path in turns), "FIRST names a file that is none"
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


def pytest_collection_finish() -> None:
    """Thousands of tests that stay to the end are no garbage: do not look through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Where another process gathers what came of the tests, hand it one report of a test that went well, and not three.

    That a test was set up and cleaned up is told only to whoever asks how long that took, or wants a report of it all.
    """
    option = item.config.option
    if not hasattr(item.config, "workerinput") or option.durations or option.xmlpath:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.fixture(scope="session")
def forking() -> Iterator[Forking]:
    """What runs the program in processes of its own, started once for all tests of a worker."""
    server = Forking()
    yield server
    server.close()


@pytest.fixture(scope="session", autouse=True)
def template_forks() -> Iterator[None]:
    """Templates run in processes of their own that are forked, where the system can do that."""
    if not hasattr(os, "fork"):
        yield
        return
    from tests.template_forks import TemplateForks

    forks = TemplateForks()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(process, "subprocess", forks.stand_in)
        yield
    forks.close()


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Whether a file is on the disk when the power goes cannot be seen by a test, and waiting for it takes long."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield


MakeSpace = Callable[[Mapping[str, str | bytes]], Space]
MakePlan = Callable[..., Space]


_NUMBERS = itertools.count()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own. Pytest's looks for a free name and keeps a link to the latest, which takes longer."""
    folder = tmp_path_factory.getbasetemp() / str(next(_NUMBERS))
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> MakeSpace:
    """Make a folder of files: `workspace({"samverkan.yaml": "", "plans/p/plan.yaml": ...})`."""
    return lambda files: Space(tmp_path).write(files)


@pytest.fixture
def plan(tmp_path: Path) -> MakePlan:
    """Make a workspace with one plan, p, of one file: a least document, unless told otherwise, and a text below it."""

    def make(text: str | bytes = "", *, document: str = DOCUMENT) -> Space:
        body = text if isinstance(text, bytes) else document + text
        return Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": body})

    return make


@pytest.fixture(scope="module")
def outcomes() -> dict[object, checking.Outcome]:
    """What was found in plans by the tests of a file that use `judged_once`."""
    return {}


@pytest.fixture
def judged_once(outcomes: dict[object, checking.Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found in plans is found once for all tests of a file, as long as their files stay as they are.

    For tests of what is then made of it.
    """
    real = checking.checked

    def checked(
        workspace: Workspace,
        names: Sequence[str],
        today: date,
        speech: Speech,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        compared: None = None,
    ) -> checking.Outcome:
        assert compared is None
        files = (each for name in names for each in (*workspace.plans[name].shared, *workspace.plans[name].own))
        texts = (workspace.reader.source(SETTINGS).text, *((each, workspace.reader.bytes(each)) for each in files))
        key = (texts, *names, today, speech.code, *select, *ignore)
        if key not in outcomes:
            outcomes[key] = real(workspace, names, today, speech, select, ignore)
        return outcomes[key]

    monkeypatch.setattr(checking, "checked", checked)
