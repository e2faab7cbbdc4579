"""`samverkan changes`: since when, in which form, and what it writes."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.compare.municipality import PLAN, grown
from tests.repositories import Repository, made
from tests.workspaces import Space

FILE = "plans/barn/plan.yaml"
MOVED = PLAN.replace("until: 2025-06-15", "until: 2025-12-15")


@pytest.fixture
def municipality(tmp_path: Path) -> Repository:
    return grown(tmp_path / "kommun")


@pytest.fixture
def two(tmp_path: Path) -> Repository:
    """A plan that has been committed once, and changed in one thing since."""
    repository = made(tmp_path / "två")
    repository.commit({"samverkan.yaml": "", FILE: PLAN}, "2024-06-11")
    repository.space.write({FILE: MOVED})
    return repository


def test_the_default_is_what_was_adopted_last_in_another_version(municipality: Repository) -> None:
    ran = municipality.space.run("changes", "--format", "json")
    (plan,) = ran.json["plans"]
    assert plan["earlier"]["commit"] == municipality.git("rev-parse", "år-1")
    assert (plan["earlier"]["version"], plan["earlier"]["day"]) == ("1", "2024-06-10")


def test_a_document_that_stood_in_another_file_then(municipality: Repository) -> None:
    text = (municipality.root / FILE).read_text(encoding="utf-8")
    municipality.commit({FILE: None, "plans/barn/dokument.yaml": text}, "2026-07-01")
    ran = municipality.space.run("changes", "--format", "json")
    assert ran.json["plans"][0]["earlier"]["version"] == "1"


def test_no_other_version_says_what_to_write(two: Repository, tmp_path: Path) -> None:
    ran = two.space.run("changes", "barn")
    assert (ran.code, ran.out) == (2, "")
    assert "--since HEAD~1" in ran.err
    outside = Space(tmp_path / "utan").write({"samverkan.yaml": "", FILE: PLAN})
    assert outside.run("changes").code == 2


def test_text_says_what_was_and_what_is(two: Repository) -> None:
    ran = two.space.run("changes", "--since", "HEAD", "--lang", "sv")
    assert ran.code == 0
    commit = two.git("rev-parse", "HEAD")[:7]
    assert ran.out == (
        "Handlingsplan för barn och unga (barn)\n"
        f"  Ändringar sedan den 10 juni 2024 (version 1), {commit}: 1 ändring\n"
        "\n"
        "Utlovat som är borta, senarelagt eller omskrivet\n"
        "  Senarelagt: Starta en föräldrachatt (Aktiviteter, Göra stödet lätt att\n"
        "    hitta)\n"
        "      Sista dag: 15 juni 2025 → 15 december 2025\n"
    )


def test_nothing_has_changed(two: Repository) -> None:
    two.space.write({FILE: f"# En kommentar.\n{PLAN}"})
    ran = two.space.run("changes", "--since", "HEAD")
    assert ran.code == 0
    assert "nothing has changed" in ran.out


@pytest.mark.parametrize("kept", ["", "plans", "plans/barn"])
def test_a_folder_holds_the_other_version(two: Repository, tmp_path: Path, kept: str) -> None:
    two.git("worktree", "add", "--quiet", str(tmp_path / "förr"), "HEAD")
    copytree(tmp_path / "förr" / kept, tmp_path / "kopia", ignore=lambda *_: [".git"])
    ran = two.space.run("changes", "--since", "../kopia", "--format", "json")
    (plan,) = ran.json["plans"]
    assert [each["kind"] for each in plan["changes"]] == ["postponed"]
    assert plan["earlier"]["folder"] == "../kopia"


def test_what_a_plan_shares_is_taken_as_it_is_now_where_only_its_folder_was_kept(tmp_path: Path) -> None:
    plan = "document: {{title: P, kind: policy, owners: [{}]}}\n"
    owners = "owners: {chef: {title: Chef}, rektor: {title: Rektor}}\n"
    space = Space(tmp_path / "nu").write({"samverkan.yaml": "", "plans/gemensamt.yaml": owners})
    space.write({"plans/p/plan.yaml": plan.format("rektor"), "../förr/plan.yaml": plan.format("chef")})
    ran = space.run("changes", "p", "--since", "../förr", "--format", "json")
    assert [each["kind"] for each in ran.json["plans"][0]["changes"]] == ["owner"]


@pytest.mark.parametrize(
    ("since", "said"),
    [("nowhere", "no folder and no revision"), ("--all", "no folder and no revision"), ("tom", "none of the plans")],
)
def test_since_what_is_not_there(two: Repository, since: str, said: str) -> None:
    two.space.write({"tom/plans/q/plan.yaml": "document: {title: Q, kind: policy}\n"})
    two.space.write({"plans/två/plan.yaml": "document: {title: Två, kind: policy}\n"})
    ran = two.space.run("changes", f"--since={since}")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_shallow_clone_says_that_it_cannot_look(municipality: Repository, tmp_path: Path) -> None:
    municipality.git("clone", "--quiet", "--depth", "1", f"file://{municipality.root}", str(tmp_path / "grund"))
    for arguments in ((), ("--since", "v1")):
        ran = Space(tmp_path / "grund").run("changes", *arguments)
        assert ran.code == 2
        assert "shallow" in ran.err


def test_plans_that_are_new_or_gone(two: Repository) -> None:
    two.commit({"plans/gammal/plan.yaml": "document: {title: Gammal, kind: policy}\n"})
    two.commit({"plans/gammal/plan.yaml": None, "plans/ny/plan.yaml": "document: {title: Ny, kind: policy}\n"})
    ran = two.space.run("changes", "--since", "HEAD~1", "--format", "json")
    assert [(each["name"], each["fate"]) for each in ran.json["plans"]] == [
        ("barn", "compared"),
        ("ny", "new"),
        ("gammal", "gone"),
    ]
    assert two.space.run("changes", "--since", "HEAD~1").code == 0


def test_a_plan_whose_folder_has_another_name(two: Repository) -> None:
    two.commit({FILE: None, "plans/barn-och-unga/plan.yaml": MOVED})
    ran = two.space.run("changes", "--since", "HEAD~1", "--format", "json")
    assert [(each["name"], each["fate"], len(each["changes"])) for each in ran.json["plans"]] == [
        ("barn-och-unga", "compared", 1)
    ]


def test_what_could_not_be_read_then_is_not_told_as_new(two: Repository) -> None:
    two.commit({FILE: PLAN, "plans/barn/mer.yaml": "terms: [\n"})
    two.commit({"plans/barn/mer.yaml": "terms:\n  andts: {title: ANDTS}\n"})
    ran = two.space.run("changes", "--since", "HEAD~1", "--format", "json")
    (plan,) = ran.json["plans"]
    assert not plan["complete"]
    assert "cannot be read" in ran.err


def test_a_revision_is_noted_in_the_plan(two: Repository) -> None:
    two.space.write({FILE: MOVED.replace("version: 1", "version: 2")})
    arguments = ("changes", "--since", "HEAD", "--write-revision", "--today", "2025-01-15")
    shown = two.space.run(*arguments, "--dry-run")
    assert "+  revisions:" in shown.out
    assert two.space.run(*arguments).code == 0
    text = (two.root / FILE).read_text(encoding="utf-8")
    assert "date: 2025-01-15" in text
    assert "Senarelagt: Starta en föräldrachatt." in text
    assert not two.space.findings("SAM0", "SAM101", "SAM318")
    assert two.space.run(*arguments).code == 2  # it is noted already


def test_a_second_revision_and_the_day_of_it(two: Repository) -> None:
    known = PLAN.replace(
        "version: 1", "version: 2\n  revised: 2024-09-01\n  revisions: [{date: 2024-09-01, version: 2}]"
    )
    two.commit({FILE: known}, "2024-09-01")
    two.space.write({FILE: known.replace("version: 2\n", "version: 3\n").replace("until: 2025-06-15", "until: 2026")})
    assert two.space.run("changes", "--since", "HEAD", "--write-revision", "--today", "2025-01-15").code == 0
    text = (two.root / FILE).read_text(encoding="utf-8")
    assert "revised: 2025-01-15" in text
    assert not two.space.findings("SAM0", "SAM101", "SAM318")


def test_nothing_is_noted_where_nothing_has_changed(two: Repository) -> None:
    two.space.write({FILE: PLAN})
    ran = two.space.run("changes", "--since", "HEAD", "--write-revision")
    assert (ran.code, (two.root / FILE).read_text(encoding="utf-8")) == (0, PLAN)


def test_a_version_that_was_changed_after_it_was_adopted_is_said_to_have_been(municipality: Repository) -> None:
    ran = municipality.space.run("changes", "barn")
    first = municipality.git("rev-parse", "v1")[:7]
    assert f"medan versionen förblev 1: se samverkan changes barn --since {first}\n" in ran.err
    text = PLAN.replace("version: 1", "version: 2")
    municipality.commit({FILE: text}, "2026-07-01")
    municipality.commit({FILE: text.replace("status: ongoing", "status: done")}, "2026-07-02")
    municipality.space.write({FILE: text.replace("version: 2", "version: 3")})
    assert municipality.space.run("changes", "barn").err == ""


def test_a_revision_says_nothing_of_itself(two: Repository) -> None:
    two.space.write({FILE: MOVED.replace("version: 1", "version: 2")})
    assert two.space.run("changes", "--since", "HEAD", "--write-revision", "--today", "2025-01-15").code == 0
    text = (two.root / FILE).read_text(encoding="utf-8")
    assert 'text: "Senarelagt: Starta en föräldrachatt."' in text
