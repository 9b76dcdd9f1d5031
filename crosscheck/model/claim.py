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
    """A value with its slots: counts and sums have a quantity, visits have days. What no text tells is None."""

    id: str
    """The article's id, `#`, and a digest of place and value."""
    article: str
    """The id of its article."""
    field: Field
    """Where the quote stands: `title` or `text`."""
    span: tuple[int, int]
    """First code point of the quote in that field, and the one behind its last."""
    quote: str
    """The words of the span."""
    kind: Kind
    """Casualty, visit, deal or figure."""
    measure: str
    """What is counted or told: `killed`, `visit`, `value`; a noun for a figure."""
    low: Decimal | None = None
    """Least value that the words allow, in units and never in thousands; None is open."""
    high: Decimal | None = None
    """Largest value that the words allow; None is open."""
    qualifier: Qualifier | None = None
    """How the words bound the value."""
    unit: str | None = None
    """`person`, an ISO 4217 currency, or a unit of measure."""
    precision: Decimal = Decimal(0)
    """Half of the last stated step: 5,000,000 for `1.96 billion`, 0 for a count to the unit."""
    readings: tuple[Reading, ...] = ()
    """Other ways to read an ambiguous value, each with the reason."""
    start: date | None = None
    """First day of a visit."""
    end: date | None = None
    """Last day of a visit, itself included."""
    grain: Grain | None = None
    """How finely the days are told."""
    weekday: int | None = None
    """The weekday that the text names, right or wrong; Monday is 0."""
    implied: tuple[str, ...] = ()
    """Slots that the sentence does not tell: found elsewhere in the article, or taken by default."""
    group: str | None = None
    """Which people of all: `children`, `soldiers`."""
    side: str | None = None
    """Whose people, or which side of a conflict."""
    who: tuple[str, ...] = ()
    """The persons and parties of a visit or a deal."""
    where: str | None = None
    """The place, by its canonical name where it is known."""
    item: str | None = None
    """What is bought, given or counted."""
    scope: Scope | None = None
    """One event, one day, or a running total."""
    since: date | None = None
    """The first day of a running total."""
    as_of: date | None = None
    """The day for which the figure holds, where the text says one."""
    attribution: str | None = None
    """Whom the article credits with the figure."""
    certainty: Certainty = "stated"
    """Stated, planned, alleged or denied."""
    teaser: bool = False
    """True for a headline of another story inside the page."""
    revises: bool = False
    """True for a figure that the text itself calls a correction of an earlier one."""
    part_of: str | None = None
    """The claim of the same article of which this one counts a part."""
    event: tuple[str, ...] = ()
    """What sets the count apart; `since` for a total from an event that the text gives no day."""
    event_date: date | None = None
    """The day of the event, where the text says one."""
    rule: str = ""
    """The path of rules that read it, outermost first."""
    fact: str | None = None
    """The fact it belongs to, filled by linking."""

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
