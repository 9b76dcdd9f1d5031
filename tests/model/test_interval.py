"""The laws of closed intervals."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from crosscheck.model.interval import Interval
from tests.model.strategies import closed_intervals, intervals, numbers, rooms

EVERYTHING = Interval()


def _both(first: Interval | None, second: Interval) -> Interval | None:
    return None if first is None else first.intersect(second)


@given(intervals, intervals)
def test_intersection_is_commutative(first: Interval, second: Interval) -> None:
    assert first.intersect(second) == second.intersect(first)


@given(intervals, intervals, intervals)
def test_intersection_is_associative(first: Interval, second: Interval, third: Interval) -> None:
    assert _both(first.intersect(second), third) == _both(second.intersect(third), first)


@given(intervals)
def test_intersection_is_idempotent(interval: Interval) -> None:
    assert interval.intersect(interval) == interval


@given(intervals)
def test_the_open_interval_is_neutral_to_intersection(interval: Interval) -> None:
    assert interval.intersect(EVERYTHING) == interval


@given(intervals, intervals, numbers)
def test_a_value_is_in_the_intersection_when_it_is_in_both(first: Interval, second: Interval, value: Decimal) -> None:
    common = first.intersect(second)
    assert (common is not None and value in common) == (value in first and value in second)


@given(intervals, intervals)
def test_intervals_meet_when_they_have_an_intersection(first: Interval, second: Interval) -> None:
    assert first.meets(second) == second.meets(first) == (first.intersect(second) is not None)


@given(intervals, intervals)
def test_the_intersection_is_covered_by_both(first: Interval, second: Interval) -> None:
    common = first.intersect(second)
    assert common is None or (first.covers(common) and second.covers(common))


@given(intervals, intervals)
def test_the_hull_covers_both(first: Interval, second: Interval) -> None:
    hull = first.hull(second)
    assert hull.covers(first)
    assert hull.covers(second)


@given(intervals, intervals, intervals)
def test_the_hull_is_the_smallest_that_covers_both(first: Interval, second: Interval, other: Interval) -> None:
    assert other.covers(first.hull(second)) == (other.covers(first) and other.covers(second))


@given(intervals, intervals)
def test_the_hull_is_commutative(first: Interval, second: Interval) -> None:
    assert first.hull(second) == second.hull(first)


@given(intervals, intervals)
def test_intersection_and_hull_absorb_each_other(first: Interval, second: Interval) -> None:
    assert first.intersect(first.hull(second)) == first


@given(intervals)
def test_covering_is_reflexive(interval: Interval) -> None:
    assert interval.covers(interval)


@given(intervals, intervals)
def test_covering_each_other_is_being_equal(first: Interval, second: Interval) -> None:
    assert (first.covers(second) and second.covers(first)) == (first == second)


@given(intervals, rooms, rooms)
def test_covering_is_transitive(interval: Interval, room: Decimal, more: Decimal) -> None:
    inner, outer = interval.widen(room), interval.widen(room).widen(more)
    assert outer.covers(inner)
    assert inner.covers(interval)
    assert outer.covers(interval)


@given(intervals, intervals)
def test_covering_is_leaving_the_other_whole(first: Interval, second: Interval) -> None:
    assert first.covers(second) == (first.intersect(second) == second)


@given(intervals, intervals, numbers)
def test_what_covers_holds_every_value_of_the_other(first: Interval, second: Interval, value: Decimal) -> None:
    assert not first.covers(second) or value not in second or value in first


@given(intervals, rooms, numbers)
def test_widening_never_loses_a_value(interval: Interval, room: Decimal, value: Decimal) -> None:
    assert value not in interval or value in interval.widen(room)


@given(intervals, intervals, rooms)
def test_widening_never_makes_a_conflict(first: Interval, second: Interval, room: Decimal) -> None:
    assert not first.meets(second) or first.widen(room).meets(second)


@given(intervals, rooms, rooms)
def test_widening_twice_is_widening_by_the_sum(interval: Interval, room: Decimal, more: Decimal) -> None:
    assert interval.widen(room).widen(more) == interval.widen(room + more)


@given(intervals, numbers)
def test_shifting_back_restores_the_interval(interval: Interval, by: Decimal) -> None:
    assert interval.shift(by).shift(-by) == interval


@given(intervals, intervals, numbers)
def test_shifting_both_changes_no_meeting(first: Interval, second: Interval, by: Decimal) -> None:
    assert first.shift(by).meets(second.shift(by)) == first.meets(second)


@given(intervals, intervals)
def test_adding_is_commutative(first: Interval, second: Interval) -> None:
    assert first.plus(second) == second.plus(first)


@given(intervals, intervals, intervals)
def test_adding_is_associative(first: Interval, second: Interval, third: Interval) -> None:
    assert first.plus(second).plus(third) == first.plus(second.plus(third))


@given(intervals, numbers)
def test_adding_a_point_is_shifting(interval: Interval, by: Decimal) -> None:
    assert interval.plus(Interval(by, by)) == interval.shift(by)


@given(closed_intervals, closed_intervals)
def test_the_ends_of_a_sum_are_the_sums_of_ends(first: Interval, second: Interval) -> None:
    total = first.plus(second)
    assert first.low is not None
    assert second.low is not None
    assert first.low + second.low in total
    assert total.width == (first.width or 0) + (second.width or 0)


@pytest.mark.parametrize("interval", [Interval(Decimal(3)), Interval(None, Decimal(3)), EVERYTHING])
def test_an_open_interval_has_no_width(interval: Interval) -> None:
    assert interval.width is None


def test_an_interval_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="turned round: 2 > 1"):
        Interval(Decimal(2), Decimal(1))


@given(intervals)
def test_json_gives_the_interval_back(interval: Interval) -> None:
    assert msgspec.json.decode(msgspec.json.encode(interval), type=Interval) == interval
