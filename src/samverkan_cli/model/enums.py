"""The words that a field of a plan may hold where only some may, each with all that is known of it.

Every other part of the program reads them here. In a file a word stands as its id: `promotive`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from samverkan_cli.core.message import Message


class Word(StrEnum):
    """A word of an enumeration: id, label, what it means, what else people write for it, and its heading.

    Label, meaning and heading are English, to be translated; of a word without a label nothing is said. A spelling
    stands for one word of its enumeration alone: "avslutad" (done, or dropped?) has no place here.
    """

    meaning: str
    spellings: tuple[str, ...]
    label: Message
    heading: Message

    def __new__(cls, id: str, label: str, meaning: str, spellings: str = "", heading: str = "") -> Self:
        """A word; `spellings` has commas between, and `heading` is what stands above several things of it."""
        word = str.__new__(cls, id)
        word._value_, word.meaning, word.spellings = id, meaning, tuple(filter(None, spellings.split(", ")))
        word.label, word.heading = Message(label), Message(heading or label)
        return word


class DocumentKind(Word):
    """What kind of document a plan is."""

    ACTION_PLAN = "action-plan", "Action plan", "who is to do what, by when", "handlingsplan, åtgärdsplan"
    STRATEGY = "strategy", "Strategy", "the direction chosen to reach a goal", "strategi"
    PROGRAMME = (
        "programme",
        "Programme",
        "what the municipality wants to achieve in a field, and in broad strokes how",
        "program",
    )
    POLICY = "policy", "Policy", "the attitude to take, in principle", "policydokument"
    GUIDELINE = "guideline", "Guideline", "how something is to be done", "riktlinje, riktlinjer"
    INQUIRY = "inquiry", "Inquiry", "an investigation; decides nothing yet", "utredning"
    PROPOSAL = "proposal", "Proposal", "a proposal to decide on; decides nothing yet", "förslag"
    REPORT = "report", "Report", "an account of how things are; decides nothing yet", "rapport"


class DocumentStatus(Word):
    """How far a document has come."""

    DRAFT = "draft", "Draft", "being written; printed as a draft", "utkast"
    CONSULTATION = (
        "consultation",
        "Out for consultation",
        "sent out for comments; printed as a draft",
        "på remiss, remiss",
    )
    ADOPTED = (
        "adopted",
        "Adopted",
        "decided, and in force",
        "fastställd, fastställt, antagen, antaget, beslutad, beslutat",
    )
    EXPIRED = "expired", "Expired", "no longer in force", "gäller inte längre, upphörd"


class Language(Word):
    """The language that a document is written in."""

    SV = "sv", "", "Swedish", "svenska, swedish"
    EN = "en", "", "English", "engelska, english"


class SectionPlace(Word):
    """Where a section stands."""

    BEFORE = "before", "", "before the plan table", "före"
    AFTER = "after", "", "after the plan table", "efter"
    APPENDIX = "appendix", "", "among the appendices", "bilaga"


class OwnerKind(Word):
    """What kind of owner answers."""

    FUNCTION = (
        "function",
        "Function",
        "a post, such as head of social services; whoever holds it answers",
        "funktion, befattning",
    )
    UNIT = "unit", "Unit", "a unit, such as a school or a health centre", "enhet"
    ADMINISTRATION = "administration", "Administrative department", "an administration under a board", "förvaltning"
    BOARD = "board", "Board or committee", "a board of elected politicians", "nämnd, nämnd eller styrelse"
    ASSEMBLY = "assembly", "Elected assembly", "the council of the municipality or the region", "fullmäktige"
    MUNICIPALITY = "municipality", "Municipality", "the municipality itself", "kommun"
    REGION = "region", "Region", "the region, which answers for health care"
    AGENCY = "agency", "Government agency", "a state agency, such as the police", "myndighet"
    ASSOCIATION = "association", "Association", "an association or another organisation of civil society", "förening"
    COMPANY = "company", "Company", "a company", "bolag, företag"
    POPULATION = (
        "population",
        "Part of the population",
        "the people who live there; nobody who can be held to account",
        "befolkning, befolkningsgrupp",
    )


class TermOfYear(Word):
    """A half of the year."""

    SPRING = "spring", "Spring term", "January to June", "vårterminen, vårtermin, vår"
    AUTUMN = "autumn", "Autumn term", "July to December", "höstterminen, hösttermin, höst, fall"


class YearParity(Word):
    """Every other year."""

    ODD = "odd", "odd years", "odd years, such as 2027", "udda, udda år"
    EVEN = "even", "even years", "even years, such as 2028", "jämna, jämna år, jämnt"


class MeetingPeriod(Word):
    """In how long a time a group meets so many times."""

    HALF_YEAR = "half-year", "", "in each half-year, or school term", "halvår, termin"
    YEAR = "year", "", "in each year", "år"


class GroupKind(Word):
    """What kind of group it is."""

    CENTRAL_COUNCIL = (
        "central-council",
        "Central council",
        "the council that leads cooperation in the whole municipality",
        "centralt samverkansråd, centralt råd",
    )
    LOCAL_COUNCIL = (
        "local-council",
        "Local council",
        "a council for cooperation in one part of the municipality",
        "lokalt samverkansråd, lokalt råd",
    )
    COUNCIL = "council", "Council", "another council", "råd"
    EXECUTIVE = (
        "executive",
        "Executive group",
        "managers who prepare and carry out what a council decides",
        "ledningsgrupp",
    )
    STEERING = "steering", "Steering group", "decides on direction and means", "styrgrupp"
    WORKING = "working", "Working group", "does the work", "arbetsgrupp"
    REFERENCE = "reference", "Reference group", "gives views, such as young people or parents", "referensgrupp"
    PROJECT = "project", "Project group", "exists for a time, and then ends", "projektgrupp"
    OTHER = "other", "Other group", "another kind of group", "annan grupp, övrigt, annat"


class Audience(Word):
    """Whom something is for, or whose experience it is about."""

    CHILDREN = "children", "Children", "children and young people", "barn, barn och unga"
    PARENTS = "parents", "Parents", "parents and other adults close to children", "föräldrar, vårdnadshavare"
    RESIDENTS = "residents", "Residents", "everyone who lives in the municipality", "invånare"
    STAFF = "staff", "Staff", "those who work with children and families", "personal"


class GoverningKind(Word):
    """What kind of document steers a plan."""

    ACT = "act", "Act", "an act of parliament", "lag"
    ORDINANCE = "ordinance", "Ordinance", "an ordinance of the government", "förordning"
    REGULATION = "regulation", "Regulation", "binding rules or general advice of an agency", "föreskrift, föreskrifter"
    CONVENTION = "convention", "Convention", "a convention between states", "konvention"
    GOAL = "goal", "Goal", "a goal that others have set", "mål"
    STRATEGY = "strategy", "Strategy", "a strategy", "strategi"
    PROGRAMME = "programme", "Programme", "a programme", "program"
    GUIDELINE = "guideline", "Guideline", "a guideline", "riktlinje, riktlinjer"
    AGREEMENT = "agreement", "Agreement", "an agreement", "överenskommelse, avtal"


class Scope(Word):
    """Where a governing document holds."""

    GLOBAL = "global", "Global", "holds all over the world", "globalt"
    NATIONAL = "national", "National", "holds in the whole country", "nationellt, nationell"
    REGIONAL = "regional", "Regional", "holds in the region", "regionalt"
    LOCAL = "local", "Local", "holds in the municipality", "lokalt, lokal"


class NeedKind(Word):
    """What kind of need it is."""

    CHALLENGE = "challenge", "Challenge", "something that is hard, and has to be met", "utmaning", "Challenges"
    IMPROVEMENT = (
        "improvement",
        "Area to improve",
        "something that is done and could be done better",
        "förbättringsområde",
        "Areas to improve",
    )
    PRIORITY = "priority", "Priority", "what was put first among the needs", "prioritering", "Priorities"


class Horizon(Word):
    """Whether a need is met soon or in the long run."""

    SHORT = "short", "Short term", "soon, within this plan", "kort sikt, kort, på kort sikt"
    LONG = "long", "Long term", "in the long run, beyond this plan", "lång sikt, lång, på lång sikt"


class FundingKind(Word):
    """What kind of money it is."""

    ORDINARY = "ordinary", "Ordinary budget", "the ordinary budget", "ordinarie budget, ordinarie"
    INTERNAL = "internal", "Internal funds", "funds of the municipality that one applies for", "interna medel"
    STATE = "state", "State grant", "a grant of the state", "statsbidrag"
    SHARED = "shared", "Shared budget", "a budget that several share", "gemensam budget"
    PROJECT = "project", "Project funds", "money for a project, for a time", "projektmedel"


class Status(Word):
    """How far an activity or a milestone has come."""

    PLANNED = "planned", "Planned", "decided on and not begun", "planerad, planerat"
    ONGOING = "ongoing", "Ongoing", "begun", "pågår, pågående, påbörjad, påbörjat"
    DONE = "done", "Done", "carried out", "genomförd, genomfört, klar, klart, färdig, färdigt"
    VERIFIED = (
        "verified",
        "Done and verified",
        "carried out, and its effect has been looked at",
        "genomförd och bekräftad, bekräftad",
    )
    PAUSED = "paused", "Paused", "begun, and resting for now", "pausad, pausat"
    DROPPED = "dropped", "Dropped", "will not be carried out", "utgår, utgått"


class Prevention(Word):
    """A level of prevention."""

    PROMOTIVE = "promotive", "Promotive", "strengthens what is healthy, for everyone", "främjande"
    PREVENTIVE = "preventive", "Preventive", "acts before a known risk becomes a problem", "förebyggande"
    REMEDIAL = "remedial", "Remedial", "acts when a problem is there", "åtgärdande"


class Tier(Word):
    """Whether something is for all, for some or for the single one."""

    UNIVERSAL = "universal", "For everyone", "for everyone, whatever the risk", "universell, alla barn och unga"
    SELECTIVE = (
        "selective",
        "For groups at risk",
        "for groups where the risk is greater",
        "för grupper i riskzonen, selektiv",
    )
    INDICATED = (
        "indicated",
        "For those with known needs",
        "for single persons with known problems",
        "för dem med kända behov, indikerad",
    )


class Cooperation(Word):
    """What kind of cooperation an activity is."""

    SUPPORT = "support", "Support", "support to children and families, given together", "stöd"
    STAFF = "staff", "Staff", "staff who are shared or work side by side", "personal"
    SKILLS = "skills", "Skills", "training and knowledge in common", "kompetens"
    FUNDING = "funding", "Funding", "money that is shared or sought together", "finansiering"
    INFORMATION = "information", "Information", "information that is shared or given together"
    PREMISES = "premises", "Premises", "premises in common", "lokaler"
    ADMINISTRATION = "administration", "Administration", "routines, systems and planning in common", "förvaltning"


class Evidence(Word):
    """What is known of an effect."""

    EVIDENCE = "evidence", "Evidence-based", "research has shown an effect", "evidensbaserad, evidens"
    KNOWLEDGE = (
        "knowledge",
        "Knowledge-based",
        "there is knowledge that speaks for it, and no study of its effect",
        "kunskapsbaserad, kunskap",
    )
    EXPERIENCE = ("experience", "Based on experience", "experience speaks for it", "erfarenhetsbaserad, erfarenhet")
    UNASSESSED = "unassessed", "Not assessed", "nobody has looked at what is known", "inte bedömd, ej bedömd"


class Direction(Word):
    """Which children a goal is about."""

    OVERALL = "overall", "Overall", "holds for all of the directions", "övergripande"
    UNIVERSAL = (
        "universal",
        "All children and young people",
        "all children and young people",
        "universell, alla barn och unga",
    )
    AT_RISK = (
        "at-risk",
        "At risk",
        "children and young people who are at risk of harm",
        "barn och unga som riskerar att fara illa, riskerar att fara illa",
    )
    HARMED = "harmed", "Harmed", "children and young people who come to harm", "barn och unga som far illa, far illa"


class Dimension(Word):
    """What kind of experience a goal is about."""

    KNOW = "know", "Know", "to know something", "veta"
    EXPERIENCE = "experience", "Experience", "to experience something", "erfarenhetsbaserad, erfarenhet, uppleva"
    FEEL = "feel", "Feel", "to feel something, such as safe", "känna"
    DARE = "dare", "Dare", "to dare something", "våga"
    WANT = "want", "Want", "to want something", "vilja"
    CAN = "can", "Can", "to be able to do something", "kunna"
    THINK = "think", "Think", "to think something", "tänka"
    SAY = "say", "Say", "to say something", "säga"
    HAVE = "have", "Have", "to have something or someone", "ha"
    MEET = "meet", "Meet", "to meet someone or something", "möta"
    OTHER = "other", "Other", "something else", "annan grupp, övrigt, annat"


class GoalStatus(Word):
    """Whether a goal can be picked."""

    ACTIVE = "active", "", "can be picked", "aktivt, aktiv"
    RESTING = "resting", "Resting", "cannot be picked for now", "vilande"
    RETIRED = (
        "retired",
        "No longer in use",
        "is no longer picked, and stays for the sake of what it was picked for",
        "avslutat, används inte längre",
    )


class Origin(Word):
    """Where a goal comes from."""

    BANK = "bank", "", "stood in the bank"
    ADDED = "added", "Added by those who picked", "was added by those who picked", "tillagt av dem som valde"


class Method(Word):
    """How goals were picked."""

    MANUAL = "manual", "By deliberation", "talked over and agreed on", "genom överläggning"
    VOTE = "vote", "By vote", "by votes that were counted", "genom omröstning, omröstning"
    OPTIMISE = (
        "optimise",
        "By calculation",
        "worked out by the program from wishes and limits",
        "genom beräkning, optimize",
    )


class Measure(Word):
    """What kind of measure an indicator is."""

    MEAN = "mean", "Mean", "the mean of the values", "medelvärde"
    MEDIAN = "median", "Median", "the value in the middle", "medianvärde"
    SHARE = "share", "Share", "a share of a whole", "andel"
    MAX = "max", "Highest value", "the greatest of the values", "högsta värde"
    COUNT = "count", "Number", "how many", "antal"


class Want(Word):
    """What is wanted of the value of an indicator."""

    AT_MOST = "at-most", "", "no more than the limit", "högst, max"
    AT_LEAST = "at-least", "", "no less than the limit", "minst, min"
    ZERO = "zero", "Zero", "none at all", "noll, 0"
    INCREASE = "increase", "Increase", "more than at the baseline, up to the target", "öka"
    DECREASE = "decrease", "Decrease", "less than at the baseline, down to the target", "minska"
    KEEP = "keep", "Keep the level", "as at the baseline", "behålla nivån, behålla"


class Split(Word):
    """How the values of an indicator are split."""

    GENDER = "gender", "Gender", "by gender", "kön"
    SCHOOL = "school", "School", "by school", "skola"
    DISTRICT = "district", "District", "by part of the municipality", "område"


class Reached(Word):
    """How far a goal was reached."""

    FULLY = "fully", "Reached", "the goal was reached", "uppnått, helt uppnått"
    PARTLY = "partly", "Partly reached", "on the way, and not there", "delvis uppnått, delvis"
    NOT = "not", "Not reached", "the goal was not reached", "inte uppnått, ej uppnått"
    UNKNOWN = "unknown", "Not known", "it cannot be told", "går inte att avgöra, vet ej, vet inte"
