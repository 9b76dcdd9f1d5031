"""Every case of the corpus is read as it says; what is not supported yet is a strict xfail with its reason."""

from __future__ import annotations

import pytest

from tests.corpus.comparing import differences
from tests.corpus.loading import Case, load_corpus


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in load_corpus()])
def test_a_case_is_read_as_the_corpus_says(case: Case) -> None:
    assert differences(case) == (), f"{case.title} | {case.text} ({case.reason})"
