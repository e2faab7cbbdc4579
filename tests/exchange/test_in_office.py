"""A table as LibreOffice saves it: nothing is otherwise in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.exchange.filled_in import filled_in
from samverkan_cli.exchange.taken_back import taken_back
from tests.document.test_docx_in_office import converted
from tests.exchange.round_trip import TODAY, workbook_of
from tests.plans.linked import project

pytestmark = pytest.mark.tools


def test_a_table_that_was_saved_by_another_program_changes_nothing(tmp_path: Path) -> None:
    plan, file = project("exempel"), tmp_path / "t.xlsx"
    file.write_bytes(workbook_of(plan))
    document = converted(file, "ods", tmp_path / "in")
    raw = converted(document, "xlsx", tmp_path / "out").read_bytes()
    back = taken_back(filled_in(raw, "t.xlsx"), plan, TODAY)
    assert not [*back.changes, *back.conflicts, *back.refused, *back.added, *back.gone, *back.notes]
