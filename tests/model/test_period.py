"""The laws of periods: which days they share, and how they move."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model.period import Period, day
from tests.model.strategies import days, periods

steps = st.integers(-20_000, 20_000)


def _holds(period: Period, one: date) -> bool:
    return period.covers(day(one))


def _ends(period: Period) -> tuple[date | None, date | None]:
    return period.start, period.end


@given(periods())
def test_a_period_covers_and_meets_itself(period: Period) -> None:
    assert period.covers(period)
    assert period.meets(period)


@given(periods(), periods())
def test_meeting_is_mutual(first: Period, second: Period) -> None:
    assert first.meets(second) == second.meets(first)


@given(periods(), periods())
def test_what_covers_also_meets(first: Period, second: Period) -> None:
    assert not first.covers(second) or first.meets(second)


@given(periods(), periods())
def test_covering_each_other_is_having_the_same_days(first: Period, second: Period) -> None:
    assert (first.covers(second) and second.covers(first)) == (_ends(first) == _ends(second))


@given(periods(), periods(), periods())
def test_covering_is_transitive(first: Period, second: Period, third: Period) -> None:
    assert not (first.covers(second) and second.covers(third)) or first.covers(third)


@given(periods(), periods(), days)
def test_a_day_in_both_makes_them_meet(first: Period, second: Period, one: date) -> None:
    assert not (_holds(first, one) and _holds(second, one)) or first.meets(second)


@given(periods(), periods(), days)
def test_what_covers_holds_every_day_of_the_other(first: Period, second: Period, one: date) -> None:
    assert not first.covers(second) or not _holds(second, one) or _holds(first, one)


@given(periods())
def test_a_period_without_ends_covers_all(period: Period) -> None:
    assert Period(None, None).covers(period)


@given(periods(), steps)
def test_shifting_back_restores_the_days(period: Period, step: int) -> None:
    assert _ends(period.shift(step).shift(-step)) == _ends(period)


@given(periods(), steps, steps)
def test_shifts_add_up(period: Period, step: int, more: int) -> None:
    assert period.shift(step).shift(more) == period.shift(step + more)


@given(periods(), periods(), steps)
def test_shifting_both_changes_no_meeting_and_no_covering(first: Period, second: Period, step: int) -> None:
    assert first.shift(step).meets(second.shift(step)) == first.meets(second)
    assert first.shift(step).covers(second.shift(step)) == first.covers(second)


@given(periods(), steps)
def test_a_shift_drops_the_weekday_and_keeps_the_rest(period: Period, step: int) -> None:
    moved = period.shift(step)
    assert moved.weekday is None
    assert (moved.grain, moved.implied) == (period.grain, period.implied)


@given(days, st.integers(0, 6))
def test_a_day_agrees_with_its_own_weekday_alone(one: date, weekday: int) -> None:
    assert day(one, weekday=weekday).weekday_agrees == (one.weekday() == weekday)


@given(periods())
def test_a_weekday_disagrees_with_no_period_of_several_days(period: Period) -> None:
    several = period.start is None or period.start != period.end
    assert not several or period.weekday_agrees


def test_neighbouring_days_do_not_meet() -> None:
    assert not day(date(2024, 2, 29)).meets(day(date(2024, 3, 1)))


def test_a_period_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="turned round: 2024-03-02 > 2024-03-01"):
        Period(date(2024, 3, 2), date(2024, 3, 1))


@given(periods())
def test_json_gives_the_period_back(period: Period) -> None:
    assert msgspec.json.decode(msgspec.json.encode(period), type=Period) == period
