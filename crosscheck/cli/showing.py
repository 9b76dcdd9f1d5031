"""Claims as a table for people, and as JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from crosscheck.cli.terminal import aligned, shortened

if TYPE_CHECKING:
    from crosscheck.model.claim import Claim
    from crosscheck.model.result import RunRecord

LAYOUTS: Final = ("table", "json", "jsonl", "csv")
COLUMNS: Final = ("article", "kind", "value", "about", "said by", "quote")
LONGEST: Final = 48


def claims_shown(record: RunRecord, layout: str) -> str:
    """The claims in one of LAYOUTS, ending with a line break."""
    from crosscheck.pipeline import claim_rows, claims_as_csv, encoded  # heavy: packs and stages

    match layout:
        case "table":
            return f"{claim_table(record.claims)}\n"
        case "csv":
            return claims_as_csv(record)
        case "json":
            return _escaped(encoded(claim_rows(record), indent=2).decode()) + "\n"
        case _:
            return "".join(f"{_escaped(encoded(row).decode())}\n" for row in claim_rows(record))


def claim_table(claims: Sequence[Claim]) -> str:
    """One line a claim: what is counted, its value as read, and the quote."""
    if not claims:
        return "no claims"
    return aligned([COLUMNS, *(tuple(shortened(cell, LONGEST) for cell in _cells(claim)) for claim in claims)])


def value_told(claim: Claim) -> str:
    """The value as read: `[1400, …) more_than person`, `2023-11-03`."""
    if claim.kind == "visit":
        return " to ".join(dict.fromkeys("…" if day is None else day.isoformat() for day in (claim.start, claim.end)))
    low, high = ("" if end is None else f"{end.normalize():,f}" for end in (claim.low, claim.high))
    number = low if low == high else f"{low or '…'} to {high or '…'}"
    return f"{number} {claim.qualifier or ''} {claim.unit or ''}".strip()


def about_told(claim: Claim) -> str:
    """What the claim is about: measure, group, side, place, persons, thing."""
    slots = (claim.measure, claim.group, claim.side, claim.where, *claim.who, claim.item, claim.scope)
    marks = ("teaser",) * claim.teaser + (claim.certainty,) * (claim.certainty != "stated")
    return ", ".join(slot for slot in (*slots, *marks) if slot)


def _cells(claim: Claim) -> tuple[str, ...]:
    return claim.article, claim.kind, value_told(claim), about_told(claim), claim.attribution or "", claim.quote


def _escaped(json: str) -> str:
    """The same JSON with every character that is not printed as an escape."""
    return "".join(letter if letter.isprintable() or letter == "\n" else _escape(letter) for letter in json)


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
