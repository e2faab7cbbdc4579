"""The kinds of value that a plan holds, and how each is written. Every one is read from text."""

from samverkan_cli.model.values.colour import Accent, Ground
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
from samverkan_cli.model.values.path import File, Folder
from samverkan_cli.model.values.text import Address, LanguageTag, Line, MunicipalCode, Sign, Text, Title
from samverkan_cli.model.values.time import (
    Duration,
    Every,
    Lasting,
    Ongoing,
    Rate,
    Recurring,
    Repeated,
    Turn,
    Unit,
    as_duration,
    as_every,
)
from samverkan_cli.model.values.when import (
    Dated,
    Day,
    Ending,
    From,
    FurtherNotice,
    OpenUntil,
    Stretch,
    Until,
    When,
    as_when,
    first_of,
    last_of,
    likely_date,
)
