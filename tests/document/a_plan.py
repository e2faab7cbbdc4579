"""A plan with something in every part, as it is written, and what a document says of it, to compare by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.outline.outline import Fact
from samverkan_cli.outline.tree import texts as tree_texts

TODAY = date(2026, 11, 21)

DOCUMENT = """
document:
  title: Handlingsplan för tidiga insatser
  kind: action-plan
  status: adopted
  layout: {gaps: show}
  language: sv
  municipality: {name: Exempel kommun, code: "0000"}
  registry_no: KS 2026/123
  adopted: {date: 2026-06-15, by: kommunfullmäktige, section: § 42}
  owners: [socialchef, skolchef]
  lead: socialchef
  process_lead: samordnare
  applies_to: [skolchef]
  version: 1.10
  revised: 2026-09-01
  valid: {from: 2026-07-01, for: 2 years}
  review: {every: 2 years}
  reporting: {år-1: {after: 1 year, by: kommunfullmäktige, to: socialchef}}
  ages: 0-20
  age_groups:
    förskola: {title: Förskolan, ages: 1-5, text: "Även *familjehem*."}
    skola: {title: Grundskolan, ages: 6-15}
  text: Antagen efter remiss.
  summary: Kort *sagt*.
"""

REST = """
owners:
  socialchef:
    {title: Socialchef, kind: function, part_of: kommunen, aliases: [SC], many: true, active: {from: 2026-01-01},
     text: Leder *förvaltningen*}
  skolchef: {title: Skolchef}
  kommunen: {title: Exempel kommun, kind: municipality}
  regionen: {title: Regionen, kind: region, external: true}
  samordnare: {title: Samordnare}
  kommunfullmäktige: {title: Kommunfullmäktige, kind: assembly}
commissions:
  kf:
    title: Uppdrag
    by: kommunfullmäktige
    date: 2015-03
    parts:
      metod: {title: Hitta en metod, activities: [chatt]}
      plan: {title: Ta fram en plan, met: Detta *dokument*}
      mer: {title: Något till}
sections:
  in: {title: Inledning, text: Först}
  ut: {title: Uppföljning, place: after, text: Sedan}
  sist: {title: Analys, place: appendix, text: Sist}
terms: {andts: {title: ANDTS, text: Alkohol med mera}}
groups:
  rådet:
    title: Centrala rådet
    kind: central-council
    purpose: Samordna *allt*
    members: [socialchef, {owner: skolchef, seat: Representant, count: 2}]
    convener: socialchef
    chair:
      rotation:
        - {term: spring, years: odd, chair: socialchef}
        - {term: autumn, years: odd, chair: skolchef}
    meets: {at_least: 2, per: half-year}
    meetings: [2027-02-03]
    reports_to: [kommunfullmäktige]
    mandate: Får besluta
    tasks: {vägar: {title: Skapa kontaktvägar, text: Mellan *grupper*}}
    review: {every: 1 year}
    active: {from: 2027-01-01}
  väster:
    {title: Lokala rådet Väster, kind: local-council, like: rådet, district: Väster, ages: 0-15, audience: children,
     chair: {rota: {among: [socialchef, skolchef], from: 2027-01-01, every: 1 term}}}
  norr: {title: Lokala rådet Norr, kind: local-council}
  ref: {title: Föräldrarnas grupp, kind: reference, audience: [parents, staff]}
  arbets: {title: Arbetsgruppen, kind: working, lead: skolchef}
governing_documents:
  sol:
    title: Socialtjänstlag
    kind: act
    scope: national
    reference: SFS 2025:400
    valid: {from: 2025-07-01, until: 2030-12-31}
    replaced_by: agenda
    provisions: {a: {chapter: "5", section: 1 §, text: Samverka}, b: {text: Utan plats}}
  agenda: {title: Agenda 2030}
needs:
  väg: {title: En väg in, kind: priority, horizon: long, mentions: 3, rank: 1}
  bild: {title: En bild, declined: Görs av *regionen*}
focus_areas:
  stöd:
    title: Föräldrastöd
    purpose: Fler är *trygga*
    text: Därför.
    goals: [veta, stöd]
    governing_documents: [sol]
    strategies:
      utveckla:
        title: Utveckla stödet
        text: Tillsammans
        activities:
          chatt:
            title: Starta en chatt
            text: "Med [avtal](https://exempel.se)."
            owners: [skolchef, socialchef]
            lead: skolchef
            partners: [rådet]
            consulted: [samordnare]
            informed: [kommunfullmäktige]
            goals: [veta, fritid]
            needs: [väg]
            governing_documents: [sol]
            interventions: [komet]
            status: ongoing
            from: 2026-08-15
            until: 2027-06-15
            every: 1 term
            milestones: {köp: {title: Upphandla, due: 2026-10-01, status: done, text: Enligt *LOU*}}
            prevention: [promotive, preventive]
            tier: selective
            audience: parents
            ages: 0-12
            cooperation: skills
            evidence: experience
            indicators: [svar]
            cost: [{sek: 150000, year: 2027, funding: fonden}, {sek: 1200000}]
            funding: [fonden]
            pilot: {until: 2027-06-15, afterwards: {owners: [socialchef], funding: [fonden], text: Sedan *vanlig*}}
            moved: [{date: 2026-11-02, was: 2027-03-01, now: 2027-06-15, why: Avtalet *drog ut*}]
          ingen: {title: Utan allt}
      tom: {title: Tom strategi}
  tomt: {title: Tomt område}
goals:
  veta:
    {title: Veta vart de ska vända sig, direction: overall, audience: parents, ages: 0-20, dimension: know,
     origin: added, text: Gäller *alla*}
  fritid: {title: Ha en trygg fritid}
  stöd: {title: Få stöd i tid, direction: at-risk, text: Tidigt, dimension: have}
  våga: {title: Våga säga nej, direction: universal, audience: children, ages: 10-15, status: resting}
  vilja: {title: Vilja vara med, direction: universal, audience: children, ages: 10-15, dimension: want}
  säga: {title: Säga ifrån, direction: universal, audience: children, ages: 6-9, indicators: [svar]}
periods:
  2025-2026: {from: 2025-01-01, until: 2026-12-31, selections: {rådet: {goals: [fritid]}}}
  2027-2028:
    title: Perioden 2027–2028
    from: 2027-01-01
    until: 2028-12-31
    selections:
      rådet:
        method: vote
        decided: {date: 2026-12-02, section: § 14}
        binds: all
        record: records/val.json
        goals: [veta, {goal: fritid, title: Ha en rolig fritid, text: Rådet, why: "*LUPP*"}]
indicators:
  svar:
    title: Svarstid
    unit: timmar
    measure: median
    of: people
    want: at-most
    limit: 24
    baseline: {year: 2025, value: "72,5"}
    target: {year: 2027, value: 24}
    measured_every: 3 months
    owners: [skolchef]
    source: Loggen
    kolada: N15428
    split: [gender]
    values: [{date: 2026-09, value: 60, part: {gender: K}, source: Enkät}]
interventions:
  komet:
    {title: Komet, prevention: [preventive, remedial], tier: selective, direction: at-risk, providers: [socialchef],
     ages: 3-12, evidence: evidence, parts: {a: {title: Komet 12}}}
  mentor: {title: Mentorer}
funding:
  fonden:
    {title: Fonden, kind: shared, by: kommunfullmäktige, amount: {sek: 150000, year: 2027}, parties: [skolchef],
     shares: {skolchef: 60, socialchef: 40}}
phases:
  ett: {title: Planering, from: 2027-01-01, for: 6 months, owners: [skolchef], text: Vi *planerar*}
  två: {title: Genomförande, for: 1 year}
log:
  - {date: 2026-08, title: Första mötet, text: Alla kom, remains: Samla *svaren*, owners: [skolchef], due: 2026-10-01}
  - {date: 2026-09-02, title: Andra mötet}
follow_ups:
  ett:
    title: Uppföljning år 1
    date: 2027-09-20
    answers: år-1
    by: kommunfullmäktige
    to: socialchef
    copies_to: [skolchef, rådet]
    summary: Halvvägs
    text: Tre *möten*
    activities:
      chatt: {status: ongoing, text: 40 samtal, remains: Öppna *helger*, owners: [skolchef], due: 2027-12-01}
      ingen: {}
    goals: {fritid: {reached: partly, text: Enkäten}}
    indicators: {svar: {value: "48,5", date: 2027-09, text: Mätt i juni}}
    economy: Ryms i *budget*
    decisions: {a: {text: Nämnden *godkänner* rapporten}}
decisions:
  mått: {title: Mått, text: Ta fram mått, by: kommunfullmäktige, to: skolchef, due: 2027-03-01, report_to: socialchef}
best_interests:
  {affected: true, children: Alla *elever*, articles: [3, 12], knowledge: Enkäten, heard: Elevråd,
   assessment: Tidigt stöd, compensation: Sommarstöd}
success_factors:
  led:
    title: Ledarskap
    text: Håller i
    criteria: {mod: {title: Mod, score: 2, date: 2026-10-01, text: Vågar}, tid: {title: Tid, score: 0}, ro: {title: Ro}}
  sam: {title: Samverkan, depends_on: [led]}
appendices:
  a: {title: Kartan, file: karta.pdf}
  b: {title: Borta}
  c: {title: Länken, link: "https://exempel.se/a?b=1"}
  d: {title: Ingen länk, link: "javascript:alert(1)"}
sources: {sou: {title: Börja med barnen, year: 2021, link: "https://sou.se"}}
"""


def linked(root: Path, name: str) -> Project:
    """A plan of a workspace, with nothing wrong with it."""
    loaded = open_workspace(root).load(name)
    result = link(loaded.name, loaded.folder, loaded.parts)
    assert [finding.message for finding in (*loaded.findings, *result.findings)] == []
    return result.value


def said(facts: tuple[Fact, ...]) -> dict[str, tuple[str, ...]]:
    """The facts by their names; a text as its runs of words, a gap with an exclamation mark before it."""
    found: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        assert fact.label
        values = tuple(f"!{value.text}" if fact.missing else value.text for value in fact.values)
        more = tuple(tree_texts(fact.text.tree)) if fact.text else ()
        found[fact.key] = found.get(fact.key, ()) + values + more
    return found
