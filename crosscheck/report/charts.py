"""Where marks stand in the report's small pictures; the templates draw them.

Places across a picture are percentages of its width and heights are pixels, so that a picture fills any screen while
its letters keep their size. All pictures run from left to right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.report.interface import Interface

GUTTER: Final = 20.0  # percent at the left of a timeline that its value labels have for themselves
RIGHT: Final = 97.0
TOP: Final = 26
PLOT: Final = 150
OPEN: Final = 22  # pixels, or half a percent each, by which an open end reaches on
MOST_MARKS: Final = 80
MOST_ROWS: Final = 14
MOST_TICKS: Final = 5
LOG_FROM: Final = 30  # ratio of the largest to the smallest value from which equal steps multiply
STRIP_LEFT: Final = 34.0
ROW: Final = 24


class Mark(msgspec.Struct, frozen=True):
    """A figure at a moment: its ends as numbers, its outlet, its name, and the side that holds it (-1: none)."""

    at: datetime | None
    low: float | None
    high: float | None
    outlet: str
    label: str
    side: int
    revises: bool = False

    @property
    def middle(self) -> float | None:
        """The middle of the figure, or its closed end."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high
        return (self.low + self.high) / 2


class Point(msgspec.Struct, frozen=True):
    """A mark in the picture: its place, the ends of its bar where it has one, its side, and its label."""

    x: float
    y: float
    start: float
    end: float
    bar: bool
    side: int
    label: str


class Line(msgspec.Struct, frozen=True):
    """A straight line; `kind` says how it is drawn."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = ""


class Tick(msgspec.Struct, frozen=True):
    """A label on an axis; `anchor` is the end of the text that stands at the place."""

    at: float
    label: str
    anchor: str = "middle"


class Timeline(msgspec.Struct, frozen=True):
    """A figure over time: points, the steps by which a count grew or was revised, ticks, and what it shows in words."""

    points: tuple[Point, ...]
    steps: tuple[Line, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    text: str
    height: int = TOP + PLOT + 30
    base: int = TOP + PLOT


class Strip(msgspec.Struct, frozen=True):
    """Outlets against values: a row for each outlet."""

    rows: tuple[tuple[float, str, tuple[Point, ...]], ...]
    ticks: tuple[Tick, ...]
    text: str
    height: int
    more: int
    logarithmic: bool
    left: float = STRIP_LEFT


class Bar(msgspec.Struct, frozen=True):
    """A bar of the breakdown: its label and value in words, its height in the picture and its share of the width."""

    label: str
    value: str
    y: int
    width: float
    total: bool


class Breakdown(msgspec.Struct, frozen=True):
    """Parts against their total."""

    bars: tuple[Bar, ...]
    text: str
    height: int


def timeline(marks: Sequence[Mark], words: Interface, *, growing: bool) -> Timeline | None:
    """The picture of a figure over time, with steps where it grows; None where it stands still or has one moment."""
    placed = sorted((m for m in marks if m.at is not None and m.middle is not None), key=_by_time)[:MOST_MARKS]
    ends = [value for mark in placed for value in (mark.low, mark.high) if value is not None]
    times = [mark.at.timestamp() for mark in placed if mark.at is not None]
    if len(set(ends)) < 2 or len(set(times)) < 2:
        return None
    low, high, first, last = min(ends), max(ends), times[0], times[-1]

    def across(moment: float) -> float:
        return round(GUTTER + (RIGHT - GUTTER) * (moment - first) / (last - first), 2)

    def up(value: float) -> float:
        return round(TOP + PLOT - 8 - (PLOT - 22) * (value - low) / (high - low), 1)

    points = tuple(_upright(mark, across(time), up) for mark, time in zip(placed, times, strict=True))
    steps = tuple(_steps(placed, points)) if growing else ()
    values = tuple(Tick(up(value), _told(value, words), "start") for value in _thinned(sorted(set(ends)), up, 15))
    start, end = placed[0].at, placed[-1].at
    assert start is not None
    assert end is not None
    text = words.text(
        "timeline_text",
        count=words.whole(len(placed)),
        outlets=words.count("outlets", len({mark.outlet for mark in placed})),
        start=words.day(start.date()),
        end=words.day(end.date()),
    )
    days = (Tick(GUTTER - 2, words.day(start.date()), "start"), Tick(99, words.day(end.date()), "end"))
    return Timeline(_unsided_first(points), steps, values, days[: 1 + (start.date() != end.date())], text)


def strip(marks: Sequence[Mark], words: Interface, labels: Sequence[str] | None = None) -> Strip | None:
    """The picture of outlets against values, or None where there are fewer than two of either.

    `labels` name the values where they are not plain numbers (days); they go with the sorted distinct closed ends.
    """
    known = [mark for mark in marks if mark.middle is not None]
    outlets = list(dict.fromkeys(mark.outlet for mark in known))
    ends = sorted({value for mark in known for value in (mark.low, mark.high) if value is not None})
    if len(outlets) < 2 or len(ends) < 2:
        return None
    logarithmic = ends[0] > 0 and ends[-1] / ends[0] >= LOG_FROM
    scaled = [math.log(value) if logarithmic else value for value in ends]

    def across(value: float) -> float:
        place = math.log(value) if logarithmic else value
        return round(STRIP_LEFT + 5 + (RIGHT - STRIP_LEFT - 10) * (place - scaled[0]) / (scaled[-1] - scaled[0]), 2)

    rows = []
    for number, outlet in enumerate(outlets[:MOST_ROWS]):
        y = TOP + ROW * number + ROW // 2
        points = tuple(_level(mark, y, across) for mark in known if mark.outlet == outlet)
        rows.append((float(y), outlet, _unsided_first(dict.fromkeys(points))))
    told = dict(zip(ends, labels or [_told(value, words) for value in ends], strict=True))
    ticks = tuple(Tick(across(value), told[value]) for value in _thinned(ends, across, 15))
    text = words.text(
        "strip_text", outlets=words.count("outlets", len(outlets)), low=told[ends[0]], high=told[ends[-1]])  # fmt: skip
    height = TOP + ROW * len(rows) + 8
    return Strip(tuple(rows), ticks, text, height, max(0, len(outlets) - MOST_ROWS), logarithmic)


def breakdown(total: tuple[str, float], parts: Sequence[tuple[str, float]], words: Interface) -> Breakdown | None:
    """The bars of parts under the bar of their total, or None where nothing can be drawn."""
    if not parts or total[1] <= 0 or any(value < 0 for _, value in parts):
        return None
    shown = list(parts[:MOST_ROWS])
    added = (words.text("sum"), sum(value for _, value in shown))
    rows = [total, *shown] + ([added] if len(shown) > 1 and added[1] > total[1] else [])
    widest = max(value for _, value in rows)
    bars = tuple(
        Bar(label, _told(value, words), 16 + 40 * number, round(100 * value / widest, 2), number == 0)
        for number, (label, value) in enumerate(rows)
    )
    told = words.listed([f"{label} {_told(value, words)}" for label, value in shown])
    return Breakdown(bars, words.text("breakdown_text", total=_told(total[1], words), parts=told), 40 * len(rows) + 2)


def _by_time(mark: Mark) -> tuple[float, str]:
    return (mark.at.timestamp() if mark.at is not None else 0.0, mark.label)


def _unsided_first(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points in the order of drawing: those of a side lie on top."""
    return tuple(sorted(points, key=lambda point: point.side >= 0))


def _upright(mark: Mark, x: float, up: Callable[[float], float]) -> Point:
    """A point of the timeline; open ends reach a little up or down."""
    y, low, high = _placed(mark, up)
    top = high if high is not None else max(4.0, y - OPEN)
    bottom = low if low is not None else min(float(TOP + PLOT), y + OPEN)
    return Point(x, y, top, bottom, top != bottom, mark.side, mark.label)


def _level(mark: Mark, y: int, across: Callable[[float], float]) -> Point:
    """A point of the strip; open ends reach to the edge."""
    x, low, high = _placed(mark, across)
    start = low if low is not None else STRIP_LEFT
    end = high if high is not None else RIGHT
    return Point(x, y, start, end, start != end, mark.side, mark.label)


def _placed(mark: Mark, place: Callable[[float], float]) -> tuple[float, float | None, float | None]:
    """Where the mark stands, and its ends where they are closed."""
    low = place(mark.low) if mark.low is not None else None
    high = place(mark.high) if mark.high is not None else None
    if low is not None and high is not None:
        return round((low + high) / 2, 2), low, high
    return (low if low is not None else high or 0.0), low, high


def _steps(marks: Sequence[Mark], points: Sequence[Point]) -> Sequence[Line]:
    """The stairs of a growing count: up with every higher figure, down only where a text says that it revises."""
    lines: list[Line] = []
    held: Point | None = None
    level = 0.0
    for mark, point in zip(marks, points, strict=True):
        middle = mark.middle or 0.0
        if held is None or middle > level or mark.revises:
            if held is not None and (point.x, point.y) != (held.x, held.y):
                lines.append(Line(held.x, held.y, point.x, held.y))
                lines.append(Line(point.x, held.y, point.x, point.y, "down" if middle < level else ""))
            held, level = point, middle
    if held is not None and held.x < points[-1].x:
        lines.append(Line(held.x, held.y, points[-1].x, held.y))
    return lines


def _thinned(values: Sequence[float], place: Callable[[float], float], room: float) -> list[float]:
    """Values whose labels do not stand on each other: both ends first, then what fits between."""
    kept = [values[0], values[-1]]
    for value in values[1:-1]:
        if len(kept) < MOST_TICKS and all(abs(place(value) - place(other)) >= room for other in kept):
            kept.append(value)
    return sorted(kept)


def _told(value: float, words: Interface) -> str:
    return words.number(Decimal(str(value)).quantize(Decimal("0.0001")) if abs(value) < 1e15 else Decimal(value))
