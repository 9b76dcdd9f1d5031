"""The judge's policy: tolerances, what counts as which slip, and severity, read from TOML and checked key by key."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import msgspec

from crosscheck.errors import ConfigError
from crosscheck.model.claim import Kind
from crosscheck.model.finding import ConflictType


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the policy file: unknown keys are errors."""


class Kinds(_Section, frozen=True):
    """`judged`: the kinds of claim that get findings."""

    judged: tuple[Kind, ...]


class Values(_Section, frozen=True):
    """Tolerances of figures, relative to the smaller one."""

    rounding: Decimal
    narrow: Decimal
    news_days: int


class Counts(_Section, frozen=True):
    """Which counts grow, which groups are states, which groups are disjoint, and which units are physical sizes."""

    growing: frozenset[str]
    steady_groups: frozenset[str]
    disjoint_groups: tuple[tuple[str, ...], ...]
    static_units: frozenset[str]
    telling: int
    follow_days: int
    quiet_days: int
    beside: int
    part: Decimal
    rival: Decimal


class Slips(_Section, frozen=True):
    """How like two figures must be before a slip explains them."""

    scale_powers: frozenset[int]
    nought_powers: frozenset[int]
    swap_digits: int
    edit_digits: int
    measure_digits: int
    course: Decimal
    sum_digits: int


class Voices(_Section, frozen=True):
    """Whom an article may contradict within itself."""

    own_voice_against_speaker: bool


class Precedence(_Section, frozen=True):
    """The order in which types are tried, by the field that holds the odd figure."""

    title: tuple[ConflictType, ...]
    text: tuple[ConflictType, ...]


class Size(_Section, frozen=True):
    """Points for the size of a difference: `full` at the ratio `whole`; `day` for every day between two dates."""

    full: int
    whole: int
    day: int


class Origins(_Section, frozen=True):
    """Points for `each` origin on the weaker side, `most` in all."""

    each: int
    most: int


class Reach(_Section, frozen=True):
    """Points for a dispute about the newest figures and for one across languages."""

    current: int
    languages: int


class Severity(_Section, frozen=True):
    """The terms of a severity."""

    type: dict[ConflictType, int]
    size: Size
    origins: Origins
    reach: Reach


class Policy(_Section, frozen=True):
    """All that a desk can change about judging. The defaults and the reason for each stand in `policy.toml`."""

    kinds: Kinds
    values: Values
    counts: Counts
    slips: Slips
    voices: Voices
    precedence: Precedence
    severity: Severity


_DEFAULTS: Final = Path(__file__).parent / "policy.toml"


def load_policy(path: str | Path) -> Policy:
    """The policy in the TOML file at `path`; other keys keep their default. Raises ConfigError with file and key."""
    given = _read(Path(path))
    try:
        return msgspec.convert(_merge(_read(_DEFAULTS), given), Policy)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_place(str(error))}") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise ConfigError(f"{path}: policy cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: policy is not valid TOML: {error}") from None


def _merge(base: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """`base` with the keys of `given` laid over it, table by table."""
    merged = dict(base)
    for key, value in given.items():
        held = merged.get(key)
        merged[key] = _merge(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return merged


def _place(message: str) -> str:
    """msgspec's message with the key in front: `severity.size.full: Expected `int`, got `str``."""
    said, _, where = message.partition(" - at `$")
    key = where.rstrip("`").lstrip(".")
    return f"{key}: {said}" if key else said


DEFAULT: Final = msgspec.convert(_read(_DEFAULTS), Policy)
