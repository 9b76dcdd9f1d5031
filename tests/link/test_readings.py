"""Units that claims of one fact lend each other."""

from __future__ import annotations

from decimal import Decimal

from crosscheck.link.readings import settled_units
from crosscheck.model.claim import Claim
from crosscheck.model.quantity import Reading

SUM = Decimal(300_000_000)


def given(article: str, unit: str, *others: str, amount: Decimal = SUM) -> Claim:
    """A sum in one currency that may be one of the others too."""
    readings = tuple(Reading(amount, amount, other, "other_currency") for other in others)
    return Claim(
        id=f"{article}#1", article=article, field="text", span=(0, 5), quote="300 m", kind="deal", measure="value",
        low=amount, high=amount, qualifier="exact", unit=unit, readings=readings,
    )  # fmt: skip


def units(*claims: Claim) -> list[str | None]:
    """The units that the claims are left with."""
    return [claim.unit for claim in settled_units(claims)]


def test_a_bare_name_takes_the_currency_that_most_articles_allow() -> None:
    assert units(given("a", "NOK", "DKK"), given("b", "SEK", "NOK", "DKK")) == ["NOK", "NOK"]
    assert units(given("a", "NOK"), given("b", "SEK", "NOK"), given("c", "SEK", "NOK")) == ["NOK"] * 3


def test_the_first_reading_stays_as_the_other_one() -> None:
    [_, settled] = settled_units([given("a", "NOK"), given("b", "SEK", "NOK")])
    assert [reading.unit for reading in settled.readings] == ["SEK"]


def test_a_currency_that_nobody_names_first_is_not_taken() -> None:
    assert units(given("a", "SEK", "NOK"), given("b", "SEK", "NOK")) == ["SEK", "SEK"]


def test_a_claim_that_can_mean_one_unit_only_is_left_alone() -> None:
    assert units(given("a", "EUR"), given("b", "USD"), given("c", "USD", "CAD")) == ["EUR", "USD", "USD"]


def test_another_figure_is_no_reading_of_the_same_sum() -> None:
    other = Reading(SUM * 10, SUM * 10, "NOK", "other_number")
    odd = Claim(
        id="b#1", article="b", field="text", span=(0, 5), quote="300 m", kind="deal", measure="value",
        low=SUM, high=SUM, qualifier="exact", unit="SEK", readings=(other,),
    )  # fmt: skip
    assert units(given("a", "NOK"), given("c", "NOK"), odd) == ["NOK", "NOK", "SEK"]
