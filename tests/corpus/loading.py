"""Cases of the corpus as records, read strictly: a mistake is an error that names file, line and text of its case."""

from __future__ import annotations

import hashlib
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, cast, get_args

import msgspec

from crosscheck.model.claim import KINDS, MEASURES, Certainty, Field, Kind, Scope
from crosscheck.model.interval import Interval
from crosscheck.model.period import Period
from crosscheck.model.quantity import QUALIFIERS

CORPUS: Final = Path(__file__).parent
_LOW_ONLY: Final = ("more_than", "at_least")
_HIGH_ONLY: Final = ("less_than", "at_most")
_RANGES: Final = ("range", "vague")
_NUMBER: Final = re.compile(r"(?P<low>\d+(?:\.\d+)?)?(?P<range>\.\.)?(?P<high>\d+(?:\.\d+)?)?")
_KIND_OF: Final[dict[str, Kind]] = {measure: kind for kind in KINDS for measure in MEASURES[kind]}
_COMPARED: Final = (
    "qualifier", "unit", "group", "side", "where", "item", "scope", "attribution", "certainty", "who",
    "start", "end", "since", "as_of")  # fmt: skip
Expected = Decimal | str | date | tuple[str, ...] | None


class CorpusError(Exception):
    """A corpus file that breaks its form; the message starts with path:line."""


class ExpectedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that must be read: where it stands, and each field that the case is about (None is an empty field)."""

    quote: str
    field: Field
    span: tuple[int, int]
    kind: Kind
    measure: str
    fields: dict[str, Expected]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A text and all that may be read in it; None for what the case is not about. `id` is language/dimension:line.

    `unsupported` says why the case is not read yet, "" where it is.
    """

    id: str
    language: str
    dimension: str
    line: int
    reference: date
    title: str
    text: str
    reason: str
    unsupported: str
    claims: tuple[ExpectedClaim, ...] | None
    numbers: tuple[Interval, ...] | None
    money: tuple[tuple[Interval, str], ...] | None
    dates: tuple[Period, ...] | None


class _RawClaim(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    quote: str
    measure: str
    field: Field = "text"
    occurrence: int | None = None
    kind: Kind | None = None
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    qualifier: str | None = None
    unit: str | None = None
    group: str | None = None
    side: str | None = None
    where: str | None = None
    item: str | None = None
    scope: str | None = None
    attribution: str | None = None
    certainty: str | None = None
    who: tuple[str, ...] | None = None
    start: str | None = None
    end: str | None = None
    since: str | None = None
    as_of: str | None = None


class _RawCase(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    text: str
    reason: str
    unsupported: str | None = None
    title: str = ""
    claims: tuple[_RawClaim, ...] | None = None
    numbers: tuple[str, ...] | None = None
    money: tuple[str, ...] | None = None
    dates: tuple[str, ...] | None = None


def load_corpus(root: Path = CORPUS) -> tuple[Case, ...]:
    """All cases below `root`, by language, dimension and line; an error where two cases of a language have one text."""
    cases = tuple(case for path in _files(root) for case in load_file(path))
    first: dict[tuple[str, str, str], Case] = {}
    for case in cases:
        earlier = first.setdefault((case.language, case.title, case.text), case)
        if earlier is not case:
            raise CorpusError(f"{case.id}: the same text as {earlier.id}: {case.text[:60]!r}")
    return cases


def load_file(path: Path) -> tuple[Case, ...]:
    """The cases of one file; language and dimension are the names of its folder and of the file itself."""
    source = path.read_text(encoding="utf-8")
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{_name(path)}: not TOML: {error}") from error
    if unknown := sorted(content.keys() - {"reference", "case"}):
        raise CorpusError(f"{_name(path)}:1: unknown key {unknown[0]!r}; a file has `reference` and `case`")
    reference = content.get("reference")
    if type(reference) is not date:
        raise CorpusError(f"{_name(path)}:1: `reference` must be a date such as 2024-03-15, found {reference!r}")
    lines = [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == "[[case]]"]
    rows = content.get("case", [])
    if len(rows) != len(lines) or not rows:
        raise CorpusError(f"{_name(path)}:1: {len(rows)} cases and {len(lines)} lines `[[case]]`; each needs one")
    return tuple(_case(path, line, reference, row) for line, row in zip(lines, rows, strict=True))


def corpus_digest(root: Path = CORPUS) -> str:
    """SHA-256 of all corpus files with their names: the same digest means the same specification."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{_name(path)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(root.glob("*/*.toml"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _case(path: Path, line: int, reference: date, row: object) -> Case:
    try:
        return _read_case(path, line, reference, msgspec.convert(row, _RawCase))
    except (ValueError, msgspec.ValidationError) as error:
        text = row.get("text") if isinstance(row, dict) else None
        raise CorpusError(f"{_name(path)}:{line}: {error}, in the case {str(text)[:60]!r}") from error


def _read_case(path: Path, line: int, reference: date, raw: _RawCase) -> Case:
    for key in ("text", "reason", "unsupported"):
        value = getattr(raw, key)
        if value is not None and not value.strip():
            raise ValueError(f"`{key}` is empty")
    if raw.claims is None and raw.numbers is None and raw.money is None and raw.dates is None:
        raise ValueError("nothing is expected: give `claims`, `numbers`, `money` or `dates`")
    claims = None if raw.claims is None else tuple(_claim(raw, claim) for claim in raw.claims)
    return Case(
        id=f"{path.parent.name}/{path.stem}:{line}", language=path.parent.name, dimension=path.stem, line=line,
        reference=reference, title=raw.title, text=raw.text, reason=raw.reason,
        unsupported=raw.unsupported or "", claims=claims,
        numbers=None if raw.numbers is None else tuple(map(_number, raw.numbers)),
        money=None if raw.money is None else tuple(map(_sum, raw.money)),
        dates=None if raw.dates is None else tuple(map(_days, raw.dates)))  # fmt: skip


def _claim(case: _RawCase, raw: _RawClaim) -> ExpectedClaim:
    kind = raw.kind or _KIND_OF.get(raw.measure)
    if kind is None:
        raise ValueError(f'unknown measure {raw.measure!r}; a figure needs `kind = "figure"`')
    if kind != "figure" and _KIND_OF.get(raw.measure) != kind:
        raise ValueError(f"measure {raw.measure!r} is not of kind {kind!r}")
    for key, allowed in (("qualifier", QUALIFIERS), ("scope", get_args(Scope)), ("certainty", get_args(Certainty))):
        value = getattr(raw, key)
        if value and value not in allowed:
            raise ValueError(f"unknown {key} {value!r}; one of {', '.join(allowed)}")
    fields = _value(raw) if kind != "visit" else _no_value(raw)
    for key in _COMPARED:
        stated = getattr(raw, key)
        if stated is not None:
            fields[key] = _expected(key, stated)
    span = _span(case.title if raw.field == "title" else case.text, raw)
    return ExpectedClaim(quote=raw.quote, field=raw.field, span=span, kind=kind, measure=raw.measure, fields=fields)


def _expected(key: str, stated: str | tuple[str, ...]) -> Expected:
    if stated == "":
        return None
    return date.fromisoformat(cast(str, stated)) if key in ("start", "end", "since", "as_of") else stated


def _span(text: str, raw: _RawClaim) -> tuple[int, int]:
    count = sum(text.startswith(raw.quote, start) for start in range(len(text))) if raw.quote else 0
    if count == 0:
        raise ValueError(f"the quote {raw.quote!r} is not in the {raw.field}")
    if count > 1 and raw.occurrence is None:
        raise ValueError(f"the quote {raw.quote!r} stands {count} times in the {raw.field}; say `occurrence`")
    wanted = raw.occurrence or 0
    if not 0 <= wanted < count or (count == 1 and raw.occurrence is not None):
        raise ValueError(f"occurrence {raw.occurrence} of {raw.quote!r}, which stands {count} times in the {raw.field}")
    start = -1
    for _ in range(wanted + 1):
        start = text.index(raw.quote, start + 1)
    return start, start + len(raw.quote)


def _no_value(raw: _RawClaim) -> dict[str, Expected]:
    if raw.value is not None or raw.low is not None or raw.high is not None or raw.qualifier:
        raise ValueError(f"the visit {raw.quote!r} cannot have a value or qualifier")
    if raw.start is None and raw.end is None:
        raise ValueError(f"the visit {raw.quote!r} needs `start` or `end`")
    return {}


def _value(raw: _RawClaim) -> dict[str, Expected]:
    if raw.start is not None or raw.end is not None:
        raise ValueError(f"{raw.quote!r} is no visit and has no `start` or `end`")
    if raw.value is not None and (raw.low is not None or raw.high is not None):
        raise ValueError(f"{raw.quote!r} has `value` beside `low` or `high`")
    low, high = (raw.value, raw.value) if raw.value is not None else (raw.low, raw.high)
    qualifier = raw.qualifier or ("exact" if raw.value is not None else None)
    if not _fits(low, high, qualifier):
        raise ValueError(f"{raw.quote!r}: low {low} and high {high} do not go with the qualifier {qualifier!r}")
    return {"low": _decimal(low), "high": _decimal(high), "qualifier": qualifier}


def _fits(low: float | None, high: float | None, qualifier: str | None) -> bool:
    if qualifier in _LOW_ONLY:
        return low is not None and high is None
    if qualifier in _HIGH_ONLY:
        return low is None and high is not None
    if qualifier is None or low is None or high is None:
        return False
    return low < high if qualifier in _RANGES else low == high


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _number(text: str) -> Interval:
    match = _NUMBER.fullmatch(text)
    if not match or not (match["low"] or match["high"]) or (match["high"] and not match["range"]):
        raise ValueError(f'{text!r} is no number; write "3.5", "20..29", "20.." or "..20"')
    low = Decimal(match["low"]) if match["low"] else None
    high = (Decimal(match["high"]) if match["high"] else None) if match["range"] else low
    return Interval(low, high)


def _sum(text: str) -> tuple[Interval, str]:
    number, _, unit = text.rpartition(" ")
    if not re.fullmatch("[A-Z]{3}", unit):
        raise ValueError(f'{text!r} is no sum; write "1960000000 USD"')
    return _number(number), unit


def _days(text: str) -> Period:
    first, dots, last = text.partition("..")
    if re.fullmatch(r"\d{4}-\d\d", text):
        start = date.fromisoformat(f"{text}-01")
        return Period(start, start.replace(day=monthrange(start.year, start.month)[1]), "month")
    if dots and date.fromisoformat(first) >= date.fromisoformat(last):
        raise ValueError(f"{text!r} does not run forward")
    return Period(date.fromisoformat(first), date.fromisoformat(last if dots else first))
