"""Linking: articles and claims in, facts, stories and copies out, with the reason of every join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from crosscheck.link.blocking import candidate_pairs
from crosscheck.link.clustering import Clusterer
from crosscheck.link.comparing import agree, compare
from crosscheck.link.copies import find_copies
from crosscheck.link.facts import fact_of, voices_of, wholes
from crosscheck.link.filling import filled_claims
from crosscheck.link.places import World
from crosscheck.link.scoring import VETO, Weights, total
from crosscheck.link.stories import find_stories
from crosscheck.link.subjects import Node, nodes_of, surroundings
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Comparison, CopyGroup, Edge, Fact, Story


class LinkSettings(msgspec.Struct, frozen=True):
    """How linking weighs evidence."""

    weights: Weights = Weights()


DEFAULTS: Final = LinkSettings()


class Linked(msgspec.Struct, frozen=True):
    """Claims in their given order with `fact` filled; facts, stories, copies and edges in the order of their ids."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    stories: tuple[Story, ...]
    copies: tuple[CopyGroup, ...]
    edges: tuple[Edge, ...]


def link_claims(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    settings: LinkSettings = DEFAULTS,
    world: World | None = None,
) -> Linked:
    """Claims joined to facts by what they are about, never by what they say."""
    copies = find_copies(articles)
    stories = find_stories(articles, claims)
    around = surroundings(articles, claims, stories, world=world)
    nodes = nodes_of(filled_claims(claims, world), around)
    edges, groups = _grouped(nodes, settings.weights, world)
    facts = _facts([[nodes[at] for at in group] for group in groups], articles, copies=copies, world=world)
    fact_of_claim = {name: fact.id for fact in facts for name in fact.claims}
    filled = tuple(msgspec.structs.replace(claim, fact=fact_of_claim[claim.id]) for claim in claims)
    return Linked(filled, facts, stories, copies, edges)


def _grouped(nodes: Sequence[Node], weights: Weights, world: World | None) -> tuple[tuple[Edge, ...], list[list[int]]]:
    compared = _compared(nodes, weights, world)
    scores = {pair: total(comparisons) for pair, comparisons in compared.items()}
    clusterer: Clusterer[tuple[Node, ...]] = Clusterer(
        [(node,) for node in nodes],
        agree=lambda left, right: all(agree(a, b, weights, world) for a in left for b in right),
        merge=lambda left, right: left + right,
        masses=[len(node.claims) for node in nodes],
    )
    groups = clusterer.cluster([(a, b, score) for (a, b), score in scores.items()], threshold=weights.enough)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    edges = [
        _edge((nodes[a], nodes[b]), scores[a, b], comparisons)
        for (a, b), comparisons in compared.items()
        if scores[a, b] >= weights.enough and group_of[a] == group_of[b]
    ]
    same = [edge for node in nodes for edge in _node_edges(node)]
    return tuple(sorted(edges + same, key=lambda edge: (edge.left, edge.right))), groups


def _compared(
    nodes: Sequence[Node], weights: Weights, world: World | None
) -> dict[tuple[int, int], tuple[Comparison, ...]]:
    return {
        (a, b): compare(nodes[a], nodes[b], weights, world)
        for a, b in candidate_pairs([node.subject for node in nodes])
    }


def _edge(pair: tuple[Node, Node], score: float, comparisons: tuple[Comparison, ...]) -> Edge:
    left, right = sorted(node.claims[0].id for node in pair)
    return Edge(left, right, score, comparisons)


def _node_edges(node: Node) -> list[Edge]:
    """A star of edges: every further claim of one subject is tied to the first."""
    reason = (Comparison("subject", VETO * -1, "every slot is the same"),)
    first = node.claims[0].id
    return [Edge(first, claim.id, reason[0].score, reason) for claim in node.claims[1:]]


def _facts(
    groups: Sequence[Sequence[Node]], articles: Sequence[Article], *, copies: Sequence[CopyGroup], world: World | None
) -> tuple[Fact, ...]:
    by_id: Mapping[str, Article] = {article.id: article for article in articles}
    voices = voices_of(articles, copies)
    facts = [
        fact_of(
            [claim for node in group for claim in node.claims], articles=by_id, story=_main_story(group), voices=voices
        )
        for group in groups
    ]
    whole_of = wholes(facts, world)
    filled = [msgspec.structs.replace(fact, part_of=whole_of.get(fact.id, ())) for fact in facts]
    return tuple(sorted(filled, key=lambda fact: fact.id))


def _main_story(group: Sequence[Node]) -> str | None:
    """The story of most claims, the first by id among equals; teasers tell of other stories than their article's."""
    counts = Counter(n.subject.story for n in group for _ in n.claims if n.subject.story and not n.subject.teaser)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
