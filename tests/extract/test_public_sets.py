"""The public sets beside the checkout are read as well as promised, and no case of theirs is left uncounted."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.public.__main__ import reads
from bench.public.cases import GOALS, ROOT, Kind, PublicCase
from bench.public.days import day_cases
from bench.public.numbers import number_cases
from bench.public.sums import money_cases

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ROOT.exists(), reason="the public sets do not lie beside the checkout"),
]


@pytest.fixture(scope="module")
def cases() -> list[PublicCase]:
    return [*number_cases(), *money_cases(), *day_cases()]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", GOALS)
def test_the_cases_in_scope_are_read_as_well_as_promised(cases: list[PublicCase], kind: Kind, language: str) -> None:
    scope = [reads(case) for case in cases if (case.kind, case.language, case.out) == (kind, language, "")]
    assert sum(scope) / len(scope) >= GOALS[kind]


def test_every_case_left_out_has_a_reason_that_others_share(cases: list[PublicCase]) -> None:
    reasons = Counter(case.out for case in cases if case.out)
    assert max(reasons.values()) < len(cases) / 4
    assert sum(reasons.values()) + sum(not case.out for case in cases) == len(cases)
