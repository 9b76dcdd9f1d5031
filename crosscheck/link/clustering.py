"""Clustering: edges become groups, under constraints and without weak bridges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)
State = TypeVar("State")

# Two groups are joined only where at least this share of the compared pairs across them speaks for it: one edge between
# two groups whose other members were compared and found different is a bridge, and is cut.
BRIDGE_SHARE: Final = 0.5


class Forest(Generic[Node]):
    """Disjoint groups of nodes. A group's root depends on the nodes alone, never on the order of joins."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._parent: dict[Node, Node] = {node: node for node in nodes}

    def root(self, node: Node) -> Node:
        """The node that stands for the group."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, left: Node, right: Node) -> Node:
        """The root of the joined group: the smaller root of the two."""
        low, high = sorted((self.root(left), self.root(right)))  # type: ignore[type-var]
        self._parent[high] = low
        return low

    def groups(self) -> list[list[Node]]:
        """All groups, members in the order in which the nodes were given."""
        members: dict[Node, list[Node]] = defaultdict(list)
        for node in self._parent:
            members[self.root(node)].append(node)
        return list(members.values())


class Clusterer(Generic[State]):
    """Joins nodes pair by pair, the best pair first, as long as the two groups' states agree and no bridge is weak.

    Nodes are numbers; `states` holds what the constraint needs to know of each, `agree` says whether two states may
    stand in one group, and `merge` gives the state of the joined group. `support` is the share of all pairs across two
    groups that must speak for their join, pairs that were never compared counted too. Of pairs with one score, the one
    whose nodes have the larger `masses` goes first: what leaves a slot open is most likely what is told most.
    """

    def __init__(
        self,
        states: list[State],
        *,
        agree: Callable[[State, State], bool],
        merge: Callable[[State, State], State],
        support: float = 0.0,
        masses: Sequence[int] | None = None,
    ) -> None:
        self._states = states
        self._agree = agree
        self._merge = merge
        self._support = support
        self._masses = masses
        self._size = [1] * len(states)
        self._forest: Forest[int] = Forest(range(len(states)))
        self._links: list[dict[int, tuple[int, int]]] = [{} for _ in states]

    def cluster(self, pairs: Iterable[tuple[int, int, float]], *, threshold: float) -> list[list[int]]:
        """The groups, from compared pairs (node, node, score); pairs below the threshold only count against bridges."""
        ordered = sorted(pairs, key=lambda pair: (-pair[2], -self._mass(pair), pair[0], pair[1]))
        for left, right, score in ordered:
            self._count(left, right, score >= threshold)
        for left, right, score in ordered:
            if score < threshold:
                break
            self._try(self._forest.root(left), self._forest.root(right))
        return self._forest.groups()

    def _mass(self, pair: tuple[int, int, float]) -> int:
        return 0 if self._masses is None else self._masses[pair[0]] + self._masses[pair[1]]

    def _count(self, left: int, right: int, good: bool) -> None:
        for one, other in ((left, right), (right, left)):
            right_pairs, all_pairs = self._links[one].get(other, (0, 0))
            self._links[one][other] = (right_pairs + good, all_pairs + 1)

    def _try(self, left: int, right: int) -> None:
        if left == right or not self._agree(self._states[left], self._states[right]):
            return
        good, compared = self._links[left][right]
        if good < max(BRIDGE_SHARE * compared, self._support * self._size[left] * self._size[right]):
            return
        kept = self._forest.join(left, right)
        gone = right if kept == left else left
        self._states[kept] = self._merge(self._states[kept], self._states[gone])
        self._size[kept] += self._size[gone]
        self._move_links(kept, gone)

    def _move_links(self, kept: int, gone: int) -> None:
        del self._links[kept][gone]
        for other, (good, compared) in self._links[gone].items():
            if other == kept:
                continue
            old_good, old_compared = self._links[kept].get(other, (0, 0))
            both = (old_good + good, old_compared + compared)
            self._links[kept][other] = both
            del self._links[other][gone]
            self._links[other][kept] = both
        self._links[gone] = {}
