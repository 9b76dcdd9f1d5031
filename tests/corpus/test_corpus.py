"""Cases of the corpus are read as they say: in each language and dimension at least as many as `floors.json` holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.comparing import differences
from tests.corpus.loading import Case, load_corpus

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def _cases() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {}
    for case in load_corpus():
        found.setdefault(f"{case.language}/{case.dimension}", []).append(case)
    return found


@pytest.mark.parametrize(("dimension", "cases"), sorted(_cases().items()))
def test_no_fewer_cases_are_read_as_they_say(dimension: str, cases: list[Case]) -> None:
    missed = [case.id for case in cases if differences(case)]
    assert len(cases) - len(missed) >= FLOORS[dimension], f"missed: {', '.join(missed)}"


def test_every_dimension_has_a_floor() -> None:
    assert sorted(FLOORS) == sorted(_cases())
