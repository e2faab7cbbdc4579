"""Each example of the specification is read as it is meant, or refused by name; what falls away is reported."""

from __future__ import annotations

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.lints import lint, suspected
from samverkan_cli.yamltext.parser import read
from tests.yamltext.specification import EXAMPLES, REFUSED
from tests.yamltext.specification_rest import REST

ALL = {**EXAMPLES, **REST}


@pytest.mark.parametrize("name", ALL)
def test_an_example_is_right_or_refused_by_name(name: str) -> None:
    text, data, codes = ALL[name]
    source = Source("plan.yaml", text.removeprefix("\ufeff"))
    reading = read(source)
    found = list(reading.findings)
    if reading.whole and reading.root is not None and suspected(source):
        found += lint(source, reading.root)
    assert tuple(dict.fromkeys(each.code for each in found)) == codes
    assert (reading.data if reading.whole else REFUSED) == data
