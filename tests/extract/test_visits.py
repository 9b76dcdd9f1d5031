"""Visits, departures and meetings: which day, which stop, how certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def visits(text: str, language: str = "en", title: str = "") -> list[Claim]:
    """The visits of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "visit"]


def told(text: str, language: str = "en") -> list[tuple[str, int, str | None]]:
    """Measure, first day of March 2024 and place of each visit."""
    found = visits(text, language)
    return [(claim.measure, claim.start.day if claim.start else 0, claim.where) for claim in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Olaf Scholz will visit Amman on Monday and Baghdad on Tuesday.",
            "en",
            [("visit", 18, "Amman"), ("visit", 19, "Baghdad")],
        ),
        (
            "After Riyadh on Monday he travels to Doha on Tuesday.",
            "en",
            [("visit", 18, "Riyadh"), ("visit", 19, "Doha")],
        ),
        ("Olaf Scholz flies to Amman and, on Monday, to Doha.", "en", [("visit", 18, "Doha")]),
        ("On Wednesday Olaf Scholz toured Beirut.", "en", [("visit", 13, "Beirut")]),
        (
            "Olaf Scholz crossed into Kenya on Tuesday and left on Friday.",
            "en",
            [("visit", 12, "Kenya"), ("departure", 15, "Kenya")],
        ),
        ("Olaf Scholz flew to Doha for talks on Monday.", "en", [("visit", 11, "Doha")]),
        ("Olaf Scholz left for Doha on Monday.", "en", [("visit", 11, "Doha")]),
        (
            "Olaf Scholz goes to Rome on 20 March, Doha on 22 March and Amman on 25 March.",
            "en",
            [("visit", 20, "Rome"), ("visit", 22, "Doha"), ("visit", 25, "Amman")],
        ),
        (
            "Olaf Scholz will continue to Doha on Wednesday before flying to Cairo on Thursday.",
            "en",
            [("visit", 20, "Doha"), ("visit", 21, "Cairo")],
        ),
        (
            "وصل أولاف شولتس إلى الجزائر الأربعاء قبل أن يغادر إلى طرابلس الخميس.",
            "ar",
            [("visit", 13, "Algeria"), ("visit", 14, "Tripoli")],
        ),
        ("The leaders of Kenya and Ghana met in Amman on Monday.", "en", [("meeting", 11, "Amman")]),
        ("The two ministers agreed on Tuesday to meet in Doha on 20 March.", "en", [("meeting", 20, "Doha")]),
        (
            "غادر أولاف شولتس بيروت الخميس متوجها إلى باريس.",
            "ar",
            [("departure", 14, "Beirut"), ("visit", 14, "Paris")],
        ),
        ("غادر أولاف شولتس إلى باريس الأربعاء.", "ar", [("visit", 13, "Paris")]),
        ("استضافت باريس الاثنين مؤتمرا دوليا لدعم السودان.", "ar", [("meeting", 11, "Paris")]),
        (
            "يصل أولاف شولتس الاثنين إلى الدوحة ثم أبوظبي الثلاثاء.",
            "ar",
            [("visit", 18, "Doha"), ("visit", 19, "Abu Dhabi")],
        ),
    ],
)
def test_each_stop_has_the_day_that_its_word_of_travel_governs(
    text: str, language: str, expected: list[tuple[str, int, str | None]]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olaf Scholz said on Wednesday that he had visited Amman many times.", "en"),
        ("Thousands gathered in Madrid on Sunday.", "en"),
        ("Aid trucks arrived in Amman on Thursday.", "en"),
        ("The foreign ministers will hold a video call on Tuesday.", "en"),
        ("The team left for Paris on Monday.", "en"),
        ("وصلت قافلة مساعدات إلى غزة الخميس.", "ar"),
        ("وصل سعر الدولار إلى 50 جنيها الأحد.", "ar"),
        ("وصل المنتخب إلى الدوحة الأحد.", "ar"),
    ],
)
def test_days_of_speech_goods_crowds_and_calls_are_no_visits(text: str, language: str) -> None:
    assert visits(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "certainty", "day"),
    [
        ("Olaf Scholz arrived in Amman on Monday.", "en", "stated", 11),
        ("Olaf Scholz arrives in Amman on Monday.", "en", "planned", 18),
        ("The talks resume in Cairo on Sunday.", "en", "planned", 17),
        ("Olaf Scholz called off his Monday visit to Amman.", "en", "denied", 18),
        ("Olaf Scholz was due in Amman on Tuesday but did not come.", "en", "denied", 12),
        ("Olaf Scholz did not travel to Amman on Monday.", "en", "denied", 11),
        ("Olaf Scholz's trip to Amman was postponed until 20 March.", "en", "planned", 20),
        ("تستأنف المفاوضات في الدوحة الأحد.", "ar", "planned", 17),
        ("ألغى أولاف شولتس زيارته إلى باريس الاثنين.", "ar", "denied", 18),
        ("كان مقررا أن يزور أولاف شولتس عمان الثلاثاء لكنه لم يحضر.", "ar", "denied", 12),
    ],
)
def test_tense_and_negation_settle_certainty_and_the_week(text: str, language: str, certainty: str, day: int) -> None:
    [visit] = visits(text, language)
    assert (visit.certainty, visit.start) == (certainty, date(2024, 3, day))


def test_not_since_a_month_is_a_visit_of_that_month() -> None:
    [visit] = visits("Olaf Scholz has not visited Amman since January 2020.")
    assert (visit.start, visit.end, visit.certainty) == (date(2020, 1, 1), date(2020, 1, 31), "stated")


def test_until_a_day_gives_an_end_alone() -> None:
    [visit] = visits("Olaf Scholz will stay in Amman until 20 March.")
    assert (visit.start, visit.end, visit.quote) == (None, date(2024, 3, 20), "until 20 March")


def test_the_next_day_of_a_list_makes_one_stretch() -> None:
    [visit] = visits("The foreign ministers meet in Tokyo tomorrow and Sunday.")
    assert (visit.start, visit.end) == (date(2024, 3, 16), date(2024, 3, 17))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Amman will receive Olaf Scholz on Monday.", "visit"),
        ("King Felipe received President Ali Kato in Amman on Monday.", "meeting"),
        ("Doha hosted the talks on Monday.", "meeting"),
        ("Olaf Scholz dropped in on the talks in Amman on Monday.", "visit"),
        ("African leaders flew into Amman on Monday for a summit.", "meeting"),
    ],
)
def test_whoever_receives_meets_unless_a_place_receives(text: str, measure: str) -> None:
    assert [visit.measure for visit in visits(text)] == [measure]


def test_a_pronoun_goes_on_with_the_traveller_before() -> None:
    first, second = visits("Olaf Scholz landed in Amman on Wednesday. He is due in Doha tomorrow.")
    assert first.who == second.who == ("Olaf Scholz",)


def test_a_headline_takes_its_weekday_from_the_text() -> None:
    title, text = visits("Olaf Scholz will fly to Amman on Wednesday.", title="Scholz in Amman on Wednesday")
    assert title.start == text.start == date(2024, 3, 20)


@given(
    st.lists(st.sampled_from(["Olaf Scholz", "visited", "Amman", "on Monday", "and", ",", "to", "met", "until", "who"]))
)
def test_no_order_of_words_breaks_the_reading(words: list[str]) -> None:
    text = " ".join([*words, "."])
    assert all(claim.quote == text[slice(*claim.span)] for claim in visits(text))
