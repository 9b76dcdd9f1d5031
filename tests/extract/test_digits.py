"""Digits as written: scripts, separators, and both readings where either is possible."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.digits import MAX_DIGITS, read_digits

SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"]
GROUPING = [",", ".", "٬", "'", "’", "\u00a0", "\u202f", " ", "،"]
WHOLE = st.integers(0, 10**15)


def written(number: str, script: str) -> str:
    return number.translate(str.maketrans("0123456789", script))


@given(WHOLE, st.sampled_from(SCRIPTS))
def test_plain_digits_of_every_script_are_their_number(number: int, script: str) -> None:
    found = read_digits(written(str(number), script), ".")
    assert found is not None
    assert (found.value, found.step) == (Decimal(number), Decimal(1))
    assert found.other is None


@given(st.integers(10**6, 10**15), st.sampled_from(SCRIPTS), st.sampled_from(GROUPING))
def test_two_and_more_groups_are_thousands_whatever_parts_them(number: int, script: str, mark: str) -> None:
    found = read_digits(written(f"{number:,}".replace(",", mark), script), ".")
    assert found is not None
    assert found.value == number
    assert found.other is None


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_group_of_three_keeps_the_reading_that_is_not_taken(whole: int, part: int) -> None:
    point, comma = (read_digits(f"{whole}{mark}{part:03}", ".") for mark in ".,")
    assert point is not None
    assert comma is not None
    assert (point.value, point.other) == (comma.other, comma.value)
    assert comma.value == whole * 1000 + part


@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from(".,٫"))
def test_two_digits_behind_a_mark_are_hundredths(whole: int, part: int, mark: str) -> None:
    found = read_digits(f"{whole}{mark}{part:02}", ".")
    assert found is not None
    assert (found.value, found.step) == (Decimal(f"{whole}.{part:02}"), Decimal("0.01"))


@given(st.integers(10**3, 10**12), st.integers(0, 99))
def test_the_last_of_two_kinds_of_marks_is_the_decimal_one(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    arabic = english.translate(str.maketrans(",.", "٬٫"))
    assert {read.value for text in (english, german, arabic) if (read := read_digits(text, "."))} == {
        Decimal(f"{whole}.{part:02}")
    }


@pytest.mark.parametrize("text", ["1.2.3", "192.168.1.2", "1,2,3", "12,34.56,7", "9" * (MAX_DIGITS + 1)])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_digits(text, ".") is None


def test_lakhs_and_crores_are_grouped_by_twos() -> None:
    found = read_digits("12,34,567.89", ".")
    assert found is not None
    assert found.value == Decimal("1234567.89")


@given(st.text(alphabet="0123456789٠١٢.,٫٬' ", min_size=1, max_size=40).filter(lambda text: text[-1].isdigit()))
def test_no_row_of_digits_and_marks_fails(text: str) -> None:
    stripped = text.lstrip(".,٫٬' ")
    found = read_digits(stripped, ".")
    assert found is None or found.value >= 0
