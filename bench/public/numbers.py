"""Numerals, bounds and shares of Recognizers-Text, numerals of duckling and counts of quantulum3.

A case passes where all numbers of the gold are read with their values and no others. Two bounds of one gold interval
may be read as two mentions, one with each bound, since a text tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from bench.public.cases import WHY, Passes, PublicCase, reason, rows
from crosscheck.extract.mentions import Mention, mentions

NOW: Final = date(2016, 11, 7)


def _fraction(value: str, text: str) -> bool:
    """True for a gold value that is a fraction in words: below one, or beside halves and quarters of one."""
    number = _decimal(value)
    if number is None or number == number.to_integral_value() or re.search(r"\d[.,\u066b]\d|^[.,]\d|[½¼¾]", text):
        return False
    return abs(number) < 1 or (number * 4) != (number * 4).to_integral_value()


def number_cases() -> Iterator[PublicCase]:
    """All cases of numerals, bounds and shares."""
    for language in ("ar", "en"):
        yield from _recognized(language, "number")
        yield from _recognized(language, "percent")
        yield from _ranges(language)
        yield from _duckling(language)
    yield from _quantulum()


def _recognized(language: str, name: str) -> Iterator[PublicCase]:
    for row in rows(f"recognizers/{language}.{name}.jsonl"):
        values = [str((gold["Resolution"] or {}).get("value")).rstrip("%") for gold in row["gold"]]
        wanted = sorted(value for value in map(_decimal, values) if value is not None)
        out = reason(row["text"], "numbers", language)
        if not out and any(_fraction(value, gold["Text"]) for value, gold in zip(values, row["gold"], strict=True)):
            out = WHY["fraction"]
        if not out and any(
            mention.kind == "date" for mention in mentions(row["text"], language=language, reference=NOW)
        ):
            out = "a date, which is read as one day"
        if not out and name == "percent" and _reversed(row):
            out = "the word before its number"
        yield PublicCase(
            source=f"recognizers {name}", language=language, kind="numerals", text=row["text"], expected=str(values),
            passes=_same(wanted), out=out)  # fmt: skip


def _reversed(row: dict[str, Any]) -> bool:
    return any(re.match(r"(?:per|بالم|نسبة|%)", gold["Text"]) for gold in row["gold"])


def _ranges(language: str) -> Iterator[PublicCase]:
    for row in rows(f"recognizers/{language}.number_range.jsonl"):
        bounds = [(gold["Resolution"] or {}).get("value") or "" for gold in row["gold"]]
        intervals = [tuple(_decimal(end) for end in value.strip("[]()").split(",")) for value in bounds]
        out = reason(row["text"], "numbers", language) or (WHY["listed"] if not bounds else "")
        if not out and any(_fraction(str(end), "") for interval in intervals for end in interval if end is not None):
            out = WHY["fraction"]
        yield PublicCase(
            source="recognizers range", language=language, kind="bounds", text=row["text"], expected=str(bounds),
            passes=_bounded(intervals), out=out)  # fmt: skip


def _duckling(language: str) -> Iterator[PublicCase]:
    for row in rows(f"duckling/Numeral.{language.upper()}.jsonl"):
        value = _decimal(str(row["value"]))
        out = reason(row["text"], "numbers", language) or (
            "the number twice, in words and figures" if "(" in row["text"] else ""
        )
        yield PublicCase(
            source="duckling numeral", language=language, kind="numerals", text=row["text"], expected=str(value),
            passes=_same([value] if value is not None else []), out=out)  # fmt: skip


def _quantulum() -> Iterator[PublicCase]:
    for row in rows("quantulum3/en.jsonl"):
        counts = [gold for gold in row["gold"] if gold["unit"] == "dimensionless"]
        out = reason(row["text"], "numbers")
        if any(_fraction(str(gold["value"]), gold["surface"]) for gold in counts):
            out = WHY["fraction"]
        if len(counts) != len(row["gold"]) or not counts:
            out = out or "units of measure"
        wanted = sorted(Decimal(str(gold["value"])) for gold in counts)
        yield PublicCase(
            source="quantulum3 counts", language="en", kind="numerals", text=row["text"], expected=str(wanted),
            passes=_same(wanted), out=out)  # fmt: skip


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _same(wanted: list[Decimal]) -> Passes:
    def passes(read: list[Mention]) -> bool:
        values = sorted(_middle(mention) for mention in read if mention.kind != "date")
        return len(values) == len(wanted) and all(
            abs(a - b) <= abs(b) * Decimal("1e-9") for a, b in zip(values, wanted, strict=True)
        )

    return passes


def _middle(mention: Mention) -> Decimal:
    """The value of a mention, which is the middle of a range."""
    ends = [end for end in (mention.low, mention.high) if end is not None]
    return sum(ends, Decimal(0)) / max(1, len(ends))


def _bounded(wanted: list[tuple[Decimal | None, ...]]) -> Passes:
    def passes(read: list[Mention]) -> bool:
        told = [(mention.low, mention.high) for mention in read if mention.kind != "date"]
        for low, high in wanted:
            if (low, high) in told:
                told.remove((low, high))
            elif (low, None) in told and (None, high) in told:
                told.remove((low, None))
                told.remove((None, high))
            else:
                return False
        return not told

    return passes
