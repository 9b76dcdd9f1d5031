"""Days of visits, and weekdays that contradict their date."""

from __future__ import annotations

import pytest

from crosscheck.model.claim import Claim
from tests.judge.making import article, judged, judged_facts, stop, types


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (stop("a", "2024-05-05"), stop("b", "2024-05-05"), "agree"),
        (stop("a", "2024-05-05"), stop("b", "2024-05-01", "2024-05-31", grain="month"), "compatible"),
        (stop("a", "2024-05-05", certainty="planned"), stop("b", "2024-05-06"), "date"),
        (stop("a", "2024-05-05"), stop("b", "2024-05-05", "2024-05-07"), "compatible"),
        (stop("a", "2024-05-05"), stop("b", "2024-05-08", revises=True), "date"),
        (stop("a", "2024-05-05"), stop("b", "2024-05-08", who=()), "compatible"),
        (stop("a", "2024-05-05", where=None), stop("b", "2024-05-08"), "compatible"),
    ],
)
def test_two_days_conflict_where_no_day_lies_in_both(first: Claim, second: Claim, expected: str) -> None:
    assert types(judged((first, second))) == [expected]


def test_a_postponement_that_the_text_tells_revises_the_day() -> None:
    articles = (article("a", "2024-05-02T12:00:00+00:00"), article("b", "2024-05-04T12:00:00+00:00"))
    claims = (stop("a", "2024-05-05", certainty="planned"), stop("b", "2024-05-08", revises=True))
    assert types(judged(claims, articles)) == ["revised"]


def test_a_month_that_holds_both_days_stands_on_neither_side() -> None:
    claims = (stop("a", "2024-05-05"), stop("b", "2024-05-06"), stop("c", "2024-05-01", "2024-05-31", grain="month"))
    [finding] = judged(claims)
    assert sorted(finding.sides) == [("a#1",), ("b#1",)]


@pytest.mark.parametrize(("weekday", "expected"), [(6, ["single"]), (5, ["weekday"]), (None, ["single"])])
def test_a_weekday_conflicts_with_a_date_that_falls_on_another(weekday: int | None, expected: list[str]) -> None:
    assert types(judged((stop("a", "2024-05-05", weekday=weekday),))) == expected


def test_a_wrong_weekday_and_a_wrong_day_are_two_conflicts_and_the_weekday_explains_the_day() -> None:
    claims = (stop("a", "2024-05-04", weekday=6), stop("b", "2024-05-05"))
    findings = judged(claims)
    assert types(findings) == ["weekday", "date"]
    assert findings[1].explanations[0].kind == "weekday_slip"


def test_a_stay_that_outlasts_the_articles_own_departure_is_internal() -> None:
    stay = stop("a", "2024-05-05", "2024-05-06", field="title", number=0)
    arrival = stop("a", "2024-05-05", number=1)
    leaving = stop("a", "2024-05-05", number=2, measure="departure")
    assert types(judged_facts([[stay, arrival], [leaving]])) == ["internal", "single"]
