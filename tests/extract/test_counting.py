"""Counted phrases: what a numeral counts, and what is refused beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crosscheck.extract.casualties import read_casualties
from crosscheck.extract.counting import Counted
from crosscheck.extract.drafts import Reading
from crosscheck.extract.items import Item
from crosscheck.extract.passages import passages_of, read_mentions
from crosscheck.language.pack import load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article


def counts(text: str, language: str = "en") -> list[tuple[str, Item]]:
    """The counted phrases of a text with their words."""
    pack = load_pack(language)
    article = Article("counts", "", text, language=language)
    found = []
    for passage in passages_of(article, pack):
        read_mentions(passage.sentence, pack)
        found += [
            (text[item.start : item.end], item) for item in passage.sentence.items if isinstance(item.reading, Counted)
        ]
    return found


def only(text: str, language: str = "en") -> Counted:
    """The one counted phrase of a text."""
    [(_, item)] = counts(text, language)
    assert isinstance(item.reading, Counted)
    return item.reading


@pytest.mark.parametrize(
    ("text", "language", "group", "side"),
    [
        ("Nine soldiers slept.", "en", "soldiers", None),
        ("Nine Israeli soldiers slept.", "en", "soldiers", "Israel"),
        ("Nine doctors and nurses slept.", "en", "medics", None),
        ("Nine farmhands slept.", "en", "farmhands", None),
        ("Nine people slept.", "en", None, None),
        ("نام تسعة جنود.", "ar", "soldiers", None),
        ("نام تسعة جنود إسرائيليين.", "ar", "soldiers", "Israel"),
        ("نام تسعة أشخاص.", "ar", None, None),
    ],
)
def test_the_noun_says_who_is_counted(text: str, language: str, group: str | None, side: str | None) -> None:
    counted = only(text, language)
    assert (counted.group, counted.side) == (group, side)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("نام جنديان.", "ar", 2), ("Both pilots slept.", "en", 2), ("A soldier slept.", "en", 1), ("نام جندي.", "ar", 1)],
)
def test_a_noun_can_carry_its_own_number(text: str, language: str, number: int) -> None:
    assert only(text, language).number.exact == Decimal(number)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The frost took 40,000 olive trees.", "en"),
        ("Some 4,460 dead batteries were handed in.", "en"),
        ("It is worth 40 hens.", "en"),
        ("In 2011 people fled.", "en"),
        ("The soldier slept.", "en"),
        ("أتلف الصقيع 40 ألف شجرة زيتون.", "ar"),
        ("نام الجندي.", "ar"),
    ],
)
def test_things_years_and_known_persons_are_no_counts(text: str, language: str) -> None:
    assert counts(text, language) == []


def test_an_older_and_a_newer_figure_are_no_range() -> None:
    texts = [quote for quote, _ in counts("The number of dead has risen from 14 to 17.")]
    assert texts == ["14", "17"]


def test_a_range_of_people_is_one_count() -> None:
    counted = only("From 14 to 17 people slept.")
    assert (counted.number.low, counted.number.high) == (Decimal(14), Decimal(17))


def test_a_part_is_counted_with_the_word_that_makes_it_one() -> None:
    assert [quote for quote, _ in counts("Ninety people came, 12 of them children.")] == [
        "Ninety people",
        "12 of them children",
    ]


def test_counting_alone_makes_no_casualty() -> None:
    pack = load_pack("en")
    reading = Reading(pack, load_world(), None)
    for passage in passages_of(Article("counts", "", "Ninety people came.", language="en"), pack):
        read_mentions(passage.sentence, pack)
        read_casualties(passage, reading)
    assert reading.drafts == []
