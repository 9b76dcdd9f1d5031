"""Slots of casualties: scope, since, as of, the day of an older event, side, group by state."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.reading import extract_claims
from crosscheck.model.article import Article, ReferenceTime
from crosscheck.model.claim import Claim

FRIDAY = ReferenceTime(date(2024, 3, 15), date(2024, 3, 15))


def claims(text: str, language: str = "en", title: str = "") -> list[Claim]:
    """The casualties of a text."""
    article = Article("told", title, text, language=language, reference=FRIDAY)
    return [claim for claim in extract_claims(article).claims if claim.kind == "casualty"]


@pytest.mark.parametrize(
    ("text", "language", "scope", "since"),
    [
        ("A blast killed nine people.", "en", "event", None),
        ("Nine people were killed in the past 24 hours.", "en", "day", None),
        ("Nine people were killed since dawn.", "en", "day", None),
        ("Nine people have been killed since 7 October.", "en", "total", date(2023, 10, 7)),
        ("Nine people have been killed since the war began on 7 October.", "en", "total", date(2023, 10, 7)),
        ("Cholera has killed nine people since the start of the year.", "en", "total", date(2024, 1, 1)),
        ("Nine people drowned crossing the sea last year.", "en", "total", None),
        ("It was the worst attack since 2011: nine people were killed.", "en", "event", None),
        ("قتل تسعة أشخاص خلال الساعات الأربع والعشرين الماضية.", "ar", "day", None),
        ("قتل تسعة أشخاص منذ 7 أكتوبر.", "ar", "total", date(2023, 10, 7)),
        ("قتل تسعة أشخاص في انفجار.", "ar", "event", None),
    ],
)
def test_for_how_long_a_count_runs(text: str, language: str, scope: str, since: date | None) -> None:
    [claim] = claims(text, language)
    assert (claim.scope, claim.since) == (scope, since)


def test_a_day_and_a_running_total_of_one_sentence_stay_apart() -> None:
    day, total = claims("Nine people were killed on Tuesday, bringing the total since 7 October to 31,000.")
    assert (int(day.low or 0), day.scope, day.since) == (9, "day", None)
    assert (int(total.low or 0), total.scope, total.since) == (31000, "total", date(2023, 10, 7))


def test_what_goes_on_behind_and_shares_its_time() -> None:
    first, second = claims("Nine people have been killed since 7 October and 12 were wounded.")
    assert (first.since, second.since) == (date(2023, 10, 7), date(2023, 10, 7))


def test_parts_hold_for_the_time_of_their_total() -> None:
    total, part = claims("Nine people have been killed since 7 October, two of them children.")
    assert (part.scope, part.since) == (total.scope, total.since) == ("total", date(2023, 10, 7))


@pytest.mark.parametrize(
    ("text", "language", "as_of"),
    [
        ("As of Wednesday, nine people had died.", "en", date(2024, 3, 13)),
        ("By Wednesday evening, nine people had died.", "en", date(2024, 3, 13)),
        ("On Tuesday the death toll stood at nine.", "en", date(2024, 3, 12)),
        ("As of Friday, nine people had died.", "en", None),
        ("The death toll from Monday's fire rose to nine.", "en", None),
        ("حتى الأربعاء، بلغ عدد القتلى تسعة.", "ar", date(2024, 3, 13)),
    ],
)
def test_the_day_for_which_a_figure_holds(text: str, language: str, as_of: date | None) -> None:
    [claim] = claims(text, language)
    assert claim.as_of == as_of


def test_an_older_event_gets_its_day() -> None:
    [claim] = claims("The 1999 quake killed 17,000 people.")
    assert (claim.event_date, claim.scope) == (date(1999, 1, 1), "event")


def test_a_headline_holds_for_the_time_of_the_same_count_in_the_text() -> None:
    headline, _ = claims("Nine people have been killed since 7 October.", title="Nine killed")
    assert (headline.scope, headline.since) == ("total", date(2023, 10, 7))


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Nine Hamas fighters were killed.", "en", "Hamas"),
        ("Israel said nine of its soldiers were killed.", "en", "Israel"),
        ("On the Israeli side, nine people were killed.", "en", "Israel"),
        ("Nine people were killed.", "en", None),
        ("قتل تسعة من مقاتلي حماس.", "ar", "Hamas"),
    ],
)
def test_whose_people_were_counted(text: str, language: str, side: str | None) -> None:
    [claim] = claims(text, language)
    assert claim.side == side


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Nine bodies have been identified.", "identified bodies"),
        ("Nine of the wounded are in critical condition.", "critical cases"),
        ("Nine people were hurt and have been discharged.", "discharged patients"),
        ("Nine people died in hospital.", None),
    ],
)
def test_what_became_of_them_makes_a_group(text: str, group: str | None) -> None:
    [claim] = claims(text)
    assert claim.group == group
