"""Values for the property tests of the model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from crosscheck.model.interval import Interval
from crosscheck.model.period import GRAINS, Period
from crosscheck.model.quantity import QUALIFIERS, Quantity, Reading

LAST_DAY = date(2200, 1, 1)

amounts = st.decimals(-(10**15), 10**15, places=3, allow_nan=False, allow_infinity=False)
# Small ones meet, touch and cover each other often.
numbers = st.integers(-8, 8).map(Decimal) | amounts
rooms = st.integers(0, 8).map(Decimal) | st.decimals(0, 10**12, places=3)
counts = st.integers(0, 10**12).map(Decimal)
days = st.dates(date(1900, 1, 1), LAST_DAY) | st.dates(date(2024, 2, 20), date(2024, 3, 10))
ends = st.none() | numbers


def _ordered(pair: tuple[Decimal | None, Decimal | None]) -> Interval:
    low, high = pair
    turned = low is not None and high is not None and low > high
    return Interval(high, low) if turned else Interval(low, high)


def _in_order(pair: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    start, end = pair
    return (end, start) if start and end and start > end else pair


intervals = st.tuples(ends, ends).map(_ordered)
closed_intervals = st.tuples(numbers, numbers).map(_ordered)
readings = st.builds(
    Reading, ends, ends, st.sampled_from([None, "USD", "CAD"]), st.sampled_from(["the long scale", "another dollar"])
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period, open or closed, with or without a weekday."""
    start, end = _in_order(draw(st.tuples(st.none() | days, st.none() | days)))
    weekday = draw(st.none() | st.integers(0, 6))
    implied = draw(st.lists(st.sampled_from(["year", "month", "day"]), unique=True).map(tuple))
    return Period(start, end, draw(st.sampled_from(GRAINS)), weekday, implied)


@st.composite
def quantities(draw: st.DrawFn, qualifiers: tuple[str, ...] = QUALIFIERS) -> Quantity:
    """A quantity of something that is counted: not negative, its ends as its qualifier wants them."""
    qualifier = draw(st.sampled_from(qualifiers))
    low, high = sorted((draw(counts), draw(counts)))
    if qualifier in ("exact", "about", "nearly"):
        high = low
    bounds = (
        None if qualifier in ("less_than", "at_most") else low,
        None if qualifier in ("more_than", "at_least") else high,
    )
    found = tuple(draw(st.lists(readings, max_size=2)))
    return Quantity(*bounds, qualifier, draw(st.sampled_from([None, "person", "USD"])), draw(rooms), found)
