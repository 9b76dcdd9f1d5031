"""The gold claims of all stories in one run, instead of the extractor's: the errors of linking and judging alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations

import pytest

from crosscheck.judge.deciding import judge_facts
from crosscheck.language.world import load_world
from crosscheck.link.linking import Linked, link_claims
from crosscheck.model.finding import Finding
from tests.link.golden import STORIES, f1, gold, pairs

# Floors: what the stories give now, rounded down. They may be raised.
LINKS = 0.92
COPIES = 0.95
FINDINGS = 0.89

Sides = list[list[str]]

pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(not STORIES.exists(), reason="the gold stories are not beside this checkout"),
]


@pytest.fixture(scope="module")
def linked() -> Linked:
    articles, claims, _, _ = gold()
    return link_claims(articles, claims, world=load_world())


def test_gold_claims_find_their_facts_and_copies(linked: Linked) -> None:
    _, claims, fact_of, copies = gold()
    found = {claim.id: claim.fact or "" for claim in linked.claims if claim.id in fact_of}
    links = f1(pairs(found, claims), pairs(fact_of, claims))
    assert links >= LINKS, f"{links:.3f}"
    told = {frozenset(pair) for group in linked.copies for pair in combinations(group.articles, 2)}
    assert f1(told, copies) >= COPIES


def test_gold_claims_show_the_gold_conflicts(linked: Linked) -> None:
    findings = judge_facts(gold()[0], linked.claims, linked.facts, linked.copies)
    score = _conflicts_f1([finding for finding in findings if finding.verdict == "conflict"], _conflicts())
    assert score >= FINDINGS, f"{score:.3f}"


def _conflicts() -> list[Sides]:
    """The sides of all conflicts but those of a weekday, which gold claims do not hold."""
    told = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("*/gold.json")))
    every = [conflict for story in told for conflict in story["conflicts"]]
    return [conflict["sides"] for conflict in every if conflict["type"] != "weekday"]


def _conflicts_f1(findings: Iterable[Finding], conflicts: list[Sides]) -> float:
    """A finding is right that holds claims of two sides of a conflict which no other finding has found."""
    found = [{name for side in finding.sides for name in side} for finding in findings]
    left = list(conflicts)
    for held in found:
        hit = next((c for c in left if sum(not held.isdisjoint(side) for side in c) >= min(2, len(c))), None)
        if hit is not None:
            left.remove(hit)
    return 2 * (len(conflicts) - len(left)) / (len(found) + len(conflicts))
