"""Groups from edges, under constraints."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.link.clustering import Clusterer, Forest, average_groups


def clustered(size: int, pairs: list[tuple[int, int, float]]) -> list[list[int]]:
    """Groups of nodes that never disagree."""
    clusterer: Clusterer[None] = Clusterer([None] * size, agree=lambda _a, _b: True, merge=lambda a, _b: a)
    return clusterer.cluster(pairs, threshold=1.0)


def test_a_weak_bridge_between_two_groups_is_cut() -> None:
    dense = [(0, 1, 3.0), (2, 3, 3.0)]
    against = [(0, 3, -1.0), (1, 3, -1.0)]
    assert clustered(4, [*dense, (1, 2, 1.0), *against]) == [[0, 1], [2, 3]]
    assert clustered(4, [*dense, (1, 2, 1.0), (0, 2, 1.0)]) == [[0, 1, 2, 3]]


def test_groups_are_as_alike_as_the_mean_of_all_their_pairs() -> None:
    pairs = [(0, 1, 3.0), (2, 3, 3.0), (1, 2, 2.0)]
    assert average_groups(5, pairs, threshold=1.0) == [[0, 1], [2, 3], [4]]
    assert average_groups(5, [*pairs, (0, 3, 2.0)], threshold=1.0) == [[0, 1, 2, 3], [4]]


def test_of_two_joins_the_closer_one_is_made() -> None:
    assert average_groups(3, [(0, 1, 1.5), (1, 2, 2.0)], threshold=1.0) == [[0], [1, 2]]


def test_groups_whose_states_disagree_stay_apart_whatever_links_them() -> None:
    clusterer: Clusterer[frozenset[str]] = Clusterer(
        [frozenset("x"), frozenset(), frozenset("y")],
        agree=lambda left, right: len(left | right) < 2,
        merge=lambda left, right: left | right,
    )
    assert clusterer.cluster([(0, 1, 2.0), (1, 2, 3.0)], threshold=1.0) == [[0], [1, 2]]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20), st.randoms(use_true_random=False))
def test_the_groups_of_a_forest_do_not_depend_on_the_order_of_joins(
    joins: list[tuple[int, int]], random: Random
) -> None:
    shuffled = sorted(joins, key=lambda _join: random.random())
    results = []
    for order in (joins, shuffled):
        forest = Forest(range(10))
        for left, right in order:
            forest.join(left, right)
        results.append([forest.root(node) for node in range(10)])
    assert results[0] == results[1]
