"""What quantities allow: precision, and how each qualifier bounds."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from crosscheck.model.interval import Interval
from crosscheck.model.quantity import ABOUT, BOUNDS, NEARLY, QUALIFIERS, Quantity
from tests.model.strategies import counts, quantities, rooms

PLAIN = tuple(name for name in QUALIFIERS if name not in ("about", "nearly") and name not in BOUNDS)


@given(quantities())
def test_what_is_allowed_holds_what_is_stated(quantity: Quantity) -> None:
    assert quantity.allowed.covers(quantity.stated)


@given(quantities(PLAIN))
def test_plain_words_allow_their_interval_and_the_precision_around_it(quantity: Quantity) -> None:
    room = quantity.stated.widen(quantity.precision)
    assert room.covers(quantity.allowed)
    assert quantity.allowed.low == room.low
    assert quantity.allowed.high == room.high or quantity.precision > 0


@given(quantities(tuple(BOUNDS)))
def test_a_bound_holds_as_written(quantity: Quantity) -> None:
    assert quantity.allowed == quantity.stated


def test_neighbouring_round_figures_share_no_value() -> None:
    two, three = (Quantity(value, value, precision=Decimal(5)) for value in (Decimal(20), Decimal(30)))
    assert not two.allowed.meets(three.allowed)


@given(quantities(), rooms)
def test_less_precision_allows_no_less(quantity: Quantity, more: Decimal) -> None:
    rougher = msgspec.structs.replace(quantity, precision=quantity.precision + more)
    assert rougher.allowed.covers(quantity.allowed)


@given(counts)
def test_a_count_to_the_unit_allows_itself_alone(count: Decimal) -> None:
    assert Quantity(count, count).allowed == Interval(count, count)


@given(counts, rooms)
def test_about_allows_no_less_than_the_bare_figure(count: Decimal, precision: Decimal) -> None:
    bare = Quantity(count, count, precision=precision)
    about = Quantity(count, count, "about", precision=precision)
    assert about.allowed.covers(bare.allowed)


@given(counts)
def test_about_reaches_as_far_up_as_down(count: Decimal) -> None:
    allowed = Quantity(count, count, "about").allowed
    assert allowed.low is not None
    assert allowed.high is not None
    assert count - allowed.low == allowed.high - count <= count * ABOUT


@given(counts, rooms)
def test_about_doubles_the_precision_where_that_is_more(count: Decimal, precision: Decimal) -> None:
    allowed = Quantity(count, count, "about", precision=precision).allowed
    assert allowed.covers(Interval(count - 2 * precision, count + 2 * precision))


@given(counts.filter(bool))
def test_nearly_lies_below_and_reaches_up_to_the_figure(count: Decimal) -> None:
    allowed = Quantity(count, count, "nearly").allowed
    assert allowed == Interval(count * NEARLY, count)
    assert allowed.low is not None
    assert allowed.low < count


@given(quantities(("more_than", "at_least")))
def test_a_lower_bound_leaves_the_top_open(quantity: Quantity) -> None:
    assert quantity.allowed.high is None


@given(quantities(("less_than", "at_most")))
def test_an_upper_bound_leaves_the_bottom_open(quantity: Quantity) -> None:
    assert quantity.allowed.low is None


@pytest.mark.parametrize(
    ("said", "meant", "meet"),
    [
        (Quantity(Decimal(8800), Decimal(8800), "about"), Quantity(Decimal(8796), Decimal(8796)), True),
        (Quantity(Decimal(1400), None, "more_than"), Quantity(Decimal(1405), Decimal(1405)), True),
        (Quantity(Decimal(1400), None, "at_least"), Quantity(Decimal(1200), Decimal(1200)), False),
        (Quantity(Decimal(500), Decimal(500), "nearly"), Quantity(Decimal(487), Decimal(487)), True),
        (Quantity(Decimal(500), Decimal(500), "nearly"), Quantity(Decimal(512), Decimal(512)), False),
        (
            Quantity(Decimal("1.96e9"), Decimal("1.96e9"), precision=Decimal("0.005e9")),
            Quantity(Decimal("2e9"), Decimal("2e9"), precision=Decimal("0.5e9")),
            True,
        ),
        (
            Quantity(Decimal("1.96e9"), Decimal("1.96e9"), precision=Decimal("0.005e9")),
            Quantity(Decimal("1.69e9"), Decimal("1.69e9"), precision=Decimal("0.005e9")),
            False,
        ),
    ],
)
def test_figures_agree_within_their_words_and_no_further(said: Quantity, meant: Quantity, meet: bool) -> None:
    assert said.allowed.meets(meant.allowed) is meet


@given(quantities())
def test_json_gives_the_quantity_back(quantity: Quantity) -> None:
    assert msgspec.json.decode(msgspec.json.encode(quantity), type=Quantity) == quantity


@pytest.mark.parametrize(
    ("value", "other", "fits"),
    [("2.34e9", "2.43e9", False), ("2.34e9", "2.38e9", True), ("1.2e6", "1.25e6", True), ("20", "21", True),
     ("1240", "1300", False)],
)  # fmt: skip
def test_about_reaches_no_further_than_five_in_the_last_digit_told(value: str, other: str, fits: bool) -> None:
    about = Quantity(Decimal(value), Decimal(value), "about").allowed
    assert about.covers(Quantity(Decimal(other), Decimal(other)).allowed) is fits
