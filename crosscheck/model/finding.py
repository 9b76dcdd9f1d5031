"""Findings: what the judge says of a fact, with every side and every reason."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

Verdict = Literal["conflict", "update", "outdated", "revised", "compatible", "incomparable", "agree", "single"]
ConflictType = Literal[
    "value", "scale", "digits", "currency", "date", "weekday", "internal", "arithmetic", "measure"]  # fmt: skip

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
CONFLICT_TYPES: Final[tuple[ConflictType, ...]] = get_args(ConflictType)


class Explanation(msgspec.Struct, frozen=True):
    """A probable reason of a difference: its kind (`scale_slip`, …), one English sentence, and the evidence."""

    kind: str
    text: str
    evidence: tuple[str, ...] = ()


class SeverityPart(msgspec.Struct, frozen=True):
    """One term of a severity: its name, the points it gives, and why."""

    name: str
    points: int
    why: str


class Finding(msgspec.Struct, frozen=True):
    """A judged fact. `sides` are groups of claim ids that cannot all be true (one side for a claim against itself).

    `severity` is 0 to 100, the sum of `severity_parts`. `fact` is None where the sides cross facts. `reason` is one
    English sentence; `wording` is the newsroom line by language code; `fingerprint` stays the same over re-runs and
    added articles.
    """

    id: str
    fact: str | None
    verdict: Verdict
    sides: tuple[tuple[str, ...], ...]
    reason: str
    type: ConflictType | None = None
    severity: int = 0
    severity_parts: tuple[SeverityPart, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    wording: dict[str, str] = {}
    facts: tuple[str, ...] = ()
    fingerprint: str = ""
