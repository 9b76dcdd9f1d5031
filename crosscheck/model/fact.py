"""What linking makes of claims: facts, the stories they belong to, copies, and the reasons."""

from __future__ import annotations

import msgspec


class Comparison(msgspec.Struct, frozen=True):
    """One feature of a candidate pair: its score (negative speaks against, 0 is neutral) and what was compared."""

    feature: str
    score: float
    detail: str


class Edge(msgspec.Struct, frozen=True):
    """A decided pair of claims of one fact: the two claim ids, the sum of scores, and each comparison behind it."""

    left: str
    right: str
    score: float
    comparisons: tuple[Comparison, ...]


class Story(msgspec.Struct, frozen=True):
    """One event: a stable id, the ids of its articles, and the names and words that hold them together."""

    id: str
    articles: tuple[str, ...]
    label: str
    evidence: tuple[str, ...] = ()


class Fact(msgspec.Struct, frozen=True):
    """The claims that answer one question, whatever they answer. `part_of` lists facts of which this one is a part.

    `label` is the question in English ("killed in Derna"); `origins` and `speakers` are upper bounds of independent
    voices.
    """

    id: str
    kind: str
    measure: str
    claims: tuple[str, ...]
    label: str
    story: str | None = None
    unit: str | None = None
    group: str | None = None
    side: str | None = None
    where: str | None = None
    scope: str | None = None
    part_of: tuple[str, ...] = ()
    origins: int = 1
    speakers: int = 0


class CopyGroup(msgspec.Struct, frozen=True):
    """Articles that carry one text: one voice."""

    articles: tuple[str, ...]
    """Their ids."""
    origin: str | None = None
    """The agency or outlet that wrote the text, where that can be told."""
    evidence: tuple[str, ...] = ()
    """How much text they share, and credits."""
