"""Every case of the corpus is read as it says; one that is not supported yet fails, and passes no day longer."""

from __future__ import annotations

import pytest

from tests.corpus.comparing import differences
from tests.corpus.loading import Case, load_corpus


def _marked(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.unsupported, strict=True)] if case.unsupported else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in load_corpus()])
def test_a_case_is_read_as_it_says(case: Case) -> None:
    assert not differences(case)
