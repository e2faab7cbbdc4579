"""What the words of the format are called when a person reads them."""

from __future__ import annotations

from samverkan_cli.core.message import Message

KINDS = {
    "action-plan": Message("Action plan"),
    "strategy": Message("Strategy"),
    "programme": Message("Programme"),
    "policy": Message("Policy"),
    "guideline": Message("Guideline"),
    "inquiry": Message("Inquiry"),
    "proposal": Message("Proposal"),
    "report": Message("Report"),
}
DOCUMENT_STATUS = {
    "draft": Message("Draft"),
    "consultation": Message("Out for consultation"),
    "adopted": Message("Adopted"),
    "expired": Message("Expired"),
}
STATUS = {
    "planned": Message("Planned"),
    "ongoing": Message("Ongoing"),
    "done": Message("Done"),
    "verified": Message("Done and verified"),
    "paused": Message("Paused"),
    "dropped": Message("Dropped"),
}
PREVENTION = {"promotive": Message("Promotive"), "preventive": Message("Preventive"), "remedial": Message("Remedial")}
TIER = {
    "universal": Message("For everyone"),
    "selective": Message("For groups at risk"),
    "indicated": Message("For those with known needs"),
}
AUDIENCE = {
    "children": Message("Children"),
    "parents": Message("Parents"),
    "residents": Message("Residents"),
    "staff": Message("Staff"),
}
COOPERATION = {
    "support": Message("Support"),
    "staff": Message("Staff"),
    "skills": Message("Skills"),
    "funding": Message("Funding"),
    "information": Message("Information"),
    "premises": Message("Premises"),
    "administration": Message("Administration"),
}
EVIDENCE = {
    "evidence": Message("Evidence-based"),
    "knowledge": Message("Knowledge-based"),
    "experience": Message("Based on experience"),
    "unassessed": Message("Not assessed"),
}
DIRECTION = {
    "overall": Message("Overall"),
    "universal": Message("All children and young people"),
    "at-risk": Message("At risk"),
    "harmed": Message("Harmed"),
}
DIMENSION = {
    "know": Message("Know"),
    "experience": Message("Experience"),
    "feel": Message("Feel"),
    "dare": Message("Dare"),
    "want": Message("Want"),
    "can": Message("Can"),
    "think": Message("Think"),
    "say": Message("Say"),
    "have": Message("Have"),
    "meet": Message("Meet"),
    "other": Message("Other"),
}
GOAL_STATUS = {"active": Message("active"), "resting": Message("resting"), "retired": Message("retired")}
REACHED = {
    "fully": Message("Reached"),
    "partly": Message("Partly reached"),
    "not": Message("Not reached"),
    "unknown": Message("Not known"),
}
GROUPS = {
    "central-council": Message("Central council"),
    "local-council": Message("Local council"),
    "council": Message("Council"),
    "executive": Message("Executive group"),
    "steering": Message("Steering group"),
    "working": Message("Working group"),
    "reference": Message("Reference group"),
    "project": Message("Project group"),
    "other": Message("Other group"),
}
NEEDS = {"challenge": Message("Challenge"), "improvement": Message("Area to improve"), "priority": Message("Priority")}
HORIZON = {"short": Message("Short term"), "long": Message("Long term")}
SCOPES = {
    "global": Message("Global"),
    "national": Message("National"),
    "regional": Message("Regional"),
    "local": Message("Local"),
}
GOVERNING = {
    "act": Message("Act"),
    "ordinance": Message("Ordinance"),
    "regulation": Message("Regulation"),
    "convention": Message("Convention"),
    "goal": Message("Goal"),
    "strategy": Message("Strategy"),
    "programme": Message("Programme"),
    "guideline": Message("Guideline"),
    "agreement": Message("Agreement"),
}
FUNDING = {
    "ordinary": Message("Ordinary budget"),
    "internal": Message("Internal funds"),
    "state": Message("State grant"),
    "shared": Message("Shared budget"),
    "project": Message("Project funds"),
}
MEASURES = {
    "mean": Message("Mean"),
    "median": Message("Median"),
    "share": Message("Share"),
    "max": Message("Highest value"),
    "count": Message("Number"),
}
SPLIT = {"gender": Message("Gender"), "school": Message("School"), "district": Message("District")}
WANT = {
    "zero": Message("Zero"),
    "increase": Message("Increase"),
    "decrease": Message("Decrease"),
    "keep": Message("Keep the level"),
}
METHODS = {"manual": Message("By deliberation"), "vote": Message("By vote"), "optimise": Message("By calculation")}
TERMS = {"spring": Message("Spring term"), "autumn": Message("Autumn term")}
YEARS = {"odd": Message("odd years"), "even": Message("even years")}
OWNERS = {
    "function": Message("Function"),
    "unit": Message("Unit"),
    "administration": Message("Administrative department"),
    "board": Message("Board or committee"),
    "assembly": Message("Elected assembly"),
    "municipality": Message("Municipality"),
    "region": Message("Region"),
    "agency": Message("Government agency"),
    "association": Message("Association"),
    "company": Message("Company"),
    "population": Message("Part of the population"),
}
NEEDS = {
    "challenge": Message("Challenges"),
    "improvement": Message("Areas to improve"),
    "priority": Message("Priorities"),
}
RESTING = {"resting": Message("Resting"), "retired": Message("No longer in use")}
"""An active goal is what a goal is where nothing is said, and says nothing of it."""
ORIGIN = {"added": Message("Added by those who picked")}
"""A goal that stood in the bank says nothing of it."""
SCORES = (
    Message("0 of 3, not at all"),
    Message("1 of 3, to a small extent"),
    Message("2 of 3, to a large extent"),
    Message("3 of 3, wholly"),
)
"""How far a criterion is met, by its score."""
