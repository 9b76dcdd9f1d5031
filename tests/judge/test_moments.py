"""When a figure holds."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.judge.moments import UNKNOWN, holding_moment, paragraph_clocks, published_moment
from crosscheck.model.article import ReferenceTime
from tests.judge.making import article, at, count, judged, judged_facts, titled, types


def test_a_time_is_one_minute_and_a_date_is_its_day() -> None:
    minute = published_moment(article("a", "2024-05-02T12:00:00+03:00"))
    day = published_moment(article("a", "2024-05-02"))
    assert minute.exact
    assert minute == published_moment(article("a", "2024-05-02T09:00:00+00:00"))
    assert (day.exact, day.low <= minute.low <= day.high) == (False, True)


@pytest.mark.parametrize("stamp", [None, "", "yesterday"])
def test_an_article_without_a_readable_time_has_an_unknown_moment(stamp: str | None) -> None:
    assert published_moment(article("a", stamp)) == UNKNOWN


def test_the_reference_window_stands_in_for_a_missing_time() -> None:
    window = ReferenceTime(date(2024, 5, 2), date(2024, 5, 3), inferred=True)
    moment = published_moment(article("a", None, reference=window))
    assert moment.known
    assert moment.high - moment.low == 2 * 24 * 60 - 1


def test_a_figure_for_an_earlier_day_holds_at_that_days_end() -> None:
    published = published_moment(article("a", at(3)))
    moment = holding_moment(count("a", 24, as_of=date(2024, 5, 2)), published, None)
    assert moment.exact
    assert moment.day == date(2024, 5, 2)
    assert moment.before(published)


def test_one_clock_is_no_live_page() -> None:
    assert paragraph_clocks(article("a", text="12:40 it was 58")) == ()
    assert len(paragraph_clocks(article("a", text="12:40 it was 58\n\n٠٩:٢٥ – it was 20"))) == 2


def test_a_day_without_hours_is_one_moment_for_all_who_name_it() -> None:
    articles = (article("a", "2024-05-02"), article("b", "2024-05-02"))
    assert types(judged((count("a", 24), count("b", 37)), articles)) == ["value"]


def test_an_unknown_moment_makes_growth_possible() -> None:
    articles = (article("a", at(2)), article("b", None))
    assert types(judged((count("a", 24), count("b", 37)), articles)) == ["update"]


def test_an_undated_article_with_a_dated_bulletins_figure_is_of_its_time() -> None:
    window = ReferenceTime(date(2024, 5, 2), date(2024, 5, 2), inferred=True)
    articles = (article("a", at(2)), article("b", None, reference=window))
    claims = (count("a", 101), count("b", 101))
    assert types(judged(claims, articles)) == ["agree"]
    women = (count("a", 34, number=2, group="women"), count("b", 54, number=2, group="women"))
    assert types(judged_facts([claims, women], articles)) == ["agree", "value"]


def test_a_teaser_is_undated_and_does_not_contradict_the_article_that_carries_it() -> None:
    articles = (article("a", at(2)), article("b", at(3)))
    claims = (count("a", 37), titled("b", 37), count("b", 37), count("b", 24, number=2, teaser=True))
    assert types(judged(claims, articles)) == ["update"]
