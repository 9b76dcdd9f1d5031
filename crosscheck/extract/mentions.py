"""The numbers, sums and days that any text names, without the claims that they may be part of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal

import msgspec

from crosscheck.extract.amounts import Money, Refusal, settle_currencies
from crosscheck.extract.counting import Counted
from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.numerals import Number
from crosscheck.extract.passages import read_mentions
from crosscheck.extract.scanning import scan
from crosscheck.language.pack import Pack, load_pack
from crosscheck.model.period import Period

MentionKind = Literal["number", "money", "date"]
TENSE_REACH: Final = 12
CLAUSE_ENDS: Final = ("stop", "semicolon")


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A number, sum or day as read. `span` is half-open, in code points of the text.

    Numbers and sums have low, high, qualifier, `other` (another value that the same characters may stand for) and the
    unit, which is an ISO 4217 code for a sum; `units` are all that its sign can mean. Days have start and end, both
    inclusive, and the weekday that the text names (Monday is 0), right or wrong. `rule` is the rule that read it, or
    the one that refused it as a count.
    """

    kind: MentionKind
    span: tuple[int, int]
    rule: str
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str | None = None
    other: Decimal | None = None
    unit: str | None = None
    units: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    weekday: int | None = None


def mentions(text: str, *, language: str, reference: date | None = None, tense: int = BEHIND) -> list[Mention]:
    """All mentions of a text in order; without a reference day only dates that name their year are resolved.

    `tense` is the direction of dates before which no word of plan or future stands: -1 for the past, 1 for the future.
    """
    pack = load_pack(language)
    found: list[Mention] = []
    anchor: date | None = None
    sentences = [sentence for sentence in _sentences(text, pack) if read_mentions(sentence, pack)]
    settle_currencies([item.reading for each in sentences for item in each.items if isinstance(item.reading, Money)])
    for sentence in sentences:
        for at, item in enumerate(sentence.items):
            if isinstance(item.reading, DateSpec):
                direction = tense_at(sentence.items, at, default=tense)
                mention = _day(item, reference, anchor, direction)
                found += [mention] if mention is not None else []
                anchor = mention.start if mention is not None and mention.start == mention.end else anchor
            else:
                found += _values(item, item.rule)
    return found


def _sentences(text: str, pack: Pack) -> Iterator[Sentence]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        yield from scan(line, pack, offset=at, paragraph=number)
        at += len(line) + 1


def _values(item: Item, rule: str) -> Iterator[Mention]:
    """The number or sum of an item; a refused one gives its number where it has a value, and none where it is a
    name.
    """
    reading = item.reading
    if isinstance(reading, Refusal):
        if reading.valued:
            for part in item.parts:
                yield from _values(part, reading.why)
        return
    number = reading if isinstance(reading, Number) else None
    if isinstance(reading, Money | Counted):
        number = reading.number
    numeral = _numeral(item)
    if number is None or number.year or numeral is None:
        return
    codes = reading.codes if isinstance(reading, Money) else ()
    yield Mention(
        kind="money" if codes else "number", span=(numeral.start, numeral.end), rule=rule,
        low=number.low, high=number.high,
        qualifier=number.qualifier, other=number.other, unit=codes[0] if codes else None, units=codes)  # fmt: skip


def _numeral(item: Item) -> Item | None:
    """The numeral inside a counted phrase, without what it counts; None where a noun carries its own count (a dual)."""
    if not isinstance(item.reading, Counted):
        return item
    inner = next((part for part in item.parts if isinstance(part.reading, Number | Counted)), None)
    return inner and _numeral(inner)


def _day(item: Item, reference: date | None, anchor: date | None, tense: int) -> Mention | None:
    spec = item.reading
    assert isinstance(spec, DateSpec)
    if reference is None and not spec.absolute:
        return None
    period: Period | None = spec.resolve(reference or date.min, tense=tense, anchor=anchor or reference)
    if period is None:
        return None
    return Mention(
        kind="date", span=(item.start, item.end), rule=item.rule, start=period.start, end=period.end,
        weekday=period.weekday)  # fmt: skip


def tense_at(items: list[Item], at: int, *, default: int = BEHIND) -> int:
    """1 where a word of plan or future stands before the date in its clause, else the default."""
    for other in range(at - 1, max(-1, at - 1 - TENSE_REACH), -1):
        if items[other].has("future"):
            return AHEAD
        if items[other].is_any(CLAUSE_ENDS):
            break
    return default
