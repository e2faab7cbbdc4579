"""The kinds of value that a plan holds, and how each is written. Every one is read from text."""

from samverkan_cli.model.values.kind import Kind, Wrong
from samverkan_cli.model.values.numbers import (
    Ages,
    AgeSpan,
    Article,
    Count,
    Kronor,
    Limit,
    Number,
    Ordinal,
    Score,
    Year,
    YesNo,
    as_ages,
    as_number,
)
from samverkan_cli.model.values.text import Address, Colour, Line, MunicipalCode, Sign, Text, Title
from samverkan_cli.model.values.time import (
    Dated,
    Day,
    Duration,
    Lasting,
    Recurring,
    Unit,
    When,
    as_duration,
    likely_date,
)
