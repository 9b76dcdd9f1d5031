"""Numerals in words, digits and mixtures are read back as the numbers they were made from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from crosscheck.extract.mentions import Mention, mentions
from tests.extract.inflecting import SCALES, Style, spelled

STYLES = st.builds(Style, *[st.booleans()] * 7)


@st.composite
def numbers(draw: st.DrawFn) -> int:
    """Numbers of all sizes, many of them with zeros inside, as texts have them."""
    groups = draw(st.lists(st.one_of(st.just(0), st.integers(1, 999), st.sampled_from([1, 2, 11, 100])), max_size=5))
    return sum(group * 1000**place for place, group in enumerate(groups))


def read(text: str, language: str) -> list[Mention]:
    return [mention for mention in mentions(text, language=language) if mention.kind == "number"]


def values(text: str, language: str) -> list[object]:
    return [mention.low if mention.low == mention.high else None for mention in read(text, language)]


@given(numbers())
def test_english_words_are_read_back(number: int) -> None:
    assert values(num2words(number, lang="en"), "en") == [number]


@given(numbers(), st.booleans(), st.booleans())
def test_english_words_are_read_back_without_commas_and_or_hyphens(number: int, american: bool, hyphens: bool) -> None:
    text = num2words(number, lang="en").replace(",", "")
    text = text.replace(" and ", " ") if american else text
    text = text if hyphens else text.replace("-", " ")
    assert values(text, "en") == [number]


@given(numbers())
def test_arabic_words_are_read_back(number: int) -> None:
    assert values(num2words(number, lang="ar").replace("مئتا ", "مئتان "), "ar") in ([number], [number // 2])


@given(numbers(), STYLES)
def test_arabic_words_are_read_back_in_every_gender_case_and_spelling(number: int, style: Style) -> None:
    text = spelled(number, style)
    noun = " كتاب" if style.construct and number % 100 in (0, 2) and number else ""
    assert values(text + noun, "ar")[:1] == [number]


@pytest.mark.parametrize(("scale", "singular", "plural"), SCALES)
def test_digits_take_scale_words_in_both_numbers(scale: int, singular: str, plural: str) -> None:
    assert values(f"1.5 {singular}", "ar") == [scale * Decimal("1.5")]
    assert values(f"٣ {plural}", "ar") == [scale * 3]
    assert values(f"{singular}ان ونصف {singular}", "ar") == [scale * Decimal("2.5")]
    assert values(f"{singular}ا و500", "ar") == [scale + 500]


@given(st.integers(1, 999), st.integers(1, 999))
def test_digits_and_words_mix(high: int, low: int) -> None:
    assert values(f"{high} million {low} thousand", "en") == [high * 10**6 + low * 1000]
    assert values(f"{high} مليون و{low} ألف", "ar") == [high * 10**6 + low * 1000]


def test_a_joint_written_together_with_its_one_is_heard() -> None:
    assert values("ألف وأحد عشر", "ar") == [1011]
    assert values("مئة وأحد وعشرون كتابا", "ar") == [121]


def bounds(mention: Mention) -> tuple[object, ...]:
    return mention.low, mention.high, mention.qualifier


def test_a_plural_scale_without_a_count_is_vague() -> None:
    assert [bounds(m) for m in read("آلاف القوارب", "ar")] == [(2000, 9999, "vague")]
    assert [bounds(m) for m in read("tens of thousands", "en")] == [(20000, 99999, "vague")]


def test_a_dual_ending_counts_two_only_before_its_noun() -> None:
    assert values("وصل مليونا كتاب", "ar") == [2_000_000]
    assert values("وصل مليونا و200 كتاب", "ar") == [1_000_200]
    assert values("عشرون مليونا", "ar") == [20_000_000]


def readings(mention: Mention) -> tuple[object, ...]:
    return mention.low, mention.other


def test_the_long_scale_of_a_billion_is_kept_as_another_reading() -> None:
    assert [readings(m) for m in read("3 بلايين", "ar")] == [(3 * 10**9, 3 * 10**12)]
    assert [readings(m) for m in read("بليونان", "ar")] == [(2 * 10**9, 2 * 10**12)]
    assert [m.other for m in read("3 مليارات", "ar")] == [None]


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("8.796 people", 8796, "8.796"),
        ("8.796 degrees", "8.796", 8796),
        ("8.796 barrels beside 9.120 barrels", "8.796", 8796),
        ("8.796 lamps beside 9,120 lamps", 8796, "8.796"),
        ("8.796 lamps, 0.5 of them", "8.796", 8796),
        ("8.796 million", 8_796_000, 8_796_000_000),
    ],
)
def test_a_point_before_three_digits_is_read_by_its_neighbours_and_both_readings_are_kept(
    text: str, value: int | str, other: int | str
) -> None:
    first = read(text, "en")[0]
    assert (first.low, first.other) == (Decimal(value), Decimal(other))


def test_a_couple_of_a_scale_is_about_two_of_it() -> None:
    assert [bounds(m) for m in read("a couple of hundred lamps", "en")] == [(200, 200, "about")]
    assert [bounds(m) for m in read("a couple of lamps", "en")] == [(2, 2, "about")]


@pytest.mark.parametrize(
    "text", ["+44 20 7946 0958", "+1 234 567 8900", "0800 555 017", "+442079460958", "02-13-2024-55"]
)
def test_a_telephone_number_counts_nothing(text: str) -> None:
    assert values(f"Call {text} now.", "en") == []


def test_the_lower_of_two_guesses_takes_the_scale_of_the_higher() -> None:
    assert [bounds(m)[:2] for m in read("two or three hundred lamps", "en")] == [(200, 300)]
    assert [bounds(m)[:2] for m in read("two to three dozen lamps", "en")] == [(24, 36)]
    assert [bounds(m)[:2] for m in read("five to six thousand lamps", "en")] == [(5000, 6000)]
    assert [bounds(m)[:2] for m in read("fifty to three hundred lamps", "en")] == [(50, 300)]
    assert [bounds(m)[:2] for m in read("بين 5 و6 آلاف كتاب", "ar")] == [(5000, 6000)]


def test_room_of_an_odd_number_is_a_tenth_of_its_round_step() -> None:
    assert [bounds(m)[:2] for m in read("20-odd", "en")] == [(20, 29)]
    assert [bounds(m)[:2] for m in read("200-odd", "en")] == [(200, 299)]
    assert [bounds(m)[:2] for m in read("عشرون ونيف", "ar")] == [(21, 29)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("one by one", "en"), ("a multi-million-dollar flat", "en"), ("the second half", "en"), ("score again", "en"),
        ("ألف الكاتب رواية", "ar"), ("واحدا تلو الآخر", "ar"), ("الصندوق الخامس", "ar"), ("نصف السكان", "ar"),
    ],
)  # fmt: skip
def test_words_that_only_look_like_numbers_are_none(text: str, language: str) -> None:
    assert values(text, language) == []
