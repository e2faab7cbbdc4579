"""What each of the words means that may stand where only some may."""

from __future__ import annotations

from samverkan_cli.core.message import marked

_SETS: tuple[dict[str, str], ...] = (
    {
        "action-plan": marked("who is to do what, by when"),
        "strategy": marked("the direction chosen to reach a goal"),
        "programme": marked("what the municipality wants to achieve in a field, and in broad strokes how"),
        "policy": marked("the attitude to take, in principle"),
        "guideline": marked("how something is to be done"),
        "inquiry": marked("an investigation; decides nothing yet"),
        "proposal": marked("a proposal to decide on; decides nothing yet"),
        "report": marked("an account of how things are; decides nothing yet"),
    },
    {
        "draft": marked("being written; printed as a draft"),
        "consultation": marked("sent out for comments; printed as a draft"),
        "adopted": marked("decided, and in force"),
        "expired": marked("no longer in force"),
    },
    {"sv": marked("Swedish"), "en": marked("English")},
    {
        "before": marked("before the plan table"),
        "after": marked("after the plan table"),
        "appendix": marked("among the appendices"),
    },
    {
        "function": marked("a post, such as head of social services; whoever holds it answers"),
        "unit": marked("a unit, such as a school or a health centre"),
        "administration": marked("an administration under a board"),
        "board": marked("a board of elected politicians"),
        "assembly": marked("the council of the municipality or the region"),
        "municipality": marked("the municipality itself"),
        "region": marked("the region, which answers for health care"),
        "agency": marked("a state agency, such as the police"),
        "association": marked("an association or another organisation of civil society"),
        "company": marked("a company"),
        "population": marked("the people who live there; nobody who can be held to account"),
    },
    {
        "central-council": marked("the council that leads cooperation in the whole municipality"),
        "local-council": marked("a council for cooperation in one part of the municipality"),
        "council": marked("another council"),
        "executive": marked("managers who prepare and carry out what a council decides"),
        "steering": marked("decides on direction and means"),
        "working": marked("does the work"),
        "reference": marked("gives views, such as young people or parents"),
        "project": marked("exists for a time, and then ends"),
        "other": marked("another kind of group"),
    },
    {
        "children": marked("children and young people"),
        "parents": marked("parents and other adults close to children"),
        "residents": marked("everyone who lives in the municipality"),
        "staff": marked("those who work with children and families"),
    },
    {"spring": marked("January to June"), "autumn": marked("July to December")},
    {"odd": marked("odd years, such as 2027"), "even": marked("even years, such as 2028")},
    {"half-year": marked("in each half-year, or school term"), "year": marked("in each year")},
    {
        "act": marked("an act of parliament"),
        "ordinance": marked("an ordinance of the government"),
        "regulation": marked("binding rules or general advice of an agency"),
        "convention": marked("a convention between states"),
        "goal": marked("a goal that others have set"),
        "strategy": marked("a strategy"),
        "programme": marked("a programme"),
        "guideline": marked("a guideline"),
        "agreement": marked("an agreement"),
    },
    {
        "global": marked("holds all over the world"),
        "national": marked("holds in the whole country"),
        "regional": marked("holds in the region"),
        "local": marked("holds in the municipality"),
    },
    {
        "challenge": marked("something that is hard, and has to be met"),
        "improvement": marked("something that is done and could be done better"),
        "priority": marked("what was put first among the needs"),
    },
    {"short": marked("soon, within this plan"), "long": marked("in the long run, beyond this plan")},
    {
        "planned": marked("decided on and not begun"),
        "ongoing": marked("begun"),
        "done": marked("carried out"),
        "verified": marked("carried out, and its effect has been looked at"),
        "paused": marked("begun, and resting for now"),
        "dropped": marked("will not be carried out"),
    },
    {
        "promotive": marked("strengthens what is healthy, for everyone"),
        "preventive": marked("acts before a known risk becomes a problem"),
        "remedial": marked("acts when a problem is there"),
    },
    {
        "universal": marked("for everyone, whatever the risk"),
        "selective": marked("for groups where the risk is greater"),
        "indicated": marked("for single persons with known problems"),
    },
    {
        "support": marked("support to children and families, given together"),
        "staff": marked("staff who are shared or work side by side"),
        "skills": marked("training and knowledge in common"),
        "funding": marked("money that is shared or sought together"),
        "information": marked("information that is shared or given together"),
        "premises": marked("premises in common"),
        "administration": marked("routines, systems and planning in common"),
    },
    {
        "evidence": marked("research has shown an effect"),
        "knowledge": marked("there is knowledge that speaks for it, and no study of its effect"),
        "experience": marked("experience speaks for it"),
        "unassessed": marked("nobody has looked at what is known"),
    },
    {
        "overall": marked("holds for all of the directions"),
        "universal": marked("all children and young people"),
        "at-risk": marked("children and young people who are at risk of harm"),
        "harmed": marked("children and young people who come to harm"),
    },
    {
        "know": marked("to know something"),
        "experience": marked("to experience something"),
        "feel": marked("to feel something, such as safe"),
        "dare": marked("to dare something"),
        "want": marked("to want something"),
        "can": marked("to be able to do something"),
        "think": marked("to think something"),
        "say": marked("to say something"),
        "have": marked("to have something or someone"),
        "meet": marked("to meet someone or something"),
        "other": marked("something else"),
    },
    {
        "active": marked("can be picked"),
        "resting": marked("cannot be picked for now"),
        "retired": marked("is no longer picked, and stays for the sake of what it was picked for"),
    },
    {"bank": marked("stood in the bank"), "added": marked("was added by those who picked")},
    {
        "manual": marked("talked over and agreed on"),
        "vote": marked("by votes that were counted"),
        "optimise": marked("worked out by the program from wishes and limits"),
    },
    {
        "mean": marked("the mean of the values"),
        "median": marked("the value in the middle"),
        "share": marked("a share of a whole"),
        "max": marked("the greatest of the values"),
        "count": marked("how many"),
    },
    {
        "at-most": marked("no more than the limit"),
        "at-least": marked("no less than the limit"),
        "zero": marked("none at all"),
        "increase": marked("more than at the baseline, up to the target"),
        "decrease": marked("less than at the baseline, down to the target"),
        "keep": marked("as at the baseline"),
    },
    {"gender": marked("by gender"), "school": marked("by school"), "district": marked("by part of the municipality")},
    {
        "ordinary": marked("the ordinary budget"),
        "internal": marked("funds of the municipality that one applies for"),
        "state": marked("a grant of the state"),
        "shared": marked("a budget that several share"),
        "project": marked("money for a project, for a time"),
    },
    {
        "fully": marked("the goal was reached"),
        "partly": marked("on the way, and not there"),
        "not": marked("the goal was not reached"),
        "unknown": marked("it cannot be told"),
    },
)

EXPLAINED = {tuple(words): words for words in _SETS}
"""For each set of allowed words, in the order in which a model has them, what each of them means, in English."""


def explained(words: tuple[str, ...]) -> dict[str, str]:
    """What each of some allowed words means, in English; nothing where nobody has said."""
    return EXPLAINED.get(words, dict.fromkeys(words, ""))
