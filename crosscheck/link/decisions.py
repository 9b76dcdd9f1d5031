"""Decisions: a reviewer's word on two claims, which outweighs all evidence, and follows from claim to claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from crosscheck.errors import ConfigError
from crosscheck.link.clustering import Forest
from crosscheck.link.subjects import Node


class Decision(msgspec.Struct, frozen=True):
    """A reviewer's word on two claims, by id: they are one fact (`same`), or two."""

    left: str
    right: str
    same: bool


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file with one JSON object a line. Raises ConfigError with file, line and reason."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: decisions cannot be read: {error.strerror}") from None
    return tuple(_read(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _read(line: bytes, place: str) -> Decision:
    try:
        return msgspec.json.decode(line, type=Decision)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{place}: expected a decision with left, right and same: {error}") from None


class Settled(msgspec.Struct, frozen=True):
    """What decisions make of nodes: units that stay whole, as positions, and pairs of claims that stay apart."""

    units: tuple[tuple[int, ...], ...]
    apart: frozenset[frozenset[str]]

    def keeps_apart(self, left: Iterable[Node], right: Iterable[Node]) -> bool:
        """True where a claim of the left nodes must not meet one of the right."""
        if not self.apart:
            return False
        return any(frozenset((a.claims[0].id, b.claims[0].id)) in self.apart for a in left for b in right)


def named_claims(decisions: Sequence[Decision]) -> frozenset[str]:
    """The ids of all claims on which there is a word; each is a node of its own."""
    return frozenset(name for decision in decisions for name in (decision.left, decision.right))


def settle(nodes: Sequence[Node], decisions: Sequence[Decision]) -> Settled:
    """The units and pairs that the decisions make of the nodes; words on claims of other runs are passed over.

    Raises ConfigError where a chain of `same` joins two claims that another decision keeps apart.
    """
    at = {claim.id: number for number, node in enumerate(nodes) for claim in node.claims}
    known = [decision for decision in decisions if decision.left in at and decision.right in at]
    forest = Forest(range(len(nodes)))
    for decision in known:
        if decision.same:
            forest.join(at[decision.left], at[decision.right])
    for decision in known:
        if not decision.same:
            _check(decision, forest, at)
    apart = frozenset(frozenset((decision.left, decision.right)) for decision in known if not decision.same)
    return Settled(tuple(tuple(group) for group in forest.groups()), apart)


def _check(decision: Decision, forest: Forest[int], at: Mapping[str, int]) -> None:
    if forest.root(at[decision.left]) == forest.root(at[decision.right]):
        raise ConfigError(
            f"decisions: {decision.left} and {decision.right} are kept apart by one decision and joined by others; "
            "take one of them back"
        )
