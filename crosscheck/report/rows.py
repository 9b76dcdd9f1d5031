"""Records as plain rows: the names and the order of fields in the files that a run writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Edge, Fact, Story
from crosscheck.model.finding import Finding
from crosscheck.model.result import Manifest, RunRecord

Row = dict[str, object]

ARTICLE_FIELDS: Final = ("id", "outlet", "url", "published", "language", "title", "text")
CLAIM_FIELDS: Final = (
    "id", "article", "field", "span", "quote", "kind", "measure", "low", "high", "qualifier", "unit", "start", "end",
    "group", "side", "who", "where", "item", "scope", "since", "as_of", "attribution", "certainty", "fact",
    "rule")  # fmt: skip
FINDING_FIELDS: Final = ("id", "fact", "verdict", "type", "severity", "sides", "reason", "wording")
COPY_FIELDS: Final = ("articles",)

_LARGEST_EXPONENT: Final = 40


def number(value: Decimal) -> int | Decimal:
    """The value as a JSON number: an integer where it is one, and never with an exponent within forty digits."""
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return value
    return int(value) if value == value.to_integral_value() else Decimal(format(value.normalize(), "f"))


def article_row(article: Article) -> Row:
    """The article with the corpus fields first."""
    return _row(article, ARTICLE_FIELDS)


def claim_row(claim: Claim) -> Row:
    """The claim with the documented fields first, then precision, readings, grain, weekday and what else is known."""
    return _row(claim, CLAIM_FIELDS)


def finding_row(finding: Finding) -> Row:
    """The finding with the documented fields first, then severity parts, explanations, facts and fingerprint."""
    return _row(finding, FINDING_FIELDS)


def copy_row(group: CopyGroup) -> Row:
    """The group of articles that carry one text."""
    return _row(group, COPY_FIELDS)


def fact_row(fact: Fact) -> Row:
    """The fact with all its fields."""
    return _row(fact, ())


def story_row(story: Story) -> Row:
    """The story with all its fields."""
    return _row(story, ())


def edge_row(edge: Edge) -> Row:
    """The decided pair with the comparisons behind it."""
    return _row(edge, ())


def manifest_row(manifest: Manifest) -> Row:
    """The manifest with all its fields."""
    return _row(manifest, ())


def run_row(record: RunRecord) -> Row:
    """The whole record as one object, each part in the order of the record."""
    makers: tuple[tuple[str, Callable[..., Row]], ...] = (
        ("articles", article_row), ("claims", claim_row), ("facts", fact_row), ("findings", finding_row),
        ("stories", story_row), ("copies", copy_row), ("edges", edge_row))  # fmt: skip
    parts: Row = {name: [make(item) for item in getattr(record, name)] for name, make in makers}
    return {"manifest": manifest_row(record.manifest), **parts}


def encoded(value: object, *, indent: int = 0) -> bytes:
    """The value as UTF-8 JSON: exact numbers, keys of mappings in order; lone surrogates become question marks."""
    try:
        data = _ENCODER.encode(value)
    except UnicodeEncodeError:
        data = _ENCODER.encode(_repaired(value))
    return msgspec.json.format(data, indent=indent) if indent else data


_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def _row(record: msgspec.Struct, first: tuple[str, ...]) -> Row:
    names = record.__struct_fields__
    ordered = (*first, *(name for name in names if name not in first))
    return {name: _plain(getattr(record, name)) for name in ordered}


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return number(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
        case msgspec.Struct():
            return _row(value, ())
        case _:
            return value


def _repaired(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case list():
            return [_repaired(item) for item in value]
        case dict():
            return {str(_repaired(key)): _repaired(item) for key, item in value.items()}
        case _:
            return value
