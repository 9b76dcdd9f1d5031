"""Linking of the gold claims of all stories in one run: the share of the errors that is linking's own."""

from __future__ import annotations

from itertools import combinations

import pytest

from crosscheck.language.world import load_world
from crosscheck.link.linking import link_claims
from tests.link.golden import STORIES, f1, gold, pairs

# Floors: what the stories give now, rounded down. They may be raised.
LINKS = 0.92
COPIES = 0.95

pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(not STORIES.exists(), reason="the gold stories are not beside this checkout"),
]


def test_gold_claims_find_their_facts_and_copies_above_the_floors() -> None:
    articles, claims, fact_of, copies = gold()
    linked = link_claims(articles, claims, world=load_world())
    found = {claim.id: claim.fact or "" for claim in linked.claims if claim.id in fact_of}
    assert f1(pairs(found, claims), pairs(fact_of, claims)) >= LINKS
    told = {frozenset(pair) for group in linked.copies for pair in combinations(group.articles, 2)}
    assert f1(told, copies) >= COPIES
