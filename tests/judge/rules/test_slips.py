"""Scale, digits and currency: what a slip explains, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crosscheck.judge.comparing import is_slip
from crosscheck.judge.policy import DEFAULT
from crosscheck.model.claim import Claim
from crosscheck.model.quantity import Reading
from tests.judge.making import article, at, count, judged, sum_of, types


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (sum_of("a", "1960000000"), sum_of("b", "1960000"), "scale"),
        (sum_of("a", "1300000000000"), sum_of("b", "1300000000000000000"), "scale"),
        (sum_of("a", "3000000000"), sum_of("b", "2900000"), "value"),
        (sum_of("a", "250000000"), sum_of("b", "25000000"), "scale"),
        (sum_of("a", "74300000000"), sum_of("b", "47300000000"), "digits"),
        (sum_of("a", "47300000000"), sum_of("b", "47300000000", "EUR"), "currency"),
        (sum_of("a", "47300000000"), sum_of("b", "177300000000", "SAR"), "incomparable"),
        (sum_of("a", "12000000000"), sum_of("b", "15000000000"), "value"),
    ],
)
def test_a_slip_names_the_conflict_of_two_sums(first: Claim, second: Claim, expected: str) -> None:
    assert types(judged((first, second))) == [expected]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (count("a", 2846), count("b", 2864), "digits"),
        (count("a", 5009), count("b", 5900), "digits"),
        (count("a", 31452), count("b", 31852), "digits"),
        (count("a", 34), count("b", 54), "value"),
        (count("a", 3000000), count("b", 3000), "scale"),
        (count("a", 130), count("b", 13), "scale"),
        (count("a", 30), count("b", 3), "value"),
    ],
)
def test_a_slip_names_the_conflict_of_two_counts(first: Claim, second: Claim, expected: str) -> None:
    assert types(judged((first, second))) == [expected]


@pytest.mark.parametrize(("earlier", "later"), [(1242, 1245), (151, 153), (2846, 2864), (3, 3000)])
def test_growth_from_one_day_to_the_next_is_no_slip_however_like_the_figures_are(earlier: int, later: int) -> None:
    articles = (article("a", at(2)), article("b", at(4)))
    assert types(judged((count("a", earlier), count("b", later)), articles)) == ["update"]


def test_the_last_digits_of_a_count_may_change_within_a_day_but_not_two_that_swap() -> None:
    articles = (article("a", at(2, 8)), article("b", at(2, 18)))
    assert types(judged((count("a", 1242), count("b", 1245)), articles)) == ["update"]
    assert types(judged((count("a", 2846), count("b", 2864)), articles)) == ["digits"]


def test_a_bare_dollar_that_may_be_the_other_dollar_is_no_currency_conflict() -> None:
    reading = Reading(None, None, "CAD", "the outlet is Canadian")
    claims = (sum_of("a", "50000000", readings=(reading,)), sum_of("b", "50000000", "CAD"))
    assert "currency" not in types(judged(claims))


def test_each_kind_of_slip_from_one_sum_is_a_conflict_of_its_own() -> None:
    claims = (
        sum_of("a", "1960000000"),
        sum_of("b", "1960000000"),
        sum_of("c", "1690000000"),
        sum_of("d", "1960000"),
        sum_of("e", "1960000000", "EUR"),
    )
    found = {finding.type: finding.sides[-1] for finding in judged(claims)}
    assert found == {"digits": ("c#1",), "scale": ("d#1",), "currency": ("e#1",)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1.96", "1.69", True),
        ("5434", "543", True),
        ("543", "54", False),
        ("31452", "3152", True),
        ("31452", "314452", True),
        ("1400", "1200", False),
        ("5300", "2300", False),
        ("12", "13", False),
    ],
)
def test_a_slip_leaves_all_but_one_or_two_telling_digits(one: str, other: str, expected: bool) -> None:
    assert is_slip(Decimal(one), Decimal(other), DEFAULT.slips) is expected
    assert is_slip(Decimal(other), Decimal(one), DEFAULT.slips) is expected
