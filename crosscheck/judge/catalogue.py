"""Catalogues: the words of one output language, read from TOML and checked."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from crosscheck.errors import ConfigError

CATALOGUES: Final = Path(__file__).parent / "catalogues"
# The form of any number for which a noun has no form of its own.
PLAIN: Final = "other"
# Added to a form where the noun stands after a preposition, and where a scale word has no noun after it.
AFTER: Final = "_after"
ALONE: Final = "_alone"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a catalogue: unknown keys are errors."""


class Numbers(_Words, frozen=True):
    """How digits are written: groups of three from `group_from` on."""

    group: str
    group_from: int
    decimal: str


class PluralRow(_Words, frozen=True):
    """The form of whole numbers from `low` to `high`, taken modulo `modulo` where that is given."""

    form: str
    low: int | None = None
    high: int | None = None
    modulo: int | None = None

    def fits(self, number: int) -> bool:
        """True where the row names the number's form."""
        looked_at = number % self.modulo if self.modulo else number
        return (self.low is None or self.low <= looked_at) and (self.high is None or looked_at <= self.high)


class QualifierWords(_Words, frozen=True):
    """A qualifier's words around {v}; `after` where they put the noun after a preposition."""

    text: str
    after: bool = False


class Dates(_Words, frozen=True):
    """Names and patterns of days."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
    span: str
    from_: str = msgspec.field(name="from")
    until: str
    month: str


class Scale(_Words, frozen=True):
    """A power of ten and its noun's forms."""

    power: int
    forms: dict[str, str]


class Catalogue(_Words, frozen=True):
    """The words of one language. `reasons` and `explanations` are English sentences and stand in one catalogue only."""

    code: str
    direction: str
    numbers: Numbers
    plural: tuple[PluralRow, ...]
    scales: tuple[Scale, ...]
    qualifiers: dict[str, QualifierWords]
    measures: dict[str, dict[str, str]]
    currencies: dict[str, dict[str, str]]
    units: dict[str, dict[str, str]]
    groups: dict[str, str]
    dates: Dates
    lines: dict[str, str]
    reasons: dict[str, str] = {}
    explanations: dict[str, str] = {}

    def form_of(self, number: int) -> str:
        """The name of the noun form that goes with a whole number."""
        return next((row.form for row in self.plural if row.fits(number)), PLAIN)


@functools.cache
def load_catalogue(code: str) -> Catalogue:
    """The catalogue of an output language. Raises ConfigError where there is none or it does not hold together."""
    path = CATALOGUES / f"{code}.toml"
    try:
        words = tomllib.loads(path.read_text(encoding="utf-8"))
        words["scales"] = [_scale(row) for row in words.get("scales", [])]
        return msgspec.convert(words, Catalogue)
    except OSError:
        raise ConfigError(f"no wording for the language {code!r}: {path.name} is missing") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ConfigError(f"{path.name}: {error}") from None


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.toml")))


def _scale(row: dict[str, Any]) -> dict[str, Any]:
    return {"power": row.get("power"), "forms": {form: text for form, text in row.items() if form != "power"}}
