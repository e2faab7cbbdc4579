"""What each rule mends, and what it leaves alone because it could be meant otherwise."""

from __future__ import annotations

import pytest

from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import DOCUMENT, TODAY, Ran, Space

PLAN = "plans/p/plan.yaml"
WHO = """\
owners:
  skolchef: {title: Skolchef}
  socialchef: {title: Socialchef, aliases: [SOC]}
  chef-1: {title: Chef ett}
"""
ABOVE = """\
focus_areas:
  f:
    title: F
    strategies:
      s:
        title: S
        activities:
          a:
            title: A
"""


def fix(space: Space, select: str, *arguments: str) -> Ran:
    return space.run("validate", "--fix", "--select", select, "--today", TODAY, *arguments)


def mended(plan: MakePlan, text: str, select: str, *arguments: str) -> str:
    space = plan(text)
    fix(space, select, *arguments)
    return (space.root / PLAN).read_bytes().decode().removeprefix(DOCUMENT)


def activity(fields: str) -> str:
    lines = "".join(f"            {line}\n" for line in fields.splitlines())
    return ABOVE + lines


# --- SAM008

VALUES = [
    # days
    ("until", "15.6.2027", "2027-06-15"),
    ("until", "15/6 2027", "2027-06-15"),
    ("until", "6.6.2027", "2027-06-06"),
    ("until", "2027-6-5", "2027-06-05"),
    ("until", "2027/06/05", "2027-06-05"),
    ("until", "20270615", "2027-06-15"),
    ("until", "15 juni 2027", "2027-06-15"),
    ("until", "Den 15:e juni 2027", "2027-06-15"),
    ("until", "1 sept. 2027", "2027-09-01"),
    ("until", "June 15, 2027", "2027-06-15"),
    ("until", "'15 juni 2027'", "'2027-06-15'"),
    # how often and how long
    ("every", "två år", "2 år"),
    ("every", "ett halvår", "1 halvår"),
    ("every", "6 mån.", "6 månader"),
    ("every", "en gång per termin", "1 termin"),
    ("every", "en gång i månaden", "1 månad"),
    # ages
    ("ages", "6-13 år", "6-13"),
    ("ages", "från 6 till 13 år", "6-13"),
    ("ages", "13 år", "13"),
    ("ages", "0..20", "0-20"),
    # words
    ("status", "pågående", "ongoing"),
    ("status", "Genomförd", "done"),
    ("status", "Ongoing", "ongoing"),
    ("status", "ongonig", "ongoing"),
    ("status", "planed", "planned"),
    ("prevention", "[främjande, preventive]", "[promotive, preventive]"),
    ("audience", "vårdnadshavare", "parents"),
    ("tier", "'Universal '", "'universal'"),
    # money, and values that stand as lists
    ("cost", "{sek: 150 000 kr, year: 2027}", "{sek: 150000, year: 2027}"),
    ("cost", "{sek: 150.000 kr, year: 2027}", "{sek: 150000, year: 2027}"),
    ("cost", "{sek: 150 tkr, year: 2027}", "{sek: 150000, year: 2027}"),
    ("cost", '{sek: "1,5 mkr", year: 2027}', '{sek: "1500000", year: 2027}'),
    ("cost", '{sek: "1 500:-", year: 2027}', '{sek: "1500", year: 2027}'),
    ("until", "[2027-06-15]", "2027-06-15"),
    ("lead", "[skolchef]", "skolchef"),
    ("owners", "skolchef, socialchef", "[skolchef, socialchef]"),
]


@pytest.mark.parametrize(("field", "written", "meant"), VALUES)
def test_a_value_that_says_one_thing_is_written_as_the_format_does(
    field: str, written: str, meant: str, plan: MakePlan
) -> None:
    assert mended(plan, WHO + activity(f"{field}: {written}"), "SAM008") == WHO + activity(f"{field}: {meant}")


UNCERTAIN = [
    ("until", "6.5.2027"),
    ("until", "31.2.2027"),
    ("until", "15.13.2027"),
    ("until", "våren 2027"),
    ("until", "juni"),
    ("until", "31 juni 2027"),
    ("until", "2027"),
    ("every", "ibland"),
    ("every", "1,5 år"),
    ("every", "tretton år"),
    ("ages", "13-6"),
    ("ages", "under 6"),
    ("ages", "6-130 år"),
    ("status", "avslutad"),
    ("status", "på gång"),
    ("status", "do"),
    ("cost", "{sek: cirka 150 kr}"),
    ("cost", "{sek: 1.5 kr}"),
    ("until", "[2027-06-15, 2027-06-16]"),
    ("title", "[utkast]"),
    ("owners", "skolchef, Rektor Ett"),
    ("text", "<b>nu</b>"),
    ("pilot", "{until: [[2027-01-01]]}"),
    ("indicators", "{a: b}"),
]


@pytest.mark.parametrize(("field", "written"), UNCERTAIN)
def test_a_value_that_could_say_two_things_is_left(field: str, written: str, plan: MakePlan) -> None:
    text = WHO + (
        activity(f"{field}: {written}") if field != "title" else activity("").replace("title: A", "title: [utkast]")
    )
    assert mended(plan, text, "SAM008") == text


def test_a_day_of_two_readings_is_mended_when_one_takes_the_risk(plan: MakePlan) -> None:
    done = mended(plan, activity("until: 6.5.2027"), "SAM008", "--unsafe-fixes")
    assert done == activity("until: 2027-05-06")


def test_a_when_may_be_a_month(plan: MakePlan) -> None:
    text = "commissions:\n  a: {title: A, date: %s}\n  b: {title: B, date: %s}\n  c: {title: C, date: %s}\n"
    done = mended(plan, text % ("2027-5", "2027-6", "15 juni 2027"), "SAM008")
    assert done == text % ("2027-05", "2027-06", "2027-06-15")


def test_numbers_in_words_and_yes_and_no(plan: MakePlan) -> None:
    text = "needs: {n: {title: N, mentions: tre}}\nowners: {o: {title: O, many: sant, external: J}}\n"
    after = "needs: {n: {title: N, mentions: 3}}\nowners: {o: {title: O, many: true, external: true}}\n"
    assert mended(plan, text, "SAM008") == after


def test_values_of_the_settings_are_mended_too(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "langauge: svenska  # vårt språk\n", PLAN: DOCUMENT})
    fix(space, "SAM0")
    assert (space.root / "samverkan.yaml").read_text() == "language: sv  # vårt språk\n"


# --- SAM006

FIELDS = [("titel", "title"), ("Title", "title"), ("TITLE", "title")]


@pytest.mark.parametrize(("written", "meant"), FIELDS)
def test_a_slip_in_a_required_field(written: str, meant: str, plan: MakePlan) -> None:
    assert mended(plan, f"needs: {{n: {{{written}: N}}}}\n", "SAM006") == f"needs: {{n: {{{meant}: N}}}}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("owner: skolchef", "owners: skolchef"),
        ("owner: {a: b}", "owners: {a: b}"),
        ("ansvarig: skolchef", "owners: skolchef"),
        ("ägare: skolchef", "owners: skolchef"),
        ("age: 6", "ages: 6"),
        ("Governing-documents: []", "governing_documents: []"),
        ("govrening_documents: []", "governing_documents: []"),
        ("milstones: {}", "milestones: {}"),
    ],
)
def test_a_slip_in_a_field(written: str, meant: str, plan: MakePlan) -> None:
    assert mended(plan, WHO + activity(written), "SAM006") == WHO + activity(meant)


@pytest.mark.parametrize(
    "written",
    [
        "owners: skolchef\nowner: socialchef"  # it is there already
    ],
)
def test_a_field_that_could_be_another_is_left(written: str, plan: MakePlan) -> None:
    assert mended(plan, WHO + activity(written), "SAM006") == WHO + activity(written)


def test_of_two_fields_that_are_close_neither_is_certain(plan: MakePlan) -> None:
    text = "phases: {p: {title: P, form: 2027-01-01}}\n"
    assert mended(plan, text, "SAM006") == text


def test_what_a_misspelt_field_hid_is_no_reason_to_leave_it(plan: MakePlan) -> None:
    text = activity("owners: nobody\nuntil: 2026-01-01\nfrom: 2027-01-01")
    done = mended(plan, text.replace("activities", "activites"), "SAM006")
    assert done == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{title: Veta var, när och hur}", '{title: "Veta var, när och hur"}'),
        ("{title: Ett, två, origin: bank}", '{title: "Ett, två", origin: bank}'),
        ("{title: N, text: Den 1,5 åringen}", '{title: N, text: "Den 1,5 åringen"}'),
        ("{title: Ett,två}", '{title: "Ett,två"}'),
    ],
)
def test_what_a_comma_parted_is_put_together(written: str, meant: str, plan: MakePlan) -> None:
    assert mended(plan, f"goals: {{n: {written}}}\n", "SAM006") == f"goals: {{n: {meant}}}\n"


@pytest.mark.parametrize(
    "written",
    [
        '{title: "Veta", när}',
        "{title: Veta, när: }",
        '{title: Säg "nej", och ja}',
        "{title: Veta,\n  när}",
        "{när, title: X}",
    ],
)
def test_what_a_comma_may_not_have_parted_is_left(written: str, plan: MakePlan) -> None:
    text = f"goals: {{n: {written}}}\n"
    assert mended(plan, text, "SAM006") == text


# --- SAM009


SPREAD = {
    PLAN: "document: {title: P, kind: action-plan, owners: Skolchef, lead: 'Skolchef'}\n",
    "plans/p/a.yaml": activity("owners: [Skolchef, socialchef]\nlead: Skolchef").replace(" a:", " A b:"),
    "plans/p/b.yaml": """\
periods:
  p:
    from: 2027-01-01
    until: 2027-12-31
    selections:
      Skolchef: {goals: [G 1, {goal: G 1}]}
groups:
  Råd 1: {title: Rådet, kind: council, members: [Skolchef, {owner: Skolchef}], chair: Skolchef}
  råd-2: {title: Rådet, kind: council, chair: {rotation: [{term: spring, years: odd, chair: Skolchef}]}, like: Råd 1}
""",
    "plans/p/c.yaml": """\
follow_ups:
  u: {title: U, date: 2027-01-01, activities: {A b: {status: done}}, goals: {G 1: {reached: fully}}, by: skolchef}
""",
    "plans/delat.yaml": """\
owners:
  Skolchef: {title: Skolchef}
  socialchef: {title: S, part_of: Skolchef}
goals: {G 1: {title: G}}
""",
    "plans/q/plan.yaml": "document: {title: Q, kind: action-plan, owners: Skolchef}\n",
}


def test_an_id_is_mended_wherever_it_is_referred_to(workspace: MakeSpace) -> None:
    """Also inside what could not be read because its own id is none."""
    space = workspace({"samverkan.yaml": "", **SPREAD})
    assert "4 faults fixed in 6 files" in fix(space, "SAM009").err
    for file, text in SPREAD.items():
        for old, new in (("Skolchef", "skolchef"), ("title: skolchef", "title: Skolchef"), ("G 1", "g-1")):
            text = text.replace(old, new)
        assert (space.root / file).read_text() == text.replace("A b", "a-b").replace("Råd 1", "råd-1")
    assert [each["code"] for each in space.findings("SAM009", "SAM1") if each["code"] != "SAM105"] == []


@pytest.mark.parametrize(
    "text",
    [
        "owners:\n  Skolchef: {title: A}\n  skolchef: {title: B}\n",  # it is taken
        "owners:\n  Skolchef: {title: A}\ngroups:\n  skolchef: {title: B, kind: other}\n",
        "owners:\n  all: {title: A}\n",
        "owners:\n  '---': {title: A}\n",
    ],
)
def test_an_id_that_cannot_be_made_right_is_left(text: str, plan: MakePlan) -> None:
    assert mended(plan, text, "SAM009") == text


def test_of_two_ids_that_would_become_one_one_is_mended(plan: MakePlan) -> None:
    done = mended(plan, "owners:\n  Skol chef: {title: A}\n  Skol-chef: {title: B}\n", "SAM009")
    assert done == "owners:\n  skol-chef: {title: A}\n  Skol-chef: {title: B}\n"


def test_an_id_is_left_where_not_all_that_refers_to_it_can_be_read(workspace: MakeSpace) -> None:
    files = {
        "plans/x.yaml": "owners: {Skolchef: {title: A}}\n",
        PLAN: DOCUMENT,
        "plans/q/plan.yaml": DOCUMENT + "goals: [",
    }
    space = workspace({"samverkan.yaml": "", **files})
    fix(space, "SAM009")
    assert "a plan that may use the name cannot be read to its end" in fix(space, "SAM009", "p").err
    assert (space.root / "plans/x.yaml").read_text() == files["plans/x.yaml"]


def test_references_inside_what_could_not_be_read_follow(plan: MakePlan) -> None:
    text = "owners:\n  Skolan: {title: Skolan}\n  Skolchef: {title: Skolchef, part_of: Skolan}\n"
    assert mended(plan, text, "SAM009") == text.replace("Skolan:", "skolan:").replace(
        "  Skolchef:", "  skolchef:"
    ).replace("part_of: Skolan", "part_of: skolan")


# --- SAM101

KNOWN = """\
owners:
  skolchef: {title: Skolchef}
  socialchef: {title: Chef för socialtjänsten, aliases: [SOC]}
  mål-1: {title: M}
  norr: {title: N}
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("skolchfe", "skolchef"),
        ("Skolchef", "skolchef"),
        ("skolcheff", "skolchef"),
        ("skolhef", "skolchef"),
        ("SKOL CHEF", "skolchef"),
        ("skol-chef", "skolchef"),
        ("SOC", "socialchef"),
        ("Chef för socialtjänsten", "socialchef"),
        ("[socialchef, skolchfe]", "[socialchef, skolchef]"),
    ],
)
def test_a_reference_that_can_only_be_a_slip(written: str, meant: str, plan: MakePlan) -> None:
    text = KNOWN + activity(f"owners: {written}")
    assert mended(plan, text, "SAM101") == KNOWN + activity(f"owners: {meant}")


@pytest.mark.parametrize(
    "written",
    ["mål-2", "mål-11", "nor", "rektor", "skolkef2", "socialchefer", "[skolchef, skolchfe]", "skol", "normer"],
)
def test_a_reference_that_may_be_to_something_else_is_left(written: str, plan: MakePlan) -> None:
    text = KNOWN + activity(f"owners: {written}")
    assert mended(plan, text, "SAM101") == text


def test_of_two_that_are_close_neither_is_certain(plan: MakePlan) -> None:
    text = "owners:\n  råd-väst: {title: A}\n  råd-vest: {title: B}\n" + activity("owners: råd-vast")
    assert mended(plan, text, "SAM101") == text
    text = "owners:\n  a1: {title: Rektor}\n  a2: {title: Rektor}\n" + activity("owners: Rektor")
    assert mended(plan, text, "SAM101") == text


def test_a_reference_that_is_a_key(plan: MakePlan) -> None:
    text = (
        KNOWN
        + "goals: {g: {title: G}}\nperiods: {p: {from: 2027-01-01, until: 2027-12-31, selections: {%s: {goals: g}}}}\n"
    )
    assert mended(plan, text % "skolchfe", "SAM101") == text % "skolchef"


def test_a_reference_that_would_close_a_loop_is_left(plan: MakePlan) -> None:
    text = "owners:\n  skolan: {title: A, part_of: nämnden}\n  nämnden: {title: B, part_of: skolann}\n"
    space = plan(text)
    assert "it would bring SAM104" in fix(space, "SAM101").err
    assert (space.root / PLAN).read_text() == DOCUMENT + text


def test_a_reference_in_a_shared_file_is_mended_if_that_is_right_in_every_plan(workspace: MakeSpace) -> None:
    files = {"samverkan.yaml": "", "plans/x.yaml": "owners: {a: {title: A, part_of: skolann}}\n"}
    files |= {f"plans/{name}/plan.yaml": DOCUMENT + "owners: {skolan: {title: S}}\n" for name in "pq"}
    space = workspace(files)
    fix(space, "SAM101")
    assert (space.root / "plans/x.yaml").read_text() == "owners: {a: {title: A, part_of: skolan}}\n"
    space.write({**files, "plans/q/plan.yaml": DOCUMENT + "owners: {skolanna: {title: S}}\n"})
    fix(space, "SAM101")
    assert (space.root / "plans/x.yaml").read_text() == files["plans/x.yaml"]


# --- SAM203


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("owners: [skolchef]", "owners: [skolchef, socialchef]"),
        ("owners: skolchef  # hon", "owners: [skolchef, socialchef]  # hon"),
        ("owners:\n  - skolchef\n  - chef-1", "owners:\n  - skolchef\n  - chef-1\n  - socialchef"),
    ],
)
def test_the_lead_is_added_to_the_owners(written: str, meant: str, plan: MakePlan) -> None:
    text = activity(f"{written}\nlead: socialchef")
    assert mended(plan, WHO + text, "SAM203") == WHO + activity(f"{meant}\nlead: socialchef")


def test_the_lead_of_a_document_is_added_too(workspace: MakeSpace) -> None:
    text = "document: {title: P, kind: action-plan, owners: skolchef, lead: socialchef}\n" + WHO
    space = workspace({"samverkan.yaml": "", PLAN: text})
    fix(space, "SAM203")
    assert (space.root / PLAN).read_text() == text.replace("owners: skolchef,", "owners: [skolchef, socialchef],")


# --- SAM010


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  # samverkan: ignore[SAM603] skäl\n  n: {title: N}\n", "  n: {title: N}\n"),
        ("  n: {title: N}   # samverkan: ignore[SAM603] skäl # mer\n", "  n: {title: N}\n"),
        ("  n: {title: N} # hm # samverkan: ignore[SAM603] skäl\n", "  n: {title: N} # hm\n"),
        ("  n: {title: N}\n  # samverkan: ignore[SAM603] skäl", "  n: {title: N}\n"),
        ("  # samverkan: ignore[ SAM603,sam603 ,empty-strategy] skäl\n  n: {title: N}\n", "  n: {title: N}\n"),
        (
            "  n: {title: N}\n  # samverkan: ignore[SAM603, duplicate-title , SAM604] skäl\n  m: {title: N}\n",
            "  n: {title: N}\n  # samverkan: ignore[duplicate-title] skäl\n  m: {title: N}\n",
        ),
        (
            "  # ett\r\n  # samverkan: ignore[SAM603] skäl\r\n  # två\r\n  n: {title: N}\r\n",
            "  # ett\r\n  # två\r\n  n: {title: N}\r\n",
        ),
        ("  n:\n    title: N\n    text: |+\n      a\n\n    # samverkan: ignore[SAM603] skäl\n\n", None),
        ("  # samverkan: ignore[SAM603]\n  n: {title: N}\n", None),
        ("  # samverkan: ignore skäl\n  n: {title: N}\n", None),
        ("  # samverkan: ignore[SAM001] skäl\n  n: {title: N}\n", None),
        ("  # samverkan: ignore[SAM999] skäl\n  n: {title: N}\n", None),
    ],
)
def test_what_silences_nothing_is_taken_away(written: str, meant: str | None, plan: MakePlan) -> None:
    done = mended(plan, f"needs:\n{written}", "SAM")
    assert done == f"needs:\n{written if meant is None else meant}"


def test_a_comment_in_a_shared_file_is_left_while_not_every_plan_is_looked_at(workspace: MakeSpace) -> None:
    comment = "# samverkan: ignore[duplicate-title] skäl\n"
    files = {
        "samverkan.yaml": "",
        "plans/x.yaml": f"needs:\n  # samverkan: ignore[duplicate-id] skäl\n  n: {{title: N}}\n{comment}",
    }
    files |= {PLAN: DOCUMENT, "plans/q/plan.yaml": DOCUMENT}
    space = workspace(files)
    assert {each["fix"] is None for each in space.findings("SAM0", "SAM1", plan="p")} == {True}
    fix(space, "SAM0,SAM1", "p")
    assert (space.root / "plans/x.yaml").read_text() == files["plans/x.yaml"]
    fix(space, "SAM0,SAM1")
    assert (space.root / "plans/x.yaml").read_text() == "needs:\n  n: {title: N}\n"


def test_a_word_of_the_format_in_other_quotation_marks_stands_without_them(plan: MakePlan) -> None:
    text = "needs:\n  n: {title: N, kind: ”challenge”}\n"
    assert mended(plan, text, "SAM008") == text.replace("”", "")


# --- SAM012, SAM013


def test_a_code_is_quoted(workspace: MakeSpace) -> None:
    text = "document:\n  title: P\n  kind: action-plan\n  municipality: {code: 0162 , name: X}\n"
    space = workspace({"samverkan.yaml": "", PLAN: text})
    fix(space, "SAM012")
    assert (space.root / PLAN).read_text() == text.replace("0162", '"0162"')


@pytest.mark.parametrize(
    ("written", "safe", "unsafe"),
    [
        ("title: Prioritet #1 är", 'title: "Prioritet #1 är"', None),
        ('title: Den "nya" #1', "title: 'Den \"nya\" #1'", None),
        ("title: Mål #viktigt", None, 'title: "Mål #viktigt"'),
        ("title: ”Stöd i tid”", 'title: "Stöd i tid"', None),
        ("title: ”C:\\x”", "title: 'C:\\x'", None),
        ("text: >\n  - a\n  - b", None, "text: |\n  - a\n  - b"),
        ("text: >-\n  Ja:\n\n  - a", None, "text: |-\n  Ja:\n\n  - a"),
        ("mentions: 3 #fyra", None, None),
        ("text: # Rubrik", None, None),
        ("title: Säga ”hej” och ”välkommen”", None, None),
        ("text: &obs text", None, None),
    ],
)
def test_swallowed_text(written: str, safe: str | None, unsafe: str | None, plan: MakePlan) -> None:
    def need(fields: str) -> str:
        lines = "".join(f"    {line}\n" for line in fields.splitlines())
        return "needs:\n  n:\n" + ("" if "title" in fields else "    title: N\n") + lines

    assert mended(plan, need(written), "SAM013") == need(safe or written)
    assert mended(plan, need(written), "SAM013", "--unsafe-fixes") == need(unsafe or safe or written)
