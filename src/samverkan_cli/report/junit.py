"""Findings as JUnit's XML, which Jenkins, GitLab and Azure show as tests that fail.

A plan is a suite. What fails is what makes the run fail; other findings are tests that pass, with what was found as
their output. A rule that found nothing is a test that passes, one that could not judge the plan is a test skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from samverkan_cli.check.rule import Diagnostic, Rule
from samverkan_cli.core.inert import inert_xml
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Span
from samverkan_cli.report.report import Judged, Report, writable

WORKSPACE = "workspace"
"""The suite of what belongs to no single plan: shared parts and samverkan.yaml."""


def findings(report: Report) -> str:
    """All findings as one XML document."""
    suites = [_suite(plan.name, _of_plan(plan, report)) for plan in report.plans]
    shared = [each for each in report.found if each.plan is None]
    if shared:
        suites.append(_suite(WORKSPACE, _failing(shared, report)))
    root = ET.Element("testsuites", {"name": "samverkan", **_sums(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inert_xml(ET.tostring(root, encoding="unicode"))}\n'


def _suite(name: str, tests: Iterable[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=writable(name))
    for test in tests:
        test.set("classname", writable(name))
        suite.append(test)
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    suite.set("tests", str(len(suite)))
    for key, tag in counts.items():
        suite.set(key, str(sum(1 for _ in suite.iter(tag))))
    return suite


def _sums(suites: Sequence[ET.Element]) -> dict[str, str]:
    return {key: str(sum(int(suite.attrib[key]) for suite in suites)) for key in ("tests", "failures", "errors")}


def _of_plan(plan: Judged, report: Report) -> Iterator[ET.Element]:
    """The tests of a plan, in the order of the rules."""
    own: dict[str, list[Diagnostic]] = {}
    for each in report.found:
        if each.plan == plan.name:
            own.setdefault(each.code, []).append(each)
    concerned = {each.code for each in report.found if plan.name in each.plans}
    for rule in plan.rules:
        if rule.code in own:
            yield from _failing(own[rule.code], report)
        elif rule.code in plan.not_run:
            test = _test(rule)
            ET.SubElement(test, "skipped", message=report.speech(Message("The rule could not judge the plan")))
            yield test
        elif rule.code not in concerned:
            yield _test(rule)


def _failing(found: Iterable[Diagnostic], report: Report) -> Iterator[ET.Element]:
    """A test for each finding. Its name tells no line, so that it is the same test when the line has moved."""
    seen: Counter[str] = Counter()
    for each in found:
        file = report.file(each.span.file) if each.span is not None else ""
        name = f"{each.code} {each.name}: {'/'.join(map(str, each.route)) or file}"
        seen[name] += 1
        test = ET.Element("testcase", name=writable(f"{name} ({seen[name]})" if seen[name] > 1 else name))
        message = writable(report.speech(each.message))
        if report.least is not None and each.level >= report.least:
            ET.SubElement(test, "failure", type=each.level.word, message=message).text = _details(each, report)
        else:
            ET.SubElement(test, "system-out").text = f"{each.level.word}: {message}\n{_details(each, report)}"
        yield test


def _test(rule: Rule) -> ET.Element:
    return ET.Element("testcase", name=f"{rule.code} {rule.name}")


def _details(each: Diagnostic, report: Report) -> str:
    """Where it is, what to do, and what else it speaks of."""
    lines = [_where(each.span, report)] if each.span is not None else []
    lines += [f"{report.speech(message)}: {_where(span, report)}" for message, span in each.related]
    lines += [report.speech(each.help)] if each.help is not None else []
    return writable("\n".join(lines))


def _where(span: Span, report: Report) -> str:
    return f"{report.file(span.file)}:{span.line}:{span.column}"
