"""What an article itself says of its outlet, its origin and its day."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.dating import infer_reference
from crosscheck.model.article import Article

BODY = "وصل الوفد إلى المدينة مساء أمس."


@pytest.mark.parametrize(
    ("credited", "outlet", "origin"),
    [
        (("RT", "صحيفة السنديانة"), "صحيفة السنديانة", "RT"),
        (("صحيفة السنديانة", "RT"), "صحيفة السنديانة", "RT"),
        (("صحيفة السنديانة",), "صحيفة السنديانة", None),
        (("وكالات",), None, None),
    ],
)
def test_an_agency_in_the_credits_is_the_origin_and_another_name_the_outlet(
    credited: tuple[str, ...], outlet: str | None, origin: str | None
) -> None:
    text = "\n\n".join([BODY, *(f"المصدر: {name}" for name in credited)])
    article = infer_reference(Article(id="a", title="", text=text, language="ar"), captured=date(2024, 5, 1))
    assert (article.outlet, article.origin) == (outlet, origin)


SUNDAY = {"en": "It was Sunday, 5 November.", "ar": "كان ذلك يوم الأحد 5 نوفمبر."}


def _days(text: str, language: str) -> tuple[date, date]:
    """The reference time of a text that names a Sunday and knows the first day of a war."""
    article = Article(id="a", title="", text=f"{text} {SUNDAY[language]}", language=language)
    first_days = {"war": date(2023, 10, 7)}
    found = infer_reference(article, captured=date(2024, 5, 1), known_days=first_days).reference
    assert found is not None
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On day 27 of the war nothing moved.", "en"),
        ("Nothing moved on the 27th day of the war.", "en"),
        ("Nothing moved on the twenty-seventh day of the long war.", "en"),
        ("The war entered its 27th day.", "en"),
        ("War, day 27: nothing moved.", "en"),
        ("لم يتحرك شيء في اليوم الـ27 للحرب.", "ar"),
        ("لم يتحرك شيء في اليوم 27 من الحرب.", "ar"),
        ("دخلت الحرب يومها السابع والعشرين.", "ar"),
        ("وفي يومها السابع والعشرين اتسعت الحرب.", "ar"),
    ],
)
def test_a_numbered_day_of_a_war_is_the_day_of_the_article(text: str, language: str) -> None:
    assert _days(text, language) == (date(2023, 11, 2), date(2023, 11, 2))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Turnout in the war rose by 27 percent.", "en"),
        ("On day 27 of the fair nothing moved.", "en"),
        ("It was the 27th week of the war.", "en"),
        ("ارتفعت الأسعار في الحرب بنسبة 27 في المئة.", "ar"),
        ("لليوم الـ27 على التوالي لم يتحرك شيء.", "ar"),
    ],
)
def test_other_numbers_are_no_days_of_a_war(text: str, language: str) -> None:
    low, high = _days(text, language)
    assert low < high
