"""The report's own words: catalogues as data, plurals, numbers and days in the reader's way of writing them."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from crosscheck.errors import ConfigError
from crosscheck.model.claim import Claim

CATALOGUES: Final = Path(__file__).parent / "catalogues"
EASTERN: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DIGITS: Final = ("western", "eastern")


class Interface:
    """One catalogue with the digits that the reader asked for."""

    def __init__(self, code: str, digits: str) -> None:
        self.words = _catalogue(code)
        self.eastern = digits == "eastern"
        self.code, self.direction = str(self.words["code"]), str(self.words["direction"])

    def text(self, key: str, **values: object) -> str:
        """The phrase `key` with its values put in."""
        return str(self.words["text"][key]).format(**values)

    def name(self, table: str, key: str | None) -> str:
        """The name that a table of the catalogue gives a key, or the key itself where the table has none."""
        return str(self.words[table].get(key, key)) if key else ""

    def isolate(self, text: str) -> str:
        """The text kept in the interface's direction inside a picture, which always runs from left to right."""
        return f"\u2067{text}\u2069" if self.direction == "rtl" else text

    def count(self, key: str, number: int) -> str:
        """A counted noun in the plural that the number asks for."""
        forms = self.words["plural"][key]
        return str(forms.get(_category(number), forms["other"])).format(n=self.number(Decimal(number)))

    def number(self, value: Decimal) -> str:
        """A number with grouped digits and, from a million on, its scale word."""
        for scale, word in self.words["scale"].items():
            part = value / Decimal(scale)
            if abs(part) >= 1:
                rounded = part.quantize(Decimal("0.0001")).normalize()
                return f"{self._digits(rounded)} {word}"
        return self._digits(value.normalize())

    def _digits(self, value: Decimal) -> str:
        text = f"{value:,f}" if abs(value) >= 10_000 or self.words["group"] else f"{value:f}"
        text = text.replace(",", "\0").replace(".", str(self.words["decimal"])).replace("\0", str(self.words["group"]))
        return text.translate(EASTERN) if self.eastern else text

    def value(self, claim: Claim) -> str:
        """A claim's value in words: a bounded number with its unit, or days."""
        if claim.kind == "visit":
            return self.days(claim.start, claim.end)
        low, high = claim.low, claim.high
        if low is None and high is None:
            return claim.quote
        pattern = str(self.words["qualifier"][claim.qualifier or "exact"])
        first, last = low if low is not None else high, high if high is not None else low
        assert first is not None and last is not None
        told = pattern.format(v=self.number(first), low=self.number(first), high=self.number(last))
        return told if claim.kind == "casualty" or not claim.unit else f"{told} {claim.unit}"

    def days(self, start: date | None, end: date | None) -> str:
        """One day or a span of days."""
        if start is None or end is None or start == end:
            return self.day(start or end)
        return str(self.words["span"]).format(start=self.day(start), end=self.day(end))

    def day(self, day: date | None) -> str:
        """A day with its weekday, so that the two can be checked by eye."""
        if day is None:
            return self.text("unknown_time")
        told = str(self.words["day"]).format(
            weekday=self.words["weekdays"][day.weekday()],
            day=day.day,
            month=self.words["months"][day.month - 1],
            year=day.year,
        )
        return told.translate(EASTERN) if self.eastern else told


def _category(number: int) -> str:
    """The plural category of a whole number; a catalogue without it uses `other` (CLDR's rules for Arabic cover English)."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    last = number % 100
    return "few" if 3 <= last <= 10 else "many" if 11 <= last <= 99 else "other"


@functools.cache
def _catalogue(code: str) -> dict[str, Any]:
    path = CATALOGUES / f"{code}.toml"
    if not path.exists():
        known = ", ".join(sorted(found.stem for found in CATALOGUES.glob("*.toml")))
        raise ConfigError(f"ui: expected one of {known}, found {code!r}")
    return tomllib.loads(path.read_text(encoding="utf-8"))
