"""Findings: what the judge says of a fact, with every side and every reason."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

Verdict = Literal["conflict", "update", "outdated", "revised", "compatible", "incomparable", "agree", "single"]
ConflictType = Literal[
    "value", "scale", "digits", "currency", "date", "weekday", "internal", "arithmetic", "measure"]  # fmt: skip

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
CONFLICT_TYPES: Final[tuple[ConflictType, ...]] = get_args(ConflictType)
REASONS_IN: Final = "en"  # the language of a finding's reason


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
    """A judged fact."""

    id: str
    """`finding-` and the fingerprint."""
    fact: str | None
    """The fact that is judged; None where the sides cross facts."""
    verdict: Verdict
    """How the claims stand to each other."""
    sides: tuple[tuple[str, ...], ...]
    """Groups of claim ids that cannot all be true; one side for a claim against itself."""
    reason: str
    """Why, in one English sentence."""
    type: ConflictType | None = None
    """The type of a conflict; None for other verdicts."""
    severity: int = 0
    """0 to 100, the sum of the parts."""
    severity_parts: tuple[SeverityPart, ...] = ()
    """The terms of the severity, each with its points and why."""
    explanations: tuple[Explanation, ...] = ()
    """Probable reasons, the most probable first, each with its evidence."""
    wording: dict[str, str] = {}
    """A newsroom line by language code."""
    facts: tuple[str, ...] = ()
    """All facts that the sides belong to."""
    fingerprint: str = ""
    """The same over re-runs and added articles."""
