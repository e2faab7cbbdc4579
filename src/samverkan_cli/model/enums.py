"""The words that a field of a plan may hold where only some may, each with all that is known of it.

Every other part of the program reads them here. In a file a word stands as its id: `promotive`.
"""

from __future__ import annotations

from samverkan_cli.model.enumeration import Word


class DocumentKind(Word):
    """What kind of document a plan is."""

    ACTION_PLAN = "action-plan", "who is to do what, by when", "handlingsplan, åtgärdsplan"
    STRATEGY = "strategy", "the direction chosen to reach a goal", "strategi"
    PROGRAMME = "programme", "what the municipality wants to achieve in a field, and in broad strokes how", "program"
    POLICY = "policy", "the attitude to take, in principle", "policydokument"
    GUIDELINE = "guideline", "how something is to be done", "riktlinje, riktlinjer"
    INQUIRY = "inquiry", "an investigation; decides nothing yet", "utredning"
    PROPOSAL = "proposal", "a proposal to decide on; decides nothing yet", "förslag"
    REPORT = "report", "an account of how things are; decides nothing yet", "rapport"


class DocumentStatus(Word):
    """How far a document has come."""

    DRAFT = "draft", "being written; printed as a draft", "utkast"
    CONSULTATION = (
        "consultation",
        "sent out for comments; printed as a draft",
        "på remiss, remiss",
        "Out for consultation",
    )
    ADOPTED = "adopted", "decided, and in force", "fastställd, fastställt, antagen, antaget, beslutad, beslutat"
    EXPIRED = "expired", "no longer in force", "gäller inte längre, upphörd"


class Language(Word):
    """The language that a document is written in."""

    SV = "sv", "Swedish", "svenska, swedish", ""
    EN = "en", "English", "engelska, english", ""


class Outcome(Word):
    """What was done about a comment in a consultation."""

    FOLLOWED = "followed", "the plan was changed as asked", "följt, följd, tillgodosett", "Followed"
    PARTLY = "partly", "the plan was changed in part", "delvis, följt till en del", "Followed in part"
    DECLINED = (
        "declined",
        "the plan was not changed",
        "avslaget, avslag, inte följt, inte tillgodosett, ej tillgodosett",
        "Not followed",
    )
    NOTED = "noted", "nothing was asked for, or it is dealt with elsewhere", "noterat", "Noted"


class SectionPlace(Word):
    """Where a section stands."""

    BEFORE = "before", "before the plan table", "före, innan, före planen", ""
    AFTER = "after", "after the plan table", "efter, efter planen", ""
    APPENDIX = "appendix", "among the appendices", "bilaga", ""


class OwnerKind(Word):
    """What kind of owner answers."""

    FUNCTION = (
        "function",
        "a post, such as head of social services; whoever holds it answers",
        "funktion, befattning, chef, tjänsteman, tjänsteperson, handläggare",
    )
    UNIT = "unit", "a unit, such as a school or a health centre", "enhet"
    ADMINISTRATION = "administration", "an administration under a board", "förvaltning", "Administrative department"
    BOARD = "board", "a board of elected politicians", "nämnd, nämnd eller styrelse", "Board or committee"
    ASSEMBLY = "assembly", "the council of the municipality or the region", "fullmäktige", "Elected assembly"
    MUNICIPALITY = "municipality", "the municipality itself", "kommun"
    REGION = "region", "the region, which answers for health care"
    AGENCY = "agency", "a state agency, such as the police", "myndighet", "Government agency"
    ASSOCIATION = "association", "an association or another organisation of civil society", "förening"
    COMPANY = "company", "a company", "bolag, företag"
    POPULATION = (
        "population",
        "the people who live there; nobody who can be held to account",
        "befolkning, befolkningsgrupp",
        "Part of the population",
    )


class TermOfYear(Word):
    """A half of the year."""

    SPRING = "spring", "January to June", "vårterminen, vårtermin, våren, vår, vt", "Spring term"
    AUTUMN = "autumn", "July to December", "höstterminen, hösttermin, hösten, höst, ht, fall", "Autumn term"


class YearParity(Word):
    """Every other year."""

    ODD = "odd", "odd years, such as 2027", "udda, udda år", "odd years"
    EVEN = "even", "even years, such as 2028", "jämna, jämna år, jämnt", "even years"


class MeetingPeriod(Word):
    """In how long a time a group meets so many times."""

    HALF_YEAR = "half-year", "in each half-year, or school term", "halvår, termin", ""
    YEAR = "year", "in each year", "år", ""


class GroupKind(Word):
    """What kind of group it is."""

    CENTRAL_COUNCIL = (
        "central-council",
        "the council that leads cooperation in the whole municipality",
        "centralt samverkansråd, centralt råd",
    )
    LOCAL_COUNCIL = (
        "local-council",
        "a council for cooperation in one part of the municipality",
        "lokalt samverkansråd, lokalt råd",
    )
    COUNCIL = "council", "another council", "råd"
    EXECUTIVE = (
        "executive",
        "managers who prepare and carry out what a council decides",
        "ledningsgrupp",
        "Executive group",
    )
    STEERING = "steering", "decides on direction and means", "styrgrupp", "Steering group"
    WORKING = "working", "does the work", "arbetsgrupp", "Working group"
    REFERENCE = "reference", "gives views, such as young people or parents", "referensgrupp", "Reference group"
    PROJECT = "project", "exists for a time, and then ends", "projektgrupp", "Project group"
    OTHER = "other", "another kind of group", "annan grupp, övrigt, annat", "Other group"


class Audience(Word):
    """Whom something is for, or whose experience it is about."""

    CHILDREN = "children", "children and young people", "barn, barn och unga, elever, unga, ungdomar"
    PARENTS = "parents", "parents and other adults close to children", "föräldrar, vårdnadshavare"
    RESIDENTS = "residents", "everyone who lives in the municipality", "invånare"
    STAFF = "staff", "those who work with children and families", "personal"


class GoverningKind(Word):
    """What kind of document steers a plan."""

    ACT = "act", "an act of parliament", "lag"
    ORDINANCE = "ordinance", "an ordinance of the government", "förordning"
    REGULATION = "regulation", "binding rules or general advice of an agency", "föreskrift, föreskrifter"
    CONVENTION = "convention", "a convention between states", "konvention"
    GOAL = "goal", "a goal that others have set", "mål"
    STRATEGY = "strategy", "a strategy", "strategi"
    PROGRAMME = "programme", "a programme", "program"
    GUIDELINE = "guideline", "a guideline", "riktlinje, riktlinjer"
    AGREEMENT = "agreement", "an agreement", "överenskommelse, avtal"


class Scope(Word):
    """Where a governing document holds."""

    GLOBAL = "global", "holds all over the world", "globalt"
    NATIONAL = "national", "holds in the whole country", "nationellt, nationell"
    REGIONAL = "regional", "holds in the region", "regionalt"
    LOCAL = "local", "holds in the municipality", "lokalt, lokal"


class NeedKind(Word):
    """What kind of need it is."""

    CHALLENGE = "challenge", "something that is hard, and has to be met", "utmaning", None, "Challenges"
    IMPROVEMENT = (
        "improvement",
        "something that is done and could be done better",
        "förbättringsområde",
        "Area to improve",
        "Areas to improve",
    )
    PRIORITY = "priority", "what was put first among the needs", "prioritering", None, "Priorities"


class Horizon(Word):
    """Whether a need is met soon or in the long run."""

    SHORT = "short", "soon, within this plan", "kort sikt, kort, på kort sikt", "Short term"
    LONG = "long", "in the long run, beyond this plan", "lång sikt, lång, på lång sikt", "Long term"


class FundingKind(Word):
    """What kind of money it is."""

    ORDINARY = "ordinary", "the ordinary budget", "ordinarie budget, ordinarie", "Ordinary budget"
    INTERNAL = "internal", "funds of the municipality that one applies for", "interna medel", "Internal funds"
    STATE = "state", "a grant of the state", "statsbidrag", "State grant"
    SHARED = "shared", "a budget that several share", "gemensam budget", "Shared budget"
    PROJECT = "project", "money for a project, for a time", "projektmedel", "Project funds"


class Status(Word):
    """How far an activity or a milestone has come."""

    PLANNED = (
        "planned",
        "decided on and not begun",
        "planerad, planerat, planeras, ej påbörjad, ej påbörjat, inte påbörjad, inte påbörjat, ej startad, ej startat",
    )
    ONGOING = "ongoing", "begun", "pågår, pågående, påbörjad, påbörjat"
    DONE = "done", "carried out", "genomförd, genomfört, klar, klart, färdig, färdigt"
    VERIFIED = (
        "verified",
        "carried out, and its effect has been looked at",
        "genomförd och bekräftad, bekräftad",
        "Done and verified",
    )
    PAUSED = "paused", "begun, and resting for now", "pausad, pausat"
    DROPPED = "dropped", "will not be carried out", "utgår, utgått"


class Prevention(Word):
    """A level of prevention."""

    PROMOTIVE = "promotive", "strengthens what is healthy, for everyone", "främjande, hälsofrämjande"
    PREVENTIVE = "preventive", "acts before a known risk becomes a problem", "förebyggande"
    REMEDIAL = "remedial", "acts when a problem is there", "åtgärdande"


class Tier(Word):
    """Whether something is for all, for some or for the single one."""

    UNIVERSAL = (
        "universal",
        "for everyone, whatever the risk",
        "universell, alla barn och unga, för alla",
        "For everyone",
    )
    SELECTIVE = (
        "selective",
        "for groups where the risk is greater",
        "för grupper i riskzonen, selektiv",
        "For groups at risk",
    )
    INDICATED = (
        "indicated",
        "for single persons with known problems",
        "för dem med kända behov, indikerad",
        "For those with known needs",
    )


class Cooperation(Word):
    """What kind of cooperation an activity is."""

    SUPPORT = "support", "support to children and families, given together", "stöd"
    STAFF = "staff", "staff who are shared or work side by side", "personal"
    SKILLS = "skills", "training and knowledge in common", "kompetens"
    FUNDING = "funding", "money that is shared or sought together", "finansiering"
    INFORMATION = "information", "information that is shared or given together"
    PREMISES = "premises", "premises in common", "lokaler"
    ADMINISTRATION = "administration", "routines, systems and planning in common", "förvaltning"


class Evidence(Word):
    """What is known of an effect."""

    EVIDENCE = "evidence", "research has shown an effect", "evidensbaserad, evidens", "Evidence-based"
    KNOWLEDGE = (
        "knowledge",
        "there is knowledge that speaks for it, and no study of its effect",
        "kunskapsbaserad, kunskap",
        "Knowledge-based",
    )
    EXPERIENCE = "experience", "experience speaks for it", "erfarenhetsbaserad, erfarenhet", "Based on experience"
    UNASSESSED = "unassessed", "nobody has looked at what is known", "inte bedömd, ej bedömd", "Not assessed"


class Direction(Word):
    """Which children a goal is about."""

    OVERALL = "overall", "holds for all of the directions", "övergripande"
    UNIVERSAL = (
        "universal",
        "all children and young people",
        "universell, alla barn och unga",
        "All children and young people",
    )
    AT_RISK = (
        "at-risk",
        "children and young people who are at risk of harm",
        "barn och unga som riskerar att fara illa, riskerar att fara illa, i riskzonen",
    )
    HARMED = "harmed", "children and young people who come to harm", "barn och unga som far illa, far illa"


class Dimension(Word):
    """What kind of experience a goal is about."""

    KNOW = "know", "to know something", "veta"
    EXPERIENCE = "experience", "to experience something", "uppleva, erfarenhet"
    FEEL = "feel", "to feel something, such as safe", "känna"
    DARE = "dare", "to dare something", "våga"
    WANT = "want", "to want something", "vilja"
    CAN = "can", "to be able to do something", "kunna"
    THINK = "think", "to think something", "tänka"
    SAY = "say", "to say something", "säga"
    HAVE = "have", "to have something or someone", "ha"
    MEET = "meet", "to meet someone or something", "möta"
    OTHER = "other", "something else", "övrigt, annat"


class GoalStatus(Word):
    """Whether a goal can be picked."""

    ACTIVE = "active", "can be picked", "aktivt, aktiv", ""
    RESTING = "resting", "cannot be picked for now", "vilande"
    RETIRED = (
        "retired",
        "is no longer picked, and stays for the sake of what it was picked for",
        "avslutat, används inte längre",
        "No longer in use",
    )


class Origin(Word):
    """Where a goal comes from."""

    BANK = "bank", "stood in the bank", "", ""
    ADDED = "added", "was added by those who picked", "tillagt av dem som valde", "Added by those who picked"


class Method(Word):
    """How goals were picked."""

    MANUAL = "manual", "talked over and agreed on", "genom överläggning", "By deliberation"
    VOTE = "vote", "by votes that were counted", "genom omröstning, omröstning, röstning, rösta, votering", "By vote"
    OPTIMISE = (
        "optimise",
        "worked out by the program from wishes and limits",
        "genom beräkning, optimize",
        "By calculation",
    )


class Measure(Word):
    """What kind of measure an indicator is."""

    MEAN = "mean", "the mean of the values", "medelvärde"
    MEDIAN = "median", "the value in the middle", "medianvärde"
    SHARE = "share", "a share of a whole", "andel"
    MAX = "max", "the greatest of the values", "högsta värde", "Highest value"
    COUNT = "count", "how many", "antal", "Number"


class Want(Word):
    """What is wanted of the value of an indicator."""

    AT_MOST = "at-most", "no more than the limit", "högst, max", ""
    AT_LEAST = "at-least", "no less than the limit", "minst, min", ""
    ZERO = "zero", "none at all", "noll, 0"
    INCREASE = "increase", "more than at the baseline, up to the target", "öka, ökar"
    DECREASE = "decrease", "less than at the baseline, down to the target", "minska, minskar"
    KEEP = "keep", "as at the baseline", "behålla nivån, behålla", "Keep the level"


class Split(Word):
    """How the values of an indicator are split."""

    GENDER = "gender", "by gender", "kön"
    SCHOOL = "school", "by school", "skola"
    DISTRICT = "district", "by part of the municipality", "område"


class Reached(Word):
    """How far a goal was reached."""

    FULLY = "fully", "the goal was reached", "uppnått, helt uppnått", "Reached"
    PARTLY = "partly", "on the way, and not there", "delvis uppnått, delvis", "Partly reached"
    NOT = "not", "the goal was not reached", "inte uppnått, ej uppnått", "Not reached"
    UNKNOWN = "unknown", "it cannot be told", "går inte att avgöra, vet ej, vet inte", "Not known"
