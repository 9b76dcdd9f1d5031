"""Persons: names behind titles, names told once, offices of nations."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.persons import persons_at
from crosscheck.extract.reading import read_article
from crosscheck.language.pack import load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article, ReferenceTime

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def persons(text: str, language: str = "en", title: str = "") -> list[list[str]]:
    """The persons of each sentence of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    reading = read_article(article, load_pack(language), load_world(), FRIDAY)
    return [[person.name for person in persons_at(passage, reading)] for passage in reading.passages]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("President Ali Kato arrived on 2 March.", "en", ["Ali Kato"]),
        ("Foreign Minister Omar al-Sadi met Lara von Holt on 2 March.", "en", ["Omar al-Sadi", "Lara von Holt"]),
        ("The Jordanian king arrived on 2 March.", "en", ["Jordanian King"]),
        ("The king arrived on 2 March.", "en", [""]),
        ("Halden will visit Amman on 2 March.", "en", ["Halden"]),
        ("They will visit Amman on 2 March.", "en", []),
        ("وصل الملك عبد الله الثاني إلى القاهرة في 2 مارس.", "ar", ["Abdullah II"]),
        ("زار أولاف شولتس عمان في 2 مارس.", "ar", ["Olaf Scholz"]),
        ("استقبلت عمان أولاف شولتس في 2 مارس.", "ar", ["Olaf Scholz"]),
        ("زار ملك الأردن القاهرة في 2 مارس.", "ar", ["Jordanian King"]),
    ],
)
def test_names_are_told_by_titles_capitals_and_verbs(text: str, language: str, expected: list[str]) -> None:
    assert persons(text, language) == [expected]


def test_a_part_of_a_name_stands_for_the_whole() -> None:
    first, second = persons("President Ali Kato arrived on 2 March. Kato left on 3 March.")
    assert first == second == ["Ali Kato"]


def test_the_single_name_at_the_head_of_a_headline_is_a_person() -> None:
    title, _ = persons("The factory makes rolls.", title="Halden in Amman on Monday")
    assert title == ["Halden"]
