"""The report's own words: catalogues as data, plurals, numbers and days in the reader's way of writing them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from crosscheck.errors import ConfigError
from crosscheck.model.claim import Claim
from crosscheck.model.formats import DIGITS

CATALOGUES: Final = Path(__file__).parent / "catalogues"
EASTERN: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LARGEST: Final = Decimal(10) ** 24
_FIRST_SCALE: Final = 1_000_000


class Interface:
    """One catalogue with the digits that the reader asked for."""

    def __init__(self, code: str, digits: str) -> None:
        if digits not in DIGITS:
            raise ConfigError(f"digits: expected one of {', '.join(DIGITS)}, found {digits!r}")
        self.words = _catalogue(code)
        self.eastern = digits == "eastern"
        self.code, self.direction = str(self.words["code"]), str(self.words["direction"])
        self._told: dict[Decimal, str] = {}  # a page tells the same numbers over and over

    def text(self, key: str, **values: object) -> str:
        """The phrase `key` with its values put in."""
        return str(self.words["text"][key]).format_map(values)

    def name(self, table: str, key: str | None) -> str:
        """The name that a table of the catalogue gives a key, or the key itself where the table has none."""
        return str(self.words[table].get(key, key)) if key else ""

    def isolate(self, text: str) -> str:
        """The text kept in the interface's direction inside a picture, which always runs from left to right."""
        return f"\u2067{text}\u2069" if self.direction == "rtl" else text

    def count(self, key: str, number: int, **values: object) -> str:
        """A counted phrase in the number's plural, with small numbers in words where the catalogue says so."""
        forms = self.words["plural"][key]
        small: Sequence[str] = self.words["numbers"]
        told = small[number] if key in self.words["in_words"] and number < len(small) else self.whole(number)
        return str(forms.get(_category(number), forms["other"])).format_map({"n": told, **values})

    def listed(self, items: Sequence[str]) -> str:
        """The items as a list in a sentence."""
        if len(items) < 2:
            return "".join(items)
        return self.text("and", first=str(self.words["list"]).join(items[:-1]), last=items[-1])

    def clauses(self, items: Sequence[str]) -> str:
        """The clauses one after the other, the first with a capital where the script has them."""
        told = str(self.words["clauses"]).join(items)
        return told[:1].upper() + told[1:]

    def whole(self, number: int) -> str:
        """A whole number with all its digits."""
        return self._digits(Decimal(number))

    def number(self, value: Decimal) -> str:
        """A number with grouped digits and, from a million on, its scale word."""
        if value not in self._told:
            self._told[value] = self._scaled(value)
        return self._told[value]

    def _scaled(self, value: Decimal) -> str:
        if not value.is_finite() or abs(value) >= _LARGEST:
            return self._translated(f"{value:.3E}")
        for scale, word in self.words["scale"].items():
            part = value / Decimal(scale)
            if abs(part) >= 1:
                return f"{self._digits(part.quantize(Decimal('0.0001')).normalize())} {word}"
        return self._digits(value.normalize())

    def value(self, claim: Claim) -> str:
        """A claim's value in words: a bounded number with its unit, or days."""
        if claim.kind == "visit":
            return self.days(claim.start, claim.end)
        low, high = claim.low, claim.high
        first, last = low if low is not None else high, high if high is not None else low
        if first is None or last is None:
            return claim.quote
        pattern = str(self.words["qualifier"][claim.qualifier or "exact"])
        told = pattern.format(v=self.number(first), low=self.number(first), high=self.number(last))
        return told if claim.kind == "casualty" else self._with_unit(told, claim, last)

    def _with_unit(self, told: str, claim: Claim, number: Decimal) -> str:
        """The number with its unit; a counted noun that the question names already is left out."""
        if not claim.unit or claim.unit == claim.measure:
            return told
        forms: Mapping[str, str] = self.words["unit"].get(claim.unit, {"other": claim.unit})
        whole = number == number.to_integral_value() and abs(number) < _FIRST_SCALE
        category = _category(int(number)) if whole else "other"
        return f"{told} {forms.get(category, forms['other'])}"

    def days(self, start: date | None, end: date | None) -> str:
        """One day or a span of days."""
        if start is None or end is None or start == end:
            return self.day(start or end)
        return str(self.words["span"]).format(start=self.day(start), end=self.day(end))

    def day(self, day: date | None) -> str:
        """A day with its weekday, so that the two can be checked by eye."""
        if day is None:
            return self.text("unknown_time")
        return self.text("weekday_day", weekday=self.words["weekdays"][day.weekday()], day=self.date(day))

    def date(self, day: date) -> str:
        """A day without its weekday."""
        told = str(self.words["day"]).format(day=day.day, month=self.words["months"][day.month - 1], year=day.year)
        return self._translated(told)

    def clock(self, moment: datetime) -> str:
        """The time of day with the name of universal time."""
        return self.text("clock", time=self._translated(f"{moment:%H:%M}"))

    @property
    def numbers(self) -> str:
        """The name by which browsers know the digits."""
        return "arab" if self.eastern else "latn"

    @property
    def weekdays(self) -> Sequence[str]:
        """The weekdays in full, Monday first."""
        return list(self.words["weekdays_full"])

    def letter(self, number: int) -> str:
        """The letter that marks the side of this number, counted from 0."""
        letters: Sequence[str] = self.words["letters"]
        return letters[number] if number < len(letters) else self.whole(number + 1)

    def _digits(self, value: Decimal) -> str:
        text = f"{value:,f}" if abs(value) >= 10_000 or self.words["group"] else f"{value:f}"
        marks = self.words["eastern"] if self.eastern else self.words
        text = text.replace(",", "\0").replace(".", str(marks["decimal"])).replace("\0", str(marks["group"]))
        return self._translated(text)

    def _translated(self, text: str) -> str:
        return text.translate(EASTERN) if self.eastern else text


def _category(number: int) -> str:
    """The plural category of a whole number in CLDR's fullest set; a catalogue without one of them uses `other`."""
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
