"""Clustering: edges become groups, under constraints and without weak bridges."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, TypeVar

Node = TypeVar("Node", int, str)
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
        low, high = sorted((self.root(left), self.root(right)))
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
    stand in one group, and `merge` gives the state of the joined group. Of pairs with one score, the one whose nodes
    have the larger `masses` goes first: what leaves a slot open is most likely what is told most.
    """

    def __init__(
        self,
        states: list[State],
        *,
        agree: Callable[[State, State], bool],
        merge: Callable[[State, State], State],
        masses: Sequence[int] | None = None,
    ) -> None:
        self._states = states
        self._agree = agree
        self._merge = merge
        self._masses = masses
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
        if good < BRIDGE_SHARE * compared:
            return
        kept = self._forest.join(left, right)
        gone = right if kept == left else left
        self._states[kept] = self._merge(self._states[kept], self._states[gone])
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


def average_groups(size: int, pairs: Iterable[tuple[int, int, float]], *, threshold: float) -> list[list[int]]:
    """Groups of the nodes 0 to size - 1, from pairs (node, node, similarity): the two most alike are joined first.

    Two groups are as alike as the mean over all their pairs, those not given counted as 0; below the threshold they
    stay apart.
    """
    members: dict[int, list[int]] = {node: [node] for node in range(size)}
    sums: dict[int, dict[int, float]] = {node: {} for node in range(size)}
    for left, right, similarity in pairs:
        sums[left][right] = sums[right][left] = similarity

    def ranked(left: int, right: int) -> tuple[float, int, int]:
        mean = sums[left][right] / (len(members[left]) * len(members[right]))
        return (-round(mean, 9), min(left, right), max(left, right))

    heap = [ranked(left, right) for left, others in sums.items() for right in others if left < right]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        entry = heapq.heappop(heap)
        _score, kept, gone = entry
        if kept not in members or gone not in members or ranked(kept, gone) != entry:
            continue
        members[kept] += members.pop(gone)
        for other, similarity in sums.pop(gone).items():
            del sums[other][gone]
            if other != kept:
                sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + similarity
        for other in sums[kept]:
            heapq.heappush(heap, ranked(kept, other))
    return [sorted(group) for group in members.values()]
