"""SAM503 target-behind-baseline."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related


def check(plan: Project, given: Given) -> Findings:
    """Report every target that lies where the value already is, or on the wrong side of it."""
    for indicator in plan.indicators:
        want, baseline, target = indicator.want, indicator.baseline, indicator.target
        began = baseline.value if baseline is not None and baseline.whole("value") else None
        wanted = target.value if target is not None and target.whole("value") else None
        if want not in ("increase", "decrease") or began is None or wanted is None:
            continue
        title, more = indicator.title, want == "increase"
        if wanted == began:
            message = Message("{indicator} begins at {began}, and its target is the same", indicator=title, began=began)
        elif more and wanted < began:
            message = Message(
                "{indicator} is to increase, but its target {wanted} is less than its baseline {began}",
                indicator=title,
                wanted=wanted,
                began=began,
            )
        elif not more and wanted > began:
            message = Message(
                "{indicator} is to decrease, but its target {wanted} is more than its baseline {began}",
                indicator=title,
                wanted=wanted,
                began=began,
            )
        else:
            continue
        yield Finding(
            indicator.at("target"),
            message,
            help=Message("Correct the target or the baseline, or write another word under want"),
            related=(Related(Message("the baseline is here"), indicator.at("baseline")),),
        )
