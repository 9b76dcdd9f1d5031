"""Every pack is sound: its forms can be met, its rules match their examples."""

from __future__ import annotations

import pytest

from crosscheck.extract.linting import lint_pack
from crosscheck.language.pack import available


@pytest.mark.parametrize("code", available())
def test_a_pack_has_no_problems(code: str) -> None:
    assert [str(problem) for problem in lint_pack(code)] == []
