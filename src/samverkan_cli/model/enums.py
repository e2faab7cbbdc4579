"""The words that may stand where only some may: each once, with its label, what it means and how else people write it.

A field is of an enumeration by its type (`Status`), which carries the enumeration itself (`STATUS`) as metadata.
Spellings are those that stand for exactly one of the words that the field allows: what has two readings has no place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from samverkan_cli.model.enumeration import Enumeration, Word

DOCUMENT_KINDS = Enumeration(
    {
        "action-plan": Word("Action plan", "who is to do what, by when", "handlingsplan, åtgärdsplan"),
        "strategy": Word("Strategy", "the direction chosen to reach a goal", "strategi"),
        "programme": Word(
            "Programme", "what the municipality wants to achieve in a field, and in broad strokes how", "program"
        ),
        "policy": Word("Policy", "the attitude to take, in principle", "policydokument"),
        "guideline": Word("Guideline", "how something is to be done", "riktlinje, riktlinjer"),
        "inquiry": Word("Inquiry", "an investigation; decides nothing yet", "utredning"),
        "proposal": Word("Proposal", "a proposal to decide on; decides nothing yet", "förslag"),
        "report": Word("Report", "an account of how things are; decides nothing yet", "rapport"),
    }
)
DocumentKind = Annotated[
    Literal["action-plan", "strategy", "programme", "policy", "guideline", "inquiry", "proposal", "report"],
    DOCUMENT_KINDS,
]

DOCUMENT_STATUS = Enumeration(
    {
        "draft": Word("Draft", "being written; printed as a draft", "utkast"),
        "consultation": Word("Out for consultation", "sent out for comments; printed as a draft", "på remiss, remiss"),
        "adopted": Word(
            "Adopted", "decided, and in force", "fastställd, fastställt, antagen, antaget, beslutad, beslutat"
        ),
        "expired": Word("Expired", "no longer in force", "gäller inte längre, upphörd"),
    }
)
DocumentStatus = Annotated[Literal["draft", "consultation", "adopted", "expired"], DOCUMENT_STATUS]

LANGUAGES = Enumeration({"sv": Word("", "Swedish", "svenska, swedish"), "en": Word("", "English", "engelska, english")})
Language = Annotated[Literal["sv", "en"], LANGUAGES]

SECTION_PLACES = Enumeration(
    {
        "before": Word("", "before the plan table", "före"),
        "after": Word("", "after the plan table", "efter"),
        "appendix": Word("", "among the appendices", "bilaga"),
    }
)
SectionPlace = Annotated[Literal["before", "after", "appendix"], SECTION_PLACES]

OWNER_KINDS = Enumeration(
    {
        "function": Word(
            "Function", "a post, such as head of social services; whoever holds it answers", "funktion, befattning"
        ),
        "unit": Word("Unit", "a unit, such as a school or a health centre", "enhet"),
        "administration": Word("Administrative department", "an administration under a board", "förvaltning"),
        "board": Word("Board or committee", "a board of elected politicians", "nämnd"),
        "assembly": Word("Elected assembly", "the council of the municipality or the region", "fullmäktige"),
        "municipality": Word("Municipality", "the municipality itself", "kommun"),
        "region": Word("Region", "the region, which answers for health care"),
        "agency": Word("Government agency", "a state agency, such as the police", "myndighet"),
        "association": Word("Association", "an association or another organisation of civil society", "förening"),
        "company": Word("Company", "a company", "bolag, företag"),
        "population": Word(
            "Part of the population", "the people who live there; nobody who can be held to account", "befolkning"
        ),
    }
)
OwnerKind = Annotated[
    Literal[
        "function",
        "unit",
        "administration",
        "board",
        "assembly",
        "municipality",
        "region",
        "agency",
        "association",
        "company",
        "population",
    ],
    OWNER_KINDS,
]

TERMS = Enumeration(
    {
        "spring": Word("Spring term", "January to June", "vårterminen, vårtermin, vår"),
        "autumn": Word("Autumn term", "July to December", "höstterminen, hösttermin, höst, fall"),
    }
)
TermOfYear = Annotated[Literal["spring", "autumn"], TERMS]

YEARS = Enumeration(
    {
        "odd": Word("odd years", "odd years, such as 2027", "udda, udda år"),
        "even": Word("even years", "even years, such as 2028", "jämna, jämna år, jämnt"),
    }
)
YearParity = Annotated[Literal["odd", "even"], YEARS]

MEETING_PERIODS = Enumeration(
    {
        "half-year": Word("", "in each half-year, or school term", "halvår, termin"),
        "year": Word("", "in each year", "år"),
    }
)
MeetingPeriod = Annotated[Literal["half-year", "year"], MEETING_PERIODS]

GROUP_KINDS = Enumeration(
    {
        "central-council": Word(
            "Central council",
            "the council that leads cooperation in the whole municipality",
            "centralt samverkansråd, centralt råd",
        ),
        "local-council": Word(
            "Local council",
            "a council for cooperation in one part of the municipality",
            "lokalt samverkansråd, lokalt råd",
        ),
        "council": Word("Council", "another council", "råd"),
        "executive": Word(
            "Executive group", "managers who prepare and carry out what a council decides", "ledningsgrupp"
        ),
        "steering": Word("Steering group", "decides on direction and means", "styrgrupp"),
        "working": Word("Working group", "does the work", "arbetsgrupp"),
        "reference": Word("Reference group", "gives views, such as young people or parents", "referensgrupp"),
        "project": Word("Project group", "exists for a time, and then ends", "projektgrupp, projektmedel"),
        "other": Word("Other group", "another kind of group", "annan grupp, övrigt, annat"),
    }
)
GroupKind = Annotated[
    Literal[
        "central-council",
        "local-council",
        "council",
        "executive",
        "steering",
        "working",
        "reference",
        "project",
        "other",
    ],
    GROUP_KINDS,
]

AUDIENCE = Enumeration(
    {
        "children": Word("Children", "children and young people", "barn, barn och unga"),
        "parents": Word("Parents", "parents and other adults close to children", "föräldrar, vårdnadshavare"),
        "residents": Word("Residents", "everyone who lives in the municipality", "invånare"),
        "staff": Word("Staff", "those who work with children and families", "personal"),
    }
)
Audience = Annotated[Literal["children", "parents", "residents", "staff"], AUDIENCE]

GOVERNING_KINDS = Enumeration(
    {
        "act": Word("Act", "an act of parliament", "lag"),
        "ordinance": Word("Ordinance", "an ordinance of the government", "förordning"),
        "regulation": Word("Regulation", "binding rules or general advice of an agency", "föreskrift, föreskrifter"),
        "convention": Word("Convention", "a convention between states", "konvention"),
        "goal": Word("Goal", "a goal that others have set", "mål"),
        "strategy": Word("Strategy", "a strategy", "strategi"),
        "programme": Word("Programme", "a programme", "program"),
        "guideline": Word("Guideline", "a guideline", "riktlinje, riktlinjer"),
        "agreement": Word("Agreement", "an agreement", "överenskommelse, avtal"),
    }
)
GoverningKind = Annotated[
    Literal["act", "ordinance", "regulation", "convention", "goal", "strategy", "programme", "guideline", "agreement"],
    GOVERNING_KINDS,
]

SCOPES = Enumeration(
    {
        "global": Word("Global", "holds all over the world", "globalt"),
        "national": Word("National", "holds in the whole country", "nationellt, nationell"),
        "regional": Word("Regional", "holds in the region", "regionalt"),
        "local": Word("Local", "holds in the municipality", "lokalt, lokal"),
    }
)
Scope = Annotated[Literal["global", "national", "regional", "local"], SCOPES]

NEED_KINDS = Enumeration(
    {
        "challenge": Word("Challenge", "something that is hard, and has to be met", "utmaning", heading="Challenges"),
        "improvement": Word(
            "Area to improve",
            "something that is done and could be done better",
            "förbättringsområde",
            heading="Areas to improve",
        ),
        "priority": Word("Priority", "what was put first among the needs", "prioritering", heading="Priorities"),
    }
)
NeedKind = Annotated[Literal["challenge", "improvement", "priority"], NEED_KINDS]

HORIZON = Enumeration(
    {
        "short": Word("Short term", "soon, within this plan", "kort sikt, kort, på kort sikt"),
        "long": Word("Long term", "in the long run, beyond this plan", "lång sikt, lång, på lång sikt"),
    }
)
Horizon = Annotated[Literal["short", "long"], HORIZON]

FUNDING_KINDS = Enumeration(
    {
        "ordinary": Word("Ordinary budget", "the ordinary budget", "ordinarie budget, ordinarie"),
        "internal": Word("Internal funds", "funds of the municipality that one applies for", "interna medel"),
        "state": Word("State grant", "a grant of the state", "statsbidrag"),
        "shared": Word("Shared budget", "a budget that several share", "gemensam budget"),
        "project": Word("Project funds", "money for a project, for a time", "projektgrupp, projektmedel"),
    }
)
FundingKind = Annotated[Literal["ordinary", "internal", "state", "shared", "project"], FUNDING_KINDS]

STATUS = Enumeration(
    {
        "planned": Word("Planned", "decided on and not begun", "planerad, planerat"),
        "ongoing": Word("Ongoing", "begun", "pågår, pågående, påbörjad, påbörjat"),
        "done": Word("Done", "carried out", "genomförd, genomfört, klar, klart, färdig, färdigt"),
        "verified": Word(
            "Done and verified", "carried out, and its effect has been looked at", "genomförd och bekräftad, bekräftad"
        ),
        "paused": Word("Paused", "begun, and resting for now", "pausad, pausat"),
        "dropped": Word("Dropped", "will not be carried out", "utgår, utgått"),
    }
)
Status = Annotated[Literal["planned", "ongoing", "done", "verified", "paused", "dropped"], STATUS]

PREVENTION = Enumeration(
    {
        "promotive": Word("Promotive", "strengthens what is healthy, for everyone", "främjande"),
        "preventive": Word("Preventive", "acts before a known risk becomes a problem", "förebyggande"),
        "remedial": Word("Remedial", "acts when a problem is there", "åtgärdande"),
    }
)
Prevention = Annotated[Literal["promotive", "preventive", "remedial"], PREVENTION]

TIER = Enumeration(
    {
        "universal": Word("For everyone", "for everyone, whatever the risk", "universell, alla barn och unga"),
        "selective": Word(
            "For groups at risk", "for groups where the risk is greater", "för grupper i riskzonen, selektiv"
        ),
        "indicated": Word(
            "For those with known needs", "for single persons with known problems", "för dem med kända behov, indikerad"
        ),
    }
)
Tier = Annotated[Literal["universal", "selective", "indicated"], TIER]

COOPERATION = Enumeration(
    {
        "support": Word("Support", "support to children and families, given together", "stöd"),
        "staff": Word("Staff", "staff who are shared or work side by side", "personal"),
        "skills": Word("Skills", "training and knowledge in common", "kompetens"),
        "funding": Word("Funding", "money that is shared or sought together", "finansiering"),
        "information": Word("Information", "information that is shared or given together"),
        "premises": Word("Premises", "premises in common", "lokaler"),
        "administration": Word("Administration", "routines, systems and planning in common", "förvaltning"),
    }
)
Cooperation = Annotated[
    Literal["support", "staff", "skills", "funding", "information", "premises", "administration"], COOPERATION
]

EVIDENCE = Enumeration(
    {
        "evidence": Word("Evidence-based", "research has shown an effect", "evidensbaserad, evidens"),
        "knowledge": Word(
            "Knowledge-based",
            "there is knowledge that speaks for it, and no study of its effect",
            "kunskapsbaserad, kunskap",
        ),
        "experience": Word(
            "Based on experience", "experience speaks for it", "erfarenhetsbaserad, erfarenhet, uppleva"
        ),
        "unassessed": Word("Not assessed", "nobody has looked at what is known", "inte bedömd, ej bedömd"),
    }
)
Evidence = Annotated[Literal["evidence", "knowledge", "experience", "unassessed"], EVIDENCE]

DIRECTION = Enumeration(
    {
        "overall": Word("Overall", "holds for all of the directions", "övergripande"),
        "universal": Word(
            "All children and young people", "all children and young people", "universell, alla barn och unga"
        ),
        "at-risk": Word(
            "At risk",
            "children and young people who are at risk of harm",
            "barn och unga som riskerar att fara illa, riskerar att fara illa",
        ),
        "harmed": Word("Harmed", "children and young people who come to harm", "barn och unga som far illa, far illa"),
    }
)
Direction = Annotated[Literal["overall", "universal", "at-risk", "harmed"], DIRECTION]

DIMENSION = Enumeration(
    {
        "know": Word("Know", "to know something", "veta"),
        "experience": Word("Experience", "to experience something", "erfarenhetsbaserad, erfarenhet, uppleva"),
        "feel": Word("Feel", "to feel something, such as safe", "känna"),
        "dare": Word("Dare", "to dare something", "våga"),
        "want": Word("Want", "to want something", "vilja"),
        "can": Word("Can", "to be able to do something", "kunna"),
        "think": Word("Think", "to think something", "tänka"),
        "say": Word("Say", "to say something", "säga"),
        "have": Word("Have", "to have something or someone", "ha"),
        "meet": Word("Meet", "to meet someone or something", "möta"),
        "other": Word("Other", "something else", "annan grupp, övrigt, annat"),
    }
)
Dimension = Annotated[
    Literal["know", "experience", "feel", "dare", "want", "can", "think", "say", "have", "meet", "other"], DIMENSION
]

GOAL_STATUS = Enumeration(
    {
        "active": Word("", "can be picked", "aktivt, aktiv"),
        "resting": Word("Resting", "cannot be picked for now", "vilande"),
        "retired": Word(
            "No longer in use", "is no longer picked, and stays for the sake of what it was picked for", "avslutat"
        ),
    }
)
GoalStatus = Annotated[Literal["active", "resting", "retired"], GOAL_STATUS]

ORIGIN = Enumeration(
    {"bank": Word("", "stood in the bank"), "added": Word("Added by those who picked", "was added by those who picked")}
)
Origin = Annotated[Literal["bank", "added"], ORIGIN]

METHODS = Enumeration(
    {
        "manual": Word("By deliberation", "talked over and agreed on", "genom överläggning"),
        "vote": Word("By vote", "by votes that were counted", "genom omröstning, omröstning"),
        "optimise": Word(
            "By calculation", "worked out by the program from wishes and limits", "genom beräkning, optimize"
        ),
    }
)
Method = Annotated[Literal["manual", "vote", "optimise"], METHODS]

MEASURES = Enumeration(
    {
        "mean": Word("Mean", "the mean of the values", "medelvärde"),
        "median": Word("Median", "the value in the middle", "medianvärde"),
        "share": Word("Share", "a share of a whole", "andel"),
        "max": Word("Highest value", "the greatest of the values", "högsta värde"),
        "count": Word("Number", "how many", "antal"),
    }
)
Measure = Annotated[Literal["mean", "median", "share", "max", "count"], MEASURES]

WANT = Enumeration(
    {
        "at-most": Word("", "no more than the limit", "högst, max"),
        "at-least": Word("", "no less than the limit", "minst, min"),
        "zero": Word("Zero", "none at all", "noll, 0"),
        "increase": Word("Increase", "more than at the baseline, up to the target", "öka"),
        "decrease": Word("Decrease", "less than at the baseline, down to the target", "minska"),
        "keep": Word("Keep the level", "as at the baseline", "behålla nivån, behålla"),
    }
)
Want = Annotated[Literal["at-most", "at-least", "zero", "increase", "decrease", "keep"], WANT]

SPLIT = Enumeration(
    {
        "gender": Word("Gender", "by gender", "kön"),
        "school": Word("School", "by school", "skola"),
        "district": Word("District", "by part of the municipality", "område"),
    }
)
Split = Annotated[Literal["gender", "school", "district"], SPLIT]

REACHED = Enumeration(
    {
        "fully": Word("Reached", "the goal was reached", "uppnått, helt uppnått"),
        "partly": Word("Partly reached", "on the way, and not there", "delvis uppnått, delvis"),
        "not": Word("Not reached", "the goal was not reached", "inte uppnått, ej uppnått"),
        "unknown": Word("Not known", "it cannot be told", "går inte att avgöra, vet ej, vet inte"),
    }
)
Reached = Annotated[Literal["fully", "partly", "not", "unknown"], REACHED]

_BY_WORDS = {frozenset(each): each for each in globals().values() if isinstance(each, Enumeration)}


def allowing(words: Iterable[str]) -> Enumeration | None:
    """The enumeration of some words, in any order; None where they are of none."""
    return _BY_WORDS.get(frozenset(words))
