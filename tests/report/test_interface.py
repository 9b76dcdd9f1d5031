"""The interface's words: both catalogues complete, plurals right, numbers and days as readers write them."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.report.interface import CATALOGUES, EASTERN, Interface

FORMS = ("zero", "one", "two", "few", "many", "other")


def _catalogue(code: str) -> dict[str, Any]:
    return tomllib.loads((CATALOGUES / f"{code}.toml").read_text(encoding="utf-8"))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_catalogues_have_the_same_phrases_with_the_same_gaps() -> None:
    english, arabic = _catalogue("en"), _catalogue("ar")
    assert english.keys() == arabic.keys()
    for table in ("text", "qualifier", "verdict", "type", "kind", "measure", "certainty"):
        assert english[table].keys() == arabic[table].keys(), table
    gaps = {key: (_fields(text), _fields(arabic["text"][key])) for key, text in english["text"].items()}
    assert {key: pair for key, pair in gaps.items() if pair[0] != pair[1]} == {}


def test_arabic_counts_have_all_six_plurals() -> None:
    assert {key: tuple(forms) for key, forms in _catalogue("ar")["plural"].items() if set(forms) != set(FORMS)} == {}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "لا منصات"),
        (1, "منصة واحدة"),
        (2, "منصتان"),
        (3, "3 منصات"),
        (10, "10 منصات"),
        (11, "11 منصة"),
        (100, "100 منصة"),
        (103, "103 منصات"),
    ],
)
def test_an_arabic_plural_follows_its_number(number: int, told: str) -> None:
    assert Interface("ar", "western").count("outlets", number) == told


@given(st.integers(0, 10**6))
def test_digits_change_and_nothing_else(number: int) -> None:
    western, eastern = Interface("ar", "western").whole(number), Interface("ar", "eastern").whole(number)
    assert western.replace(",", "٬").translate(EASTERN) == eastern


@given(st.integers(1, 10**15))
def test_a_number_told_with_its_scale_is_near_the_number(number: int) -> None:
    told = Interface("en", "western").number(Decimal(number))
    scales = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    found = re.fullmatch(r"([0-9,.]+) ?([a-z]*)", told)
    assert found is not None
    back = Decimal(found[1].replace(",", "")) * scales[found[2]]
    assert abs(back - number) <= Decimal(number) / 10_000


def test_a_day_is_told_with_its_weekday() -> None:
    assert Interface("en", "western").day(date(2024, 5, 12)) == "Sun 12 May 2024"
    assert Interface("ar", "eastern").day(date(2024, 5, 12)) == "الأحد ١٢ مايو ٢٠٢٤"


def test_a_list_ends_with_its_conjunction() -> None:
    assert Interface("en", "western").listed(["A", "B", "C"]) == "A, B and C"
    assert Interface("ar", "western").listed(["أ", "ب"]) == "أ وب"
