"""Claims: one value with its slots, its quote and the rule that read it.

Fields as in the claims file that a run writes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec

from crosscheck.model.interval import Interval
from crosscheck.model.period import Grain, Period
from crosscheck.model.quantity import Qualifier, Quantity, Reading

Kind = Literal["casualty", "visit", "deal", "figure"]
Certainty = Literal["stated", "planned", "alleged", "denied"]
Scope = Literal["event", "day", "total"]
Field = Literal["title", "text"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
MEASURES: Final[dict[Kind, tuple[str, ...]]] = {
    "casualty": (
        "killed", "injured", "missing", "detained", "hostage", "displaced", "rescued", "affected", "casualties"),
    "visit": ("visit", "departure", "meeting"),
    "deal": ("value",),
    "figure": (),
}  # fmt: skip


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A value with its slots. `span` is half-open, in code points of the article's `field`; `quote` is that text.

    Counts and sums use low, high, qualifier, unit and precision (all in units, never in thousands); visits use start,
    end, grain and weekday and leave the former empty. `rule` is the path of rules that read it, outermost first. `fact`
    is filled by linking. `teaser` marks a headline of another story; `revises` marks a figure that the text itself
    calls a correction of an earlier one. `event` names what sets the count apart: `since` for a total that runs from an
    event that the text gives no day. `implied` names slots that the sentence does not tell itself: found elsewhere in
    the article, or taken by default.
    """

    id: str
    article: str
    field: Field
    span: tuple[int, int]
    quote: str
    kind: Kind
    measure: str
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    precision: Decimal = Decimal(0)
    readings: tuple[Reading, ...] = ()
    start: date | None = None
    end: date | None = None
    grain: Grain | None = None
    weekday: int | None = None
    implied: tuple[str, ...] = ()
    group: str | None = None
    side: str | None = None
    who: tuple[str, ...] = ()
    where: str | None = None
    item: str | None = None
    scope: Scope | None = None
    since: date | None = None
    as_of: date | None = None
    attribution: str | None = None
    certainty: Certainty = "stated"
    teaser: bool = False
    revises: bool = False
    part_of: str | None = None
    event: tuple[str, ...] = ()
    event_date: date | None = None
    rule: str = ""
    fact: str | None = None

    @property
    def quantity(self) -> Quantity | None:
        """The value as a Quantity, or None for a visit."""
        if self.kind == "visit" or self.qualifier is None:
            return None
        return Quantity(self.low, self.high, self.qualifier, self.unit, self.precision, self.readings)

    @property
    def interval(self) -> Interval:
        """The interval that the words alone allow (open on both sides for a visit)."""
        return Interval(self.low, self.high)

    @property
    def period(self) -> Period | None:
        """The days of a visit, or None where the claim has none."""
        if self.start is None and self.end is None:
            return None
        return Period(self.start, self.end, self.grain or "day", self.weekday, self.implied)
