"""Mends are made in rounds, and none that does harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from samverkan_cli.core.diagnostic import Insert, Remove, Rename, Respell, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Edit
from samverkan_cli.model.needs import Need
from tests.conftest import MakePlan, MakeSpace
from tests.fix.made_rules import mending
from tests.rules.made import with_rules
from tests.workspaces import DOCUMENT, TODAY, Ran, Space

PLAN = "plans/p/plan.yaml"
ONLY = ("--select", "SAM0,SAM1,SAM99", "--today", TODAY)


def fix(space: Space, *arguments: str) -> Ran:
    return space.run("validate", "--fix", *ONLY, *arguments)


def text(space: Space, file: str = PLAN) -> str:
    return (space.root / file).read_bytes().decode()


def upper(need: Need) -> tuple[Set, ...]:
    return (Set(need.value_at("title"), need.title.upper()),)


def low(need: Need) -> bool:
    return not need.title.isupper()


UPPER = mending("A", low, upper)


def test_many_are_mended_at_once_and_told(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    space = plan("needs:\n  a: {title: ett}  # kvar\n  b: {title: 'två'}\n  c: {title: TRE}\n")
    ran = fix(space)
    assert ran.code == 0
    assert ran.out.endswith("Nothing found in 1 plan, 1 file\n")
    assert text(space) == DOCUMENT + "needs:\n  a: {title: ETT}  # kvar\n  b: {title: 'TVÅ'}\n  c: {title: TRE}\n"
    before = f"Before, {PLAN}:3 said: a: {{title: ett}}  # kvar / b: {{title: 'två'}}\n"
    assert ran.err == (f"{before}{PLAN}:3: Mend it (SAM99A)\n{PLAN}:4: Mend it (SAM99A)\n2 faults fixed in 1 file\n")
    again = fix(space)
    assert (again.code, again.err) == (0, "There was nothing to fix\n")


def test_a_diff_writes_nothing(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    space = plan("needs: {a: {title: ett}}\n")
    ran = space.run("validate", "--diff", *ONLY)
    assert ran.code == 1
    assert ran.out == (
        f"--- {PLAN}\n+++ {PLAN}\n@@ -1,2 +1,2 @@\n {DOCUMENT}"
        "-needs: {a: {title: ett}}\n+needs: {a: {title: ETT}}\n"
    )
    assert ran.err.endswith("1 fault would be fixed in 1 file; nothing was written\n")
    assert text(space) == DOCUMENT + "needs: {a: {title: ett}}\n"
    assert space.run("validate", "--fix", "--diff", *ONLY).out == ran.out
    fix(space)
    assert space.run("validate", "--diff", *ONLY).out == ""
    assert space.run("validate", "--diff", *ONLY).code == 0


def test_what_is_unsafe_is_mended_only_when_asked_for(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, mending("A", low, upper, safe=False))
    space = plan("needs: {a: {title: ett}}\n")
    assert fix(space).code == 1
    assert text(space) == DOCUMENT + "needs: {a: {title: ett}}\n"
    assert fix(space, "--unsafe-fixes").code == 0
    assert text(space) == DOCUMENT + "needs: {a: {title: ETT}}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--fix", "--stdin", "x.yaml"), "stdin"),
        (("--diff", "--stdin", "x.yaml"), "stdin"),
        (("--unsafe-fixes",), "alone fixes nothing"),
        (("--diff", "--format", "json"), "no findings in another form"),
    ],
)
def test_words_that_do_not_go_together(arguments: tuple[str, ...], said: str, plan: MakePlan) -> None:
    ran = plan().run("validate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_in_json_what_remains_is_told_on_stdout_and_the_mends_beside(
    plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rules(monkeypatch, UPPER)
    ran = fix(plan("needs: {a: {title: ett}, b: {title: null}}\n"), "--format", "json")
    assert (ran.code, ran.codes) == (1, ["SAM007"])
    assert "1 fault fixed in 1 file" in ran.err
    assert fix(plan("needs: {a: {title: ett}}\n"), "--quiet").err == ""


def test_bytes_around_stay_as_they_were(workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    before = (
        "\ufeff# å\r\n"
        + DOCUMENT.replace("\n", "\r\n")
        + "needs:   # alla\r\n    a:\r\n        title:   ett   # x\r\n# slut"
    )
    space = workspace({"samverkan.yaml": "", PLAN: before})
    assert fix(space).code == 0
    assert text(space) == before.replace("ett", "ETT")


def test_of_two_that_touch_the_first_is_made_and_then_the_other(
    plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = mending(
        "B", lambda need: not need.title.endswith("!"), lambda need: (Set(need.value_at("title"), need.title + "!"),)
    )
    with_rules(monkeypatch, UPPER, once)
    space = plan("needs: {a: {title: ett}}\n")
    ran = fix(space)
    assert ran.code == 0
    assert text(space) == DOCUMENT + "needs: {a: {title: ETT!}}\n"
    assert "2 faults fixed in 1 file" in ran.err


def test_two_that_undo_one_another_come_to_an_end(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    lower = mending(
        "B", lambda need: not need.title.islower(), lambda need: (Set(need.value_at("title"), need.title.lower()),)
    )
    with_rules(monkeypatch, UPPER, lower)
    began = time.process_time()
    ran = fix(plan("needs: {a: {title: ett}}\n"))
    assert ran.code == 1
    assert time.process_time() - began < 10


def test_one_that_brings_an_error_is_not_made_and_the_others_are(
    plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm = mending("B", lambda need: need.title == "ETT", lambda need: (Set(need.value_at("title"), "**fet**"),))
    with_rules(monkeypatch, UPPER, harm)
    space = plan("needs:\n" + "".join(f"  a{n}: {{title: ett{n}}}\n" for n in range(9)) + "  b: {title: ETT}\n")
    ran = fix(space)
    assert ran.code == 1
    assert text(space).count("ETT") == 10
    assert f"{PLAN}:12: SAM99B is not fixed: it would bring SAM008 at {PLAN}:12: A title has no markup" in ran.err


def test_an_error_far_away_is_traced_to_the_mend_that_brings_it(
    workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The id is used in another file; eight others that do no harm are made."""
    rename = mending(
        "B",
        low,
        lambda need: (Rename(need.at(), f"x-{need.id}", is_id=True), Set(need.value_at("title"), need.title.upper())),
    )
    with_rules(monkeypatch, rename)
    activity = "focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {k: {title: K, needs: a4}}}}}}\n"
    needs = "needs:\n" + "".join(f"  a{n}: {{title: behov {n}}}\n" for n in range(9))
    space = workspace({"samverkan.yaml": "", PLAN: DOCUMENT + activity, "plans/p/x.yaml": needs})
    ran = fix(space)
    assert "plans/p/x.yaml:6: SAM99B is not fixed: it would bring SAM101 at plans/p/plan.yaml:2" in ran.err
    assert text(space, "plans/p/x.yaml").count("x-a") == 8
    assert "  a4: {title: behov 4}" in text(space, "plans/p/x.yaml")
    assert ran.code == 1


def test_an_error_in_a_plan_that_was_not_asked_for_counts(
    workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = mending(
        "B", low, lambda need: (Rename(need.at(), "n", is_id=True), Set(need.value_at("title"), need.title.upper()))
    )
    with_rules(monkeypatch, rename)
    activity = "focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {k: {title: K, needs: a}}}}}}\n"
    files = {"samverkan.yaml": "", "plans/x.yaml": "needs: {a: {title: b}}\n", "plans/p/plan.yaml": DOCUMENT}
    space = workspace({**files, "plans/q/plan.yaml": DOCUMENT + activity})
    ran = fix(space, "p")
    assert "it would bring SAM101 at plans/q/plan.yaml:2" in ran.err
    assert text(space, "plans/x.yaml") == "needs: {a: {title: b}}\n"
    # A plan that cannot be read may use the name too.
    space.write({"plans/q/plan.yaml": DOCUMENT + activity + "goals: ["})
    assert "a plan that may use the name cannot be read to its end" in fix(space, "p").err
    space.write({"plans/q/plan.yaml": DOCUMENT})
    fix(space, "p")
    assert text(space, "plans/x.yaml") == "needs: {n: {title: B}}\n"


def test_an_error_of_a_rule_that_was_not_asked_for_counts(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    shout = mending("C", lambda need: need.title == "ETT", lambda _: None)
    with_rules(monkeypatch, UPPER, shout)
    space = plan("needs: {a: {title: ett}}\n")
    ran = space.run("validate", "--fix", "--select", "SAM99A")
    assert f"it would bring SAM99C at {PLAN}:2: ETT is wrong" in ran.err
    assert text(space) == DOCUMENT + "needs: {a: {title: ett}}\n"


def test_one_that_mends_nothing_is_not_made(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    useless = mending(
        "B",
        lambda _: True,
        lambda need: (
            Insert(need.at(), "mentions", "1")
            if not need.mentions
            else Set(need.value_at("mentions"), f"{need.mentions + 1}"),
        ),
    )
    with_rules(monkeypatch, useless)
    space = plan("needs: {a: {title: ett}}\n")
    ran = fix(space)
    assert "SAM99B is not fixed: the fault would still be there" in ran.err
    assert text(space) == DOCUMENT + "needs: {a: {title: ett}}\n"


def test_one_that_reads_back_otherwise_is_not_made_and_the_others_are(
    plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(need: Need) -> tuple[Edit, ...]:
        found = (tmp.root / PLAN).read_text(encoding="utf-8").index(need.title)
        return (Edit(PLAN, found, found + len(need.title), "A, b: c" if need.title == "fel" else need.title),)

    others = mending("A", lambda need: need.title == "ett", upper)
    with_rules(monkeypatch, others, mending("B", lambda need: need.title == "fel", careless))
    tmp = plan("needs:\n  a: {title: ett}\n  b: {title: fel}\n")
    ran = fix(tmp)
    assert f"{PLAN}:4: SAM99B is not fixed: read back, it would not hold what was meant" in ran.err
    assert text(tmp) == DOCUMENT + "needs:\n  a: {title: ETT}\n  b: {title: fel}\n"


def test_what_has_a_label_is_left_and_told(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    space = plan("needs: {a: {title: &t ett}, b: {title: två}, c: {title: TRE, text: *t}}\n")
    ran = fix(space)
    assert f"{PLAN}:2: SAM99A is not fixed: it has a label (&)" in ran.err
    assert text(space) == DOCUMENT + "needs: {a: {title: &t ett}, b: {title: TVÅ}, c: {title: TRE, text: *t}}\n"


def test_what_is_silenced_is_not_mended(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    body = "needs:\n  a: {title: ett}  # samverkan: ignore[SAM99A] står så i beslutet\n  b: {title: två}\n"
    space = plan(body)
    assert fix(space).code == 0
    assert text(space) == DOCUMENT + body.replace("två", "TVÅ")


def test_what_was_not_asked_for_is_not_mended(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    space = plan("needs: {a: {title: ett}}\n")
    assert space.run("validate", "--fix", "--select", "SAM012").code == 0
    assert space.run("validate", "--fix", "--select", "SAM99", "--ignore", "SAM99A").code == 0
    assert text(space) == DOCUMENT + "needs: {a: {title: ett}}\n"


def test_a_shared_file_is_mended_once(workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    longer = mending("B", lambda need: len(need.title) < 5, lambda need: (Set(need.value_at("title"), need.title * 2),))
    with_rules(monkeypatch, longer)
    files = {f"plans/{name}/plan.yaml": DOCUMENT for name in "pqr"}
    space = workspace({"samverkan.yaml": "", **files, "plans/x.yaml": "needs: {a: {title: ett}}\n"})
    ran = fix(space)
    assert text(space, "plans/x.yaml") == "needs: {a: {title: ettett}}\n"
    assert "1 fault fixed in 1 file" in ran.err


def test_one_mend_may_change_several_files(workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    def move(need: Need) -> tuple[Insert | Remove, ...]:
        return Remove(need.at()), Insert(Location("plans/p/b.yaml", ("needs",)), need.id, {"title": need.title.upper()})

    with_rules(monkeypatch, mending("B", low, move))
    files = {"plans/p/a.yaml": "needs:\n  a: {title: ett}\n  b: {title: TVÅ}\n", "plans/p/b.yaml": "goals: {}\n"}
    space = workspace({"samverkan.yaml": "", PLAN: DOCUMENT, **files})
    assert fix(space).code == 0
    assert text(space, "plans/p/a.yaml") == "needs:\n  b: {title: TVÅ}\n"
    assert text(space, "plans/p/b.yaml") == "goals: {}\nneeds:\n  a:\n    title: ETT\n"


def test_a_splice_with_what_it_means(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    def respell(need: Need) -> tuple[Respell]:
        at = (tmp.root / PLAN).read_text(encoding="utf-8").index("ett #två")
        edit = Edit(PLAN, at, at + 8, '"ETT #TVÅ"')
        return (Respell(need.value_at("title"), (edit,), (Set(need.value_at("title"), "ETT #TVÅ"),)),)

    with_rules(monkeypatch, mending("B", low, respell))
    tmp = plan("needs:\n  a:\n    title: ett #två\n")
    assert fix(tmp, "--ignore", "SAM013").code == 0
    assert text(tmp) == DOCUMENT + 'needs:\n  a:\n    title: "ETT #TVÅ"\n'


def test_a_plan_that_lies_in_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, UPPER)
    space = Space(tmp_path).write({"x/a.yaml": DOCUMENT + "needs: {a: {title: ett}}\n"})
    assert fix(space, "x/a.yaml").code == 0
    assert text(space, "x/a.yaml") == DOCUMENT + "needs: {a: {title: ETT}}\n"


def test_somebody_writes_meanwhile(plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    def meddle(need: Need) -> tuple[Set, ...]:
        (space.root / PLAN).write_text(DOCUMENT, encoding="utf-8")
        return upper(need)

    with_rules(monkeypatch, mending("B", low, meddle))
    space = plan("needs: {a: {title: ett}}\n")
    ran = fix(space)
    assert (ran.code, ran.out) == (2, "")
    assert "has been changed by someone else meanwhile" in ran.err
    assert text(space) == DOCUMENT


@pytest.mark.parametrize(("n", "spoil"), [(1_000, None), (300, 123)])
def test_many_mends_in_a_file_are_all_made_but_one_that_does_harm(
    n: int, spoil: int | None, plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mend(need: Need) -> tuple[Set | Insert, ...]:
        if need.id == f"n{spoil}":
            return (Set(need.value_at("title"), "**x**"),)
        return Set(need.value_at("title"), need.title.upper()), Insert(need.at(), "mentions", "1")

    with_rules(monkeypatch, mending("B", low, mend))
    space = plan("needs:\n" + "".join(f"  n{m}:\n    title: behov {m}\n    kind: challenge\n" for m in range(n)))
    ran = space.run("validate", "--fix", "--select", "SAM99B", "--quiet")
    assert ran.code == int(spoil is not None)
    assert text(space).count("    mentions: 1\n") == n - int(spoil is not None)


def test_faults_of_which_not_each_is_told_are_all_mended(plan: MakePlan) -> None:
    space = plan("needs:\n" + "".join(f"  N{n}: {{title: Behov {n}, kind: utmaning}}\n" for n in range(200)))
    ran = space.run("validate", "--fix", "--select", "SAM0", "--today", TODAY)
    assert ran.err.endswith(f"{PLAN}:28: and 350 more fixes\n400 faults fixed in 1 file\n")
    assert ran.code == 0
