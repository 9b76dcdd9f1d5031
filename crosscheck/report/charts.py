"""Where marks stand in the report's small pictures; the templates draw them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.report.interface import Interface

WIDTH: Final = 640
HEIGHT: Final = 180
LEFT: Final = 96
RIGHT: Final = 24
TOP: Final = 16
BOTTOM: Final = 28
OPEN_BAR: Final = 26
MOST: Final = 60


class Mark(msgspec.Struct, frozen=True):
    """A figure at a day: its interval, what it is called, and the side that holds it (-1: none)."""

    day: date
    low: Decimal | None
    high: Decimal | None
    label: str
    side: int


class Point(msgspec.Struct, frozen=True):
    """A mark in the picture: x, the y of its ends, whether an end is open, its side, and its label."""

    x: float
    y: float
    top: float
    bottom: float
    side: int
    label: str


class Chart(msgspec.Struct, frozen=True):
    """A timeline: points, value and day ticks, and what it shows in words."""

    points: tuple[Point, ...]
    rows: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    text: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM


def timeline(marks: Sequence[Mark], words: Interface) -> Chart | None:
    """The chart of a figure over time, or None where it stands still or has one moment."""
    chosen = sorted(marks, key=lambda mark: (mark.day, mark.label))[:MOST]
    values = sorted({value for mark in chosen for value in (mark.low, mark.high) if value is not None})
    days = sorted({mark.day for mark in chosen})
    if len(values) < 2 or len(days) < 2:
        return None
    span, reach = (days[-1] - days[0]).days, values[-1] - values[0]

    def across(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * ((day - days[0]).days / span), 1)

    def up(value: Decimal) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float((value - values[0]) / reach), 1)

    points = tuple(_point(mark, across(mark.day), up) for mark in chosen)
    ticks = values if len(values) <= 4 else [values[0], values[len(values) // 2], values[-1]]
    outlets = len({mark.label.partition(":")[0] for mark in chosen})
    text = words.text(
        "timeline_text",
        count=len(chosen),
        outlets=words.count("outlets", outlets),
        start=words.day(days[0]),
        end=words.day(days[-1]),
    )
    shown_days = days if len(days) <= 3 else [days[0], days[-1]]
    return Chart(
        points,
        tuple((up(value), words.number(value)) for value in ticks),
        tuple((across(day), words.day(day)) for day in shown_days),
        text,
    )


def _point(mark: Mark, x: float, up: object) -> Point:
    assert callable(up)
    low = up(mark.low) if mark.low is not None else None
    high = up(mark.high) if mark.high is not None else None
    known = low if low is not None else high
    assert known is not None
    top = high if high is not None else max(TOP / 2, known - OPEN_BAR)
    bottom = low if low is not None else min(HEIGHT - BOTTOM + 6, known + OPEN_BAR)
    return Point(
        x, known if low is None or high is None else round((low + high) / 2, 1), top, bottom, mark.side, mark.label
    )
