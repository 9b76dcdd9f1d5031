"""Speakers: whom an article credits with a figure."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def counts(text: str, language: str = "en", title: str = "") -> list[Claim]:
    """The casualties of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "casualty"]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Nine people were killed, according to the World Health Organization.", "en", "World Health Organization"),
        ("The Kenyan Interior Ministry said nine people were killed.", "en", "Kenyan Interior Ministry"),
        ("Nine people were killed, Kenya's interior ministry said.", "en", "Kenyan Interior Ministry"),
        ("Nine people were killed, the health ministry in the Hamas-run territory said.", "en", "Gaza Health Ministry"),
        ("Kenya says nine people were killed.", "en", "Kenya"),
        ("Nairobi said nine people were killed.", "en", "Kenya"),
        ("Governor Amina Odhiambo told reporters that nine people were killed.", "en", "Amina Odhiambo"),
        ("UNICEF: nine people were killed.", "en", "UNICEF"),
        ("A blast killed nine people.", "en", None),
        ("أعلنت وزارة الداخلية الكينية مقتل تسعة أشخاص.", "ar", "Kenyan Interior Ministry"),
        ("قتل تسعة أشخاص، بحسب منظمة الصحة العالمية.", "ar", "World Health Organization"),
        ("أعلنت وزارة الصحة التابعة للحوثيين مقتل تسعة أشخاص.", "ar", "Houthi Health Ministry"),
        ("وزارة الصحة في غزة: مقتل تسعة أشخاص.", "ar", "Gaza Health Ministry"),
    ],
)
def test_who_says_it(text: str, language: str, speaker: str | None) -> None:
    assert counts(text, language)[0].attribution == speaker


def test_of_two_speakers_each_count_has_its_own() -> None:
    text = "The World Health Organization says nine people died, while UNICEF puts the toll at 12 dead."
    assert [claim.attribution for claim in counts(text)] == ["World Health Organization", "UNICEF"]


def test_a_sentence_that_goes_on_in_the_paragraph_keeps_the_speaker_and_marks_it() -> None:
    text = "UNICEF said nine people were killed. Another 12 people were wounded.\n\nA fire killed three people."
    first, second, third = counts(text)
    assert (first.attribution, second.attribution, third.attribution) == ("UNICEF", "UNICEF", None)
    assert ("attribution" in first.implied, "attribution" in second.implied) == (False, True)


def test_a_speaker_is_kept_from_a_sentence_without_a_figure() -> None:
    text = '"We counted all night," said Governor Amina Odhiambo. Nine people were killed.'
    assert counts(text)[0].attribution == "Amina Odhiambo"


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The Kenyan Interior Ministry said nine people were killed.\n\nThe ministry said 12 people were wounded."
    assert counts(text)[1].attribution == "Kenyan Interior Ministry"


def test_a_verb_without_its_subject_goes_on_with_the_last_speaker() -> None:
    text = "أعلنت وزارة الداخلية الكينية مقتل تسعة أشخاص.\n\nوأضافت أن 12 شخصا أصيبوا."
    assert counts(text, "ar")[1].attribution == "Kenyan Interior Ministry"


def test_an_office_without_a_country_is_that_of_the_scene() -> None:
    text = "A blast in Mombasa killed nine people, the Interior Ministry said."
    assert counts(text)[0].attribution == "Kenyan Interior Ministry"


def test_an_earlier_event_is_not_credited_to_todays_speaker() -> None:
    text = "UNICEF said nine people were killed. In 2011 a fire killed 30 people."
    assert counts(text)[1].attribution is None
