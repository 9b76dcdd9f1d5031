"""Offices: the English names of bodies and unnamed people by whom they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.offices import composed, kind_of, people_of
from crosscheck.extract.reading import read_article
from crosscheck.language.pack import load_pack
from crosscheck.language.world import load_world
from crosscheck.model.article import Article, ReferenceTime

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def named(text: str, language: str = "en") -> str:
    """The name of the first office of a text."""
    article = Article("office", "", text, language=language, reference=FRIDAY)
    reading = read_article(article, load_pack(language), load_world(), article.reference)
    items = reading.passages[0].sentence.items
    at = next(at for at, item in enumerate(items) if item.has("office"))
    if kind_of(items[at], reading) in ("people", "somebody"):
        return people_of(items, at, reading)
    return composed(items, at, items[at].word.values["office"], reading)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The Kenyan Interior Ministry", "en", "Kenyan Interior Ministry"),
        ("The interior ministry of Kenya", "en", "Kenyan Interior Ministry"),
        ("The interior ministry in Nairobi", "en", "Kenyan Interior Ministry"),
        ("The health ministry of Odisha", "en", "Odisha Health Ministry"),
        ("The American foreign ministry", "en", "US State Department"),
        ("The interior ministry", "en", "Interior Ministry"),
        ("Kenyan diplomats", "en", "Kenyan diplomats"),
        ("Diplomats in Nairobi", "en", "diplomats in Nairobi"),
        ("Diplomats at the Kenyan foreign ministry", "en", "Kenyan Foreign Ministry diplomats"),
        ("Diplomats with the Red Cross", "en", "Red Cross diplomats"),
        ("وزارة الداخلية الكينية", "ar", "Kenyan Interior Ministry"),
        ("دبلوماسيون كينيون", "ar", "Kenyan diplomats"),
        ("دبلوماسيون في نيروبي", "ar", "diplomats in Nairobi"),
        ("دبلوماسيون في وزارة الخارجية الكينية", "ar", "Kenyan Foreign Ministry diplomats"),
        ("دبلوماسيون لرويترز", "ar", "diplomats"),
    ],
)
def test_an_office_is_named_by_whom_it_belongs_to(text: str, language: str, name: str) -> None:
    assert named(text, language) == name
