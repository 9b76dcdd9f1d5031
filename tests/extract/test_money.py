"""Sums: every currency by name and sign, what a sign can mean, ranges, parts, and weights that are no sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import get_currency_name
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.mentions import Mention, mentions
from crosscheck.language.world import names_of


def sums(text: str, language: str) -> list[Mention]:
    return [mention for mention in mentions(text, language=language) if mention.kind == "money"]


def told(text: str, language: str = "en") -> list[tuple[object, ...]]:
    return [(mention.low, mention.high, mention.unit) for mention in sums(text, language)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_name_of_every_currency_is_read_behind_a_number(language: str) -> None:
    scale = {"ar": "12 مليون", "en": "12 million"}[language]
    missed = [
        (name, code)
        for name, code in names_of(language).currencies
        if not any(code in mention.units for mention in sums(f"{scale} {name}", language))
    ]
    assert {name for name, _ in missed if not name.endswith(("ان", "ين"))} == set()  # duals count themselves


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sign_is_read_before_and_behind_a_number(language: str) -> None:
    rows = [row for row in names_of(language).symbols if not row[0].isalpha() or row[0].isupper()]
    missed = [
        (sign, code)
        for sign, code in rows
        for text in (f"{sign}40", f"40 {sign}")
        if not any(code in mention.units for mention in sums(text, language))
    ]
    assert missed == []


def test_a_bare_dollar_is_american_first_and_may_be_others() -> None:
    (mention,) = sums("$40 million", "en")
    assert mention.unit == "USD"
    assert {"CAD", "AUD"} <= set(mention.units)
    assert told("40 million Canadian dollars") == [(40_000_000, 40_000_000, "CAD")]


def test_an_article_before_a_dollar_sign_is_no_letter_of_its_sign() -> None:
    assert told("a $5 million prize") == [(5_000_000, 5_000_000, "USD")]
    assert told("A$5 million") == [(5_000_000, 5_000_000, "AUD")]
    assert told("US $5 million") == [(5_000_000, 5_000_000, "USD")]


def test_a_bare_name_is_the_currency_that_the_text_names_in_full() -> None:
    assert told("He paid 3 million Qatari riyals. She paid 5 million riyals.")[1] == (5_000_000, 5_000_000, "QAR")
    assert told("5 ملايين ريال، ثم 3 ملايين ريال يمني", "ar")[0] == (5_000_000, 5_000_000, "YER")
    assert told("3 million Qatari riyals, 2 million Omani rials, 5 million riyals")[2] == (5_000_000, 5_000_000, "SAR")


def test_a_bare_dollar_beside_another_one_stays_american() -> None:
    assert told("10 million Canadian dollars (7.4 million dollars)")[1][2] == "USD"


def test_a_toman_is_ten_rials_and_a_cent_a_hundredth() -> None:
    assert told("20 مليون تومان", "ar") == [(200_000_000, 200_000_000, "IRR")]
    assert told("50 cents") == [(Decimal("0.5"), Decimal("0.5"), "USD")]


def test_a_dual_of_a_currency_is_two() -> None:
    assert told("دفع دولارين", "ar") == [(2, 2, "USD")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp 169.000", 169_000),
        ("€1.250", 1250),
        ("1.250 dinars", "1.250"),
        ("€1.899 a litre", "1.899"),
        ("€1.25", "1.25"),
    ],
)
def test_a_point_before_three_digits_groups_a_sum_that_is_no_unit_price(text: str, value: int | str) -> None:
    assert [mention.low for mention in sums(text, "en")] == [Decimal(value)]


@given(st.integers(1, 99), st.integers(100, 999))
def test_ranges_share_sign_and_scale(low: int, high: int) -> None:
    expected = [(low * 10**6, high * 10**6, "EUR")]
    assert told(f"€{low}-{high} million") == expected
    assert told(f"between {low} and {high} million euros") == expected
    assert told(f"between €{low} million and €{high} million") == expected
    assert told(f"بين {low} و{high} مليون يورو", "ar") == expected


def test_a_change_names_two_sums() -> None:
    assert told("The fee rose from £3m to £4m.") == [(3_000_000, 3_000_000, "GBP"), (4_000_000, 4_000_000, "GBP")]


def test_a_part_takes_the_currency_of_its_whole() -> None:
    assert told("5 ملايين دولار، دُفع منها مليونان.", "ar") == [
        (5_000_000, 5_000_000, "USD"),
        (2_000_000, 2_000_000, "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    ["He weighs 190 pounds.", "his two cents", "The dollar fell 3 percent.", "500 Euro-sceptics", "They won 3 games."],
)
def test_what_is_no_sum_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_code_and_its_name_in_the_locale_tables_is_read(language: str) -> None:
    codes = {code for _, code in names_of(language).currencies}
    scale = {"ar": "12 مليون", "en": "12 million"}[language]
    named = [(code, name) for code in codes for name in (code, get_currency_name(code, locale=language))]
    missed = [
        (code, name)
        for code, name in sorted(named)
        if "(" not in name and not any(code in mention.units for mention in sums(f"{scale} {name}", language))
    ]
    assert missed == []


def test_a_letter_stands_for_a_currency_only_before_large_sums() -> None:
    assert told("R12m") == [(12_000_000, 12_000_000, "ZAR")]
    assert told("R1,200") == [(1200, 1200, "ZAR")]
    assert told("the R12 and the N2000") == []
